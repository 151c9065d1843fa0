#pragma once

#include <string>
#include <string_view>

namespace zhilan::document
{

/// Percent escapes resolved, as anchors of Chinese headings are often written; broken ones stay as they are.
[[nodiscard]] std::string percentDecoded(std::string_view text);

} // namespace zhilan::document
