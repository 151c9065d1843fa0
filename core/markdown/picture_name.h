#pragma once

#include <string_view>

namespace zhilan::markdown
{

/// Whether what an embed or a link names is a picture, by its ending in letters of any case: "图 1.PNG".
[[nodiscard]] bool isPictureName(std::string_view name);

} // namespace zhilan::markdown
