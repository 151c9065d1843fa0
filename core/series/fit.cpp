#include "core/series/assemble.h"

#include <algorithm>
#include <cmath>

namespace zhilan::series
{
namespace
{

constexpr double kDaysPerYear = 365.2425;

/// The bound of an open range is no observation: drawing a trend through it would flatten the trend.
bool isObserved(const Point& point)
{
    return point.period && point.value > 0 && std::isfinite(point.value) && point.kind != quantity::Kind::AtLeast &&
           point.kind != quantity::Kind::AtMost;
}

double yearsOf(const Point& point)
{
    return static_cast<double>(point.period->midpoint().time_since_epoch().count()) / kDaysPerYear;
}

} // namespace

bool growsByFactor(quantity::Dimension dimension)
{
    using enum quantity::Dimension;
    return dimension != Percent && dimension != PercentagePoints && dimension != Multiple && dimension != Temperature;
}

std::optional<Fit> fitExponential(const std::vector<Point>& points)
{
    constexpr std::chrono::days kShortest{365};
    std::size_t count = 0;
    double sumX = 0;
    double sumY = 0;
    std::optional<std::chrono::sys_days> from;
    std::chrono::sys_days to = std::chrono::sys_days::min();
    for (const Point& point : points) {
        if (point.value < 0)
            return std::nullopt; // what crosses zero does not grow by a factor
        if (isObserved(point)) {
            ++count;
            from = from ? std::min(*from, point.period->start) : point.period->start;
            to = std::max(to, point.period->end);
            sumX += yearsOf(point);
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
        if (!isObserved(point))
            continue;
        const double dx = yearsOf(point) - meanX;
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

} // namespace zhilan::series
