#pragma once

#include "core/base/period.h"
#include "core/quantity/chars.h"

#include <chrono>
#include <optional>
#include <string_view>

namespace zhilan::quantity
{

struct PeriodMatch {
    std::optional<Period> period; ///< without its span; empty: a date, but of no year that can be told
    std::size_t end = 0;
    std::string_view why = {}; ///< it is empty
};

/// What a date without a year counts from.
struct PeriodContext {
    std::optional<std::chrono::sys_days> today; ///< the document's date
    std::optional<Period> before;               ///< the period that the text named last
};

/// The period that begins at `at` and says so itself (2026年, FY2025, Q3 2025, Jan 2026, 2026-01, 今年). A bare year is
/// not among them: only its surroundings tell it from a number.
[[nodiscard]] std::optional<PeriodMatch> periodAt(const Chars& text, std::size_t at, const PeriodContext& context);

/// A year alone, 1900–2100.
[[nodiscard]] std::optional<Period> bareYear(double value);
[[nodiscard]] Period yearsPeriod(int first, int last);

} // namespace zhilan::quantity
