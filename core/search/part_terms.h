#pragma once

#include "core/search/segment.h"
#include "core/search/term_plan.h"

#include <cstdint>
#include <stop_token>
#include <vector>

namespace zhilan::search
{

/// A term of the dictionary that a part of a plan stands for, and how the part lies in it. Small: there may be very
/// many.
struct PartTerm {
    TermKind kind = TermKind::Gram;
    DictionaryEntry entry;
    std::uint32_t shift = 0; ///< characters of the word before the part
    unsigned fit = 0;        ///< as in Strength
};

/// All terms that the part stands for: one gram, which there may be one word with that is a better fit and has some of
/// the gram's sections; or words. May throw DamageFound and StopRequested.
[[nodiscard]] std::vector<PartTerm> termsOf(const SegmentFile& file, const PlanPart& part, const std::stop_token& stop);

} // namespace zhilan::search
