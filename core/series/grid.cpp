#include "core/series/grid.h"

#include <algorithm>

namespace zhilan::series
{

Grid::Grid(const document::Table& table, Today today, Pace& pace)
    : m_table(&table)
    , m_today(today)
    , m_pace(&pace)
    , m_rows(std::min(table.rows.size(), kMostRows))
    , m_cells(std::min(table.header.size(), kMostColumns))
{
    m_headerCells.reserve(m_cells.size());
    for (std::size_t column = 0; column < m_cells.size(); ++column)
        m_headerCells.push_back(readCell(table.header[column], today));
}

const std::string& Grid::text(std::size_t row, std::size_t column) const
{
    static const std::string kEmpty;
    const auto& cells = m_table->rows[row].cells;
    return column < cells.size() ? cells[column] : kEmpty;
}

ByteSpan Grid::span(std::size_t row, std::size_t column) const
{
    const auto& spans = m_table->rows[row].cellSpans;
    return column < spans.size() ? spans[column] : ByteSpan{};
}

const Cell& Grid::cell(std::size_t row, std::size_t column)
{
    std::vector<Cell>& cells = m_cells[column];
    if (cells.empty()) {
        Cell blank;
        blank.value.kind = CellKind::Blank;
        cells.resize(m_rows, blank);
        for (std::size_t at = 0; at < m_rows && m_pace->step(); ++at)
            cells[at] = readCell(text(at, column), m_today);
    }
    return cells[row];
}

} // namespace zhilan::series
