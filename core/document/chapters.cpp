#include "core/base/string_map.h"
#include "core/document/inline_text.h"
#include "core/document/timed_line.h"
#include "core/document/work.h"
#include "core/media/chapter_lines.h"
#include "core/media/clock_scan.h"
#include "core/media/time_value.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <utility>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

/// A table, list, paragraph or run of headings that may be the list of chapters.
struct Source {
    std::vector<Chapter> chapters;
    NodeKind shape = NodeKind::Document; ///< of the block
    bool named = false;                  ///< it stands under a heading 章节, Chapters, …
    bool inOrder = true;                 ///< no chapter starts before the one above it
    bool forward = true;                 ///< each starts after the one above it
    bool headings = true;                ///< every title is as short as one
    std::string recording;               ///< that links alone tell times of; empty without
    bool oneRecording = true;
};

/// Longer lines with a time are sentences. In code points.
constexpr std::size_t kLongestTitle = 160;

/// "3", "#3", "3.": no title.
bool isCount(std::string_view cell)
{
    return cell.find_first_not_of("0123456789.#") == std::string_view::npos;
}

void add(Work& work, Source& source, const media::ClockTime& time, std::string_view title, ByteSpan span)
{
    Chapter chapter;
    chapter.start = time.start;
    chapter.end = time.end;
    media::splitChapterTitle(title, chapter.title, chapter.titleAlt);
    chapter.span = span;
    chapter.line = work.lineOf(span);
    if (!source.chapters.empty()) {
        source.inOrder = source.inOrder && source.chapters.back().start <= chapter.start;
        source.forward = source.forward && source.chapters.back().start < chapter.start;
    }
    source.headings = source.headings && text::codePointCount(title) <= kLongestTitle;
    source.chapters.push_back(std::move(chapter));
}

/// False where there is no title: that is no chapter.
bool add(Work& work, Source& source, const TimedLine& line, ByteSpan span)
{
    if (line.title.empty() || (!source.named && isCount(line.title)))
        return false;
    if (!line.recording.empty()) {
        source.oneRecording = source.oneRecording && (source.recording.empty() || source.recording == line.recording);
        source.recording = line.recording;
    }
    add(work, source, line.time, line.title, span);
    return true;
}

LinkTimes linksThatCount(const Source& source)
{
    return source.named ? LinkTimes::OfAnyPage : LinkTimes::OfRecordings;
}

/// A cell that is a time and nothing else.
std::optional<media::ClockTime> timeOfCell(std::string_view cell)
{
    std::string_view rest;
    const auto time = media::leadingClockTime(cell, rest);
    return rest.empty() ? time : std::nullopt;
}

/// The same of one of the table's.
std::optional<media::ClockTime> timeOfCell(const Work& work, const Table::Row& row, std::size_t column)
{
    return work.mayHoldTime(row.cellSpans[column]) ? timeOfCell(row.cells[column]) : std::nullopt;
}

/// The first column whose cells are times, most of them, unless its head says that they are durations.
std::optional<std::size_t> columnOfTimes(const Work& work, const Table& table)
{
    if (!work.mayHoldTime(table.span))
        return std::nullopt;
    constexpr std::size_t kMostColumns = 8;
    for (std::size_t i = 0; i < std::min(table.header.size(), kMostColumns); ++i) {
        if (infoKeyOf(table.header[i]) == InfoKey::Duration)
            continue;
        const auto times = std::count_if(table.rows.begin(), table.rows.end(), [&work, i](const Table::Row& row) {
            return timeOfCell(work, row, i).has_value();
        });
        if (static_cast<std::size_t>(times) * 5 >= table.rows.size() * 4)
            return i;
    }
    return std::nullopt;
}

/// The first link of a row that leads into a recording, with the column it stands in.
std::optional<TimedLine> linkOfRow(const Work& work, const Source& source, const Table::Row& row, std::size_t& column)
{
    const markdown::Tree& tree = work.tree;
    if (row.node == markdown::kNoNode || !mayLinkTime(tree, row.node + 1, tree[row.node].end))
        return std::nullopt;
    column = 0;
    for (const NodeId cell : tree.children(row.node)) {
        if (column >= row.cells.size())
            break;
        if (mayLinkTime(tree, cell + 1, tree[cell].end))
            if (auto line = timedLine(tree, cell + 1, tree[cell].end, linksThatCount(source)))
                return line;
        ++column;
    }
    return std::nullopt;
}

bool onlyCounts(const Table& table, std::size_t column)
{
    return std::all_of(table.rows.begin(), table.rows.end(),
                       [column](const Table::Row& row) { return isCount(row.cells[column]); });
}

/// A table without a column of times whose rows have links into the recording: "章节 | [▶](https://…?t=756)".
Source fromTableOfLinks(Work& work, const Table& table, bool named)
{
    Source source;
    source.shape = NodeKind::Table;
    source.named = named;
    std::size_t other = 0;
    for (const Table::Row& row : table.rows) {
        std::size_t linked = 0;
        auto line = linkOfRow(work, source, row, linked);
        if (!line) {
            ++other;
            continue;
        }
        // The link's own cell has the title unless it only says where to look.
        std::size_t title = linked;
        for (std::size_t i = table.header.size(); i-- > 0;)
            if (columnOf(table.header[i]) == Column::ChapterTitle)
                title = i;
        for (std::size_t i = 0; title == linked && line->title.empty() && i < row.cells.size(); ++i)
            if (i != linked && !isCount(row.cells[i]))
                title = i;
        if (title != linked)
            line->title = row.cells[title];
        (void)add(work, source, *line, row.span);
    }
    if (other * 5 > table.rows.size())
        source.chapters.clear();
    return source;
}

Source fromTable(Work& work, const Table& table, bool named)
{
    Source source;
    source.shape = NodeKind::Table;
    source.named = named;
    const std::size_t columns = table.header.size();
    if (columns < 2 || table.rows.size() < 2)
        return source;
    const auto times = columnOfTimes(work, table);
    if (!times)
        if (Source linked = fromTableOfLinks(work, table, named); !linked.chapters.empty())
            return linked;
    std::size_t timeColumn = times.value_or(0);
    for (std::size_t i = columns; i-- > 0;)
        if (columnOf(table.header[i]) == Column::Time)
            timeColumn = i;
    // Not one that only counts the rows.
    std::size_t titleColumn = timeColumn == 0 ? 1 : 0;
    while (titleColumn + 1 < columns && (titleColumn == timeColumn || onlyCounts(table, titleColumn)))
        ++titleColumn;
    if (titleColumn == timeColumn || onlyCounts(table, titleColumn))
        titleColumn = timeColumn == 0 ? 1 : 0;
    for (std::size_t i = columns; i-- > 0;)
        if (i != timeColumn && columnOf(table.header[i]) == Column::ChapterTitle)
            titleColumn = i;
    std::size_t endColumn = columns;
    for (std::size_t i = 0; i < columns; ++i)
        if (i != timeColumn && columnOf(table.header[i]) == Column::EndTime)
            endColumn = i;
    std::size_t other = 0;
    for (const Table::Row& row : table.rows) {
        auto time = timeOfCell(work, row, timeColumn);
        if (!time) {
            if (!row.cells[timeColumn].empty())
                ++other;
            continue;
        }
        if (!time->end && endColumn < columns)
            if (const auto end = timeOfCell(work, row, endColumn))
                time->end = end->start;
        // A row without a title has it in another column, or is no chapter.
        std::size_t title = titleColumn;
        for (std::size_t i = 0; i < columns && isCount(row.cells[title]); ++i)
            if (i != timeColumn && i != endColumn)
                title = i;
        if (!isCount(row.cells[title]))
            add(work, source, *time, row.cells[title], row.span);
    }
    if (other * 5 > table.rows.size())
        source.chapters.clear();
    return source;
}

/// A line of a list of chapters; false when it is none.
bool addLine(Work& work, Source& source, std::string_view line, ByteSpan span)
{
    const auto read = media::chapterLine(line);
    return read && add(work, source, {read->time, std::string(read->title), {}}, span);
}

/// The same of inlines, links among them.
bool addLine(Work& work, Source& source, NodeId first, NodeId end, ByteSpan span)
{
    if (work.isSaid(first))
        return false;
    const auto line = timedLine(work.tree, first, end, linksThatCount(source));
    return line && add(work, source, *line, span);
}

/// The items of a list, and those of lists in it, that have a time. `named`: a heading says that these are the
/// chapters; else they must be a good part of the list.
Source fromList(Work& work, NodeId list, bool named)
{
    const markdown::Tree& tree = work.tree;
    Source source;
    source.shape = NodeKind::List;
    source.named = named;
    std::size_t items = 0;
    for (NodeId id = list + 1; id < tree[list].end && !work.stopped(); ++id) {
        if (tree[id].kind == NodeKind::Quote || tree[id].kind == NodeKind::Table) {
            id = tree[id].end - 1;
            continue;
        }
        if (tree[id].kind != NodeKind::Item)
            continue;
        items += tree[id].parent == list ? 1 : 0;
        const NodeId paragraph = tree.firstChild(id);
        if (paragraph != markdown::kNoNode && tree[paragraph].kind == NodeKind::Paragraph &&
            (work.mayHoldTime(paragraph) || mayLinkTime(tree, paragraph + 1, tree[paragraph].end)))
            (void)addLine(work, source, paragraph + 1, tree[paragraph].end, tree[paragraph].span);
    }
    if (!named && source.chapters.size() * 3 < items)
        source.chapters.clear();
    return source;
}

/// Lines pasted as they stand below a video. `named` as for lists.
Source fromParagraph(Work& work, NodeId paragraph, bool named)
{
    const markdown::Tree& tree = work.tree;
    Source source;
    source.shape = NodeKind::Paragraph;
    source.named = named;
    std::size_t other = 0;
    NodeId lineBegin = paragraph + 1;
    ByteSpan span{tree[paragraph].span.begin, tree[paragraph].span.begin};
    const auto finish = [&](NodeId lineEnd) {
        if (lineBegin < lineEnd && !addLine(work, source, lineBegin, lineEnd, span))
            ++other;
        lineBegin = lineEnd + 1;
    };
    for (NodeId id = paragraph + 1; id < tree[paragraph].end; ++id) {
        const markdown::Node& node = tree[id];
        if (node.kind == NodeKind::SoftBreak || node.kind == NodeKind::LineBreak) {
            finish(id);
            span = {node.span.end, node.span.end};
        } else {
            if (span.empty())
                span.begin = node.span.begin;
            span.end = std::max(span.end, node.span.end);
        }
    }
    finish(tree[paragraph].end);
    // Remarks between, "（广告）", "Part 2", are fewer than the chapters.
    if (!named && other > 1 && other * 2 > source.chapters.size())
        source.chapters.clear();
    return source;
}

/// "chapters:" of front matter, its items lines or maps: "- time: 12:36".
Source fromFrontMatter(Work& work)
{
    using markdown::YamlValue;
    Source source;
    source.named = true;
    const auto textOf = [](const YamlValue& map, std::span<const std::string_view> keys) -> std::string_view {
        for (const std::string_view key : keys)
            if (const YamlValue* found = map.find(key); found != nullptr && found->kind == YamlValue::Kind::Text)
                return found->text;
        return {};
    };
    constexpr std::array<std::string_view, 7> kTimes{"time",      "start", "timestamp", "start_time",
                                                     "startTime", "at",    "时间"};
    constexpr std::array<std::string_view, 6> kTitles{"title", "name", "label", "text", "chapter", "标题"};
    for (const YamlValue& entry : work.found.frontMatter.items) {
        if (entry.kind != YamlValue::Kind::List || topicOfHeading(entry.key) != Topic::Chapters)
            continue;
        for (const YamlValue& item : entry.items) {
            if (item.kind == YamlValue::Kind::Text)
                (void)addLine(work, source, item.text, item.span);
            const std::string_view title = trimmed(textOf(item, kTitles));
            const auto start = media::parseTimeValue(trimmed(textOf(item, kTimes)));
            if (start && !title.empty())
                add(work, source, {*start, std::nullopt, {}}, title, item.span);
        }
    }
    return source;
}

/// Headings that carry the time themselves: "## [12:36] Title", "### 00:00 – 03:00 | Title".
Source fromHeadings(Work& work)
{
    Source source;
    for (std::size_t i = 0; i < work.document.sections.size(); ++i) {
        const Section& section = work.document.sections[i];
        const markdown::Node& heading = work.tree[section.heading];
        if (addLine(work, source, section.title, heading.span) ||
            (mayLinkTime(work.tree, section.heading + 1, heading.end) &&
             addLine(work, source, section.heading + 1, heading.end, heading.span)))
            source.chapters.back().section = static_cast<SectionId>(i);
    }
    return source;
}

/// Headings below which the first paragraph begins with a time.
Source fromOpenings(Work& work)
{
    Source source;
    for (std::size_t i = 0; i < work.document.sections.size(); ++i) {
        const Section& section = work.document.sections[i];
        const auto time = work.found.topics[i] == Topic::None ? openingTime(work, section) : std::nullopt;
        if (!time || section.title.empty())
            continue;
        add(work, source, *time, section.title, work.tree[section.heading].span);
        source.chapters.back().section = static_cast<SectionId>(i);
    }
    return source;
}

/// Paragraphs of one line, here and there in the text: "**Title** `[12:36-15:00]`".
bool addOwnLine(Work& work, Source& source, NodeId paragraph)
{
    const markdown::Tree& tree = work.tree;
    constexpr std::uint32_t kLongestLine = 600; // bytes, with syntax
    if (tree[paragraph].span.size() > kLongestLine)
        return false;
    for (NodeId id = paragraph + 1; id < tree[paragraph].end; ++id)
        if (tree[id].kind == NodeKind::SoftBreak || tree[id].kind == NodeKind::LineBreak)
            return false;
    const NodeId first = tree.firstChild(paragraph);
    const std::string text = seenText(tree, paragraph);
    std::string_view rest;
    const bool heading =
        first != markdown::kNoNode && (tree[first].kind == NodeKind::Strong || tree[first].end == tree[paragraph].end);
    return (heading || media::leadingClockTime(text, rest)) &&
           addLine(work, source, paragraph + 1, tree[paragraph].end, tree[paragraph].span);
}

/// Who speaks when is no chapter: in a transcript the same few names come again and again. Nor is what people say.
bool readsLikeChapters(const Source& source)
{
    StringViewSet titles;
    std::size_t said = 0;
    for (const Chapter& chapter : source.chapters) {
        titles.insert(chapter.title);
        const std::string_view title = chapter.title;
        said +=
            title.starts_with("“") || title.starts_with('"') || title.ends_with("”") || title.ends_with("。") ? 1 : 0;
    }
    return source.headings && titles.size() * 10 >= source.chapters.size() * 7 && said * 2 < source.chapters.size();
}

/// The times of a day rather than of a recording: 9:00, 9:30, 10:15.
bool readsLikeSchedule(const Work& work, const Source& source)
{
    using std::chrono::minutes;
    const bool round = std::all_of(source.chapters.begin(), source.chapters.end(), [](const Chapter& chapter) {
        constexpr Milliseconds kStep{5000};
        return chapter.start % kStep == Milliseconds::zero() && chapter.start < minutes(24);
    });
    const minutes earliest(work.document.videoUrl.empty() ? 6 : 8);
    return round && !source.chapters.empty() && source.chapters.front().start >= earliest;
}

bool isBetter(const Source& candidate, const Source& best)
{
    if (candidate.named != best.named)
        return candidate.named;
    return candidate.chapters.size() > best.chapters.size();
}

/// Whether two lists under a heading of chapters are one that is cut: it goes on, or another part of the recording
/// begins. A table below a list may tell when something else is seen.
bool goesOn(const Source& first, const Source& next)
{
    constexpr std::chrono::seconds kBegin(10);
    const Milliseconds start = next.chapters.front().start;
    return start >= first.chapters.back().start || (next.shape == first.shape && start < kBegin);
}

/// Takes a second source under a heading of chapters.
void take(Source& best, Source&& next)
{
    constexpr std::size_t kFew = 3;
    if (goesOn(best, next)) {
        best.inOrder = best.inOrder && next.inOrder && best.chapters.back().start <= next.chapters.front().start;
        best.chapters.insert(best.chapters.end(), next.chapters.begin(), next.chapters.end());
    } else if ((next.inOrder && !best.inOrder) || (best.chapters.size() < kFew && isBetter(next, best))) {
        best = std::move(next);
    }
}

void finishChapters(Work& work)
{
    Document& document = work.document;
    std::set<std::pair<Milliseconds, std::string>> seen;
    std::erase_if(document.chapters,
                  [&seen](const Chapter& chapter) { return !seen.emplace(chapter.start, chapter.title).second; });
    for (std::size_t i = 0; i < document.chapters.size(); ++i) {
        Chapter& chapter = document.chapters[i];
        if (i > 0 && chapter.start < document.chapters[i - 1].start)
            work.diagnostics.push_back({DiagnosticCode::ChaptersOutOfOrder, chapter.span, chapter.title});
        const auto next =
            i + 1 < document.chapters.size() ? std::optional(document.chapters[i + 1].start) : document.videoDuration;
        if (!chapter.end || *chapter.end <= chapter.start)
            chapter.end = next && *next > chapter.start ? next : std::nullopt;
    }
}

} // namespace

void readChapters(Work& work)
{
    const markdown::Tree& tree = work.tree;
    constexpr std::size_t kLeastByShape = 3;
    Source best;
    Source lines;
    std::size_t nextTable = 0;
    const auto consider = [&](Source source, Topic topic) {
        const bool elsewhere = topic == Topic::Quotes || topic == Topic::Glossary || topic == Topic::References;
        const bool shaped =
            source.chapters.size() >= kLeastByShape && source.forward && source.oneRecording && !elsewhere;
        if (source.named ? source.chapters.empty()
                         : !shaped || !readsLikeChapters(source) || readsLikeSchedule(work, source))
            return;
        if (source.named && best.named)
            take(best, std::move(source));
        else if (isBetter(source, best))
            best = std::move(source);
    };
    consider(fromFrontMatter(work), Topic::Chapters);
    for (NodeId id = 0; id < tree.size() && !work.stopped(); ++id) {
        const markdown::Node& node = tree[id];
        const bool readable = node.kind == NodeKind::List || node.kind == NodeKind::Paragraph;
        if (node.kind == NodeKind::Table && nextTable < work.document.tables.size()) {
            const Topic topic = work.topicAt(node.span.begin);
            consider(fromTable(work, work.document.tables[nextTable++], topic == Topic::Chapters), topic);
        } else if (readable && work.followsHeading(id) && !work.isInfo(id)) {
            const Topic topic = work.topicAt(node.span.begin);
            if (node.kind == NodeKind::List)
                consider(fromList(work, id, topic == Topic::Chapters), topic);
            else if ((work.mayHoldTime(id) || mayLinkTime(tree, id + 1, node.end)) &&
                     (topic == Topic::Chapters || !addOwnLine(work, lines, id)))
                consider(fromParagraph(work, id, topic == Topic::Chapters), topic);
        }
    }
    if (!best.named) {
        consider(std::move(lines), Topic::None);
        consider(fromHeadings(work), Topic::None);
        consider(fromOpenings(work), Topic::None);
    }
    work.document.chapters = std::move(best.chapters);
    finishChapters(work);
}

} // namespace zhilan::document
