#pragma once

#include "core/quantity/numerals.h"

namespace zhilan::quantity
{

/// 12,345.67, .5, 12,34,567 (Indian groups), 1 234 567: digits with grouping and decimals, without multipliers.
[[nodiscard]] std::optional<Numeral> readDigits(const Chars& text, std::size_t at);

/// "e6", "× 10^17", "10²³", "2^5", "10の14乗": a power after the digits of `number`. A power that no double holds is
/// left unread.
void readPower(const Chars& text, Numeral& number);

} // namespace zhilan::quantity
