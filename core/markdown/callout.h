#pragma once

#include "core/markdown/tree.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhilan::markdown
{

/// "[!kind]", "[!kind|…]", each with '-' or '+' and a title behind it, as GitHub (alerts) and Obsidian (callouts) write
/// them.
struct CalloutHead {
    std::string_view kind; ///< empty where the line is none
    Fold fold = Fold::None;
    std::size_t titleBegin = 0;
};
[[nodiscard]] CalloutHead readCalloutHead(std::string_view line);

/// The families of callouts that look different; aliases as in Obsidian ("tldr" is Abstract, "error" Danger).
enum class CalloutKind : std::uint8_t {
    Note,
    Abstract,
    Info,
    Todo,
    Tip,
    Important,
    Success,
    Question,
    Warning,
    Caution,
    Failure,
    Danger,
    Bug,
    Example,
    Quote,
};
/// Of a kind as written, in whatever case; Note for what is not known.
[[nodiscard]] CalloutKind calloutKind(std::string_view written);
/// English name in lower case, which is also a written kind.
[[nodiscard]] const char* calloutName(CalloutKind kind);

/// Offset of "{#id}" (which may have classes behind the id) at the end of a heading's text, or npos.
[[nodiscard]] std::size_t headingIdBegin(std::string_view text);

/// Offset of the blank before "^id" at the end of a paragraph, by which Obsidian names a block (letters, digits and
/// hyphens, set off from the text), or npos.
[[nodiscard]] std::size_t blockIdBegin(std::string_view text);

} // namespace zhilan::markdown
