#pragma once

#include "core/base/byte_span.h"
#include "core/markdown/tree.h"
#include "core/text/space.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::document
{

/// What a reader sees of one paragraph, heading or table cell, with the way back to the source.
struct InlineText {
    std::string text;

    /// The source of a range of `text`. A character out of an entity or escape gives its whole node. Logarithmic.
    [[nodiscard]] ByteSpan sourceOf(ByteSpan inText) const;

    struct Run {
        std::uint32_t begin = 0; ///< in `text`, up to the next run's begin
        ByteSpan source;
        bool exact = false; ///< byte for byte
        markdown::NodeId node = markdown::kNoNode;
    };
    std::vector<Run> runs;

    /// The run that holds the byte of `text`; null in an empty text.
    [[nodiscard]] const Run* runAt(std::uint32_t byte) const;
    /// The range of `text` that the nodes [first, end) give. Logarithmic.
    [[nodiscard]] ByteSpan ofNodes(markdown::NodeId first, markdown::NodeId end) const;
    /// A part of it, with the way back to the source. Linear in the part, logarithmic in the whole.
    [[nodiscard]] InlineText slice(ByteSpan inText) const;
};

/// Flattens the inlines below a node, by the rules of markdown::plainText. Blocks below it follow one another with a
/// line feed between. Stops after `limit` bytes. Linear.
[[nodiscard]] InlineText inlineText(const markdown::Tree& tree, markdown::NodeId id,
                                    std::size_t limit = static_cast<std::size_t>(-1));

/// The same of the nodes [first, end), as of a line between two breaks.
[[nodiscard]] InlineText inlineText(const markdown::Tree& tree, markdown::NodeId first, markdown::NodeId end,
                                    std::size_t limit);

/// The text alone.
[[nodiscard]] std::string seenText(const markdown::Tree& tree, markdown::NodeId id,
                                   std::size_t limit = static_cast<std::size_t>(-1));

using text::isSpace;
using text::trimmed;

} // namespace zhilan::document
