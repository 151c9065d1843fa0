#pragma once

#include "core/search/evaluate.h"
#include "core/search/pieces.h"
#include "core/search/search.h"

namespace zhilan::search
{

/// What is shown of a section that was found.
struct Excerpt {
    Field kind = Field::Body;
    const Piece* piece = nullptr; ///< of the section; null where it is a heading or title
    std::string text;
    std::vector<ByteSpan> marks; ///< in `text`
};

/// The window with most distinct terms of the piece with most (before all others, of those that a speaker says who is
/// asked for), one with an amount that is asked for before others, then one with a word that no title or heading has;
/// of several such, where they stand closest together. Of a few words that stand apart, two windows of half the length,
/// joined by "…", where these have more of them.
/// Where an amount is asked for that stands in a cell, the head that tells its unit is put before it, and further rows
/// of the table with such amounts follow behind "…". Cut at sentences where they are near, else between grapheme
/// clusters. The section must outlive the result. Linear in the section.
[[nodiscard]] Excerpt excerptOf(const SectionInDocument& section, const CompiledQuery& query, std::uint32_t longest,
                                std::optional<Field> kind);

} // namespace zhilan::search
