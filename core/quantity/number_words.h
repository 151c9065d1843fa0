#pragma once

#include "core/quantity/numerals.h"

namespace zhilan::quantity
{

/// "three hundred and two million", "two point five", "half a billion". Sets `lone` for a single small word ("one"),
/// which only counts before a unit.
[[nodiscard]] std::optional<Numeral> readNumberWords(const Chars& text, std::size_t at);

} // namespace zhilan::quantity
