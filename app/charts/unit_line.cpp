#include "app/charts/unit_line.h"

#include "app/charts/value_axis.h"

#include <algorithm>

namespace zhilan::charts
{

std::vector<UnitPoint> unitLine(const series::Series& series, std::size_t most)
{
    std::vector<UnitPoint> line;
    const PlotData data = plotData(series);
    const std::size_t size = data.points.size();
    if (size < 2 || most < 2)
        return line;
    const ValueAxis axis = valueAxis(data, defaultScale(data));
    const auto at = [&axis](double value) {
        return std::clamp(axis.at(value), 0.0, 1.0);
    };
    const double first = data.points.front().x;
    const double span = data.points.back().x - first;
    const std::size_t count = std::min(size, most);
    for (std::size_t i = 0; i < count; ++i) {
        const PlotPoint& point = data.points[i * (size - 1) / (count - 1)];
        // A shape that is all one moment has no width of its own.
        const double x = span > 0 ? (point.x - first) / span : double(i) / double(count - 1);
        line.push_back({x, at(point.low), at(point.value), at(point.high)});
    }
    return line;
}

} // namespace zhilan::charts
