#include "core/markdown/block_parser.h"

#include "core/markdown/inline_scan.h"
#include "core/markdown/table_cells.h"

#include <algorithm>

namespace zhilan::markdown
{
namespace
{

constexpr std::uint32_t kCodeIndent = 4;
/// Nobody nests like that; what reads the tree may keep a state for each level.
constexpr std::size_t kDeepestNesting = 100'000;

bool holds(NodeKind parent, NodeKind child)
{
    switch (parent) {
    case NodeKind::Document:
    case NodeKind::Quote:
    case NodeKind::Item:
    case NodeKind::FootnoteDefinition:
        return child != NodeKind::Item;
    case NodeKind::List:
        return child == NodeKind::Item;
    default:
        return false;
    }
}

} // namespace

BlockParser::BlockParser(std::string_view source, const text::LineIndex& lines, Definitions& definitions)
    : m_source(source), m_lines(lines), m_definitions(definitions)
{
    m_out.blocks.reserve(lines.lineCount());
    m_out.pieces.reserve(lines.lineCount());
    Block document;
    document.span = {0, static_cast<std::uint32_t>(source.size())};
    m_out.blocks.push_back(document);
    m_open.push_back(0);
}

bool BlockParser::run(std::uint32_t firstLine, const std::stop_token& stop)
{
    constexpr std::uint32_t kLinesBetweenChecks = 4096;
    const auto size = static_cast<std::uint32_t>(m_source.size());
    for (m_number = firstLine; m_number <= m_lines.lineCount(); ++m_number) {
        if ((m_number - firstLine) % kLinesBetweenChecks == 0 && stop.stop_requested())
            return false;
        std::uint32_t begin = m_lines.startOf(m_number);
        const std::uint32_t next = m_number < m_lines.lineCount() ? m_lines.startOf(m_number + 1) : size;
        std::uint32_t end = next;
        if (end > begin && m_source[end - 1] == '\n')
            --end;
        if (end > begin && m_source[end - 1] == '\r')
            --end;
        if (begin == 0 && m_source.starts_with("\uFEFF"))
            begin = 3;
        line(begin, end, next);
    }
    m_matched = 1;
    closeUnmatched();
    return true;
}

void BlockParser::line(std::uint32_t begin, std::uint32_t end, std::uint32_t next)
{
    m_line = LineCursor(m_source, begin, end);
    m_lineEnd = next;
    m_textEnd = end;
    while (m_textEnd > begin && scan::isSpace(m_source[m_textEnd - 1]))
        --m_textEnd;
    m_noBreakBefore = begin;
    m_matched = 1;
    if (matchOpen())
        addRest(openBlocks());
    else
        m_blankIn = kNoBlock;
}

/// False: the line was a closing fence and is done with.
bool BlockParser::matchOpen()
{
    std::size_t quotes = 0;
    while (m_matched < m_open.size()) {
        if (m_line.at() == m_line.end()) {
            skipMatchesOfBlank(quotes);
            return true;
        }
        const Block& next = block(m_open[m_matched]);
        quotes += next.kind == NodeKind::Quote ? 1 : 0;
        const Match match = matches(next);
        if (match == Match::Closed)
            return false;
        if (match == Match::No)
            return true;
        ++m_matched;
    }
    return true;
}

/// Where nothing of the line is left, lists, items and footnotes go on up to the next quote. Not asked one by one,
/// since a deeply nested document may have many empty lines.
void BlockParser::skipMatchesOfBlank(std::size_t quotes)
{
    const std::size_t end = quotes < m_quotes.size() ? m_quotes[quotes] : m_open.size() - 1;
    m_matched = std::max(m_matched, end);
    if (quotes >= m_quotes.size() && m_matched < m_open.size() && matches(innermost()) == Match::Yes)
        ++m_matched;
}

BlockParser::Match BlockParser::matches(const Block& block)
{
    const auto match = [](bool does) {
        return does ? Match::Yes : Match::No;
    };
    switch (block.kind) {
    case NodeKind::Quote:
        if (m_line.indent() >= kCodeIndent || m_line.textByte() != '>')
            return Match::No;
        m_line.advanceTo(m_line.text() + 1);
        if (m_line.atSpace())
            m_line.advanceColumns(1);
        return Match::Yes;
    case NodeKind::Item:
        if (const std::uint32_t width = std::uint32_t{block.indent} + block.padding; m_line.indent() >= width)
            m_line.advanceColumns(width);
        else if (m_line.blank() && block.lastChild != kNoBlock)
            m_line.advanceTo(m_line.text());
        else
            return Match::No;
        return Match::Yes;
    case NodeKind::FootnoteDefinition:
        if (m_line.indent() >= kCodeIndent)
            m_line.advanceColumns(kCodeIndent);
        else if (!m_line.blank())
            return Match::No;
        return Match::Yes;
    case NodeKind::CodeBlock:
        return codeMatches(block);
    case NodeKind::HtmlBlock:
        return match(block.padding < 6 || !m_line.blank());
    case NodeKind::Paragraph:
        return match(!m_line.blank());
    case NodeKind::Table:
        return match(countCells(rest()) > 0);
    case NodeKind::List:
        return Match::Yes;
    default:
        return Match::No;
    }
}

BlockParser::Match BlockParser::codeMatches(const Block& block)
{
    if (block.marker == 0) {
        if (m_line.indent() >= kCodeIndent)
            m_line.advanceColumns(kCodeIndent);
        else if (m_line.blank())
            m_line.advanceTo(m_line.text());
        else
            return Match::No;
        return Match::Yes;
    }
    if (m_line.indent() < kCodeIndent && scan::closesFence(rest(), block.marker, block.number)) {
        m_matched = m_open.size();
        innermost().span.end = m_textEnd;
        close();
        return Match::Closed;
    }
    for (std::uint32_t i = block.indent; i > 0 && m_line.atSpace(); --i)
        m_line.advanceColumns(1);
    return Match::Yes;
}

bool BlockParser::openBlocks()
{
    bool opened = false;
    bool mayBeLazy = innermost().kind == NodeKind::Paragraph;
    for (;;) {
        const NodeKind kind = container().kind;
        if (kind == NodeKind::CodeBlock || kind == NodeKind::HtmlBlock)
            return opened;
        const bool indented = m_line.indent() >= kCodeIndent;
        const bool found = indented
                               ? openIndentedCode(mayBeLazy)
                               : openQuote() || openHeading() || openFencedCode() || openHtml() || turnIntoHeading() ||
                                     openBreak() || openFootnote() || openItem() || openTable();
        if (!found) {
            takeTask(container());
            return opened;
        }
        opened = true;
        if (!holds(container().kind, NodeKind::Paragraph))
            return opened;
        mayBeLazy = false;
    }
}

void BlockParser::addRest(bool opened)
{
    const bool blank = m_line.blank();
    if (!opened && m_matched < m_open.size() && !blank && innermost().kind == NodeKind::Paragraph) {
        addText(innermost());
        m_blankIn = kNoBlock;
        return;
    }
    closeUnmatched();
    Block& inner = container();
    const BlockId innerId = m_open[m_matched - 1];
    const bool firstLine = inner.line == m_number;
    switch (inner.kind) {
    case NodeKind::CodeBlock:
        if (!firstLine || inner.marker == 0)
            addLine(inner, m_line.at() + (m_line.tabRest() > 0 ? 1 : 0), m_line.tabRest());
        break;
    case NodeKind::HtmlBlock:
        addLine(inner, m_line.at() + (m_line.tabRest() > 0 ? 1 : 0), m_line.tabRest());
        if (inner.padding < 6 && scan::endsHtml(rest(), inner.padding))
            close();
        break;
    case NodeKind::Paragraph:
        addText(inner);
        break;
    case NodeKind::Heading:
    case NodeKind::ThematicBreak:
        close();
        break;
    case NodeKind::Table:
        break;
    default:
        if (!blank)
            addText(block(open(NodeKind::Paragraph, m_line.text())));
    }
    const Block& last = block(innerId);
    const bool parts = last.kind != NodeKind::Quote && !(last.kind == NodeKind::CodeBlock && last.marker != 0);
    m_blankIn = blank && !opened && parts ? innerId : kNoBlock;
}

bool BlockParser::openQuote()
{
    if (m_line.textByte() != '>' || !mayNest())
        return false;
    open(NodeKind::Quote, m_line.text());
    m_quotes.push_back(m_open.size() - 1);
    m_line.advanceTo(m_line.text() + 1);
    if (m_line.atSpace())
        m_line.advanceColumns(1);
    return true;
}

bool BlockParser::openHeading()
{
    if (m_line.textByte() != '#')
        return false;
    const std::uint8_t level = scan::atxLevel(rest());
    if (level == 0)
        return false;
    Block& heading = block(open(NodeKind::Heading, m_line.text()));
    heading.marker = '#';
    heading.level = level;
    heading.span.end = m_textEnd;
    m_line.advanceTo(m_line.text() + level);
    m_line.advanceTo(m_line.text());
    addPiece(heading, m_line.at(), m_line.at() + static_cast<std::uint32_t>(scan::atxTextEnd(rest())));
    return true;
}

bool BlockParser::openFencedCode()
{
    const std::uint32_t length = scan::openingFence(rest());
    if (length == 0)
        return false;
    const std::uint32_t indent = m_line.indent();
    Block& code = block(open(NodeKind::CodeBlock, m_line.text()));
    code.marker = m_line.textByte();
    code.number = length;
    code.indent = static_cast<std::uint8_t>(indent);
    code.span.end = m_textEnd;
    m_line.advanceTo(m_line.text() + length);
    m_line.advanceTo(m_line.text());
    addPiece(code, m_line.at(), std::max(m_textEnd, m_line.at()));
    return true;
}

bool BlockParser::openHtml()
{
    if (m_line.textByte() != '<')
        return false;
    std::uint8_t condition = scan::htmlStart(rest());
    if (condition == 0 && container().kind != NodeKind::Paragraph && scan::isTagAlone(rest()))
        condition = 7;
    if (condition == 0)
        return false;
    // Its indentation is a part of it.
    block(open(NodeKind::HtmlBlock, m_line.at())).padding = condition;
    return true;
}

bool BlockParser::turnIntoHeading()
{
    Block& paragraph = container();
    if (paragraph.kind != NodeKind::Paragraph)
        return false;
    const std::uint8_t level = scan::setextLevel(rest());
    if (level == 0)
        return false;
    resolveDefinitions(paragraph);
    // What were only definitions leaves the line to be the text of the paragraph.
    if (paragraph.pieceCount == 0)
        return false;
    paragraph.kind = NodeKind::Heading;
    paragraph.level = level;
    paragraph.span.end = m_textEnd;
    m_line.advanceTo(m_line.end());
    return true;
}

bool BlockParser::openBreak()
{
    if (m_line.text() < m_noBreakBefore)
        return false;
    const std::size_t mismatch = scan::thematicBreakMismatch(rest());
    if (mismatch != scan::kNone) {
        // Not to be looked through again from each list item of the line.
        if (mismatch > 1)
            m_noBreakBefore = m_line.text() + static_cast<std::uint32_t>(mismatch);
        return false;
    }
    block(open(NodeKind::ThematicBreak, m_line.text())).span.end = m_textEnd;
    m_line.advanceTo(m_line.end());
    return true;
}

bool BlockParser::openFootnote()
{
    if (m_line.textByte() != '[')
        return false;
    const scan::FootnoteMarker marker = scan::footnoteMarker(rest());
    if (marker.length == 0 || !mayNest())
        return false;
    const std::uint32_t begin = m_line.text();
    Block& footnote = block(open(NodeKind::FootnoteDefinition, begin));
    addPiece(footnote, begin + 2, begin + 2 + marker.labelLength);
    m_line.advanceTo(begin + marker.length);
    return true;
}

bool BlockParser::openItem()
{
    const scan::ListMarker marker = scan::listMarker(rest(), container().kind == NodeKind::Paragraph);
    if (marker.length == 0 || !mayNest())
        return false;
    const std::uint32_t begin = m_line.text();
    const std::uint32_t indent = m_line.indent();
    m_line.advanceTo(begin + marker.length);
    // One to four columns belong to the marker; more begin an indented code block behind one.
    std::uint32_t spaces = m_line.indent();
    if (spaces > kCodeIndent || spaces < 1 || m_line.blank())
        spaces = 1;
    m_line.advanceColumns(spaces);

    const Block& around = container();
    if (around.kind != NodeKind::List || around.marker != marker.mark) {
        Block& list = block(open(NodeKind::List, begin));
        list.marker = marker.mark;
        list.number = marker.number;
        list.level = marker.ordered ? 1 : 0;
    }
    Block& item = block(open(NodeKind::Item, begin));
    item.indent = static_cast<std::uint8_t>(indent);
    item.padding = static_cast<std::uint8_t>(marker.length + spaces);
    return true;
}

/// "[ ]" behind the marker of an item, where no block begins.
void BlockParser::takeTask(Block& item)
{
    if (item.kind != NodeKind::Item || item.line != m_number || item.lastChild != kNoBlock)
        return;
    const std::string_view text = rest();
    if (m_line.indent() >= kCodeIndent || text.size() < 3 || text[0] != '[' || text[2] != ']' ||
        (text.size() > 3 && !scan::isSpace(text[3])))
        return;
    if (text[1] != ' ' && text[1] != 'x' && text[1] != 'X')
        return;
    item.task = text[1] == ' ' ? TaskState::Open : TaskState::Done;
    m_line.advanceTo(m_line.text() + 3);
    m_line.advanceTo(m_line.text());
}

bool BlockParser::openIndentedCode(bool mayBeLazy)
{
    if (mayBeLazy || m_line.blank())
        return false;
    m_line.advanceColumns(kCodeIndent);
    open(NodeKind::CodeBlock, m_line.at());
    return true;
}

bool BlockParser::openTable()
{
    if (container().kind == NodeKind::Table) {
        addText(container());
        m_line.advanceTo(m_line.end());
        return true;
    }
    if (container().kind != NodeKind::Paragraph || m_line.blank())
        return false;
    const std::size_t columns = countDelimiters(rest());
    const BlockId id = m_open[m_matched - 1];
    if (columns == 0 || block(id).pieceCount == 0)
        return false;
    const std::uint32_t headerPiece = block(id).firstPiece + block(id).pieceCount - 1;
    const LinePiece header = m_out.pieces[headerPiece];
    if (countCells(m_source.substr(header.begin, header.end - header.begin)) != columns)
        return false;
    BlockId table = id;
    if (block(id).pieceCount == 1) {
        block(id).kind = NodeKind::Table;
    } else {
        // The lines above the header stay a paragraph.
        --block(id).pieceCount;
        close();
        --m_matched;
        table = open(NodeKind::Table, header.begin);
        block(table).firstPiece = headerPiece;
        block(table).pieceCount = 1;
        block(table).line = m_number - 1;
    }
    addText(block(table));
    m_line.advanceTo(m_line.end());
    return true;
}

bool BlockParser::mayNest()
{
    if (m_matched < kDeepestNesting)
        return true;
    if (m_out.tooDeep.empty())
        m_out.tooDeep = {m_line.text(), m_line.end()};
    return false;
}

BlockId BlockParser::open(NodeKind kind, std::uint32_t begin)
{
    closeUnmatched();
    while (!holds(container().kind, kind)) {
        close();
        --m_matched;
    }
    const BlockId parent = m_open.back();
    loosen(parent);
    const auto id = static_cast<BlockId>(m_out.blocks.size());
    Block created;
    created.kind = kind;
    created.parent = parent;
    created.line = m_number;
    created.span = {begin, std::max(begin, m_textEnd)};
    created.firstPiece = static_cast<std::uint32_t>(m_out.pieces.size());
    block(parent).lastChild = id;
    m_out.blocks.push_back(created);
    m_open.push_back(id);
    m_matched = m_open.size();
    return id;
}

/// A list is loose where an empty line stands between its items or between the blocks of one of them. It counts when it
/// was the line just before, and belonged to the parent or, through lists and items alone, to the child before.
void BlockParser::loosen(BlockId parent)
{
    const Block& around = block(parent);
    const bool inList = around.kind == NodeKind::List || around.kind == NodeKind::Item;
    if (m_blankIn == kNoBlock || !inList || around.lastChild == kNoBlock)
        return;
    BlockId node = m_blankIn;
    while (node != parent && node > around.lastChild) {
        node = block(node).parent;
        if (block(node).kind != NodeKind::List && block(node).kind != NodeKind::Item)
            return;
    }
    if (node == parent || node == around.lastChild)
        block(around.kind == NodeKind::List ? parent : around.parent).tight = false;
}

void BlockParser::close()
{
    Block& closed = innermost();
    if (closed.kind == NodeKind::Quote)
        m_quotes.pop_back();
    if (closed.kind == NodeKind::Paragraph) {
        resolveDefinitions(closed);
        closed.dropped = closed.pieceCount == 0;
    }
    m_open.pop_back();
}

void BlockParser::closeUnmatched()
{
    while (m_open.size() > m_matched)
        close();
}

void BlockParser::resolveDefinitions(Block& paragraph)
{
    if (paragraph.pieceCount == 0 || m_source[m_out.pieces[paragraph.firstPiece].begin] != '[')
        return;
    const std::uint32_t taken = m_definitions.take(m_out, paragraph);
    paragraph.firstPiece += taken;
    paragraph.pieceCount -= taken;
}

void BlockParser::addPiece(Block& block, std::uint32_t begin, std::uint32_t end, std::uint32_t spaces)
{
    m_out.pieces.push_back({begin, std::max(begin, end), spaces});
    ++block.pieceCount;
}

void BlockParser::addLine(Block& block, std::uint32_t begin, std::uint32_t spaces)
{
    addPiece(block, begin, m_lineEnd, spaces);
    if (m_textEnd > begin)
        block.span.end = m_textEnd;
}

} // namespace zhilan::markdown
