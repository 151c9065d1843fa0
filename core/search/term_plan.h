#pragma once

#include "core/search/query.h"
#include "core/text/match.h"

#include <cstdint>
#include <string>
#include <vector>

/// How a term is looked up: which entries of the dictionaries it is put together from.
namespace zhilan::search
{

/// One part of a term.
struct PlanPart {
    enum class Kind : std::uint8_t { Gram, Word };
    Kind kind = Kind::Gram;
    std::string text;           ///< of one or two characters, or of a word
    std::uint32_t piece = 0;    ///< of Matcher::pieces()
    std::uint32_t offset = 0;   ///< from the beginning of the piece, in characters
    bool openBegin = false;     ///< Word: the one in the text may begin earlier
    bool openEnd = false;       ///< Word: the one in the text may end later
    bool glued = false;         ///< Word: goes on the word before
    bool mayBeGlued = false;    ///< Word: goes on the word before or does not
    bool mayBeFraction = false; ///< Word: behind a point, may be a number's fraction
    bool mayGoOn = true;        ///< Word: the one in the text may go on in the next one, if that is not open anyway
    bool mustGoOn = false;      ///< Word: it does
    bool insideGoesOn = false;  ///< Word: it does where this one is no beginning of it
    bool afterSpace = false;    ///< Word, symbol: with a space before it
    bool beforeSpace = false;   ///< Word, symbol: with a space behind it
    bool hasPlaces = true;      ///< without, it tells the section only
    std::uint32_t times = 1;    ///< Gram: so many equal ones the term has, which no section has fewer of

    [[nodiscard]] bool tellsSpace() const { return afterSpace || beforeSpace; }
};

struct TermPlan {
    text::Matcher matcher;
    /// All have to be in the section; empty: the term matches nothing. No more than a long sentence has, and of those
    /// that are equal a few.
    std::vector<PlanPart> parts;
    /// Of the pieces, in characters. Each but the first begins with a word.
    std::vector<std::uint32_t> lengths;
    /// The parts at their places are the whole term; otherwise the text has to be looked at.
    bool exact = true;
    /// The words that the term begins and ends with, if it does: where one stands as it is, unless the word is cut
    /// there, the term begins or ends with a word.
    std::string firstWord;
    std::string lastWord;

    /// Linear.
    explicit TermPlan(const QueryNode& term);
    explicit TermPlan(text::Matcher term);

    /// For a term of one or two characters that begins with a word: finds it inside words too, as longer ones always
    /// are. False: the term is none.
    bool openInsideWords();
};

} // namespace zhilan::search
