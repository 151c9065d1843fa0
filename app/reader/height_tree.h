#pragma once

#include <cstddef>
#include <vector>

namespace zhilan::reader
{

/// Heights of the blocks with their running sums (a Fenwick tree, https://doi.org/10.1002/spe.4380240306): a block's
/// height can become known at any time without moving the others' entries. Pixels; sums are exact because heights are
/// whole numbers.
class HeightTree
{
public:
    /// Linear.
    void assign(std::vector<double> heights);
    [[nodiscard]] std::size_t size() const { return m_heights.size(); }
    [[nodiscard]] double height(std::size_t index) const { return m_heights[index]; }
    /// Logarithmic.
    void set(std::size_t index, double height);
    /// Sum of the heights before `index`; index <= size(). Logarithmic.
    [[nodiscard]] double offset(std::size_t index) const;
    [[nodiscard]] double total() const { return offset(size()); }
    /// The block that holds `y`: the last one with offset <= y; the first for y < 0. Precondition: not empty.
    [[nodiscard]] std::size_t indexAt(double y) const;

private:
    std::vector<double> m_heights;
    std::vector<double> m_sums; ///< 1-based
};

} // namespace zhilan::reader
