#include "core/quantity/ranges.h"

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
        {U"to", Join::Range},          {U"から", Join::Range},        {U"ないし", Join::Range},
        {U"→", Join::Transition},      {U"->", Join::Transition},     {U"=>", Join::Transition},
        {U"⟶", Join::Transition},      {U"➔", Join::Transition},      {U"⇒", Join::Transition},
        {U"➡", Join::Transition},      {U"增长到", Join::Transition}, {U"增长至", Join::Transition},
        {U"增至", Join::Transition},   {U"增加到", Join::Transition}, {U"增加至", Join::Transition},
        {U"涨到", Join::Transition},   {U"涨至", Join::Transition},   {U"上涨到", Join::Transition},
        {U"升至", Join::Transition},   {U"上升到", Join::Transition}, {U"上升至", Join::Transition},
        {U"提高到", Join::Transition}, {U"提升到", Join::Transition}, {U"提升至", Join::Transition},
        {U"降至", Join::Transition},   {U"降到", Join::Transition},   {U"下降到", Join::Transition},
        {U"下降至", Join::Transition}, {U"跌至", Join::Transition},   {U"飙升至", Join::Transition},
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
    for (int i = 0; i < 2 && (text[next] == U'又' || text[next] == U'再' || text[next] == U',' || text[next] == U'还');
         ++i)
        ++next;
    const auto verb = verbs.at(text, next);
    if (!verb)
        return std::nullopt;
    return text[verb.end] == U'了' ? verb.end + 1 : verb.end;
}

JoinMatch joinAt(const Chars& text, std::size_t at)
{
    const std::size_t next = text.skipBlanks(at);
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

/// Lets two ends of a range or transition lend each other what only one of them says.
bool share(Amount& first, Amount& second, Join join)
{
    if (!sameKind(first.unit, second.unit))
        return false;
    const bool secondSmaller = first.number.raw >= second.number.raw;
    const bool firstPlain = first.number.multiplier == 1 && !first.number.orMore;
    const bool lend = firstPlain && second.number.multiplier > 1 && first.number.raw != 0 &&
                      (!first.unit || first.unitBefore || second.number.suffixed) && join != Join::Growth;
    if (lend && !secondSmaller && (join == Join::Range || !first.unit || first.unitBefore) &&
        first.number.raw < 10000 && !(join == Join::Transition && first.number.raw >= 1000))
        first.number.multiplier = second.number.multiplier;
    // 八到九百亿: the hundred belongs to both
    if (first.number.han && second.number.han && first.number.raw < 10 && second.number.raw >= 10 && lend) {
        double power = 10;
        while (second.number.raw / power >= 10)
            power *= 10;
        if (second.number.raw / power > first.number.raw && std::fmod(second.number.raw, power) == 0)
            first.number.raw *= power;
    }
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
    if (second->lone || (first.lone && second->number.value() < 10 && !second->unit))
        return std::nullopt;
    if (!share(first, *second, Join::Range))
        return std::nullopt;
    if (plainPair(first, *second) && first.number.value() >= second->number.value() && first.sign > 0)
        return std::nullopt;
    if (text[second->end] == U'-' && isDigit(text[second->end + 1]) && plainPair(first, *second))
        return std::nullopt; // 138-1234-5678
    return second;
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
    auto first = readAmount(text, at);
    if (!first)
        return std::nullopt;
    Expression out;
    out.begin = first->begin;
    out.end = first->end;
    if (auto second = rangeEnd(text, *first)) {
        describeRange(*first, *second, out.quantity);
        out.end = second->end;
        return out;
    }
    if (first->lone && !(first->begin == 0 && first->end == text.size()))
        return std::nullopt;
    describe(*first, out.quantity);
    out.mayBeYear = first->number.plainInteger && first->number.digits == 4 && !first->unit && !first->qualified &&
                    !first->signWritten && first->bound == Bound::None;

    const JoinMatch join = joinAt(text, first->end);
    if (join.join != Join::Transition && join.join != Join::Growth)
        return out;
    auto second = readAmount(text, join.end);
    if (!second)
        return out;
    if (second->lone)
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

} // namespace zhilan::quantity
