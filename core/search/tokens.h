#pragma once

#include "core/search/postings.h"
#include "core/search/record.h"

#include <cstdint>
#include <functional>
#include <string>
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

/// Calls `each` for the tokens of one text; places count from `begin`. Returns how many characters the text has.
/// Linear.
std::uint32_t forEachToken(std::string_view folded, std::uint32_t begin, const std::function<void(const Token&)>& each);

/// Between two pieces of a section lie as many places as no term reaches across.
inline constexpr std::uint32_t kPieceGap = 2;

/// How a word is written in the dictionary: what is glued is set apart, since it is no beginning of a word.
inline constexpr char kGluedMark = '\x01';
/// Whether two neighbours make a pair.
[[nodiscard]] bool isPair(char32_t first, char32_t second);
/// Whether a word is cut between two of its characters.
[[nodiscard]] bool cutsWord(char32_t before, char32_t after);

} // namespace zhilan::search
