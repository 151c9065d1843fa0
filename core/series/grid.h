#pragma once

#include "core/document/document.h"
#include "core/series/cells.h"
#include "core/series/pace.h"

#include <optional>
#include <string_view>
#include <vector>

namespace zhilan::series
{

/// The cells of a table, each read once and only when its column is asked for. Columns past kMostColumns, rows past
/// kMostRows and cells past kMostCells, more than anybody writes, are not read, so that a hostile table costs little.
/// Cells that a row leaves out are blank. The table must outlive it.
class Grid
{
public:
    static constexpr std::size_t kMostColumns = 64;
    static constexpr std::size_t kMostRows = 20'000;
    static constexpr std::size_t kMostCells = 200'000;

    Grid(const document::Table& table, const CellContext& context, Pace& pace);

    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] std::size_t columns() const { return m_cells.size(); }
    [[nodiscard]] bool isCut() const { return m_first + m_rows < m_table->rows.size(); }

    [[nodiscard]] const std::string& header(std::size_t column) const { return m_header[column]; }
    /// With a second row of the head below merged cells of the first: what stands beside the period over a column,
    /// 收入 over or below 2024. Else empty.
    [[nodiscard]] const std::string& group(std::size_t column) const { return m_groups[column]; }
    /// One period a row (or a column, of the header); none where the cell is none. A year that is left out is that of
    /// the cell before (CarriedYear).
    using Periods = std::vector<std::optional<PeriodCell>>;
    [[nodiscard]] const Periods& headerPeriods() const { return m_headerPeriods; }
    /// The first one that isCut() leaves out is row(rows()).
    [[nodiscard]] const document::Table::Row& row(std::size_t row) const { return m_table->rows[m_first + row]; }
    [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const;
    [[nodiscard]] ByteSpan span(std::size_t row, std::size_t column) const;
    /// How many cells of the column are filled, and how many of them are short and hold a mark of time, or a figure:
    /// told by their bytes, reading none.
    struct Marks {
        std::size_t filled = 0;
        std::size_t times = 0;
        std::size_t figures = 0;
    };
    [[nodiscard]] const Marks& marks(std::size_t column);
    /// Reads the column where that has not been done. Once stopped, cells are blank.
    [[nodiscard]] const Cell& cell(std::size_t row, std::size_t column);
    [[nodiscard]] Periods periods(std::size_t column);

private:
    void joinHead();

    const document::Table* m_table;
    CellContext m_context;
    Pace* m_pace;
    std::size_t m_first = 0; ///< row of the table that is the grid's first: 1 below a head of two rows
    std::size_t m_rows;
    std::vector<std::string> m_header;
    std::vector<std::string> m_groups;
    Periods m_headerPeriods;
    std::vector<std::vector<Cell>> m_cells; ///< by column; empty until read
    std::vector<std::optional<Marks>> m_marks;
};

} // namespace zhilan::series
