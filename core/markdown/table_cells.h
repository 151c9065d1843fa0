#pragma once

#include "core/markdown/tree.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhilan::markdown
{

/// The cells of a table row, one after another (GFM 0.29, section 4.10): pipes with a backslash in front part no cells.
/// Linear in the row.
class CellReader
{
public:
    /// `row`: without indentation; a line end is white space like any.
    explicit CellReader(std::string_view row);

    /// Goes to the next cell. False: there is none.
    [[nodiscard]] bool next();
    /// The cell without the white space around it: row[begin, end). Empty cells: begin is behind their pipe.
    [[nodiscard]] std::size_t begin() const { return m_begin; }
    [[nodiscard]] std::size_t end() const { return m_cellEnd; }

private:
    std::string_view m_row;
    std::size_t m_at = 0;
    std::size_t m_begin = 0;
    std::size_t m_cellEnd = 0;
};

/// 0: the line is no table row.
[[nodiscard]] std::size_t countCells(std::string_view row);
/// Columns of a delimiter row, 0 when the line is none.
[[nodiscard]] std::size_t countDelimiters(std::string_view row);
/// What a cell of a delimiter row says.
[[nodiscard]] Alignment alignmentOf(std::string_view delimiter);

} // namespace zhilan::markdown
