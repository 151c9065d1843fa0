#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace zhilan::search
{

/// Tells which blocks of terms may hold a part of a term: those that have each of its trigrams of bytes, or others
/// whose hash is the same. In memory alone, 512 bytes for each block. Const functions are thread safe.
class PartFilter
{
public:
    /// The shortest part that is told anything of, in bytes.
    static constexpr std::size_t kShortest = 3;

    explicit PartFilter(std::uint64_t blocks);

    /// The terms of a block, each ended by a line feed. Linear.
    void add(std::uint64_t block, std::string_view terms);

    /// Calls `each` with the blocks that may have the part, in order, until it returns false.
    /// Precondition: part.size() >= kShortest.
    template <typename Each>
    void forEachBlock(std::string_view part, Each&& each) const
    {
        const std::vector<const std::uint64_t*> rows = rowsOf(part);
        for (std::uint64_t word = 0; word < m_words; ++word) {
            std::uint64_t blocks = ~std::uint64_t{0};
            for (const std::uint64_t* const row : rows)
                blocks &= row[word];
            for (; blocks != 0; blocks &= blocks - 1) {
                if (!each(word * 64 + static_cast<unsigned>(std::countr_zero(blocks))))
                    return;
            }
        }
    }

private:
    [[nodiscard]] std::vector<const std::uint64_t*> rowsOf(std::string_view part) const;

    std::uint64_t m_words;             ///< of 64 blocks
    std::vector<std::uint64_t> m_bits; ///< a row of blocks for each hash
};

} // namespace zhilan::search
