#include "core/search/tokens.h"

#include "core/text/utf.h"
#include "core/text/word_character.h"

namespace zhilan::search
{
namespace
{

constexpr char32_t kNothing = 0xFFFFFFFFU;

bool isLetter(char32_t c)
{
    return c >= 'a' && c <= 'z';
}

bool isDigit(char32_t c)
{
    return c >= '0' && c <= '9';
}

} // namespace

bool cutsWord(char32_t before, char32_t after)
{
    return (isLetter(before) && isDigit(after)) || (isDigit(before) && isLetter(after));
}

bool isPair(char32_t first, char32_t second)
{
    return (first >= 0x80 || second >= 0x80) && first != U' ' && second != U' ' &&
           !(text::isWordCharacter(first) && text::isWordCharacter(second));
}

std::uint32_t forEachToken(std::string_view folded, std::uint32_t begin, const std::function<void(const Token&)>& each)
{
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
                each({TokenKind::Character, c, 0, {}, false, {place, Gap::Other}});
        }
        if (!isWord && c != U' ')
            each({TokenKind::Character, c, 0, {}, false, {place, Gap::Other}});
        if (before != kNothing && isPair(before, c))
            each({TokenKind::Pair, before, c, {}, false, {place - 1, Gap::Other}});
        before = c;
        wordBefore = isWord;
    }
    endWord(folded.size());
    return place - begin;
}

} // namespace zhilan::search
