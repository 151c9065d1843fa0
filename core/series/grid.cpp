#include "core/series/grid.h"

#include "core/series/markers.h"
#include "core/series/year_parts.h"

#include <algorithm>

namespace zhilan::series
{

Grid::Grid(const document::Table& table, const CellContext& context, Pace& pace)
    : m_table(&table)
    , m_context(context)
    , m_pace(&pace)
    , m_rows(std::min(table.rows.size(), kMostRows))
    , m_cells(std::min(table.header.size(), kMostColumns))
    , m_marks(m_cells.size())
{
    m_headerPeriods.reserve(m_cells.size());
    CarriedYear year;
    for (std::size_t column = 0; column < m_cells.size(); ++column)
        m_headerPeriods.push_back(year.next(readCell(table.header[column], context), table.header[column]));
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
