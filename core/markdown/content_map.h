#pragma once

#include "core/base/byte_span.h"

#include <cstdint>
#include <vector>

namespace zhilan::markdown
{

/// Where the characters of a block's content (its lines without the prefixes of the blocks around it) stand in the
/// source. Built line by line in order.
class ContentMap
{
public:
    void clear() { m_pieces.clear(); }

    /// Content from `content` on stands at `source` on, up to the next piece.
    void add(std::uint32_t content, std::uint32_t source) { m_pieces.push_back({content, source, false}); }
    /// The one byte at `content` is a '|' that stands as "\|" at `source`.
    void addEscapedPipe(std::uint32_t content, std::uint32_t source) { m_pieces.push_back({content, source, true}); }

    /// Half-open content range → source range. An empty range gives an empty one. Logarithmic in lines.
    [[nodiscard]] ByteSpan toSource(std::uint32_t begin, std::uint32_t end) const;
    /// The content range stands in the source byte for byte, without a gap.
    [[nodiscard]] bool contiguous(std::uint32_t begin, std::uint32_t end) const;
    /// Where the first piece after `content` begins; the far end without.
    [[nodiscard]] std::uint32_t nextPiece(std::uint32_t content) const;

private:
    struct Piece {
        std::uint32_t content;
        std::uint32_t source;
        bool escapedPipe;
    };
    [[nodiscard]] std::size_t pieceOf(std::uint32_t content) const;

    std::vector<Piece> m_pieces;
};

} // namespace zhilan::markdown
