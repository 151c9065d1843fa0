#pragma once

#include <cstddef>
#include <span>

namespace zhilan::text
{

/// Whose writing a text is measured against.
enum class Writing { SimplifiedChinese, TraditionalChinese, Japanese, Korean, Alphabetic };

/// Stands in a decoded text for bytes that could not be decoded.
inline constexpr char32_t kUndecodable = 0x110000;
/// Stands for bytes at the end that may be the beginning of a character.
inline constexpr char32_t kCut = 0x110001;

/// How surprising a text is as something written so, in nats: −ln of its likelihood under a simple model of characters
/// and of changes of script between neighbours. Of several readings of the same bytes the right one surprises least.
/// Linear.
[[nodiscard]] double surprise(std::span<const char32_t> text, Writing writing);

} // namespace zhilan::text
