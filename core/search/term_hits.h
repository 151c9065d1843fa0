#pragma once

#include "core/search/section_text.h"
#include "core/search/segment.h"
#include "core/search/term_plan.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace zhilan::search
{

/// Thrown when a search is to stop; caught where the room is entered.
struct StopRequested {
};

// How well a term fits: it is whole words, the beginnings of words, or lies inside.
inline constexpr unsigned kWholeFit = 0;
inline constexpr unsigned kPrefixFit = 1;
inline constexpr unsigned kInsideFit = 2;
/// How well a section answers a term: its weight in the low four bits, above them the fit.
using Strength = std::uint8_t;
[[nodiscard]] constexpr Strength strengthOf(Weight weight, unsigned fit)
{
    return static_cast<Strength>(weight | fit << 4U);
}
[[nodiscard]] constexpr Weight weightIn(Strength strength)
{
    return strength & 15U;
}
[[nodiscard]] constexpr unsigned fitIn(Strength strength)
{
    return strength >> 4U;
}

/// The sections of a segment that a term stands in, ascending, removed ones left out.
struct TermHits {
    std::vector<SectionNumber> sections;
    std::vector<Strength> strengths;
    std::vector<FieldSet> fields; ///< that the term stands in; empty unless asked for
};

/// Every section that the term stands in (in `field`, if one is given), and no other. `fields`: whether to tell which.
/// May throw DamageFound and StopRequested.
[[nodiscard]] TermHits findTerm(const Segment& segment, const TermPlan& plan, std::optional<Field> field, bool fields,
                                const std::stop_token& stop);

struct HitsAmong {
    TermHits hits;
    bool all = false; ///< others than those asked for too
};

/// The same in any field, where the sections `among` are to be told apart: ascending, not none. What others cost less
/// to find with than without is found with all of them.
[[nodiscard]] HitsAmong findTermAmong(const Segment& segment, const TermPlan& plan,
                                      std::span<const SectionNumber> among, const std::stop_token& stop);

/// Some of the sections that a term stands in, and how well; as many of both.
using TakeHits = std::function<void(std::span<const SectionNumber>, std::span<const Strength>)>;

/// The same as findTerm(), without keeping it: hands on the sections in order, some at a time.
void passTerm(const Segment& segment, const TermPlan& plan, std::optional<Field> field, const TakeHits& take,
              const std::stop_token& stop);

/// Where the term begins in each of some sections, in characters of the folded text; `sections` ascending. Empty where
/// only the text could tell. May throw DamageFound.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> findPlaces(const Segment& segment, const TermPlan& plan,
                                                                 const std::vector<SectionNumber>& sections,
                                                                 const std::stop_token& stop);

} // namespace zhilan::search
