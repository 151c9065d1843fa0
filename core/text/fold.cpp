#include "core/text/fold.h"

#include "core/text/clusters.h"
#include "core/text/han_variants.h"
#include "core/text/utf.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>

namespace zhilan::text
{
namespace
{

constexpr char32_t kDash = '-';
constexpr char32_t kMiddleDot = 0xB7;
constexpr char32_t kProlongedMark = 0x30FC;

bool isDigit(char32_t c)
{
    return c >= '0' && c <= '9';
}

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

/// White space beside it does not count.
bool dropsSpaces(char32_t c)
{
    if (c < 0x1100)
        return false;
    UErrorCode status = U_ZERO_ERROR;
    return c < 0xFF00 && (isUnspacedScript(c) || uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HANGUL);
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

/// A whole grapheme cluster the long way.
void foldCluster(std::string_view cluster, std::u32string& out)
{
    out.clear();
    UErrorCode status = U_ZERO_ERROR;
    static const UNormalizer2* const caseFold = unorm2_getNFKCCasefoldInstance(&status);
    std::u16string units;
    for (std::size_t at = 0; at < cluster.size();) {
        const char32_t c = nextCodePoint(cluster, at);
        if (c > 0xFFFF)
            units.push_back(U16_LEAD(c));
        units.push_back(c > 0xFFFF ? U16_TRAIL(c) : static_cast<char16_t>(c));
    }
    // No character's compatibility decomposition is longer than 18.
    std::u16string folded(units.size() * 18 + 8, u'\0');
    int32_t size = unorm2_normalize(caseFold, units.data(), static_cast<int32_t>(units.size()), folded.data(),
                                    static_cast<int32_t>(folded.size()), &status);
    if (U_FAILURE(status))
        size = 0;

    bool dropMarks = false;
    for (int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U16_NEXT(folded.data(), at, size, c);
        if (c >= 0xC0 && losesDiacritics(static_cast<char32_t>(c)))
            c = decomposedBase(c);
        const auto point = static_cast<char32_t>(c);
        if (dropMarks && u_charType(c) == U_NON_SPACING_MARK)
            continue;
        dropMarks = losesDiacritics(point);
        out.push_back(foldedCodePoint(point));
    }
}

/// What single code points of the basic plane fold to: 0 not yet known, kLong for all that is not one code point of the
/// plane. Filled as text comes by; every thread would write the same.
constexpr char16_t kLong = 0xFFFF;
std::array<std::atomic<char16_t>, 0x10000> singleFolds{};

char16_t foldedSingle(char32_t c)
{
    std::atomic<char16_t>& known = singleFolds[c];
    const char16_t value = known.load(std::memory_order_relaxed);
    if (value != 0)
        return value;
    std::string utf8;
    appendUtf8(utf8, c);
    std::u32string folded;
    foldCluster(utf8, folded);
    const bool single = folded.size() == 1 && folded[0] < kLong && u_isUWhiteSpace(static_cast<UChar32>(c)) == 0;
    const char16_t result = single ? static_cast<char16_t>(folded[0]) : kLong;
    known.store(result, std::memory_order_relaxed);
    return result;
}

class Folder
{
public:
    explicit Folder(std::string_view utf8) : m_text(utf8)
    {
        m_result.folded.reserve(utf8.size());
        m_result.runs.reserve(utf8.size() / 2);
    }

    FoldedText run()
    {
        for (std::size_t at = 0; at < m_text.size();) {
            std::size_t end = at;
            const char32_t c = nextCodePoint(m_text, end);
            if (c <= 0x3000 && isSpace(c)) {
                spaceAt(at);
                at = end;
                continue;
            }
            if (c < 0x10000 && standsAlone(c, end)) {
                const char16_t folded = foldedSingle(c);
                if (folded != kLong) {
                    emitOne(folded, c, at, end);
                    at = end;
                    continue;
                }
            }
            end = clusterEnd(m_text, at);
            foldCluster(m_text.substr(at, end - at), m_buffer);
            emitCluster(at, end);
            at = end;
        }
        return std::move(m_result);
    }

private:
    static bool isSpace(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

    /// Nothing that follows belongs to the cluster of `c`, which ends at `end`.
    [[nodiscard]] bool standsAlone(char32_t c, std::size_t end) const
    {
        if (end >= m_text.size())
            return true;
        const auto lead = static_cast<unsigned char>(m_text[end]);
        if (lead < 0x80 || (lead >= 0xE4 && lead <= 0xE9)) // ASCII, common ideographs
            return true;
        if (c >= 0x1100 && (c <= 0x115F || (c >= 0xA960 && c <= 0xA97F)))
            return false;
        std::size_t next = end;
        return !extendsCluster(nextCodePoint(m_text, next));
    }

    void spaceAt(std::size_t at)
    {
        if (!m_space)
            m_spaceBegin = at;
        m_space = true;
    }

    void beginRun(std::size_t begin, std::size_t end)
    {
        m_result.runs.push_back({static_cast<std::uint32_t>(m_result.folded.size()),
                                 {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    }

    void flushSpace(bool drops, std::size_t begin)
    {
        if (m_space && !drops && !m_lastDrops && !m_result.folded.empty()) {
            beginRun(m_spaceBegin, begin);
            m_result.folded.push_back(' ');
            m_digits = 0;
            m_grouped = false;
        }
        m_space = false;
    }

    void put(char32_t c)
    {
        if (isDigit(c)) {
            ++m_digits;
        } else {
            m_digits = 0;
            m_grouped = false;
        }
        m_last = c;
        appendUtf8(m_result.folded, c);
    }

    void emitOne(char32_t folded, char32_t source, std::size_t begin, std::size_t end)
    {
        const bool drops = source >= 0x1100 && (dropsSpaces(source) || dropsSpaces(folded));
        if (folded == ',' && separatesGroups(end)) {
            m_grouped = true;
            m_digits = 0;
            return;
        }
        if ((folded == 0x81F3 || folded == 0x5230) && joinsNumbers(end)) // 至, 到
            folded = kDash;
        flushSpace(drops, begin);
        beginRun(begin, end);
        put(folded);
        m_lastDrops = drops;
    }

    void emitCluster(std::size_t begin, std::size_t end)
    {
        if (m_buffer.empty())
            return;
        if (m_buffer.size() == 1) {
            std::size_t first = begin;
            emitOne(m_buffer[0], nextCodePoint(m_text, first), begin, end);
            return;
        }
        flushSpace(dropsSpaces(m_buffer.front()), begin);
        beginRun(begin, end);
        for (const char32_t c : m_buffer)
            put(c == 0xA0 ? ' ' : c);
        m_lastDrops = dropsSpaces(m_buffer.back());
    }

    /// A digit, plain or full-width, at `at`, which is moved past it.
    bool takeDigit(std::size_t& at) const
    {
        if (at >= m_text.size())
            return false;
        std::size_t next = at;
        const char32_t c = nextCodePoint(m_text, next);
        if (!isDigit(c) && (c < 0xFF10 || c > 0xFF19))
            return false;
        at = next;
        return true;
    }

    /// "1,000" but neither "1,2,3" nor "2020,100".
    [[nodiscard]] bool separatesGroups(std::size_t after) const
    {
        if (m_space || m_digits == 0 || m_digits > 3 || (m_grouped && m_digits != 3))
            return false;
        return takeDigit(after) && takeDigit(after) && takeDigit(after) && !takeDigit(after);
    }

    [[nodiscard]] bool joinsNumbers(std::size_t after) const
    {
        constexpr std::size_t kFurthest = 4;
        if (m_result.folded.empty() || !isDigit(m_last))
            return false;
        for (std::size_t i = 0; i < kFurthest && after < m_text.size() && m_text[after] == ' '; ++i)
            ++after;
        return takeDigit(after);
    }

    std::string_view m_text;
    FoldedText m_result;
    std::u32string m_buffer;
    char32_t m_last = 0;
    std::size_t m_digits = 0; ///< since the last character that is none, or the last separator
    bool m_grouped = false;
    bool m_space = false;     ///< seen, not yet written
    bool m_lastDrops = false; ///< the last character takes no white space after it
    std::size_t m_spaceBegin = 0;
};

} // namespace

ByteSpan FoldedText::toSource(ByteSpan inFolded) const
{
    const auto runOf = [&](std::uint32_t byte) {
        const auto after = std::upper_bound(runs.begin(), runs.end(), byte,
                                            [](std::uint32_t at, const Run& run) { return at < run.foldedBegin; });
        return after == runs.begin() ? after : after - 1;
    };
    if (runs.empty())
        return {};
    const ByteSpan first = runOf(inFolded.begin)->source;
    if (inFolded.empty())
        return inFolded.begin >= folded.size() ? ByteSpan{first.end, first.end} : ByteSpan{first.begin, first.begin};
    return {first.begin, runOf(inFolded.end - 1)->source.end};
}

FoldedText fold(std::string_view utf8)
{
    return Folder(utf8).run();
}

std::vector<ByteSpan> findAll(const FoldedText& text, const FoldedText& query)
{
    std::vector<ByteSpan> found;
    const std::string& needle = query.folded;
    if (needle.empty())
        return found;
    const char* const begin = text.folded.data();
    const char* const end = begin + text.folded.size();
    for (const char* at = begin; at < end;) {
        // memmem is linear in the worst case, which std::string::find is not.
        const auto* hit =
            static_cast<const char*>(::memmem(at, static_cast<std::size_t>(end - at), needle.data(), needle.size()));
        if (hit == nullptr)
            break;
        const auto offset = static_cast<std::uint32_t>(hit - begin);
        const ByteSpan span = text.toSource({offset, offset + static_cast<std::uint32_t>(needle.size())});
        if (found.empty() || span.begin >= found.back().end)
            found.push_back(span);
        at = hit + needle.size();
    }
    return found;
}

} // namespace zhilan::text
