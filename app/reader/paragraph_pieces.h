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

/// A paragraph cut where a picture has a line to itself, as most people write it: they leave no empty line around it.
/// Pictures within a line stay in its text. At least one piece; linear in the paragraph.
[[nodiscard]] std::vector<ParagraphPiece> paragraphPieces(const markdown::Tree& tree, markdown::NodeId paragraph);

} // namespace zhilan::reader
