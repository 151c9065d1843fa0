#include "app/reader/height_tree.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

namespace zhilan::reader
{

namespace
{

std::size_t lowestBit(std::size_t number)
{
    return number & (~number + 1);
}

} // namespace

void HeightTree::assign(std::size_t size, std::size_t group, const std::vector<double>& groups, Estimate estimate)
{
    m_size = size;
    m_group = group;
    m_estimate = std::move(estimate);
    m_groups.clear();
    m_groups.resize(groups.size());
    m_sums.assign(groups.size() + 1, 0.0);
    for (std::size_t i = 1; i < m_sums.size(); ++i) {
        m_sums[i] += groups[i - 1];
        const std::size_t parent = i + lowestBit(i);
        if (parent < m_sums.size())
            m_sums[parent] += m_sums[i];
    }
}

double HeightTree::before(std::size_t group) const
{
    double sum = 0;
    for (std::size_t i = group; i > 0; i -= lowestBit(i))
        sum += m_sums[i];
    return sum;
}

const HeightTree::Heights& HeightTree::open(std::size_t group) const
{
    Heights& heights = m_groups[group];
    if (heights)
        return heights;
    std::vector<double> estimates(countOf(group));
    m_estimate(group * m_group, estimates);
    heights = std::make_unique<std::int32_t[]>(estimates.size());
    const double estimated = std::accumulate(estimates.begin(), estimates.end(), 0.0);
    const double whole = before(group + 1) - before(group);
    double sum = 0;
    std::int32_t given = 0;
    for (std::size_t i = 0; i < estimates.size(); ++i) {
        sum += estimates[i];
        const auto until = static_cast<std::int32_t>(std::lround(estimated > 0 ? whole * sum / estimated : 0.0));
        heights[i] = until - std::exchange(given, until);
    }
    heights[estimates.size() - 1] += static_cast<std::int32_t>(whole) - given;
    return heights;
}

double HeightTree::height(std::size_t index) const
{
    return open(index / m_group)[index % m_group];
}

void HeightTree::set(std::size_t index, double height)
{
    std::int32_t& known = open(index / m_group)[index % m_group];
    const double change = height - known;
    if (change == 0)
        return;
    known = static_cast<std::int32_t>(height);
    for (std::size_t i = index / m_group + 1; i < m_sums.size(); i += lowestBit(i))
        m_sums[i] += change;
}

double HeightTree::offset(std::size_t index) const
{
    const std::size_t group = index / m_group;
    const double sum = before(group);
    if (index % m_group == 0)
        return sum;
    const Heights& heights = open(group);
    return std::accumulate(heights.get(), heights.get() + index % m_group, sum);
}

std::size_t HeightTree::indexAt(double y) const
{
    std::size_t group = 0;
    for (std::size_t step = std::bit_floor(m_groups.size()); step > 0; step /= 2) {
        if (group + step < m_sums.size() && m_sums[group + step] <= y) {
            group += step;
            y -= m_sums[group];
        }
    }
    if (group == m_groups.size())
        return m_size - 1;
    const Heights& heights = open(group);
    std::size_t at = 0;
    const std::size_t last = countOf(group) - 1;
    for (; at < last && heights[at] <= y; ++at)
        y -= heights[at];
    return group * m_group + at;
}

} // namespace zhilan::reader
