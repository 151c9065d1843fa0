#include "core/document/clock_scan.h"
#include "core/document/inline_text.h"
#include "core/document/work.h"

#include <algorithm>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

/// Links of a block that lead to a time, so that their text is not read a second time.
struct TimedLink {
    ByteSpan span;
    std::string_view target;
    Milliseconds time{0};
    std::string text;
};

bool isLeaf(NodeKind kind)
{
    return kind == NodeKind::Paragraph || kind == NodeKind::Heading || kind == NodeKind::TableCell;
}

void readBlock(Work& work, NodeId block)
{
    const markdown::Tree& tree = work.tree;
    std::vector<TimedLink> links;
    for (NodeId id = block + 1; id < tree[block].end; ++id) {
        if (tree[id].kind != NodeKind::Link)
            continue;
        const auto time = timeInUrl(tree.text(id));
        if (!time)
            continue;
        std::string text = seenText(tree, id, 400);
        const bool label = !findClockTimes(text).empty();
        if (label || isRecordingUrl(tree.text(id)) || tree.text(id).starts_with('#'))
            links.push_back({tree[id].span, tree.text(id), *time, std::move(text)});
    }
    const InlineText seen = inlineText(tree, block);
    const std::vector<ClockTime> times = findClockTimes(seen.text);
    std::size_t next = 0;
    const auto add = [&work](Milliseconds time, std::string_view text, std::string_view url, ByteSpan span) {
        work.document.timestamps.push_back({time, std::string(text), std::string(url), work.lineOf(span), span});
    };
    const auto addLinksBefore = [&](std::uint32_t byte) {
        for (; next < links.size() && links[next].span.begin < byte; ++next)
            add(links[next].time, links[next].text, links[next].target, links[next].span);
    };
    for (const ClockTime& time : times) {
        const ByteSpan source = seen.sourceOf(time.span);
        addLinksBefore(source.begin);
        const bool inLink = next > 0 && links[next - 1].span.contains(source.begin);
        if (!inLink)
            add(time.start, time.span.of(seen.text), {}, source);
    }
    addLinksBefore(tree[block].span.end + 1);
}

} // namespace

void readTimestamps(Work& work)
{
    for (NodeId id = 0; id < work.tree.size() && !work.stopped(); ++id) {
        // 时长 1:31:19 and 发布时间 20:00 name no place in the recording.
        if (std::binary_search(work.infoNodes.begin(), work.infoNodes.end(), id))
            id = work.tree[id].end - 1;
        else if (isLeaf(work.tree[id].kind))
            readBlock(work, id);
    }
}

} // namespace zhilan::document
