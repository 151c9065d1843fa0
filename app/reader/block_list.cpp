#include "app/reader/block_list.h"

#include "app/reader/height_estimate.h"
#include "app/reader/metrics.h"
#include "app/reader/paragraph_pieces.h"
#include "app/reader/property_rows.h"
#include "app/reader/text_parts.h"
#include "core/base/string_map.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <utility>

namespace zhilan::reader
{

namespace
{

using markdown::kNoNode;
using markdown::Node;
using markdown::NodeId;
using markdown::NodeKind;
using markdown::Tree;

constexpr std::uint32_t kPartRows = 40;   ///< a part of a table has no more rows, and no more than …
constexpr std::uint32_t kPartCells = 240; ///< … this many cells
constexpr std::uint32_t kDetailsTag = 8;  ///< bytes of "<details"
constexpr std::size_t kMaxCards = 5;
constexpr float kMaxLeft = 220;

class ListBuilder
{
public:
    explicit ListBuilder(const document::Document& document) : m_document(document), m_tree(*document.tree) {}

    BlockList build()
    {
        m_blocks.reserve(m_tree.size() / 8);
        const HeadFacts facts = headFacts(m_document);
        m_head = facts.any(m_document);
        if (m_head && m_document.titleNode == kNoNode)
            add({.kind = BlockKind::Head, .span = {0, 0}}, 0, 0);
        numberSpeakers();
        m_open.push_back({m_tree.firstChild(0), 0, 0, kNone, 0, 0});
        while (!m_open.empty()) {
            const NodeId id = m_open.back().child;
            if (id == kNoNode) {
                close();
                continue;
            }
            m_open.back().child = m_tree.next(id);
            visit(id);
        }
        m_out.speakers = std::move(m_speakers);
        m_out.blocks = BlockStore(m_blocks);
        m_out.cards.shrink_to_fit();
        orderByByte();
        return std::move(m_out);
    }

private:
    struct Open {
        NodeId child;
        NodeId node;
        float left;
        std::uint32_t card;
        std::uint32_t ordinal; ///< of the next item
        std::uint8_t depth;    ///< of lists
        bool note = false;
        bool tight = false;
        float indent = static_cast<float>(metrics::kIndent); ///< of a list's items
    };

    void numberSpeakers()
    {
        std::unordered_map<std::string_view, std::uint32_t, StringHash> numbers;
        m_speakers.reserve(m_document.quotes.size());
        for (const document::Quote& quote : m_document.quotes) {
            if (quote.speaker.empty())
                m_speakers.push_back(kNone);
            else
                m_speakers.push_back(
                    numbers.try_emplace(quote.speaker, static_cast<std::uint32_t>(numbers.size())).first->second);
        }
    }

    /// The longest number of an ordered list stands within its indentation. Linear in the items.
    [[nodiscard]] float indentOf(NodeId list) const
    {
        double indent = metrics::kIndent;
        if (m_tree[list].ordered) {
            std::uint64_t number = m_tree.number(list);
            for (NodeId item = list + 1; item < m_tree[list].end; item = std::max(m_tree[item].end, item + 1))
                ++number;
            for (number = number > 0 ? number - 1 : 0; number >= 10; number /= 10)
                indent += metrics::kIndentDigit;
        }
        return static_cast<float>(indent);
    }

    std::uint32_t quoteOf(NodeId id)
    {
        while (m_quote < m_document.quotes.size() && m_document.quotes[m_quote].node < id)
            ++m_quote;
        return m_quote < m_document.quotes.size() && m_document.quotes[m_quote].node == id
                   ? static_cast<std::uint32_t>(m_quote)
                   : kNone;
    }

    /// `outer` collapses with the space the block before wants below itself.
    void add(Block block, double outer, double after)
    {
        const bool inside = m_cardJustOpened;
        block.before = m_blocks.empty() ? static_cast<float>(metrics::kTopMargin)
                       : inside         ? static_cast<float>(std::max(m_after, metrics::kCardOuter))
                                        : static_cast<float>(std::max(m_after, outer));
        if (!block.firstPart && m_pendingQuote == kNone && m_blocks.back().node == block.node)
            block.before = 0;
        block.padTop = m_padTop;
        m_padTop = 0;
        m_cardJustOpened = false;
        if (!m_open.empty()) {
            block.left = std::min(m_open.back().left, kMaxLeft);
            block.card = m_open.back().card;
            block.note = m_open.back().note;
        }
        block.quote = std::exchange(m_pendingQuote, kNone);
        if (m_marker != kNoNode && block.firstPart) {
            block.marker = m_marker;
            block.ordinal = m_markerOrdinal;
            block.level = m_markerDepth;
            m_marker = kNoNode;
        }
        m_after = after;
        m_blocks.push_back(block);
    }

    void openCard(NodeId id, std::uint32_t quote)
    {
        Card card;
        card.parent = m_open.back().card;
        card.firstBlock = static_cast<std::uint32_t>(m_blocks.size());
        card.quote = quote;
        card.speaker = quote == kNone ? kNone : m_speakers[quote];
        card.left = std::min(m_open.back().left, kMaxLeft);
        card.insetTop = m_padTop;
        m_pendingQuote = quote;
        m_padTop += static_cast<float>(metrics::kCardPad);
        m_cardJustOpened = true;
        ++m_cardDepth;
        m_cardNodes.push_back(id);
        m_out.cards.push_back(card);
    }

    void closeCard(std::uint32_t index)
    {
        --m_cardDepth;
        m_cardNodes.pop_back();
        Card& card = m_out.cards[index];
        if (card.firstBlock == m_blocks.size()) {
            // Nothing in it: an empty line on the ground, so that the quotation is not lost.
            add({.kind = BlockKind::Paragraph, .node = kNoNode, .span = {m_lastByte, m_lastByte}}, 0, 0);
            m_blocks.back().card = index;
        }
        card.lastBlock = static_cast<std::uint32_t>(m_blocks.size() - 1);
        card.insetBottom = 0;
        m_blocks.back().padBottom += static_cast<float>(metrics::kCardPad);
        for (std::size_t i = index + 1; i < m_out.cards.size(); ++i) {
            if (m_out.cards[i].lastBlock == card.lastBlock)
                m_out.cards[i].insetBottom += static_cast<float>(metrics::kCardPad);
        }
        m_after = metrics::kCardOuter;
        m_cardJustOpened = false;
    }

    void close()
    {
        const Open open = m_open.back();
        const NodeKind kind = m_tree[open.node].kind;
        if ((kind == NodeKind::Item || kind == NodeKind::FootnoteDefinition) && m_marker == open.node) {
            add({.kind = BlockKind::Paragraph, .node = kNoNode, .span = m_tree[open.node].span}, metrics::kItemTight,
                metrics::kItemTight);
        }
        if (kind == NodeKind::FootnoteDefinition)
            closeNote(open.node);
        if (!m_cardNodes.empty() && m_cardNodes.back() == open.node)
            closeCard(open.card);
        closeFold(open.node);
        if (kind == NodeKind::List)
            m_after = std::max(m_after, open.depth > 1 ? 0.0 : metrics::kListOuter);
        m_open.pop_back();
    }

    void descend(NodeId id, Open open)
    {
        open.child = m_tree.firstChild(id);
        open.node = id;
        m_open.push_back(open);
    }

    void visit(NodeId id)
    {
        const Node& node = m_tree[id];
        m_lastByte = node.span.begin;
        const Open& top = m_open.back();
        switch (node.kind) {
        case NodeKind::FrontMatter:
            // Below the head, where that comes next.
            if (m_document.titleNode == kNoNode || m_tree.next(id) != m_document.titleNode)
                properties(id);
            break;
        case NodeKind::Heading:
            heading(id);
            if (m_blocks.back().kind == BlockKind::Head && m_tree[id - 1].kind == NodeKind::FrontMatter)
                properties(id - 1);
            break;
        case NodeKind::CalloutTitle:
            break; // its callout has it
        case NodeKind::Summary:
            if (id == m_summary)
                break;
            [[fallthrough]];
        case NodeKind::Paragraph:
            paragraph(id);
            break;
        case NodeKind::Details:
            details(id);
            break;
        case NodeKind::Callout:
        case NodeKind::Quote: {
            Open inner = top;
            if (m_cardDepth < kMaxCards) {
                openCard(id, quoteOf(id));
                inner.card = static_cast<std::uint32_t>(m_out.cards.size() - 1);
                inner.left += static_cast<float>(metrics::kCardBar + metrics::kCardSide);
            }
            if (node.kind == NodeKind::Callout)
                callout(id, inner);
            else
                descend(id, inner);
            break;
        }
        case NodeKind::List: {
            Open inner = top;
            inner.depth = static_cast<std::uint8_t>(std::min(top.depth + 1, 200));
            inner.ordinal = m_tree.number(id);
            inner.indent = indentOf(id);
            inner.tight = node.tight;
            m_listBefore = top.depth > 0 ? metrics::kItemTight : metrics::kListOuter;
            descend(id, inner);
            break;
        }
        case NodeKind::Item: {
            Open inner = top;
            const bool ordered = m_tree[node.parent].ordered;
            m_marker = id;
            m_markerOrdinal = ordered ? m_open.back().ordinal++ : kNone;
            m_markerDepth = top.depth;
            inner.left += top.indent;
            inner.tight = m_tree[node.parent].tight;
            descend(id, inner);
            break;
        }
        case NodeKind::FootnoteDefinition: {
            Open inner = top;
            if (!m_out.notes)
                m_out.notes = std::make_shared<const markdown::Footnotes>(m_tree);
            m_marker = id;
            m_markerOrdinal = m_out.notes->numberOf(id);
            m_markerDepth = 0;
            m_noteBegin = m_blocks.size();
            inner.left += static_cast<float>(metrics::kIndent);
            inner.note = true;
            inner.tight = true;
            descend(id, inner);
            break;
        }
        case NodeKind::CodeBlock:
        case NodeKind::MathBlock:
            parts(id, BlockKind::Code, metrics::kCardOuter);
            break;
        case NodeKind::HtmlBlock:
            descend(id, top);
            break;
        case NodeKind::ThematicBreak:
            add({.kind = BlockKind::Rule, .node = id, .span = node.span}, metrics::kRule, metrics::kRule);
            break;
        case NodeKind::Table:
            table(id);
            break;
        default:
            break;
        }
    }

    /// The title of a callout, then its content.
    void callout(NodeId id, Open inner)
    {
        const Node& node = m_tree[id];
        const NodeId title = ownTitle(m_tree, id);
        const NodeId content = title == kNoNode ? m_tree.firstChild(id) : m_tree.next(title);
        if (inner.card != m_open.back().card)
            m_out.cards.back().callout = markdown::calloutKind(m_tree.text(id));
        Block block{.kind = BlockKind::CalloutTitle, .node = id, .span = node.span};
        if (title != kNoNode)
            block.span.end = m_tree[title].span.end;
        else if (content != kNoNode)
            block.span.end = m_tree[content].span.begin;
        m_open.push_back(inner);
        m_open.back().node = id;
        m_open.back().child = content;
        add(block, metrics::kCardOuter, metrics::kItemLoose);
        openFold(id);
    }

    /// The summary of details, then what they hide.
    void details(NodeId id)
    {
        const Node& node = m_tree[id];
        m_summary = ownTitle(m_tree, id);
        Block block{.kind = BlockKind::Summary, .node = id, .span = node.span};
        if (m_summary != kNoNode) {
            block.span.end = m_tree[m_summary].span.end;
            block.ems = widthInEm(m_tree[m_summary].span.of(m_tree.source()));
        } else {
            block.span.end = std::min(node.span.end, node.span.begin + kDetailsTag);
        }
        add(block, space(), metrics::kItemLoose);
        Open inner = m_open.back();
        inner.node = id;
        inner.child = m_tree.firstChild(id);
        inner.left += static_cast<float>(metrics::kIndent);
        m_open.push_back(inner);
        openFold(id);
    }

    /// To be called when the head has been added.
    void openFold(NodeId id)
    {
        if (m_tree[id].fold == markdown::Fold::None || m_open.back().child == kNoNode)
            return;
        const auto head = static_cast<std::uint32_t>(m_blocks.size() - 1);
        m_blocks[head].fold = static_cast<std::uint32_t>(m_out.folds.size());
        m_openFolds.push_back(m_blocks[head].fold);
        m_out.folds.push_back({id, head, head + 1, head + 1, m_tree[id].fold == markdown::Fold::Closed});
    }

    void closeFold(NodeId id)
    {
        if (m_openFolds.empty() || m_out.folds[m_openFolds.back()].node != id)
            return;
        Fold& fold = m_out.folds[m_openFolds.back()];
        fold.last = static_cast<std::uint32_t>(m_blocks.size());
        if (fold.last == fold.first)
            m_blocks[fold.head].fold = kNone; // nothing to hide
        m_openFolds.pop_back();
    }

    /// What the front matter says; of many the rest is folded.
    void properties(NodeId frontMatter)
    {
        std::optional<std::uint32_t> head;
        for (Block& row : propertyRows(m_document, frontMatter)) {
            if (row.kind == BlockKind::Summary) {
                row.fold = static_cast<std::uint32_t>(m_out.folds.size());
                head = static_cast<std::uint32_t>(m_blocks.size());
            }
            add(row, metrics::kProperty, metrics::kProperty);
        }
        if (!m_document.properties.empty())
            m_after = metrics::kPropertiesAfter;
        if (head)
            m_out.folds.push_back({frontMatter, *head, *head + 1, static_cast<std::uint32_t>(m_blocks.size()), true});
    }

    /// The last text of a footnote leads back to where it was referred to.
    void closeNote(NodeId id)
    {
        if (m_noteBegin < m_blocks.size() && m_blocks.back().kind == BlockKind::Paragraph &&
            m_blocks.back().node != kNoNode) {
            m_blocks.back().back = id;
            return;
        }
        const std::uint32_t end = m_tree[id].span.end;
        add({.kind = BlockKind::Paragraph, .node = kNoNode, .span = {end, end}, .back = id}, metrics::kItemTight,
            metrics::kItemTight);
    }

    void heading(NodeId id)
    {
        const Node& node = m_tree[id];
        if (m_head && id == m_document.titleNode) {
            parts(id, node.span, BlockKind::Head, metrics::kHeadingBefore[0], metrics::kParagraph);
            return;
        }
        const auto index = static_cast<std::size_t>(std::clamp<int>(node.level, 1, 6) - 1);
        parts(id, node.span, BlockKind::Heading, metrics::kHeadingBefore[index], metrics::kHeadingAfter[index]);
    }

    void paragraph(NodeId id)
    {
        const std::uint32_t quote = quoteOf(id);
        const bool ownCard = quote != kNone && m_cardNodes.empty();
        if (quote != kNone && !ownCard)
            m_pendingQuote = quote;
        if (ownCard) {
            Open inner = m_open.back();
            openCard(id, quote);
            inner.card = static_cast<std::uint32_t>(m_out.cards.size() - 1);
            inner.left += static_cast<float>(metrics::kCardBar + metrics::kCardSide);
            inner.child = kNoNode;
            inner.node = id;
            m_open.push_back(inner);
        }
        for (const ParagraphPiece& piece : paragraphPieces(m_tree, id)) {
            if (piece.picture != kNoNode)
                add({.kind = BlockKind::Image, .node = piece.picture, .span = piece.span}, metrics::kCardOuter,
                    metrics::kCardOuter);
            else
                speeches(id, piece.span);
        }
        if (ownCard)
            close();
    }

    /// A text in which several people may speak one after the other, each beginning a line.
    void speeches(NodeId id, ByteSpan span)
    {
        const std::vector<document::Quote>& quotes = m_document.quotes;
        std::uint32_t begin = span.begin;
        for (; m_speech < quotes.size() && quotes[m_speech].speakerSpan.begin < span.end; ++m_speech) {
            const std::uint32_t feed = feedBefore(quotes[m_speech].speakerSpan.begin);
            if (feed <= begin)
                continue;
            parts(id, {begin, feed}, BlockKind::Paragraph, space());
            m_pendingQuote = static_cast<std::uint32_t>(m_speech);
            begin = static_cast<std::uint32_t>(m_tree.source().find_first_not_of("> \t\r\n", feed));
        }
        parts(id, {begin, span.end}, BlockKind::Paragraph, space());
    }

    /// Where the line before ends, when only markers stand between it and `at`; else 0.
    [[nodiscard]] std::uint32_t feedBefore(std::uint32_t at) const
    {
        const std::string_view before = m_tree.source().substr(0, at);
        const std::size_t marker = before.find_last_not_of("> \t*_");
        if (marker == std::string_view::npos || before[marker] != '\n')
            return 0;
        const std::size_t text = before.find_last_not_of("> \t\r\n", marker);
        return text == std::string_view::npos ? 0 : static_cast<std::uint32_t>(text) + 1;
    }

    double space()
    {
        const Open& top = m_open.back();
        const double wanted = m_marker == kNoNode ? (top.depth > 0 ? metrics::kItemLoose : metrics::kParagraph)
                              : top.tight         ? metrics::kItemTight
                                                  : metrics::kItemLoose;
        const double result = std::max(wanted, m_listBefore);
        m_listBefore = 0;
        return top.tight && m_marker == kNoNode ? metrics::kItemTight : result;
    }

    void parts(NodeId id, BlockKind kind, double outer) { parts(id, m_tree[id].span, kind, outer); }

    /// `span`: what of the node.
    void parts(NodeId id, ByteSpan span, BlockKind kind, double outer)
    {
        const double after = kind == BlockKind::Paragraph && m_open.back().depth > 0
                                 ? (m_open.back().tight ? metrics::kItemTight : metrics::kItemLoose)
                                 : outer;
        parts(id, span, kind, outer, after);
    }

    /// The first of a Head is one, and what does not fit into it are headings.
    void parts(NodeId id, ByteSpan span, BlockKind kind, double outer, double after)
    {
        const ByteSpan whole = m_tree[id].span;
        const std::string_view source = m_tree.source();
        const std::string_view literal =
            kind == BlockKind::Code && m_tree.textRef(id).inSource == 0 ? m_tree.text(id) : std::string_view();
        std::uint32_t at = span.begin;
        std::uint32_t line = literal.empty() ? span.end : codeBegin(m_tree, id);
        std::uint32_t place = 0; // of that line in the literal
        bool first = span.begin == whole.begin;
        const TextParts parts(m_tree, id, span);
        do {
            for (; line < at; line = endOfLine(line, span.end))
                place = static_cast<std::uint32_t>(std::min(literal.find('\n', place), literal.size() - 1) + 1);
            const std::uint32_t stop = parts.end(at);
            Block block{
                .kind = kind, .firstPart = first, .lastPart = stop == whole.end, .node = id, .span = {at, stop}};
            block.ems = kind == BlockKind::Code
                            ? static_cast<float>(std::count(source.begin() + at, source.begin() + stop, '\n'))
                            : parts.ems(block.span);
            block.tight = m_open.back().tight;
            block.literal = place;
            add(block, outer, stop == span.end ? after : 0);
            if (kind == BlockKind::Head)
                kind = BlockKind::Heading;
            if (m_tree[id].kind == NodeKind::Heading)
                m_blocks.back().level = m_tree[id].level; // not that of the list it is in
            at = stop;
            first = false;
        } while (at < span.end);
    }

    /// Behind the line feed.
    [[nodiscard]] std::uint32_t endOfLine(std::uint32_t at, std::uint32_t stop) const
    {
        const std::size_t feed = m_tree.source().substr(0, stop).find('\n', at);
        return feed == std::string_view::npos ? stop : static_cast<std::uint32_t>(feed) + 1;
    }

    void table(NodeId id)
    {
        const Node& node = m_tree[id];
        std::uint32_t rows = 0;
        std::uint32_t columns = 1;
        const NodeId header = m_tree.firstChild(id);
        for (NodeId cell = header == kNoNode ? kNoNode : m_tree.firstChild(header); cell != kNoNode;
             cell = m_tree.next(cell))
            ++columns;
        const std::uint32_t most = std::clamp(kPartCells / columns, 2U, kPartRows);
        Block block;
        block.kind = BlockKind::Table;
        block.node = id;
        for (NodeId row = m_tree.firstChild(id); row != kNoNode; row = m_tree.next(row)) {
            if (rows == 0) {
                block.first = row;
                block.span.begin = m_tree[row].span.begin;
                block.ems = 0;
            }
            // For the estimate: each row's text in even columns.
            block.ems += widthInEm(m_tree[row].span.of(m_tree.source()));
            ++rows;
            block.span.end = m_tree[row].span.end;
            block.rows = rows;
            block.last = m_tree.next(row);
            if (rows == most || block.last == kNoNode) {
                block.lastPart = block.last == kNoNode;
                if (block.lastPart)
                    block.span.end = std::max(block.span.end, node.span.end);
                add(block, metrics::kTableOuter, block.lastPart ? metrics::kTableOuter : 0);
                block.firstPart = false;
                rows = 0;
            }
        }
    }

    /// Footnotes stand at the end of the tree wherever they are written.
    void orderByByte()
    {
        const auto earlier = [](const Block& a, const Block& b) {
            return a.span.begin < b.span.begin;
        };
        if (std::is_sorted(m_blocks.begin(), m_blocks.end(), earlier))
            return;
        m_out.byByte.resize(m_blocks.size());
        std::iota(m_out.byByte.begin(), m_out.byByte.end(), 0U);
        std::stable_sort(m_out.byByte.begin(), m_out.byByte.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return earlier(m_blocks[a], m_blocks[b]); });
    }

    const document::Document& m_document;
    const Tree& m_tree;
    BlockList m_out;
    std::vector<Block> m_blocks; ///< of it, not yet packed
    std::vector<Open> m_open;
    std::vector<NodeId> m_cardNodes;
    std::vector<std::uint32_t> m_openFolds;
    NodeId m_summary = kNoNode;  ///< has been shown with its details
    std::size_t m_noteBegin = 0; ///< first block of the footnote
    std::vector<std::uint32_t> m_speakers;
    std::size_t m_speech = 0; ///< the first quote that may begin in the next paragraph
    std::size_t m_quote = 0;
    std::size_t m_cardDepth = 0;
    double m_after = 0;
    double m_listBefore = 0;
    float m_padTop = 0;
    std::uint32_t m_pendingQuote = kNone;
    bool m_cardJustOpened = false;
    bool m_head = false;
    NodeId m_marker = kNoNode;
    std::uint32_t m_markerOrdinal = 0;
    std::uint8_t m_markerDepth = 0;
    std::uint32_t m_lastByte = 0;
};

} // namespace

std::size_t BlockList::blockOf(std::uint32_t byte) const
{
    const auto indexOf = [this](std::size_t place) {
        return byByte.empty() ? place : byByte[place];
    };
    std::size_t from = 0; // how many begin at or before the byte
    std::size_t to = blocks.size();
    while (from < to) {
        const std::size_t middle = from + (to - from) / 2;
        if (blocks.beginOf(indexOf(middle)) <= byte)
            from = middle + 1;
        else
            to = middle;
    }
    return from == 0 ? 0 : indexOf(from - 1);
}

std::size_t BlockList::blockOrHeadOf(std::uint32_t byte) const
{
    const std::size_t block = blockOf(byte);
    return blocks.beginOf(block) == blocks.beginOf(0) ? 0 : block;
}

NodeId ownTitle(const Tree& tree, NodeId node)
{
    NodeId first = tree.firstChild(node);
    if (tree[node].kind == NodeKind::Callout)
        return first != kNoNode && tree[first].kind == NodeKind::CalloutTitle ? first : kNoNode;
    if (first != kNoNode && tree[first].kind == NodeKind::HtmlBlock)
        first = tree.firstChild(first);
    return first != kNoNode && tree[first].kind == NodeKind::Summary ? first : kNoNode;
}

BlockList buildBlocks(const document::Document& document)
{
    if (!document.tree || document.tree->size() == 0)
        return {};
    return ListBuilder(document).build();
}

} // namespace zhilan::reader
