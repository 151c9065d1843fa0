#pragma once

#include "core/search/rank.h"

#include <span>

namespace zhilan::search
{

/// Adds `more` to the scores of sections in which a speaker who is asked for says a term of the query: of "speaker:王五
/// 算力" that is what is meant, though 算力 may stand anywhere in a section that he says something in. Reads the texts
/// where speakers and terms are asked for. May throw DamageFound and StopRequested.
void raiseSaid(const Snapshot& snapshot, const CompiledQuery& query, std::span<Ranked> ranked, double more,
               const std::stop_token& stop);

} // namespace zhilan::search
