#include "app/tasks/folded_document.h"

#include "core/document/properties.h"
#include "core/text/match.h"

#include <algorithm>

namespace zhilan::tasks
{

namespace
{

using markdown::Node;
using markdown::NodeId;
using markdown::NodeKind;

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

bool isSpace(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t';
}

/// The nearest place at or before `at` where text may be cut: after a space within the last 12 bytes, else before a
/// character.
std::size_t cutBefore(std::string_view text, std::size_t at)
{
    for (std::size_t back = 0; back < 12 && back < at; ++back) {
        if (isSpace(text[at - back - 1])) {
            return at - back;
        }
    }
    while (at > 0 && at < text.size() && isContinuation(text[at])) {
        --at;
    }
    return at;
}

} // namespace

FoldedDocument::FoldedDocument(std::shared_ptr<const document::Document> document, const std::stop_token& stop)
    : m_document(std::move(document))
{
    for (const std::uint32_t index : m_document->properties) {
        if (stop.stop_requested()) {
            return;
        }
        addProperty(m_document->info[index]);
    }
    const markdown::Tree& tree = *m_document->tree;
    NodeId id = 0;
    while (id < tree.size() && !stop.stop_requested()) {
        if (markdown::holdsText(tree[id].kind)) {
            addBlock(id);
            id = std::max(tree[id].end, id + 1);
        } else {
            ++id;
        }
    }
}

void FoldedDocument::addBlock(NodeId id)
{
    const markdown::Tree& tree = *m_document->tree;
    Block block;
    const auto append = [&block](std::string_view text, ByteSpan source, bool atomic) {
        if (!text.empty()) {
            block.pieces.push_back({static_cast<std::uint32_t>(block.rendered.size()), source, atomic});
            block.rendered += text;
        }
    };
    const NodeId end = std::max(tree[id].end, id + 1);
    for (NodeId inner = id; inner < end; ++inner) {
        const Node& node = tree[inner];
        switch (node.kind) {
        case NodeKind::Text:
        case NodeKind::Code:
        case NodeKind::CodeBlock:
        case NodeKind::Math:
        case NodeKind::MathBlock: {
            const markdown::TextRef text = tree.textRef(inner);
            append(tree.text(inner), text.inSource ? text.span() : node.span, !text.inSource);
            break;
        }
        case NodeKind::HtmlInline:
            append(node.shown ? tree.text(inner) : "", node.span, true);
            break;
        case NodeKind::SoftBreak:
            append(node.hanBreak ? "" : " ", node.span, true);
            break;
        case NodeKind::LineBreak:
            append("\n", node.span, true);
            break;
        default:
            break;
        }
    }
    add(std::move(block));
}

void FoldedDocument::addProperty(const document::InfoEntry& property)
{
    document::InlineText line = document::propertyLine(*m_document, property);
    Block block;
    for (const document::InlineText::Run& run : line.runs) {
        block.pieces.push_back({run.begin, run.source, !run.exact});
    }
    block.rendered = std::move(line.text);
    add(std::move(block));
}

void FoldedDocument::add(Block block)
{
    if (!block.rendered.empty()) {
        block.folded = text::fold(block.rendered);
        m_blocks.push_back(std::move(block));
    }
}

ByteSpan FoldedDocument::toSource(const Block& block, ByteSpan rendered)
{
    const auto pieceAt = [&block](std::uint32_t byte) -> const Piece& {
        const auto after = std::upper_bound(block.pieces.begin(), block.pieces.end(), byte,
                                            [](std::uint32_t at, const Piece& piece) { return at < piece.rendered; });
        return *std::prev(after);
    };
    const Piece& first = pieceAt(rendered.begin);
    const Piece& last = pieceAt(rendered.end - 1);
    ByteSpan source;
    source.begin = first.atomic ? first.source.begin : first.source.begin + (rendered.begin - first.rendered);
    source.end = last.atomic ? last.source.end : last.source.begin + (rendered.end - last.rendered);
    return source;
}

std::vector<FoldedDocument::Hit> FoldedDocument::find(std::string_view query, std::size_t limit,
                                                      const std::stop_token& stop) const
{
    std::vector<Hit> hits;
    const text::Matcher matcher(query);
    for (std::size_t i = 0; i < m_blocks.size() && hits.size() < limit && !stop.stop_requested(); ++i) {
        for (const text::Match& match : matcher.find(m_blocks[i].folded)) {
            if (hits.size() == limit) {
                break;
            }
            hits.push_back({toSource(m_blocks[i], match.source), static_cast<std::uint32_t>(i), match.source});
        }
    }
    return hits;
}

std::vector<FoldedDocument::Hit> FoldedDocument::findAny(const std::vector<std::string>& texts, std::size_t limit,
                                                         const std::stop_token& stop) const
{
    std::vector<Hit> all;
    for (const std::string& text : texts) {
        const std::vector<Hit> hits = find(text, limit, stop);
        all.insert(all.end(), hits.begin(), hits.end());
    }
    // Of places in each other the longer one.
    std::sort(all.begin(), all.end(), [](const Hit& a, const Hit& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    std::vector<Hit> apart;
    for (const Hit& hit : all) {
        if (apart.size() < limit && (apart.empty() || hit.span.begin >= apart.back().span.end)) {
            apart.push_back(hit);
        }
    }
    return apart;
}

std::optional<FoldedDocument::Hit> FoldedDocument::locate(std::uint32_t byte, std::string_view excerpt,
                                                          ByteSpan part) const
{
    const auto plain = [](std::string_view text) {
        std::string out(text);
        std::replace_if(out.begin(), out.end(), isSpace, ' ');
        return out;
    };
    const std::string sought = plain(excerpt);
    std::optional<Hit> nearest;
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const Block& block = m_blocks[i];
        const ByteSpan whole = toSource(block, {0, static_cast<std::uint32_t>(block.rendered.size())});
        if (whole.end <= byte) {
            continue;
        }
        const auto number = static_cast<std::uint32_t>(i);
        if (!nearest) {
            nearest = Hit{whole, number, {0, 0}};
        }
        const std::size_t at = sought.empty() ? std::string::npos : plain(block.rendered).find(sought);
        if (at != std::string::npos && !part.empty()) {
            const auto shift = static_cast<std::uint32_t>(at);
            const ByteSpan rendered{part.begin + shift, part.end + shift};
            return Hit{toSource(block, rendered), number, rendered};
        }
    }
    return nearest;
}

FoldedDocument::Snippet FoldedDocument::snippet(const std::vector<Hit>& hits, std::size_t length) const
{
    Snippet snippet;
    if (hits.empty()) {
        return snippet;
    }
    const std::string& text = m_blocks[hits.front().block].rendered;
    std::size_t begin = hits.front().rendered.begin;
    begin = begin > length / 3 && text.size() > length ? cutBefore(text, begin - length / 3) : 0;
    const std::size_t end = begin + length < text.size() ? cutBefore(text, begin + length) : text.size();
    static constexpr std::string_view kEllipsis = "…";
    if (begin > 0) {
        snippet.text = kEllipsis;
    }
    const auto shift = static_cast<std::uint32_t>(snippet.text.size());
    snippet.text.append(text, begin, end - begin);
    std::replace_if(snippet.text.begin(), snippet.text.end(), isSpace, ' ');
    if (end < text.size()) {
        snippet.text += kEllipsis;
    }
    for (const Hit& hit : hits) {
        if (hit.rendered.begin >= begin && hit.rendered.end <= end) {
            const auto from = static_cast<std::uint32_t>(hit.rendered.begin - begin) + shift;
            snippet.marks.push_back({from, from + hit.rendered.size()});
        }
    }
    return snippet;
}

} // namespace zhilan::tasks
