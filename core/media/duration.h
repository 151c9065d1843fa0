#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace zhilan::media
{

/// A length of time out of a value such as "2小时22分钟19秒", "2時間22分", "1:31:19", "1:02:03:04" (days in front),
/// "2h22m", "PT2H22M19S" (ISO 8601), "90 min", "约1.5小时", "2小时半", "两个半小时", "一小时二十分". Words around it
/// are passed over; a number alone is seconds. nullopt without one, or when it is longer than a hundred hours. Looks at
/// no more than the first 400 bytes.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseDuration(std::string_view value);

} // namespace zhilan::media
