#pragma once

#include "core/search/rank.h"

#include <span>

namespace zhilan::search
{

/// Whether the query asks for what somebody says: for a speaker and for terms or amounts. Of "speaker:王五 算力" that
/// is what is meant, though 算力 may stand anywhere in a section that he says something in.
[[nodiscard]] bool asksWhoSays(const CompiledQuery& query);

/// Adds `more` to the scores of sections in which a speaker who is asked for says a term or an amount of the query.
/// Reads the texts of all of them, on all processors. May throw DamageFound and StopRequested.
void raiseSaid(const Snapshot& snapshot, const CompiledQuery& query, std::span<Ranked> ranked, double more,
               const std::stop_token& stop);

} // namespace zhilan::search
