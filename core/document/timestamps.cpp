#include "core/document/inline_text.h"
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
    ByteSpan span;
    std::string_view target;
    media::UrlTime time;
    std::string text;
};

bool isLeaf(NodeKind kind)
{
    return kind == NodeKind::Paragraph || kind == NodeKind::Heading || kind == NodeKind::TableCell;
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
        work.document.diagnostics.push_back(
            {DiagnosticCode::TimeMismatch, tree[id].span, text + " leads to " + formatClockTime(time->start)});
    if (!time->end && !label.empty() && label.front().end && *label.front().end > time->start)
        time->end = label.front().end;
    return TimedLink{tree[id].span, target, *time, std::move(text)};
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

void readBlock(Work& work, NodeId block, std::uint32_t column, std::vector<PlacedTime>& placed)
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
    const auto add = [&work](const media::TimeRange& time, std::string_view text, std::string_view url, ByteSpan span) {
        work.document.timestamps.push_back(
            {time.start, time.end, std::string(text), std::string(url), work.lineOf(span), span});
    };
    const auto addLinksBefore = [&](std::uint32_t byte) {
        for (; next < links.size() && links[next].span.begin < byte; ++next)
            add({links[next].time.start, links[next].time.end}, links[next].text, links[next].target, links[next].span);
    };
    for (const media::ClockTime& time : times) {
        const ByteSpan source = seen.sourceOf(time.span);
        addLinksBefore(source.begin);
        const bool inLink = next > 0 && links[next - 1].span.contains(source.begin);
        if (inLink)
            continue;
        placed.push_back({work.document.timestamps.size(), leads(time) ? groupOf(tree, block) : 0, column});
        add({time.start, time.end}, time.span.of(seen.text), {}, source);
    }
    addLinksBefore(tree[block].span.end + 1);
}

void dropTimesOfDay(Document& document, const std::vector<PlacedTime>& placed)
{
    const std::vector<bool> dropped = timesOfDay(document, placed);
    std::size_t index = 0;
    std::erase_if(document.timestamps, [&](const Timestamp&) { return dropped[index++]; });
}

} // namespace

void readTimestamps(Work& work)
{
    std::vector<PlacedTime> placed; // of the times without a link
    std::uint32_t column = 0;
    for (NodeId id = 0; id < work.tree.size() && !work.stopped(); ++id) {
        column = work.tree[id].kind == NodeKind::TableRow ? 0 : column;
        // 时长 1:31:19 and 发布时间 20:00 name no place in the recording.
        if (std::binary_search(work.infoNodes.begin(), work.infoNodes.end(), id))
            id = work.tree[id].end - 1;
        else if (isLeaf(work.tree[id].kind))
            readBlock(work, id, column, placed);
        column += work.tree[id].kind == NodeKind::TableCell ? 1 : 0;
    }
    dropTimesOfDay(work.document, placed);
}

} // namespace zhilan::document
