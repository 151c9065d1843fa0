#include "core/markdown/html_grid.h"

#include <algorithm>

namespace zhilan::markdown
{

void HtmlGrid::beginRow()
{
    m_column = 0;
    while (!m_below.empty() && m_below.back() == 0)
        m_below.pop_back();
}

std::size_t HtmlGrid::beginCell(std::size_t columns, std::size_t rows)
{
    const std::size_t before = m_column;
    for (; m_column < m_below.size() && m_below[m_column] > 0; ++m_column)
        --m_below[m_column];
    m_columns = std::min(columns, kMost);
    m_rows = std::min(rows, kMost);
    return m_column - before;
}

std::size_t HtmlGrid::endCell()
{
    const std::size_t end = m_column + m_columns;
    if (m_rows > 1) {
        m_below.resize(std::max(m_below.size(), end));
        std::fill(m_below.begin() + static_cast<std::ptrdiff_t>(m_column),
                  m_below.begin() + static_cast<std::ptrdiff_t>(end), m_rows - 1);
    }
    m_column = end;
    return m_columns - 1;
}

std::size_t HtmlGrid::endRow()
{
    const std::size_t before = std::min(m_column, m_below.size());
    for (std::size_t column = before; column < m_below.size(); ++column)
        m_below[column] -= m_below[column] > 0 ? 1 : 0;
    return m_below.size() - before;
}

} // namespace zhilan::markdown
