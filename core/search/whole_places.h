#pragma once

#include "core/search/term_part.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace zhilan::search
{

/// Puts a term together from the places of its parts.
class WholePlaces
{
public:
    /// `parts`: those of the plan that are looked at; they may change up to the first findIn(). Both must outlive it.
    WholePlaces(const TermPlan& plan, std::vector<Part>& parts) : m_plan(plan), m_parts(parts) {}

    /// Whether there is a place from which every part stands where it must. `begins` are those places, ascending, and
    /// `ends` where the term ends from there, in characters of the section's folded text. Sections ascend from call to
    /// call.
    [[nodiscard]] bool findIn(SectionNumber section, std::vector<std::uint32_t>& begins,
                              std::vector<std::uint32_t>& ends);

private:
    [[nodiscard]] bool arePlain() const;
    bool findPlain(SectionNumber section, std::vector<std::uint32_t>& begins);
    bool findPiece(std::uint32_t piece, SectionNumber section);
    void join(std::vector<std::uint32_t>& begins, std::vector<std::uint32_t>& ends);
    void collect(Part& part, SectionNumber section);

    const TermPlan& m_plan;
    std::vector<Part>& m_parts;
    std::optional<bool> m_plain; ///< see arePlain(), once asked
    std::vector<Place> m_places;
    // Where a part, the piece that is looked at, stand.
    std::vector<std::uint32_t> m_found;
    std::vector<std::uint32_t> m_both;
    std::vector<std::uint32_t> m_other;
    std::vector<std::uint32_t> m_jointed;
};

} // namespace zhilan::search
