#include "core/markdown/flanking.h"

#include "core/markdown/inline_scan.h"
#include "core/text/utf.h"

#include <unicode/uchar.h>

#include <cstdint>

namespace zhilan::markdown
{
namespace
{

struct Side {
    bool space = false;
    bool punctuation = false; ///< of any script
    bool cjk = false;         ///< punctuation or letter
    bool symbol = false;      ///< punctuation to CommonMark 0.31 alone
};

bool isVariationSelector(char32_t c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool isCjk(char32_t c)
{
    if (c < 0x1100)
        return false;
    if (text::isUnspacedScript(c))
        return true;
    switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_FULLWIDTH:
    case U_EA_WIDE:
    case U_EA_HALFWIDTH:
        // Emoji are wide too, but no CJK.
        return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI_PRESENTATION) == 0;
    default:
        return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_HANGUL_SYLLABLE_TYPE) != U_HST_NOT_APPLICABLE;
    }
}

Side sideOf(char32_t c)
{
    if (c < 0x80)
        return {scan::isSpace(static_cast<char>(c)), scan::isPunctuation(static_cast<char>(c)), false, false};
    const auto point = static_cast<UChar32>(c);
    constexpr std::uint32_t kMarks = U_GC_P_MASK | U_GC_S_MASK; // symbols as well, as in CommonMark 0.31
    const auto category = U_GET_GC_MASK(point);
    return {u_charType(point) == U_SPACE_SEPARATOR, (category & kMarks) != 0, isCjk(c), (category & U_GC_S_MASK) != 0};
}

Side strictSide(Side side)
{
    side.punctuation = side.punctuation && !side.symbol;
    side.cjk = false;
    return side;
}

char32_t codePointBefore(std::string_view text, std::size_t& at)
{
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
        --at;
    std::size_t from = at;
    return text::nextCodePoint(text, from);
}

Side sideBefore(std::string_view text, std::size_t at)
{
    if (at == 0)
        return {true, false, false, false};
    const char32_t last = codePointBefore(text, at);
    if (!isVariationSelector(last) || at == 0)
        return sideOf(last);
    const char32_t base = codePointBefore(text, at);
    Side side = sideOf(base);
    // Standardized variants: quotation marks in their full-width form; and ideographic variants.
    const bool wideQuote = last == 0xFE01 && (base == 0x2018 || base == 0x2019 || base == 0x201C || base == 0x201D);
    side.cjk = side.cjk || wideQuote || last >= 0xE0100;
    return side;
}

Side sideAfter(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return {true, false, false, false};
    return sideOf(text::nextCodePoint(text, at));
}

} // namespace

Flanking flanking(std::string_view text, std::size_t begin, std::size_t end, char delimiter, Neighbours neighbours)
{
    Side before = sideBefore(text, begin);
    Side after = sideAfter(text, end);
    if (neighbours == Neighbours::Gfm) {
        before = strictSide(before);
        after = strictSide(after);
    }
    const auto foreignPunctuation = [](const Side& side) {
        return side.punctuation && !side.cjk;
    };
    const auto opensWordAt = [&](const Side& outer, const Side& inner) {
        return !inner.space && (!foreignPunctuation(inner) || outer.space || foreignPunctuation(outer) || outer.cjk);
    };
    const bool left = opensWordAt(before, after);
    const bool right = opensWordAt(after, before);
    if (delimiter != '_')
        return {left, right};
    return {left && (!right || before.punctuation), right && (!left || after.punctuation)};
}

} // namespace zhilan::markdown
