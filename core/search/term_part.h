#pragma once

#include "core/search/part_terms.h"
#include "core/search/postings.h"
#include "core/search/term_candidates.h"
#include "core/search/term_plan.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace zhilan::search
{

/// Parts that stand for more words than this are wide: their lists are gone through one by one, not all at once.
inline constexpr std::size_t kMostWords = 64;

/// The list of one of its terms, to go about in.
struct PartList {
    Postings postings;
    std::uint32_t shift = 0;
};

/// A part of a term, looked up in a segment.
struct Part {
    const PlanPart* plan = nullptr;
    std::vector<PartTerm> terms;
    std::uint64_t total = 0;       ///< postings of all terms
    std::vector<PartList> lists;   ///< of all terms, for parts that are not wide
    std::vector<WidePlace> places; ///< for wide parts: in the sections in question, in order
    std::size_t placesAt = 0;      ///< those before are of sections that are done with
    [[nodiscard]] bool isWide() const { return terms.size() > kMostWords; }
    /// Not so where the text is looked at instead.
    [[nodiscard]] bool tellsPlaces() const { return plan->hasPlaces && (!lists.empty() || !places.empty()); }
};

/// Whether the whole may begin where it must for the part to stand at the place.
[[nodiscard]] inline bool fits(const Place& place, const PlanPart& plan, std::uint32_t shift)
{
    return place.at + shift >= plan.offset && (!plan.afterSpace || place.gap == Gap::Space) &&
           (!plan.beforeSpace || place.beforeSpace);
}
/// Whether a hyphen or space is before the piece that the part begins.
[[nodiscard]] inline bool isJointed(const Place& place, const PlanPart& plan)
{
    return plan.offset == 0 && place.gap != Gap::Other;
}

[[nodiscard]] inline WidePlace widePlace(SectionNumber section, const Place& place, const PlanPart& part,
                                         std::uint32_t shift)
{
    WidePlace wide;
    wide.section = section;
    wide.begin = (place.at + shift - part.offset) & 0x7FFFFFFFU;
    wide.jointed = isJointed(place, part) ? 1 : 0;
    return wide;
}

/// Pairs overlap: leaves out those whose characters parts before them tell. All are of one piece.
void dropCovered(std::vector<Part>& parts);

} // namespace zhilan::search
