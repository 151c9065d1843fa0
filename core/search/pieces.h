#pragma once

#include "core/search/record.h"

#include <string>
#include <string_view>
#include <vector>

/// A section as the texts that are searched and stored.
namespace zhilan::search
{

/// What nothing is found across: a title, a heading, a block, or cues that are joined.
struct Unit {
    Field field = Field::Body;
    std::string text;
    /// Where the pieces that it is made of begin in `text`; null for title and headings.
    struct Part {
        std::uint32_t begin = 0;
        const Piece* piece = nullptr;
    };
    std::vector<Part> parts;
};

/// Everything that is searched of a section, in order: the document's title, the headings (one that repeats the title
/// is not there twice), the pieces. Parts point into `section`. Linear.
[[nodiscard]] std::vector<Unit> unitsOf(std::string_view title, const SectionRecord& section);

/// Whose amounts a section has beside those of its pieces: its own heading; the document's title where it stands before
/// the first one. Headings further up speak for their own sections. Empty of subtitles, which have the heading of
/// another section.
[[nodiscard]] std::string_view ownHeading(std::string_view title, const SectionRecord& section);

/// Whether the amounts in a unit of a section are the section's. `own`: ownHeading().
[[nodiscard]] bool hasAmountsOfSection(const Unit& unit, std::string_view own);

/// A section as bytes and back. Linear.
[[nodiscard]] std::string toBytes(const SectionRecord& section);
[[nodiscard]] SectionRecord sectionFrom(std::string_view bytes);

} // namespace zhilan::search
