#pragma once

#include "core/base/byte_span.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace zhilan::media
{

/// A place in a recording that running text names.
struct ClockTime {
    std::chrono::milliseconds start{0};
    std::optional<std::chrono::milliseconds> end; ///< of "12:36-15:00"
    ByteSpan span;                                ///< the time or the range, without brackets around it
    /// Of "1:02:03 - End" with nothing behind: the word, which in a list of chapters is a title rather than the end of
    /// a range. Else empty; only leadingClockTime() tells it.
    ByteSpan endWord = {};
};

/// All such times in a text: "12:36", "1:31:19", "00:00–03:00", "1分30秒", "第12分钟", "1h2m3s", "12′36″", "02'30\"",
/// full-width forms. Left out, as far as their surroundings tell: ratios and scores, the time of day (下午 3:30, 14:00
/// UTC, after a date), durations (时长 1:20:12), ports, addresses, slices. Linear.
[[nodiscard]] std::vector<ClockTime> findClockTimes(std::string_view text);

/// A quick look at Markdown: the offsets of digits, ascending, that may belong to a time. What a reader sees of a
/// stretch without any of them holds no time that the functions here would find. Linear.
[[nodiscard]] std::vector<std::uint32_t> possibleClockTimes(std::string_view markdown);

/// A time, or a range of times, that stands at the very start of a line of a chapter list, brackets and bullets
/// passed over, "12:36", "12:36-结束", "12分5秒", "第12分钟"; nullopt when the line starts with anything else. `rest`
/// is set to what follows it, without the joint between: empty for a time alone, and for "1:02:03 - End", whose word is
/// the time's `endWord`.
[[nodiscard]] std::optional<ClockTime> leadingClockTime(std::string_view line, std::string_view& rest);

/// Whether a full-width colon at `colon` stands behind a time, and is not within it: "04:10：12个月",
/// "03：50：3个问题".
[[nodiscard]] bool opensWhatIsSaid(std::string_view text, std::size_t colon);

} // namespace zhilan::media
