#include "core/markdown/content_map.h"

#include <algorithm>
#include <limits>

namespace zhilan::markdown
{

std::size_t ContentMap::pieceOf(std::uint32_t content) const
{
    if (m_pieces.size() <= 1)
        return 0;
    const auto after = std::upper_bound(m_pieces.begin(), m_pieces.end(), content,
                                        [](std::uint32_t at, const Piece& piece) { return at < piece.content; });
    return after == m_pieces.begin() ? 0 : static_cast<std::size_t>(after - m_pieces.begin() - 1);
}

ByteSpan ContentMap::toSource(std::uint32_t begin, std::uint32_t end) const
{
    if (m_pieces.empty())
        return {};
    const Piece& first = m_pieces[pieceOf(begin)];
    const std::uint32_t from = first.source + (begin - first.content);
    if (end <= begin)
        return {from, from};
    const Piece& last = m_pieces[pieceOf(end - 1)];
    const std::uint32_t width = last.escapedPipe ? 2 : 1;
    return {from, last.source + (end - 1 - last.content) + width};
}

bool ContentMap::contiguous(std::uint32_t begin, std::uint32_t end) const
{
    const ByteSpan span = toSource(begin, end);
    return span.size() == end - begin;
}

std::uint32_t ContentMap::nextPiece(std::uint32_t content) const
{
    const std::size_t next = pieceOf(content) + 1;
    return next < m_pieces.size() ? m_pieces[next].content : std::numeric_limits<std::uint32_t>::max();
}

} // namespace zhilan::markdown
