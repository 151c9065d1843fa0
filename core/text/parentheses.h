#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zhilan::text
{

/// Without parenthesised parts, half- and full-width; nested ones too. Trimmed. Linear.
[[nodiscard]] std::string withoutParentheses(std::string_view text);
/// The content of each outermost pair of parentheses, trimmed. What opens and does not close ends with the text.
/// Linear.
[[nodiscard]] std::vector<std::string> parenthesised(std::string_view text);

} // namespace zhilan::text
