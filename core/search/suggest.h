#pragma once

#include "core/search/query.h"
#include "core/search/search.h"

#include <stop_token>

namespace zhilan::search
{

/// What might have been meant: Chinese names that the whole query is the pinyin of, or that are read as a few Han
/// characters are, and the query with its words that stand nowhere put right. The best first. Reads the names of the
/// library once and the words that begin alike; may throw DamageFound and StopRequested.
[[nodiscard]] std::vector<Suggestion> suggestionsFor(const Snapshot& snapshot, const Query& query,
                                                     std::string_view typed, const std::stop_token& stop);

} // namespace zhilan::search
