#pragma once

#include "core/search/record.h"

#include <string>
#include <string_view>
#include <vector>

/// A section as the texts that are searched and stored.
namespace zhilan::search
{

/// The text of a unit, for who needs no more of it than this.
struct UnitText {
    Field field = Field::Body;
    std::string_view text;
    const Piece* piece = nullptr; ///< the first that it is made of; null for title and headings
};

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

    [[nodiscard]] UnitText asText() const { return {field, text, parts.front().piece}; }
};

/// Everything that is searched of a section, in order: the document's title, the headings (one that repeats the title
/// is not there twice), the pieces. Parts point into `section`. Linear.
[[nodiscard]] std::vector<Unit> unitsOf(std::string_view title, const SectionRecord& section);

/// The same without a copy of each: calls `begin` with a UnitText for each of them, the first of its pieces alone, and
/// then `goOn` with each further Piece that is joined to it.
template <typename Begin, typename GoOn>
void forEachUnit(std::string_view title, const SectionRecord& section, Begin&& begin, GoOn&& goOn)
{
    if (!title.empty())
        begin(UnitText{Field::Title, title, nullptr});
    for (const std::string& heading : section.headingPath) {
        if (!heading.empty() && heading != title)
            begin(UnitText{Field::Heading, heading, nullptr});
    }
    bool afterPiece = false;
    for (const Piece& piece : section.pieces) {
        if (piece.joined && afterPiece)
            goOn(piece);
        else
            begin(UnitText{piece.field, piece.text, &piece});
        afterPiece = true;
    }
}
inline constexpr char kBetweenJoined = ' ';

/// A section with what it has from its document.
struct SectionInDocument {
    std::string_view title;
    const SectionRecord* section = nullptr;
    bool isFirst = false; ///< of the document

    /// Whether the amounts in a unit of it are the section's: those of its pieces, of its own heading and, where it
    /// begins the document or stands before the first heading, of the title. Headings further up speak for their own
    /// sections, and those of subtitles are another section's.
    [[nodiscard]] bool hasAmountsOf(const UnitText& unit) const;
};

/// A section as bytes and back. Linear.
[[nodiscard]] std::string toBytes(const SectionRecord& section);
[[nodiscard]] SectionRecord sectionFrom(std::string_view bytes);

} // namespace zhilan::search
