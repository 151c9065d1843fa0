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

/// The name of a column: its header without the unit. The heading adds its subject ("Anthropic 年化收入"), says what is
/// measured where the header names only what it is measured of ("DRAM · Contract prices"), or stands for it where it
/// says the same and more.
[[nodiscard]] std::string columnTitle(std::string_view header, std::string_view heading);
/// The name of a row: "Samsung · HBM 产能"; the label alone where it is a measure, as it is under 指标.
[[nodiscard]] std::string rowTitle(std::string_view label, std::string_view labelHeader, std::string_view heading);
/// 指标, Metric: the labels below each name a measure.
[[nodiscard]] bool namesMeasures(std::string_view header);
/// 收入, price, growth: the words say what is measured.
[[nodiscard]] bool isMeasure(std::string_view words);
/// YoY, 同比, 占比: a row that sets the one above it against another time, or against a whole.
[[nodiscard]] bool isRatioOfAnother(std::string_view label);
/// Value, 数值: whatever the row is about.
[[nodiscard]] bool isCatchAll(std::string_view header);
/// Event ID, 端口, version: its numbers name things and measure nothing.
[[nodiscard]] bool isIdentifier(std::string_view header);
/// A heading without number ("3.2 ", "Table 4:", "二、"), unit and place in the video.
[[nodiscard]] std::string plainHeading(std::string_view heading);

} // namespace zhilan::series
