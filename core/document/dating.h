#pragma once

#include "core/document/document.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace zhilan::document
{

/// How a time is set off from the text around it.
enum class TimeSetting : std::uint8_t { Plain, LinkOrCode };

/// What a time at `place` in what is seen of a block is to the text around: "话。[46:20]", "we met at 9:30". Lines
/// begin sentences. `lines`: where they begin in the text, ascending. Logarithmic.
[[nodiscard]] Dating datingOf(std::string_view text, ByteSpan place, TimeSetting setting,
                              const std::vector<std::uint32_t>& lines);

} // namespace zhilan::document
