#pragma once

#include "core/search/query.h"

#include <cstdint>
#include <optional>
#include <string_view>

/// The values that a query's terms may have beside text.
namespace zhilan::search
{

/// lang:, path:, speaker:, date:, has:; nothing where the value means nothing.
[[nodiscard]] std::optional<QueryNode> valueNode(QueryKind kind, std::string_view value);

/// Begins like a comparison, or has two dots between numbers.
[[nodiscard]] bool looksLikeAmount(std::string_view word);
/// Begins or ends with words that compare (超过100亿美元, 100亿美元以上), not with a sign.
[[nodiscard]] bool comparesInWords(std::string_view word);
/// ">100亿美元", "超过100亿美元", "10..50GW", "≈3倍", ">1亿"; nothing where it is no amount with a unit and no large
/// number.
[[nodiscard]] std::optional<QueryNode> amountNode(std::string_view word);
/// Whether an amount is one that the node asks for, but for the rounding of conversions: a range where any of it is.
/// One without an end ("超过30亿", "不到30亿") counts by the number it names: it might be anything beyond, but it does
/// not say so. What begins at nought counts as one that has no beginning. Units are for the caller to compare.
[[nodiscard]] bool meets(const QueryNode& amount, double low, double high);
/// Whether an amount that meets the node is of another order than what is thought of: written in another unit, and
/// fifty times what is asked for or more, or a fiftieth of it, as 3年 for >2小时; or an age for a time. `written`: as
/// ComparableAmount has it.
[[nodiscard]] bool isOfOtherScale(const QueryNode& asked, double low, double high, std::uint8_t written);
/// ">", "≥", ">100", "10..50": with the words behind it may be an amount.
[[nodiscard]] bool mayBeginAmount(std::string_view word);

} // namespace zhilan::search
