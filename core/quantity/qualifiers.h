#pragma once

#include "core/quantity/chars.h"

namespace zhilan::quantity
{

enum class Bound : std::uint8_t { None, AtLeast, AtMost };

struct Qualifiers {
    Bound bound = Bound::None;
    bool approximate = false;
    std::size_t end = 0; ///< equal to where it was asked when there is none
};

/// 约, ~, ≈, 超过, 至少, 不到, ≥, about, more than … before a number, a few in a row.
[[nodiscard]] Qualifiers qualifiersBefore(const Chars& text, std::size_t at);
/// 左右, 以上, 以下, 多, +, or more … after a number and its unit.
[[nodiscard]] Qualifiers qualifiersAfter(const Chars& text, std::size_t at);

} // namespace zhilan::quantity
