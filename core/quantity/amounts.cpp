#include "core/quantity/amounts.h"

#include "core/quantity/digits.h"
#include "core/quantity/durations.h"
#include "core/quantity/han_numerals.h"
#include "core/quantity/openers.h"

#include <cmath>

namespace zhilan::quantity
{
namespace
{

struct Sign {
    double value = 1;
    bool belowZero = false;
};

const Lexicon<Sign>& signs()
{
    static const Lexicon<Sign> words{{U"零下", {-1, true}},
                                     {U"零度以下", {-1, true}},
                                     {U"氷点下", {-1, true}},
                                     {U"冰点以下", {-1, true}},
                                     {U"零上", {1}},
                                     {U"负", {-1}},
                                     {U"マイナス", {-1}},
                                     {U"마이너스", {-1}},
                                     {U"마이나스", {-1}},
                                     {U"minus", {-1}},
                                     {U"negative", {-1}},
                                     {U"-", {-1}},
                                     {U"+", {1}},
                                     {U"±", {1}},
                                     {U"プラス", {1}}};
    return words;
}

/// -, +, 负, minus before the digits. A hyphen right after a word or digit is no sign.
std::size_t readSign(const Chars& text, std::size_t at, Amount& out)
{
    const auto word = signs().at(text, at);
    if (!word)
        return at;
    if (text[at] == U'-' && at > 0 && (isWord(text[at - 1]) || text[at - 1] == U'-' || text[at - 1] == U')'))
        return at;
    // a dash with a blank after it begins a list item or a clause, unless nothing stands before it
    if ((text[at] == U'-' || text[at] == U'+') && isBlank(text[word.end]) && at != 0)
        return at;
    const std::size_t number = text.skipBlanks(word.end);
    if ((text[at] == U'零' || text[at] == U'冰' || text[at] == U'氷') && !isDigit(text[number]) &&
        !isHanNumeral(text[number]))
        return at;
    out.sign = word.value->value;
    out.signWritten = true;
    out.belowZero = word.value->belowZero;
    return number;
}

/// "3D", "4o", "5G", "1st": letters right after the digits that are no unit make it a name.
bool isPartOfWord(const Chars& text, const Amount& amount)
{
    const char32_t next = text[amount.end];
    return isLetter(next) && (isDigit(text[amount.end - 1]) || isLetter(text[amount.end - 1]));
}

struct WholeWord {
    double value = 0;
    Unit unit;
};
constexpr Unit kTimes{"x", Dimension::Multiple};
constexpr Unit kPercent{"%", Dimension::Percent};
constexpr Unit kNumber{};

const Lexicon<WholeWord>& wholeWords()
{
    static const Lexicon<WholeWord> words{
        {U"翻倍", {2, kTimes}},     {U"翻一倍", {2, kTimes}},    {U"翻番", {2, kTimes}},
        {U"翻一番", {2, kTimes}},   {U"翻了一番", {2, kTimes}},  {U"翻了一倍", {2, kTimes}},
        {U"翻了番", {2, kTimes}},   {U"翻了倍", {2, kTimes}},    {U"翻两番", {4, kTimes}},
        {U"翻了两番", {4, kTimes}}, {U"翻三番", {8, kTimes}},    {U"翻了三番", {8, kTimes}},
        {U"翻两倍", {2, kTimes}},   {U"对折", {50, kPercent}},   {U"半价", {50, kPercent}},
        {U"半折", {50, kPercent}},  {U"半额", {50, kPercent}},   {U"百分百", {100, kPercent}},
        {U"doubled", {2, kTimes}},  {U"tripled", {3, kTimes}},   {U"quadrupled", {4, kTimes}},
        {U"twofold", {2, kTimes}},  {U"threefold", {3, kTimes}}, {U"fourfold", {4, kTimes}},
        {U"fivefold", {5, kTimes}}, {U"tenfold", {10, kTimes}},  {U"hundredfold", {100, kTimes}},
        {U"一半", {0.5, kNumber}},  {U"半数", {0.5, kNumber}},   {U"半分", {0.5, kNumber}},
        {U"半百", {50, kNumber}},   {U"半ダース", {6, kNumber}},
    };
    return words;
}

/// 翻倍, 翻两番, 对折, 一半: the number is in the word.
std::optional<Amount> readWholeWord(const Chars& text, std::size_t at)
{
    const auto word = wholeWords().at(text, at);
    if (!word || (text.startsWith(at, U"半分") && !text.hasKana()))
        return std::nullopt;
    Amount out;
    out.number.begin = at;
    out.number.raw = word.value->value;
    out.number.end = word.end;
    out.number.han = true;
    if (word.value->unit.dimension != Dimension::Number)
        out.unit = word.value->unit;
    out.end = word.end;
    return out;
}

/// 半年, 半个小时, 半成: a half of the unit that follows.
std::optional<Numeral> readHalf(const Chars& text, std::size_t at)
{
    if (text[at] != U'半')
        return std::nullopt;
    std::size_t next = at + 1;
    if (text[next] == U'个' && unitAt(text, next + 1))
        ++next;
    if (!unitAt(text, next))
        return std::nullopt;
    Numeral out;
    out.raw = 0.5;
    out.begin = at;
    out.end = next;
    out.lone = true;
    out.han = true;
    return out;
}

/// Multiples of what is counted: 三打, 2ダース.
void readGroups(const Chars& text, Numeral& number)
{
    struct Group {
        double size = 1;
    };
    static const Lexicon<Group> groups{{U"打", {12}}, {U"ダース", {12}}};
    static constexpr std::u32string_view kNotAfter = U"开算击架造破通印";
    const std::size_t at = text.skipBlanks(number.end);
    const auto group = groups.at(text, at);
    if (!group && text[at] == U'と') { // 300と2ダース
        const auto more = readNumeral(text, at + 1, false);
        const auto dozen = more ? groups.at(text, more->end) : decltype(group){};
        if (dozen) {
            number.settle(number.value() + more->value() * dozen.value->size);
            number.end = dozen.end;
        }
        return;
    }
    if (!group || number.percent || number.fraction || kNotAfter.find(text[group.end]) != std::u32string_view::npos)
        return;
    number.settle(number.value() * group.value->size);
    number.end = group.end;
    number.lone = false;
}

/// Smaller coins or parts join: 五元三毛, 13 dollars and 45 cents, 5 feet 2 inches, 七成六.
void readSmallerParts(const Chars& text, Amount& out)
{
    struct Part {
        std::string_view whole;
        double share = 0;
    };
    static const Lexicon<Part> parts{
        {U"角", {"CNY", 0.1}},         {U"毛", {"CNY", 0.1}},       {U"分", {"CNY", 0.01}},
        {U"美分", {"USD", 0.01}},      {U"cents", {"USD", 0.01}},   {U"cent", {"USD", 0.01}},
        {U"セント", {"USD", 0.01}},    {U"钱", {"JPY", 0.01}},      {U"日本钱", {"JPY", 0.01}},
        {U"inches", {"ft", 1.0 / 12}}, {U"inch", {"ft", 1.0 / 12}}, {U"in", {"ft", 1.0 / 12}},
        {U"pence", {"GBP", 0.01}},
    };
    for (int i = 0; i < 2; ++i) {
        std::size_t at = text.skipBlanks(out.end);
        if (text[at] == U'又' || text[at] == U'零' || text[at] == U'と')
            ++at;
        else if (text.startsWith(at, U"and "))
            at = text.skipBlanks(at + 4);
        const auto number = isDigit(text[at]) || hanDigit(text[at]) >= 0 || isLetter(text[at])
                                ? readNumeral(text, at, false)
                                : std::nullopt;
        if (!number || number->rawHigh)
            return;
        const auto part = parts.at(text, text.skipBlanks(number->end));
        if (!part || part.value->whole != out.unit->symbol || number->value() * part.value->share >= 1)
            return;
        out.number.settle(out.number.value() + number->value() * part.value->share);
        out.end = part.end;
        if (text[out.end] == U'钱')
            ++out.end;
    }
}

/// 三块五: a digit alone behind 块 counts in tenths.
void readTenths(const Chars& text, Amount& out)
{
    const int digit = hanDigit(text[out.end]);
    const bool block = text[out.end - 1] == U'块';
    if (!block || digit < 1 || unitAt(text, out.end + 1) || isHanNumeral(text[out.end + 1]))
        return;
    out.number.settle(out.number.value() + digit * 0.1);
    ++out.end;
}

/// 七成六, 三割八分七厘, 三成半, 两米半, 一年半, 九折, 三八折.
void readUnitTail(const Chars& text, std::size_t unitBegin, Amount& out)
{
    const char32_t sign = text[unitBegin];
    if (out.unit->dimension == Dimension::Percent && (sign == U'成' || sign == U'割' || sign == U'折')) {
        if (sign == U'折' && out.number.value() == 10) { // nobody says 十折
            out.unit.reset();
            out.end = out.number.end;
            return;
        }
        if (sign == U'折' && out.number.value() > 10) { // 八五折 is 85 %
            out.unit->factor = 1;
            return;
        }
        double share = 0.1;
        const auto digitAt = [&](std::size_t at) {
            return isDigit(text[at]) ? static_cast<int>(text[at] - U'0') : hanDigit(text[at]);
        };
        for (const char32_t mark : {U'分', U'厘'}) {
            const int digit = digitAt(out.end);
            const bool marked = text[out.end + 1] == mark;
            if (digit < 0 || !(marked || (sign == U'成' && share == 0.1 && digitAt(out.end + 1) < 0)))
                break;
            out.number.settle(out.number.value() + digit * share);
            out.end += marked ? 2 : 1;
            share /= 10;
        }
    }
    static constexpr std::u32string_view kNotAfterHalf = U"导径岛夜数价成年天";
    if (text[out.end] == U'半' && kNotAfterHalf.find(text[out.end + 1]) == std::u32string_view::npos &&
        out.unit->dimension != Dimension::Currency && out.unit->dimension != Dimension::Count) {
        out.number.settle(out.number.value() + 0.5);
        ++out.end;
    }
}

/// "75 USD million", which people write after a code.
void readLateMultiplier(const Chars& text, Amount& out)
{
    static const Lexicon<double> words{{U"million", 1e6}, {U"billion", 1e9}, {U"trillion", 1e12}};
    if (out.number.multiplier != 1 || out.unitBefore)
        return;
    if (const auto word = words.at(text, text.skipBlanks(out.end))) {
        out.number.multiplier = *word.value;
        out.end = word.end;
    }
}

/// 24703 L-202: a letter joined to digits is a name, unless those have the same unit (5 m-10 m).
bool isNameWithDash(const Chars& text, std::size_t at, std::size_t end)
{
    if (end != at + 1 || !isLetter(text[at]) || text[end] != U'-' || !isDigit(text[end + 1]))
        return false;
    const auto digits = readDigits(text, end + 1);
    return !digits || text[text.skipBlanks(digits->end)] != text[at];
}

/// "15 dollars 50", "17 USD and 25": two digits that end the phrase are cents.
void readBareCents(const Chars& text, Amount& out)
{
    static constexpr std::u32string_view kEnds = U".,;!?。，；！？)";
    if (out.unitBefore || !isLetter(text[out.end - 1]) || out.number.multiplier != 1 ||
        out.number.value() != std::floor(out.number.value()))
        return;
    std::size_t at = text.skipBlanks(out.end);
    if (at == out.end)
        return;
    if (text.startsWith(at, U"and "))
        at = text.skipBlanks(at + 4);
    const auto cents = isDigit(text[at]) || isLetter(text[at]) ? readNumeral(text, at, false) : std::nullopt;
    if (!cents || cents->value() < 10 || cents->value() >= 100 || cents->value() != std::floor(cents->value()))
        return;
    const std::size_t next = text.skipBlanks(cents->end);
    const bool sentenceEnds = kEnds.find(text[next]) != std::u32string_view::npos && !isDigit(text[next + 1]);
    if (next != text.size() && !sentenceEnds)
        return;
    out.number.settle(out.number.value() + cents->value() / 100);
    out.end = cents->end;
}

/// 20 degrees below zero.
const Lexicon<int>& belowZeroWords()
{
    static const Lexicon<int> words{{U"below zero", 0}, {U"below 0", 0}, {U"subzero", 0}};
    return words;
}

/// Whether a figure or the letter that stands for one follows: 3×4, 3 × N.
bool isFactor(const Chars& text, std::size_t at)
{
    at = text.skipBlanks(at);
    return isDigit(text[at]) || (isLetter(text[at]) && !isLetter(text[at + 1]));
}

/// The unit after the number, with what belongs to it.
void readUnit(const Chars& text, std::size_t at, Amount& out)
{
    if (text[at] == U'个' && text[at + 1] == U'半') { // 一个半小时
        if (text[at + 2] == U'月' && text[at + 3] != U'份') {
            out.number.settle(out.number.value() + 0.5);
            out.unit = Unit{"month", Dimension::Duration};
            out.end = at + 3;
            return;
        }
        if (const auto unit = unitAt(text, at + 2)) {
            out.number.settle(out.number.value() + 0.5);
            out.unit = unit->unit;
            out.end = unit->end;
            return;
        }
    }
    const auto unit = unitAt(text, at);
    if (!unit || (out.unitBefore && unit->unit.dimension != Dimension::Currency))
        return;
    if (out.number.lone && unit->unit.dimension == Dimension::Multiple && lower(text[at]) == U'x')
        return;
    if (isNameWithDash(text, at, unit->end) || (text[at] == U'×' && isFactor(text, unit->end)))
        return;
    out.unit = out.unitBefore && unit->unit.symbol == "CNY" ? *out.unit : unit->unit;
    out.end = unit->end;
    if (const auto below = out.unit->dimension == Dimension::Temperature || out.unit->dimension == Dimension::Angle
                               ? belowZeroWords().at(text, text.skipBlanks(out.end))
                               : Lexicon<int>::Match();
        below && out.sign > 0) {
        out.sign = -1;
        out.signWritten = true;
        out.end = below.end;
    }
    if (out.unit->dimension == Dimension::Currency)
        readLateMultiplier(text, out);
    if (out.unit->dimension == Dimension::Currency || out.unit->symbol == "ft") {
        const std::size_t unitEnd = out.end;
        readSmallerParts(text, out);
        if (out.end == unitEnd && out.unit->symbol == "CNY")
            readTenths(text, out);
        if (out.end == unitEnd && out.unit->dimension == Dimension::Currency)
            readBareCents(text, out);
    }
    readUnitTail(text, at, out);
    // 快一倍, 增长1倍: what grows by its own size ends up at twice of it
    static constexpr std::u32string_view kMore = U"快增涨高多大长加贵强了升";
    if (text[at] == U'倍' && out.number.value() == 1 && out.begin > 0 &&
        kMore.find(text[out.begin - 1]) != std::u32string_view::npos)
        out.number.settle(2);
}

void takeDuration(const CompoundDuration& duration, Amount& out)
{
    out.number.settle(duration.value);
    out.unit = duration.unit;
    out.end = duration.end;
}

void readQualifiersAfter(const Chars& text, Amount& out)
{
    const Qualifiers after = qualifiersAfter(text, out.end);
    out.bound = after.bound != Bound::None ? after.bound : out.bound;
    out.approximate = out.approximate || after.approximate;
    out.end = after.end;
}

/// 比四分之一大, 比100亿还多: a comparison is a bound. nullopt where 比 compares with something else.
std::optional<Amount> readComparison(const Chars& text, std::size_t begin)
{
    static const Lexicon<Bound> words{{U"大", Bound::AtLeast}, {U"多", Bound::AtLeast}, {U"高", Bound::AtLeast},
                                      {U"贵", Bound::AtLeast}, {U"小", Bound::AtMost},  {U"少", Bound::AtMost},
                                      {U"低", Bound::AtMost},  {U"便宜", Bound::AtMost}};
    if (text[begin] != U'比' || text[begin + 1] == U'比')
        return std::nullopt;
    auto out = readAmount(text, begin + 1);
    if (!out || out->bound != Bound::None)
        return std::nullopt;
    std::size_t at = out->end;
    if (text[at] == U'还' || text[at] == U'要' || text[at] == U'更')
        ++at;
    const auto word = words.at(text, at);
    if (!word)
        return std::nullopt;
    out->begin = begin;
    out->qualified = true;
    out->bound = *word.value;
    out->end = word.end;
    return out;
}

} // namespace

std::optional<Amount> readAmount(const Chars& text, std::size_t begin)
{
    if (text[begin] == U'比')
        return readComparison(text, begin);
    Amount out;
    out.begin = begin;
    const Qualifiers before = qualifiersBefore(text, begin);
    out.bound = before.bound;
    out.approximate = before.approximate;
    out.qualified = before.end != begin;
    if (auto word = readWholeWord(text, before.end)) {
        word->begin = begin;
        word->bound = before.bound;
        word->approximate = before.approximate;
        word->qualified = out.qualified;
        readQualifiersAfter(text, *word);
        return word;
    }
    std::size_t at = readSign(text, before.end, out);

    const bool isProduct = at > 0 && (isLetter(text[at - 1]) || isDigit(text[at - 1])); // N×3
    if (text[at] == U'×' && isDigit(text[at + 1]) && !isProduct) {                      // ×10
        const auto number = readNumeral(text, at + 1, false);
        if (!number)
            return std::nullopt;
        out.number = *number;
        out.unit = Unit{"x", Dimension::Multiple};
        out.end = number->end;
        return out;
    }
    if (const auto currency = currencyBefore(text, at)) {
        out.unit = currency->unit;
        out.unitBefore = true;
        at = text.skipBlanks(currency->end);
        const Qualifiers inner = qualifiersBefore(text, at); // KRW ~41.5T
        out.approximate = out.approximate || inner.approximate;
        out.bound = inner.bound != Bound::None ? inner.bound : out.bound;
        at = readSign(text, inner.end, out);
    }
    auto number = readHalf(text, at);
    if (!number)
        number = readNumeral(text, at, out.unitBefore);
    if (!number)
        return std::nullopt;
    readGroups(text, *number);
    out.number = *number;
    out.approximate = out.approximate || number->approximate;
    out.end = number->end;
    if (number->orMore)
        out.bound = Bound::AtLeast;

    Qualifiers between = qualifiersAfter(text, out.end);     // 3000多美元, 100+ GW
    if (text[out.end] == U'来' && unitAt(text, out.end + 1)) // 十来个
        between = {Bound::None, true, out.end + 1};
    std::size_t unitBegin = text.skipBlanks(between.end);
    if (text[unitBegin] == U'-' && isLetter(text[unitBegin + 1])) // 10-year
        ++unitBegin;
    if (number->percent)
        out.unit = Unit{"%", Dimension::Percent};
    else if (const auto duration = out.unitBefore ? std::nullopt : compoundDurationAt(text, *number, unitBegin))
        takeDuration(*duration, out);
    else
        readUnit(text, unitBegin, out);
    if (!out.unit && between.end != number->end)
        out.end = between.end;
    if (between.end != number->end) {
        out.bound = between.bound != Bound::None ? between.bound : out.bound;
        out.approximate = out.approximate || between.approximate;
    }
    if (isPartOfWord(text, out))
        return std::nullopt;
    out.lone = number->lone && !out.unit && !(out.signWritten && out.sign < 0);
    const PerMatch per = perAt(text, out.end);
    const bool counts = out.unit || out.number.multiplier > 1; // 25万/年
    if (counts && !per.per.empty()) {
        out.per = per.per;
        out.end = per.end;
    }
    readQualifiersAfter(text, out);
    if (const PerMatch late = perAt(text, out.end); out.unit && out.per.empty() && !late.per.empty()) { // $60+/seat
        out.per = late.per;
        out.end = late.end;
    }
    return out;
}

bool saysNumber(const Chars& text, std::size_t at)
{
    return readWholeWord(text, at).has_value();
}

void addOpenersOfAmounts(OpeningWords& to)
{
    to.add(signs());
    to.add(wholeWords());
    to.addAlone(U"半每");
    to.addJoined(U"×", U"0123456789");
    to.addPrefixes(U"比");
}

} // namespace zhilan::quantity
