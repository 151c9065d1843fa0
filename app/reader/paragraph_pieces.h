#pragma once

#include "core/base/byte_span.h"
#include "core/markdown/tree.h"

#include <vector>

namespace zhilan::reader
{

/// A picture, or text between two pictures.
struct ParagraphPiece {
    ByteSpan span;
    markdown::NodeId picture = markdown::kNoNode; ///< Image or Embed; kNoNode for text

    friend bool operator==(const ParagraphPiece&, const ParagraphPiece&) = default;
};

/// A paragraph cut at its pictures: most people leave no empty line around them. Pictures of the web within a line,
/// which are not loaded, stay in its text, and so do those within emphasis. Nothing of a paragraph that shows nothing,
/// or is but a mark for a table of contents ("[TOC]"). Linear in the paragraph.
[[nodiscard]] std::vector<ParagraphPiece> paragraphPieces(const markdown::Tree& tree, markdown::NodeId paragraph);

} // namespace zhilan::reader
