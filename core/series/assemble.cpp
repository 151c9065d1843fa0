#include "core/series/assemble.h"

#include "core/series/wording.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

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

    friend auto operator<=>(const UnitKey&, const UnitKey&) = default;
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
    const Observation* above = nullptr;
    for (Observation& observation : observations) {
        if (observation.cell.kind == CellKind::Repeat && above != nullptr)
            observation.cell = above->cell;
        else if (observation.cell.kind == CellKind::Repeat)
            observation.cell = {CellKind::Text, {}, {}, {}, false, false, "nothing above to repeat"};
        above = &observation;
    }
}

/// What the header says about bare numbers, or the noun that follows them.
void applyHeader(std::vector<Observation>& observations, const std::optional<NamedUnit>& header)
{
    for (Observation& observation : observations) {
        Quantity& q = observation.cell.quantity;
        if (!isValue(observation) || q.dimension != Dimension::Number || !q.unit.empty())
            continue;
        if (header) {
            scale(q, header->multiplier);
            q.unit = header->unit;
            q.dimension = header->dimension;
            q.approximate = q.approximate || header->approximate;
            if (q.per.empty())
                q.per = header->per;
        } else if (!observation.cell.noun.empty()) {
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
        observation.cell.why =
            q.unit.empty() ? "a number without the column's unit" : "another unit than the column's (" + q.unit + ")";
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

/// Years of the running numbers in a column: plain four-digit integers are values only among other values.
bool onlyYears(const std::vector<Observation>& observations)
{
    return std::none_of(observations.begin(), observations.end(), [](const Observation& observation) {
        return isValue(observation) && !observation.cell.maybeYear;
    });
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
    point.forecast = observation.forecast;
    point.text = observation.text;
    point.label = shortLabel(observation.cell.words, q, suffix);
    point.line = observation.line;
    point.span = observation.span;
    return point;
}

bool sortPoints(std::vector<Point>& points, XKind xKind)
{
    if (xKind == XKind::Category)
        return true;
    if (xKind == XKind::Number) {
        std::stable_sort(points.begin(), points.end(),
                         [](const Point& a, const Point& b) { return a.number < b.number; });
        return std::adjacent_find(points.begin(), points.end(),
                                  [](const Point& a, const Point& b) { return a.number == b.number; }) == points.end();
    }
    std::stable_sort(points.begin(), points.end(), [](const Point& a, const Point& b) {
        return std::pair(a.period->midpoint(), a.period->start) < std::pair(b.period->midpoint(), b.period->start);
    });
    return std::adjacent_find(points.begin(), points.end(), [](const Point& a, const Point& b) {
               return a.period->start == b.period->start && a.period->end == b.period->end;
           }) == points.end();
}

} // namespace

std::optional<Fit> fitExponential(const std::vector<Point>& points)
{
    constexpr double kDaysPerYear = 365.2425;
    std::size_t count = 0;
    double sumX = 0;
    double sumY = 0;
    const auto usable = [](const Point& point) {
        return point.period && point.value > 0 && std::isfinite(point.value);
    };
    const auto xOf = [](const Point& point) {
        return static_cast<double>(point.period->midpoint().time_since_epoch().count()) / kDaysPerYear;
    };
    for (const Point& point : points) {
        if (usable(point)) {
            ++count;
            sumX += xOf(point);
            sumY += std::log(point.value);
        }
    }
    if (count < 3)
        return std::nullopt;
    const double meanX = sumX / static_cast<double>(count);
    const double meanY = sumY / static_cast<double>(count);
    double sxx = 0;
    double sxy = 0;
    double syy = 0;
    for (const Point& point : points) {
        if (!usable(point))
            continue;
        const double dx = xOf(point) - meanX;
        const double dy = std::log(point.value) - meanY;
        sxx += dx * dx;
        sxy += dx * dy;
        syy += dy * dy;
    }
    if (sxx <= 0)
        return std::nullopt;
    const double slope = sxy / sxx;
    Fit fit;
    fit.perYear = std::exp(slope);
    fit.doublingDays = slope == 0 ? 0 : std::log(2.0) / slope * kDaysPerYear;
    fit.r2 = syy > 0 ? sxy * sxy / (sxx * syy) : 1;
    return fit;
}

std::optional<Series> assemble(std::vector<Observation> observations, XKind xKind,
                               const std::optional<NamedUnit>& headerUnit)
{
    fillRepeats(observations);
    if (onlyYears(observations))
        return std::nullopt;
    applyHeader(observations, headerUnit);
    auto unit = mostCommonUnit(observations);
    if (!unit)
        return std::nullopt;
    lendUnit(observations, *unit);
    unit = mostCommonUnit(observations);
    refuseOthers(observations, *unit);
    if (!enough(observations, xKind))
        return std::nullopt;

    Series out;
    out.xKind = xKind;
    out.unit = unit->unit;
    out.dimension = unit->dimension;
    const std::string suffix = headerUnit ? headerUnit->suffix : std::string();
    for (const Observation& observation : observations) {
        if (isValue(observation)) {
            const bool bare = observation.cell.words.find_first_of("kKMBT%") == std::string::npos;
            out.points.push_back(pointOf(observation, headerUnit && bare && headerUnit->multiplier != 1 ? suffix : ""));
            if (out.per.empty())
                out.per = observation.cell.quantity.per;
        } else if (observation.cell.kind == CellKind::Text) {
            out.unread.push_back({observation.text, observation.line, observation.cell.why});
        }
    }
    if (!sortPoints(out.points, xKind))
        return std::nullopt;
    const bool geometric = growsTenfold(out.points);
    for (Point& point : out.points)
        point.value = drawnAt(point, geometric);
    if (xKind == XKind::Time)
        out.fit = fitExponential(out.points);
    return out;
}

} // namespace zhilan::series
