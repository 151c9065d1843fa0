#pragma once

#include "core/search/record.h"

#include <functional>
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

/// What units are made of, in order, for whatever holds headings and pieces (with the `field`, `joined` and `text` of
/// Piece). `nextPiece` gives a pointer to each, null behind the last one. Calls `begin` with a unit's field, its text,
/// and its first piece, whose text that is, or null; and then `goOn` with each further piece that is joined to it.
template <typename Headings, typename NextPiece, typename Begin, typename GoOn>
void walkUnits(std::string_view title, const Headings& headings, NextPiece&& nextPiece, Begin&& begin, GoOn&& goOn)
{
    if (!title.empty())
        begin(Field::Title, title, nullptr);
    for (const std::string_view heading : headings) {
        if (!heading.empty() && heading != title)
            begin(Field::Heading, heading, nullptr);
    }
    bool afterPiece = false;
    while (const auto* const piece = nextPiece()) {
        if (piece->joined && afterPiece)
            goOn(*piece);
        else
            begin(piece->field, std::string_view(piece->text), piece);
        afterPiece = true;
    }
}

/// The same as unitsOf() without a copy of each: calls `begin` with a UnitText for each of them, the first of its
/// pieces alone, and then `goOn` with each further Piece that is joined to it.
template <typename Begin, typename GoOn>
void forEachUnit(std::string_view title, const SectionRecord& section, Begin&& begin, GoOn&& goOn)
{
    auto next = section.pieces.begin();
    walkUnits(
        title, section.headingPath, [&] { return next != section.pieces.end() ? &*next++ : nullptr; },
        [&begin](Field field, std::string_view text, const Piece* piece) {
            begin(UnitText{field, text, piece});
        },
        goOn);
}
inline constexpr char kBetweenJoined = ' ';

/// A section with what it has from its document.
struct SectionInDocument {
    std::string_view title;
    const SectionRecord* section = nullptr;
    bool isFirst = false; ///< of the document

    /// Whether a unit of it is the section's own: its pieces, its own heading and, where it begins the document or
    /// stands before the first heading, the title. Headings further up speak for their own sections, and those of
    /// subtitles are another section's.
    [[nodiscard]] bool isOwn(const UnitText& unit) const;
};

/// A section as bytes and back. Linear.
[[nodiscard]] std::string toBytes(const SectionRecord& section);
[[nodiscard]] SectionRecord sectionFrom(std::string_view bytes);

/// The texts of unitsOf(), of sections as bytes, one section after another. For one thread.
class UnitTexts
{
public:
    /// Takes a text; false: no further one is wanted.
    using Take = std::function<bool(Field field, std::string_view text)>;
    /// What is taken lives as long as the call, views into `title` and `section` as long as these. Linear.
    void forEach(std::string_view title, std::string_view section, const Take& take);

private:
    std::vector<std::string_view> m_headings;
    std::string m_joined;
};

} // namespace zhilan::search
