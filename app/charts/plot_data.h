#pragma once

#include "core/series/series.h"

#include <QString>

#include <optional>
#include <vector>

/// A series made safe to draw: finite numbers only. Pure; any thread.
namespace zhilan::charts
{

enum class Scale { Linear, Log };

struct PlotPoint {
    std::size_t index = 0; ///< into Series::points
    double x = 0;          ///< Time: days since 1970; Number: the number; Category: 0, 1, 2 …
    double value = 0;
    double low = 0; ///< finite, at most `value`
    double high = 0;
    quantity::Kind kind = quantity::Kind::Point;
    bool approximate = false;
    QString xLabel;
    QString label;
};

struct PlotData {
    series::XKind xKind = series::XKind::Time;
    QString unit; ///< beside numbers; empty for one "per" something, which only the subtitle has the room to say
    std::vector<PlotPoint> points; ///< by x
    double smallest = 0;           ///< of all lows and highs; 0 without points
    double largest = 0;
    std::optional<double> smallestPositive;
};

/// Values beyond ±1e300, infinite or not numbers are left out (the table still has them). Linear.
[[nodiscard]] PlotData plotData(const series::Series& series);

/// A logarithmic axis cannot show numbers below zero, and there must be one above it.
[[nodiscard]] bool canBeLog(const PlotData& data);

/// Log when the largest is 30 times the smallest positive value or more (30 itself counts, so that 10 to 300 is one);
/// bars start from zero and are always linear.
[[nodiscard]] Scale defaultScale(const PlotData& data);

} // namespace zhilan::charts
