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
/// which one at least is a letter of a script without words (Han, kana, Hangul), and neither a space. Single
/// characters: those letters, symbols, and what words begin with. Words, symbols, and the pairs of letters and digits
/// have places, so that whole terms are put together from them.
namespace zhilan::search
{

enum class CharacterKind : std::uint8_t {
    Space,
    Word,   ///< of words
    Letter, ///< of a script without words
    Symbol, ///< anything else
};
[[nodiscard]] inline CharacterKind kindOf(char32_t c)
{
    if (c == U' ')
        return CharacterKind::Space;
    if (text::isWordCharacter(c))
        return CharacterKind::Word;
    return text::isLetterOrDigit(c) ? CharacterKind::Letter : CharacterKind::Symbol;
}

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
/// Whether two neighbours make a pair.
[[nodiscard]] constexpr bool isPair(CharacterKind first, CharacterKind second)
{
    using Kind = CharacterKind;
    return (first == Kind::Letter || second == Kind::Letter) && first != Kind::Space && second != Kind::Space;
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

/// What stands between a word or symbol and what is before it.
[[nodiscard]] constexpr Gap gapAfter(char32_t before)
{
    return before == U' ' ? Gap::Space : before == U'-' ? Gap::Hyphen : Gap::Other;
}

/// Calls `each` with the tokens of one text; places count from `begin`. Returns how many characters the text has.
/// Linear. A template, since an index is made of some tokens a character.
template <typename Each>
std::uint32_t forEachToken(std::string_view folded, std::uint32_t begin, Each&& each)
{
    using Kind = CharacterKind;
    std::uint32_t place = begin;
    std::size_t wordBegin = 0; // in bytes
    Token word{TokenKind::Word, 0, 0, {}, false, {}};
    bool inWord = false;
    char32_t before = 0;
    Kind kindBefore = Kind::Space;
    const auto isSpace = [folded](std::size_t at) {
        return at < folded.size() && folded[at] == ' ';
    };
    const auto endWord = [&](std::size_t end) {
        if (!inWord)
            return;
        word.word = folded.substr(wordBegin, end - wordBegin);
        word.place.beforeSpace = isSpace(end);
        each(word);
        inWord = false;
    };
    for (std::size_t at = 0; at < folded.size(); ++place) {
        const std::size_t from = at;
        const char32_t c = text::nextCodePoint(folded, at);
        const Kind kind = kindOf(c);
        const bool isWord = kind == Kind::Word;
        if (!isWord || (inWord && cutsWord(before, c)))
            endWord(from);
        if (isWord && !inWord) {
            inWord = true;
            wordBegin = from;
            word.glued = kindBefore == Kind::Word;
            word.place = {place, gapAfter(before), false};
            if (!word.glued)
                each(Token{TokenKind::Character, c, 0, {}, false, {place, Gap::Other, false}});
        }
        if (kind == Kind::Letter)
            each(Token{TokenKind::Character, c, 0, {}, false, {place, Gap::Other, false}});
        if (kind == Kind::Symbol)
            each(Token{TokenKind::Character, c, 0, {}, false, {place, gapAfter(before), isSpace(at)}});
        if (isPair(kindBefore, kind))
            each(Token{TokenKind::Pair, before, c, {}, false, {place - 1, Gap::Other, false}});
        before = c;
        kindBefore = kind;
    }
    endWord(folded.size());
    return place - begin;
}

} // namespace zhilan::search
