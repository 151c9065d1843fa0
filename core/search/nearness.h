#pragma once

#include "core/search/rank.h"

namespace zhilan::search
{

/// Adds to the scores of sections in which the terms of a query stand near each other: `step` for each class of
/// nearness, of which there are two. The first `some` of `ranked` are looked at. May throw DamageFound.
void addNearness(const Snapshot& snapshot, const CompiledQuery& query, std::vector<Ranked>& ranked, std::size_t some,
                 double step, const std::stop_token& stop);

} // namespace zhilan::search
