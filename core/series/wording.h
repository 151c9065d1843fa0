#pragma once

#include "core/document/document.h"
#include "core/quantity/quantity.h"

#include <string>
#include <string_view>

namespace zhilan::series
{

/// "90–100亿", "≥100亿", "~300": the value of a quantity as its text wrote it, without currency and unit. `words` is
/// the quantity's own text; `suffix` a multiplier that only the header names.
[[nodiscard]] std::string shortLabel(std::string_view words, const quantity::Quantity& quantity,
                                     std::string_view suffix);

/// "Anthropic 年化收入": a column header without its unit, with the subject that the heading names.
[[nodiscard]] std::string columnTitle(std::string_view header, std::string_view heading);
/// "Samsung · HBM 产能": one row of several under a heading.
[[nodiscard]] std::string rowTitle(std::string_view label, std::string_view heading);
/// A heading without number ("3.2 ") and unit.
[[nodiscard]] std::string plainHeading(std::string_view heading);

} // namespace zhilan::series
