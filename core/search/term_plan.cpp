#include "core/search/term_plan.h"

#include "core/search/prepared.h"
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

/// With so many parts what is left to be looked at is little. Each is read for every section in question, equal ones
/// again and again.
constexpr std::size_t kMostParts = 64;
constexpr std::size_t kMostEqual = 4;

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
        if (pieces.empty())
            return;
        const std::u32string first = charactersOf(pieces.front());
        m_plan.firstWord = utf8Of(std::u32string_view(first).substr(0, wordEnd(first, 0)));
        const std::u32string last = charactersOf(pieces.back());
        m_plan.lastWord = utf8Of(std::u32string_view(last).substr(wordBegin(last)));
    }

private:
    /// Of the word that begins at `at`; `at` itself where none does.
    static std::size_t wordEnd(const std::u32string& piece, std::size_t at)
    {
        std::size_t end = at;
        while (end < piece.size() && isWord(piece[end]) && (end == at || !cutsWord(piece[end - 1], piece[end])))
            ++end;
        return end;
    }
    /// Of the word that the piece ends with; its end where it does not.
    static std::size_t wordBegin(const std::u32string& piece)
    {
        std::size_t begin = piece.size();
        while (begin > 0 && isWord(piece[begin - 1]) &&
               (begin == piece.size() || !cutsWord(piece[begin - 1], piece[begin])))
            --begin;
        return begin;
    }

    void addPiece(const std::u32string& piece, bool first, bool last)
    {
        m_plan.lengths.push_back(static_cast<std::uint32_t>(piece.size()));
        if (first && last && isGram(piece)) {
            addGram(piece, 0, piece.size());
            return;
        }
        for (std::size_t at = 0; at < piece.size();) {
            if (at > 0 && m_plan.parts.size() >= kMostParts) {
                m_plan.exact = false;
                break;
            }
            switch (kindOf(piece[at])) {
            case CharacterKind::Space: // told by what stands beside it
                ++at;
                break;
            case CharacterKind::Symbol:
                addSymbol(piece, at);
                ++at;
                break;
            case CharacterKind::Letter:
                addLetter(piece, at);
                ++at;
                break;
            case CharacterKind::Word: {
                const std::size_t end = wordEnd(piece, at);
                addWord(piece, at, end, first, last);
                at = end;
                break;
            }
            }
        }
        // No word or symbol is between them that could tell more than one.
        m_plan.exact = m_plan.exact && piece.find(U"  ") == std::u32string::npos;
    }

    /// Whether all of it is in one list.
    static bool isGram(const std::u32string& piece)
    {
        return piece.size() == 1 || (piece.size() == 2 && !isWord(piece[0]) && !isWord(piece[1]) &&
                                     isPair(kindOf(piece[0]), kindOf(piece[1])));
    }

    /// Of equal ones the first few and the last, which are the farther apart the more there are; the text itself tells
    /// what is left out. Whether a joint is before a piece only its first part does.
    void add(PlanPart part)
    {
        const auto isEqual = [&](const PlanPart& each) {
            return each.kind == part.kind && each.text == part.text;
        };
        const bool joins = part.piece > 0 && part.offset == 0;
        std::size_t equal = 0;
        PlanPart* last = nullptr;
        for (PlanPart& each : m_plan.parts) {
            if (!isEqual(each))
                continue;
            part.times = each.times += each.kind == PlanPart::Kind::Gram ? 1 : 0;
            last = each.offset > 0 ? &each : last;
            ++equal;
        }
        if (equal < kMostEqual || joins) {
            m_plan.parts.push_back(std::move(part));
            return;
        }
        m_plan.exact = false;
        if (last != nullptr)
            *last = std::move(part);
    }

    [[nodiscard]] PlanPart gramOf(const std::u32string& piece, std::size_t at, std::size_t size) const
    {
        PlanPart part;
        part.text = utf8Of(std::u32string_view(piece).substr(at, size));
        part.piece = static_cast<std::uint32_t>(m_plan.lengths.size() - 1);
        part.offset = static_cast<std::uint32_t>(at);
        part.hasPlaces = placesOf(TermKind::Gram, part.text) != Places::None;
        return part;
    }
    void addGram(const std::u32string& piece, std::size_t at, std::size_t size) { add(gramOf(piece, at, size)); }

    static void tellSpaces(PlanPart& part, const std::u32string& piece, std::size_t begin, std::size_t end)
    {
        part.afterSpace = begin > 0 && piece[begin - 1] == U' ';
        part.beforeSpace = end < piece.size() && piece[end] == U' ';
    }

    void addSymbol(const std::u32string& piece, std::size_t at)
    {
        PlanPart part = gramOf(piece, at, 1);
        tellSpaces(part, piece, at, at + 1);
        add(std::move(part));
    }

    /// A letter of a script without words is told by the pairs that it makes with those beside it.
    void addLetter(const std::u32string& piece, std::size_t at)
    {
        const auto letter = CharacterKind::Letter;
        const bool before = at > 0 && isPair(kindOf(piece[at - 1]), letter);
        const bool after = at + 1 < piece.size() && isPair(letter, kindOf(piece[at + 1]));
        if (before)
            addGram(piece, at - 1, 2);
        if (after && kindOf(piece[at + 1]) != letter) // otherwise the next one adds it
            addGram(piece, at, 2);
        if (!before && !after)
            addGram(piece, at, 1);
        const bool placed =
            (before && text::isLetterOrDigit(piece[at - 1])) || (after && text::isLetterOrDigit(piece[at + 1]));
        m_plan.exact = m_plan.exact && placed;
    }

    void addWord(const std::u32string& piece, std::size_t begin, std::size_t end, bool first, bool last)
    {
        PlanPart part;
        part.kind = PlanPart::Kind::Word;
        part.text = utf8Of(std::u32string_view(piece).substr(begin, end - begin));
        part.piece = static_cast<std::uint32_t>(m_plan.lengths.size() - 1);
        part.offset = static_cast<std::uint32_t>(begin);
        const bool mayBeInside = first && begin == 0 && m_plan.matcher.isLong();
        // A number does not begin within another: at most it goes on a word of letters.
        part.openBegin = mayBeInside && !m_plan.matcher.beginsWithNumber();
        part.insideGoesOn = mayBeInside && m_plan.matcher.beginsShort();
        part.mayBeGlued = (mayBeInside && !part.openBegin) || (part.piece > 0 && begin == 0);
        part.openEnd = last && end == piece.size();
        part.glued = begin > 0 && isWord(piece[begin - 1]);
        part.mayBeFraction = begin > 0 && piece[begin - 1] == U'.' && isAsciiDigit(piece[begin]) &&
                             (begin == 1 || isAsciiDigit(piece[begin - 2]));
        part.mustGoOn = end < piece.size() && isWord(piece[end]);
        part.mayGoOn = end == piece.size() || part.mustGoOn;
        tellSpaces(part, piece, begin, end);
        const auto pairs = [&](char32_t neighbour) {
            return kindOf(neighbour) == CharacterKind::Letter;
        };
        const bool paired = (begin > 0 && pairs(piece[begin - 1])) || (end < piece.size() && pairs(piece[end]));
        const bool openAtBegin = part.openBegin || (begin > 0 && pairs(piece[begin - 1]));
        const bool openAtEnd = part.openEnd || (end < piece.size() && pairs(piece[end]));
        // One character between two that bind it, or at an open end, is told by the pairs.
        if (end - begin == 1 && paired && openAtBegin && openAtEnd && !part.tellsSpace())
            return;
        add(std::move(part));
    }

    TermPlan& m_plan;
};

} // namespace

TermPlan::TermPlan(const QueryNode& term)
    : TermPlan(
          text::Matcher(term.text, term.quoted ? text::Matcher::Joints::AsWritten : text::Matcher::Joints::Optional))
{
}

TermPlan::TermPlan(text::Matcher term) : matcher(std::move(term))
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
    if (characters.size() == 2 && cutsWord(characters[0], characters[1]))
        return false;
    matcher.openInsideWords();
    if (characters.size() == 2 && kindOf(characters[1]) == CharacterKind::Letter) {
        // The pair tells it, wherever the word begins.
        std::erase_if(parts, [](const PlanPart& part) { return part.kind == PlanPart::Kind::Word; });
        return true;
    }
    PlanPart& word = parts.front();
    word.kind = PlanPart::Kind::Word;
    word.openBegin = true;
    word.openEnd = word.openEnd || characters.size() == 1;
    word.hasPlaces = true;
    return true;
}

} // namespace zhilan::search
