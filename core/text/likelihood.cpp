#include "core/text/likelihood.h"

#include "core/text/converter.h"
#include "core/text/han_tables.h"
#include "core/text/han_variants.h"
#include "core/text/utf.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhilan::text
{
namespace
{

/// What stands side by side without surprise.
enum class Kind { Space, Mark, Digit, Letter, Han, Hiragana, Katakana, HalfKana, Hangul, Symbol, Bad, Cut };

// All figures are nats and rough: they part right readings from wrong ones by several nats a character.
constexpr double kBad = 15;
constexpr double kCutAtEnd = 9;
constexpr double kPrivateUse = 14;
constexpr double kControl = 12;
constexpr double kOdd = 10.5; ///< a character of which nobody would have thought

/// The commonest first.
constexpr std::u32string_view kHangul =
    U"이다는을의에가고하지를은로한기도사리자시어인서해나대스라정그있수일부아들보장제으주여구상전만안원과면적조"
    U"성공문동국유경용년개무소거생신관우마모민반방비서세선실양연영오와위음입점중치트파학했행현화히습니까요게것관각간"
    U"감강결계권금급기내너노누단당더데되된될드등때또란려력련될람렇로르른름망매명목미번별병본분불산살석설속송술스슨승식"
    U"심십싶씨액약억업었엄없역열예온올완왕외운울움웃월육은응임작잘재저절접족존종준즉증직진질집차찬참처천철체초총최추"
    U"출충취층커크타태터토통투특편평포표품피필할함합항향허험혀형호혹확환활황회효후";
constexpr std::u32string_view kHiragana =
    U"のにはをたがでてとしれさいるなもあかっうくまらすりこだけよきつんどせえばやわみ"
    U"おめちへそじべげずひびごろ";
/// Half-width katakana as loan words have it, the mark of voice among them.
constexpr std::u32string_view kHalfKana = U"ﾝｰﾞｽﾙﾄｲﾗﾘｸｯｼｱﾀﾌﾚﾏｶﾃｺﾛﾟﾑﾊｵﾁｴｻｹｷﾐｳﾒﾓﾅﾈﾆﾉﾔｭｬｮｪﾕﾖﾜﾂﾍﾎﾋｿｾ";
constexpr std::u32string_view kChineseMarks = U"，。、“”：；（）！？《》「」—…·　『』【】～‘’";
constexpr std::u32string_view kJapaneseMarks = U"、。「」・（）　！？…『』～【】：";

/// −ln of a character's share of running text, in tenths of a nat; 0 for the uncommon ones.
class HanRarity
{
public:
    HanRarity()
    {
        for (const std::uint32_t packed : hanRarities()) {
            if (const std::uint32_t c = packed >> 8U; c >= kBegin && c - kBegin < m_tenths.size())
                m_tenths[c - kBegin] = static_cast<std::uint8_t>(packed & 0xFFU);
        }
    }
    [[nodiscard]] double operator()(char32_t c) const
    {
        return c >= kBegin && c - kBegin < m_tenths.size() ? m_tenths[c - kBegin] / 10.0 : 0.0;
    }

private:
    static constexpr char32_t kBegin = 0x4E00;
    std::array<std::uint8_t, 0x5200> m_tenths{};
};

/// The syllables of Hangul in use, which KS X 1001 has; the other four fifths are possible, not more.
class UsedSyllables
{
public:
    UsedSyllables()
    {
        std::string bytes;
        for (int row = 0xB0; row <= 0xC8; ++row) {
            for (int cell = 0xA1; cell <= 0xFE; ++cell) {
                bytes += static_cast<char>(row);
                bytes += static_cast<char>(cell);
            }
        }
        for (const char32_t c : decodeForDetection("EUC-KR", bytes)) {
            if (c >= kBegin && c - kBegin < m_used.size())
                m_used.set(c - kBegin);
        }
    }
    [[nodiscard]] bool contains(char32_t c) const { return c - kBegin < m_used.size() && m_used.test(c - kBegin); }

private:
    static constexpr char32_t kBegin = 0xAC00;
    std::bitset<11172> m_used;
};

double hangulSurprise(char32_t c)
{
    static const UsedSyllables used;
    const std::size_t rank = kHangul.find(c);
    if (rank != std::u32string_view::npos)
        return 3.4 + 3.6 * static_cast<double>(rank) / static_cast<double>(kHangul.size());
    return used.contains(c) ? 8.5 : 12.5;
}

double hanSurprise(char32_t c, Writing writing)
{
    static const HanRarity rarity;
    constexpr double kUnheardOf = 13;
    const char32_t simplified = simplifiedHan(c);
    const double known = rarity(simplified);
    switch (writing) {
    case Writing::SimplifiedChinese:
        // Traditional forms stand in GBK too, whole texts of them.
        return known == 0 ? kUnheardOf : known + (c == simplified ? 0.2 : 2.2);
    case Writing::TraditionalChinese:
        return known == 0 ? kUnheardOf - 1 : known + 0.3;
    case Writing::Japanese:
        // Other characters are common there, but not very different ones.
        return known == 0 ? kUnheardOf : 5.5 + known / 2;
    default:
        return known == 0 ? kUnheardOf + 1 : known + 5;
    }
}

double rankSurprise(char32_t c, std::u32string_view ranked, double first, double last, double others)
{
    const std::size_t rank = ranked.find(c);
    if (rank == std::u32string_view::npos)
        return others;
    return first + (last - first) * static_cast<double>(rank) / static_cast<double>(ranked.size());
}

double asciiSurprise(char32_t c)
{
    if (c == ' ')
        return 2.5;
    if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F)
        return kControl;
    if (c >= 'a' && c <= 'z')
        return 3.3;
    return 4.5;
}

Kind kindOf(char32_t c)
{
    if (c == kUndecodable || c == 0)
        return Kind::Bad;
    if (c == kCut)
        return Kind::Cut;
    if (c < 0x80) {
        if (c <= ' ')
            return Kind::Space;
        if (c >= '0' && c <= '9')
            return Kind::Digit;
        return ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') ? Kind::Letter : Kind::Mark;
    }
    if (c >= 0xFF61 && c <= 0xFF9F)
        return Kind::HalfKana;
    if (c >= 0x3041 && c <= 0x309F)
        return Kind::Hiragana;
    if ((c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x30FF))
        return Kind::Katakana;
    if (c >= 0xAC00 && c <= 0xD7A3)
        return Kind::Hangul;
    if (isHan(c))
        return Kind::Han;
    if (kChineseMarks.find(c) != std::u32string_view::npos || c == U'・')
        return Kind::Mark;
    return u_isalpha(static_cast<UChar32>(c)) != 0 ? Kind::Letter : Kind::Symbol;
}

/// Of one character, whatever stands beside it.
double ownSurprise(char32_t c, Kind kind, Writing writing)
{
    const bool chinese = writing == Writing::SimplifiedChinese || writing == Writing::TraditionalChinese;
    const bool japanese = writing == Writing::Japanese;
    if (kind == Kind::Bad || kind == Kind::Cut)
        return kind == Kind::Bad ? kBad : kCutAtEnd;
    if (c < 0x80)
        return asciiSurprise(c);
    switch (kind) {
    case Kind::Han:
        return hanSurprise(c, writing) + (japanese ? 1.0 : 0.0);
    case Kind::Hiragana:
        return japanese ? rankSurprise(c, kHiragana, 3.2, 6.2, 8) : kOdd;
    case Kind::Katakana:
        return japanese ? 4.5 : kOdd;
    case Kind::HalfKana:
        return japanese ? rankSurprise(c, kHalfKana, 2.6, 5, 6) : kOdd;
    case Kind::Hangul:
        return writing == Writing::Korean ? hangulSurprise(c) : kOdd + 1;
    case Kind::Mark:
        return japanese  ? rankSurprise(c, kJapaneseMarks, 3, 7, 9)
               : chinese ? rankSurprise(c, kChineseMarks, 2.8, 7, 9)
                         : rankSurprise(c, kChineseMarks, 7, 8, 9);
    case Kind::Letter: {
        if (c >= 0xFF21 && c <= 0xFF5A)
            return 8.5;
        // Letters of an alphabet: the rarer, the larger the alphabet and the farther from where they are used.
        const bool basic = c < 0x700 || (c >= 0xE01 && c <= 0xE5B);
        return writing == Writing::Alphabetic ? (basic ? 4 : 7) : kOdd;
    }
    default:
        break;
    }
    switch (u_charType(static_cast<UChar32>(c))) {
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
    case U_SURROGATE:
        return kPrivateUse;
    case U_CONTROL_CHAR:
        return kControl;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
        return writing == Writing::Alphabetic ? 5 : kPrivateUse;
    default:
        break;
    }
    constexpr std::u32string_view kWestern = U"\u00A0°£§©«»±²³·®€½¼¿¡“”‘’–—…•™";
    return writing == Writing::Alphabetic && kWestern.find(c) != std::u32string_view::npos ? 5.5 : 9;
}

UScriptCode scriptOf(char32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status);
}

bool isKana(Kind kind)
{
    return kind == Kind::Hiragana || kind == Kind::Katakana;
}

/// Whether ﾞ or ﾟ can stand behind a kana.
bool takesVoiceMark(char32_t kana, char32_t mark)
{
    const bool ha = kana >= U'ﾊ' && kana <= U'ﾎ';
    return ha || (mark == U'ﾞ' && ((kana >= U'ｶ' && kana <= U'ﾄ') || kana == U'ｳ'));
}

bool isLatinAscii(char32_t c)
{
    return kindOf(c) == Kind::Letter && c < 0x80;
}

double letterChange(char32_t before, char32_t c)
{
    if (before < 0x80 && c < 0x80)
        return 0;
    const bool same =
        (isLatinAscii(before) ? USCRIPT_LATIN : scriptOf(before)) == (isLatinAscii(c) ? USCRIPT_LATIN : scriptOf(c));
    if (!same)
        return 5;
    // In Latin script letters with marks stand between others without.
    if (before >= 0x80 && c >= 0x80 && c < 0x250)
        return 2.5;
    // Capitals stand at the beginning of words, and seldom.
    const bool capitalInside =
        u_isUUppercase(static_cast<UChar32>(c)) != 0 && u_isULowercase(static_cast<UChar32>(before)) != 0;
    return capitalInside ? 3.5 : 0;
}

/// Of the change from one character to the next.
double changeSurprise(char32_t before, Kind kindBefore, char32_t c, Kind kind, Writing writing)
{
    if (kind == Kind::Letter && kindBefore == Kind::Letter)
        return letterChange(before, c);
    if ((c == U'ﾞ' || c == U'ﾟ') && !takesVoiceMark(before, c))
        return 6;
    if (kind == kindBefore || kind >= Kind::Bad || kindBefore >= Kind::Bad)
        return 0;
    const auto neutral = [](Kind each) {
        return each == Kind::Space || each == Kind::Mark || each == Kind::Digit || each == Kind::Symbol;
    };
    if (kind == Kind::HalfKana && kindBefore == Kind::Han && writing == Writing::Japanese)
        return 2; // 半角ｶﾅ: words of half-width kana stand behind kanji
    if (kind == Kind::HalfKana || kindBefore == Kind::HalfKana)
        return neutral(kind) || neutral(kindBefore) ? 1.5 : 4;
    if (neutral(kind) || neutral(kindBefore)) {
        // A word of an alphabet begins after a space or a mark of ASCII, rarely right after a mark of another script.
        if (kind == Kind::Letter && c >= 0x80)
            return 1.5;
        return kind == Kind::Katakana ? 1 : 0.3;
    }
    if (kind == Kind::Letter || kindBefore == Kind::Letter) {
        // Latin words in running Chinese are many, letters with marks on them few.
        const char32_t letter = kind == Kind::Letter ? c : before;
        return letter < 0x80 ? 1.5 : 5;
    }
    if (writing == Writing::Japanese) {
        if (isKana(kind) && isKana(kindBefore))
            return 1.7;
        return kind == Kind::Hangul || kindBefore == Kind::Hangul ? 5 : kind == Kind::Katakana ? 2.5 : 0.7;
    }
    return 3.5; // between Han, kana and Hangul
}

} // namespace

double surprise(std::span<const char32_t> text, Writing writing)
{
    double sum = 0;
    char32_t before = '\n';
    Kind kindBefore = Kind::Space;
    for (const char32_t c : text) {
        const Kind kind = kindOf(c);
        sum += ownSurprise(c, kind, writing) + changeSurprise(before, kindBefore, c, kind, writing);
        before = c;
        kindBefore = kind;
    }
    return sum;
}

} // namespace zhilan::text
