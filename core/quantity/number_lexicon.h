#pragma once

#include "core/quantity/lexicon.h"

#include <cstdint>

namespace zhilan::quantity
{

enum class WordKind : std::uint8_t {
    Small,    ///< zero to nineteen
    Tens,     ///< twenty to ninety
    Hundred,  ///< multiplies what stands since the last big one
    Big,      ///< thousand and up
    Dozen,    ///< multiplies and ends
    Fraction, ///< fifth, thirds: divides
};
struct NumberWord {
    WordKind kind;
    double value;
};

/// zero to trillions, dozens, lakh and crore.
[[nodiscard]] const Lexicon<NumberWord>& numberWords();
/// Names of fractions: half, thirds, millionth.
[[nodiscard]] const Lexicon<double>& fractionWords();
/// What a number may end in that something is divided by: "twenty-firsts". By themselves "first" and "second" divide
/// nothing.
[[nodiscard]] const Lexicon<double>& ordinals();

} // namespace zhilan::quantity
