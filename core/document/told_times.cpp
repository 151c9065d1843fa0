#include "core/document/told_times.h"

#include "core/document/brackets.h"
#include "core/document/times_of_day.h"

#include <algorithm>
#include <iterator>

namespace zhilan::document
{
namespace
{

/// Chapters of a list: hardly more than the mark of an item or the end of a row is between them. In document order.
std::vector<ByteSpan> listedChapters(const Document& document)
{
    constexpr std::uint32_t kMostBetween = 16; // bytes
    std::vector<ByteSpan> all;
    for (const Chapter& chapter : document.chapters)
        all.push_back(chapter.span);
    std::sort(all.begin(), all.end(), [](ByteSpan a, ByteSpan b) { return a.begin < b.begin; });
    std::vector<ByteSpan> listed;
    const auto near = [&all](std::size_t first) {
        return first + 1 < all.size() && all[first + 1].begin <= all[first].end + kMostBetween;
    };
    for (std::size_t i = 0; i < all.size(); ++i)
        if (near(i) || (i > 0 && near(i - 1)))
            listed.push_back(all[i]);
    return listed;
}

/// "8:30" in running text rather than in brackets.
bool readsLikeHour(const Document& document, const Timestamp& stamp)
{
    const std::string_view source = document.tree->source();
    const bool bracket = endsWithOpening(source.substr(0, stamp.span.begin));
    return !bracket && mayBeHour(stamp.time) && std::count(stamp.text.begin(), stamp.text.end(), ':') == 1;
}

} // namespace

std::optional<Milliseconds> startOf(const Document& document, SectionId section)
{
    while (section < document.sections.size()) {
        if (document.sections[section].start)
            return document.sections[section].start;
        section = document.sections[section].parent;
    }
    return std::nullopt;
}

ToldTimes::ToldTimes(const Document& document) : m_document(document)
{
    const std::vector<ByteSpan> listed = listedChapters(document);
    const bool recorded = knowsRecording(document);
    auto chapter = listed.begin();
    for (std::size_t i = 0; i < document.timestamps.size(); ++i) {
        const ByteSpan span = document.timestamps[i].span;
        while (chapter != listed.end() && chapter->end <= span.begin)
            ++chapter;
        if (chapter != listed.end() && span.begin >= chapter->begin)
            continue;
        m_told.push_back(static_cast<std::uint32_t>(i));
        if (recorded || !readsLikeHour(document, document.timestamps[i]))
            m_lasting.push_back(static_cast<std::uint32_t>(i));
    }
}

ToldTimes::Place ToldTimes::from(const std::vector<std::uint32_t>& times, std::uint32_t byte) const
{
    return std::lower_bound(times.begin(), times.end(), byte, [this](std::uint32_t told, std::uint32_t at) {
        return m_document.timestamps[told].span.begin < at;
    });
}

std::optional<Milliseconds> ToldTimes::in(ByteSpan span) const
{
    const Place first = from(m_told, span.begin);
    if (first == m_told.end() || m_document.timestamps[*first].span.begin >= span.end)
        return std::nullopt;
    return m_document.timestamps[*first].time;
}

std::optional<Milliseconds> ToldTimes::at(ByteSpan span) const
{
    if (const auto time = in(span))
        return time;
    const Place next = from(m_lasting, span.begin);
    if (next == m_lasting.begin())
        return std::nullopt;
    const Timestamp& last = m_document.timestamps[*std::prev(next)];
    const SectionId section = m_document.sectionAt(span.begin);
    const bool here = section == kNoSection || m_document.sections[section].span.contains(last.span.begin);
    return here ? std::optional(last.time) : std::nullopt;
}

} // namespace zhilan::document
