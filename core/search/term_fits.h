#pragma once

#include "core/search/segment.h"
#include "core/search/term_hits.h"
#include "core/search/term_plan.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace zhilan::search
{

/// Whether words begin and end where a term of several parts does, in the sections of a segment. May throw DamageFound.
/// For one thread; both refer to what must outlive it.
class TermFits
{
public:
    TermFits(const SegmentFile& file, const TermPlan& plan) : m_file(file), m_plan(plan) {}

    /// Whether the plan's only part leaves it open.
    [[nodiscard]] static bool areOpen(const TermPlan& plan);

    /// As in Strength, of a place each: where the term begins and ends in the section, in characters. Sections must
    /// ascend.
    [[nodiscard]] const std::vector<unsigned>& of(SectionNumber section, const std::vector<std::uint32_t>& begins,
                                                  const std::vector<std::uint32_t>& ends);

private:
    /// The lists of one word where it begins or ends a word.
    struct Edge {
        bool isWord = false;
        std::uint32_t length = 0; ///< in characters
        std::vector<Postings> lists;
        std::vector<std::uint32_t> places; ///< in the section at hand, in order
    };
    void open(Edge& edge, std::string_view word, bool begins);
    void read(Edge& edge, SectionNumber section);

    const SegmentFile& m_file;
    const TermPlan& m_plan;
    bool m_open = false; ///< the lists are looked up when they are first needed
    Edge m_first;
    Edge m_last;
    std::vector<Place> m_places;
    std::vector<unsigned> m_fits;
};

/// Of the places of a term that fit best; in order, at least one, as many of both. The others make no difference.
/// `mayBeInHeading`: otherwise it is known that none is in a title or heading.
[[nodiscard]] Strength strengthOfBest(const SegmentFile& file, SectionNumber section,
                                      const std::vector<std::uint32_t>& begins, const std::vector<unsigned>& fits,
                                      bool mayBeInHeading);

} // namespace zhilan::search
