#include "app/reader/inline_text.h"

#include <algorithm>

namespace zhilan::reader
{

namespace
{

using markdown::Node;
using markdown::NodeId;
using markdown::NodeKind;
using markdown::Tree;

QString fromUtf8(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

bool isBreakTag(std::string_view tag)
{
    if (tag.size() < 4 || tag[0] != '<' || (tag[1] | 0x20) != 'b' || (tag[2] | 0x20) != 'r')
        return false;
    return tag[3] == '>' || tag[3] == '/' || tag[3] == ' ';
}

std::uint16_t styleOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Strong:
        return kBold;
    case NodeKind::Emphasis:
        return kEmphasis;
    case NodeKind::Strikethrough:
        return kStrike;
    case NodeKind::Link:
        return kLink;
    case NodeKind::Image:
        return kImage;
    default:
        return kPlain;
    }
}

class Builder
{
public:
    Builder(const Tree& tree, ByteSpan limit, const Annotations& annotations)
        : m_tree(tree), m_limit(limit), m_annotations(annotations)
    {
    }

    InlineText build(NodeId block)
    {
        const NodeId end = m_tree[block].end;
        NodeId id = firstWithin(block);
        openParents(block, id);
        while (id < end) {
            closeBefore(id);
            if (m_tree[id].span.begin >= m_limit.end && !m_tree[id].span.empty())
                break;
            visit(id);
            ++id;
        }
        closeBefore(end);
        return std::move(m_out);
    }

private:
    struct Open {
        NodeId id;
        NodeId end;
        std::uint16_t style;
        int begin;
    };

    /// In a piece of a very long paragraph: the first node that is not all before the piece.
    NodeId firstWithin(NodeId block) const
    {
        const NodeId first = block + 1;
        if (m_limit.begin <= m_tree[block].span.begin)
            return first;
        NodeId low = first;
        NodeId high = m_tree[block].end;
        while (low < high) {
            const NodeId middle = low + (high - low) / 2;
            if (m_tree[middle].span.begin <= m_limit.begin)
                low = middle + 1;
            else
                high = middle;
        }
        return low > first ? low - 1 : first;
    }

    void openParents(NodeId block, NodeId id)
    {
        if (id >= m_tree[block].end)
            return;
        std::vector<NodeId> parents;
        for (NodeId p = m_tree[id].parent; p != block && p != markdown::kNoNode && p > block; p = m_tree[p].parent)
            parents.push_back(p);
        for (auto p = parents.rbegin(); p != parents.rend(); ++p)
            open(*p);
    }

    void open(NodeId id)
    {
        const std::uint16_t outer = m_open.empty() ? std::uint16_t{kPlain} : m_open.back().style;
        m_open.push_back({id, m_tree[id].end, static_cast<std::uint16_t>(outer | styleOf(m_tree[id].kind)),
                          static_cast<int>(m_out.text().size())});
    }

    void closeBefore(NodeId id)
    {
        while (!m_open.empty() && m_open.back().end <= id) {
            const Open closed = m_open.back();
            m_open.pop_back();
            const Node& node = m_tree[closed.id];
            if (node.kind == NodeKind::Image && m_out.text().size() == closed.begin)
                m_out.appendAtomic(QStringLiteral("▨"), node.span, closed.style);
            if ((node.kind == NodeKind::Link || node.kind == NodeKind::Image) && !insideTarget()) {
                m_out.addTarget({closed.begin,
                                 static_cast<int>(m_out.text().size()),
                                 node.span,
                                 fromUtf8(m_tree.text(closed.id)),
                                 {},
                                 {}});
            }
        }
    }

    [[nodiscard]] bool insideTarget() const { return !m_open.empty() && (m_open.back().style & (kLink | kImage)) != 0; }

    void visit(NodeId id)
    {
        const Node& node = m_tree[id];
        const std::uint16_t style = m_open.empty() ? std::uint16_t{kPlain} : m_open.back().style;
        switch (node.kind) {
        case NodeKind::Text:
            text(id, style);
            break;
        case NodeKind::Code:
        case NodeKind::Math:
            text(id, style | kCode);
            break;
        case NodeKind::SoftBreak:
            if (!node.hanBreak)
                atomic(QStringLiteral(" "), node.span, style);
            break;
        case NodeKind::LineBreak:
            atomic(QString(QChar::LineSeparator), node.span, style);
            break;
        case NodeKind::HtmlInline:
            if (isBreakTag(m_tree.text(id)))
                atomic(QString(QChar::LineSeparator), node.span, style);
            break;
        case NodeKind::FootnoteReference: {
            const int begin = static_cast<int>(m_out.text().size());
            const QString label = fromUtf8(m_tree.text(id));
            const auto number = m_annotations.notes.find(std::string(m_tree.text(id)));
            atomic(number == m_annotations.notes.end() ? label : QString::number(number->second), node.span,
                   style | kNote);
            m_out.addTarget({begin, static_cast<int>(m_out.text().size()), node.span, {}, label, {}});
            break;
        }
        default:
            if (node.end > id + 1 || node.kind == NodeKind::Image)
                open(id);
            break;
        }
    }

    void text(NodeId id, std::uint16_t style)
    {
        const Node& node = m_tree[id];
        if (node.text.inSource == 0) {
            atomic(fromUtf8(m_tree.text(id)).replace(u'\n', u' '), node.span, style);
            return;
        }
        const ByteSpan whole{node.text.begin, node.text.begin + node.text.size};
        const ByteSpan part{std::max(whole.begin, m_limit.begin), std::min(whole.end, m_limit.end)};
        if (part.begin < part.end)
            m_out.appendVerbatim(m_tree.source(), part, style);
    }

    void atomic(const QString& shown, ByteSpan span, std::uint16_t style)
    {
        if (span.begin >= m_limit.begin && span.begin < m_limit.end)
            m_out.appendAtomic(shown, span, style);
    }

    const Tree& m_tree;
    ByteSpan m_limit;
    const Annotations& m_annotations;
    InlineText m_out;
    std::vector<Open> m_open;
};

void appendLine(InlineText& out, std::string_view source, ByteSpan shown, ByteSpan lineEnd, bool last)
{
    if (!shown.empty())
        out.appendVerbatim(source, shown, kPlain);
    if (!last)
        out.appendAtomic(QString(QChar::LineSeparator), lineEnd, kPlain);
}

/// A literal that does not stand in the source as it is (a code block in a list or a quotation): its lines are ends of
/// the source's lines, in order.
InlineText linesOfLiteral(const Tree& tree, NodeId id, ByteSpan limit)
{
    InlineText out;
    const std::string_view source = tree.source();
    std::string_view literal = tree.text(id);
    if (literal.ends_with('\n'))
        literal.remove_suffix(1);
    std::uint32_t at = tree[id].span.begin;
    const std::uint32_t stop = tree[id].span.end;
    bool first = true;
    while (!literal.empty() || first) {
        const std::size_t breakAt = literal.find('\n');
        const std::string_view line = literal.substr(0, breakAt);
        ByteSpan found{stop, stop};
        ByteSpan lineEnd{stop, stop};
        // An opening fence or a marker's line shows nothing: look further until a source line ends as this line does.
        for (std::uint32_t from = at; from < stop;) {
            std::uint32_t to = from;
            while (to < stop && source[to] != '\n')
                ++to;
            const std::uint32_t trimmed = to > from && source[to - 1] == '\r' ? to - 1 : to;
            const std::string_view candidate = source.substr(from, trimmed - from);
            const bool fence = first && from == at && candidate.find_first_of("`~") != std::string_view::npos;
            if (candidate.ends_with(line) && !(fence && line.empty())) {
                found = {trimmed - static_cast<std::uint32_t>(line.size()), trimmed};
                lineEnd = {trimmed, std::min(stop, to + 1)};
                at = std::min(stop, to + 1);
                break;
            }
            if (!first)
                break;
            from = std::min(stop, to + 1);
        }
        const bool last = breakAt == std::string_view::npos;
        const std::uint32_t place = std::min(found.begin, stop);
        if (place >= limit.begin && place < std::max(limit.end, limit.begin + 1)) {
            if (found.size() == line.size())
                appendLine(out, source, found, lineEnd, last);
            else
                out.appendAtomic(fromUtf8(line) + (last ? QString() : QString(QChar::LineSeparator)), {at, at}, kPlain);
        }
        if (last)
            break;
        literal.remove_prefix(breakAt + 1);
        first = false;
    }
    return out;
}

} // namespace

InlineText inlineText(const Tree& tree, NodeId block, ByteSpan limit, const Annotations& annotations)
{
    InlineText out = Builder(tree, limit, annotations).build(block);
    const std::vector<TimeMark>& times = annotations.times;
    auto time = std::partition_point(times.begin(), times.end(),
                                     [limit](const TimeMark& t) { return t.span.begin < limit.begin; });
    for (; time != times.end() && time->span.begin < limit.end; ++time)
        out.addTime(*time);
    return out;
}

InlineText codeText(const Tree& tree, NodeId block, ByteSpan limit)
{
    const Node& node = tree[block];
    if (node.text.inSource == 0)
        return linesOfLiteral(tree, block, limit);
    InlineText out;
    const std::string_view source = tree.source();
    std::uint32_t at = std::max(node.text.begin, limit.begin);
    std::uint32_t stop = std::min(node.text.begin + node.text.size, limit.end);
    if (stop > at && source[stop - 1] == '\n')
        --stop;
    if (stop > at && source[stop - 1] == '\r')
        --stop;
    while (at < stop) {
        std::uint32_t to = at;
        while (to < stop && source[to] != '\n')
            ++to;
        const std::uint32_t shown = to > at && source[to - 1] == '\r' ? to - 1 : to;
        appendLine(out, source, {at, shown}, {shown, std::min(stop, to + 1)}, to >= stop);
        at = to + 1;
    }
    return out;
}

InlineText htmlText(const Tree& tree, NodeId block, ByteSpan limit)
{
    InlineText out;
    const std::string_view source = tree.source();
    std::uint32_t at = std::max(tree[block].span.begin, limit.begin);
    const std::uint32_t stop = std::min(tree[block].span.end, limit.end);
    bool space = false;
    while (at < stop) {
        const char c = source[at];
        if (c == '<') {
            const std::string_view rest = source.substr(at, stop - at);
            const bool comment = rest.starts_with("<!--");
            const std::size_t close = rest.find(comment ? "-->" : ">");
            const auto size =
                static_cast<std::uint32_t>(close == std::string_view::npos ? rest.size() : close + (comment ? 3 : 1));
            if (isBreakTag(rest) && !out.isEmpty())
                out.appendAtomic(QString(QChar::LineSeparator), {at, at + size}, kPlain);
            space = space && !isBreakTag(rest);
            at += size;
            continue;
        }
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            space = !out.isEmpty() && !out.text().endsWith(QChar::LineSeparator);
            ++at;
            continue;
        }
        if (space)
            out.appendAtomic(QStringLiteral(" "), {at - 1, at}, kPlain);
        space = false;
        std::uint32_t to = at;
        while (to < stop && source[to] != '<' && source[to] != '\n' && source[to] != '\r' && source[to] != ' ' &&
               source[to] != '\t')
            ++to;
        out.appendVerbatim(source, {at, to}, kPlain);
        at = to;
    }
    return out;
}

} // namespace zhilan::reader
