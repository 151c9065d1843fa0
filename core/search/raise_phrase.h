#pragma once

#include "core/search/rank.h"
#include "core/search/term_plan.h"

#include <cstddef>
#include <stop_token>
#include <vector>

namespace zhilan::search
{

/// Adds `worth` to the scores of those sections in which the phrase begins a word, and leaves as many of the best as
/// `most`, those that are equal to the last of them, and some others. Sections that cannot be among them are not looked
/// at: where many have the phrase, few are. May throw DamageFound and StopRequested.
void raisePhrase(const Snapshot& snapshot, std::vector<Ranked>& ranked, const TermPlan& phrase, double worth,
                 std::size_t most, const std::stop_token& stop);

} // namespace zhilan::search
