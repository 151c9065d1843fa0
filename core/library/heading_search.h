#pragma once

#include "core/library/filter.h"
#include "core/search/index.h"

#include <cstddef>
#include <stop_token>
#include <string_view>

namespace zhilan::library
{

/// The headings of documents one of whose headings has one of a filter's words, by what an index knows, at most so many
/// documents, the best first; those in `known` as they are there. The documents are read, so that their headings are as
/// they are now: what cannot be read is left out. Stopped it holds less. Blocking.
[[nodiscard]] Outlines outlinesWith(std::string_view query, const search::Snapshot& index, const Outlines& known,
                                    std::size_t most, const std::stop_token& stop = {});

} // namespace zhilan::library
