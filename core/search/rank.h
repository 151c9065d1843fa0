#pragma once

#include "core/search/evaluate.h"
#include "core/search/search.h"

#include <array>
#include <cstdint>
#include <stop_token>
#include <vector>

namespace zhilan::search
{

/// A section with what it is worth. Orders the same whatever segments the sections are in.
struct Ranked {
    double score = 0;
    std::uint32_t segment = 0; ///< index in the snapshot
    SectionNumber section = 0;
    std::uint64_t tie = 0;

    /// Better ones first.
    friend bool operator<(const Ranked& a, const Ranked& b)
    {
        if (a.score != b.score)
            return a.score > b.score;
        return a.tie != b.tie ? a.tie < b.tie : a.section < b.section;
    }
};

/// Of BM25F.
struct Bm25 {
    double saturation; ///< k1: how many more of a term still say something
    double length;     ///< b: how much a section's length counts, 0 to 1
    double heading;    ///< times more that standing in a title or heading counts for
    double inherited;  ///< times that standing once, and that in a title or heading from above, counts for
};

/// BM25F's weight of a term in a section, 0 to 1.
class Saturation
{
public:
    /// `middling`: characters of a middling section.
    Saturation(double middling, const Bm25& parameters);
    [[nodiscard]] double of(Weight weight, LengthClass length) const { return m_values[weight % kWeights][length]; }

private:
    std::array<std::array<double, 256>, kWeights> m_values{};
};

/// Characters of a section, on an average. The same whatever the segments.
[[nodiscard]] double middlingLength(const Snapshot& snapshot);

/// BM25's weight of a term that stands in `found` of `all` sections.
[[nodiscard]] double rarity(std::uint64_t found, std::uint64_t all);

enum class LookAt : std::uint8_t {
    First, ///< at the first ones, for what stands near each other in them and who says it
    None,
};

/// The sections of an answer by score, as many as `most` of the best. A whole phrase of all terms goes before terms
/// apart, whole words before beginnings before insides, and only then the weights count; an amount of another scale
/// than that asked for, 3年 for >2小时, goes with beginnings, one in figures alone with insides: see LooseAmount. Of
/// the first ones, what a speaker says who is asked for before all others.
[[nodiscard]] std::vector<Ranked> rank(const Snapshot& snapshot, const CompiledQuery& query,
                                       const std::vector<SegmentAnswer>& answers, std::size_t most,
                                       const std::stop_token& stop, LookAt lookAt = LookAt::First);

/// Of what rank() gives for a query that asks for no speaker: all terms of it stand there as a phrase.
[[nodiscard]] bool holdsPhrase(const Ranked& ranked);

/// What answers a query of one term, without keeping all of it.
struct RankedTerm {
    std::uint64_t total = 0; ///< sections found
    std::vector<Ranked> best;
};
/// The same as rank() of what evaluate() finds. Precondition: query.onlyTerm().
[[nodiscard]] RankedTerm rankTerm(const Snapshot& snapshot, const CompiledQuery& query, std::size_t most,
                                  const std::stop_token& stop);

/// Keeps the best `most`, in order. Sets their ties.
void keepBest(const Snapshot& snapshot, std::vector<Ranked>& ranked, std::size_t most);

} // namespace zhilan::search
