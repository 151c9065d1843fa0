#include "core/text/clusters.h"

#include "core/text/utf.h"

#include <unicode/uchar.h>

namespace zhilan::text
{
namespace
{

int breakClass(char32_t c)
{
    return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK);
}

bool isPictographic(char32_t c)
{
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

/// Hangul syllables of jamo (rules GB6 to GB8).
bool joinsSyllable(int before, int after)
{
    switch (before) {
    case U_GCB_L:
        return after == U_GCB_L || after == U_GCB_V || after == U_GCB_LV || after == U_GCB_LVT;
    case U_GCB_LV:
    case U_GCB_V:
        return after == U_GCB_V || after == U_GCB_T;
    case U_GCB_LVT:
    case U_GCB_T:
        return after == U_GCB_T;
    default:
        return false;
    }
}

} // namespace

bool extendsCluster(char32_t codePoint)
{
    if (codePoint < 0x300)
        return false;
    switch (breakClass(codePoint)) {
    case U_GCB_EXTEND:
    case U_GCB_ZWJ:
    case U_GCB_SPACING_MARK:
    case U_GCB_V:
    case U_GCB_T:
        return true;
    default:
        return false;
    }
}

std::size_t clusterEnd(std::string_view utf8, std::size_t at)
{
    const char32_t first = nextCodePoint(utf8, at);
    if (first == '\r' && at < utf8.size() && utf8[at] == '\n')
        return at + 1;
    int lastClass = breakClass(first);
    if (lastClass == U_GCB_CONTROL || lastClass == U_GCB_CR || lastClass == U_GCB_LF)
        return at;
    const bool pictograph = isPictographic(first);
    bool flagOpen = lastClass == U_GCB_REGIONAL_INDICATOR;
    while (at < utf8.size()) {
        std::size_t next = at;
        const char32_t c = nextCodePoint(utf8, next);
        const int nextClass = breakClass(c);
        const bool extends = nextClass == U_GCB_EXTEND || nextClass == U_GCB_ZWJ || nextClass == U_GCB_SPACING_MARK;
        const bool emojiJoined = pictograph && lastClass == U_GCB_ZWJ && isPictographic(c);
        const bool flag = flagOpen && nextClass == U_GCB_REGIONAL_INDICATOR;
        if (!extends && !emojiJoined && !flag && !joinsSyllable(lastClass, nextClass))
            break;
        flagOpen = false;
        lastClass = nextClass;
        at = next;
    }
    return at;
}

} // namespace zhilan::text
