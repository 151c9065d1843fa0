#pragma once

#include "core/quantity/chars.h"

#include <optional>

namespace zhilan::quantity
{

/// A number word by word: `raw` is what stands before the last big multiplier, so that 90-100亿 can share it.
struct Numeral {
    double raw = 0;
    double multiplier = 1;
    std::optional<double> rawHigh; ///< 数十, 三四, 几百: the upper end; raw is the lower
    std::size_t begin = 0;
    std::size_t end = 0;
    bool han = false;          ///< no digit 0–9 in it
    bool lone = false;         ///< one Han digit alone, or a multiplier without a digit (百万): needs a unit to count
    bool orMore = false;       ///< 多, 余 inside: 30多亿
    bool approximate = false;  ///< 数十, 三四
    bool plainInteger = false; ///< digits 0–9 only, neither grouped nor multiplied
    bool percent = false;      ///< 百分之…
    std::size_t digits = 0;    ///< how many digits 0–9 it begins with
    bool suffixed = false;     ///< k, M, bn, million directly after

    [[nodiscard]] double value() const { return raw * multiplier; }
    [[nodiscard]] double high() const { return rawHigh.value_or(raw) * multiplier; }
};

/// The number that begins at `at`, without sign. `money`: a currency sign stands before, so m means million.
[[nodiscard]] std::optional<Numeral> readNumeral(const Chars& text, std::size_t at, bool money);

/// 0–9 of a Han digit (〇零一两…), -1 for others.
[[nodiscard]] int hanDigit(char32_t c);
/// Positional Han digits: 二〇二五. Reads exactly `count`; nullopt otherwise.
[[nodiscard]] std::optional<int> readPlainDigits(const Chars& text, std::size_t at, std::size_t count);

} // namespace zhilan::quantity
