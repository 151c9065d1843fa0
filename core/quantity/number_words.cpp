#include "core/quantity/number_words.h"

#include "core/quantity/digits.h"
#include "core/quantity/number_lexicon.h"
#include "core/quantity/openers.h"

#include <array>
#include <cmath>

namespace zhilan::quantity
{
namespace
{

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
    double beforeAnd = 0; ///< of the section: what "and" has closed
    bool sectionAny = false;
    bool endsInHundred = false; ///< but for big words
    int words = 0;
    int bigs = 0;

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
            endsInHundred = false;
            break;
        }
        case WordKind::Hundred:
            if (sectionAny && section >= 100)
                return false;
            section = (sectionAny ? section : 1) * 100;
            endsInHundred = true;
            break;
        case WordKind::Big:
            if (sectionAny && word.value >= lastBig)
                return false;
            if (!sectionAny && words > 0) // hundred thousand million, lakh crore
                total *= word.value;
            else
                total += (sectionAny ? section : 1) * word.value;
            section = 0;
            beforeAnd = 0;
            lastBig = word.value;
            sectionAny = false;
            last = word.value;
            ++words;
            ++bigs;
            return true;
        case WordKind::Dozen: // three hundred and two dozens
            section = beforeAnd + (sectionAny ? section - beforeAnd : 1) * 12;
            endsInHundred = false;
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
        m_out.end = m_end;
        m_out.settle(m_sum.value());
        setMultiplier();
        m_out.lone = !m_digits && m_sum.words == 1 && !m_article && !m_fraction;
        m_out.han = true;
        m_out.fraction = m_fraction;
        m_out.suffixed = m_sum.lastBig < 1e300;
        return m_out;
    }

private:
    /// What an end of a range before it may share: "three to five billion", "two to three hundred million".
    void setMultiplier()
    {
        const double big = m_sum.bigs > 0 ? m_sum.lastBig : 1;
        const double multiplier = big * (m_sum.endsInHundred ? 100 : 1);
        const bool goesOn = m_sum.bigs > 0 && m_sum.section > 0; // five million two hundred
        if (m_sum.bigs > 1 || goesOn || m_out.raw < multiplier)
            return;
        m_out.multiplier = multiplier;
        m_out.bigMultiplier = big;
        m_out.raw /= multiplier;
    }

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
        } else if (word && word.value->kind == WordKind::Tens) { // a twenty-first
            m_sum.section = 1;
            readBelow(next);
            m_sum.words = m_fraction ? 2 : 0;
            m_article = m_fraction;
        } else if (name) {
            m_sum.section = 1 / *name.value;
            m_sum.words = 2;
            m_article = true;
            m_fraction = true;
            m_end = name.end;
        }
    }

    /// "4 thousand 3 hundred": digits again before a smaller multiplier.
    bool readDigitsBelow()
    {
        if (!m_digits || m_sum.sectionAny || m_sum.last < 1000 || !isDigit(m_text[m_at]))
            return false;
        const auto digits = readDigits(m_text, m_at);
        const auto word =
            digits ? numberWords().at(m_text, m_text.skipBlanks(digits->end)) : decltype(numberWords().at(m_text, 0)){};
        if (!word || word.value->value >= m_sum.last || digits->value() * word.value->value >= m_sum.last)
            return false;
        m_sum.section = digits->value();
        m_sum.sectionAny = true;
        m_at = m_text.skipBlanks(digits->end);
        return true;
    }

    bool step()
    {
        if (readDigitsBelow())
            return true;
        if (wordAt(m_text, m_at, U"point") && !m_digits && m_sum.words > 0)
            return readDecimals();
        if (const auto word = numberWords().at(m_text, m_at)) {
            if (m_end != m_out.begin && blanksBefore(m_at) > 3)
                return false;
            if (saysHundreds(*word.value, word.end)) // one twenty two
                m_sum.section *= 100, m_sum.last = 100;
            const WordSum before = m_sum;
            if (!m_sum.take(*word.value))
                return m_sum.words > 0 && !m_digits && readBelow(m_at);
            if (m_takenSize < m_taken.size())
                m_taken[m_takenSize++] = {before, *word.value, m_afterAnd};
            m_afterAnd = false;
            m_end = word.end;
            m_at = skipJoint(m_text, m_end);
            return true;
        }
        if (m_sum.words > 0 && !m_digits) {
            const auto ordinal = ordinals().at(m_text, m_at);
            if (ordinal && readCompoundBelow(*ordinal.value, ordinal.end))
                return false;
            if (const auto name = fractionWords().at(m_text, m_at))
                return readFraction(*name.value, name.end);
        }
        return readAnd() || readComma();
    }

    /// "one twenty two": a small number with two-digit words after it.
    [[nodiscard]] bool saysHundreds(const NumberWord& word, std::size_t end) const
    {
        if (m_digits || m_isPart || word.kind != WordKind::Tens || m_sum.words != 1 || !m_sum.sectionAny ||
            m_sum.section < 1 || m_sum.section > 9)
            return false;
        const auto next = numberWords().at(m_text, skipJoint(m_text, end));
        return next && next.value->kind == WordKind::Small && next.value->value > 0 && next.value->value < 10;
    }

    /// "three million, two hundred and forty": hundreds after a comma go on, a list of small numbers does not.
    bool readComma()
    {
        if (m_isPart || m_digits || m_text[m_at] != U',' || m_sum.last < 1000 || m_sum.sectionAny)
            return false;
        const std::size_t next = m_text.skipBlanks(m_at + 1);
        const auto word = numberWords().at(m_text, next);
        if (!word || next == m_at + 1)
            return false;
        WordReader reader(m_text, next, Depth::Part);
        const auto rest = reader.read();
        if (!rest || rest->fraction || rest->value() < 100 || rest->value() >= m_sum.lastBig)
            return false;
        m_at = next;
        return true;
    }

    /// "twenty-fifth" behind "one": words that cannot go on with the number say what it is one part of.
    bool readBelow(std::size_t at)
    {
        WordSum below;
        while (const auto word = numberWords().at(m_text, at)) {
            if (below.words > 8 || !below.take(*word.value))
                return false;
            at = skipJoint(m_text, word.end);
            if (wordAt(m_text, at, U"and"))
                at = m_text.skipBlanks(at + 3);
        }
        const auto name = ordinals().at(m_text, at);
        if (!name || below.words == 0 || !below.take(wordOf(*name.value)) || below.value() == 0 ||
            !(endsPlural(name.end) || m_sum.value() == 1))
            return false;
        divide(m_sum.value(), below.value(), name.end);
        return false;
    }

    /// 35 of "one hundred thirty-fifths": the longest number that the name ends and that leaves one above it.
    bool readCompoundBelow(double name, std::size_t end)
    {
        for (std::size_t from = 1; from < m_takenSize; ++from) {
            const Taken& first = m_taken[from];
            const bool opens = first.word.kind == WordKind::Small || first.word.kind == WordKind::Tens;
            const bool bound = first.word.kind == WordKind::Small && m_taken[from - 1].word.kind == WordKind::Tens;
            if (!opens || bound || first.afterAnd) // fifty-four is one number
                continue;
            WordSum below;
            bool fits = true;
            for (std::size_t i = from; i < m_takenSize && fits; ++i)
                fits = below.take(m_taken[i].word);
            const double above = first.before.value();
            if (!fits || !below.take(wordOf(name)) || !(endsPlural(end) || above == 1))
                continue;
            divide(above, below.value(), end);
            return true;
        }
        return false;
    }

    static NumberWord wordOf(double value)
    {
        return {value < 20     ? WordKind::Small
                : value < 100  ? WordKind::Tens
                : value == 100 ? WordKind::Hundred
                               : WordKind::Big,
                value};
    }

    [[nodiscard]] bool endsPlural(std::size_t end) const { return lower(m_text[end - 1]) == U's'; }

    void divide(double above, double below, std::size_t end)
    {
        m_sum.section = above / below;
        m_sum.total = 0;
        m_fraction = true;
        m_end = end;
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
            m_sum.lastBig = big.value->value;
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
        if (m_sum.last < 100 && !(m_sum.last >= 20 && m_sum.words == 1 && isPartAfterAnd(next)))
            return false;
        if (isDigit(m_text[next]) && m_digits && m_sum.last >= 100 && m_sum.last < 1e9) {
            const auto digits = readDigits(m_text, next);
            if (!digits || !digits->plainInteger || digits->value() >= m_sum.last ||
                numberWords().at(m_text, m_text.skipBlanks(digits->end)))
                return false;
            m_sum.section += digits->value();
            m_end = digits->end;
            return false;
        }
        const auto word = numberWords().at(m_text, next);
        if (!word || (word.value->kind != WordKind::Small && word.value->kind != WordKind::Tens) || m_sum.last == 1e9)
            return false;
        m_sum.beforeAnd = m_sum.section;
        m_afterAnd = true;
        m_at = next;
        return true;
    }

    /// "three fifths", "one half": a number word with the name of a fraction after it.
    [[nodiscard]] bool isPartWord(std::size_t at) const
    {
        const auto word = numberWords().at(m_text, at);
        if (!word || (word.value->kind != WordKind::Small && word.value->kind != WordKind::Tens) ||
            word.value->value == 0)
            return false;
        WordReader reader(m_text, at, Depth::Part);
        const auto part = reader.read();
        return part && part->fraction && (part->value() < 1 || part->suffixed);
    }
    /// "twenty and three and three fifths".
    [[nodiscard]] bool isPartAfterAnd(std::size_t at) const
    {
        const auto word = numberWords().at(m_text, at);
        if (!word || word.value->kind != WordKind::Small)
            return false;
        const std::size_t after = m_text.skipBlanks(word.end);
        return wordAt(m_text, after, U"and") && isPartWord(m_text.skipBlanks(after + 3));
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
        if (part->suffixed) { // one billion and three quarters million
            m_sum.section += part->value();
            return false;
        }
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

    const Chars& m_text;
    std::size_t m_at;
    std::size_t m_end;
    Numeral m_out;
    WordSum m_sum;
    struct Taken {
        WordSum before;
        NumberWord word{WordKind::Small, 0};
        bool afterAnd = false;
    };
    std::array<Taken, 24> m_taken; ///< as many as a number may have
    std::size_t m_takenSize = 0;
    bool m_afterAnd = false;
    bool m_isPart = false;
    bool m_digits = false;
    bool m_article = false;
    bool m_fraction = false;
    bool m_tens = false;
};

/// What a WordReader, which is large, can begin with.
bool opensNumber(const Chars& text, std::size_t at)
{
    return numberWords().at(text, at) || wordAt(text, at, U"a") || wordAt(text, at, U"an") ||
           wordAt(text, at, U"half") || wordAt(text, at, U"quarter");
}

/// "1 point 1": the decimals are digits too.
std::optional<Numeral> readSpelledPoint(const Chars& text, std::size_t point, const Numeral& whole)
{
    const auto decimals = readDigits(text, text.skipBlanks(point + 5));
    if (!decimals || !decimals->plainInteger || isWord(text[decimals->end]))
        return std::nullopt;
    Numeral out = whole;
    out.settle(whole.value() + decimals->raw * std::pow(10.0, -static_cast<double>(decimals->digits)));
    out.end = decimals->end;
    return out;
}

struct Size {
    double low = 1;
    double high = 1;
    bool alone = false; ///< needs no multiplier behind it
};

const Lexicon<Size>& vagueSizes()
{
    static const Lexicon<Size> sizes{
        {U"tens of", {10, 100}},
        {U"dozens of", {12, 100, true}},
        {U"hundreds of", {100, 1000, true}},
        {U"thousands of", {1e3, 1e4, true}},
        {U"millions of", {1e6, 1e7, true}},
        {U"billions of", {1e9, 1e10, true}},
        {U"several", {1, 10}},
        {U"a few", {1, 10}},
        {U"a couple of", {2, 2, true}},
        {U"a couple", {2, 2, true}},
        {U"a pair of", {2, 2, true}},
        {U"a pair", {2, 2, true}},
    };
    return sizes;
}

/// "tens of billions", "several hundred", "a couple of weeks": a range by its order of magnitude, as 数十亿 is.
std::optional<Numeral> readVague(const Chars& text, std::size_t begin)
{
    const auto size = vagueSizes().at(text, begin);
    if (!size)
        return std::nullopt;
    const auto word = numberWords().at(text, text.skipBlanks(size.end));
    const bool multiplies = word && (word.value->kind == WordKind::Big || word.value->kind == WordKind::Hundred);
    if (!multiplies && !size.value->alone)
        return std::nullopt;
    Numeral out;
    out.begin = begin;
    out.end = multiplies ? word.end : size.end;
    const double factor = multiplies ? word.value->value : 1;
    out.raw = size.value->low * factor;
    if (size.value->high > size.value->low)
        out.rawHigh = size.value->high * factor;
    out.approximate = true;
    out.han = true;
    out.lone = !multiplies && !out.rawHigh;
    return out;
}

} // namespace

std::optional<Numeral> readNumberWords(const Chars& text, std::size_t begin)
{
    if (auto vague = readVague(text, begin))
        return vague;
    if (begin == 0 && wordAt(text, begin, U"point")) { // point 77
        Numeral none;
        none.begin = begin;
        return readSpelledPoint(text, begin, none);
    }
    return opensNumber(text, begin) ? WordReader(text, begin, WordReader::Depth::Whole).read() : std::nullopt;
}

std::optional<Numeral> readWordsAfterDigits(const Chars& text, const Numeral& digits)
{
    const std::size_t next = skipJoint(text, digits.end);
    if (next == digits.end || !isLetter(text[next]) || !digits.plainInteger)
        return std::nullopt;
    if (wordAt(text, next, U"point"))
        return readSpelledPoint(text, next, digits);
    const auto word = numberWords().at(text, next);
    if (!word || (word.value->kind != WordKind::Big && word.value->kind != WordKind::Hundred))
        return std::nullopt;
    const std::size_t after = text.skipBlanks(word.end);
    if (!wordAt(text, after, U"and") && !numberWords().at(text, after) && !isDigit(text[after]))
        return std::nullopt;
    WordReader reader(text, digits.begin, WordReader::Depth::Whole);
    reader.startWith(digits);
    auto out = reader.read();
    if (out && out->end <= word.end) // nothing but the one multiplier, which ranges may share
        return std::nullopt;
    return out;
}

void addOpenersOfNumberWords(OpeningWords& to)
{
    to.add(vagueSizes());
    to.add(numberWords());
    for (const std::u32string_view word : {U"a", U"an", U"half", U"quarter", U"point"})
        to.addWord(word);
}

} // namespace zhilan::quantity
