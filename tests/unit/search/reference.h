#pragma once

#include "core/search/query.h"
#include "core/search/record.h"

#include <string>
#include <utility>
#include <vector>

/// What a query finds, by looking at every text: the definition that the index is held against.
namespace zhilan::test
{

/// A section by its document's path and its line.
using Place = std::pair<std::string, std::uint32_t>;

/// Sorted.
[[nodiscard]] std::vector<Place> bruteForce(const std::vector<search::DocumentRecord>& documents,
                                            const search::Query& query);

} // namespace zhilan::test
