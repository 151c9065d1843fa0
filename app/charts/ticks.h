#pragma once

#include "core/base/period.h"

#include <QString>

#include <chrono>
#include <vector>

/// Which values an axis names. Pure; any thread.
namespace zhilan::charts
{

/// Round values (1, 2 or 5 times a power of ten apart) inside [low, high], about `count` of them, ascending; at least
/// two. Precondition: finite, low < high, both within ±1e300.
[[nodiscard]] std::vector<double> linearTicks(double low, double high, int count);

/// Values inside [low, high] for a logarithmic axis, ascending: every power of ten (or every n-th), else 1-3-10, else
/// 1-2-5, the coarsest that gives three; linear ticks where even that does not. At most `most`, at least two.
/// Precondition: finite, 0 < low < high.
[[nodiscard]] std::vector<double> logTicks(double low, double high, int most = 6);

struct TimeTick {
    std::chrono::sys_days day;
    QString label; ///< "2026", "2026-01", "2026-01-15"

    friend bool operator==(const TimeTick&, const TimeTick&) = default;
};

/// Calendar steps (1, 2, 5, 10, 20, 25, 50 … years; 1, 2, 3, 6 months; 1, 2, 7, 14 days) inside [first, last], the
/// finest of which there are no more than `most`; ascending, possibly only one or none.
[[nodiscard]] std::vector<TimeTick> timeTicks(std::chrono::sys_days first, std::chrono::sys_days last, int most);

/// A period as short as its precision allows: "2025", "2025 Q3", "2025 H1", "2026-01", "2026-01-15", "2020–2025";
/// "~2028" when approximate.
[[nodiscard]] QString periodLabel(const Period& period);

} // namespace zhilan::charts
