#include "core/text/fold_characters.h"

#include "core/text/clusters.h"
#include "core/text/han_variants.h"
#include "core/text/utf.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <array>
#include <atomic>

namespace zhilan::text
{
namespace
{

constexpr char32_t kDash = '-';
constexpr char32_t kMiddleDot = 0xB7;
constexpr char32_t kProlongedMark = 0x30FC;

bool isDash(char32_t c)
{
    switch (c) {
    case '~':
    case 0x02DC: // small tilde
    case 0x2043: // hyphen bullet
    case 0x207B: // superscript minus
    case 0x208B: // subscript minus
    case 0x2212: // minus sign
    case 0x223C: // tilde operator
    case 0x2500: // box drawings
    case 0x2501:
    case kProlongedMark:
        return true;
    default:
        return u_charType(static_cast<UChar32>(c)) == U_DASH_PUNCTUATION;
    }
}

char32_t unifiedMark(char32_t c)
{
    switch (c) {
    case 0xAB: // angle quotation marks
    case 0xBB:
    case 0x201C: // double quotation marks
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x300C: // corner brackets
    case 0x300D:
    case 0x300E:
    case 0x300F:
    case 0x301D:
    case 0x301E:
    case 0x301F:
        return '"';
    case '`':
    case 0xB4:
    case 0x2018: // single quotation marks
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2039:
    case 0x203A:
        return '\'';
    case 0x1427: // dots between the parts of foreign names
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x22C5:
    case 0x2E31:
    case 0x30FB:
        return kMiddleDot;
    default:
        return isDash(c) ? kDash : c;
    }
}

/// Letters with a stroke have no decomposition that would take it off.
char32_t withoutStroke(char32_t c)
{
    switch (c) {
    case 0x142: // ł
        return 'l';
    case 0xF8: // ø
        return 'o';
    case 0x111: // đ
        return 'd';
    case 0x127: // ħ
        return 'h';
    case 0x167: // ŧ
        return 't';
    case 0x131: // dotless i
        return 'i';
    default:
        return c;
    }
}

bool losesDiacritics(char32_t base)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(base), &status)) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
        return true;
    default:
        return false;
    }
}

char32_t hiragana(char32_t c)
{
    const bool katakana = (c >= 0x30A1 && c <= 0x30F6) || c == 0x30FD || c == 0x30FE;
    return katakana ? c - 0x60 : c;
}

/// The last steps, for one code point of NFKC_Casefold text.
char32_t foldedCodePoint(char32_t c)
{
    return unifiedMark(simplifiedHan(hiragana(withoutStroke(c))));
}

/// The letter under the marks of a composed one.
UChar32 decomposedBase(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    static const UNormalizer2* const canonical = unorm2_getNFDInstance(&status);
    std::array<UChar, 32> parts{};
    const int32_t count =
        unorm2_getDecomposition(canonical, c, parts.data(), static_cast<int32_t>(parts.size()), &status);
    if (count <= 0 || U_FAILURE(status))
        return c;
    UChar32 base = c;
    int32_t at = 0;
    U16_NEXT(parts.data(), at, count, base);
    return base;
}

/// Putting marks in their order takes the square of how many there are. No writing has so many on one letter, and where
/// they are cut the text is the same to a reader (UAX #15, Stream-Safe Text Format, cuts behind 30).
constexpr std::size_t kNormalizedAtOnce = 64;

/// NFKC_Casefold.
std::u16string caseFolded(const std::u16string& units)
{
    UErrorCode status = U_ZERO_ERROR;
    static const UNormalizer2* const caseFold = unorm2_getNFKCCasefoldInstance(&status);
    // No character's compatibility decomposition is longer than 18.
    std::u16string folded(units.size() * 18 + 8, u'\0');
    const int32_t size = unorm2_normalize(caseFold, units.data(), static_cast<int32_t>(units.size()), folded.data(),
                                          static_cast<int32_t>(folded.size()), &status);
    folded.resize(U_FAILURE(status) ? 0 : static_cast<std::size_t>(size));
    return folded;
}

std::size_t utf8Length(char32_t c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

std::uint32_t describe(char32_t c)
{
    std::uint32_t bits = FoldedCharacter::kKnown;
    if (extendsCluster(c))
        bits |= FoldedCharacter::kExtends;
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0)
        return bits | FoldedCharacter::kSpace;
    if (dropsSpaces(c))
        bits |= FoldedCharacter::kDropsSpaces;
    if (c == 0x81F3 || c == 0x5230)
        bits |= FoldedCharacter::kRangeWord;
    std::string utf8;
    appendUtf8(utf8, c);
    std::u32string folded;
    foldCluster(utf8, folded);
    if (folded.size() != 1 || folded[0] > 0xFFFF)
        return bits;
    bits |= folded[0] | FoldedCharacter::kSingle;
    if (dropsSpaces(folded[0]))
        bits |= FoldedCharacter::kDropsSpaces;
    if (utf8Length(folded[0]) == utf8.size())
        bits |= FoldedCharacter::kSameLength;
    return bits;
}

} // namespace

/// Filled as text comes by: most of the plane never does. Every thread would write the same.
std::array<std::atomic<std::uint32_t>, 0x10000> knownCharacters{};

bool dropsSpaces(char32_t codePoint)
{
    // Full-width forms fold to ASCII, after which they are like any other; half-width ones are kana and Hangul with
    // their marks, whatever these fold to.
    if (codePoint >= 0xFF61 && codePoint <= 0xFFDC)
        return true;
    if (codePoint < 0x1100 || (codePoint >= 0xFF00 && codePoint < 0x10000))
        return false;
    UErrorCode status = U_ZERO_ERROR;
    return isUnspacedScript(codePoint) || uscript_getScript(static_cast<UChar32>(codePoint), &status) == USCRIPT_HANGUL;
}

FoldedCharacter describeCharacter(char32_t codePoint)
{
    const std::uint32_t bits = describe(codePoint);
    knownCharacters[codePoint].store(bits, std::memory_order_relaxed);
    return {bits};
}

void foldCluster(std::string_view cluster, std::u32string& out)
{
    out.clear();
    bool dropMarks = false;
    for (std::size_t at = 0; at < cluster.size();) {
        std::u16string units;
        while (at < cluster.size() && units.size() < kNormalizedAtOnce) {
            const char32_t c = nextCodePoint(cluster, at);
            if (c > 0xFFFF)
                units.push_back(U16_LEAD(c));
            units.push_back(c > 0xFFFF ? U16_TRAIL(c) : static_cast<char16_t>(c));
        }
        const std::u16string folded = caseFolded(units);
        const auto size = static_cast<int32_t>(folded.size());
        for (int32_t unit = 0; unit < size;) {
            UChar32 c = 0;
            U16_NEXT(folded.data(), unit, size, c);
            if (c >= 0xC0 && losesDiacritics(static_cast<char32_t>(c)))
                c = decomposedBase(c);
            const auto point = static_cast<char32_t>(c);
            if (dropMarks && u_charType(c) == U_NON_SPACING_MARK)
                continue;
            dropMarks = losesDiacritics(point);
            out.push_back(foldedCodePoint(point));
        }
    }
}

} // namespace zhilan::text
