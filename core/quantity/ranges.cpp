#include "core/quantity/ranges.h"

#include "core/quantity/openers.h"

#include <cmath>
#include <limits>

namespace zhilan::quantity
{
namespace
{

enum class Join : std::uint8_t { None, Range, Transition, Growth };
struct JoinMatch {
    Join join = Join::None;
    std::size_t end = 0;
};

const Lexicon<Join>& joins()
{
    static const Lexicon<Join> words{
        {U"-", Join::Range},           {U"~", Join::Range},           {U"—", Join::Range},
        {U"——", Join::Range},          {U"到", Join::Range},          {U"至", Join::Range},
        {U"to", Join::Range},          {U"--", Join::Range},          {U"- to", Join::Range},
        {U"~~", Join::Range},          {U"through", Join::Range},     {U"thru", Join::Range},
        {U"から", Join::Range},        {U"ないし", Join::Range},      {U"→", Join::Transition},
        {U"->", Join::Transition},     {U"=>", Join::Transition},     {U"⟶", Join::Transition},
        {U"➔", Join::Transition},      {U"⇒", Join::Transition},      {U"➡", Join::Transition},
        {U"增长到", Join::Transition}, {U"增长至", Join::Transition}, {U"增至", Join::Transition},
        {U"增加到", Join::Transition}, {U"增加至", Join::Transition}, {U"涨到", Join::Transition},
        {U"涨至", Join::Transition},   {U"上涨到", Join::Transition}, {U"升至", Join::Transition},
        {U"上升到", Join::Transition}, {U"上升至", Join::Transition}, {U"提高到", Join::Transition},
        {U"提升到", Join::Transition}, {U"提升至", Join::Transition}, {U"降至", Join::Transition},
        {U"降到", Join::Transition},   {U"下降到", Join::Transition}, {U"下降至", Join::Transition},
        {U"跌至", Join::Transition},   {U"飙升至", Join::Transition},
    };
    return words;
}

/// 基础上又增加: what follows comes on top of an amount not known to the digit.
std::optional<std::size_t> growthAfter(const Chars& text, std::size_t at)
{
    static const Lexicon<int> bases{{U"基础上", 0}, {U"的基础上", 0}, {U"之上", 0}};
    static const Lexicon<int> verbs{{U"增加", 0}, {U"增长", 0}, {U"新增", 0}, {U"增", 0},
                                    {U"上涨", 0}, {U"提高", 0}, {U"加", 0}};
    const auto base = bases.at(text, at);
    if (!base)
        return std::nullopt;
    std::size_t next = base.end;
    for (int i = 0; i < 2 && (text[next] == U'又' || text[next] == U'再' || text[next] == U'，' || text[next] == U'还');
         ++i)
        ++next;
    const auto verb = verbs.at(text, next);
    if (!verb)
        return std::nullopt;
    return text[verb.end] == U'了' ? verb.end + 1 : verb.end;
}

JoinMatch joinAt(const Chars& text, std::size_t at)
{
    std::size_t next = text.skipBlanks(at);
    if (text.startsWith(next, U"(含)"))
        at = next += 3;
    if (const auto growth = growthAfter(text, next))
        return {Join::Growth, *growth};
    const auto match = joins().at(text, next);
    if (!match)
        return {};
    // spaces on one side only of a hyphen make it a sign or a dash between clauses: "5 -3"
    const bool blankBefore = next != at;
    const bool blankAfter = isBlank(text[match.end]);
    if (*match.value == Join::Range && text[next] == U'-' && blankBefore != blankAfter && !isDigit(text[next - 1]))
        return {};
    std::size_t end = match.end;
    if (*match.value == Join::Transition && text[end] == U'了')
        ++end;
    return {*match.value, text.skipBlanks(end)};
}

bool sameKind(const std::optional<Unit>& a, const std::optional<Unit>& b)
{
    return !a || !b || a->symbol == b->symbol;
}

/// 450到500亿: the first end takes the multiplier of the second, as much of it as leaves the ends in order; 八到九百亿
/// is 八百亿 to 九百亿, 四百五十到五百亿 begins with 四百五十亿.
void lendMultiplier(Numeral& first, const Numeral& second)
{
    if (first.bigMultiplier != 1 || first.orMore || first.rawHigh || first.raw == 0)
        return;
    for (const double multiplier : {second.multiplier, second.bigMultiplier}) {
        if (multiplier > 1 && first.value() * multiplier < second.value()) {
            first.multiplier *= multiplier;
            return;
        }
    }
}

/// 500 MW–1 GW: the first end in the unit of the second.
void convertPrefix(Amount& first, const Amount& second)
{
    if (!first.unit || !second.unit || first.unit->dimension != second.unit->dimension)
        return;
    const double from = prefixFactor(first.unit->symbol, first.unit->dimension);
    const double to = prefixFactor(second.unit->symbol, second.unit->dimension);
    if (from == 0 || to == 0 || from == to)
        return;
    first.unit = second.unit;
    first.number.settle(first.number.value() * from / to);
}

/// Lets two ends of a range or transition lend each other what only one of them says.
bool share(Amount& first, Amount& second, Join join)
{
    convertPrefix(first, second);
    if (!sameKind(first.unit, second.unit))
        return false;
    const bool open = !first.unit || first.unitBefore || (join == Join::Range && second.number.suffixed);
    if (open && join != Join::Growth && !(join == Join::Transition && first.number.value() >= 1000))
        lendMultiplier(first.number, second.number);
    if (!first.unit)
        first.unit = second.unit;
    if (!second.unit) {
        second.unit = first.unit;
        if (first.unitBefore && first.number.suffixed && second.number.multiplier == 1 && !second.number.suffixed &&
            second.number.raw > first.number.raw)
            second.number.multiplier = first.number.multiplier; // $10B–15
    }
    if (first.per.empty())
        first.per = second.per;
    return true;
}

bool plainPair(const Amount& first, const Amount& second)
{
    return first.number.plainInteger && second.number.plainInteger && !first.unit && !second.unit;
}

void describe(const Amount& amount, Quantity& out)
{
    out.low = amount.low();
    out.high = amount.high();
    if (out.low > out.high)
        std::swap(out.low, out.high);
    out.kind = out.low < out.high ? Kind::Range : Kind::Point;
    out.approximate = amount.approximate;
    if (amount.unit) {
        out.unit = amount.unit->symbol;
        out.dimension = amount.unit->dimension;
    }
    out.per = amount.per;
    if (amount.bound == Bound::AtLeast) {
        out.kind = Kind::AtLeast;
        out.high = std::numeric_limits<double>::infinity();
    } else if (amount.bound == Bound::AtMost) {
        out.kind = Kind::AtMost;
        out.low =
            out.high < 0 || out.dimension == Dimension::Temperature ? -std::numeric_limits<double>::infinity() : 0;
    } else if (out.kind == Kind::Point && out.dimension == Dimension::Multiple) {
        out.kind = Kind::Multiple;
    }
}

/// 2021年 in 2020年的100万增长到2021年的300万 says when, not how much; beside another such year it is one of two.
bool saysWhen(const Amount& amount, const Amount& beside)
{
    constexpr std::size_t kDigits = 4;
    const auto isYear = [](const Amount& each) {
        return each.unit && each.unit->symbol == "year" && each.number.plainInteger && each.number.digits == kDigits;
    };
    return isYear(amount) && !isYear(beside);
}

/// "grew from 3 to 5", "is up sharply from 3 to 5": what changes is no range. `at`: where the first amount begins.
bool changesFrom(const Chars& text, std::size_t at)
{
    static const Lexicon<int> verbs{
        {U"grew", 0},      {U"grow", 0},       {U"grows", 0},    {U"grown", 0},     {U"growing", 0},  {U"rose", 0},
        {U"rise", 0},      {U"rises", 0},      {U"risen", 0},    {U"rising", 0},    {U"increase", 0}, {U"increases", 0},
        {U"increased", 0}, {U"increasing", 0}, {U"jumped", 0},   {U"climbed", 0},   {U"fell", 0},     {U"fallen", 0},
        {U"falling", 0},   {U"dropped", 0},    {U"declined", 0}, {U"decreased", 0}, {U"went", 0},     {U"goes", 0},
        {U"gone", 0},      {U"soared", 0},     {U"surged", 0},   {U"shrank", 0},    {U"expanded", 0}, {U"improved", 0},
        {U"doubled", 0},   {U"tripled", 0},    {U"moved", 0},    {U"cut", 0},       {U"raised", 0},   {U"up", 0},
        {U"down", 0}};
    constexpr std::size_t kLongestWord = 16;
    constexpr int kMostWords = 3; // from, an adverb, the verb
    bool from = false;
    std::size_t end = at;
    for (int word = 0; word < kMostWords; ++word) {
        while (end > 0 && isBlank(text[end - 1]))
            --end;
        std::size_t begin = end;
        while (begin > 0 && end - begin < kLongestWord && isWord(text[begin - 1]))
            --begin;
        if (begin == end)
            return false;
        if (word == 0)
            from = text.startsWith(begin, U"from") && end - begin == 4;
        else if (const auto verb = verbs.at(text, begin); verb && verb.end == end)
            return from;
        if (!from)
            return false;
        end = begin;
    }
    return false;
}

/// The range that begins with `first`, if another end follows; `end` moves past it.
std::optional<Amount> rangeEnd(const Chars& text, Amount& first)
{
    if (first.number.rawHigh)
        return std::nullopt;
    const JoinMatch join = joinAt(text, first.end);
    if (join.join != Join::Range)
        return std::nullopt;
    auto second = readAmount(text, join.end);
    if (!second || (second->qualified && second->bound != Bound::None && second->begin != join.end))
        return std::nullopt;
    if (second->signWritten && text[join.end] == U'-' && first.sign > 0)
        return std::nullopt;
    if (saysWhen(*second, first))
        return std::nullopt;
    if (second->lone || (first.lone && second->number.value() < 10 && !second->unit))
        return std::nullopt;
    if (first.belowZero && !first.unit && !second->signWritten)
        second->sign = -1; // 零下10到20度
    if (!share(first, *second, Join::Range))
        return std::nullopt;
    if (plainPair(first, *second) && first.number.value() >= second->number.value() && first.sign > 0)
        return std::nullopt;
    if (text[second->end] == U'-' && isDigit(text[second->end + 1]) && plainPair(first, *second))
        return std::nullopt; // 138-1234-5678
    return second;
}

/// "between 20 and 30", 20和30之间, 20と30の間: the word in front or behind makes two amounts the ends of a range.
std::optional<Amount> pairEnd(const Chars& text, Amount& first, bool between)
{
    static const Lexicon<Join> links{{U"和", Join::Range}, {U"与", Join::Range},  {U"跟", Join::Range},
                                     {U"と", Join::Range}, {U"and", Join::Range}, {U"&", Join::Range}};
    static const Lexicon<Join> closings{{U"之间", Join::Range},
                                        {U"间", Join::Range},
                                        {U"の间", Join::Range},
                                        {U"中间", Join::Range},
                                        {U"の中", Join::Range}};
    const auto link = links.at(text, text.skipBlanks(first.end));
    if (!link || first.number.rawHigh)
        return std::nullopt;
    auto second = readAmount(text, text.skipBlanks(link.end));
    if (!second || second->number.rawHigh || second->bound != Bound::None)
        return std::nullopt;
    if (second->unit && second->unit->symbol == "间" && !first.unit) { // 10000与20000间 counts no rooms
        second->unit.reset();
        --second->end;
    }
    const auto closing = closings.at(text, text.skipBlanks(second->end));
    if ((!between && !closing) || !share(first, *second, Join::Range) || first.low() >= second->high())
        return std::nullopt;
    if (closing)
        second->end = closing.end;
    return second;
}

/// 大于10小于20, 100以上300以下, "more than 30 and less than 40": a bound with its opposite right after it.
std::optional<Amount> oppositeBound(const Chars& text, Amount& first)
{
    static const Lexicon<Join> links{
        {U",", Join::Range},      {U"，", Join::Range}, {U"、", Join::Range},   {U"并", Join::Range},
        {U"并且", Join::Range},   {U"且", Join::Range}, {U"而且", Join::Range}, {U"同时", Join::Range},
        {U"的同时", Join::Range}, {U"又", Join::Range}, {U"和", Join::Range},   {U"and", Join::Range},
        {U"but", Join::Range},    {U"で", Join::Range}, {U"が", Join::Range},   {U"そして", Join::Range}};
    if (first.bound == Bound::None || first.number.rawHigh)
        return std::nullopt;
    std::size_t at = text.skipBlanks(first.end);
    for (int i = 0; i < 2; ++i) {
        if (const auto link = links.at(text, at))
            at = text.skipBlanks(link.end);
    }
    auto second = readAmount(text, at);
    if (!second || second->bound == Bound::None || second->bound == first.bound || second->number.rawHigh)
        return std::nullopt;
    Amount& lower = first.bound == Bound::AtLeast ? first : *second;
    Amount& upper = first.bound == Bound::AtLeast ? *second : first;
    if (lower.low() >= upper.high() || !share(first, *second, Join::Growth))
        return std::nullopt;
    lower.bound = Bound::None;
    upper.bound = Bound::None;
    return second;
}

/// 450±30亿美元, 12.5 ± 0.3 GW, 100 MW ± 5%: a value with its tolerance is the range around it. Unit and multiplier
/// are shared as between the ends of a range; a share of a value that is none itself is taken of the value.
std::optional<Amount> toleranceEnd(const Chars& text, Amount& first)
{
    static const Lexicon<Join> marks{{U"±", Join::Range},
                                     {U"+/-", Join::Range},
                                     {U"+-", Join::Range},
                                     {U"正负", Join::Range},
                                     {U"プラスマイナス", Join::Range}};
    const auto mark = marks.at(text, text.skipBlanks(first.end));
    if (!mark || first.number.rawHigh || first.bound != Bound::None)
        return std::nullopt;
    auto second = readAmount(text, text.skipBlanks(mark.end));
    if (!second || second->number.rawHigh || second->bound != Bound::None || second->sign < 0)
        return std::nullopt;
    const auto isShare = [](const Amount& amount) {
        return amount.unit && amount.unit->dimension == Dimension::Percent;
    };
    double tolerance = 0;
    if (isShare(*second) && !isShare(first) && (first.unit || first.number.value() > 100)) {
        tolerance = std::abs(first.low()) * second->low() / 100;
        second->unit = first.unit;
    } else {
        convertPrefix(first, *second);
        if (!sameKind(first.unit, second->unit))
            return std::nullopt;
        if (first.number.multiplier == 1 && first.number.value() < second->number.value())
            first.number.multiplier = second->number.multiplier;
        if (!first.unit)
            first.unit = second->unit;
        second->unit = first.unit;
        tolerance = second->low();
    }
    if (first.per.empty())
        first.per = second->per;
    const double middle = first.low();
    const double factor = first.factor();
    first.sign = second->sign = 1;
    first.number.settle((middle - tolerance) / factor);
    second->number.settle((middle + tolerance) / factor);
    first.lone = false;
    return second;
}

/// "ten pills", "six boxes": a small number in words, but one and zero, which are mostly other words, and names
/// (Big Four, two-way).
bool isCountWord(const Chars& text, const Amount& amount)
{
    const char32_t first = text[amount.number.begin];
    const char32_t after = text[amount.end];
    return first >= U'a' && first <= U'z' && amount.number.value() >= 2 && after != U'-' && after != U'\'' &&
           !(amount.begin > 0 && text[amount.begin - 1] == U'-');
}

/// A digit alone counts where it is the whole text, stands in quotation marks, or is what something is said to be.
bool standsAlone(const Chars& text, const Amount& amount)
{
    const std::size_t begin = amount.begin;
    const std::size_t end = amount.end;
    if (amount.qualified && amount.number.value() >= 10) // 近百, 小于千
        return true;
    if (amount.number.raw == 1 && amount.number.bigMultiplier >= 1e4) // 万 alone heads a column, and counts nothing
        return false;
    if (amount.number.han && end == begin + 2 && text[begin] == text[begin + 1]) // 一一
        return false;
    if (isCountWord(text, amount))
        return true;
    if (begin == text.skipBlanks(0) && text.skipBlanks(end) == text.size())
        return true;
    if (begin == 0)
        return text.hasKana() && text[end] == U'は';
    const char32_t before = text[begin - 1];
    const char32_t after = text[end];
    static constexpr std::u32string_view kOpen = U"“\"‘'「『";
    static constexpr std::u32string_view kClose = U"”\"’'」』";
    if (const std::size_t quote = kOpen.find(before); quote != std::u32string_view::npos)
        return kClose[quote] == after;
    static constexpr std::u32string_view kEnds = U",，.。;!?不而那这却";
    const bool ends = after == U'\0' || kEnds.find(after) != std::u32string_view::npos;
    const bool isWhat = before == U'是' || before == U'为' ||
                        text.startsWith(begin - std::min<std::size_t>(begin, 2), U"等于") ||
                        text.startsWith(begin - std::min<std::size_t>(begin, 3), U"is ");
    if (isWhat && ends)
        return true;
    return (before == U'は' || before == U'、') &&
           (text.startsWith(end, U"です") || text.startsWith(end, U"では") || text.startsWith(end, U"で,"));
}

const Lexicon<Join>& pairOpenings()
{
    static const Lexicon<Join> openings{{U"between", Join::Range}, {U"介于", Join::Range}, {U"位于", Join::Range}};
    return openings;
}

/// Past 之间 after a range.
std::size_t rangeClosing(const Chars& text, std::size_t at)
{
    static const Lexicon<Join> closings{{U"之间", Join::Range}, {U"の间", Join::Range}, {U"まで", Join::Range}};
    const auto closing = closings.at(text, at);
    return closing ? closing.end : at;
}

void describeRange(const Amount& first, const Amount& second, Quantity& out)
{
    Quantity high;
    describe(first, out);
    describe(second, high);
    out.low = first.low();
    out.high = second.high();
    if (out.low > out.high)
        std::swap(out.low, out.high);
    out.kind = Kind::Range;
    out.approximate = first.approximate || second.approximate;
    if (second.unit) {
        out.unit = second.unit->symbol;
        out.dimension = second.unit->dimension;
    }
    if (!second.per.empty())
        out.per = second.per;
    if (second.bound == Bound::AtLeast) { // 50-60%+
        out.kind = Kind::AtLeast;
        out.high = std::numeric_limits<double>::infinity();
    }
}

} // namespace

std::optional<Expression> expressionAt(const Chars& text, std::size_t at)
{
    const auto between = pairOpenings().at(text, at);
    auto first = readAmount(text, between ? text.skipBlanks(between.end) : at);
    if (!first)
        return std::nullopt;
    Expression out;
    out.begin = first->begin;
    out.end = first->end;
    auto last = toleranceEnd(text, *first);
    if (!last)
        last = rangeEnd(text, *first);
    if (!last)
        last = pairEnd(text, *first, static_cast<bool>(between));
    if (!last)
        last = oppositeBound(text, *first);
    if (last) {
        out.plain = plainPair(*first, *last) && !first->qualified && !first->signWritten;
        describeRange(*first, *last, out.quantity);
        out.end = rangeClosing(text, last->end);
        if (out.quantity.kind == Kind::Range && !first->number.rawHigh && changesFrom(text, first->begin)) {
            out.quantity.from = first->low();
            out.quantity.to = last->high();
            out.quantity.low = out.quantity.high = last->high();
            out.quantity.kind = Kind::Transition;
        }
        return out;
    }
    if (first->lone && !standsAlone(text, *first))
        return std::nullopt;
    describe(*first, out.quantity);
    out.mayBeYear = first->number.plainInteger && first->number.digits == 4 && !first->unit && !first->qualified &&
                    !first->signWritten && first->bound == Bound::None;
    out.plain = first->number.digits > 0 && first->number.end == first->end && !first->unit && !first->qualified &&
                !first->signWritten && first->number.multiplier == 1 && !first->number.fraction &&
                !first->number.suffixed;

    const JoinMatch join = joinAt(text, first->end);
    if (join.join != Join::Transition && join.join != Join::Growth)
        return out;
    auto second = readAmount(text, join.end);
    if (!second)
        return out;
    if (second->lone || saysWhen(*second, *first))
        return out;
    auto third = rangeEnd(text, *second);
    Amount& target = third ? *third : *second;
    const bool firstSaysUnit = first->unit.has_value();
    if (!share(*first, target, join.join))
        return out;
    if (join.join == Join::Growth) {
        if (second->unit && !firstSaysUnit)
            describe(*first, out.quantity);
        out.quantity.kind = Kind::AtLeast;
        out.quantity.high = std::numeric_limits<double>::infinity();
        out.quantity.approximate = false;
        out.end = target.end;
        out.mayBeYear = false;
        return out;
    }
    if (third) {
        second->unit = third->unit;
        describeRange(*second, *third, out.quantity);
    } else {
        describe(*second, out.quantity);
    }
    out.quantity.approximate = out.quantity.approximate || first->approximate;
    out.quantity.from = first->low();
    out.quantity.to = target.high();
    if (out.quantity.kind == Kind::Point || out.quantity.kind == Kind::Range || out.quantity.kind == Kind::Multiple)
        out.quantity.kind = Kind::Transition;
    out.end = target.end;
    out.mayBeYear = false;
    return out;
}

void addOpenersOfRanges(OpeningWords& to)
{
    to.add(pairOpenings());
}

} // namespace zhilan::quantity
