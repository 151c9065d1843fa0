#include "core/markdown/tree_builder.h"

#include "core/markdown/block_parser.h"
#include "core/markdown/front_matter.h"

#include <algorithm>
#include <utility>

namespace zhilan::markdown
{
namespace
{

bool isContainer(NodeKind kind)
{
    return kind == NodeKind::Quote || kind == NodeKind::List || kind == NodeKind::Item ||
           kind == NodeKind::FootnoteDefinition;
}

} // namespace

TreeBuilder::TreeBuilder(std::string source) : m_inlines({}, m_references, m_tree.m_literals)
{
    m_tree.m_source = std::move(source);
    m_lines = text::LineIndex(m_tree.m_source);
    m_inlines.setSource(m_tree.m_source);
}

Tree TreeBuilder::take()
{
    m_tree.m_nodes.shrink_to_fit();
    m_tree.m_literals.shrink_to_fit();
    return std::move(m_tree);
}

NodeId TreeBuilder::open(NodeKind kind, std::uint32_t begin)
{
    const auto id = static_cast<NodeId>(m_tree.m_nodes.size());
    Node created;
    created.kind = kind;
    created.span = {begin, begin};
    if (!m_open.empty()) {
        Open& parent = m_open.back();
        created.parent = parent.id;
        if (parent.lastChild != kNoNode)
            node(parent.lastChild).next = id;
        parent.lastChild = id;
    }
    m_tree.m_nodes.push_back(created);
    m_open.push_back({id});
    return id;
}

void TreeBuilder::close(std::uint32_t end)
{
    Node& closed = node(m_open.back().id);
    closed.span.end = std::max(end, closed.span.begin);
    closed.end = static_cast<NodeId>(m_tree.m_nodes.size());
    m_cursor = std::max(m_cursor, closed.span.end);
    m_open.pop_back();
}

NodeId TreeBuilder::leaf(NodeKind kind, ByteSpan span)
{
    const NodeId id = open(kind, span.begin);
    close(span.end);
    return id;
}

TextRef TreeBuilder::sourceOrLiteral(std::string_view text, std::uint32_t at)
{
    if (source().substr(std::min<std::size_t>(at, source().size()), text.size()) == text)
        return {at, static_cast<std::uint32_t>(text.size()), 1};
    const TextRef ref{static_cast<std::uint32_t>(m_tree.m_literals.size()), static_cast<std::uint32_t>(text.size()), 0};
    m_tree.m_literals.append(text);
    return ref;
}

bool TreeBuilder::build(const std::stop_token& stop)
{
    open(NodeKind::Document, 0);
    const std::uint32_t bodyBegin = frontMatter();

    Definitions definitions(source(), m_references, m_tree.m_literals);
    BlockParser parser(source(), m_lines, definitions);
    if (!parser.run(m_lines.lineOf(bodyBegin), stop))
        return false;
    m_blocks = parser.take();
    if (!m_blocks.tooDeep.empty())
        m_tree.m_diagnostics.push_back({DiagnosticCode::NestingTooDeep, m_blocks.tooDeep, {}});

    for (const Block& block : m_blocks.blocks) {
        if (block.kind == NodeKind::FootnoteDefinition)
            m_references.footnotes.insert(scan::normalizedLabel(contentOf(block)));
    }

    constexpr BlockId kBlocksBetweenChecks = 1024;
    std::vector<BlockId> around{0};
    for (BlockId id = 1; id < m_blocks.blocks.size(); ++id) {
        if (id % kBlocksBetweenChecks == 0 && stop.stop_requested())
            return false;
        const Block& block = m_blocks.blocks[id];
        for (; around.back() != block.parent; around.pop_back())
            leave(m_blocks.blocks[around.back()]);
        if (block.dropped)
            continue;
        enter(block);
        if (isContainer(block.kind))
            around.push_back(id);
    }
    for (; around.size() > 1; around.pop_back())
        leave(m_blocks.blocks[around.back()]);
    close(static_cast<std::uint32_t>(source().size()));
    return true;
}

std::uint32_t TreeBuilder::frontMatter()
{
    const FrontMatter found = findFrontMatter(source());
    if (found.span.empty())
        return 0;
    const NodeId id = leaf(NodeKind::FrontMatter, found.span);
    node(id).text = {found.yaml.begin, found.yaml.size(), 1};
    return found.bodyBegin;
}

std::string_view TreeBuilder::contentOf(const Block& block, std::uint32_t first)
{
    return textOf(source(), m_blocks, block.firstPiece + first, block.pieceCount - first, m_scratch, m_map);
}

void TreeBuilder::enter(const Block& block)
{
    switch (block.kind) {
    case NodeKind::Quote:
        open(NodeKind::Quote, block.span.begin);
        return;
    case NodeKind::List: {
        const NodeId id = open(NodeKind::List, block.span.begin);
        node(id).ordered = block.level != 0;
        node(id).tight = block.tight;
        node(id).number = block.number;
        return;
    }
    case NodeKind::Item:
        node(open(NodeKind::Item, block.span.begin)).task = block.task;
        return;
    case NodeKind::FootnoteDefinition: {
        const LinePiece label = m_blocks.pieces[block.firstPiece];
        node(open(NodeKind::FootnoteDefinition, block.span.begin)).text = {label.begin, label.end - label.begin, 1};
        return;
    }
    case NodeKind::Paragraph:
        paragraph(block);
        return;
    case NodeKind::Heading:
        heading(block);
        return;
    case NodeKind::CodeBlock:
        codeBlock(block);
        return;
    case NodeKind::HtmlBlock:
        htmlBlock(block);
        return;
    case NodeKind::ThematicBreak:
        leaf(NodeKind::ThematicBreak, block.span);
        return;
    default:
        table(block);
    }
}

void TreeBuilder::leave(const Block& block)
{
    const bool childless = m_open.back().lastChild == kNoNode;
    close(childless ? block.span.end : m_cursor);
}

void TreeBuilder::paragraph(const Block& block)
{
    const std::string_view content = contentOf(block);
    open(NodeKind::Paragraph, m_map.toSource(0, 0).begin);
    inlines(content);
    close(m_cursor);
}

void TreeBuilder::heading(const Block& block)
{
    const std::string_view content = contentOf(block);
    // Definitions above an underlined heading are not a part of it.
    const NodeId id = open(NodeKind::Heading, block.marker == '#' ? block.span.begin : m_map.toSource(0, 0).begin);
    node(id).level = block.level;
    inlines(content);
    close(block.span.end);
}

void TreeBuilder::codeBlock(const Block& block)
{
    const bool fenced = block.marker != 0;
    Block lines = block;
    const auto piece = [&](std::uint32_t index) {
        return m_blocks.pieces[lines.firstPiece + index];
    };
    const auto isBlank = [&](const LinePiece& line) {
        return std::all_of(source().begin() + line.begin, source().begin() + line.end, scan::isSpace);
    };
    // Empty lines at the end belong to whatever comes after indented code.
    while (!fenced && lines.pieceCount > 0 && isBlank(piece(lines.pieceCount - 1)))
        --lines.pieceCount;
    const NodeId id = leaf(NodeKind::CodeBlock, block.span);
    node(id).text = literalOf(lines, fenced ? 1 : 0);
    if (!fenced)
        return;
    const LinePiece info = piece(0);
    if (info.begin == info.end)
        return;
    const std::string_view raw = source().substr(info.begin, info.end - info.begin);
    const TextRef extra = sourceOrLiteral(scan::unescaped(raw), info.begin);
    node(id).extra = extra;
}

void TreeBuilder::htmlBlock(const Block& block)
{
    const NodeId id = leaf(NodeKind::HtmlBlock, block.span);
    const TextRef text = literalOf(block, 0);
    node(id).text = text;
}

/// Lines as they are, the last one with a line end. m_scratch is used.
TextRef TreeBuilder::literalOf(const Block& block, std::uint32_t first)
{
    std::string_view content = contentOf(block, first);
    if (content.empty())
        return {};
    const std::uint32_t begin = m_map.toSource(0, 0).begin;
    if (content.back() == '\n')
        return sourceOrLiteral(content, begin);
    std::string whole(content);
    if (whole.back() == '\r')
        whole.pop_back();
    return sourceOrLiteral(whole += '\n', begin);
}

} // namespace zhilan::markdown
