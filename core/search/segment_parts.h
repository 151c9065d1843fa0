#pragma once

#include "core/search/prepared.h"

#include <cstddef>

/// What is where in a segment's file, in the order in which it is written.
namespace zhilan::search
{

enum class SegmentPart : std::size_t {
    TextCommon,       ///< what blocks refer to; may be empty
    TextBlocks,       ///< sections as bytes, compressed in blocks
    TextTable,        ///< of each block: where it begins (8 bytes), its first section (4)
    SectionDocuments, ///< of each section, its document (4)
    SectionLengths,   ///< LengthClass (1)
    SectionFlags,     ///< (1)
    SectionFields,    ///< FieldSet of its stretches (1)
    StretchTable,     ///< where a section's stretches begin (4); one more at the end
    Stretches,        ///< varints: distance << 4 | whether inherited << 3 | field
    Documents,        ///< varints and strings
    DocumentTable,    ///< where each begins (8); one more at the end
    DocumentOrder,    ///< documents by path (4)
    DocumentTies,     ///< what decides between sections that are alike (8)
    Terms,            ///< the first of three for each TermKind: lists, terms, entries (of grams: lists, entries, table)
};
static_assert(static_cast<std::size_t>(SegmentPart::Terms) + 3 * kTermKinds <= 24);

[[nodiscard]] constexpr std::size_t partOf(SegmentPart part)
{
    return static_cast<std::size_t>(part);
}
[[nodiscard]] constexpr std::size_t listsPart(TermKind kind)
{
    return partOf(SegmentPart::Terms) + 3 * static_cast<std::size_t>(kind);
}
[[nodiscard]] constexpr std::size_t termsPart(TermKind kind)
{
    return listsPart(kind) + 1;
}
[[nodiscard]] constexpr std::size_t entriesPart(TermKind kind)
{
    return listsPart(kind) + 2;
}

} // namespace zhilan::search
