#pragma once

#include <cstddef>
#include <vector>

namespace zhilan::markdown
{

/// Keeps a table of raw HTML in columns: where a cell covers several columns or rows, the places that it covers beside
/// its own are cells as well, empty ones, as they are written in a table of Markdown. Each call says how many of them
/// the caller has to add. A span counts no more than kMost.
class HtmlGrid
{
public:
    static constexpr std::size_t kMost = 32;

    void begin() { m_below.clear(); }
    void beginRow();
    /// Before a cell: what cells of rows above cover there.
    [[nodiscard]] std::size_t beginCell(std::size_t columns, std::size_t rows);
    /// After it: what it covers beside its own place in this row.
    [[nodiscard]] std::size_t endCell();
    /// At the end of the row: up to the last place that a cell from above covers.
    [[nodiscard]] std::size_t endRow();

private:
    std::vector<std::size_t> m_below; ///< by column: further rows that a cell reaches into
    std::size_t m_column = 0;         ///< the next one of the row
    std::size_t m_columns = 1;        ///< of the cell that is open
    std::size_t m_rows = 1;
};

} // namespace zhilan::markdown
