#pragma once

#include "core/quantity/ranges.h"

#include <optional>

namespace zhilan::quantity
{

/// The number that begins at `at` where a look at what stands behind its digits tells that they are all of it: 3 of
/// "(3)", "x[3]", "1, 2". That is every other number of running text and code. Up to three digits, behind which comes a
/// sign that nothing goes on with: neither number, unit, range nor date. nullopt says that all readers must be asked.
[[nodiscard]] std::optional<Expression> plainNumberAt(const Chars& text, std::size_t at);

} // namespace zhilan::quantity
