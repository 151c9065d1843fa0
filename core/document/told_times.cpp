#include "core/document/told_times.h"

#include "core/document/times_of_day.h"
#include "core/document/work.h"

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

/// "8:30" in front of a text rather than in brackets.
bool readsLikeHour(const Timestamp& stamp)
{
    return stamp.dating == Dating::Opening && mayBeHour(stamp.time) &&
           std::count(stamp.text.begin(), stamp.text.end(), ':') == 1;
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

namespace
{

/// Where the recording is, as far as sections say so.
class SectionRanges
{
public:
    explicit SectionRanges(const Document& document) : m_document(document), m_next(document.sections.size() + 1)
    {
        for (std::size_t id = document.sections.size(); id-- > 0;) {
            const std::optional<Milliseconds>& start = document.sections[id].start;
            m_next[id] = start ? start : m_next[id + 1];
        }
    }

    /// Whether a time in the section lies between its start and that of the next one that has a start.
    [[nodiscard]] bool hold(SectionId section, Milliseconds time) const
    {
        const auto start = startOf(m_document, section);
        if (!start)
            return true;
        const auto& next = m_next[section + 1];
        return time >= *start && (!next || *next <= *start || time < *next);
    }

private:
    const Document& m_document;
    std::vector<std::optional<Milliseconds>> m_next; ///< the first start from a section on
};

/// Whether a link leads into a recording that is known not to be the document's. A file is the writer's own.
bool isOfAnother(const Timestamp& stamp, std::string_view recording)
{
    return !recording.empty() && stamp.url.find("//") != std::string::npos && recordingOf(stamp.url) != recording;
}

} // namespace

ToldTimes::ToldTimes(const Document& document) : m_document(document)
{
    const std::vector<ByteSpan> listed = listedChapters(document);
    const bool recorded = knowsRecording(document);
    const std::string recording = recordingOf(document.videoUrl);
    const SectionRanges ranges(document);
    auto chapter = listed.begin();
    auto table = document.tables.begin();
    const Timestamp* inText = nullptr; // the last one that counts and stands in no table
    for (const Timestamp& stamp : document.timestamps) {
        const ByteSpan span = stamp.span;
        while (chapter != listed.end() && chapter->end <= span.begin)
            ++chapter;
        while (table != document.tables.end() && table->span.end <= span.begin)
            ++table;
        if ((chapter != listed.end() && span.begin >= chapter->begin) || isOfAnother(stamp, recording))
            continue;
        m_told.push_back(&stamp);
        if (stamp.dating == Dating::None || (!recorded && readsLikeHour(stamp)) ||
            !ranges.hold(document.sectionAt(span.begin), stamp.time))
            continue;
        const bool cell = table != document.tables.end() && table->span.contains(span.begin);
        inText = cell ? inText : &stamp;
        m_lasting.push_back(
            {&stamp, cell ? table->span.end : static_cast<std::uint32_t>(document.tree->source().size()), inText});
    }
}

std::optional<Milliseconds> ToldTimes::in(ByteSpan span) const
{
    const auto first = std::lower_bound(m_told.begin(), m_told.end(), span.begin,
                                        [](const Timestamp* told, std::uint32_t at) { return told->span.begin < at; });
    return first == m_told.end() || (*first)->span.begin >= span.end ? std::nullopt : std::optional((*first)->time);
}

std::optional<Milliseconds> ToldTimes::at(ByteSpan span) const
{
    if (const auto time = in(span))
        return time;
    const auto next =
        std::lower_bound(m_lasting.begin(), m_lasting.end(), span.begin,
                         [](const Lasting& lasting, std::uint32_t at) { return lasting.time->span.begin < at; });
    if (next == m_lasting.begin())
        return std::nullopt;
    const Lasting& last = *std::prev(next);
    const Timestamp* told = span.begin < last.end ? last.time : last.then;
    if (told == nullptr)
        return std::nullopt;
    const SectionId section = m_document.sectionAt(span.begin);
    const bool here = section == kNoSection || m_document.sections[section].span.contains(told->span.begin);
    return here ? std::optional(told->time) : std::nullopt;
}

Start ToldTimes::startAt(ByteSpan span) const
{
    if (const auto stated = in(span))
        return {stated, StartFrom::Stated};
    const auto time = at(span);
    if (!time)
        return {};
    const bool ofSection = time == startOf(m_document, m_document.sectionAt(span.begin));
    return {time, ofSection ? StartFrom::Chapter : StartFrom::Before};
}

} // namespace zhilan::document
