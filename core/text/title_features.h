#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zhilan::text
{

/// What two titles are compared by, each once and sorted: the words of scripts that part them, and pairs of
/// neighbouring characters of those that do not, all as fold() leaves them. Words that every title may have (the, 的,
/// part) are left out. Linear.
[[nodiscard]] std::vector<std::string> titleFeatures(std::string_view title);

} // namespace zhilan::text
