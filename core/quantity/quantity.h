#pragma once

#include "core/base/byte_span.h"
#include "core/base/period.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::quantity
{

enum class Kind : std::uint8_t {
    Point,      ///< 8000亿美元
    Range,      ///< 90-100亿美元
    Transition, ///< 1亿 → 10亿美元: low and high are where it ends, from/to are both ends
    AtLeast,    ///< 至少, 以上, 超过, ≥
    AtMost,     ///< 不到, 以下, ≤
    Multiple,   ///< 10倍, 3x: a factor, not an amount
};

enum class Dimension : std::uint8_t {
    Number,
    Currency,
    Power,
    Energy,
    Percent,
    PercentagePoints,
    Multiple,
    Data,
    Duration,
    Length,
    Area,
    Volume,
    Angle,
    Frequency,
    Mass,
    Temperature,
    Count,
};

/// What `unit_dimension` prints: "currency", "power", …
[[nodiscard]] std::string_view dimensionName(Dimension dimension);
[[nodiscard]] std::string_view kindName(Kind kind);

/// What the SI prefix of a unit multiplies its base by: 1e3 for kW, 1e9 for GB; 0 for a unit that is not of power,
/// energy or bytes. Two units of one dimension convert by the ratio.
[[nodiscard]] double prefixFactor(std::string_view unit, Dimension dimension);

/// A number with its unit. Values are in the unit itself with every multiplier applied: 90亿美元 is 9e9 with unit
/// "USD", 10 GW is 10 with unit "GW", 15% is 15 with unit "%".
struct Quantity {
    Kind kind = Kind::Point;
    double low = 0; ///< Point: equal to high. AtLeast: the bound, high is infinite. AtMost: low is minus infinite or 0.
    double high = 0;
    std::optional<double> from;
    std::optional<double> to;
    bool approximate = false; ///< 约, ~, 左右, 数十亿
    std::string unit; ///< ISO 4217 code, SI symbol, "%", "x", or the counted noun's measure word; "" for a bare number
    Dimension dimension = Dimension::Number;
    std::string per; ///< "GW/year" of 亿美元/GW/年; empty without
    ByteSpan span;   ///< in the text that was read, sign and unit included

    friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// A part of the text that looks like a number but was not understood, and why, in English.
struct Unread {
    ByteSpan span;
    std::string why;

    friend bool operator==(const Unread&, const Unread&) = default;
};

/// Unread::why of 今年 and "next year" without a `today`.
inline constexpr std::string_view kRelativeDate = "a relative date, but no date to count from";

struct Reading {
    std::vector<Quantity> quantities; ///< in text order, not overlapping
    std::vector<Period> periods;      ///< in text order; a number is never both a quantity and part of a period
    std::vector<Unread> unread;

    friend bool operator==(const Reading&, const Reading&) = default;
};

/// Everything quantitative in a text (a cell, a sentence). Chinese, English and Japanese. `today` is what 今年 and 明年
/// count from; without it they are unread. Linear. Re-entrant.
[[nodiscard]] Reading read(std::string_view utf8, std::optional<std::chrono::sys_days> today = {});
/// The same, found by looking at every place of the text, for which read() has shortcuts: to test these. Takes a
/// hundred times as long.
[[nodiscard]] Reading readAnywhere(std::string_view utf8, std::optional<std::chrono::sys_days> today = {});

} // namespace zhilan::quantity
