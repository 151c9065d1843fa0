#pragma once

#include "core/search/rank.h"

#include <span>

namespace zhilan::search
{

/// Takes `less` from the scores of sections in which a term that begins with a number stands as the end of fractions
/// alone, as 5倍 in 2.5倍: it is found there, and not what is meant. May throw DamageFound and StopRequested.
void lowerFractions(const Snapshot& snapshot, const CompiledQuery& query, std::span<Ranked> ranked, double less,
                    const std::stop_token& stop);

} // namespace zhilan::search
