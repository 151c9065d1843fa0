#pragma once

#include "core/base/byte_span.h"

#include <cstdint>
#include <string_view>

namespace zhilan::markdown
{

struct FrontMatter {
    ByteSpan span;               ///< with its fences, without the last line end; empty without front matter
    ByteSpan yaml;               ///< between the fences
    std::uint32_t bodyBegin = 0; ///< where Markdown begins
};

/// A first line "---", then lines that begin like YAML, up to a line "---" or "...". A thematic break followed by a
/// blank line, or without a key below it, is no front matter. Linear.
[[nodiscard]] FrontMatter findFrontMatter(std::string_view source);

} // namespace zhilan::markdown
