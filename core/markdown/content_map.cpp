#include "core/markdown/content_map.h"

#include "core/markdown/inline_scan.h"

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

namespace
{

/// Reads `content` from source[at..end), where "\|" may stand for '|'. Returns where it ends, or npos.
std::size_t matchContent(std::string_view source, std::size_t at, std::size_t end, std::string_view content)
{
    for (const char c : content) {
        if (c == '|' && at + 1 < end && source[at] == '\\' && source[at + 1] == '|')
            ++at;
        if (at >= end || source[at] != c)
            return std::string_view::npos;
        ++at;
    }
    return at;
}

} // namespace

std::uint32_t contentBegin(std::string_view source, std::uint32_t at, std::uint32_t end, std::string_view content)
{
    const bool spaced = !content.empty() && scan::isSpace(content.front());
    while (at < end && scan::isSpace(source[at]) && !(spaced && source[at] == content.front()))
        ++at;
    return at;
}

std::size_t alignAt(std::string_view source, std::size_t at, std::size_t end, std::string_view content,
                    std::uint32_t contentBegin, ContentMap& map)
{
    const std::size_t stop = matchContent(source, at, end, content);
    if (stop == std::string_view::npos)
        return stop;
    map.add(contentBegin, static_cast<std::uint32_t>(at));
    if (stop - at == content.size())
        return stop;
    for (std::size_t i = 0; i < content.size(); ++i, ++at) {
        if (source[at] == content[i])
            continue;
        const auto here = static_cast<std::uint32_t>(contentBegin + i);
        map.addEscapedPipe(here, static_cast<std::uint32_t>(at));
        ++at;
        map.add(here + 1, static_cast<std::uint32_t>(at + 1));
    }
    return stop;
}

namespace
{

/// Of a tab that a block's prefix reaches into, cmark leaves as many spaces as it stands for beyond: each of them has
/// its place at the tab.
bool alignBehindTab(std::string_view source, ByteSpan line, std::string_view content, std::uint32_t contentBegin,
                    ContentMap& map)
{
    constexpr std::uint32_t kMostSpaces = 3; // of a tab stop of four
    for (std::uint32_t spaces = 1; spaces <= kMostSpaces && spaces < content.size() && content[spaces - 1] == ' ';
         ++spaces) {
        const std::string_view rest = content.substr(spaces);
        const auto at = static_cast<std::uint32_t>(line.end - std::min<std::size_t>(rest.size(), line.size()));
        if (at == line.begin || source[at - 1] != '\t' || !line.of(source).ends_with(rest))
            continue;
        for (std::uint32_t i = 0; i < spaces; ++i)
            map.add(contentBegin + i, at - 1);
        map.add(contentBegin + spaces, at);
        return true;
    }
    return false;
}

} // namespace

bool alignLine(std::string_view source, ByteSpan line, std::string_view content, std::uint32_t contentBegin,
               ContentMap& map)
{
    if (line.of(source).ends_with(content)) {
        map.add(contentBegin, static_cast<std::uint32_t>(line.end - content.size()));
        return true;
    }
    if (alignBehindTab(source, line, content, contentBegin, map))
        return true;
    // Only what may stand in front of content is skipped, and not endlessly, so that a line costs no more than its
    // length.
    constexpr std::size_t kLongestPrefix = 64;
    constexpr std::string_view kPrefixBytes = " \t>|+-*0123456789.)";
    for (std::size_t at = line.begin; at < line.end && at - line.begin < kLongestPrefix; ++at) {
        if (at > line.begin && kPrefixBytes.find(source[at - 1]) == std::string_view::npos)
            break;
        if (alignAt(source, at, line.end, content, contentBegin, map) != std::string_view::npos)
            return true;
    }
    map.add(contentBegin, line.begin);
    return false;
}

} // namespace zhilan::markdown
