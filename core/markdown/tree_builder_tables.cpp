#include "core/markdown/cmark_blocks.h"
#include "core/markdown/tree_builder.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
// after cmark-gfm.h, which it needs
#include <cmark-gfm/node.h>

namespace zhilan::markdown
{
namespace
{

Alignment alignmentOf(std::uint8_t letter)
{
    switch (letter) {
    case 'l':
        return Alignment::Left;
    case 'c':
        return Alignment::Center;
    case 'r':
        return Alignment::Right;
    default:
        return Alignment::None;
    }
}

std::uint32_t skipBlanks(std::string_view source, std::uint32_t at, std::uint32_t end)
{
    while (at < end && scan::isSpace(source[at]))
        ++at;
    return at;
}

/// The next '|' that is not escaped, or `end`.
std::uint32_t nextPipe(std::string_view source, std::uint32_t at, std::uint32_t end)
{
    while (at < end && source[at] != '|')
        at += source[at] == '\\' && at + 1 < end ? 2 : 1;
    return std::min(at, end);
}

} // namespace

void TreeBuilder::table(const cmark_node* block)
{
    const cmark_node* header = block->first_child;
    const cmark_node* body = header == nullptr ? nullptr : header->next;
    // cmark gives the header the first line of the paragraph that it was the last line of. Rows tell the truth.
    const std::uint32_t headerLine = body != nullptr ? std::max<std::uint32_t>(lineOf(body->start_line), 3) - 2
                                                     : std::max(lineOf(block->end_line), 2U) - 1;
    open(NodeKind::Table, m_cursor);
    const NodeId id = m_open.back();
    for (const cmark_node* row = header; row != nullptr; row = row->next) {
        tableRow(row, row == header ? headerLine : lineOf(row->start_line), row == header);
        if (row == header) {
            node(id).span.begin = node(id + 1).span.begin;
            m_cursor = std::max(m_cursor, textEnd(std::min(headerLine + 1, m_lines.lineCount())));
        }
    }
    close(m_cursor);
}

void TreeBuilder::tableRow(const cmark_node* row, std::uint32_t number, bool header)
{
    const ByteSpan span = line(number);
    std::uint32_t at = span.begin;
    while (at < span.end && (source()[at] == ' ' || source()[at] == '\t' || source()[at] == '>'))
        ++at;
    if (header && lineOf(row->start_line) == number)
        at = std::max(at,
                      std::min(span.begin + static_cast<std::uint32_t>(std::max(row->start_column, 1) - 1), span.end));
    at = std::max(at, std::min(m_cursor, span.end));
    const std::uint32_t end = std::max(at, textEnd(number));

    const NodeId id = open(NodeKind::TableRow, at);
    node(id).header = header;
    const cmark_node* table = row->parent;
    const std::uint8_t* alignments = cmark_gfm_extensions_get_table_alignments(const_cast<cmark_node*>(table));
    const std::uint16_t columns = cmark_gfm_extensions_get_table_columns(const_cast<cmark_node*>(table));
    if (at < end && source()[at] == '|')
        ++at;
    std::uint16_t column = 0;
    for (const cmark_node* cell = row->first_child; cell != nullptr; cell = cell->next, ++column) {
        const Alignment alignment =
            alignments != nullptr && column < columns ? alignmentOf(alignments[column]) : Alignment::None;
        at = tableCell(cell, at, end, alignment);
    }
    if (!header && skipBlanks(source(), at, end) < end)
        m_tree.m_diagnostics.push_back({DiagnosticCode::TableRowWidth, {node(id).span.begin, end}, {}});
    close(std::max(end, m_cursor)); // what could not be aligned with the source may seem to reach further
}

std::uint32_t TreeBuilder::tableCell(const cmark_node* cell, std::uint32_t at, std::uint32_t end, Alignment alignment)
{
    const std::string_view content = contentOf(cell);
    const std::uint32_t begin = contentBegin(source(), at, end, content);
    m_map.clear();
    const std::size_t stop = alignAt(source(), begin, end, content, 0, m_map);
    const bool aligned = stop != std::string_view::npos;
    if (!aligned)
        m_map.add(0, begin);
    const NodeId id = open(NodeKind::TableCell, content.empty() ? at : begin);
    node(id).alignment = alignment;
    if (!content.empty())
        inlines(content);
    close(content.empty() ? at : aligned ? static_cast<std::uint32_t>(stop) : std::max(begin, m_cursor));

    const std::uint32_t pipe = nextPipe(source(), aligned ? static_cast<std::uint32_t>(stop) : begin, end);
    // A cell that could not be aligned may seem to reach past its pipe.
    return std::max(m_cursor, pipe < end ? pipe + 1 : end);
}

} // namespace zhilan::markdown
