#pragma once

#include "app/reader/block_list.h"

#include <cstdint>
#include <vector>

namespace zhilan::reader
{

/// What is shown of a list while those of its folds are closed: its blocks in order without the hidden ones, cards and
/// folds under their numbers. `places` becomes the shown blocks' indexes in the whole list. Linear.
[[nodiscard]] BlockList shownPart(const BlockList& whole, const std::vector<bool>& closed,
                                  std::vector<std::uint32_t>& places);

} // namespace zhilan::reader
