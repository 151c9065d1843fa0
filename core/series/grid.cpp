#include "core/series/grid.h"

#include "core/series/markers.h"
#include "core/series/year_parts.h"

#include <algorithm>

namespace zhilan::series
{
namespace
{

std::size_t rowsRead(std::size_t rows, std::size_t columns)
{
    const std::size_t read = std::clamp<std::size_t>(columns, 1, Grid::kMostColumns);
    return std::min({rows, Grid::kMostRows, Grid::kMostCells / read});
}

} // namespace

Grid::Grid(const document::Table& table, const CellContext& context, Pace& pace)
    : m_table(&table)
    , m_context(context)
    , m_pace(&pace)
    , m_rows(rowsRead(table.rows.size(), table.header.size()))
    , m_header(table.header.begin(),
               table.header.begin() + static_cast<std::ptrdiff_t>(std::min(table.header.size(), kMostColumns)))
    , m_groups(m_header.size())
    , m_cells(m_header.size())
    , m_marks(m_cells.size())
{
    m_headerPeriods.reserve(m_cells.size());
    CarriedYear year;
    for (std::size_t column = 0; column < m_cells.size(); ++column)
        m_headerPeriods.push_back(year.next(readCell(table.header[column], context), table.header[column]));
    joinHead();
}

/// Cells of the head that reach over several columns leave the rest of them blank, or say the same again, and the first
/// row goes on with the head: periods below what they are of, or what is told of each period below it.
void Grid::joinHead()
{
    constexpr std::size_t kLeast = 2;
    const std::size_t columns = m_header.size();
    if (columns <= kLeast || m_rows < kLeast)
        return;
    std::vector<std::string_view> above(columns); // with what merged cells leave out
    bool merged = false;
    for (std::size_t column = 1; column < columns; ++column) {
        const std::string_view own = trimmed(m_table->header[column]);
        const bool goesOn = column > 1 && (own.empty() || own == above[column - 1]);
        above[column] = goesOn ? above[column - 1] : own;
        merged = merged || (goesOn && !above[column].empty());
    }
    const std::string_view corner = trimmed(text(0, 0));
    if (!merged || !(corner.empty() || corner == trimmed(m_table->header[0])))
        return;
    Periods below(columns);
    CarriedYear year;
    std::size_t filled = 0;
    std::size_t dated = 0;
    std::size_t words = 0;
    for (std::size_t column = 1; column < columns; ++column) {
        const Cell cell = readCell(text(0, column), m_context);
        filled += cell.value.kind != CellKind::Blank ? 1 : 0;
        below[column] = year.next(cell, text(0, column));
        dated += below[column] ? 1 : 0;
        words += !below[column] && cell.value.kind == CellKind::Text ? 1 : 0;
    }
    const auto datedAbove = static_cast<std::size_t>(std::count_if(m_headerPeriods.begin(), m_headerPeriods.end(),
                                                                   [](const auto& each) { return each.has_value(); }));
    const bool periodsBelow = datedAbove < kLeast && dated >= kLeast && dated == filled;
    const bool periodsAbove = datedAbove >= kLeast && words >= kLeast && words == filled;
    if (!periodsBelow && !periodsAbove)
        return;
    for (std::size_t column = 1; column < columns; ++column) {
        if (periodsBelow && below[column]) {
            m_headerPeriods[column] = below[column];
            m_header[column] = text(0, column);
            m_groups[column] = above[column];
        } else if (periodsAbove) {
            const bool goesOn = column > 1 && above[column] == above[column - 1] && !m_headerPeriods[column];
            m_headerPeriods[column] = goesOn ? m_headerPeriods[column - 1] : m_headerPeriods[column];
            m_header[column] = above[column];
            m_groups[column] = trimmed(text(0, column));
        }
    }
    m_first = 1;
    m_rows = rowsRead(m_table->rows.size() - m_first, columns);
}

std::string_view Grid::text(std::size_t row, std::size_t column) const
{
    const auto cells = this->row(row).cells;
    return column < cells.size() ? cells[column] : std::string_view();
}

ByteSpan Grid::span(std::size_t row, std::size_t column) const
{
    const auto spans = this->row(row).cellSpans;
    return column < spans.size() ? spans[column] : ByteSpan{};
}

const Grid::Marks& Grid::marks(std::size_t column)
{
    constexpr std::size_t kLongestValue = 160; // bytes, as readCell() has it
    std::optional<Marks>& known = m_marks[column];
    if (known)
        return *known;
    known.emplace();
    for (std::size_t row = 0; row < m_rows && m_pace->step(); ++row) {
        const std::string_view words = trimmed(text(row, column));
        const bool brief = words.size() <= kLongestValue;
        const bool figure = brief && mayHoldNumber(words);
        if (!figure && isBlankCell(words))
            continue;
        ++known->filled;
        known->figures += figure || isRepeat(words) ? 1 : 0;
        known->times += figure && countMarkers(words, 1).times > 0 ? 1 : 0;
    }
    return *known;
}

const Cell& Grid::cell(std::size_t row, std::size_t column)
{
    std::vector<Cell>& cells = m_cells[column];
    if (cells.empty()) {
        Cell blank;
        blank.value.kind = CellKind::Blank;
        cells.resize(m_rows, blank);
        for (std::size_t at = 0; at < m_rows && m_pace->step(); ++at)
            cells[at] = readCell(text(at, column), m_context);
    }
    return cells[row];
}

Grid::Periods Grid::periods(std::size_t column)
{
    Periods out(m_rows);
    CarriedYear year;
    for (std::size_t row = 0; row < m_rows; ++row)
        out[row] = year.next(cell(row, column), text(row, column));
    return out;
}

} // namespace zhilan::series
