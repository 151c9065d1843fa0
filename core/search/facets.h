#pragma once

#include "core/search/evaluate.h"
#include "core/search/search.h"

#include <stop_token>
#include <vector>

namespace zhilan::search
{

/// Counts what was found. SegmentAnswer::fields must have been told. May throw DamageFound and StopRequested.
[[nodiscard]] Facets facetsOf(const Snapshot& snapshot, const std::vector<SegmentAnswer>& answers,
                              const std::stop_token& stop);

} // namespace zhilan::search
