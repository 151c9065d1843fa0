#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zhilan::search
{

/// The English words that a folded word of letters may be a form of: "say" of "said", "produce" and "produc" of
/// "produced", "try" of "tries". Some are no words. For telling an unusual form from a mistyped word. Linear.
[[nodiscard]] std::vector<std::string> baseForms(std::string_view word);

} // namespace zhilan::search
