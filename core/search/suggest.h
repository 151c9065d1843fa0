#pragma once

#include "core/search/query.h"
#include "core/search/search.h"

#include <optional>
#include <stop_token>
#include <string>

namespace zhilan::search
{

/// What might have been meant: Chinese names and words in names that the whole query is the pinyin of, unless it is a
/// word that was found, names that are read as a few Han characters are; and where nothing was `found`, amounts about
/// as large as the one that the query is, and the query with its words that stand nowhere, in no other form either, put
/// right, as names, or as mistyped Latin if something is found so. The best first. Reads the
/// names of the library once and the words that begin alike; may throw DamageFound and StopRequested.
[[nodiscard]] std::vector<Suggestion> suggestionsFor(const Snapshot& snapshot, const Query& query,
                                                     std::string_view typed, bool found, const std::stop_token& stop);

/// Nothing is asked for but one amount, as text: 50亿美元, 5000 MW.
[[nodiscard]] bool isOneAmount(const Query& query);

/// The query with ≈ before it, where it is nothing but an amount and there is one about as large. Throws likewise.
[[nodiscard]] std::optional<std::string> aboutAsMuch(const Snapshot& snapshot, const Query& query,
                                                     const std::stop_token& stop);

} // namespace zhilan::search
