#pragma once

#include "core/search/rank.h"

#include <cstddef>
#include <stop_token>
#include <vector>

namespace zhilan::search
{

/// rank() for what evaluate() finds in one kind of pieces. Whoever asks for quotes looks for one that says it all:
/// first of all are sections with a piece (a row of a table) that has all that is asked for, where they are among the
/// first ones; then those whose pieces have it together; then those in which some of it stands elsewhere. Reads the
/// texts of the first ones. The answers are as before afterwards. May throw DamageFound and StopRequested.
[[nodiscard]] std::vector<Ranked> rankInKind(const Snapshot& snapshot, const CompiledQuery& query,
                                             std::vector<SegmentAnswer>& answers, Field kind, std::size_t most,
                                             const std::stop_token& stop);

/// Of what rankInKind() gives: pieces of the kind have all that is asked for.
[[nodiscard]] bool hasAllInKind(const Ranked& ranked);

} // namespace zhilan::search
