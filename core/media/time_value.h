#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace zhilan::media
{

/// The value of t= or start= as video sites write it: "90", "90s", "1m30s", "1h2m3s", "1m40", "12:36", "90.5". The
/// whole text must be the time.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseTimeValue(std::string_view text);

/// Start of a temporal fragment's value, normal play time (Media Fragments URI 1.0, section 4.2.1): "10,20", ",20",
/// "npt:1:30". nullopt when it is none, or ends before it starts, which asks to play everything.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseFragmentTime(std::string_view text);

} // namespace zhilan::media
