#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhilan
{

/// Half-open range [begin, end) of bytes in UTF-8 text. Never UTF-16 units, never characters.
/// 32 bits: a text over 4 GiB is refused when it is read.
struct ByteSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    [[nodiscard]] constexpr bool contains(std::uint32_t byte) const { return begin <= byte && byte < end; }
    [[nodiscard]] constexpr bool contains(ByteSpan other) const { return begin <= other.begin && other.end <= end; }
    /// The part of `text` that the span names. Precondition: end <= text.size().
    [[nodiscard]] constexpr std::string_view of(std::string_view text) const { return text.substr(begin, size()); }

    friend constexpr bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

} // namespace zhilan
