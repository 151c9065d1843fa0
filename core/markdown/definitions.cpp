#include "core/markdown/definitions.h"

#include "core/markdown/inline_scan.h"

#include <utility>

namespace zhilan::markdown
{
namespace
{

using scan::kNone;

std::size_t skipSpaces(std::string_view text, std::size_t at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t'))
        ++at;
    return at;
}

/// Behind the line end at `at`; kNone where there is something else.
std::size_t lineEnd(std::string_view text, std::size_t at)
{
    at = skipSpaces(text, at);
    if (at >= text.size())
        return at;
    if (text.substr(at).starts_with("\r\n"))
        return at + 2;
    return text[at] == '\n' || text[at] == '\r' ? at + 1 : kNone;
}

} // namespace

std::string_view textOf(std::string_view source, const Blocks& blocks, std::uint32_t first, std::uint32_t count,
                        std::string& scratch, ContentMap& map)
{
    map.clear();
    if (count == 0)
        return {};
    const LinePiece* pieces = blocks.pieces.data() + first;
    bool together = pieces[0].spaces == 0;
    for (std::uint32_t i = 1; together && i < count; ++i)
        together = pieces[i].begin == pieces[i - 1].end && pieces[i].spaces == 0;
    if (together) {
        map.add(0, pieces[0].begin);
        return source.substr(pieces[0].begin, pieces[count - 1].end - pieces[0].begin);
    }
    scratch.clear();
    for (std::uint32_t i = 0; i < count; ++i) {
        scratch.append(pieces[i].spaces, ' ');
        map.add(static_cast<std::uint32_t>(scratch.size()), pieces[i].begin);
        scratch.append(source.substr(pieces[i].begin, pieces[i].end - pieces[i].begin));
    }
    return scratch;
}

std::uint32_t Definitions::take(const Blocks& blocks, const Block& paragraph)
{
    const std::string_view text =
        textOf(m_source, blocks, paragraph.firstPiece, paragraph.pieceCount, m_scratch, m_map);
    std::size_t at = 0;
    while (at < text.size() && text[at] == '[') {
        const std::size_t end = definition(text, at);
        if (end == kNone)
            break;
        at = end;
    }
    // A definition ends with its line.
    std::uint32_t taken = 0;
    for (std::size_t size = 0; size < at && taken < paragraph.pieceCount; ++taken) {
        const LinePiece& piece = blocks.pieces[paragraph.firstPiece + taken];
        size += piece.spaces + (piece.end - piece.begin);
    }
    return taken;
}

std::size_t Definitions::definition(std::string_view text, std::size_t at)
{
    const std::size_t labelEnd = scan::label(text, at);
    if (labelEnd == kNone || !text.substr(labelEnd).starts_with(':'))
        return kNone;
    std::string label = scan::normalizedLabel(text.substr(at + 1, labelEnd - at - 2));
    if (label.empty())
        return kNone;
    const std::size_t urlBegin = scan::spacesAndLineEnd(text, labelEnd + 1);
    const std::size_t urlEnd = scan::destination(text, urlBegin);
    if (urlEnd == kNone || urlEnd == urlBegin)
        return kNone;
    const std::size_t titleBegin = scan::spacesAndLineEnd(text, urlEnd);
    const std::size_t titleEnd = titleBegin == urlEnd ? kNone : scan::title(text, titleBegin);
    std::size_t end = titleEnd == kNone ? kNone : lineEnd(text, titleEnd);
    const bool titled = end != kNone;
    if (!titled)
        end = lineEnd(text, urlEnd);
    if (end == kNone)
        return kNone;

    const auto [entry, added] = m_references.links.try_emplace(std::move(label));
    if (added) {
        const bool angled = text[urlBegin] == '<';
        entry->second.url = angled ? refOf(text, urlBegin + 1, urlEnd - 1) : refOf(text, urlBegin, urlEnd);
        if (titled)
            entry->second.title = refOf(text, titleBegin + 1, titleEnd - 1);
    }
    return end;
}

TextRef Definitions::refOf(std::string_view text, std::size_t begin, std::size_t end)
{
    const auto from = static_cast<std::uint32_t>(begin);
    const auto to = static_cast<std::uint32_t>(end);
    const std::string_view raw = text.substr(begin, end - begin);
    if (raw.find_first_of("\\&") == kNone && m_map.contiguous(from, to))
        return {m_map.toSource(from, from).begin, to - from, 1};
    const std::string plain = scan::unescaped(raw);
    const TextRef ref{static_cast<std::uint32_t>(m_literals.size()), static_cast<std::uint32_t>(plain.size()), 0};
    m_literals.append(plain);
    return ref;
}

} // namespace zhilan::markdown
