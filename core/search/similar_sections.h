#pragma once

#include "core/search/rank.h"
#include "core/search/sentence_pieces.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace zhilan::search
{

/// The sections that have most of the pieces of a sentence.
struct SimilarSections {
    std::uint64_t total = 0;
    std::vector<Ranked> best;                         ///< in order; scores are 1 at most
    std::vector<std::vector<SectionNumber>> sections; ///< all of them, of each segment, ascending
    std::vector<std::size_t> heaviest; ///< the pieces that stand anywhere, those that count most first; none that ask
                                       ///< where there are others
};

enum class SimilarOrder : std::uint8_t {
    ByWeight, ///< by BM25F of the pieces
    Together, ///< those that ask count little, and of the best those go first in which most of the rest stand together
};

/// Of each segment of a snapshot, whether each section may be found. Empty: all may.
using SectionsWithin = std::vector<std::vector<bool>>;

/// What has none but pieces that ask is not found where there are others, and what has few of these stands behind what
/// has more of them. May throw DamageFound and StopRequested.
/// Costs about a nanosecond for every section that the rarer pieces stand in.
[[nodiscard]] SimilarSections similarTo(const Snapshot& snapshot, const std::vector<SentencePiece>& pieces,
                                        const SectionsWithin& within, SimilarOrder order, std::size_t most,
                                        const std::stop_token& stop);

} // namespace zhilan::search
