#include "core/document/dating.h"
#include "core/document/inline_text.h"
#include "core/document/speaker.h"
#include "core/document/times_of_day.h"
#include "core/document/work.h"
#include "core/media/clock_scan.h"
#include "core/media/time_value.h"
#include "core/media/video_link.h"

#include <algorithm>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

/// A label and its link agree when they name the same second, more or less: those who write them round.
constexpr Milliseconds kRounding{5000};

/// Links and embeds of a block that lead to a time, so that their text is not read a second time.
struct TimedLink {
    NodeId node = markdown::kNoNode;
    ByteSpan span;
    std::string_view target;
    media::UrlTime time;
    std::string text;
};

bool isLeaf(NodeKind kind)
{
    return kind == NodeKind::Paragraph || kind == NodeKind::Heading || kind == NodeKind::TableCell ||
           kind == NodeKind::CalloutTitle || kind == NodeKind::Summary;
}

std::optional<TimedLink> timedLink(Work& work, NodeId id)
{
    const markdown::Tree& tree = work.tree;
    const std::string_view target = tree.text(id);
    auto time = media::timeInUrl(target);
    if (!time)
        return std::nullopt;
    std::string text = seenText(tree, id, 400);
    const std::vector<media::ClockTime> label = media::findClockTimes(text);
    if (label.empty() && !time->certain)
        return std::nullopt;
    if (!label.empty() && std::chrono::abs(label.front().start - time->start) > kRounding)
        work.diagnostics.push_back(
            {DiagnosticCode::TimeMismatch, tree[id].span, text + " leads to " + formatClockTime(time->start)});
    if (!time->end && !label.empty() && label.front().end && *label.front().end > time->start)
        time->end = label.front().end;
    return TimedLink{id, tree[id].span, target, *time, std::move(text)};
}

/// The list or table whose items or rows a block opens; 0 for any other block.
NodeId groupOf(const markdown::Tree& tree, NodeId block)
{
    const NodeId parent = tree[block].parent;
    const bool cell = tree[block].kind == NodeKind::TableCell;
    const bool item = tree[parent].kind == NodeKind::Item && tree.firstChild(parent) == block;
    return cell || item ? tree[parent].parent : 0;
}

/// Nothing but brackets may stand before it.
bool leads(const media::ClockTime& time)
{
    constexpr std::uint32_t kBrackets = 4;
    return time.span.begin < kBrackets;
}

/// The last line of the paragraph right above a block; empty without. Cut past `limit` bytes.
std::string lineAbove(const markdown::Tree& tree, NodeId block, std::size_t limit)
{
    NodeId above = block - 1;
    while (above != tree[block].parent && tree[above].parent != tree[block].parent)
        above = tree[above].parent;
    if (above == tree[block].parent || tree[above].kind != NodeKind::Paragraph)
        return {};
    NodeId begin = above + 1;
    for (const NodeId part : tree.children(above)) {
        const NodeKind kind = tree[part].kind;
        begin = kind == NodeKind::SoftBreak || kind == NodeKind::LineBreak ? part + 1 : begin;
    }
    return inlineText(tree, begin, tree[above].end, limit).text;
}

/// Whether a list or table plans a day: by its heading, the short line above it, or the head of its columns.
bool isAgenda(const Work& work, NodeId group)
{
    constexpr std::size_t kLongest = 90; // bytes
    const markdown::Tree& tree = work.tree;
    const SectionId section = work.sectionAt(tree[group].span.begin);
    if (section != kNoSection && namesAgenda(work.document.sections[section].title))
        return true;
    if (const std::string line = lineAbove(tree, group, kLongest + 1); line.size() <= kLongest && namesAgenda(line))
        return true;
    if (tree[group].kind != NodeKind::Table || tree.firstChild(group) == markdown::kNoNode)
        return false;
    const auto cells = tree.children(tree.firstChild(group));
    return std::any_of(cells.begin(), cells.end(),
                       [&](NodeId cell) { return namesAgenda(seenText(tree, cell, kLongest)); });
}

/// What is known of the table or list that is walked through.
struct Place {
    std::uint32_t column = 0;
    std::vector<bool> lengths; ///< of the table: columns of how long something is
    NodeId group = 0;          ///< the last one that isAgenda() was asked of
    bool agenda = false;
};

/// What the times of a block are to its text. Asked in the order of the text.
class BlockDating
{
public:
    BlockDating(const Work& work, NodeId block, const InlineText& seen) : m_seen(seen)
    {
        const markdown::Tree& tree = work.tree;
        for (const NodeId child : tree.children(block)) {
            const bool breaks = tree[child].kind == NodeKind::SoftBreak || tree[child].kind == NodeKind::LineBreak;
            if (breaks)
                m_lines.push_back(seen.ofNodes(child + 1, tree[block].end).begin);
            if (work.isSaid(breaks ? child + 1 : child))
                m_turns.push_back(seen.ofNodes(breaks ? child + 1 : child, tree[block].end).begin);
        }
        constexpr std::size_t kEnough = 200; // bytes, more than a name with role and time
        const auto prefix = speakerPrefix(std::string_view(seen.text).substr(0, kEnough), 0);
        if (prefix && prefix->time && (prefix->timeFirst || prefix->timeLast || prefix->marked) &&
            !isLabel(prefix->name))
            m_turns.push_back(0);
        std::sort(m_turns.begin(), m_turns.end());
    }

    [[nodiscard]] Dating operator()(ByteSpan place, TimeSetting setting)
    {
        // The first time of a turn is the turn's.
        bool first = false;
        for (; m_turn < m_turns.size() && m_turns[m_turn] <= place.begin; ++m_turn)
            first = true;
        return first ? Dating::SetOff : datingOf(m_seen.text, place, setting, m_lines);
    }

private:
    const InlineText& m_seen;
    std::vector<std::uint32_t> m_lines;
    std::vector<std::uint32_t> m_turns; ///< where they begin
    std::size_t m_turn = 0;             ///< the first one of which no time was asked for yet
};

void readBlock(Work& work, NodeId block, Place& place, std::vector<PlacedTime>& placed)
{
    const markdown::Tree& tree = work.tree;
    std::vector<TimedLink> links;
    for (NodeId id = block + 1; id < tree[block].end; ++id)
        if (tree[id].kind == NodeKind::Link || tree[id].kind == NodeKind::Image)
            if (auto link = timedLink(work, id))
                links.push_back(std::move(*link));
    if (links.empty() && !work.mayHoldTime(block))
        return;
    const InlineText seen = inlineText(tree, block);
    const std::vector<media::ClockTime> times = media::findClockTimes(seen.text);
    std::size_t next = 0;
    BlockDating datingAt(work, block, seen);
    const auto add = [&](const media::TimeRange& time, std::string_view text, std::string_view url, ByteSpan span,
                         Dating dating) {
        work.document.timestamps.push_back(
            {time.start, time.end, std::string(text), std::string(url), work.lineOf(span), span, dating});
    };
    const auto addLinksBefore = [&](std::uint32_t byte) {
        for (; next < links.size() && links[next].span.begin < byte; ++next) {
            const TimedLink& link = links[next];
            add({link.time.start, link.time.end}, link.text, link.target, link.span,
                datingAt(seen.ofNodes(link.node, tree[link.node].end), TimeSetting::LinkOrCode));
        }
    };
    for (const media::ClockTime& time : times) {
        const ByteSpan source = seen.sourceOf(time.span);
        addLinksBefore(source.begin);
        const bool inLink = next > 0 && links[next - 1].span.contains(source.begin);
        if (inLink)
            continue;
        const InlineText::Run* run = seen.runAt(time.span.begin);
        const bool code = run != nullptr && run->node != markdown::kNoNode && tree[run->node].kind == NodeKind::Code;
        const Dating dating = datingAt(time.span, code ? TimeSetting::LinkOrCode : TimeSetting::Plain);
        if (work.isOfDay(source.begin))
            continue;
        const NodeId group = leads(time) ? groupOf(tree, block) : 0;
        if (group != 0 && group != place.group) {
            place.group = group;
            place.agenda = isAgenda(work, group);
        }
        placed.push_back({work.document.timestamps.size(), group, place.column, group != 0 && place.agenda});
        add({time.start, time.end}, time.span.of(seen.text), {}, source, dating);
    }
    addLinksBefore(tree[block].span.end + 1);
}

std::vector<bool> columnsOfLengths(const Table& table)
{
    std::vector<bool> out;
    for (const std::string_view header : table.header)
        out.push_back(infoKeyOf(header) == InfoKey::Duration);
    return out;
}

void dropTimesOfDay(Document& document, const std::vector<PlacedTime>& placed)
{
    const std::vector<bool> dropped = timesOfDay(document, placed);
    std::size_t index = 0;
    std::erase_if(document.timestamps, [&](const Timestamp&) { return dropped[index++]; });
}

} // namespace

void findTimes(Work& work)
{
    work.found.timePlaces = media::possibleClockTimes(work.tree.source());
}

void readTimestamps(Work& work)
{
    const markdown::Tree& tree = work.tree;
    std::vector<PlacedTime> placed; // of the times without a link
    Place place;
    const std::vector<Table>& tables = work.document.tables;
    std::size_t nextTable = 0;
    for (NodeId id = 0; id < tree.size() && !work.stopped(); ++id) {
        const NodeKind kind = tree[id].kind;
        if (kind == NodeKind::Table) {
            while (nextTable < tables.size() && tables[nextTable].node < id)
                ++nextTable;
            place.lengths = nextTable < tables.size() && tables[nextTable].node == id
                                ? columnsOfLengths(tables[nextTable])
                                : std::vector<bool>();
        }
        place.column = kind == NodeKind::TableRow ? 0 : place.column;
        // 时长 1:31:19 and 发布时间 20:00 name no place in the recording.
        const bool length = kind == NodeKind::TableCell && place.column < place.lengths.size() &&
                            place.lengths[place.column] && !tree[tree[id].parent].header;
        const NodeId end = tree[id].end;
        if (isLeaf(kind) && !length && !work.isInfo(id))
            readBlock(work, id, place, placed);
        if (length || isLeaf(kind) || work.isInfo(id))
            id = end - 1;
        place.column += kind == NodeKind::TableCell ? 1 : 0;
    }
    dropTimesOfDay(work.document, placed);
}

} // namespace zhilan::document
