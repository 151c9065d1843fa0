#pragma once

#include "core/quantity/amounts.h"
#include "core/quantity/quantity.h"

#include <optional>

namespace zhilan::quantity
{

struct Expression {
    Quantity quantity; ///< without its span
    std::size_t begin = 0;
    std::size_t end = 0;
    bool mayBeYear = false; ///< four plain digits without anything around them
    bool plain = false;     ///< digits alone, decimals at most: neither sign, unit nor qualifier

    friend bool operator==(const Expression&, const Expression&) = default;
};

/// A whole quantity that begins at `at`: amount, range of amounts, or transition from one to the other, with unit and
/// multiplier shared between the parts.
[[nodiscard]] std::optional<Expression> expressionAt(const Chars& text, std::size_t at);

} // namespace zhilan::quantity
