#include "core/markdown/tree_builder.h"

#include "core/markdown/callout.h"
#include "core/markdown/cmark_blocks.h"
#include "core/markdown/front_matter.h"
#include "core/markdown/math_blocks.h"
#include "core/text/lines.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <utility>
// after cmark-gfm.h, which it needs
#include <cmark-gfm/node.h>

namespace zhilan::markdown
{
namespace
{

std::string_view viewOf(const cmark_chunk& chunk)
{
    return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(std::max(chunk.len, 0))};
}

std::uint32_t lineCount(std::string_view text)
{
    // Goes from one to the next, since most lines are long.
    std::uint32_t count = 0;
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        ++count;
    return count;
}

std::string_view typeName(const cmark_node* block)
{
    return block->extension == nullptr ? std::string_view()
                                       : cmark_node_get_type_string(const_cast<cmark_node*>(block));
}

} // namespace

TreeBuilder::TreeBuilder(std::string source, Syntax syntax)
    : m_syntax(syntax), m_inlines({}, m_references, m_tree.m_literals)
{
    m_inlines.setSyntax(syntax);
    m_tree.m_source = std::move(source);
    m_lines = text::LineIndex(m_tree.m_source);
    m_inlines.setSource(m_tree.m_source);
}

Tree TreeBuilder::take()
{
    const auto finish = [](auto& byNode) {
        const auto before = [](const auto& a, const auto& b) {
            return a.node < b.node;
        };
        if (!std::is_sorted(byNode.begin(), byNode.end(), before))
            std::sort(byNode.begin(), byNode.end(), before);
        byNode.shrink_to_fit();
    };
    finish(m_tree.m_texts);
    finish(m_tree.m_extras);
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
    if (!m_open.empty())
        created.parent = m_open.back();
    m_tree.m_nodes.push_back(created);
    m_open.push_back(id);
    return id;
}

void TreeBuilder::close(std::uint32_t end)
{
    Node& closed = node(m_open.back());
    closed.span.end = std::max(end, closed.span.begin);
    closed.end = static_cast<NodeId>(m_tree.m_nodes.size());
    m_cursor = std::max(m_cursor, closed.span.end);
    m_open.pop_back();
}

void TreeBuilder::setText(NodeId id, TextRef text)
{
    constexpr std::uint32_t kMostInset = 3; // two bits
    if (text.size == 0 && text.inSource == 0)
        return;
    Node& owner = node(id);
    const std::uint32_t end = text.begin + text.size;
    const bool closed = owner.end != 0;
    if (closed && text.inSource != 0 && text.begin >= owner.span.begin && end <= owner.span.end &&
        text.begin - owner.span.begin <= kMostInset && owner.span.end - end <= kMostInset) {
        owner.textPlace = TextPlace::Inset;
        owner.insetFront = static_cast<std::uint8_t>(text.begin - owner.span.begin) & kMostInset;
        owner.insetBack = static_cast<std::uint8_t>(owner.span.end - end) & kMostInset;
        return;
    }
    owner.textPlace = TextPlace::Listed;
    m_tree.m_texts.push_back({id, text});
}

void TreeBuilder::setExtra(NodeId id, TextRef text, std::uint32_t number)
{
    if (text.size == 0 && number == 0)
        return;
    node(id).hasExtra = true;
    m_tree.m_extras.push_back({id, text, number});
}

NodeId TreeBuilder::leaf(NodeKind kind, ByteSpan span)
{
    const NodeId id = open(kind, span.begin);
    close(span.end);
    return id;
}

std::uint32_t TreeBuilder::lineOf(int cmarkLine) const
{
    const auto number = static_cast<std::uint32_t>(std::max(cmarkLine, 1)) + m_bodyLine;
    return std::clamp<std::uint32_t>(number, 1, m_lines.lineCount());
}

ByteSpan TreeBuilder::line(std::uint32_t number) const
{
    const std::uint32_t begin = m_lines.startOf(number);
    std::uint32_t end =
        number < m_lines.lineCount() ? m_lines.startOf(number + 1) : static_cast<std::uint32_t>(source().size());
    if (end > begin && source()[end - 1] == '\n')
        --end;
    if (end > begin && source()[end - 1] == '\r')
        --end;
    return {begin, end};
}

std::uint32_t TreeBuilder::textEnd(std::uint32_t number) const
{
    auto [begin, end] = line(number);
    while (end > begin && scan::isSpace(source()[end - 1]))
        --end;
    return end;
}

std::uint32_t TreeBuilder::beginOf(const cmark_node* block) const
{
    const ByteSpan span = line(lineOf(block->start_line));
    const auto column = static_cast<std::uint32_t>(std::max(block->start_column, 1) - 1);
    return std::max(m_cursor, std::min(span.begin + column, span.end));
}

TextRef TreeBuilder::literal(std::string_view text)
{
    const TextRef ref{static_cast<std::uint32_t>(m_tree.m_literals.size()), static_cast<std::uint32_t>(text.size()), 0};
    m_tree.m_literals.append(text);
    return ref;
}

TextRef TreeBuilder::sourceOrLiteral(std::string_view text, std::uint32_t at)
{
    if (source().substr(std::min<std::size_t>(at, source().size()), text.size()) == text)
        return {at, static_cast<std::uint32_t>(text.size()), 1};
    return literal(text);
}

bool TreeBuilder::build(const std::stop_token& stop)
{
    open(NodeKind::Document, 0);
    const std::uint32_t bodyBegin = frontMatter();

    const Arena arena;
    const std::string masked = m_syntax.notes ? maskMathBlocks(source().substr(bodyBegin)) : std::string();
    m_masked = !masked.empty();
    CmarkBlocks blocks = parseBlocks(m_masked ? masked : source().substr(bodyBegin), m_tree.m_literals, stop);
    if (blocks.root == nullptr)
        return false;
    m_references = std::move(blocks.references);
    const auto shownAsText = [&](std::uint32_t number, DiagnosticCode code) {
        if (number > 0)
            m_tree.m_diagnostics.push_back({code, line(lineOf(static_cast<int>(number))), {}});
    };
    shownAsText(blocks.deepLine, DiagnosticCode::NestingTooDeep);
    shownAsText(blocks.costlyTable, DiagnosticCode::TableTooSparse);

    const auto walk = [&](auto&& onEnter, auto&& onLeave) {
        cmark_node* block = blocks.root->first_child;
        while (block != nullptr) {
            if (onEnter(block) && block->first_child != nullptr) {
                block = block->first_child;
                continue;
            }
            onLeave(block);
            while (block->next == nullptr && block->parent != blocks.root) {
                block = block->parent;
                onLeave(block);
            }
            block = block->next;
        }
    };
    const auto isContainer = [](const cmark_node* block) {
        return block->type == CMARK_NODE_BLOCK_QUOTE || block->type == CMARK_NODE_LIST ||
               block->type == CMARK_NODE_ITEM || block->type == CMARK_NODE_FOOTNOTE_DEFINITION;
    };
    walk(
        [&](const cmark_node* block) {
            if (block->type == CMARK_NODE_FOOTNOTE_DEFINITION)
                m_references.footnotes.insert(scan::normalizedLabel(viewOf(block->as.literal)));
            if (block->type == CMARK_NODE_HTML_BLOCK && m_syntax.notes)
                noteDetails(block);
            return isContainer(block);
        },
        [](const cmark_node*) {});

    bool cancelled = false;
    walk(
        [&](cmark_node* block) {
            if (!cancelled && stop.stop_requested())
                cancelled = true;
            if (cancelled)
                return false;
            enter(block);
            return isContainer(block);
        },
        [&](const cmark_node* block) {
            if (!cancelled && isContainer(block))
                leave(block);
        });
    if (cancelled)
        return false;
    closeDetails();
    close(static_cast<std::uint32_t>(source().size()));
    return true;
}

std::uint32_t TreeBuilder::frontMatter()
{
    const FrontMatter found = m_syntax.notes ? findFrontMatter(source()) : FrontMatter{};
    if (found.span.empty())
        return 0;
    const NodeId id = leaf(NodeKind::FrontMatter, found.span);
    setText(id, {found.yaml.begin, found.yaml.size(), 1});
    m_bodyLine = m_lines.lineOf(found.bodyBegin) - 1;
    return found.bodyBegin;
}

void TreeBuilder::enter(cmark_node* block)
{
    switch (block->type) {
    case CMARK_NODE_BLOCK_QUOTE:
        open(NodeKind::Quote, beginOf(block));
        return;
    case CMARK_NODE_LIST: {
        const NodeId id = open(NodeKind::List, beginOf(block));
        node(id).ordered = block->as.list.list_type == CMARK_ORDERED_LIST;
        node(id).tight = block->as.list.tight;
        if (node(id).ordered)
            setExtra(id, {}, static_cast<std::uint32_t>(std::max(block->as.list.start, 0)));
        return;
    }
    case CMARK_NODE_ITEM: {
        const NodeId id = open(NodeKind::Item, beginOf(block));
        if (typeName(block) == "tasklist")
            node(id).task = cmark_gfm_extensions_get_tasklist_item_checked(block) ? TaskState::Done : TaskState::Open;
        return;
    }
    case CMARK_NODE_FOOTNOTE_DEFINITION: {
        // cmark's column is that of the text behind "[^label]:".
        const std::uint32_t text = beginOf(block);
        const std::uint32_t lineBegin = std::max(m_cursor, line(lineOf(block->start_line)).begin);
        const std::string label = "[^" + std::string(viewOf(block->as.literal)) + "]:";
        const std::size_t place = source().substr(lineBegin, text - lineBegin).rfind(label);
        const bool found = place != std::string_view::npos;
        const std::uint32_t begin = found ? lineBegin + static_cast<std::uint32_t>(place) : text;
        const NodeId id = open(NodeKind::FootnoteDefinition, begin);
        const TextRef ref = sourceOrLiteral(viewOf(block->as.literal), begin + 2);
        setText(id, ref);
        return;
    }
    case CMARK_NODE_PARAGRAPH:
        paragraph(block);
        return;
    case CMARK_NODE_HEADING:
        heading(block);
        return;
    case CMARK_NODE_CODE_BLOCK:
        codeBlock(block);
        return;
    case CMARK_NODE_HTML_BLOCK:
        htmlBlock(block);
        return;
    case CMARK_NODE_THEMATIC_BREAK:
        leaf(NodeKind::ThematicBreak, {beginOf(block), textEnd(lineOf(block->start_line))});
        return;
    default:
        if (typeName(block) == "table")
            table(block);
    }
}

void TreeBuilder::leave(const cmark_node* block)
{
    closeDetails();
    const bool empty = m_tree.size() == m_open.back() + 1;
    const std::uint32_t own = textEnd(lineOf(block->start_line));
    const std::uint32_t children = empty ? own : m_cursor;
    close(std::max(children, std::min(own, children)));
}

void TreeBuilder::mapLines(std::string_view content, std::uint32_t first, std::uint32_t count)
{
    const std::uint32_t contentLines =
        std::max<std::uint32_t>(1, lineCount(content) + (content.ends_with('\n') ? 0 : 1));
    const std::uint32_t last = m_lines.lineCount();
    const auto mapFrom = [&](std::uint32_t number) {
        m_map.clear();
        bool aligned = true;
        // A line end itself is mapped by going on from the line's text.
        for (text::Lines lines(content); lines.next(); ++number) {
            aligned = alignLine(source(), line(std::min(number, last)), lines.line(), lines.begin(), m_map) &&
                      aligned && number <= last;
        }
        return aligned;
    };
    // Link definitions at the paragraph's begin are no longer in its content.
    const std::uint32_t dropped = count > contentLines ? count - contentLines : 0;
    if (mapFrom(first + dropped))
        return;
    constexpr std::uint32_t kFurthest = 16;
    for (std::uint32_t number = first; number <= std::min(last, first + kFurthest); ++number) {
        if (mapFrom(number))
            return;
    }
    mapFrom(std::min(first + dropped, last));
}

void TreeBuilder::paragraph(const cmark_node* block)
{
    std::string_view content = contentOf(block);
    // The part of a paragraph above a table's header has no lines of its own in cmark, but the table has its begin.
    const cmark_node* placed = block->start_line == 0 && block->next != nullptr ? block->next : block;
    const int lines = placed == block ? block->end_line - block->start_line + 1 : 0;
    const std::uint32_t first = lineOf(placed->start_line);
    const std::string_view body = calloutHead(content, first);
    if (body.size() != content.size()) {
        if (body.empty())
            return;
        // What follows cannot lack lines at its begin.
        content = body;
        mapLines(content, first + 1, 0);
    } else {
        mapLines(content, first, static_cast<std::uint32_t>(std::max(lines, 0)));
    }
    const NodeId id = open(NodeKind::Paragraph, std::max(m_cursor, m_map.toSource(0, 0).begin));
    std::string_view written = content;
    while (!written.empty() && scan::isSpace(written.back()))
        written.remove_suffix(1);
    const std::size_t mark = m_syntax.notes ? blockIdBegin(written) : std::string_view::npos;
    if (mark == std::string_view::npos) {
        inlines(content);
        close(m_cursor);
        return;
    }
    const auto at = static_cast<std::uint32_t>(mark + 1);
    const ByteSpan place = m_map.toSource(at, static_cast<std::uint32_t>(written.size()));
    const TextRef name = sourceOrLiteral(written.substr(at), place.begin);
    setExtra(id, name);
    content = content.substr(0, mark);
    while (!content.empty() && scan::isSpace(content.back()))
        content.remove_suffix(1);
    inlines(content);
    close(std::max(m_cursor, place.end));
}

/// "[!kind]", "[!kind]- Title" as the first line of a quote makes it a callout. Returns what comes after that line;
/// all of the content where it is none. `number`: the line of the content's begin.
std::string_view TreeBuilder::calloutHead(std::string_view content, std::uint32_t number)
{
    Node& quote = node(m_open.back());
    if (!content.starts_with("[!") || !m_syntax.notes || quote.kind != NodeKind::Quote ||
        m_tree.size() != m_open.back() + 1)
        return content;
    const std::size_t lineEnd = std::min(content.find_first_of("\r\n"), content.size());
    const CalloutHead head = readCalloutHead(content.substr(0, lineEnd));
    if (head.kind.empty())
        return content;
    const std::string_view titleLine = content.substr(head.titleBegin, lineEnd - head.titleBegin);
    m_map.clear();
    const ByteSpan where = line(number);
    const std::size_t begin = where.of(source()).rfind(content.substr(0, lineEnd));
    const std::uint32_t at = where.begin + static_cast<std::uint32_t>(begin == std::string_view::npos ? 0 : begin);
    quote.kind = NodeKind::Callout;
    quote.fold = head.fold;
    const TextRef kind = sourceOrLiteral(head.kind, at + 2);
    setText(m_open.back(), kind);
    if (!titleLine.empty()) {
        m_map.add(0, at + static_cast<std::uint32_t>(head.titleBegin));
        const NodeId title = open(NodeKind::CalloutTitle, at);
        inlines(titleLine);
        close(m_cursor);
        node(title).span.begin = m_map.toSource(0, 0).begin;
    }
    m_cursor = std::max(m_cursor, at + static_cast<std::uint32_t>(lineEnd));
    const std::size_t eol = content.substr(lineEnd).starts_with("\r\n") ? 2 : lineEnd < content.size() ? 1 : 0;
    return content.substr(lineEnd + eol);
}

/// Takes "{#id}" off the end of a heading.
std::string_view TreeBuilder::headingId(std::string_view content, TextRef& id)
{
    while (!content.empty() && scan::isSpace(content.back()))
        content.remove_suffix(1);
    const std::size_t begin = m_syntax.notes ? headingIdBegin(content) : std::string_view::npos;
    if (begin == std::string_view::npos)
        return content;
    const std::size_t name = begin + 2;
    id = sourceOrLiteral(content.substr(name, content.find_first_of(" }", name) - name),
                         m_map.toSource(static_cast<std::uint32_t>(name), static_cast<std::uint32_t>(name)).begin);
    return content.substr(0, begin);
}

/// The line of "===" below a heading. cmark's last line is that one, or the one that ended the heading.
std::uint32_t TreeBuilder::underlineOf(const cmark_node* block) const
{
    const std::uint32_t last = lineOf(block->end_line);
    const std::uint32_t end = textEnd(last);
    const bool drawn = end > line(last).begin && (source()[end - 1] == '=' || source()[end - 1] == '-');
    bool other = false; // a block of its own begins there
    for (const cmark_node* node = block; node != nullptr && !other; node = node->parent)
        other = node->next != nullptr && node->next->start_line == block->end_line;
    return drawn && !other ? last : std::max(last, 2U) - 1;
}

void TreeBuilder::heading(const cmark_node* block)
{
    std::string_view content = contentOf(block);
    const std::uint32_t number = lineOf(block->start_line);
    const auto level = static_cast<std::uint8_t>(block->as.heading.level);
    std::uint32_t begin = beginOf(block);
    std::uint32_t end = textEnd(number);
    if (block->as.heading.setext) {
        // Link definitions above are no longer in its content, so it is counted from its end.
        const std::uint32_t lines = lineCount(content) + (content.ends_with('\n') ? 0 : 1);
        const std::uint32_t underline = underlineOf(block);
        mapLines(content, std::max(number, underline - std::min(underline, lines)), 0);
        begin = std::max(m_cursor, m_map.toSource(0, 0).begin);
    } else {
        m_map.clear();
        const ByteSpan span = line(number);
        const std::uint32_t at =
            contentBegin(source(), std::min<std::uint32_t>(begin + level, span.end), span.end, content);
        std::string_view text = content;
        while (!text.empty() && scan::isSpace(text.back()))
            text.remove_suffix(1);
        if (alignAt(source(), at, span.end, text, 0, m_map) == std::string_view::npos)
            m_map.add(0, at);
    }
    TextRef anchor;
    const std::uint32_t contentEnd = m_map.toSource(0, static_cast<std::uint32_t>(content.size())).end;
    content = headingId(content, anchor);
    const NodeId id = open(NodeKind::Heading, begin);
    node(id).level = level;
    setExtra(id, anchor);
    inlines(content);
    if (block->as.heading.setext) {
        const std::uint32_t last =
            std::min(std::max(m_cursor, contentEnd), static_cast<std::uint32_t>(source().size()));
        m_cursor = std::max(m_cursor, textEnd(m_lines.lineOf(last > 0 ? last - 1 : 0)));
        end = textEnd(std::min(m_lines.lineOf(m_cursor > 0 ? m_cursor - 1 : 0) + 1, m_lines.lineCount()));
    }
    close(std::max(end, m_cursor));
}

void TreeBuilder::codeBlock(const cmark_node* block)
{
    const std::string_view content = viewOf(block->as.code.literal);
    const std::uint32_t first = lineOf(block->start_line);
    const std::uint32_t begin = beginOf(block);
    const bool fenced = block->as.code.fenced != 0;
    const bool math = m_masked && fenced && source().substr(begin).starts_with("$$");
    const std::uint32_t lines = lineCount(content);
    std::uint32_t last = first + (fenced ? lines : std::max<std::uint32_t>(lines, 1) - 1);
    last = std::min(last, m_lines.lineCount());
    if (fenced && last < std::min(lineOf(block->end_line), m_lines.lineCount())) {
        // cmark's last line of a block that its container ended may be one that is not its own.
        const char fence = math ? '$' : static_cast<char>(block->as.code.fence_char);
        const std::uint32_t end = textEnd(last + 1);
        if (end > 0 && source()[end - 1] == fence)
            ++last;
    }
    const NodeId id = leaf(math ? NodeKind::MathBlock : NodeKind::CodeBlock, {begin, std::max(begin, textEnd(last))});
    const std::uint32_t inner = fenced && first < m_lines.lineCount() ? m_lines.startOf(first + 1) : begin;
    const TextRef text = m_masked ? sourceOrLiteral(withoutMasks(content), inner) : sourceOrLiteral(content, inner);
    setText(id, text);

    const std::string_view info = viewOf(block->as.code.info);
    if (!fenced || math || info.empty())
        return;
    const std::size_t place = source().substr(begin, line(first).end - begin).find(info);
    const TextRef extra =
        sourceOrLiteral(info, place == std::string_view::npos ? begin : begin + static_cast<std::uint32_t>(place));
    setExtra(id, extra);
}

void TreeBuilder::htmlBlock(const cmark_node* block)
{
    const std::string_view raw = viewOf(block->as.literal);
    const std::uint32_t first = lineOf(block->start_line);
    std::uint32_t begin = beginOf(block);
    // Its text has the indentation that the block's column leaves out.
    std::size_t indent = 0;
    while (indent < raw.size() && raw[indent] == ' ')
        ++indent;
    if (begin >= indent && begin - indent >= std::max(m_cursor, m_lines.startOf(first)) &&
        source().substr(begin - indent).starts_with(raw.substr(0, indent)))
        begin -= static_cast<std::uint32_t>(indent);
    const std::uint32_t last = std::min(first + std::max<std::uint32_t>(lineCount(raw), 1) - 1, m_lines.lineCount());
    const std::uint32_t end = std::max(begin, textEnd(last));
    const std::string unmasked = m_masked ? withoutMasks(raw) : std::string();
    const std::string_view html = m_masked ? unmasked : raw;
    if (m_syntax.notes) {
        htmlNodes(block, html, begin, end);
        return;
    }
    const TextRef text = sourceOrLiteral(html, begin);
    const NodeId id = leaf(NodeKind::HtmlBlock, {begin, end});
    setText(id, text);
}

/// A "<details>" ends where its container does.
void TreeBuilder::closeDetails()
{
    while (node(m_open.back()).kind == NodeKind::Details)
        close(m_cursor);
}

} // namespace zhilan::markdown
