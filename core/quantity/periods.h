#pragma once

#include "core/base/period.h"
#include "core/quantity/chars.h"

#include <chrono>
#include <optional>

namespace zhilan::quantity
{

struct PeriodMatch {
    std::optional<Period> period; ///< without its span; empty: a relative date, but nothing to count from
    std::size_t end = 0;
};

/// The period that begins at `at` and says so itself (2026年, FY2025, Q3 2025, Jan 2026, 2026-01, 今年). A bare year is
/// not among them: only its surroundings tell it from a number.
[[nodiscard]] std::optional<PeriodMatch> periodAt(const Chars& text, std::size_t at,
                                                  std::optional<std::chrono::sys_days> today);

/// A year alone, 1900–2100.
[[nodiscard]] std::optional<Period> bareYear(double value);
[[nodiscard]] Period yearsPeriod(int first, int last);

} // namespace zhilan::quantity
