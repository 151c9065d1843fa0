#pragma once

#include "core/search/record.h"

#include <functional>
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

/// A section with what it has from its document.
struct SectionInDocument {
    std::string_view title;
    const SectionRecord* section = nullptr;
    bool isFirst = false; ///< of the document

    /// Whether the amounts in a unit of it are the section's: those of its pieces, of its own heading and, where it
    /// begins the document or stands before the first heading, of the title. Headings further up speak for their own
    /// sections, and those of subtitles are another section's.
    [[nodiscard]] bool hasAmountsOf(const Unit& unit) const;
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
