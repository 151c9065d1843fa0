#include "app/charts/value_axis.h"

#include "app/charts/ticks.h"

#include <algorithm>
#include <cmath>

namespace zhilan::charts
{
namespace
{

constexpr std::size_t kFewest = 3;
/// Those inside the axis that have room for their labels; of two too near each other, the lower one.
std::vector<double> fitting(const std::vector<double>& ticks, const ValueAxis& wide, double pixels, double labelHeight)
{
    std::vector<double> fit;
    for (const double tick : ticks) {
        const double at = wide.at(tick) * pixels;
        const bool inside = at >= -0.5 && at <= pixels + 0.5;
        if (inside && (fit.empty() || at - wide.at(fit.back()) * pixels >= labelHeight + 1))
            fit.push_back(tick);
    }
    return fit;
}

/// The first candidate that fits as a whole; without one, what is left of that of which most is left.
class Choice
{
public:
    Choice(const ValueAxis& wide, double pixels, double labelHeight)
        : m_wide(wide), m_pixels(pixels), m_labelHeight(labelHeight)
    {
    }

    /// Whether it fits as a whole.
    bool offer(const std::vector<double>& ticks)
    {
        std::vector<double> fit = fitting(ticks, m_wide, m_pixels, m_labelHeight);
        const bool whole = fit.size() == ticks.size() && fit.size() >= kFewest;
        if (whole || fit.size() > m_best.size())
            m_best = std::move(fit);
        return whole;
    }

    [[nodiscard]] std::vector<double> take() { return std::move(m_best); }

private:
    const ValueAxis& m_wide;
    double m_pixels;
    double m_labelHeight;
    std::vector<double> m_best;
};

std::vector<double> logAxisTicks(const ValueAxis& axis, const ValueAxis& wide, double pixels, double labelHeight,
                                 int most)
{
    Choice choice(wide, pixels, labelHeight);
    // The data's own span first: a tick beside every end of it. Where the picture is too low for those, coarser steps
    // that use the padding too.
    for (const ValueAxis& range : {axis, wide}) {
        for (int count = most; count >= int(kFewest); --count) {
            if (choice.offer(logTicks(range.low, range.high, count)))
                return choice.take();
        }
    }
    return choice.take();
}

/// Every second one, that with zero if there is one, until there are at most `most`; never fewer than three.
void thin(std::vector<double>& ticks, std::size_t most)
{
    while (ticks.size() > most && ticks.size() >= 2 * kFewest) {
        const double step = ticks[1] - ticks[0];
        std::size_t from = std::fmod(std::round(ticks[0] / step), 2.0) == 0 ? 0 : 1;
        std::vector<double> half;
        for (; from < ticks.size(); from += 2)
            half.push_back(ticks[from]);
        ticks = std::move(half);
    }
}

std::vector<double> linearAxisTicks(const ValueAxis& axis, const ValueAxis& wide, double pixels, double labelHeight,
                                    int most)
{
    constexpr double kNearTop = 4; // pixels: nearer to the largest value, a grid line does not meet its label
    const double top = wide.at(axis.high) * pixels + kNearTop;
    Choice choice(wide, pixels, labelHeight);
    for (const bool clear : {true, false}) {
        for (int count = std::max(int(kFewest), most - 1); count >= int(kFewest); --count) {
            std::vector<double> ticks = linearTicks(wide.low, wide.high, count);
            while (ticks.size() > kFewest && wide.at(ticks.back()) * pixels > top)
                ticks.pop_back();
            if (!clear)
                thin(ticks, std::size_t(most));
            else if (ticks.size() > std::size_t(most) || wide.at(ticks.back()) * pixels > top)
                continue;
            if (choice.offer(ticks))
                return choice.take();
        }
    }
    return choice.take();
}

} // namespace

double ValueAxis::at(double value) const
{
    if (scale == Scale::Log) {
        if (value <= 0)
            return 0;
        const double start = std::log10(low);
        return (std::log10(value) - start) / (std::log10(high) - start);
    }
    return (value - low) / (high - low);
}

double ValueAxis::from(double fraction) const
{
    if (scale == Scale::Log) {
        constexpr double kMost = 300; // the decades that PlotData holds
        const double start = std::log10(low);
        return std::pow(10.0, std::clamp(start + fraction * (std::log10(high) - start), -kMost, kMost));
    }
    return low + fraction * (high - low);
}

ValueAxis valueAxis(const PlotData& data, Scale scale)
{
    ValueAxis axis;
    axis.scale = scale;
    if (scale == Scale::Log) {
        axis.low = *data.smallestPositive;
        axis.high = std::max(data.largest, axis.low);
        if (axis.high / axis.low < 2) { // one value, or nearly: a decade around it
            axis.low /= 3;
            axis.high *= 3;
        }
        if (data.smallest == 0) // room for the break mark between zero and the rest
            axis.low = std::max(axis.low / std::pow(axis.high / axis.low, 0.25), 1e-300);
        return axis;
    }
    // Heights are compared by eye: a linear axis that did not reach zero would make small changes look large.
    axis.low = std::min(data.smallest, 0.0);
    axis.high = std::max(data.largest, 0.0);
    if (!(axis.high > axis.low)) // zeros only
        axis.high = axis.low + 1;
    return axis;
}

ValueAxis widened(const ValueAxis& axis, double before, double after)
{
    const double inner = std::max(0.05, 1 - before - after);
    return {axis.scale, axis.from(-before / inner), axis.from(1 + after / inner)};
}

std::vector<double> valueTicks(const ValueAxis& axis, const ValueAxis& wide, double pixels, double labelHeight)
{
    const int most = std::clamp(int(pixels / (labelHeight * 1.9)), int(kFewest), 7);
    return axis.scale == Scale::Log ? logAxisTicks(axis, wide, pixels, labelHeight, most)
                                    : linearAxisTicks(axis, wide, pixels, labelHeight, most);
}

} // namespace zhilan::charts
