#include "core/quantity/number_words.h"

#include "core/quantity/digits.h"
#include "core/quantity/lexicon.h"

#include <cmath>

namespace zhilan::quantity
{
namespace
{

enum class WordKind : std::uint8_t {
    Small,    ///< zero to nineteen
    Tens,     ///< twenty to ninety
    Hundred,  ///< multiplies what stands since the last big one
    Big,      ///< thousand and up
    Dozen,    ///< multiplies and ends
    Fraction, ///< fifth, thirds: divides
};
struct NumberWord {
    WordKind kind;
    double value;
};

const Lexicon<NumberWord>& numberWords()
{
    using enum WordKind;
    static const Lexicon<NumberWord> words{
        {U"zero", {Small, 0}},        {U"nought", {Small, 0}},       {U"naught", {Small, 0}},
        {U"one", {Small, 1}},         {U"two", {Small, 2}},          {U"three", {Small, 3}},
        {U"four", {Small, 4}},        {U"five", {Small, 5}},         {U"six", {Small, 6}},
        {U"seven", {Small, 7}},       {U"eight", {Small, 8}},        {U"nine", {Small, 9}},
        {U"ten", {Small, 10}},        {U"eleven", {Small, 11}},      {U"twelve", {Small, 12}},
        {U"thirteen", {Small, 13}},   {U"fourteen", {Small, 14}},    {U"fifteen", {Small, 15}},
        {U"sixteen", {Small, 16}},    {U"seventeen", {Small, 17}},   {U"eighteen", {Small, 18}},
        {U"nineteen", {Small, 19}},   {U"twenty", {Tens, 20}},       {U"thirty", {Tens, 30}},
        {U"forty", {Tens, 40}},       {U"fifty", {Tens, 50}},        {U"sixty", {Tens, 60}},
        {U"seventy", {Tens, 70}},     {U"eighty", {Tens, 80}},       {U"ninety", {Tens, 90}},
        {U"hundred", {Hundred, 1e2}}, {U"hundreds", {Hundred, 1e2}}, {U"thousand", {Big, 1e3}},
        {U"thousands", {Big, 1e3}},   {U"million", {Big, 1e6}},      {U"millions", {Big, 1e6}},
        {U"billion", {Big, 1e9}},     {U"billions", {Big, 1e9}},     {U"trillion", {Big, 1e12}},
        {U"trillions", {Big, 1e12}},  {U"lakh", {Big, 1e5}},         {U"lakhs", {Big, 1e5}},
        {U"lac", {Big, 1e5}},         {U"crore", {Big, 1e7}},        {U"crores", {Big, 1e7}},
        {U"dozen", {Dozen, 12}},      {U"dozens", {Dozen, 12}},
    };
    return words;
}

/// Names of fractions. "second", "third" and "quarter" in the singular are other words more often than not.
const Lexicon<double>& fractionWords()
{
    static const Lexicon<double> words = [] {
        std::vector<Lexicon<double>::Entry> entries;
        static constexpr std::pair<std::u32string_view, double> kNames[] = {
            {U"half", 2},          {U"third", 3},         {U"quarter", 4},     {U"fourth", 4},
            {U"fifth", 5},         {U"sixth", 6},         {U"seventh", 7},     {U"eighth", 8},
            {U"ninth", 9},         {U"tenth", 10},        {U"eleventh", 11},   {U"twelfth", 12},
            {U"thirteenth", 13},   {U"fifteenth", 15},    {U"sixteenth", 16},  {U"twentieth", 20},
            {U"twenty-first", 21}, {U"twenty-fifth", 25}, {U"thirtieth", 30},  {U"fiftieth", 50},
            {U"hundredth", 100},   {U"thousandth", 1e3},  {U"millionth", 1e6}, {U"billionth", 1e9},
            {U"trillionth", 1e12},
        };
        for (const auto& [name, value] : kNames) {
            entries.push_back({std::u32string(name), value});
            entries.push_back({std::u32string(name) + U's', value});
        }
        entries.push_back({U"halves", 2});
        return Lexicon<double>(std::move(entries));
    }();
    return words;
}

bool wordAt(const Chars& text, std::size_t at, std::u32string_view word)
{
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (lower(text[at + i]) != word[i])
            return false;
    }
    return !isWord(text[at + word.size()]);
}

/// Past a blank, or a hyphen with or without blanks around it.
std::size_t skipJoint(const Chars& text, std::size_t at)
{
    std::size_t next = text.skipBlanks(at);
    if (text[next] == U' ')
        ++next;
    if (text[next] == U'-')
        next = text.skipBlanks(next + 1);
    return next;
}

/// The sum of what has been read, as words follow.
struct WordSum {
    double total = 0;   ///< everything up to the last big multiplier
    double section = 0; ///< below it
    double last = 0;
    double lastBig = 1e300;
    bool sectionAny = false;
    int words = 0;

    [[nodiscard]] double value() const { return total + section; }

    /// False where the word cannot follow.
    bool take(const NumberWord& word)
    {
        switch (word.kind) {
        case WordKind::Small:
        case WordKind::Tens: {
            const bool room =
                !sectionAny || last == 100 ||
                (word.kind == WordKind::Small && word.value > 0 && word.value < 10 && last >= 20 && last < 100);
            if (!room)
                return false;
            section += word.value;
            break;
        }
        case WordKind::Hundred:
            if (sectionAny && section >= 100)
                return false;
            section = (sectionAny ? section : 1) * 100;
            break;
        case WordKind::Big:
            if (sectionAny && word.value >= lastBig)
                return false;
            if (!sectionAny && words > 0) // hundred thousand million, lakh crore
                total *= word.value;
            else
                total += (sectionAny ? section : 1) * word.value;
            section = 0;
            lastBig = word.value;
            sectionAny = false;
            last = word.value;
            ++words;
            return true;
        case WordKind::Dozen:
            section = (sectionAny ? section : 1) * 12;
            break;
        case WordKind::Fraction:
            return false;
        }
        sectionAny = true;
        last = word.value;
        ++words;
        return true;
    }
};

class WordReader
{
public:
    enum class Depth : std::uint8_t { Whole, Part }; ///< a part holds no parts itself, so that reading is bounded

    WordReader(const Chars& text, std::size_t begin, Depth depth)
        : m_text(text), m_at(begin), m_end(begin), m_isPart(depth == Depth::Part)
    {
        m_out.begin = begin;
    }

    /// Goes on after digits: 3 hundred and 21.
    void startWith(const Numeral& digits)
    {
        m_out = digits;
        m_sum.section = digits.value();
        m_sum.sectionAny = true;
        m_sum.last = 1e9; // no small word joins digits
        m_sum.words = 1;
        m_end = digits.end;
        m_at = skipJoint(m_text, m_end);
        m_digits = true;
    }

    std::optional<Numeral> read()
    {
        if (!m_digits)
            readArticle();
        while (m_sum.words < 24 && !m_fraction && step()) {
        }
        if (m_sum.words == 0)
            return std::nullopt;
        readRatio();
        m_out.end = m_end;
        m_out.settle(m_sum.value());
        m_out.lone = !m_digits && m_sum.words == 1 && !m_article && !m_fraction;
        m_out.han = true;
        m_out.fraction = m_fraction;
        m_out.suffixed = m_sum.lastBig < 1e300;
        return m_out;
    }

private:
    /// "a hundred", "a dozen", "a half", "half a million", "a quarter million".
    void readArticle()
    {
        std::size_t next = m_at;
        if (wordAt(m_text, m_at, U"a"))
            next = m_text.skipBlanks(m_at + 1);
        else if (wordAt(m_text, m_at, U"an"))
            next = m_text.skipBlanks(m_at + 2);
        const bool article = next != m_at;
        double part = 0;
        std::size_t end = next;
        if (wordAt(m_text, next, U"half"))
            part = 0.5, end = next + 4;
        else if (wordAt(m_text, next, U"quarter"))
            part = 0.25, end = next + 7;
        if (part > 0) {
            std::size_t after = skipJoint(m_text, end);
            if (wordAt(m_text, after, U"a"))
                after = m_text.skipBlanks(after + 1);
            if (const auto word = numberWords().at(m_text, after);
                !m_isPart && word &&
                (word.value->kind == WordKind::Big || word.value->kind == WordKind::Dozen ||
                 word.value->kind == WordKind::Hundred)) {
                m_sum.section = part * word.value->value;
                m_sum.sectionAny = true;
                m_sum.words = 2;
                m_sum.last = 1e9;
                m_end = word.end;
                m_at = skipJoint(m_text, m_end);
                m_sum.lastBig = word.value->value;
                m_article = true;
            } else if (article || part == 0.5) {
                m_sum.section = part;
                m_sum.words = article ? 2 : 1;
                m_article = article;
                m_fraction = article;
                m_end = end;
                m_at = m_text.size();
            }
            return;
        }
        if (!article)
            return;
        const auto word = numberWords().at(m_text, next);
        const auto name = fractionWords().at(m_text, next);
        if (word && (word.value->kind == WordKind::Hundred || word.value->kind == WordKind::Big ||
                     word.value->kind == WordKind::Dozen)) {
            m_at = next;
            m_article = true;
        } else if (name && (!m_text.startsWith(next, U"second"))) {
            m_sum.section = 1 / *name.value;
            m_sum.words = 2;
            m_article = true;
            m_fraction = true;
            m_end = name.end;
        }
    }

    bool step()
    {
        if (wordAt(m_text, m_at, U"point") && !m_digits && m_sum.words > 0)
            return readDecimals();
        if (const auto word = numberWords().at(m_text, m_at)) {
            if (m_end != m_out.begin && blanksBefore(m_at) > 3)
                return false;
            if (!m_sum.take(*word.value))
                return false;
            m_end = word.end;
            m_at = skipJoint(m_text, m_end);
            return true;
        }
        if (const auto name = fractionWords().at(m_text, m_at); name && m_sum.words > 0 && !m_digits)
            return readFraction(*name.value, name.end);
        return readAnd();
    }

    [[nodiscard]] std::size_t blanksBefore(std::size_t at) const
    {
        std::size_t count = 0;
        while (at > count && isBlank(m_text[at - 1 - count]))
            ++count;
        return count;
    }

    /// five eighths, three quarters of a million.
    bool readFraction(double below, std::size_t end)
    {
        const bool plural = lower(m_text[end - 1]) == U's';
        if (m_sum.value() != 1 && !plural)
            return false;
        if (m_sum.value() == 1 && below == 2 && m_text[end - 1] != U'f')
            return false;
        m_sum.section = m_sum.value() / below;
        m_sum.total = 0;
        m_fraction = true;
        m_end = end;
        std::size_t after = m_text.skipBlanks(end);
        if (wordAt(m_text, after, U"of"))
            after = m_text.skipBlanks(after + 2);
        if (wordAt(m_text, after, U"a"))
            after = m_text.skipBlanks(after + 1);
        if (const auto big = numberWords().at(m_text, after); big && big.value->kind == WordKind::Big) {
            m_sum.section *= big.value->value;
            m_sum.words += 1;
            m_end = big.end;
        }
        return false;
    }

    /// "and" before the rest: "hundred and one", "million and a half", "five and a half million".
    bool readAnd()
    {
        if (m_isPart || m_sum.words == 0 || !(wordAt(m_text, m_at, U"and") || m_text[m_at] == U'&'))
            return false;
        const std::size_t next = m_text.skipBlanks(m_at + (m_text[m_at] == U'&' ? 1 : 3));
        if (wordAt(m_text, next, U"a") || isPartWord(next))
            return readPart(next);
        if (m_sum.last < 100)
            return false;
        if (isDigit(m_text[next]) && m_digits && m_sum.last >= 100 && m_sum.last < 1e9) {
            const auto digits = readDigits(m_text, next);
            if (!digits || !digits->plainInteger || digits->value() >= m_sum.last)
                return false;
            m_sum.section += digits->value();
            m_end = digits->end;
            return false;
        }
        const auto word = numberWords().at(m_text, next);
        if (!word || (word.value->kind != WordKind::Small && word.value->kind != WordKind::Tens) || m_sum.last == 1e9)
            return false;
        m_at = next;
        return true;
    }

    /// "three fifths", "one half": a number word with the name of a fraction after it.
    [[nodiscard]] bool isPartWord(std::size_t at) const
    {
        const auto word = numberWords().at(m_text, at);
        return word && word.value->kind == WordKind::Small && word.value->value > 0 &&
               fractionWords().at(m_text, skipJoint(m_text, word.end));
    }

    bool readPart(std::size_t next)
    {
        WordReader reader(m_text, next, Depth::Part);
        const auto part = reader.read();
        if (!part || !part->fraction)
            return false;
        const bool afterBig = !m_sum.sectionAny && m_sum.total > 0;
        m_fraction = true;
        m_end = part->end;
        const auto big = numberWords().at(m_text, m_text.skipBlanks(m_end));
        if (big && big.value->kind == WordKind::Big) {
            m_end = big.end;
            m_sum.section =
                afterBig ? part->value() * big.value->value : (m_sum.value() + part->value()) * big.value->value;
            m_sum.lastBig = big.value->value;
        } else {
            m_sum.section += part->value() * (afterBig ? m_sum.last : 1); // two million and a half
        }
        return false;
    }

    bool readDecimals()
    {
        std::size_t at = m_text.skipBlanks(m_at + 5);
        double scale = 1;
        double digits = 0;
        std::size_t end = m_end;
        while (scale < 1e12) {
            const auto word = numberWords().at(m_text, at);
            if (!word || (word.value->kind != WordKind::Small && word.value->kind != WordKind::Tens))
                break;
            const bool wide = word.value->value >= 10;
            const bool completes = word.value->value < 10 && m_tens && word.value->value > 0;
            if (completes) {
                digits += word.value->value;
            } else {
                digits = digits * (wide ? 100 : 10) + word.value->value;
                scale *= wide ? 100 : 10;
            }
            m_tens = word.value->kind == WordKind::Tens;
            end = word.end;
            at = skipJoint(m_text, end);
        }
        if (end == m_end)
            return false;
        m_sum.section += digits / scale;
        m_sum.words += 1;
        m_end = end;
        m_at = at;
        if (const auto big = numberWords().at(m_text, m_at); big && big.value->kind == WordKind::Big) {
            m_sum.section = m_sum.value() * big.value->value;
            m_sum.total = 0;
            m_sum.lastBig = big.value->value;
            m_end = big.end;
        }
        return false;
    }

    /// "one out of three".
    void readRatio()
    {
        if (m_digits || m_fraction || m_isPart)
            return;
        const std::size_t at = m_text.skipBlanks(m_end);
        if (!wordAt(m_text, at, U"out"))
            return;
        const std::size_t of = m_text.skipBlanks(at + 3);
        if (!wordAt(m_text, of, U"of"))
            return;
        WordReader reader(m_text, m_text.skipBlanks(of + 2), Depth::Part);
        const auto below = reader.m_at < m_text.size() && isLetter(m_text[reader.m_at]) ? reader.read() : std::nullopt;
        if (!below || below->fraction || below->value() < m_sum.value() || below->value() == 0)
            return;
        m_sum.section = m_sum.value() / below->value();
        m_sum.total = 0;
        m_fraction = true;
        m_end = below->end;
    }

    const Chars& m_text;
    std::size_t m_at;
    std::size_t m_end;
    Numeral m_out;
    WordSum m_sum;
    bool m_isPart = false;
    bool m_digits = false;
    bool m_article = false;
    bool m_fraction = false;
    bool m_tens = false;
};

} // namespace

std::optional<Numeral> readNumberWords(const Chars& text, std::size_t begin)
{
    return WordReader(text, begin, WordReader::Depth::Whole).read();
}

std::optional<Numeral> readWordsAfterDigits(const Chars& text, const Numeral& digits)
{
    const std::size_t next = skipJoint(text, digits.end);
    if (next == digits.end || !isLetter(text[next]) || !digits.plainInteger)
        return std::nullopt;
    const auto word = numberWords().at(text, next);
    if (!word || (word.value->kind != WordKind::Big && word.value->kind != WordKind::Hundred))
        return std::nullopt;
    const std::size_t after = text.skipBlanks(word.end);
    if (!wordAt(text, after, U"and") && !numberWords().at(text, after))
        return std::nullopt;
    WordReader reader(text, digits.begin, WordReader::Depth::Whole);
    reader.startWith(digits);
    auto out = reader.read();
    if (out && out->end <= word.end) // nothing but the one multiplier, which ranges may share
        return std::nullopt;
    return out;
}

} // namespace zhilan::quantity
