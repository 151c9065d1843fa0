#pragma once

#include "core/quantity/numerals.h"

namespace zhilan::quantity
{

/// "three hundred and two million", "two point five", "half a billion", "five eighths", "a dozen". `lone` for a single
/// small word ("one"), which only counts before a unit.
[[nodiscard]] std::optional<Numeral> readNumberWords(const Chars& text, std::size_t at);

/// Digits with words after them that go beyond one multiplier: "3 hundred and 21", "3 million and a half". nullopt
/// where `digits` has no such words after it.
[[nodiscard]] std::optional<Numeral> readWordsAfterDigits(const Chars& text, const Numeral& digits);

} // namespace zhilan::quantity
