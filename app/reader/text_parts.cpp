#include "app/reader/text_parts.h"

#include "app/reader/height_estimate.h"

#include <algorithm>

namespace zhilan::reader
{

namespace
{

using markdown::NodeId;
using markdown::NodeKind;
using markdown::Tree;

constexpr std::uint32_t kLongText = 12000; ///< bytes from which on a text is cut into parts …
constexpr std::uint32_t kPartText = 6000;  ///< … of about this size
constexpr std::uint32_t kLeastText = kPartText / 2;
constexpr std::uint32_t kLongCode = 3200; ///< code is cut sooner: its colours make it slower to lay out
constexpr std::uint32_t kPartCode = 2000; ///< but long lines no sooner than other text

/// From the first child to the last; at the end where there is none.
ByteSpan shownOf(const Tree& tree, NodeId id)
{
    const NodeId first = tree.firstChild(id);
    if (first == markdown::kNoNode)
        return {tree[id].span.end, tree[id].span.end};
    ByteSpan shown = tree[first].span;
    for (const NodeId child : tree.children(id))
        shown.end = tree[child].span.end;
    return shown;
}

} // namespace

TextParts::TextParts(const Tree& tree, NodeId node, ByteSpan span)
    : m_tree(tree), m_span(span), m_code(tree[node].kind == NodeKind::CodeBlock)
{
    if (!m_code && span.size() > kLongText)
        findWholes(node);
}

std::uint32_t TextParts::end(std::uint32_t begin) const
{
    std::uint32_t end = outside({begin, cut(begin)});
    // Where most of it is not shown, more of the text has room.
    for (std::uint32_t shown = shownSize({begin, end});
         end < m_span.end && shown < end - begin && shown < kLeastText;) {
        const std::uint32_t next = outside({end, cut(end)});
        shown += shownSize({end, next});
        end = next;
    }
    return end;
}

float TextParts::ems(ByteSpan part) const
{
    float ems = widthInEm(part.of(m_tree.source()));
    for (auto whole = firstIn(part); whole != m_wholes.end() && whole->span.end <= part.end; ++whole) {
        if (whole->hidden)
            ems -= widthInEm(whole->span.of(m_tree.source()));
    }
    return std::max(0.0F, ems);
}

/// Links, and what of the source is not shown, as the address of one. Of a link so long that nobody follows it, or a
/// picture, only what is not shown.
void TextParts::findWholes(NodeId node)
{
    std::vector<ByteSpan> open; // addresses behind what is shown of long links, in which other nodes are
    for (NodeId id = node + 1; id < m_tree[node].end; ++id) {
        const NodeKind kind = m_tree[id].kind;
        const ByteSpan span = m_tree[id].span;
        for (; !open.empty() && open.back().begin <= span.begin; open.pop_back())
            keep(open.back(), true);
        const bool picture = kind == NodeKind::Image || kind == NodeKind::Embed;
        if ((picture || kind == NodeKind::Link || kind == NodeKind::WikiLink) && span.size() <= kLongText) {
            keep(span, false);
        } else if (picture || kind == NodeKind::Link) {
            const ByteSpan shown = shownOf(m_tree, id);
            keep({span.begin, shown.begin}, true);
            open.push_back({shown.end, span.end});
        } else if (kind == NodeKind::HtmlInline && !m_tree[id].shown) {
            keep(span, true);
        }
    }
    for (; !open.empty(); open.pop_back())
        keep(open.back(), true);
}

void TextParts::keep(ByteSpan span, bool hidden)
{
    if (!span.empty() && (m_wholes.empty() || span.begin >= m_wholes.back().span.end))
        m_wholes.push_back({span, hidden});
}

/// By the text alone.
std::uint32_t TextParts::cut(std::uint32_t begin) const
{
    const ByteSpan rest{begin, m_span.end};
    if (rest.size() <= (m_code ? kLongCode : kLongText))
        return rest.end;
    const std::string_view source = m_tree.source();
    const std::uint32_t from = rest.begin + (m_code ? kPartCode : kPartText);
    const std::uint32_t to = rest.begin + kLongText - 8;
    if (m_code && to >= rest.end) {
        const std::size_t feed = source.substr(0, rest.end).find('\n', from - 1);
        return feed == std::string_view::npos ? rest.end : static_cast<std::uint32_t>(feed) + 1;
    }
    for (std::uint32_t at = from; at < to; ++at) {
        if (source[at - 1] == '\n')
            return at;
        if (!m_code && (source.substr(at - 3, 3) == "。" || source.substr(at - 2, 2) == ". "))
            return at;
    }
    std::uint32_t at = to;
    while ((static_cast<unsigned char>(source[at]) & 0xC0U) == 0x80U)
        --at;
    return at;
}

/// The end of a part that cuts none of m_wholes: before one, or behind it where nothing else is left or it takes no
/// room.
std::uint32_t TextParts::outside(ByteSpan part) const
{
    if (part.end == m_span.end)
        return part.end;
    std::uint32_t end = part.end;
    auto after = std::partition_point(m_wholes.begin(), m_wholes.end(),
                                      [end](const Whole& whole) { return whole.span.end <= end; });
    if (after != m_wholes.end() && !after->hidden && after->span.begin < end) {
        end = after->span.begin > part.begin ? after->span.begin : after->span.end;
        ++after;
    }
    for (; after != m_wholes.end() && after->hidden && after->span.begin <= end; ++after)
        end = after->span.end;
    return end;
}

/// Bytes.
std::uint32_t TextParts::shownSize(ByteSpan part) const
{
    std::uint32_t size = part.size();
    for (auto whole = firstIn(part); whole != m_wholes.end() && whole->span.end <= part.end; ++whole)
        size -= whole->hidden ? whole->span.size() : 0;
    return size;
}

std::vector<TextParts::Whole>::const_iterator TextParts::firstIn(ByteSpan part) const
{
    return std::partition_point(m_wholes.begin(), m_wholes.end(),
                                [part](const Whole& each) { return each.span.begin < part.begin; });
}

} // namespace zhilan::reader
