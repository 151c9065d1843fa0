#pragma once

#include "core/search/postings.h"
#include "core/search/record.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <cstdint>
#include <string_view>

/// What of a folded text is looked up in an index.
///
/// Words: runs of word characters (text::isWordCharacter), cut between ASCII letters and digits. Pairs: neighbours of
/// which one at least is no word character, one at least no ASCII, and neither a space. Single characters that are none
/// of words, and those that words begin with. Words and the pairs of letters and digits have places, so that whole
/// terms are put together from them.
namespace zhilan::search
{

enum class TokenKind : std::uint8_t { Character, Pair, Word };

struct Token {
    TokenKind kind = TokenKind::Character;
    char32_t first = 0;    ///< Character, Pair
    char32_t second = 0;   ///< Pair
    std::string_view word; ///< Word
    bool glued = false;    ///< Word: goes on the word before, as the 4 of gpt4
    Place place;
};

/// Between two pieces of a section lie as many places as no term reaches across.
inline constexpr std::uint32_t kPieceGap = 2;

/// How a word is written in the dictionary: what is glued is set apart, since it is no beginning of a word.
inline constexpr char kGluedMark = '\x01';
/// Whether two neighbours of which one at least is no word character make a pair.
[[nodiscard]] constexpr bool isPairOfAny(char32_t first, char32_t second)
{
    return (first >= 0x80 || second >= 0x80) && first != U' ' && second != U' ';
}
/// Whether two neighbours make a pair.
[[nodiscard]] inline bool isPair(char32_t first, char32_t second)
{
    return isPairOfAny(first, second) && !(text::isWordCharacter(first) && text::isWordCharacter(second));
}
/// Whether a word is cut between two of its characters.
[[nodiscard]] constexpr bool cutsWord(char32_t before, char32_t after)
{
    const auto isLetter = [](char32_t c) {
        return c >= 'a' && c <= 'z';
    };
    const auto isDigit = [](char32_t c) {
        return c >= '0' && c <= '9';
    };
    return (isLetter(before) && isDigit(after)) || (isDigit(before) && isLetter(after));
}

/// Calls `each` with the tokens of one text; places count from `begin`. Returns how many characters the text has.
/// Linear. A template, since an index is made of some tokens a character.
template <typename Each>
std::uint32_t forEachToken(std::string_view folded, std::uint32_t begin, Each&& each)
{
    constexpr char32_t kNothing = 0xFFFFFFFFU;
    std::uint32_t place = begin;
    std::size_t wordBegin = 0; // in bytes
    Token word{TokenKind::Word, 0, 0, {}, false, {}};
    bool inWord = false;
    char32_t before = kNothing;
    const auto endWord = [&](std::size_t end) {
        if (!inWord)
            return;
        word.word = folded.substr(wordBegin, end - wordBegin);
        each(word);
        inWord = false;
    };
    bool wordBefore = false;
    for (std::size_t at = 0; at < folded.size(); ++place) {
        const std::size_t from = at;
        const char32_t c = text::nextCodePoint(folded, at);
        const bool isWord = text::isWordCharacter(c);
        if (!isWord || (inWord && cutsWord(before, c)))
            endWord(from);
        if (isWord && !inWord) {
            inWord = true;
            wordBegin = from;
            word.place.at = place;
            word.glued = wordBefore;
            word.place.gap = before == U' ' ? Gap::Space : before == U'-' ? Gap::Hyphen : Gap::Other;
            if (!wordBefore)
                each(Token{TokenKind::Character, c, 0, {}, false, {place, Gap::Other}});
        }
        if (!isWord && c != U' ')
            each(Token{TokenKind::Character, c, 0, {}, false, {place, Gap::Other}});
        if (before != kNothing && !(isWord && wordBefore) && isPairOfAny(before, c))
            each(Token{TokenKind::Pair, before, c, {}, false, {place - 1, Gap::Other}});
        before = c;
        wordBefore = isWord;
    }
    endWord(folded.size());
    return place - begin;
}

} // namespace zhilan::search
