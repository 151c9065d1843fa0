#pragma once

#include <string_view>
#include <vector>

namespace zhilan::text
{

/// White space of any kind that occurs in prose.
[[nodiscard]] constexpr bool isSpace(char32_t c)
{
    if (c < 0x80)
        return c <= 0x20 || c == 0x7F;
    return c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0xFEFF;
}

/// The words of valid UTF-8, parted by white space of any kind; none is empty. Linear.
[[nodiscard]] std::vector<std::string_view> wordsOf(std::string_view utf8);

/// Without white space (ideographic and no-break space too) at both ends. Linear in what is taken off.
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace zhilan::text
