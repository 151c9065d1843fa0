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
    const Observation* above = nullptr;
    for (Observation& observation : observations) {
        if (observation.cell.kind == CellKind::Repeat && above != nullptr) {
            observation.cell = above->cell;
        } else if (observation.cell.kind == CellKind::Repeat) {
            observation.cell.kind = CellKind::Text;
            observation.cell.why = "nothing above to repeat";
        }
        above = &observation;
    }
}

/// The number has no 亿, k or bn of its own.
bool isUnscaled(std::string_view words)
{
    for (const std::string_view mark : {"千", "万", "萬", "亿", "億", "兆"}) {
        if (words.find(mark) != std::string_view::npos)
            return false;
    }
    for (std::size_t at = 1; at < words.size(); ++at) {
        const bool afterDigit = (words[at - 1] >= '0' && words[at - 1] <= '9') || words[at - 1] == ' ';
        if (afterDigit && std::string_view("kKmMbBtT").find(words[at]) != std::string_view::npos)
            return false;
    }
    return true;
}

/// What the header says about bare numbers, or the noun that follows them.
void applyHeader(std::vector<Observation>& observations, const std::optional<NamedUnit>& header)
{
    for (Observation& observation : observations) {
        Quantity& q = observation.cell.quantity;
        if (!isValue(observation))
            continue;
        if (header && header->dimension == Dimension::Currency && q.unit == header->unit && header->multiplier != 1 &&
            isUnscaled(observation.cell.words)) {
            scale(q, header->multiplier); // "$23.2" under "($bn)"
            continue;
        }
        if (q.dimension != Dimension::Number || !q.unit.empty())
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

/// 10^3 for kW, 10^9 for GB; 0 when the unit has no prefix to convert by.
double prefixFactor(const UnitKey& key)
{
    const std::string_view base = key.dimension == Dimension::Power    ? "W"
                                  : key.dimension == Dimension::Energy ? "Wh"
                                  : key.dimension == Dimension::Data   ? "B"
                                                                       : "";
    const std::string_view unit = key.unit;
    if (base.empty() || !unit.ends_with(base) || unit.size() > base.size() + 1)
        return 0;
    if (unit.size() == base.size())
        return 1;
    constexpr std::string_view kPrefixes = "kMGTPE";
    const std::size_t at = kPrefixes.find(unit.front());
    return at == std::string_view::npos ? 0 : std::pow(1000.0, static_cast<double>(at + 1));
}

/// TB among GB, MW among GW: the same thing written larger.
void convertPrefixes(std::vector<Observation>& observations, const UnitKey& to)
{
    const double target = prefixFactor(to);
    if (target == 0)
        return;
    for (Observation& observation : observations) {
        Quantity& q = observation.cell.quantity;
        if (!isValue(observation) || q.dimension != to.dimension || q.unit == to.unit)
            continue;
        const double factor = prefixFactor(keyOf(q));
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
            series.unread.push_back({points[i].text, points[i].line, "a sum over other points (" + points[i].x + ")"});
        else
            kept.push_back(points[i]);
    }
    series.points = std::move(kept);
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
    if (!observation.cell.ownUnit.empty())
        point.label += " " + observation.cell.ownUnit; // the axis says another one
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
            observation.cell.why = "larger than a number can be";
        }
    }
}

} // namespace

std::optional<Fit> fitExponential(const std::vector<Point>& points)
{
    constexpr double kDaysPerYear = 365.2425;
    constexpr std::chrono::days kShortest{365};
    std::size_t count = 0;
    double sumX = 0;
    double sumY = 0;
    std::optional<std::chrono::sys_days> from;
    std::chrono::sys_days to = std::chrono::sys_days::min();
    // The bound of an open range is no observation: drawing a trend through it would flatten the trend.
    const auto usable = [](const Point& point) {
        return point.period && point.value > 0 && std::isfinite(point.value) && point.kind != quantity::Kind::AtLeast &&
               point.kind != quantity::Kind::AtMost;
    };
    const auto xOf = [](const Point& point) {
        return static_cast<double>(point.period->midpoint().time_since_epoch().count()) / kDaysPerYear;
    };
    for (const Point& point : points) {
        if (point.value < 0)
            return std::nullopt; // what crosses zero does not grow by a factor
        if (usable(point)) {
            ++count;
            from = from ? std::min(*from, point.period->start) : point.period->start;
            to = std::max(to, point.period->end);
            sumX += xOf(point);
            sumY += std::log(point.value);
        }
    }
    if (count < 3 || to - *from < kShortest)
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
            out.points.push_back(pointOf(observation, isUnscaled(observation.cell.words) ? suffix : ""));
            withPer += observation.cell.quantity.per.empty() ? 0 : 1;
            if (out.per.empty())
                out.per = observation.cell.quantity.per;
        } else if (observation.cell.kind == CellKind::Text) {
            out.unread.push_back({observation.text, observation.line, observation.cell.why});
        }
    }
    if (withPer * 2 <= out.points.size())
        out.per.clear();
    if (!sortPoints(out.points, xKind))
        return std::nullopt;
    if (xKind == XKind::Time)
        setSumsApart(out);
    const bool geometric = growsTenfold(out.points);
    for (Point& point : out.points)
        point.value = drawnAt(point, geometric);
    if (xKind == XKind::Time)
        out.fit = fitExponential(out.points);
    return out;
}

} // namespace zhilan::series
