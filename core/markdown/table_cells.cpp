#include "core/markdown/table_cells.h"

#include "core/markdown/inline_scan.h"

namespace zhilan::markdown
{
namespace
{

using scan::isSpace;

constexpr std::size_t kMostColumns = 65'535; // cmark-gfm's limit

std::size_t skipSpaces(std::string_view text, std::size_t at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

} // namespace

CellReader::CellReader(std::string_view row) : m_row(row)
{
    while (!m_row.empty() && isSpace(m_row.back()))
        m_row.remove_suffix(1);
    if (m_row.starts_with('|'))
        m_at = 1;
}

bool CellReader::next()
{
    if (m_at >= m_row.size())
        return false;
    const std::size_t begin = skipSpaces(m_row, m_at);
    std::size_t pipe = m_row.find('|', begin);
    while (pipe != std::string_view::npos && pipe > begin && m_row[pipe - 1] == '\\')
        pipe = m_row.find('|', pipe + 1);
    const std::size_t stop = pipe == std::string_view::npos ? m_row.size() : pipe;
    m_cellEnd = stop;
    while (m_cellEnd > begin && isSpace(m_row[m_cellEnd - 1]))
        --m_cellEnd;
    m_begin = m_cellEnd > begin ? begin : m_at;
    m_cellEnd = m_cellEnd > begin ? m_cellEnd : m_at;
    m_at = pipe == std::string_view::npos ? m_row.size() : pipe + 1;
    return true;
}

std::size_t countCells(std::string_view row)
{
    CellReader cells(row);
    std::size_t count = 0;
    while (cells.next())
        ++count;
    return count;
}

std::size_t countDelimiters(std::string_view row)
{
    if (row.find_first_not_of("|-: \t\v\f\r\n") != std::string_view::npos)
        return 0;
    CellReader cells(row);
    std::size_t count = 0;
    while (cells.next()) {
        std::string_view cell = row.substr(cells.begin(), cells.end() - cells.begin());
        if (cell.starts_with(':'))
            cell.remove_prefix(1);
        if (cell.ends_with(':'))
            cell.remove_suffix(1);
        if (cell.empty() || cell.find_first_not_of('-') != std::string_view::npos || ++count > kMostColumns)
            return 0;
    }
    return count;
}

Alignment alignmentOf(std::string_view delimiter)
{
    const bool left = delimiter.starts_with(':');
    const bool right = delimiter.ends_with(':');
    if (left && right)
        return Alignment::Center;
    return left ? Alignment::Left : right ? Alignment::Right : Alignment::None;
}

} // namespace zhilan::markdown
