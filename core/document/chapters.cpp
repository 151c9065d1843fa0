#include "core/document/clock_scan.h"
#include "core/document/inline_text.h"
#include "core/document/work.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>
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
    bool named = false; ///< it stands under a heading 章节, Chapters, …
    bool inOrder = true;
};

void add(Work& work, Source& source, const ClockTime& time, std::string_view title, ByteSpan span)
{
    Chapter chapter;
    chapter.start = time.start;
    chapter.end = time.end;
    splitChapterTitle(title, chapter.title, chapter.titleAlt);
    chapter.span = span;
    chapter.line = work.lineOf(span);
    if (!source.chapters.empty() && source.chapters.back().start > chapter.start)
        source.inOrder = false;
    source.chapters.push_back(std::move(chapter));
}

Source fromTable(Work& work, const Table& table)
{
    Source source;
    const std::size_t columns = table.header.size();
    if (columns < 2 || table.rows.size() < 2)
        return source;
    std::size_t timeColumn = 0;
    for (std::size_t i = columns; i-- > 0;)
        if (columnOf(table.header[i]) == Column::Time)
            timeColumn = i;
    std::size_t titleColumn = timeColumn == 0 ? 1 : 0;
    for (std::size_t i = columns; i-- > 0;)
        if (i != timeColumn && columnOf(table.header[i]) == Column::ChapterTitle)
            titleColumn = i;
    std::size_t other = 0;
    for (const Table::Row& row : table.rows) {
        std::string_view rest;
        const auto time = leadingClockTime(row.cells[timeColumn], rest);
        if (!time || !rest.empty()) {
            if (!row.cells[timeColumn].empty())
                ++other;
            continue;
        }
        add(work, source, *time, row.cells[titleColumn], row.span);
    }
    if (other * 5 > table.rows.size())
        source.chapters.clear();
    return source;
}

/// "Title [视频 12:36": what stands in the bracket of the time is cut with it.
std::string_view withoutOpenBracket(std::string_view title)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPairs{
        {{"[", "]"}, {"(", ")"}, {"（", "）"}, {"【", "】"}}};
    for (const auto& [open, close] : kPairs) {
        const std::size_t at = title.rfind(open);
        if (at != std::string_view::npos && title.find(close, at) == std::string_view::npos)
            return trimmed(title.substr(0, at));
    }
    return title;
}

/// "12:36 Title", "Title 12:36", "[12:36](…) Title".
bool addLine(Work& work, Source& source, std::string_view line, ByteSpan span)
{
    std::string_view rest;
    if (const auto time = leadingClockTime(line, rest)) {
        if (rest.empty())
            return false;
        add(work, source, *time, rest, span);
        return true;
    }
    line = trimmed(line);
    const auto times = findClockTimes(line);
    if (times.size() != 1 || times[0].span.begin == 0)
        return false;
    std::string_view after = trimmed(line.substr(times[0].span.end));
    if (!after.empty() && after != ")" && after != "]" && after != "）" && after != "】")
        return false;
    std::string_view title = withoutOpenBracket(trimmed(line.substr(0, times[0].span.begin)));
    for (const std::string_view tail : {"(", "[", "（", "【", "-", "–", "—", "|", "：", ":"})
        if (title.ends_with(tail))
            title = trimmed(title.substr(0, title.size() - tail.size()));
    if (title.empty())
        return false;
    add(work, source, times[0], title, span);
    return true;
}

Source fromList(Work& work, NodeId list)
{
    const markdown::Tree& tree = work.tree;
    Source source;
    for (const NodeId item : tree.children(list)) {
        const NodeId paragraph = tree.firstChild(item);
        const bool plain = paragraph != markdown::kNoNode && tree[paragraph].kind == NodeKind::Paragraph;
        if (!plain || !addLine(work, source, seenText(tree, paragraph, 2000), tree[paragraph].span)) {
            source.chapters.clear();
            return source;
        }
    }
    return source;
}

/// Lines pasted as they stand below a video.
Source fromParagraph(Work& work, NodeId paragraph)
{
    const markdown::Tree& tree = work.tree;
    Source source;
    std::string line;
    ByteSpan span{tree[paragraph].span.begin, tree[paragraph].span.begin};
    std::size_t other = 0;
    const auto finish = [&](std::uint32_t next) {
        if (!trimmed(line).empty() && !addLine(work, source, line, span))
            ++other;
        line.clear();
        span = {next, next};
    };
    for (NodeId id = paragraph + 1; id < tree[paragraph].end; ++id) {
        const markdown::Node& node = tree[id];
        if (node.kind == NodeKind::SoftBreak || node.kind == NodeKind::LineBreak) {
            finish(node.span.end);
        } else {
            if (span.empty())
                span.begin = node.span.begin;
            span.end = std::max(span.end, node.span.end);
            if (node.kind == NodeKind::Text || node.kind == NodeKind::Code)
                line += tree.text(id);
        }
    }
    finish(tree[paragraph].span.end);
    if (other > 1)
        source.chapters.clear();
    return source;
}

/// Headings that carry the time themselves: "## [12:36] Title", "### 00:00 – 03:00 | Title".
Source fromHeadings(Work& work)
{
    Source source;
    for (std::size_t i = 0; i < work.document.sections.size(); ++i) {
        const Section& section = work.document.sections[i];
        if (addLine(work, source, section.title, work.tree[section.heading].span))
            source.chapters.back().section = static_cast<SectionId>(i);
    }
    return source;
}

bool isBetter(const Source& candidate, const Source& best)
{
    if (candidate.named != best.named)
        return candidate.named;
    return candidate.chapters.size() > best.chapters.size();
}

void finishChapters(Document& document)
{
    for (std::size_t i = 0; i < document.chapters.size(); ++i) {
        Chapter& chapter = document.chapters[i];
        if (i > 0 && chapter.start < document.chapters[i - 1].start)
            document.diagnostics.push_back({DiagnosticCode::ChaptersOutOfOrder, chapter.span, chapter.title});
        const auto next =
            i + 1 < document.chapters.size() ? std::optional(document.chapters[i + 1].start) : document.videoDuration;
        if (!chapter.end || *chapter.end <= chapter.start)
            chapter.end = next && *next > chapter.start ? next : std::nullopt;
    }
}

} // namespace

void splitChapterTitle(std::string_view whole, std::string& title, std::string& alt)
{
    whole = trimmed(whole);
    title = whole;
    alt.clear();
    const std::size_t closeSize = whole.ends_with("）") ? 3 : whole.ends_with(')') ? 1 : 0;
    if (closeSize == 0)
        return;
    int depth = 0;
    std::size_t open = std::string_view::npos;
    std::size_t openSize = 1;
    for (std::size_t at = whole.size(); at-- > 0;) {
        const std::string_view here = whole.substr(at);
        if (here.starts_with(')') || here.starts_with("）"))
            ++depth;
        const bool wide = here.starts_with("（");
        if ((wide || here.starts_with('(')) && --depth == 0) {
            open = at;
            openSize = wide ? 3 : 1;
            break;
        }
    }
    if (open == std::string_view::npos || open == 0)
        return;
    const std::string_view outside = trimmed(whole.substr(0, open));
    const std::string_view inside = trimmed(whole.substr(open + openSize, whole.size() - closeSize - open - openSize));
    const auto hasHan = [](std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = text::nextCodePoint(text, at);
            if (c >= 0x3041 && (text::isHan(c) || c <= 0x30FF))
                return true;
        }
        return false;
    };
    const bool hanInside = hasHan(inside);
    // An abbreviation in brackets belongs to the title: 强化学习（RL）.
    const bool phrase = inside.find(' ') != std::string_view::npos && inside.size() >= 8;
    if (outside.empty() || inside.empty() || hanInside == hasHan(outside) || (!hanInside && !phrase))
        return;
    title = outside;
    alt = inside;
}

void readChapters(Work& work)
{
    const markdown::Tree& tree = work.tree;
    constexpr std::size_t kLeastByShape = 3;
    Source best;
    std::size_t nextTable = 0;
    const auto consider = [&](Source source, Topic topic) {
        source.named = topic == Topic::Chapters;
        const bool enough =
            source.named ? !source.chapters.empty() : source.chapters.size() >= kLeastByShape && source.inOrder;
        if (!enough)
            return;
        // One list of chapters may be cut in several under its heading.
        if (source.named && best.named)
            best.chapters.insert(best.chapters.end(), source.chapters.begin(), source.chapters.end());
        else if (isBetter(source, best))
            best = std::move(source);
    };
    for (NodeId id = 0; id < tree.size() && !work.stopped(); ++id) {
        const markdown::Node& node = tree[id];
        const bool top = node.parent == 0;
        if (node.kind == NodeKind::Table && nextTable < work.document.tables.size())
            consider(fromTable(work, work.document.tables[nextTable++]), work.topicAt(node.span.begin));
        else if (node.kind == NodeKind::List && top)
            consider(fromList(work, id), work.topicAt(node.span.begin));
        else if (node.kind == NodeKind::Paragraph && top)
            consider(fromParagraph(work, id), work.topicAt(node.span.begin));
    }
    if (!best.named)
        consider(fromHeadings(work), Topic::None);
    work.document.chapters = std::move(best.chapters);
    finishChapters(work.document);
}

} // namespace zhilan::document
