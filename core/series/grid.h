#pragma once

#include "core/document/document.h"
#include "core/series/cells.h"
#include "core/series/pace.h"

#include <string_view>
#include <vector>

namespace zhilan::series
{

/// The cells of a table, each read once and only when its column is asked for. Columns past kMostColumns and rows past
/// kMostRows, more than anybody writes, are not read, so that a hostile table costs little. Cells that a row leaves out
/// are blank. The table must outlive it.
class Grid
{
public:
    static constexpr std::size_t kMostColumns = 64;
    static constexpr std::size_t kMostRows = 20'000;

    Grid(const document::Table& table, Today today, Pace& pace);

    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] std::size_t columns() const { return m_cells.size(); }
    [[nodiscard]] bool isCut() const { return m_rows < m_table->rows.size(); }

    [[nodiscard]] const std::string& header(std::size_t column) const { return m_table->header[column]; }
    [[nodiscard]] const Cell& headerCell(std::size_t column) const { return m_headerCells[column]; }
    [[nodiscard]] const document::Table::Row& row(std::size_t row) const { return m_table->rows[row]; }
    [[nodiscard]] const std::string& text(std::size_t row, std::size_t column) const;
    [[nodiscard]] ByteSpan span(std::size_t row, std::size_t column) const;
    /// Reads the column where that has not been done. Once stopped, cells are blank.
    [[nodiscard]] const Cell& cell(std::size_t row, std::size_t column);

private:
    const document::Table* m_table;
    Today m_today;
    Pace* m_pace;
    std::size_t m_rows;
    std::vector<Cell> m_headerCells;
    std::vector<std::vector<Cell>> m_cells; ///< by column; empty until read
};

} // namespace zhilan::series
