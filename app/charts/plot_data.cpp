#include "app/charts/plot_data.h"

#include "app/charts/ticks.h"

#include <algorithm>
#include <cmath>

namespace zhilan::charts
{
namespace
{

constexpr double kMost = 1e300;   // leaves room for differences and paddings
constexpr double kLeast = 1e-300; // what is nearer to zero is drawn as zero: its logarithm would lose its digits
constexpr double kLogRatio = 30;  // reached counts as passed: from 10 to 300 a linear axis crushes the beginning

bool drawable(double value)
{
    return std::isfinite(value) && std::abs(value) <= kMost;
}

double flushed(double value)
{
    return std::abs(value) < kLeast ? 0 : value;
}

std::optional<double> xOf(const series::Point& point, series::XKind kind, std::size_t index)
{
    switch (kind) {
    case series::XKind::Time:
        if (!point.period)
            return std::nullopt;
        return double(point.period->midpoint().time_since_epoch().count());
    case series::XKind::Number:
        return drawable(point.number) ? std::optional(point.number) : std::nullopt;
    case series::XKind::Category:
        return double(index);
    }
    return std::nullopt;
}

} // namespace

PlotData plotData(const series::Series& series)
{
    PlotData data;
    data.xKind = series.xKind;
    data.unit = series.per.empty() ? QString::fromStdString(series.unit) : QString();
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        const series::Point& point = series.points[i];
        const std::optional<double> x = xOf(point, series.xKind, i);
        if (!x || !drawable(point.value))
            continue;
        PlotPoint plotted;
        plotted.index = i;
        plotted.x = *x;
        plotted.value = flushed(point.value);
        const bool openBelow = point.kind == quantity::Kind::AtMost;
        plotted.low = drawable(point.low) && !openBelow ? std::min(flushed(point.low), plotted.value) : plotted.value;
        plotted.high = drawable(point.high) ? std::max(flushed(point.high), plotted.value) : plotted.value;
        plotted.kind = point.kind;
        plotted.approximate = point.approximate;
        plotted.xLabel = series.xKind == series::XKind::Time && point.period ? periodLabel(*point.period)
                                                                             : QString::fromStdString(point.x);
        plotted.label = QString::fromStdString(point.label).simplified();
        data.points.push_back(std::move(plotted));
    }
    if (series.xKind != series::XKind::Category) {
        std::stable_sort(data.points.begin(), data.points.end(),
                         [](const PlotPoint& a, const PlotPoint& b) { return a.x < b.x; });
    }

    for (std::size_t i = 0; i < data.points.size(); ++i) {
        const PlotPoint& point = data.points[i];
        data.smallest = i == 0 ? point.low : std::min(data.smallest, point.low);
        data.largest = i == 0 ? point.high : std::max(data.largest, point.high);
        for (const double value : {point.low, point.value}) {
            if (value > 0)
                data.smallestPositive = std::min(data.smallestPositive.value_or(value), value);
        }
    }
    return data;
}

bool canBeLog(const PlotData& data)
{
    return data.xKind != series::XKind::Category && data.smallestPositive && data.smallest >= 0;
}

Scale defaultScale(const PlotData& data)
{
    return canBeLog(data) && data.largest / kLogRatio >= *data.smallestPositive ? Scale::Log : Scale::Linear;
}

} // namespace zhilan::charts
