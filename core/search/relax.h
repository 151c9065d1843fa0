#pragma once

#include "core/search/rank.h"

#include <optional>
#include <string>

namespace zhilan::search
{

/// What to answer where the whole query finds nothing.
struct Relaxed {
    Relaxation how;           ///< None only while it is made
    Query query;              ///< the one that was answered instead; its terms are marked in snippets
    bool insideWords = false; ///< short words of it too are found inside others
    std::uint64_t total = 0;
    std::vector<Ranked> ranked;       ///< the best `most`
    std::vector<SegmentAnswer> found; ///< all of them, of each segment
};

/// Short words inside others; what a question is about, what has it as its heading or defines it first; where a term is
/// a sentence, the sections that have most of its pieces; other missing terms by their parts; without
/// those terms that are nowhere beside the rest, where what weighs most is kept. Nothing where that finds nothing
/// either, nor of an amount that aboutAsMuch() finds. May throw DamageFound and StopRequested.
[[nodiscard]] std::optional<Relaxed> relax(const Snapshot& snapshot, const Query& query, std::size_t most,
                                           const std::stop_token& stop);

/// A question in English: sections with everything that it is about, `subject` (see subjectInEnglish()), else those
/// with most of it. May throw as relax().
[[nodiscard]] std::optional<Relaxed> answerInEnglish(const Snapshot& snapshot, const Query& query, const Query& subject,
                                                     std::size_t most, const std::stop_token& stop);

/// What is about the one word that a question asks the meaning of, whether or not the question is found itself; what
/// defines it first. Nothing of other queries. May throw as relax().
[[nodiscard]] std::optional<Relaxed> aboutMeaning(const Snapshot& snapshot, const Query& query, std::size_t most,
                                                  const std::stop_token& stop);

/// How a query is worded.
enum class Wording : std::uint8_t {
    Terms,    ///< a word or a few, or with operators: what has them is wanted and nothing else
    Phrase,   ///< plain text of so many pieces that what has most of them is of interest too
    Question, ///< a question typed as a sentence, which passages answer without repeating it
};
[[nodiscard]] Wording wordingOf(const Query& query);

/// The sections that have most of the pieces of a phrase or question, whether or not it is found itself. Their scores
/// are 1 at most.
[[nodiscard]] std::optional<Relaxed> similarSections(const Snapshot& snapshot, const Query& query, std::size_t most,
                                                     const std::stop_token& stop);

} // namespace zhilan::search
