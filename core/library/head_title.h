#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zhilan::library
{

/// What a document is called.
struct HeadNames {
    std::string title; ///< the first heading of level 1 outside code, else the front matter's title, else empty
    std::vector<std::string> aliases; ///< of the front matter ("aliases", "alias"), as Obsidian reads them
};

/// The names out of the first bytes of a Markdown file, without parsing more than its front matter. `head` may end in
/// the middle of anything.
[[nodiscard]] HeadNames namesFromHead(std::string_view head);

} // namespace zhilan::library
