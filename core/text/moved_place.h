#pragma once

#include <cstdint>
#include <string_view>

namespace zhilan::text
{

/// Where a place of a text is after somebody has edited it: the same line, or else the next one after it that is still
/// there. Bytes, at most the size of the text. Where a line stands several times, the nearest one. Linear.
[[nodiscard]] std::uint32_t movedPlace(std::string_view before, std::string_view after, std::uint32_t byte);

} // namespace zhilan::text
