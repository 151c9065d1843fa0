#include "app/reader/height_tree.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace zhilan::reader
{

void HeightTree::assign(std::vector<double> heights)
{
    m_heights = std::move(heights);
    m_sums.assign(m_heights.size() + 1, 0.0);
    for (std::size_t i = 1; i < m_sums.size(); ++i) {
        m_sums[i] += m_heights[i - 1];
        const std::size_t parent = i + (i & (~i + 1));
        if (parent < m_sums.size())
            m_sums[parent] += m_sums[i];
    }
}

void HeightTree::set(std::size_t index, double height)
{
    const double change = height - m_heights[index];
    if (change == 0)
        return;
    m_heights[index] = height;
    for (std::size_t i = index + 1; i < m_sums.size(); i += i & (~i + 1))
        m_sums[i] += change;
}

double HeightTree::offset(std::size_t index) const
{
    double sum = 0;
    for (std::size_t i = index; i > 0; i -= i & (~i + 1))
        sum += m_sums[i];
    return sum;
}

std::size_t HeightTree::indexAt(double y) const
{
    std::size_t at = 0;
    for (std::size_t step = std::bit_floor(m_heights.size()); step > 0; step /= 2) {
        if (at + step < m_sums.size() && m_sums[at + step] <= y) {
            at += step;
            y -= m_sums[at];
        }
    }
    return std::min(at, m_heights.size() - 1);
}

} // namespace zhilan::reader
