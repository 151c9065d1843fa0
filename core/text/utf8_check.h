#pragma once

#include <cstddef>
#include <string_view>

namespace zhilan::text
{

/// How many bytes at the start of `bytes` are well-formed UTF-8 (Unicode 15, table 3-7). Linear; ASCII at the speed of
/// memory.
[[nodiscard]] std::size_t validUtf8Prefix(std::string_view bytes);

/// Size of the maximal subpart of the ill-formed sequence at the start of `bytes` (Unicode 15, section 3.9).
/// Precondition: `bytes` is not empty and validUtf8Prefix(bytes) is 0.
[[nodiscard]] std::size_t illFormedLength(std::string_view bytes);

} // namespace zhilan::text
