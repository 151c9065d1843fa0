#include "core/quantity/chars.h"

#include "core/quantity/hangul.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace zhilan::quantity
{
namespace
{

using Fold = std::pair<char32_t, char32_t>;

constexpr auto kFolds = [] {
    std::array folds = std::to_array<Fold>({
        {U'\u00A0', U' '}, {U'\u2002', U' '}, {U'\u2003', U' '}, {U'\u2009', U' '}, {U'\u202F', U' '},
        {U'\u3000', U' '}, {U'\u2010', U'-'}, {U'\u2011', U'-'}, {U'\u2012', U'-'}, {U'\u2013', U'-'},
        {U'\u2212', U'-'}, {U'\u301C', U'~'}, {U'\u223C', U'~'}, {U'\u02DC', U'~'}, {U'\u2019', U'\''},
        {U'\u00A5', U'¥'}, {U'\uFFE5', U'¥'}, {U'\uFFE1', U'£'}, {U'\uFFE0', U'¢'}, {U'\uFE65', U'>'},
        {U'萬', U'万'},    {U'億', U'亿'},    {U'點', U'点'},    {U'兩', U'两'},    {U'個', U'个'},
        {U'圓', U'圆'},    {U'幣', U'币'},    {U'歐', U'欧'},    {U'鎊', U'镑'},    {U'韓', U'韩'},
        {U'約', U'约'},    {U'過', U'过'},    {U'於', U'于'},    {U'達', U'达'},    {U'幾', U'几'},
        {U'數', U'数'},    {U'餘', U'余'},    {U'從', U'从'},    {U'後', U'后'},    {U'財', U'财'},
        {U'號', U'号'},    {U'時', U'时'},    {U'鐘', U'钟'},    {U'噸', U'吨'},    {U'漲', U'涨'},
        {U'陸', U'陆'},    {U'貳', U'贰'},    {U'參', U'参'},    {U'負', U'负'},    {U'間', U'间'},
        {U'來', U'来'},    {U'僅', U'仅'},    {U'將', U'将'},    {U'會', U'会'},    {U'長', U'长'},
        {U'電', U'电'},    {U'聽', U'听'},    {U'內', U'内'},    {U'華', U'华'},    {U'攝', U'摄'},
        {U'週', U'周'},    {U'歲', U'岁'},    {U'頁', U'页'},    {U'條', U'条'},    {U'張', U'张'},
        {U'輛', U'辆'},    {U'臺', U'台'},    {U'檯', U'台'},    {U'項', U'项'},    {U'種', U'种'},
        {U'戶', U'户'},    {U'雙', U'双'},    {U'對', U'对'},    {U'還', U'还'},    {U'實', U'实'},
        {U'額', U'额'},    {U'佔', U'占'},    {U'斷', U'断'},    {U'線', U'线'},    {U'發', U'发'},
        {U'國', U'国'},    {U'紀', U'纪'},    {U'増', U'增'},    {U'銭', U'钱'},    {U'歳', U'岁'},
        {U'帶', U'带'},    {U'倆', U'两'},    {U'俩', U'两'},    {U'層', U'层'},    {U'隻', U'只'},
        {U'盧', U'卢'},    {U'錢', U'钱'},    {U'塊', U'块'},    {U'純', U'纯'},    {U'減', U'减'},
        {U'預', U'预'},    {U'計', U'计'},    {U'仟', U'千'},    {U'佰', U'百'},    {U'壹', U'一'},
        {U'贰', U'二'},    {U'叁', U'三'},    {U'柒', U'七'},    {U'捌', U'八'},    {U'玖', U'九'},
        {U'弍', U'二'},    {U'弐', U'二'},    {U'壱', U'一'},    {U'貮', U'二'},    {U'㈠', U'一'},
    });
    std::sort(folds.begin(), folds.end());
    return folds;
}();

char32_t foldOnce(char32_t c)
{
    if (c >= U'\uFF01' && c <= U'\uFF5E')
        return c - U'\uFF01' + U'!';
    const auto found = std::lower_bound(kFolds.begin(), kFolds.end(), Fold{c, U'\0'});
    return found != kFolds.end() && found->first == c ? found->second : c;
}

char32_t folded(char32_t c)
{
    const char32_t once = foldOnce(c);
    return once == c ? c : foldOnce(once); // 貳 → 贰 → 二
}

char32_t formalDigit(char32_t c)
{
    switch (c) {
    case U'拾':
        return U'十';
    case U'肆':
        return U'四';
    case U'伍':
        return U'五';
    case U'陆':
        return U'六';
    case U'参':
        return U'三';
    default:
        return 0;
    }
}

constexpr std::size_t kShortened = 4096;

/// Of the characters, shortened: false for most, which stay as they are.
constexpr auto kMayFold = [] {
    std::array<bool, kShortened> out{};
    for (const Fold& fold : kFolds)
        out[fold.first % kShortened] = true;
    for (const char32_t formal : std::u32string_view(U"拾肆伍陆参"))
        out[formal % kShortened] = true;
    return out;
}();

bool mayFold(char32_t c)
{
    return kMayFold[c % kShortened] || (c >= U'\uFF01' && c <= U'\uFF5E');
}

/// What a character is within a Han numeral with blanks between its characters.
enum class Part : std::uint8_t {
    None,
    Digit,
    Joint,   ///< makes what stands beside it part of the numeral
    Measure, ///< 个
};

constexpr Part partOf(char32_t c)
{
    switch (c) {
    case U'零':
    case U'〇':
    case U'一':
    case U'二':
    case U'两':
    case U'三':
    case U'四':
    case U'五':
    case U'六':
    case U'七':
    case U'八':
    case U'九':
    case U'肆':
    case U'伍':
    case U'陆':
    case U'参':
        return Part::Digit;
    case U'十':
    case U'百':
    case U'千':
    case U'万':
    case U'亿':
    case U'兆':
    case U'点':
    case U'分':
    case U'之':
    case U'の':
    case U'又':
    case U'几':
    case U'余':
    case U'多':
    case U'成':
    case U'折':
        return Part::Joint;
    case U'个':
        return Part::Measure;
    default:
        return Part::None;
    }
}

/// Length of the well-formed sequence at `at` and its code point; 1 and U+FFFD for anything else.
std::size_t decodeOne(std::string_view utf8, std::size_t at, char32_t& out)
{
    const auto byte = [&](std::size_t i) {
        return static_cast<unsigned char>(utf8[i]);
    };
    const unsigned lead = byte(at);
    if (lead < 0x80) {
        out = lead;
        return 1;
    }
    const auto follows = [&](std::size_t i) {
        return (byte(at + i) & 0xC0U) == 0x80U;
    };
    if ((lead & 0xF0U) == 0xE0U && at + 2 < utf8.size() && follows(1) && follows(2)) { // nearly all that is not ASCII
        out = (lead & 0xFU) << 12U | (byte(at + 1) & 0x3FU) << 6U | (byte(at + 2) & 0x3FU);
        return 3;
    }
    const std::size_t length = lead >= 0xF0 && lead < 0xF5   ? 4
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                                                             : 0;
    out = U'\uFFFD';
    if (length == 0 || at + length > utf8.size())
        return 1;
    char32_t value = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (!follows(i))
            return 1;
        value = value << 6U | (byte(at + i) & 0x3FU);
    }
    out = value;
    return length;
}

constexpr std::size_t kIdeographSize = 3;

/// The ideograph at `at` if it is one that stays as it is, behind anything but a blank; 0 for all else.
char32_t plainIdeographAt(std::string_view utf8, std::size_t at)
{
    if (utf8.size() - at < kIdeographSize || static_cast<unsigned char>(utf8[at]) < 0xE4 ||
        static_cast<unsigned char>(utf8[at]) > 0xE9)
        return 0;
    char32_t c = 0;
    return decodeOne(utf8, at, c) == kIdeographSize && !kMayFold[c % kShortened] && c != U'折' ? c : 0;
}

/// Where the characters of ASCII from `at` on end, found by eight bytes at once.
std::size_t asciiEnd(std::string_view utf8, std::size_t at)
{
    constexpr std::uint64_t kHighBits = 0x8080808080808080;
    for (std::uint64_t eight = 0; at + sizeof eight <= utf8.size(); at += sizeof eight) {
        std::memcpy(&eight, utf8.data() + at, sizeof eight);
        if ((eight & kHighBits) != 0)
            break;
    }
    while (at < utf8.size() && static_cast<unsigned char>(utf8[at]) < 0x80)
        ++at;
    return at;
}

bool endsInFullWidthDigit(std::string_view utf8)
{
    constexpr std::size_t kSize = 3;
    return utf8.size() >= kSize && utf8.substr(utf8.size() - kSize) >= "\uFF10" &&
           utf8.substr(utf8.size() - kSize) <= "\uFF19";
}

} // namespace

Chars::Chars(std::string_view utf8) : m_utf8(utf8), m_chars(utf8.size(), U'\0'), m_at(utf8.size() + 1)
{
    bool formal = false;
    bool spacedHan = false;
    bool spacedNumeral = false;
    bool discount = false;
    bool hangul = false;
    std::size_t size = 0;
    char32_t* const chars = m_chars.data();
    std::uint32_t* const offsets = m_at.data();
    for (std::size_t at = 0; at < utf8.size();) {
        for (const std::size_t end = asciiEnd(utf8, at); at < end; ++at, ++size) {
            chars[size] = static_cast<char32_t>(utf8[at]);
            offsets[size] = static_cast<std::uint32_t>(at);
        }
        if (size == 0 || chars[size - 1] != U' ') {
            for (char32_t c = 0; (c = plainIdeographAt(utf8, at)) != 0; at += kIdeographSize, ++size) {
                chars[size] = c;
                offsets[size] = static_cast<std::uint32_t>(at);
            }
        }
        if (at == utf8.size())
            break;
        char32_t c = 0;
        const std::size_t length = decodeOne(utf8, at, c);
        hangul = hangul || (c >= U'\uAC00' && c <= U'\uD7A3');
        m_hasKana = m_hasKana || (c >= U'\u3041' && c <= U'\u30FA');
        if (mayFold(c)) {
            // ，between numbers ends one; between full-width digits it groups
            if (c != U'\uFF0C' || endsInFullWidthDigit(utf8.substr(0, at)))
                c = folded(c);
            formal = formal || formalDigit(c) != 0;
        }
        if (c >= 0x3000 && size > 0 && chars[size - 1] == U' ') {
            spacedHan = true;
            spacedNumeral = spacedNumeral || partOf(c) != Part::None;
        }
        discount = discount || c == U'折';
        chars[size] = c;
        offsets[size++] = static_cast<std::uint32_t>(at);
        at += length;
    }
    m_chars.resize(size);
    m_at.resize(size + 1);
    m_at.back() = static_cast<std::uint32_t>(utf8.size());
    if (hangul)
        foldKoreanDates();
    m_hasHangul = hangul && foldHangul(m_chars, m_at);
    if (spacedNumeral || (spacedHan && (discount || m_hasHangul)))
        dropBlanksInNumerals();
    if (formal)
        foldFormalDigits();
}

/// 三千 八百 → 三千八百, 二 分之 一 → 二分之一. Two digits side by side stay apart: 一 二 三 counts.
void Chars::dropBlanksInNumerals()
{
    constexpr std::size_t kMostBlanks = 3; // bounds the look ahead too
    std::size_t to = 0;
    for (std::size_t from = 0; from < m_chars.size(); ++from) {
        if (m_chars[from] == U' ' && to > 0 && (isDigit(m_chars[to - 1]) || partOf(m_chars[to - 1]) != Part::None)) {
            std::size_t next = from;
            while (next < m_chars.size() && m_chars[next] == U' ' && next - from <= kMostBlanks)
                ++next;
            const char32_t left = m_chars[to - 1];
            const char32_t right = next < m_chars.size() ? m_chars[next] : U'\0';
            std::size_t after = next + 1;
            while (after < m_chars.size() && m_chars[after] == U' ' && after - next <= kMostBlanks)
                ++after;
            const Part before = partOf(left);
            const Part behind = partOf(right);
            const bool discount =
                ((before == Part::Digit && behind == Part::Digit) || (isDigit(left) && isDigit(right))) &&
                after < m_chars.size() && m_chars[after] == U'折'; // 九 九 折
            const bool points = (before == Part::Digit && right == U'个') || (left == U'个' && right == U'百');
            const bool joins = discount || points ||
                               (before == Part::Joint && (behind == Part::Joint || behind == Part::Digit)) ||
                               (before == Part::Digit && behind == Part::Joint);
            if (joins && next - from <= kMostBlanks)
                from = next;
        }
        m_chars[to] = m_chars[from];
        m_at[to++] = m_at[from];
    }
    m_at[to] = m_at.back();
    m_chars.resize(to);
    m_at.resize(to + 1);
}

/// 伍, 拾 and the like are digits only beside other numerals: 队伍, 收拾.
void Chars::foldFormalDigits()
{
    const auto isNumeral = [&](std::size_t at) {
        const char32_t c = (*this)[at];
        return partOf(c) == Part::Digit || partOf(c) == Part::Joint || formalDigit(c) != 0;
    };
    for (std::size_t i = 0; i < m_chars.size(); ++i) {
        const char32_t digit = formalDigit(m_chars[i]);
        if (digit == 0)
            continue;
        const bool alone = m_chars.size() == 1;
        const char32_t next = (*this)[i + 1];
        const bool money =
            next == U'元' || next == U'圆' || next == U'角' || (next == U'分' && i > 0 && m_chars[i - 1] == U'角');
        const bool beside = (i > 0 && isNumeral(i - 1)) || isNumeral(i + 1) || money;
        static constexpr std::u32string_view kWords = U"数与加考会展股续军地"; // 参数, 陆续
        const bool opensWord = kWords.find((*this)[i + 1]) != std::u32string_view::npos && i + 1 < m_chars.size();
        if (alone || (beside && !opensWord))
            m_chars[i] = digit;
    }
}

/// Of a year in four digits, so that 10년 stays a length of time.
void Chars::foldKoreanDates()
{
    const auto digitsFrom = [this](std::size_t at) {
        std::size_t end = at;
        while (end < at + 2 && isDigit((*this)[end]))
            ++end;
        return end;
    };
    for (std::size_t i = 4; i < m_chars.size(); ++i) {
        const std::size_t last = m_chars[i - 1] == U' ' ? i - 2 : i - 1;
        const auto* const year = m_chars.data() + last + 1;
        if (m_chars[i] != U'년' || last < 3 || !std::all_of(year - 4, year, isDigit) || (last > 3 && isDigit(year[-5])))
            continue;
        m_chars[i] = U'年';
        std::size_t at = i + 1;
        for (const auto& [korean, han] : {std::pair{U'월', U'月'}, std::pair{U'일', U'日'}}) {
            const std::size_t begin = skipBlanks(at);
            const std::size_t end = digitsFrom(begin);
            const std::size_t unit = skipBlanks(end);
            if (end == begin || (*this)[unit] != korean)
                break;
            m_chars[unit] = han;
            at = unit + 1;
        }
    }
}

ByteSpan Chars::bytes(std::size_t begin, std::size_t end) const
{
    std::size_t last = m_at[end];
    for (bool blank = true; blank && last > m_at[begin];) {
        blank = false;
        if (m_utf8[last - 1] == ' ' || m_utf8[last - 1] == '\t')
            blank = true, last -= 1;
        else if (last >= 3 && m_utf8.substr(last - 3, 3) == "\xE3\x80\x80")
            blank = true, last -= 3;
    }
    return {m_at[begin], static_cast<std::uint32_t>(last)};
}

} // namespace zhilan::quantity
