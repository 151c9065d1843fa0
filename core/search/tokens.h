#pragma once

#include "core/search/postings.h"
#include "core/search/record.h"
#include "core/text/utf.h"
#include "core/text/word_character.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
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
/// As ICU's tables say.
[[nodiscard]] inline CharacterKind kindByTables(char32_t c)
{
    if (c == U' ')
        return CharacterKind::Space;
    if (text::isWordCharacter(c))
        return CharacterKind::Word;
    return text::isLetterOrDigit(c) ? CharacterKind::Letter : CharacterKind::Symbol;
}
/// kindByTables() of ASCII, of which a folded text has no capitals.
inline constexpr std::array<CharacterKind, 0x80> kAsciiKinds = [] {
    std::array<CharacterKind, 0x80> kinds{};
    for (std::size_t c = 0; c < kinds.size(); ++c) {
        const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        const bool capital = c >= 'A' && c <= 'Z';
        kinds[c] = word ? CharacterKind::Word : capital ? CharacterKind::Letter : CharacterKind::Symbol;
    }
    kinds[' '] = CharacterKind::Space;
    return kinds;
}();
[[nodiscard]] inline CharacterKind kindOf(char32_t c)
{
    // Nearly all text is of these two.
    if (c < kAsciiKinds.size())
        return kAsciiKinds[c];
    if (text::isMainIdeograph(c))
        return CharacterKind::Letter;
    return kindByTables(c);
}

enum class TokenKind : std::uint8_t { Character, Pair, Word };

struct Token {
    TokenKind kind = TokenKind::Character;
    char32_t first = 0;    ///< Character, Pair
    char32_t second = 0;   ///< Pair
    std::string_view word; ///< Word
    bool glued = false;    ///< Word: goes on the word before, as the 4 of gpt4
    bool goesOn = false;   ///< Word: goes on in the next word, as the gpt of gpt4
    bool fraction = false; ///< Word: text::beginsFraction(), as the 5 of 2.5
    Place place;
};

/// Between two pieces of a section lie as many places as no term reaches across.
inline constexpr std::uint32_t kPieceGap = 2;

/// A word as it is written in the dictionary: with a mark before it where it is glued to the word before or is a
/// fraction, since it is no beginning of a word then, and with one behind it where it goes on in the next one, since it
/// is no whole word then.
struct DictionaryWord {
    std::string_view word;
    bool glued = false;
    bool goesOn = false;
    bool fraction = false;

    [[nodiscard]] bool begins() const { return !glued && !fraction; }
};
// No word has these.
inline constexpr char kGluedMark = '\x01';
inline constexpr char kFractionMark = '\x02';
[[nodiscard]] inline DictionaryWord dictionaryWordFrom(std::string_view term)
{
    DictionaryWord out;
    out.glued = term.starts_with(kGluedMark);
    out.fraction = term.starts_with(kFractionMark);
    term.remove_prefix(out.begins() ? 0 : 1);
    out.goesOn = term.ends_with(kGluedMark);
    term.remove_suffix(out.goesOn ? 1 : 0);
    out.word = term;
    return out;
}
[[nodiscard]] inline std::string dictionaryTermOf(const DictionaryWord& word)
{
    std::string term;
    term.reserve(word.word.size() + 2);
    if (!word.begins())
        term += word.glued ? kGluedMark : kFractionMark;
    term += word.word;
    if (word.goesOn)
        term += kGluedMark;
    return term;
}
/// Whether two neighbours make a pair.
[[nodiscard]] constexpr bool isPair(CharacterKind first, CharacterKind second)
{
    using Kind = CharacterKind;
    return (first == Kind::Letter || second == Kind::Letter) && first != Kind::Space && second != Kind::Space;
}
[[nodiscard]] constexpr bool isAsciiLetter(char32_t c)
{
    return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool isAsciiDigit(char32_t c)
{
    return c >= '0' && c <= '9';
}
/// Whether a word is cut between two of its characters.
[[nodiscard]] constexpr bool cutsWord(char32_t before, char32_t after)
{
    return (isAsciiLetter(before) && isAsciiDigit(after)) || (isAsciiDigit(before) && isAsciiLetter(after));
}

/// Moves `at`, right behind a word's first character `c`, behind its last one, which `c` then is. Returns how many
/// characters were passed.
inline std::uint32_t skipWord(std::string_view folded, std::size_t& at, char32_t& c)
{
    std::uint32_t passed = 0;
    while (at < folded.size()) {
        // Letters of ASCII go with letters, as most do, without a further look.
        const std::size_t begin = at;
        if (isAsciiLetter(c)) {
            while (at < folded.size() && isAsciiLetter(static_cast<unsigned char>(folded[at])))
                ++at;
        }
        if (at > begin) {
            passed += static_cast<std::uint32_t>(at - begin);
            c = static_cast<unsigned char>(folded[at - 1]);
            continue;
        }
        std::size_t next = at;
        const char32_t after = text::nextCodePoint(folded, next);
        if (kindOf(after) != CharacterKind::Word || cutsWord(c, after))
            break;
        c = after;
        at = next;
        ++passed;
    }
    return passed;
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
    char32_t before = 0;
    Kind kindBefore = Kind::Space;
    const auto isSpace = [folded](std::size_t at) {
        return at < folded.size() && folded[at] == ' ';
    };
    for (std::size_t at = 0; at < folded.size(); ++place) {
        const std::size_t from = at;
        char32_t c = text::nextCodePoint(folded, at);
        const Kind kind = kindOf(c);
        const bool glued = kind == Kind::Word && kindBefore == Kind::Word;
        const bool fraction = before == U'.' && isAsciiDigit(c) && text::beginsFraction(folded, from);
        if (kind == Kind::Letter || (kind == Kind::Word && !glued && !fraction))
            each(Token{TokenKind::Character, c, 0, {}, false, false, false, {place, Gap::Other, false}});
        else if (kind == Kind::Symbol)
            each(Token{TokenKind::Character, c, 0, {}, false, false, false, {place, gapAfter(before), isSpace(at)}});
        if (isPair(kindBefore, kind))
            each(Token{TokenKind::Pair, before, c, {}, false, false, false, {place - 1, Gap::Other, false}});
        if (kind == Kind::Word) {
            const Place first{place, gapAfter(before), false};
            place += skipWord(folded, at, c);
            const bool goesOn = at < folded.size() && cutsWord(c, static_cast<unsigned char>(folded[at]));
            each(Token{TokenKind::Word,
                       0,
                       0,
                       folded.substr(from, at - from),
                       glued,
                       goesOn,
                       fraction,
                       {first.at, first.gap, isSpace(at)}});
        }
        before = c;
        kindBefore = kind;
        if (kind != Kind::Letter)
            continue;
        // One ideograph follows another in most Chinese: each is a character and a pair.
        for (char32_t next = 0; (next = text::mainIdeographAt(folded, at)) != 0; before = next) {
            ++place;
            at += text::kMainIdeographBytes;
            each(Token{TokenKind::Character, next, 0, {}, false, false, false, {place, Gap::Other, false}});
            each(Token{TokenKind::Pair, before, next, {}, false, false, false, {place - 1, Gap::Other, false}});
        }
    }
    return place - begin;
}

} // namespace zhilan::search
