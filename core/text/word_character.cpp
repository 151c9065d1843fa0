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

} // namespace zhilan::text
