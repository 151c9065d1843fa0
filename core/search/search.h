#pragma once

#include "core/base/byte_span.h"
#include "core/base/result.h"
#include "core/search/index.h"
#include "core/search/query.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::search
{

struct Request {
    std::string query; ///< UTF-8, as typed; see core/search/query.h for the language. No query is an error.
    std::uint32_t limit = 20;
    std::uint32_t offset = 0;
    /// Only sections where a term or amount of the query stands in such a piece, or a speaker says it; of queries that
    /// have none of these, or sections found without them, those that have such a piece. A title is one of the section
    /// that begins its document. Those in which all of it stands in such pieces come first, of these where it does in
    /// one of them.
    std::optional<Field> kind;
    bool facets = false;              ///< count them; costs about as much again
    bool suggestions = false;         ///< look for them even if something was found
    std::uint32_t snippetBytes = 240; ///< the longest wanted
};

/// A section that was found.
struct Hit {
    std::string path;
    std::string title;    ///< of the document
    std::string language; ///< of the document, as Document::language
    std::string sectionSlug;
    std::vector<std::string> headingPath;
    Field kind = Field::Body;                ///< of the piece that the snippet is from
    std::string speaker;                     ///< of that piece; may be empty
    std::optional<Milliseconds> start;       ///< of that piece, else of the section
    StartFrom startFrom = StartFrom::Stated; ///< with `start`
    bool hasVideo = false;                   ///< the document says where its video is
    double score = 0;                        ///< comparable within one answer
    std::string snippet;                     ///< of the piece's text; "…" where it is cut
    std::vector<ByteSpan> marks;             ///< in `snippet`: whole grapheme clusters, in order, apart from each other
    /// In `title`, as in `snippet`: where the query asks for nothing but words (and documents by path, date and
    /// language), and the title has every one. Else empty.
    std::vector<ByteSpan> titleMarks;
    std::uint32_t line = 1; ///< of that piece, else of the section
    std::uint32_t byte = 0;
    std::uint32_t moreInDocument = 0; ///< further sections of the document, moved behind those of others
    /// It has most of the query's words only, among or behind others: Relaxation::Kind::AlsoMostWords, Asked.
    bool alike = false;

    friend bool operator==(const Hit&, const Hit&) = default;
};

struct FacetCount {
    std::string value;
    std::uint64_t sections = 0;

    friend bool operator==(const FacetCount&, const FacetCount&) = default;
};

/// Of all sections found, whatever the limit; most first, at most kMostFacetValues of each. Of a relaxed query no
/// kinds.
struct Facets {
    /// Names as fieldName(), each with as many as Request::kind would find.
    std::vector<FacetCount> kinds;
    /// Each with as many as speaker: would find, of longer names too.
    std::vector<FacetCount> speakers;
    std::vector<FacetCount> languages;
    std::vector<FacetCount> years;
    std::vector<FacetCount> folders; ///< that hold documents found, with what is below them
    std::uint64_t documents = 0;     ///< that the sections found are of
    /// Answer::total as somebody counts who reads the list: of a document that is found by its title alone one, and no
    /// section that has nothing but that title. All counts here but those of kinds and speakers add up to it.
    std::uint64_t sections = 0;
};
inline constexpr std::size_t kMostFacetValues = 50;

enum class SuggestionKind : std::uint8_t {
    Correction, ///< a query with a mistyped word put right
    Word,       ///< Chinese in titles, headings or terms that the query is the pinyin of
    Title,      ///< that the query is the pinyin of, or that such a word stands in
    Heading,
    Speaker,
    Term,
    Amount, ///< of a number with its unit that stands nowhere so: what is about as much
};

struct Suggestion {
    SuggestionKind kind = SuggestionKind::Correction;
    std::string text;            ///< to search for
    std::vector<ByteSpan> marks; ///< in `text`: what the pinyin stands for

    friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

/// How a query was relaxed that found nothing as it stands.
struct Relaxation {
    enum class Kind : std::uint8_t {
        None,
        InsideWords,   ///< short words are found inside others too
        Without,       ///< `texts` were dropped, the rarest first
        Asked,         ///< a question, `texts`: what it is about, without the words that ask
        InParts,       ///< what is written together was parted into `texts`
        MostWords,     ///< a sentence, `texts`: the sections with most of its words
        AlsoMostWords, ///< a phrase or question that few sections have: these stand among those that have it
    };
    Kind kind = Kind::None;
    std::vector<std::string> texts = {}; ///< as query text

    [[nodiscard]] bool empty() const { return kind == Kind::None; }
    friend bool operator==(const Relaxation&, const Relaxation&) = default;
};

/// In English: "without a and b"; empty for none.
[[nodiscard]] std::string describe(const Relaxation& relaxation);

struct Answer {
    std::string normalized;  ///< the query as it was understood
    std::uint64_t total = 0; ///< sections found
    std::uint64_t alike = 0; ///< further ones that are Hit::alike
    Relaxation relaxed;      ///< what was answered instead where the whole query found nothing
    std::vector<QueryNote> notes;
    /// What is marked in the snippets: the texts of the query, or of the one that was answered instead. Empty where
    /// only pieces of it are.
    std::vector<std::string> texts;
    std::vector<Hit> hits;
    Facets facets;
    std::vector<Suggestion> suggestions; ///< where nothing was found or Request::suggestions
};

/// Answers a query from a snapshot. The order is the same whatever the segments: phrase before near before apart, whole
/// words before prefixes before inside, then by weight, then by what is fixed for each path, then by place. Any number
/// of threads. Errors: Cancelled, within some milliseconds of the request; Damaged: see Writer::repair(). Costs about a
/// nanosecond for every section that the terms stand in, shared by several threads in large indexes; the text is read
/// only of what is shown, and where Han, kana or Hangul stands alone beside a symbol at an end of a term.
[[nodiscard]] Result<Answer> search(const Snapshot& snapshot, const Request& request, const std::stop_token& stop = {});

} // namespace zhilan::search
