#pragma once

#include "core/search/rank.h"

#include <span>
#include <stop_token>
#include <vector>

namespace zhilan::search
{

/// Of each of some sections, whether it is a list of contents (SectionRecord::isContents) that no more than names what
/// is looked for: some term that nothing is found without does not stand in its own heading. Reads the text of such
/// sections alone, and that where lists do not tell places. May throw DamageFound and StopRequested.
[[nodiscard]] std::vector<bool> merelyName(const Snapshot& snapshot, const CompiledQuery& query,
                                           std::span<const Ranked> ranked, const std::stop_token& stop);

} // namespace zhilan::search
