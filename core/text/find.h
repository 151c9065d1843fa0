#pragma once

#include <cstddef>
#include <string_view>

namespace zhilan::text
{

/// Where `what` first stands in `text` from `from` on; npos where it does not. Linear also where both repeat
/// themselves, which std::string_view::find is not.
[[nodiscard]] std::size_t findString(std::string_view text, std::string_view what, std::size_t from = 0);

} // namespace zhilan::text
