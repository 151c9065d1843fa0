#pragma once

#include "core/series/series.h"

#include <vector>

namespace zhilan::charts
{

/// A point of a series within the unit square: x from left to right, the rest from the foot upwards. low <= value <=
/// high.
struct UnitPoint {
    double x = 0;
    double low = 0;
    double value = 0;
    double high = 0;
    friend bool operator==(const UnitPoint&, const UnitPoint&) = default;
};

/// The shape of a series as its chart draws it at first, on the same axes, without labels: for pictures as small as a
/// word. Of longer series no more than `most` points, evenly chosen, the last one always. What is one of a kind (a
/// category) has the same distance from the next. Empty where fewer than two points can be drawn. Linear. Any thread.
[[nodiscard]] std::vector<UnitPoint> unitLine(const series::Series& series, std::size_t most);

} // namespace zhilan::charts
