#pragma once

#include "core/quantity/chars.h"

#include <optional>

namespace zhilan::quantity
{

/// A number as written. `raw` is what stands before its last multipliers, so that 90-100亿 can share them.
struct Numeral {
    double raw = 0;
    double multiplier = 1;         ///< all multipliers at the end: 千万 of 6千万
    double bigMultiplier = 1;      ///< those of them from 万 on: 万 of 6千万
    std::optional<double> rawHigh; ///< 数十, 三四, 几百: the upper end; raw is the lower
    std::size_t begin = 0;
    std::size_t end = 0;
    bool han = false;          ///< no digit 0–9 in it
    bool lone = false;         ///< one Han digit or number word alone, or a multiplier without a digit (百万)
    bool orMore = false;       ///< 多, 余 inside: 30多亿
    bool approximate = false;  ///< 数十, 三四
    bool plainInteger = false; ///< digits 0–9 only, neither grouped nor multiplied
    bool percent = false;      ///< 百分之…
    bool fraction = false;     ///< 三分之一, 3/4, two thirds
    bool suffixed = false;     ///< k, M, bn, million after
    std::size_t digits = 0;    ///< how many digits 0–9 it begins with

    [[nodiscard]] double value() const { return raw * multiplier; }
    [[nodiscard]] double high() const { return rawHigh.value_or(raw) * multiplier; }
    /// Makes it one plain value, with nothing to share.
    void settle(double value)
    {
        raw = value;
        multiplier = 1;
        bigMultiplier = 1;
        rawHigh.reset();
        plainInteger = false;
    }
};

/// The number that begins at `at`, without sign, always finite. `money`: a currency sign stands before, so m means
/// million.
[[nodiscard]] std::optional<Numeral> readNumeral(const Chars& text, std::size_t at, bool money);

} // namespace zhilan::quantity
