#include "app/reader/inline_text.h"
#include "app/reader/structured_lines.h"

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
    case NodeKind::WikiLink:
    case NodeKind::Embed:
        return kLink;
    case NodeKind::Image:
        return kImage;
    case NodeKind::Mark:
        return kMark;
    case NodeKind::Subscript:
        return kSubscript;
    case NodeKind::Superscript:
        return kSuperscript;
    case NodeKind::Keyboard:
        return kKey;
    case NodeKind::Underline:
        return kUnderline;
    default:
        return kPlain;
    }
}

std::optional<Target::Kind> targetKind(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Link:
        return Target::Kind::Link;
    case NodeKind::Image:
        return Target::Kind::Image;
    case NodeKind::WikiLink:
    case NodeKind::Embed:
        return Target::Kind::Page;
    default:
        return std::nullopt;
    }
}

bool holds(std::span<const std::uint32_t> sorted, std::uint32_t byte)
{
    return std::binary_search(sorted.begin(), sorted.end(), byte);
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
        const Node& node = m_tree[id];
        const bool broken =
            (node.kind == NodeKind::Link || node.kind == NodeKind::WikiLink) &&
            (holds(m_annotations.brokenAnchors, node.span.begin) || holds(m_annotations.brokenLinks, node.span.begin));
        const std::uint16_t own = styleOf(node.kind) | (broken ? kBroken : kPlain);
        m_open.push_back(
            {id, node.end, static_cast<std::uint16_t>(outer | own), static_cast<int>(m_out.text().size())});
    }

    void closeBefore(NodeId id)
    {
        while (!m_open.empty() && m_open.back().end <= id) {
            const Open closed = m_open.back();
            m_open.pop_back();
            const Node& node = m_tree[closed.id];
            if (node.kind == NodeKind::Image && m_out.text().size() == closed.begin)
                m_out.appendAtomic(QStringLiteral("▨"), node.span, closed.style);
            const std::optional<Target::Kind> target = targetKind(node.kind);
            if (target && !insideTarget()) {
                m_out.addTarget({*target, closed.begin, static_cast<int>(m_out.text().size()), node.span,
                                 fromUtf8(m_tree.text(closed.id))});
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
            text(id, style | kCode);
            break;
        case NodeKind::Math:
            text(id, style | kMath);
            break;
        case NodeKind::SoftBreak:
            if (partsEntries(m_tree.source(), node.span))
                atomic(QString(QChar::LineSeparator), node.span, style);
            else if (!node.hanBreak)
                atomic(QStringLiteral(" "), node.span, style);
            break;
        case NodeKind::LineBreak:
            atomic(QString(QChar::LineSeparator), node.span, style);
            break;
        case NodeKind::HtmlInline:
            if (node.shown)
                text(id, style);
            break;
        case NodeKind::FootnoteReference:
            note(id, style);
            break;
        default:
            if (node.end > id + 1 || node.kind == NodeKind::Image)
                open(id);
            break;
        }
    }

    void note(NodeId id, std::uint16_t style)
    {
        const Node& node = m_tree[id];
        const int begin = static_cast<int>(m_out.text().size());
        const std::uint32_t number = m_annotations.notes != nullptr ? m_annotations.notes->numberOf(id) : 0;
        atomic(number == 0 ? fromUtf8(m_tree.text(id)) : QString::number(number), node.span, style | kNote);
        if (number == 0 || insideTarget())
            return;
        Target target{Target::Kind::Note, begin, static_cast<int>(m_out.text().size()), node.span, {}};
        target.note = m_annotations.notes->all()[number - 1].definition;
        m_out.addTarget(std::move(target));
    }

    void text(NodeId id, std::uint16_t style)
    {
        const Node& node = m_tree[id];
        const markdown::TextRef text = m_tree.textRef(id);
        if (text.inSource == 0) {
            atomic(fromUtf8(m_tree.text(id)).replace(u'\n', u' '), node.span, style);
            return;
        }
        const ByteSpan whole = text.span();
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

/// The end of the line that holds `at`, before its line feed.
std::uint32_t lineEnd(std::string_view source, std::uint32_t at, std::uint32_t stop)
{
    const std::size_t feed = source.substr(0, stop).find('\n', at);
    return feed == std::string_view::npos ? stop : static_cast<std::uint32_t>(feed);
}

/// A literal that does not stand in the source as it is (a code block in a list or a quotation): each of its lines is
/// the end of one source line.
InlineText linesOfLiteral(const Tree& tree, NodeId id, ByteSpan limit, std::uint32_t offset)
{
    InlineText out;
    const std::string_view source = tree.source();
    std::string_view literal = tree.text(id);
    if (literal.ends_with('\n'))
        literal.remove_suffix(1);
    literal.remove_prefix(std::min<std::size_t>(offset, literal.size()));
    const std::uint32_t stop = tree[id].span.end;
    std::uint32_t at = std::max(codeBegin(tree, id), limit.begin);
    if (at > tree[id].span.begin && source[at - 1] != '\n' && at == limit.begin)
        at = std::min(stop, lineEnd(source, at, stop) + 1);
    ByteSpan feed;
    for (bool first = true; at < limit.end || first; first = false) {
        const std::size_t breakAt = literal.find('\n');
        const std::string_view line = literal.substr(0, breakAt);
        const std::uint32_t to = lineEnd(source, at, stop);
        const std::uint32_t trimmed = to > at && source[to - 1] == '\r' ? to - 1 : to;
        if (!first)
            out.appendAtomic(QString(QChar::LineSeparator), feed, kPlain);
        if (source.substr(at, trimmed - at).ends_with(line))
            out.appendVerbatim(source, {trimmed - static_cast<std::uint32_t>(line.size()), trimmed}, kPlain);
        else
            out.appendAtomic(fromUtf8(line), {at, trimmed}, kPlain);
        feed = {trimmed, std::min(stop, to + 1)};
        at = feed.end;
        if (breakAt == std::string_view::npos || at >= stop)
            break;
        literal.remove_prefix(breakAt + 1);
    }
    return out;
}

} // namespace

InlineText inlineText(const Tree& tree, NodeId block, ByteSpan limit, const Annotations& annotations)
{
    InlineText out = Builder(tree, limit, annotations).build(block);
    const std::span<const TimeMark> times = annotations.times;
    auto time = std::partition_point(times.begin(), times.end(),
                                     [limit](const TimeMark& t) { return t.span.begin < limit.begin; });
    for (; time != times.end() && time->span.begin < limit.end; ++time)
        out.addTime(*time);
    const std::span<const TermMark> terms = annotations.terms;
    auto term = std::partition_point(terms.begin(), terms.end(),
                                     [limit](const TermMark& t) { return t.span.begin < limit.begin; });
    for (; term != terms.end() && term->span.begin < limit.end; ++term)
        out.addTerm(*term);
    return out;
}

std::uint32_t codeBegin(const Tree& tree, NodeId block)
{
    const Node& node = tree[block];
    if (const markdown::TextRef text = tree.textRef(block); text.inSource != 0)
        return text.begin;
    const std::string_view source = tree.source();
    const std::uint32_t end = lineEnd(source, node.span.begin, node.span.end);
    std::string_view first = node.span.of(source).substr(0, end - node.span.begin);
    if (first.ends_with('\r'))
        first.remove_suffix(1);
    const bool tagAlone = node.html && first.find_last_not_of(" \t\r") != std::string_view::npos &&
                          first[first.find_last_not_of(" \t\r")] == '>';
    // Indented code may show a fence, which is then its own first line.
    const std::string_view literal = tree.text(block);
    const bool own = !node.hasExtra && first == literal.substr(0, literal.find('\n'));
    const bool fence =
        !node.html && !own && (first.starts_with("```") || first.starts_with("~~~") || first.starts_with("$$"));
    return tagAlone || fence ? std::min(node.span.end, end + 1) : node.span.begin;
}

InlineText codeText(const Tree& tree, NodeId block, ByteSpan limit, std::uint32_t literal)
{
    const markdown::TextRef text = tree.textRef(block);
    if (text.inSource == 0)
        return linesOfLiteral(tree, block, limit, literal);
    InlineText out;
    const std::string_view source = tree.source();
    std::uint32_t at = std::max(text.begin, limit.begin);
    std::uint32_t stop = std::min(text.span().end, limit.end);
    if (stop > at && source[stop - 1] == '\n')
        --stop;
    if (stop > at && source[stop - 1] == '\r')
        --stop;
    while (at < stop) {
        const std::uint32_t to = lineEnd(source, at, stop);
        const std::uint32_t shown = to > at && source[to - 1] == '\r' ? to - 1 : to;
        appendLine(out, source, {at, shown}, {shown, std::min(stop, to + 1)}, to >= stop);
        at = to + 1;
    }
    return out;
}

} // namespace zhilan::reader
