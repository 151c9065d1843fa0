#include "core/search/term_plan.h"

#include "core/search/tokens.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <algorithm>
#include <utility>

namespace zhilan::search
{
namespace
{

std::string utf8Of(std::u32string_view text)
{
    std::string out;
    for (const char32_t c : text)
        text::appendUtf8(out, c);
    return out;
}

std::u32string charactersOf(std::string_view utf8)
{
    std::u32string out;
    for (std::size_t at = 0; at < utf8.size();)
        out.push_back(text::nextCodePoint(utf8, at));
    return out;
}

bool isWord(char32_t c)
{
    return text::isWordCharacter(c);
}

class Planner
{
public:
    Planner(TermPlan& plan) : m_plan(plan) {}

    void run()
    {
        const std::vector<std::string>& pieces = m_plan.matcher.pieces();
        for (std::size_t i = 0; i < pieces.size(); ++i)
            addPiece(charactersOf(pieces[i]), i == 0, i + 1 == pieces.size());
    }

private:
    void addPiece(const std::u32string& piece, bool first, bool last)
    {
        m_plan.lengths.push_back(static_cast<std::uint32_t>(piece.size()));
        if (first && last && piece.size() == 1) {
            addGram(piece, 0, false); // single characters are told without places
            return;
        }
        for (std::size_t at = 0; at < piece.size();) {
            if (!isWord(piece[at])) {
                addNeighbours(piece, at);
                ++at;
                continue;
            }
            std::size_t end = at + 1;
            while (end < piece.size() && isWord(piece[end]) && !cutsWord(piece[end - 1], piece[end]))
                ++end;
            addWord(piece, at, end, first, last);
            at = end;
        }
    }

    void addGram(std::u32string_view gram, std::size_t offset, bool hasPlaces)
    {
        PlanPart part;
        part.text = utf8Of(gram);
        part.piece = static_cast<std::uint32_t>(m_plan.lengths.size() - 1);
        part.offset = static_cast<std::uint32_t>(offset);
        part.hasPlaces = hasPlaces;
        m_plan.parts.push_back(std::move(part));
    }

    /// What tells a character that is no part of a word: the pairs that it makes with those beside it.
    void addNeighbours(const std::u32string& piece, std::size_t at)
    {
        if (piece[at] == U' ') {
            // A space is told by the word behind it alone.
            if (at + 1 == piece.size() || !isWord(piece[at + 1]))
                m_plan.exact = false;
            return;
        }
        const bool before = at > 0 && isPair(piece[at - 1], piece[at]);
        const bool after = at + 1 < piece.size() && isPair(piece[at], piece[at + 1]);
        if (before)
            addPair(piece, at - 1);
        if (after && isWord(piece[at + 1])) // otherwise the next character adds it
            addPair(piece, at);
        const bool placed =
            (before && text::isLetterOrDigit(piece[at - 1])) || (after && text::isLetterOrDigit(piece[at + 1]));
        const bool wholeTerm = piece.size() == 2 && m_plan.matcher.pieces().size() == 1 && !isWord(piece[0]) &&
                               !isWord(piece[1]) && isPair(piece[0], piece[1]);
        if ((!placed || !text::isLetterOrDigit(piece[at])) && !wholeTerm)
            m_plan.exact = false;
        if (!before && !after)
            addGram(std::u32string_view(piece).substr(at, 1), at, false);
    }

    void addPair(const std::u32string& piece, std::size_t at)
    {
        addGram(std::u32string_view(piece).substr(at, 2), at,
                text::isLetterOrDigit(piece[at]) && text::isLetterOrDigit(piece[at + 1]));
    }

    void addWord(const std::u32string& piece, std::size_t begin, std::size_t end, bool first, bool last)
    {
        PlanPart part;
        part.kind = PlanPart::Kind::Word;
        part.text = utf8Of(std::u32string_view(piece).substr(begin, end - begin));
        part.piece = static_cast<std::uint32_t>(m_plan.lengths.size() - 1);
        part.offset = static_cast<std::uint32_t>(begin);
        part.openBegin = first && begin == 0 && m_plan.matcher.isLong();
        part.openEnd = last && end == piece.size();
        part.afterSpace = begin > 0 && piece[begin - 1] == U' ';
        const auto pairs = [&](char32_t neighbour) {
            return !isWord(neighbour) && text::isLetterOrDigit(neighbour);
        };
        const bool paired = (begin > 0 && pairs(piece[begin - 1])) || (end < piece.size() && pairs(piece[end]));
        const bool openAtBegin = part.openBegin || (begin > 0 && pairs(piece[begin - 1]));
        const bool openAtEnd = part.openEnd || (end < piece.size() && pairs(piece[end]));
        // One character between two that bind it, or at an open end, is told by the pairs.
        if (end - begin == 1 && paired && openAtBegin && openAtEnd && !part.afterSpace)
            return;
        m_plan.parts.push_back(std::move(part));
    }

    TermPlan& m_plan;
};

} // namespace

TermPlan::TermPlan(const QueryNode& term)
    : matcher(term.text, term.quoted ? text::Matcher::Joints::AsWritten : text::Matcher::Joints::Optional)
{
    Planner(*this).run();
}

bool TermPlan::openInsideWords()
{
    if (matcher.isLong() || matcher.pieces().size() != 1)
        return false;
    const std::u32string characters = charactersOf(matcher.pieces().front());
    if (characters.empty() || !isWord(characters.front()))
        return false;
    PlanPart part;
    part.text = matcher.pieces().front();
    if (std::all_of(characters.begin(), characters.end(), isWord)) {
        if (characters.size() == 2 && cutsWord(characters[0], characters[1]))
            return false;
        part.kind = PlanPart::Kind::Word;
        part.openBegin = true;
        part.openEnd = true;
    } else {
        // The pair tells it, wherever the word begins.
        if (!isPair(characters[0], characters[1]))
            return false;
        part.hasPlaces = text::isLetterOrDigit(characters[1]);
    }
    parts = {part};
    exact = true;
    return true;
}

} // namespace zhilan::search
