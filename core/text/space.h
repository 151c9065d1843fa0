#pragma once

#include <string_view>

namespace zhilan::text
{

/// White space of any kind that occurs in prose.
[[nodiscard]] bool isSpace(char32_t c);

/// Without white space (ideographic and no-break space too) at both ends. Linear in what is taken off.
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace zhilan::text
