#pragma once

#include "core/base/byte_span.h"
#include "core/markdown/tree.h"

#include <cstdint>
#include <vector>

namespace zhilan::markdown
{

using BlockId = std::uint32_t;
inline constexpr BlockId kNoBlock = 0xFFFFFFFFU;

/// What a source line adds to a leaf block.
struct LinePiece {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;    ///< behind the line end, where the line has one
    std::uint32_t spaces = 0; ///< in front of it, left over from a tab that the blocks around took a part of
};

/// A block before its inlines are read.
struct Block {
    NodeKind kind = NodeKind::Document;
    std::uint8_t level = 0; ///< Heading: 1–6. List: 1 when ordered
    TaskState task = TaskState::None;
    char marker = 0; ///< List, Item: bullet, '.' or ')'. CodeBlock: fence, 0 when indented. Heading: '#' or 0
    bool tight = true;
    bool dropped = false;     ///< a paragraph of definitions only: not in the tree
    std::uint8_t indent = 0;  ///< Item: columns before its marker. CodeBlock: before the fence
    std::uint8_t padding = 0; ///< Item: columns from marker to text. HtmlBlock: start condition, 1 to 7
    BlockId parent = kNoBlock;
    BlockId lastChild = kNoBlock;
    std::uint32_t line = 0; ///< where it begins, 1-based
    ByteSpan span;          ///< containers: their first line
    /// Leaves: the lines. Paragraph: without indentation. Heading: the text. CodeBlock with a fence: the first is the
    /// info string. Table: the second is the delimiter row. FootnoteDefinition: the
    /// label.
    std::uint32_t firstPiece = 0;
    std::uint32_t pieceCount = 0;
    std::uint32_t number = 0; ///< List: the first. CodeBlock: length of the fence
};

/// The block structure of a text: blocks in document order, the first of them the document.
struct Blocks {
    std::vector<Block> blocks;
    std::vector<LinePiece> pieces;
    ByteSpan tooDeep; ///< the first line with a block beyond the deepest level; empty without
};

} // namespace zhilan::markdown
