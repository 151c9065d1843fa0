#include "app/reader/inline_text.h"

#include <algorithm>

namespace zhilan::reader
{

namespace
{

// A verbatim piece is walked to find a place in it, so it is kept short.
constexpr std::uint32_t kPieceBytes = 192;

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Bytes that a character of UTF-16 text takes in UTF-8, and the units it takes itself.
std::pair<std::uint32_t, int> sizesAt(const QString& text, int position)
{
    const QChar unit = text.at(position);
    if (unit.isHighSurrogate() && position + 1 < text.size())
        return {4U, 2};
    const char16_t code = unit.unicode();
    return {code < 0x80 ? 1U : code < 0x800 ? 2U : 3U, 1};
}

} // namespace

void InlineText::addRun(int begin, int end, std::uint16_t style)
{
    if (begin == end)
        return;
    if (!m_runs.empty() && m_runs.back().style == style)
        m_runs.back().end = end;
    else
        m_runs.push_back({begin, end, style});
}

void InlineText::appendVerbatim(std::string_view source, ByteSpan span, std::uint16_t style)
{
    const int first = static_cast<int>(m_text.size());
    std::uint32_t at = span.begin;
    while (at < span.end) {
        std::uint32_t stop = std::min(span.end, at + kPieceBytes);
        while (stop < span.end && stop > at && isContinuation(source[stop]))
            --stop;
        if (stop == at)
            stop = span.end;
        const int begin = static_cast<int>(m_text.size());
        m_text += QString::fromUtf8(source.data() + at, static_cast<qsizetype>(stop - at));
        m_pieces.push_back({begin, static_cast<int>(m_text.size()), {at, stop}, true});
        at = stop;
    }
    addRun(first, static_cast<int>(m_text.size()), style);
}

void InlineText::appendAtomic(const QString& text, ByteSpan span, std::uint16_t style)
{
    if (text.isEmpty())
        return;
    const int begin = static_cast<int>(m_text.size());
    m_text += text;
    m_pieces.push_back({begin, static_cast<int>(m_text.size()), span, false});
    addRun(begin, static_cast<int>(m_text.size()), style);
}

void InlineText::addTarget(Target target)
{
    if (target.begin < target.end)
        m_targets.push_back(std::move(target));
}

void InlineText::restyle(int begin, int end, std::uint16_t add, std::uint16_t remove)
{
    std::vector<Run> result;
    result.reserve(m_runs.size() + 2);
    const auto keep = [&result](int from, int to, std::uint16_t style) {
        if (from >= to)
            return;
        if (!result.empty() && result.back().style == style && result.back().end == from)
            result.back().end = to;
        else
            result.push_back({from, to, style});
    };
    for (const Run& run : m_runs) {
        keep(run.begin, std::min(run.end, begin), run.style);
        keep(std::max(run.begin, begin), std::min(run.end, end),
             static_cast<std::uint16_t>((run.style | add) & ~remove));
        keep(std::max(run.begin, end), run.end, run.style);
    }
    m_runs = std::move(result);
}

void InlineText::addTime(const TimeMark& mark)
{
    const auto [begin, end] = rangeOf(mark.span);
    if (begin == end)
        return;
    restyle(begin, end, kTime, kLink | kCode);
    std::erase_if(m_targets, [begin = begin, end = end](const Target& t) { return t.begin >= begin && t.end <= end; });
    const auto after =
        std::find_if(m_targets.begin(), m_targets.end(), [begin = begin](const Target& t) { return t.end > begin; });
    // A time inside a longer link stays part of the link.
    if (after != m_targets.end() && after->begin < end)
        return;
    Target target{Target::Kind::Time, begin, end, {byteOf(begin), endByteOf(end)}, {}};
    target.time = mark.time;
    m_targets.insert(after, std::move(target));
}

void InlineText::addTerm(const TermMark& mark)
{
    const auto [begin, end] = rangeOf(mark.span);
    const auto after =
        std::find_if(m_targets.begin(), m_targets.end(), [begin = begin](const Target& t) { return t.end > begin; });
    if (begin == end || (after != m_targets.end() && after->begin < end))
        return;
    restyle(begin, end, kTerm, 0);
    Target target{Target::Kind::Term, begin, end, {byteOf(begin), endByteOf(end)}, {}};
    target.term = mark.term;
    m_targets.insert(after, std::move(target));
}

void InlineText::truncate(int size)
{
    if (size >= m_text.size())
        return;
    while (!m_pieces.empty() && m_pieces.back().begin >= size)
        m_pieces.pop_back();
    if (!m_pieces.empty() && m_pieces.back().end > size) {
        Piece& last = m_pieces.back();
        last.span.end = byteInside(last, size);
        last.end = size;
    }
    while (!m_runs.empty() && m_runs.back().begin >= size)
        m_runs.pop_back();
    if (!m_runs.empty())
        m_runs.back().end = std::min(m_runs.back().end, size);
    std::erase_if(m_targets, [size](const Target& t) { return t.begin >= size; });
    if (!m_targets.empty())
        m_targets.back().end = std::min(m_targets.back().end, size);
    m_text.truncate(size);
}

void InlineText::clearStyles()
{
    m_runs.clear();
    m_targets.clear();
    addRun(0, static_cast<int>(m_text.size()), kPlain);
}

int InlineText::positionInside(const Piece& piece, std::uint32_t byte) const
{
    if (byte <= piece.span.begin || !piece.verbatim)
        return piece.begin;
    std::uint32_t at = piece.span.begin;
    int position = piece.begin;
    while (position < piece.end) {
        const auto [bytes, units] = sizesAt(m_text, position);
        if (at + bytes > byte)
            break;
        at += bytes;
        position += units;
    }
    return position;
}

std::uint32_t InlineText::byteInside(const Piece& piece, int position) const
{
    if (!piece.verbatim)
        return position >= piece.end ? piece.span.end : piece.span.begin;
    std::uint32_t at = piece.span.begin;
    for (int p = piece.begin; p < position && p < piece.end;) {
        const auto [bytes, units] = sizesAt(m_text, p);
        if (p + units > position)
            break;
        at += bytes;
        p += units;
    }
    return at;
}

int InlineText::positionOf(std::uint32_t byte) const
{
    const auto piece =
        std::partition_point(m_pieces.begin(), m_pieces.end(), [byte](const Piece& p) { return p.span.end <= byte; });
    return piece == m_pieces.end() ? static_cast<int>(m_text.size()) : positionInside(*piece, byte);
}

std::uint32_t InlineText::byteOf(int position) const
{
    if (m_pieces.empty())
        return 0;
    const auto piece = std::partition_point(m_pieces.begin(), m_pieces.end(),
                                            [position](const Piece& p) { return p.end <= position; });
    return piece == m_pieces.end() ? m_pieces.back().span.end : byteInside(*piece, position);
}

std::uint32_t InlineText::endByteOf(int position) const
{
    if (m_pieces.empty())
        return 0;
    const auto piece =
        std::partition_point(m_pieces.begin(), m_pieces.end(), [position](const Piece& p) { return p.end < position; });
    if (piece == m_pieces.end())
        return m_pieces.back().span.end;
    return position <= piece->begin ? piece->span.begin
           : piece->verbatim        ? byteInside(*piece, position)
                                    : piece->span.end;
}

std::pair<int, int> InlineText::rangeOf(ByteSpan wanted) const
{
    const int begin = positionOf(wanted.begin);
    int end = positionOf(wanted.end);
    // A span that ends inside an atomic piece, or inside a character, still shows it.
    if (end < m_text.size() && wanted.end > byteOf(end)) {
        const auto piece =
            std::partition_point(m_pieces.begin(), m_pieces.end(), [end](const Piece& p) { return p.end <= end; });
        end = piece->verbatim ? end + sizesAt(m_text, end).second : piece->end;
    }
    return {begin, std::max(begin, end)};
}

ByteSpan InlineText::span() const
{
    return m_pieces.empty() ? ByteSpan{} : ByteSpan{m_pieces.front().span.begin, m_pieces.back().span.end};
}

const Target* InlineText::targetAt(int position) const
{
    const auto target = std::partition_point(m_targets.begin(), m_targets.end(),
                                             [position](const Target& t) { return t.end <= position; });
    return target != m_targets.end() && target->begin <= position ? &*target : nullptr;
}

} // namespace zhilan::reader
