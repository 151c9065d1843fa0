#pragma once

#include <string>
#include <string_view>

namespace zhilan::markdown
{

/// Formulas between two lines "$$" may hold lines that Markdown reads as lists, quotes or headings. cmark-gfm knows no
/// such block, so it is shown a copy where code fences stand in place of "$$", line by line the same. Empty where the
/// text has no such block. "$$" in code, without a partner, or with its partner outside the same quote stays.
/// Linear.
[[nodiscard]] std::string maskMathBlocks(std::string_view markdown);

/// Text of the copy as it was.
[[nodiscard]] std::string withoutMasks(std::string_view text);

} // namespace zhilan::markdown
