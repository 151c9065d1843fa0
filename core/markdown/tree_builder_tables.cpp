#include "core/markdown/table_cells.h"
#include "core/markdown/tree_builder.h"

#include <algorithm>

namespace zhilan::markdown
{

void TreeBuilder::table(const Block& block)
{
    const auto row = [&](std::uint32_t index) {
        const LinePiece& piece = m_blocks.pieces[block.firstPiece + index];
        std::string_view text = source().substr(piece.begin, piece.end - piece.begin);
        while (!text.empty() && scan::isSpace(text.back()))
            text.remove_suffix(1);
        return text;
    };
    const auto beginOf = [&](std::uint32_t index) {
        return m_blocks.pieces[block.firstPiece + index].begin;
    };

    std::vector<Alignment> columns;
    const std::string_view delimiters = row(1);
    for (CellReader cells(delimiters); cells.next();)
        columns.push_back(alignmentOf(delimiters.substr(cells.begin(), cells.end() - cells.begin())));

    open(NodeKind::Table, beginOf(0));
    tableRow(row(0), beginOf(0), columns, true);
    m_cursor = beginOf(1) + static_cast<std::uint32_t>(delimiters.size());
    for (std::uint32_t index = 2; index < block.pieceCount; ++index)
        tableRow(row(index), beginOf(index), columns, false);
    close(m_cursor);
}

/// Cells that a row lacks are empty ones, up to a number of them: with a wide header over many short rows they would be
/// the square of the source.
void TreeBuilder::tableRow(std::string_view row, std::uint32_t begin, const std::vector<Alignment>& columns,
                           bool header)
{
    const std::uint32_t end = begin + static_cast<std::uint32_t>(row.size());
    const NodeId id = open(NodeKind::TableRow, begin);
    node(id).header = header;
    std::size_t column = 0;
    for (CellReader cells(row); cells.next(); ++column) {
        if (column == columns.size()) {
            m_tree.m_diagnostics.push_back({DiagnosticCode::TableRowWidth, {begin, end}, {}});
            break;
        }
        tableCell({begin + static_cast<std::uint32_t>(cells.begin()), begin + static_cast<std::uint32_t>(cells.end())},
                  columns[column]);
    }
    constexpr std::uint32_t kMostFilledCells = 1U << 16U;
    for (; column < columns.size() && m_filledCells < kMostFilledCells; ++column, ++m_filledCells)
        tableCell({end, end}, columns[column]);
    close(end);
}

void TreeBuilder::tableCell(ByteSpan span, Alignment alignment)
{
    const NodeId id = open(NodeKind::TableCell, span.begin);
    node(id).alignment = alignment;
    std::string_view content = span.of(source());
    m_map.clear();
    m_map.add(0, span.begin);
    if (content.find("\\|") != std::string_view::npos) {
        m_scratch.clear();
        for (std::uint32_t at = span.begin; at < span.end; ++at) {
            const bool pipe = source()[at] == '\\' && at + 1 < span.end && source()[at + 1] == '|';
            const auto here = static_cast<std::uint32_t>(m_scratch.size());
            if (pipe) {
                m_map.addEscapedPipe(here, at);
                m_map.add(here + 1, at + 2);
                ++at;
            }
            m_scratch.push_back(source()[at]);
        }
        content = m_scratch;
    }
    if (!content.empty())
        inlines(content);
    close(span.end);
}

} // namespace zhilan::markdown
