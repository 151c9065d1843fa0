#pragma once

#include "core/search/postings.h"
#include "core/search/term_hits.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace zhilan::search
{

/// The sections of a list with their strengths: for some of them another list tells better ones. For one thread.
class OverlaidStrengths
{
public:
    /// `all` must outlive it; each section of `better` is one of it.
    OverlaidStrengths(Postings& all, unsigned fit, const Postings& better, unsigned betterFit)
        : m_all(all), m_fit(fit), m_better(better), m_betterFit(betterFit)
    {
        load();
    }
    OverlaidStrengths(const OverlaidStrengths&) = delete;
    OverlaidStrengths& operator=(const OverlaidStrengths&) = delete;

    /// As Postings::block(), with Strengths for weights. Indexes must ascend.
    [[nodiscard]] Postings::Block block(std::uint32_t index)
    {
        Postings::Block some = m_all.block(index);
        std::transform(some.weights, some.weights + some.count, m_strengths.begin(),
                       [this](Weight weight) { return strengthOf(weight, m_fit); });
        const SectionNumber last = some.sections[some.count - 1];
        for (std::uint32_t i = 0; m_at < m_loaded.count && m_loaded.sections[m_at] <= last;) {
            while (some.sections[i] < m_loaded.sections[m_at])
                ++i;
            if (some.sections[i] == m_loaded.sections[m_at])
                m_strengths[i] = strengthOf(m_loaded.weights[m_at], m_betterFit);
            if (++m_at == m_loaded.count)
                load();
        }
        some.weights = m_strengths.data();
        return some;
    }

private:
    /// The next block of the better ones; an empty one behind the last.
    void load()
    {
        m_at = 0;
        m_loaded = m_next < m_better.blockCount() ? m_better.block(m_next++) : Postings::Block{};
    }

    Postings& m_all;
    unsigned m_fit;
    Postings m_better;
    unsigned m_betterFit;
    std::uint32_t m_next = 0;
    Postings::Block m_loaded;
    std::uint32_t m_at = 0; ///< in it: the first that is of no block yet
    std::array<Strength, kBlock> m_strengths{};
};

} // namespace zhilan::search
