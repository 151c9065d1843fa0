#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace zhilan::reader
{

/// Heights of the blocks with their running sums: a block's height can become known at any time without moving the
/// others' entries. Blocks come in groups. Of a group no more than its height is known at first (the sums of which are
/// a Fenwick tree, https://doi.org/10.1002/spe.4380240306); its blocks share that once somebody asks for one of them.
/// Asking changes no height: only set() does. Pixels; sums are exact because heights are whole numbers.
class HeightTree
{
public:
    /// Writes what blocks from `first` on are estimated at; a group's height is shared in these proportions.
    using Estimate = std::function<void(std::size_t first, std::span<double> heights)>;

    /// `groups`: the height of each `group` blocks, the last of which may be fewer. Linear in the groups.
    void assign(std::size_t size, std::size_t group, const std::vector<double>& groups, Estimate estimate);

    // Each logarithmic, and linear in a group.

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] double height(std::size_t index) const;
    void set(std::size_t index, double height);
    /// Sum of the heights before `index`; index <= size().
    [[nodiscard]] double offset(std::size_t index) const;
    [[nodiscard]] double total() const { return before(m_groups.size()); }
    /// The block that holds `y`: the last one with offset <= y; the first for y < 0. Precondition: not empty.
    [[nodiscard]] std::size_t indexAt(double y) const;
    /// Whether a block's height has been asked for or set since assign(); neighbours in its group count.
    [[nodiscard]] bool isOpen(std::size_t index) const { return m_groups[index / m_group] != nullptr; }

private:
    using Heights = std::unique_ptr<std::int32_t[]>;
    const Heights& open(std::size_t group) const;
    [[nodiscard]] std::size_t countOf(std::size_t group) const { return std::min(m_group, m_size - group * m_group); }
    [[nodiscard]] double before(std::size_t group) const;

    std::size_t m_size = 0;
    std::size_t m_group = 1;
    Estimate m_estimate;
    std::vector<double> m_sums; ///< of groups; 1-based
    mutable std::vector<Heights> m_groups;
};

} // namespace zhilan::reader
