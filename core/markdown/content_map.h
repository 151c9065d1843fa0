#pragma once

#include "core/base/byte_span.h"

#include <cstdint>
#include <string_view>
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

/// Past the white space in front of content, from `at` on; not past a form feed or the like that cmark leaves in it.
[[nodiscard]] std::uint32_t contentBegin(std::string_view source, std::uint32_t at, std::uint32_t end,
                                         std::string_view content);

/// Aligns content, which may have lost the backslashes of "\|", with the source bytes from `at` on, not beyond `end`.
/// Adds to `map` and returns where the content ends in the source; npos, and nothing added, where the two do not agree.
[[nodiscard]] std::size_t alignAt(std::string_view source, std::size_t at, std::size_t end, std::string_view content,
                                  std::uint32_t contentBegin, ContentMap& map);

/// The same for one line of content that stands at the end of a source line, behind the prefixes of the blocks around
/// it; where the two do not agree the content is mapped to the line's begin, and false returned. Linear.
bool alignLine(std::string_view source, ByteSpan line, std::string_view content, std::uint32_t contentBegin,
               ContentMap& map);

} // namespace zhilan::markdown
