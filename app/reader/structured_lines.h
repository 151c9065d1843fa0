#pragma once

#include "core/base/byte_span.h"

#include <string_view>

namespace zhilan::reader
{

/// Whether a line of a paragraph begins as lines do that stand for themselves: with a label ("嘉宾：", "**EUV**: "), a
/// time ("12:36 ", "【01:02:03】"), a bullet ("• ") or a number ("一、", "2）", "③"). Markers of block quotes before it
/// are passed over.
[[nodiscard]] bool beginsAsAnEntry(std::string_view line);

/// Whether the soft line break at `lineBreak` parts two such lines. Markdown would run them together; who wrote them
/// one below the other did not mean that. Linear in the two lines.
[[nodiscard]] bool partsEntries(std::string_view source, ByteSpan lineBreak);

} // namespace zhilan::reader
