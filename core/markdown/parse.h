#pragma once

#include "core/base/result.h"
#include "core/markdown/syntax.h"
#include "core/markdown/tree.h"

#include <memory>
#include <stop_token>
#include <string>

namespace zhilan::markdown
{

/// UTF-8 → tree, as GitHub Flavored Markdown with footnotes, and where GFM serves readers of Chinese badly, as they
/// expect: one `~` never strikes out, a bare link ends before CJK punctuation, a line break between Han characters is
/// no space. Takes the source over: the tree keeps it. `utf8` must be valid UTF-8 (text::decode makes it so).
/// Never fails on any Markdown; oddities become diagnostics. Error: Cancelled only.
/// Thread safe. About the cost of cmark-gfm's own parse.
[[nodiscard]] Result<std::shared_ptr<const Tree>> parse(std::string utf8, const std::stop_token& stop = {},
                                                        Syntax syntax = {});

} // namespace zhilan::markdown
