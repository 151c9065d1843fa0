#pragma once

#include "core/search/index.h"
#include "core/search/postings.h"

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

/// A stretch of a section's places that is of one field.
struct Stretch {
    Field field = Field::Body;
    std::uint32_t begin = 0;
};

struct PreparedDocument::Data {
    DocumentRecord document; ///< without sections

    struct Section {
        std::string bytes;              ///< toBytes()
        std::vector<Stretch> stretches; ///< by begin; up to the next one's begin
        LengthClass length = 0;
        std::uint8_t flags = 0;
    };
    std::vector<Section> sections;

    struct Posting {
        std::uint32_t section = 0; ///< in `sections`
        Tag tag = 0;
        std::uint32_t placesBegin = 0; ///< in `places`, up to the next posting's
    };
    struct Term {
        TermKind kind = TermKind::Gram;
        std::string text;
        std::uint32_t postingsBegin = 0; ///< in `postings`, up to the next term's
    };
    std::vector<Term> terms;
    std::vector<Posting> postings;
    std::vector<Place> places;

    struct Amount {
        std::string unit; ///< the base unit
        std::uint32_t section = 0;
        float low = 0;
        float high = 0;
    };
    std::vector<Amount> amounts;
    std::vector<std::pair<std::string, std::uint32_t>> labels; ///< and the section, in its order, each once
};

/// Words have places with what stands before them, pairs of letters and digits have places, and nothing else has.
[[nodiscard]] Places placesOf(TermKind kind, std::string_view text);

} // namespace zhilan::search
