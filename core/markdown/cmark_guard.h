#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhilan::markdown
{

/// Containers may be nested so deep; what begins beyond is text. Two columns of blanks before or between the markers
/// count as one level, since they may stand for one that a line above has opened.
inline constexpr std::size_t kDeepestNesting = 100;

/// What cmark-gfm must not see, since its time or memory would grow with the square of the text: markers of quotes,
/// lists and footnotes nested beyond kDeepestNesting, delimiter rows that would have it fill in cells by the hundred
/// thousand, look through one paragraph again and again or walk along rows of thousands of cells, and what parts the
/// cells that a row has beyond its header. One byte of each is covered by another of the same length, so that it is
/// text and all places stay true.
struct GuardedText {
    std::string covered;           ///< empty: nothing had to be covered
    std::uint32_t deepLine = 0;    ///< the first line (1-based) with too deep a container; 0: none
    std::uint32_t costlyTable = 0; ///< the first line with a delimiter row that was covered; 0: none
};

/// Linear.
[[nodiscard]] GuardedText guardedText(std::string_view markdown);

/// Puts back in place what was covered.
void uncover(unsigned char* text, std::size_t size);

} // namespace zhilan::markdown
