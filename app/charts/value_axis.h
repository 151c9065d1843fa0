#pragma once

#include "app/charts/plot_data.h"

#include <vector>

/// The span of a value axis and the values it names. Pure; any thread.
namespace zhilan::charts
{

/// Values to 0…1 along an axis. Differences cannot overflow: PlotData holds nothing beyond ±1e300.
struct ValueAxis {
    Scale scale = Scale::Linear;
    double low = 0;
    double high = 1;

    /// Where a value lies, possibly outside 0…1; on a logarithmic axis what is not above zero lies at 0.
    [[nodiscard]] double at(double value) const;
    /// The value at a fraction, possibly outside 0…1.
    [[nodiscard]] double from(double fraction) const;
};

/// The axis that just holds the data, low < high. A linear one reaches to zero unless that would flatten a change: bars
/// always do, and so does a series that stays the same. Linear in the points.
[[nodiscard]] ValueAxis valueAxis(const PlotData& data, Scale scale);

/// Widens the axis so that these fractions of the new one are free before and after the old one.
[[nodiscard]] ValueAxis widened(const ValueAxis& axis, double before, double after);

/// The values that an axis of `pixels` length names, ascending, their labels of `labelHeight` not overlapping: at least
/// three wherever three labels have room. `axis` is what holds the data, `wide` what is drawn. On a linear axis none
/// stands in the padding above the data, where the labels of the points are, unless it is needed.
[[nodiscard]] std::vector<double> valueTicks(const ValueAxis& axis, const ValueAxis& wide, double pixels,
                                             double labelHeight);

} // namespace zhilan::charts
