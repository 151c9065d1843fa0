#include "core/document/inline_text.h"

#include <algorithm>
#include <iterator>

namespace zhilan::document
{

using markdown::NodeId;
using markdown::NodeKind;

const InlineText::Run* InlineText::runAt(std::uint32_t byte) const
{
    const auto after = std::upper_bound(runs.begin(), runs.end(), byte,
                                        [](std::uint32_t value, const Run& run) { return value < run.begin; });
    return after == runs.begin() ? nullptr : &*std::prev(after);
}

ByteSpan InlineText::sourceOf(ByteSpan inText) const
{
    const Run* first = runAt(inText.begin);
    const Run* last = runAt(inText.empty() ? inText.begin : inText.end - 1);
    if (first == nullptr || last == nullptr)
        return {};
    const auto place = [](const Run& run, std::uint32_t byte) {
        return std::min(run.source.begin + (byte - run.begin), run.source.end);
    };
    const std::uint32_t begin = first->exact ? place(*first, inText.begin) : first->source.begin;
    const std::uint32_t end = last->exact ? place(*last, inText.end) : last->source.end;
    return {begin, std::max(begin, end)};
}

ByteSpan InlineText::ofNodes(NodeId first, NodeId end) const
{
    const auto before = [](const Run& run, NodeId node) {
        return run.node < node;
    };
    const auto size = static_cast<std::uint32_t>(text.size());
    const auto begin = std::lower_bound(runs.begin(), runs.end(), first, before);
    const auto after = std::lower_bound(begin, runs.end(), end, before);
    return {begin == runs.end() ? size : begin->begin, after == runs.end() ? size : after->begin};
}

InlineText InlineText::slice(ByteSpan inText) const
{
    InlineText out;
    out.text = inText.of(text);
    if (inText.empty() || runs.empty())
        return out;
    const Run* const end = runs.data() + runs.size();
    for (const Run* run = runAt(inText.begin); run != end && run->begin < inText.end; ++run) {
        Run moved = *run;
        if (run->begin < inText.begin && run->exact)
            moved.source.begin += inText.begin - run->begin;
        moved.begin = run->begin < inText.begin ? 0 : run->begin - inText.begin;
        out.runs.push_back(moved);
    }
    return out;
}

namespace
{

/// Calls append(text, source, exact, node) for each part of what is seen of [first, last), until `out` has `limit`
/// bytes.
template <typename Append>
void flatten(const markdown::Tree& tree, NodeId first, NodeId last, std::size_t limit, const std::string& out,
             Append&& appendPart)
{
    bool blockBreak = false;
    const auto append = [&](NodeId node, std::string_view text, bool exact, ByteSpan source) {
        if (text.empty())
            return;
        if (blockBreak && !out.empty())
            appendPart("\n", ByteSpan{source.begin, source.begin}, false, node);
        blockBreak = false;
        appendPart(text, source, exact, node);
    };
    // Images nest: what is in many of them is not to be looked through for each.
    const NodeId end = first + static_cast<NodeId>(std::min<std::size_t>(last - first, limit / 4));
    for (NodeId at = first; at < end && out.size() < limit; ++at) {
        const markdown::Node& node = tree[at];
        switch (node.kind) {
        case NodeKind::Text:
        case NodeKind::Code:
        case NodeKind::CodeBlock:
        case NodeKind::Math:
        case NodeKind::MathBlock:
        case NodeKind::HtmlInline: {
            if (node.kind == NodeKind::HtmlInline && !node.shown)
                break;
            const markdown::TextRef text = tree.textRef(at);
            const bool exact = text.inSource != 0;
            const ByteSpan source = exact ? text.span() : node.span;
            append(at, tree.text(at), exact, source);
            blockBreak = blockBreak || markdown::isBlock(node.kind);
            break;
        }
        case NodeKind::SoftBreak:
            if (!node.hanBreak)
                append(at, " ", false, node.span);
            break;
        case NodeKind::LineBreak:
            append(at, " ", false, node.span);
            break;
        default:
            blockBreak = blockBreak || markdown::isBlock(node.kind);
            break;
        }
    }
}

} // namespace

InlineText inlineText(const markdown::Tree& tree, NodeId id, std::size_t limit)
{
    return inlineText(tree, id + 1, tree[id].end, limit);
}

InlineText inlineText(const markdown::Tree& tree, NodeId first, NodeId end, std::size_t limit)
{
    InlineText out;
    if (first < end) {
        // Most show no more than stands in the source, a run for each inline.
        out.text.reserve(std::min<std::size_t>(
            tree[end - 1].span.end - std::min(tree[first].span.begin, tree[end - 1].span.end), limit));
        out.runs.reserve(std::min<std::size_t>(end - first, limit));
    }
    flatten(tree, first, end, limit, out.text, [&out](std::string_view text, ByteSpan source, bool exact, NodeId node) {
        out.runs.push_back({static_cast<std::uint32_t>(out.text.size()), source, exact, node});
        out.text += text;
    });
    return out;
}

std::string seenText(const markdown::Tree& tree, NodeId id, std::size_t limit)
{
    std::string out;
    flatten(tree, id + 1, tree[id].end, limit, out,
            [&out](std::string_view text, ByteSpan /*source*/, bool /*exact*/, NodeId /*node*/) { out += text; });
    return out;
}

} // namespace zhilan::document
