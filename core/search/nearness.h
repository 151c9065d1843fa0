#pragma once

#include "core/search/rank.h"

#include <span>

namespace zhilan::search
{

/// Adds to the scores of sections in which the terms of a query stand near each other: `step` for each class of
/// nearness, of which there are kNearClasses. May throw DamageFound.
void addNearness(const Snapshot& snapshot, const CompiledQuery& query, std::span<Ranked> ranked, double step,
                 const std::stop_token& stop);
inline constexpr int kNearClasses = 2;

} // namespace zhilan::search
