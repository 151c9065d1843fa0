#pragma once

#include "core/search/prepared.h"
#include "core/search/segment.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace zhilan::search
{

/// The entries of a term: of a word, with the mark before it or without, both that which ends and that which another is
/// glued to. None where the segment has it not. May throw DamageFound.
[[nodiscard]] std::vector<DictionaryEntry> entriesOf(const SegmentFile& file, TermKind kind, std::string_view term);

/// The sections that are in the lists of both. May throw DamageFound.
[[nodiscard]] std::uint32_t sectionsInBoth(const SegmentFile& file, TermKind kind, const DictionaryEntry& a,
                                           const DictionaryEntry& b);

} // namespace zhilan::search
