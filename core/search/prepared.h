#pragma once

#include "core/search/amount_list.h"
#include "core/search/index.h"
#include "core/search/postings.h"
#include "core/search/term_numbers.h"

#include <cstdint>
#include <string>
#include <vector>

namespace zhilan::search
{

/// Kinds of terms, each with a dictionary and lists of its own in a segment.
enum class TermKind : std::uint8_t {
    Gram,  ///< one or two characters, see core/search/tokens.h
    Word,  ///< pieces of words
    Label, ///< what is known of a section: "s" and a speaker's name, "a" and the unit of an amount,
           ///< "nt", "nh" and "nk" and a Chinese title, heading or term
};
inline constexpr std::size_t kTermKinds = 3;

/// Flags of a section.
inline constexpr std::uint8_t kHasChart = 1;
inline constexpr std::uint8_t kHasQuote = 2;
inline constexpr std::uint8_t kHasVideo = 4;
inline constexpr std::uint8_t kIsContents = 8;

/// A stretch of a section's places that is of one field.
struct Stretch {
    Field field = Field::Body;
    bool inherited = false; ///< a title or heading that is not the section's own, see SectionInDocument::isOwn()
    std::uint32_t begin = 0;

    [[nodiscard]] bool goesOnIn(const Stretch& next) const
    {
        return field == next.field && inherited == next.inherited;
    }
};

/// Times that an occurrence of a section's own counts for: headings, and what somebody said or defined, say more than
/// what is told around it.
[[nodiscard]] constexpr std::uint32_t timesIn(Field field)
{
    const FieldSet twice = kHeadings | setOf(Field::Quote) | setOf(Field::Term) | setOf(Field::Chapter);
    return (twice & setOf(field)) != 0 ? 2 : 1;
}

struct PreparedDocuments::Data {
    struct Document {
        DocumentRecord record; ///< without sections
        std::uint32_t sectionsEnd = 0;
    };
    std::vector<Document> documents;

    struct Section {
        std::string bytes;              ///< toBytes()
        std::vector<Stretch> stretches; ///< by begin; up to the next one's begin
        LengthClass length = 0;
        std::uint8_t flags = 0;
    };
    std::vector<Section> sections; ///< of all documents, one after another

    /// Where a term stands: what the list of the sections goes on from, and the list itself as bytes in `postings`,
    /// from the end of the term's before. For each section: how far it is from the one before (varint; not for the
    /// first one), the Tag, and if the term has places, their count and for each of them distance << 3 | whether
    /// before a space << 2 | gap (varints).
    struct List {
        std::uint32_t firstSection = 0; ///< in `sections`, as all
        std::uint32_t lastSection = 0;
        std::uint32_t sections = 0;
        std::uint32_t end = 0;
    };
    std::vector<Gram> grams;
    WordNumbers words;
    std::vector<List> gramLists; ///< by number, and their bytes before those of the words
    std::vector<List> wordLists;
    std::string postings;

    struct Amount {
        std::string unit; ///< the base unit
        ListedAmount amount;
    };
    std::vector<Amount> amounts;

    struct Label {
        std::string text;
        std::uint32_t section = 0;
        FieldSet fields = 0; ///< of a speaker, that he speaks in
    };
    std::vector<Label> labels; ///< in order of section, each once there
};

/// Words and symbols have places with what stands beside them, pairs of letters and digits have places, and nothing
/// else has.
[[nodiscard]] Places placesOf(TermKind kind, std::string_view text);
[[nodiscard]] Places placesOf(Gram gram);

} // namespace zhilan::search
