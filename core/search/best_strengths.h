#pragma once

#include "core/search/postings.h"
#include "core/search/scratch.h"
#include "core/search/term_hits.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace zhilan::search
{

/// Of weights: the place of each among all of them, and back; the greater says more.
struct WeightOrder {
    std::array<std::uint8_t, kWeights> of{};
    std::array<Weight, kWeights> weights{};
};
inline constexpr WeightOrder kWeightOrder = [] {
    WeightOrder order;
    std::uint8_t next = 0;
    for (const bool inherited : {true, false}) {
        for (Weight weight = 0; weight < kWeights; ++weight) {
            if ((weight == kInheritedHeading) != inherited)
                continue;
            order.of[weight] = next;
            order.weights[next++] = weight;
        }
    }
    return order;
}();

/// The sections that any of several terms stands in, each with its best strength: for terms that are so many that their
/// lists are gone through one by one.
class BestStrengths
{
public:
    explicit BestStrengths(std::uint32_t sections) : m_scratch(sections / sizeof(Eight) + 1) {}

    void add(const Postings::Block& some, unsigned fit)
    {
        auto* const best = reinterpret_cast<std::uint8_t*>(m_scratch.values().data());
        const unsigned rank = (kFits - fit) << 4U;
        for (std::uint32_t i = 0; i < some.count; ++i) {
            std::uint8_t& known = best[some.sections[i]];
            known = std::max(known, static_cast<std::uint8_t>(rank | kWeightOrder.of[some.weights[i]]));
        }
    }
    /// Calls `each` with every section, in order, and its strength.
    template <typename Each>
    void forEach(Each&& each) const
    {
        const std::vector<Eight>& words = m_scratch.values();
        for (std::size_t word = 0; word < words.size(); ++word) {
            for (Eight left = words[word]; left != 0;) {
                const auto bits = static_cast<unsigned>(std::countr_zero(left)) / 8 * 8;
                const auto value = static_cast<std::uint8_t>(left >> bits);
                left &= ~(Eight{0xFF} << bits);
                each(static_cast<SectionNumber>(word * sizeof(Eight) + bits / 8),
                     strengthOf(kWeightOrder.weights[value & 15U], kFits - (value >> 4U)));
            }
        }
    }

private:
    static constexpr unsigned kFits = 3;

    // A byte for each section. 0: not there; otherwise better strengths are greater. As many as a word has are looked
    // at in one go.
    using Eight = std::uint64_t;
    static_assert(std::endian::native == std::endian::little);
    Scratch<Eight> m_scratch;
};

} // namespace zhilan::search
