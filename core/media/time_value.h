#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace zhilan::media
{

/// The value of t= or start= as video sites write it: "90", "90s", "1m30s", "1h2m3s", "1m40", "12:36", "90.5". The
/// whole text must be the time.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseTimeValue(std::string_view text);

/// Normal play time (RFC 7826, section 4.4.2): "90", "90.5", "12:36", "01:02:03.450"; minutes and seconds have two
/// digits and stay below 60, except where they lead. A fraction is rounded to milliseconds.
[[nodiscard]] std::optional<std::chrono::milliseconds> parsePlayTime(std::string_view text);

/// A stretch of a recording; open without an end.
struct TimeRange {
    std::chrono::milliseconds start{0};
    std::optional<std::chrono::milliseconds> end;

    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// The value of a temporal fragment (Media Fragments URI 1.0, section 4.2.1): normal play time "10,20", ",20",
/// "npt:1:30", and SMPTE time codes "smpte-25:0:00:03:15". nullopt when it is none, ends before it starts, which asks
/// to play everything, or is of a wall clock, which says nothing without the recording's own.
[[nodiscard]] std::optional<TimeRange> parseFragmentTime(std::string_view text);

} // namespace zhilan::media
