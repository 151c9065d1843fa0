#include "core/text/word_character.h"

#include "core/text/fold_characters.h"

#include <unicode/uchar.h>

namespace zhilan::text
{

bool isWordCharacter(char32_t codePoint)
{
    if (codePoint < 0x80)
        return (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= '0' && codePoint <= '9');
    // The ideographs that nearly all Chinese is written in, without a look into tables.
    if (codePoint >= 0x4E00 && codePoint <= 0x9FFF)
        return false;
    return u_isalnum(static_cast<UChar32>(codePoint)) != 0 && !dropsSpaces(codePoint);
}

bool isLetterOrDigit(char32_t codePoint)
{
    return (codePoint >= 0x4E00 && codePoint <= 0x9FFF) || u_isalnum(static_cast<UChar32>(codePoint)) != 0;
}

} // namespace zhilan::text
