#pragma once

#include "core/base/period.h"

#include <optional>
#include <string_view>

namespace zhilan::quantity
{

/// The first date of the calendar in a value that is expected to hold one: 发布时间, "date:" of front matter, the name
/// of a file. Reads what running text says (periodAt(): 2026年2月13日, 令和8年2月13日, 民國115年, 13/02/2026, Feb 13,
/// 2026) and what would be a number there: "2026.2", "2026-2", "20260213", a year from 1000 to 2999 alone. Days,
/// months, quarters, halves and years; nullopt for others, for what names no year, and for days that no calendar has.
/// The span is that of the date. Looks at no more than the first 400 bytes.
[[nodiscard]] std::optional<Period> readDate(std::string_view value);

} // namespace zhilan::quantity
