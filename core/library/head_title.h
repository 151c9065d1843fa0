#pragma once

#include <string>
#include <string_view>

namespace zhilan::library
{

/// Title out of the first bytes of a Markdown file, without parsing it: the first heading of level 1 outside code, else
/// the front matter's title; empty when there is neither. `head` may end in the middle of anything.
[[nodiscard]] std::string titleFromHead(std::string_view head);

} // namespace zhilan::library
