#pragma once

#include "core/search/search.h"

namespace zhilan::bench
{

/// Bytes of the lists of an index, and how few they could be written in.
struct ListSizes {
    double written = 0;
    double least = 0;
};

/// Of all lists. The least is the binary logarithm of how many there are: of the sections that a list may have, and of
/// the places in sections of such lengths, all equally likely. A code that knows more of a text can stay below it.
/// Reads the whole index.
[[nodiscard]] ListSizes listSizes(const search::Snapshot& snapshot);

} // namespace zhilan::bench
