#pragma once

#include "core/quantity/numerals.h"
#include "core/quantity/qualifiers.h"
#include "core/quantity/units.h"

#include <optional>
#include <string>

namespace zhilan::quantity
{

/// One number with what stands around it, before ranges put two together.
struct Amount {
    std::size_t begin = 0;
    std::size_t end = 0;
    Numeral number;
    double sign = 1;
    bool signWritten = false;
    bool belowZero = false; ///< 零下: the sign of a range, not of its first end alone
    bool qualified = false;
    std::optional<Unit> unit;
    bool unitBefore = false; ///< $10: a currency sign in front
    Bound bound = Bound::None;
    bool approximate = false;
    std::string per;
    bool lone = false; ///< a single Han digit or number word without unit: counts only as a part of a range

    [[nodiscard]] double factor() const { return unit ? unit->factor : 1; }
    [[nodiscard]] double low() const { return sign * number.value() * factor(); }
    [[nodiscard]] double high() const { return sign * number.high() * factor(); }
};

/// The amount that begins at `at`: qualifiers, currency, sign, number, unit, per, qualifiers. nullopt when none does,
/// or when its number is only a part of a word.
[[nodiscard]] std::optional<Amount> readAmount(const Chars& text, std::size_t at);

/// 翻倍, 一半, tripled: a word that holds both number and unit begins at `at`.
[[nodiscard]] bool saysNumber(const Chars& text, std::size_t at);

} // namespace zhilan::quantity
