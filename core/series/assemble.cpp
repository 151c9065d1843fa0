#include "core/series/assemble.h"

#include "core/series/wording.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace zhilan::series
{
namespace
{

using quantity::Dimension;
using quantity::Kind;
using quantity::Quantity;

struct UnitKey {
    Dimension dimension = Dimension::Number;
    std::string unit;

    friend bool operator==(const UnitKey&, const UnitKey&) = default;
    friend bool operator<(const UnitKey& a, const UnitKey& b)
    {
        return std::tie(a.dimension, a.unit) < std::tie(b.dimension, b.unit);
    }
};

bool isValue(const Observation& observation)
{
    return observation.cell.kind == CellKind::Value;
}

UnitKey keyOf(const Quantity& quantity)
{
    return {quantity.dimension, quantity.unit};
}

void scale(Quantity& quantity, double factor)
{
    quantity.low *= factor;
    quantity.high *= factor;
    if (quantity.from)
        *quantity.from *= factor;
    if (quantity.to)
        *quantity.to *= factor;
}

double magnitude(const Quantity& quantity)
{
    const double high = std::isinf(quantity.high) ? quantity.low : quantity.high;
    return std::abs(high);
}

void fillRepeats(std::vector<Observation>& observations)
{
    const Observation* before = nullptr;
    for (Observation& observation : observations) {
        const bool repeats =
            observation.cell.kind == CellKind::RepeatAbove || observation.cell.kind == CellKind::RepeatBefore;
        if (repeats && before != nullptr) {
            observation.cell = before->cell;
        } else if (repeats) {
            observation.cell.kind = CellKind::Text;
            observation.cell.reason = UnreadReason::NothingToRepeat;
        }
        before = &observation;
    }
}

/// What the header says about bare numbers, or the noun that follows them.
void applyHeader(std::vector<Observation>& observations, const std::optional<quantity::NamedUnit>& header)
{
    for (Observation& observation : observations) {
        Quantity& q = observation.cell.quantity;
        if (!isValue(observation))
            continue;
        const bool bare = q.dimension == Dimension::Number && q.unit.empty();
        if (header) {
            quantity::apply(*header, observation.cell.words, q);
        } else if (bare && !observation.cell.noun.empty()) {
            q.unit = observation.cell.noun;
            q.dimension = Dimension::Count;
        }
    }
}

std::optional<UnitKey> mostCommonUnit(const std::vector<Observation>& observations)
{
    std::map<UnitKey, std::size_t> counts;
    for (const Observation& observation : observations) {
        if (isValue(observation))
            ++counts[keyOf(observation.cell.quantity)];
    }
    std::optional<UnitKey> best;
    std::size_t bestCount = 0;
    for (const auto& [key, count] : counts) {
        if (count > bestCount || (count == bestCount && best && best->dimension == Dimension::Number)) {
            best = key;
            bestCount = count;
        }
    }
    return best;
}

/// A bare number among amounts of money is money when it is as large as they are.
void lendUnit(std::vector<Observation>& observations, const UnitKey& unit)
{
    if (unit.unit.empty())
        return;
    double smallest = std::numeric_limits<double>::infinity();
    for (const Observation& observation : observations) {
        const double size = magnitude(observation.cell.quantity);
        if (isValue(observation) && keyOf(observation.cell.quantity) == unit && size > 0)
            smallest = std::min(smallest, size);
    }
    for (Observation& observation : observations) {
        Quantity& q = observation.cell.quantity;
        if (isValue(observation) && q.dimension == Dimension::Number && q.unit.empty() &&
            (magnitude(q) == 0 || magnitude(q) >= smallest / 100)) {
            q.unit = unit.unit;
            q.dimension = unit.dimension;
        }
    }
}

void refuseOthers(std::vector<Observation>& observations, const UnitKey& unit)
{
    for (Observation& observation : observations) {
        const Quantity& q = observation.cell.quantity;
        if (!isValue(observation) || keyOf(q) == unit)
            continue;
        observation.cell.kind = CellKind::Text;
        observation.cell.reason = q.unit.empty() ? UnreadReason::NoUnit : UnreadReason::OtherUnit;
        observation.cell.detail = q.unit;
    }
}

bool enough(const std::vector<Observation>& observations, XKind xKind)
{
    std::size_t values = 0;
    std::size_t filled = 0;
    for (const Observation& observation : observations) {
        values += isValue(observation) ? 1 : 0;
        filled += observation.cell.kind != CellKind::Blank ? 1 : 0;
    }
    if (values * 10 < filled * 6)
        return false;
    return xKind == XKind::Time ? values >= 3 || (values == 2 && values == filled) : values >= 3;
}

/// Plain four-digit integers between 1900 and 2100 are values only among other values.
bool mostlyYears(const std::vector<Observation>& observations)
{
    std::size_t values = 0;
    std::size_t years = 0;
    for (const Observation& observation : observations) {
        values += isValue(observation) ? 1 : 0;
        years += isValue(observation) && observation.cell.maybeYear ? 1 : 0;
    }
    return years * 2 >= values;
}

/// TB among GB, MW among GW: the same thing written larger.
void convertPrefixes(std::vector<Observation>& observations, const UnitKey& to)
{
    const double target = quantity::prefixFactor(to.unit, to.dimension);
    if (target == 0)
        return;
    for (Observation& observation : observations) {
        Quantity& q = observation.cell.quantity;
        if (!isValue(observation) || q.dimension != to.dimension || q.unit == to.unit)
            continue;
        const double factor = quantity::prefixFactor(q.unit, q.dimension);
        if (factor == 0)
            continue;
        scale(q, factor / target);
        observation.cell.ownUnit = q.unit;
        q.unit = to.unit;
    }
}

/// A year among its own quarters is their sum, not one more of them.
void setSumsApart(Series& series)
{
    constexpr std::size_t kLook = 64; // bounds the work where hostile periods overlap
    const std::vector<Point>& points = series.points;
    std::vector<bool> apart(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        std::size_t within = 0;
        const std::size_t end = std::min(points.size(), i + kLook);
        for (std::size_t j = i > kLook ? i - kLook : 0; j < end; ++j) {
            within += j != i && points[j].period->start >= points[i].period->start &&
                              points[j].period->end <= points[i].period->end
                          ? 1
                          : 0;
        }
        apart[i] = within >= 2;
    }
    std::vector<Point> kept;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (apart[i])
            series.unread.push_back(
                unreadCell(points[i].text, points[i].line, points[i].span, UnreadReason::Overlap, points[i].x));
        else
            kept.push_back(points[i]);
    }
    series.points = std::move(kept);
}

/// A year's revenue next to that of a quarter is larger for being of a year. What is had at a time, as power, is not.
bool mixesLengths(const Series& series)
{
    if (series.dimension == Dimension::Power || !series.per.empty())
        return false;
    constexpr std::chrono::days kYear{365};
    constexpr std::chrono::days kMonth{31};
    std::size_t parts = 0;
    std::size_t years = 0;
    for (const Point& point : series.points) {
        const auto length = point.period->end - point.period->start;
        const Precision precision = point.period->precision;
        parts +=
            (precision == Precision::Quarter || precision == Precision::HalfYear) && length < kYear && length > kMonth
                ? 1
                : 0;
        years += precision == Precision::Year ? 1 : 0;
    }
    return parts > 0 && years > 0;
}

bool growsTenfold(const std::vector<Point>& points)
{
    double smallest = std::numeric_limits<double>::infinity();
    double largest = 0;
    for (const Point& point : points) {
        if (!(point.low > 0) && point.kind != Kind::AtMost)
            return false;
        smallest = std::min(smallest, point.low > 0 ? point.low : point.high);
        largest = std::max(largest, std::isinf(point.high) ? point.low : point.high);
    }
    return largest >= 10 * smallest;
}

double drawnAt(const Point& point, bool geometric)
{
    if (std::isinf(point.high) || point.kind == Kind::AtLeast)
        return point.low;
    if (point.kind == Kind::AtMost || point.low == point.high)
        return point.high;
    return geometric && point.low > 0 ? std::sqrt(point.low * point.high) : point.low + (point.high - point.low) / 2;
}

Point pointOf(const Observation& observation, std::string_view suffix)
{
    const Quantity& q = observation.cell.quantity;
    Point point;
    point.x = observation.x;
    point.period = observation.period;
    point.number = observation.number;
    point.low = q.low;
    point.high = q.high;
    point.from = q.from;
    point.kind = q.kind;
    point.approximate = q.approximate;
    point.forecast = observation.forecast || observation.cell.forecast;
    point.text = observation.text;
    point.label = shortLabel(observation.cell.words, q, suffix);
    if (!observation.cell.ownUnit.empty())
        point.label += " " + observation.cell.ownUnit; // the axis says another one
    point.line = observation.line;
    point.span = observation.span;
    point.cell = observation.cellSpan;
    return point;
}

bool samePlace(const Point& a, const Point& b, XKind xKind)
{
    return xKind == XKind::Number ? a.number == b.number
                                  : a.period->start == b.period->start && a.period->end == b.period->end;
}

/// In order of x. What is said twice is kept once; of two values for one place the first stays. False when that happens
/// too often to be one course.
bool sortPoints(Series& series)
{
    if (series.xKind == XKind::Category)
        return true;
    const auto before = [&](const Point& a, const Point& b) {
        if (series.xKind == XKind::Number)
            return a.number < b.number;
        return std::pair(a.period->midpoint(), a.period->start) < std::pair(b.period->midpoint(), b.period->start);
    };
    std::stable_sort(series.points.begin(), series.points.end(), before);
    std::vector<Point> kept;
    std::size_t refused = 0;
    for (Point& point : series.points) {
        if (kept.empty() || !samePlace(kept.back(), point, series.xKind)) {
            kept.push_back(std::move(point));
        } else if (kept.back().low != point.low || kept.back().high != point.high) {
            ++refused;
            series.unread.push_back(
                unreadCell(point.text, point.line, point.span, UnreadReason::RepeatedDate, point.x));
        }
    }
    series.points = std::move(kept);
    return refused * 4 <= series.points.size();
}

/// "1e999" is text that looks like a number; only an open bound has no end.
void setAsideEndless(std::vector<Observation>& observations)
{
    for (Observation& observation : observations) {
        const Quantity& q = observation.cell.quantity;
        const bool lowGiven = std::isfinite(q.low) || q.kind == Kind::AtMost;
        const bool highGiven = std::isfinite(q.high) || q.kind == Kind::AtLeast;
        const bool someGiven = std::isfinite(q.low) || std::isfinite(q.high);
        if (isValue(observation) && !(lowGiven && highGiven && someGiven)) {
            observation.cell.kind = CellKind::Text;
            observation.cell.reason = UnreadReason::TooLarge;
        }
    }
}

} // namespace

UnreadCell unreadCell(std::string text, std::uint32_t line, ByteSpan span, UnreadReason reason, std::string detail)
{
    UnreadCell cell{std::move(text), line, whyUnread(reason, detail), reason, {}, span};
    cell.detail = std::move(detail);
    return cell;
}

std::optional<Series> assemble(std::vector<Observation> observations, XKind xKind,
                               const std::optional<quantity::NamedUnit>& headerUnit)
{
    fillRepeats(observations);
    if (mostlyYears(observations))
        return std::nullopt;
    applyHeader(observations, headerUnit);
    setAsideEndless(observations);
    auto unit = mostCommonUnit(observations);
    if (!unit)
        return std::nullopt;
    convertPrefixes(observations, *unit);
    lendUnit(observations, *unit);
    unit = mostCommonUnit(observations);
    refuseOthers(observations, *unit);
    if (!enough(observations, xKind))
        return std::nullopt;

    Series out;
    out.xKind = xKind;
    out.unit = unit->unit;
    out.dimension = unit->dimension;
    std::size_t withPer = 0;
    const std::string suffix = headerUnit ? headerUnit->suffix : std::string();
    for (const Observation& observation : observations) {
        if (isValue(observation)) {
            const Quantity& q = observation.cell.quantity;
            const bool scaled =
                headerUnit && q.unit == headerUnit->unit && quantity::isUnscaled(observation.cell.words);
            out.points.push_back(pointOf(observation, scaled ? suffix : ""));
            withPer += observation.cell.quantity.per.empty() ? 0 : 1;
            if (out.per.empty())
                out.per = observation.cell.quantity.per;
        } else if (observation.cell.kind == CellKind::Text) {
            out.unread.push_back(unreadCell(observation.text, observation.line, observation.span,
                                            observation.cell.reason, observation.cell.detail));
        }
    }
    if (withPer * 2 <= out.points.size())
        out.per.clear();
    if (!sortPoints(out))
        return std::nullopt;
    if (xKind == XKind::Time)
        setSumsApart(out);
    const bool geometric = growsTenfold(out.points);
    for (Point& point : out.points)
        point.value = drawnAt(point, geometric);
    if (xKind == XKind::Time && growsByFactor(out.dimension) && !mixesLengths(out))
        out.fit = fitExponential(out.points);
    return out;
}

std::optional<Series> refusal(std::vector<Observation> observations,
                              const std::optional<quantity::NamedUnit>& headerUnit)
{
    fillRepeats(observations);
    if (mostlyYears(observations))
        return std::nullopt;
    std::size_t numbers = 0;
    std::size_t filled = 0;
    for (const Observation& observation : observations) {
        const ValueCell& cell = observation.cell;
        numbers += cell.kind == CellKind::Value || cell.reason == UnreadReason::Increment ? 1 : 0;
        filled += cell.kind != CellKind::Blank ? 1 : 0;
    }
    if (numbers < 2 || numbers * 10 < filled * 6)
        return std::nullopt;
    applyHeader(observations, headerUnit);
    setAsideEndless(observations);
    Series out;
    if (auto unit = mostCommonUnit(observations)) {
        convertPrefixes(observations, *unit);
        lendUnit(observations, *unit);
        unit = mostCommonUnit(observations);
        refuseOthers(observations, *unit);
        out.unit = unit->unit;
        out.dimension = unit->dimension;
    }
    const UnreadReason reason = enough(observations, XKind::Time) ? UnreadReason::RepeatedDate : UnreadReason::TooFew;
    for (const Observation& observation : observations) {
        if (observation.cell.kind != CellKind::Blank)
            out.unread.push_back(unreadCell(observation.text, observation.line, observation.span,
                                            isValue(observation) ? reason : observation.cell.reason,
                                            observation.cell.detail));
    }
    return out;
}

std::vector<Series> assembleEach(std::vector<Observation> observations, XKind xKind,
                                 const std::optional<quantity::NamedUnit>& headerUnit)
{
    constexpr std::size_t kLeast = 2;
    std::map<std::string, std::size_t> currencies;
    std::size_t values = 0;
    for (const Observation& observation : observations) {
        values += isValue(observation) ? 1 : 0;
        if (isValue(observation) && observation.cell.quantity.dimension == Dimension::Currency)
            ++currencies[observation.cell.quantity.unit];
    }
    std::vector<Series> out;
    const bool split =
        currencies.size() == 2 && std::all_of(currencies.begin(), currencies.end(), [&](const auto& each) {
            return each.second >= kLeast && each.second * 4 >= values;
        });
    if (!split) {
        if (auto series = assemble(std::move(observations), xKind, headerUnit))
            out.push_back(std::move(*series));
        return out;
    }
    for (const auto& entry : currencies) {
        const std::string& currency = entry.first;
        std::vector<Observation> own = observations;
        std::erase_if(own, [&](const Observation& each) {
            return isValue(each) && each.cell.quantity.dimension == Dimension::Currency &&
                   each.cell.quantity.unit != currency;
        });
        if (auto series = assemble(std::move(own), xKind, headerUnit))
            out.push_back(std::move(*series));
    }
    return out;
}

} // namespace zhilan::series
