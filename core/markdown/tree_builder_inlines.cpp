#include "core/markdown/tree_builder.h"

#include <algorithm>

namespace zhilan::markdown
{

void TreeBuilder::textNode(std::string_view content, std::uint32_t begin, std::uint32_t end)
{
    while (begin < end) {
        const std::uint32_t stop = std::min(end, m_map.nextPiece(begin));
        const ByteSpan span = m_map.toSource(begin, stop);
        const std::string_view text = content.substr(begin, stop - begin);
        const NodeId id = leaf(NodeKind::Text, span);
        if (span.size() == text.size() && span.end <= source().size() && span.of(source()) == text) {
            setText(id, {span.begin, span.size(), 1});
        } else {
            setText(id, literal(text));
        }
        begin = stop;
    }
}

/// Neighbouring pieces of text become one node. Returns the last item used.
std::uint32_t TreeBuilder::textRun(const InlineItems& items, std::uint32_t index)
{
    const std::uint32_t begin = items[index].begin;
    std::uint32_t end = items[index].end;
    for (std::uint32_t next = items[index].next; next != kNoItem; next = items[next].next) {
        if (items[next].kind != InlineItem::Kind::Text)
            break;
        if (items[next].begin != items[next].end) {
            if (items[next].begin != end)
                break;
            end = items[next].end;
        }
        index = next;
    }
    textNode(m_inlines.content(), begin, end);
    return index;
}

void TreeBuilder::inlines(std::string_view content)
{
    const InlineItems& items = m_inlines.parse(content, m_map);
    for (std::uint32_t index = items.first(); index != kNoItem; index = items[index].next) {
        const InlineItem& item = items[index];
        const ByteSpan span = m_map.toSource(item.begin, item.end);
        switch (item.kind) {
        case InlineItem::Kind::Text:
            index = textRun(items, index);
            break;
        case InlineItem::Kind::Escape:
        case InlineItem::Kind::Leaf: {
            const NodeId id = leaf(item.node, span);
            setText(id, item.text);
            setExtra(id, item.extra);
            node(id).hanBreak = item.hanBreak;
            node(id).display = item.display;
            node(id).html = item.html;
            node(id).shown = item.shown;
            break;
        }
        case InlineItem::Kind::Open: {
            const NodeId id = open(item.node, span.begin);
            setText(id, item.text);
            setExtra(id, item.extra);
            node(id).html = item.html;
            break;
        }
        case InlineItem::Kind::Close:
            close(span.end);
            break;
        }
    }
}

} // namespace zhilan::markdown
