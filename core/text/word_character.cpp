#include "core/text/word_character.h"

#include "core/text/fold_characters.h"

#include <unicode/uchar.h>

namespace zhilan::text
{

bool isWordCharacter(char32_t codePoint)
{
    if (codePoint < 0x80)
        return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= '0' && codePoint <= '9');
    if (isMainIdeograph(codePoint))
        return false;
    return u_isalnum(static_cast<UChar32>(codePoint)) != 0 && !dropsSpaces(codePoint);
}

bool isLetterOrDigitByTable(char32_t codePoint)
{
    return u_isalnum(static_cast<UChar32>(codePoint)) != 0;
}

bool beginsFraction(std::string_view folded, std::size_t at)
{
    const auto isDigit = [folded](std::size_t place) {
        return place < folded.size() && folded[place] >= '0' && folded[place] <= '9';
    };
    const auto isPoint = [folded](std::size_t place) {
        return place < folded.size() && folded[place] == '.';
    };
    if (at < 2 || !isPoint(at - 1) || !isDigit(at) || !isDigit(at - 2))
        return false;
    std::size_t begin = at - 2;
    while (begin > 0 && isDigit(begin - 1))
        --begin;
    std::size_t end = at + 1;
    while (isDigit(end))
        ++end;
    constexpr std::string_view kFamily = "802"; // of IEEE, whose members are called 11ac for short
    if (folded.substr(begin, at - 1 - begin) == kFamily && end < folded.size() && folded[end] >= 'a' &&
        folded[end] <= 'z')
        return false;
    const bool pointBefore = begin >= 2 && isPoint(begin - 1) && isDigit(begin - 2);
    return !pointBefore && !(isPoint(end) && isDigit(end + 1));
}

} // namespace zhilan::text
