#pragma once

#include "core/base/byte_span.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhilan
{

enum class Precision : std::uint8_t { Day, Week, Month, Quarter, HalfYear, Year, Years };

/// A stretch of the calendar, half-open: 2025年 is [2025-01-01, 2026-01-01) with Precision::Year.
struct Period {
    std::chrono::sys_days start;
    std::chrono::sys_days end;
    Precision precision = Precision::Day;
    bool approximate = false; ///< 约2028年, 2030年前后
    ByteSpan span;            ///< where it stands, in the text that was read

    [[nodiscard]] std::chrono::sys_days midpoint() const { return start + (end - start) / 2; }

    friend bool operator==(const Period&, const Period&) = default;
};

/// ISO 8601 calendar date, "2026-01-31".
[[nodiscard]] std::string isoDate(std::chrono::sys_days day);

/// Reads "12:36", "1:31:19", "01:02:03.450" (full-width colon too): hours optional, minutes and seconds two digits
/// (the leading field one to three), minutes and seconds under 60 unless leading. The whole of `text` must be the time;
/// nullopt otherwise.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseClockTime(std::string_view text);

/// "12:36" under an hour, else "1:31:19"; rounds down to the second. Negative times print as zero.
[[nodiscard]] std::string formatClockTime(std::chrono::milliseconds time);

} // namespace zhilan
