#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// What begins and ends blocks (GFM 0.29, chapters 4 and 5, with the start conditions of CommonMark 0.31): functions of
/// one line. `line` is what stands behind the indentation, without line end. All are linear in the line at most.
namespace zhilan::markdown::scan
{

/// Level of an ATX heading, 0 for none.
[[nodiscard]] std::uint8_t atxLevel(std::string_view line);
/// The text of an ATX heading, given what stands behind the opening '#'s: where it ends before closing '#'s.
[[nodiscard]] std::size_t atxTextEnd(std::string_view text);
/// 1 for a line of '=', 2 for '-', else 0.
[[nodiscard]] std::uint8_t setextLevel(std::string_view line);

/// Length of the opening fence, 0 for none.
[[nodiscard]] std::uint32_t openingFence(std::string_view line);
[[nodiscard]] bool closesFence(std::string_view line, char fence, std::uint32_t length);

/// Start condition of an HTML block, 1 to 6; 0 for none.
[[nodiscard]] std::uint8_t htmlStart(std::string_view line);
/// Start condition 7: a complete tag alone in its line.
[[nodiscard]] bool isTagAlone(std::string_view line);
/// Whether a line ends an HTML block of start condition 1 to 5.
[[nodiscard]] bool endsHtml(std::string_view line, std::uint8_t condition);

/// Where a line that should be a thematic break is none; npos when it is one.
[[nodiscard]] std::size_t thematicBreakMismatch(std::string_view line);

struct ListMarker {
    std::uint32_t length = 0; ///< 0: none
    char mark = 0;            ///< the bullet, or what stands behind the number
    bool ordered = false;
    std::uint32_t number = 0;
};
[[nodiscard]] ListMarker listMarker(std::string_view line, bool interruptsParagraph);

/// "[^label]:" and the white space behind: length of all of it, 0 for none.
struct FootnoteMarker {
    std::uint32_t length = 0;
    std::uint32_t labelLength = 0;
};
[[nodiscard]] FootnoteMarker footnoteMarker(std::string_view line);

} // namespace zhilan::markdown::scan
