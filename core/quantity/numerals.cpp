#include "core/quantity/numerals.h"

#include "core/quantity/digits.h"
#include "core/quantity/han_numerals.h"
#include "core/quantity/lexicon.h"
#include "core/quantity/number_words.h"
#include "core/quantity/openers.h"

#include <cmath>

namespace zhilan::quantity
{
namespace
{

/// A single letter set off by a blank, "2.5 M", is a multiplier only where nothing follows that it could belong to.
bool endsPhrase(const Chars& text, std::size_t at)
{
    const char32_t c = text[at];
    return c == U'\0' || c == U',' || c == U';' || c == U')' || c == U'。' || c == U'、' ||
           (c == U' ' && lower(text[at + 1]) == text[at + 1] && isLetter(text[at + 1]));
}

/// k, M, bn, trillion: one at most. A bare m is a metre unless money stands before.
void readLatinMultiplier(const Chars& text, Numeral& number, bool money)
{
    static const Lexicon<double> tight{
        {U"k", 1e3},
        {U"M", 1e6, Case::Exact},
        {U"mn", 1e6},
        {U"mm", 1e6, Case::Exact},
        {U"b", 1e9},
        {U"bn", 1e9},
        {U"bln", 1e9},
        {U"tn", 1e12},
        {U"tln", 1e12},
        {U"T", 1e12, Case::Exact},
        {U"mln", 1e6},
        {U"mil", 1e6},
        {U"w", 1e4, Case::Exact},
    };
    static const Lexicon<double> spacedLetters{{U"k", 1e3, Case::Exact}, {U"M", 1e6, Case::Exact}};
    static const Lexicon<double> ofMoney{{U"m", 1e6}, {U"b", 1e9}, {U"t", 1e12}, {U"mm", 1e6}};
    static const Lexicon<double> words{
        {U"thousand", 1e3}, {U"thousands", 1e3}, {U"million", 1e6},    {U"millions", 1e6},     {U"billion", 1e9},
        {U"billions", 1e9}, {U"trillion", 1e12}, {U"trillions", 1e12}, {U"quadrillion", 1e15}, {U"hundred", 1e2},
        {U"hundreds", 1e2}, {U"lakh", 1e5},      {U"lakhs", 1e5},      {U"lac", 1e5},          {U"crore", 1e7},
        {U"crores", 1e7},   {U"mn", 1e6},        {U"bn", 1e9},         {U"bln", 1e9},          {U"mln", 1e6},
        {U"tn", 1e12},      {U"tln", 1e12},      {U"dozen", 12},       {U"dozens", 12},        {U"dz", 12},
        {U"dzs", 12},       {U"doz", 12},        {U"dozs", 12},        {U"cr", 1e7},           {U"lkh", 1e5},
        {U"lkhs", 1e5},     {U"krore", 1e7},     {U"krores", 1e7},
    };
    const std::size_t spaced = text.skipBlanks(number.end);
    auto match = words.at(text, spaced);
    if (!match && text[spaced] == U'-')
        match = words.at(text, spaced + 1);
    if (!match && money)
        match = ofMoney.at(text, number.end);
    if (!match && money && spaced != number.end)
        match = tight.at(text, spaced);
    if (!match && spaced != number.end) {
        match = spacedLetters.at(text, spaced);
        if (match && !endsPhrase(text, match.end))
            match = {};
    }
    if (!match && !(text[number.end] == U'm' && text[number.end + 1] == U'm' && !money))
        match = tight.at(text, number.end);
    if (!match)
        return;
    number.multiplier *= *match.value;
    number.end = match.end;
    number.plainInteger = false;
    number.suffixed = true;
    if (const auto more = words.at(text, text.skipBlanks(match.end)); more && *more.value >= 1e3) { // hundred million
        number.multiplier *= *more.value;
        number.end = more.end;
    }
    number.bigMultiplier = number.multiplier;
}

double vulgarFraction(char32_t c)
{
    switch (c) {
    case U'½':
        return 0.5;
    case U'⅓':
        return 1.0 / 3;
    case U'⅔':
        return 2.0 / 3;
    case U'¼':
        return 0.25;
    case U'¾':
        return 0.75;
    case U'⅕':
        return 0.2;
    case U'⅖':
        return 0.4;
    case U'⅗':
        return 0.6;
    case U'⅘':
        return 0.8;
    case U'⅙':
        return 1.0 / 6;
    case U'⅛':
        return 0.125;
    case U'⅜':
        return 0.375;
    case U'⅝':
        return 0.625;
    case U'⅞':
        return 0.875;
    default:
        return 0;
    }
}

std::optional<Numeral> readHanOrDigits(const Chars& text, std::size_t at)
{
    if (!isDigit(text[at]))
        return readHanNumeral(text, at);
    auto number = readDigits(text, at);
    if (number)
        readHanMultipliers(text, *number);
    return number;
}

enum class Spoken : std::uint8_t { No, Yes }; ///< Yes: 十分一, as some say behind 又

/// Past 分之, 分の, 份之 after the lower number of a fraction; `at` where there is none.
std::size_t fractionMark(const Chars& text, std::size_t at, Spoken spoken)
{
    const std::size_t mark = text.skipBlanks(at);
    if (text[mark] != U'分')
        return at;
    if (spoken == Spoken::Yes && hanDigit(text[mark + 1]) > 0)
        return mark + 1;
    const std::size_t of = text.skipBlanks(mark + 1);
    return text[of] == U'之' || text[of] == U'の' ? text.skipBlanks(of + 1) : at;
}

/// 三分之一 is a number, 百分之二十 (a power of ten without a digit below) a share in percent.
std::optional<Numeral> readFraction(const Chars& text, const Numeral& below, Spoken spoken = Spoken::No)
{
    std::size_t at = fractionMark(text, below.end, spoken);
    if (at == below.end || below.rawHigh || below.value() == 0)
        return std::nullopt;
    double sign = 1;
    if (text[at] == U'负' || text[at] == U'-')
        sign = -1, ++at;
    else if (text.startsWith(at, U"マイナス"))
        sign = -1, at += 4;
    auto top = readHanOrDigits(text, text.skipBlanks(at));
    if (!top)
        return std::nullopt;
    if (!top->han && top->multiplier == 1)
        readLatinMultiplier(text, *top, false);
    const bool bare = hanDigit(text[below.begin]) < 0 && !isDigit(text[below.begin]);
    const bool percent = bare && below.lone && below.value() >= 100;
    const double scale = sign * (percent ? 100 : 1) / below.value();
    Numeral out = *top;
    out.settle(top->value() * scale);
    if (top->rawHigh)
        out.rawHigh = top->high() * scale;
    out.begin = below.begin;
    out.percent = percent;
    out.fraction = !percent;
    out.lone = false;
    return out;
}

/// 三百五又三分之一, 103と3分の2.
void readMixedFraction(const Chars& text, Numeral& whole)
{
    std::size_t at = text.skipBlanks(whole.end);
    if (text[at] == U'又' || text[at] == U'と')
        ++at;
    else if (text.startsWith(at, U"また"))
        at += 2;
    else
        return;
    const auto below = readHanOrDigits(text, text.skipBlanks(at));
    if (!below)
        return;
    const auto part = readFraction(text, *below, Spoken::Yes);
    if (!part || part->percent)
        return;
    whole.settle(whole.value() + part->value());
    whole.end = part->end;
    whole.lone = false;
    whole.fraction = true;
}

/// "3/5" is all there is, and none of the pairs that say something else: 24/7, 50/50.
bool isWholeText(const Chars& text, std::size_t begin, std::size_t end, double above, double below)
{
    const bool idiom = (above == 24 && below == 7) || (above == 7 && below == 24) || above + below == 100 ||
                       (above == 9 && below == 11);
    return !idiom && begin == text.skipBlanks(0) && text.skipBlanks(end) == text.size();
}

/// 1 4/3, 1/2的, 1/4 inch: only where it cannot be a date, a score or 24/7.
bool readSlashFraction(const Chars& text, Numeral& number)
{
    const auto slashAfter = [&](const Numeral& top) -> std::optional<Numeral> {
        if (!top.plainInteger || text[top.end] != U'/' || !isDigit(text[top.end + 1]))
            return std::nullopt;
        auto below = readDigits(text, top.end + 1);
        if (!below || !below->plainInteger || below->value() == 0 || text[below->end] == U'/')
            return std::nullopt;
        return below;
    };
    if (const auto below = slashAfter(number)) {
        const std::size_t next = text.skipBlanks(below->end);
        const bool sign = number.begin > 0 && (text[number.begin - 1] == U'-' || text[number.begin - 1] == U'负');
        const bool proper = number.value() < below->value();
        const bool halves = number.value() == 1 && below->value() <= 4;
        static const Lexicon<int> nouns{{U"的", 0},   {U"of", 0},   {U"inch", 0},    {U"mile", 0},
                                        {U"cup", 0},  {U"cups", 0}, {U"マイル", 0},  {U"的努力", 0},
                                        {U"以上", 0}, {U"より", 0}, {U"teaspoon", 0}};
        if (!sign && !isWholeText(text, number.begin, below->end, number.value(), below->value()) &&
            !(proper && (static_cast<bool>(nouns.at(text, next)) || (halves && isLetter(text[next])))))
            return false;
        number.settle(number.value() / below->value());
        number.end = below->end;
        number.fraction = true;
        return true;
    }
    const std::size_t at = text.skipBlanks(number.end);
    if (!number.plainInteger || at == number.end || !isDigit(text[at]))
        return false;
    const auto top = readDigits(text, at);
    if (!top)
        return false;
    const auto below = slashAfter(*top);
    if (!below || below->value() > 100)
        return false;
    number.settle(number.value() + top->value() / below->value());
    number.end = below->end;
    number.fraction = true;
    return true;
}

/// 21点2, 2点789, 0・08: the point as it is spoken, or between wide digits. 8点30 is a time of day.
void readSpokenPoint(const Chars& text, Numeral& number)
{
    const char32_t mark = text[number.end];
    const bool dot = mark == U'・' && text.hasKana() && number.value() == 0;
    if (!number.plainInteger || !(mark == U'点' || dot) || !isDigit(text[number.end + 1]))
        return;
    const auto decimals = readDigits(text, number.end + 1);
    static constexpr std::u32string_view kOfTime = U"分刻半时";
    if (!decimals || !decimals->plainInteger || (decimals->digits == 2 && !dot) ||
        (kOfTime.find(text[decimals->end]) != std::u32string_view::npos && text[decimals->end + 1] != U'之'))
        return;
    number.settle(number.value() + decimals->raw * std::pow(10.0, -static_cast<double>(decimals->digits)));
    number.end = decimals->end;
}

std::optional<Numeral> readArabic(const Chars& text, std::size_t at, bool money)
{
    auto number = readDigits(text, at);
    if (!number)
        return std::nullopt;
    readSpokenPoint(text, *number);
    if (readSlashFraction(text, *number))
        return number;
    if (const double fraction = vulgarFraction(text[number->end]); fraction > 0) {
        number->settle(number->raw + fraction);
        ++number->end;
    }
    readPower(text, *number);
    readHanMultipliers(text, *number);
    if (auto fraction = readFraction(text, *number))
        return fraction;
    if (number->multiplier == 1) {
        const auto words = readWordsAfterDigits(text, *number);
        if (words)
            return words;
        readLatinMultiplier(text, *number, money);
    }
    readMixedFraction(text, *number);
    return number;
}

std::optional<Numeral> readAny(const Chars& text, std::size_t at, bool money)
{
    if (isDigit(text[at]) || (text[at] == U'.' && isDigit(text[at + 1])))
        return readArabic(text, at, money);
    if (isLetter(text[at]))
        return readNumberWords(text, at);
    if (const double fraction = vulgarFraction(text[at]); fraction > 0) {
        Numeral out;
        out.raw = fraction;
        out.begin = at;
        out.end = at + 1;
        out.fraction = true;
        return out;
    }
    auto han = readHanNumeral(text, at);
    if (!han)
        return std::nullopt;
    if (auto fraction = readFraction(text, *han))
        return fraction;
    readPower(text, *han);
    readMixedFraction(text, *han);
    return han;
}

/// Nothing that goes on after a number: the end, or a mark.
bool endsClause(const Chars& text, std::size_t at)
{
    const std::size_t next = text.skipBlanks(at);
    static constexpr std::u32string_view kMarks = U".,;:!?)。，；：！？）";
    return next == text.size() || (kMarks.find(text[next]) != std::u32string_view::npos && !isDigit(text[next + 1]));
}

/// "one out of three", "1 in 20", "2000 over 3": parts of a whole. "over" divides only where the phrase ends behind it
/// (15 over 3 years does not); "in" only counts one of many, and no year.
void readRatio(const Chars& text, Numeral& above)
{
    enum class Link : std::uint8_t { OutOf, In, Over };
    static const Lexicon<Link> links{{U"out of", Link::OutOf}, {U"in", Link::In}, {U"over", Link::Over}};
    if (above.fraction || above.percent || above.suffixed || above.multiplier != 1)
        return;
    const std::size_t at = text.skipBlanks(above.end);
    const auto link = at == above.end || !isLetter(text[at]) ? Lexicon<Link>::Match() : links.at(text, at);
    if (!link)
        return;
    const std::size_t belowAt = text.skipBlanks(link.end);
    const auto below = isDigit(text[belowAt]) || isLetter(text[belowAt]) ? readAny(text, belowAt, false) : std::nullopt;
    if (!below || below->fraction || below->rawHigh || below->value() < 1 || isWord(text[below->end]))
        return;
    switch (*link.value) {
    case Link::OutOf:
        if (below->value() < above.value())
            return;
        break;
    case Link::In:
        if (above.value() != 1 || below->value() < 2 || (below->digits == 4 && below->value() < 2200))
            return;
        break;
    case Link::Over:
        if (!endsClause(text, below->end))
            return;
        break;
    }
    above.settle(above.value() / below->value());
    above.end = below->end;
    above.fraction = true;
    above.lone = false;
}

} // namespace

std::optional<Numeral> readNumeral(const Chars& text, std::size_t at, bool money)
{
    auto number = readAny(text, at, money);
    if (number && (number->plainInteger || isLetter(text[at])))
        readRatio(text, *number);
    if (number && std::isfinite(number->value()) && std::isfinite(number->high()))
        return number;
    return std::nullopt;
}

void addOpenersOfNumerals(OpeningWords& to)
{
    to.addAlone(U"0123456789〇零○一二两三四五六七八九十廿卅卌百千万亿兆京几");
    to.addAlone(U"½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞");
    to.addJoined(U".", U"0123456789");
    to.addJoined(U"数", U"十廿卅卌百千万亿兆京");
}

} // namespace zhilan::quantity
