#pragma once

#include "core/base/period.h"

#include <optional>
#include <string_view>

namespace zhilan::document
{

/// The first date of the calendar in a value such as "2026年2月13日", "2026-02-13T08:00:00Z", "2026/2", "Feb 13, 2026",
/// "13 February 2026", "2026年", "20260213", "2025년 2월 20일". Years 1000–9999. Numbers in running text are
/// core/quantity's business.
[[nodiscard]] std::optional<Period> parseDate(std::string_view value);

} // namespace zhilan::document
