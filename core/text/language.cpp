#include "core/text/language.h"

#include "core/text/utf.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

namespace zhilan::text
{
namespace
{

constexpr std::size_t kSample = 16U << 10U;

/// Characters in common use that only one of the two orthographies writes, most frequent first.
constexpr std::u32string_view kSimplifiedOnly = U"这个们为来说时国会对过发后学还没经现动见长问开关话进体实点机种头业电"
                                                U"从与应该总无间产两让当样将题万亿东车书买卖飞习认识论议记设计训练资";
constexpr std::u32string_view kTraditionalOnly = U"這個們為來說時國會對過發後學還沒經現動見長問開關話進體實點機種頭業電"
                                                 U"從與應該總無間產兩讓當樣將題萬億東車書買賣飛習認識論議記設計訓練資";

/// Characters that Japanese alone writes: its own simplifications, and some made in Japan.
constexpr std::u32string_view kJapaneseOnly =
    U"気対発経済図売読広応県駅円戦実価変検験権絵拡拠撃険顕厳沢択浜亜悪圧囲壱隠栄営駆"
    U"歓観帰犠拝抜繊銭蔵臓続縄騒巣総聴逓鉄伝稲弐悩脳廃髪払辺訳薬様頼竜猟塁暦齢労働込"
    U"畑峠枠辻匂栃塀雫";

/// The main block of ideographs, which nearly all Han text is made of.
constexpr char32_t kFirstHan = 0x4E00;
constexpr char32_t kLastHan = 0x9FFF;

enum Orthography : std::uint8_t { Common, Simplified, Traditional, Japanese };
constexpr std::size_t kOrthographyCount = 4;

constexpr auto orthographies()
{
    std::array<Orthography, kLastHan - kFirstHan + 1> table{};
    for (const char32_t c : kSimplifiedOnly)
        table[c - kFirstHan] = Simplified;
    for (const char32_t c : kTraditionalOnly)
        table[c - kFirstHan] = Traditional;
    for (const char32_t c : kJapaneseOnly)
        table[c - kFirstHan] = Japanese;
    return table;
}
constexpr auto kOrthographies = orthographies();

constexpr std::array<bool, 256> asciiLetterTable()
{
    std::array<bool, 256> table{};
    for (std::size_t c = 'A'; c <= 'Z'; ++c)
        table[c] = table[c - 'A' + 'a'] = true;
    return table;
}

bool isAsciiLetter(char c)
{
    static constexpr std::array<bool, 256> kTable = asciiLetterTable();
    return kTable[static_cast<unsigned char>(c)];
}

} // namespace

void LanguageCounter::add(std::string_view utf8)
{
    utf8 = utf8.substr(0, kSample - m_bytes);
    m_bytes += utf8.size();
    std::size_t latin = 0;
    std::array<std::size_t, kOrthographyCount> han{};
    for (std::size_t at = 0; at < utf8.size();) {
        if (static_cast<unsigned char>(utf8[at]) < 0x80) {
            latin += isAsciiLetter(utf8[at]) ? 1 : 0;
            ++at;
            continue;
        }
        const char32_t c = nextCodePoint(utf8, at);
        if (c >= kFirstHan && c <= kLastHan)
            ++han[kOrthographies[c - kFirstHan]];
        else if (u_isalpha(static_cast<UChar32>(c)) != 0)
            addLetter(c);
    }
    m_latin += latin;
    m_simplified += han[Simplified];
    m_traditional += han[Traditional];
    m_japanese += han[Japanese];
    m_han += std::accumulate(han.begin(), han.end(), std::size_t{0});
}

bool LanguageCounter::isFull() const
{
    return m_bytes == kSample;
}

void LanguageCounter::addLetter(char32_t letter)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(letter), &status)) {
    case USCRIPT_HAN:
        ++m_han;
        break;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
        ++m_kana;
        break;
    case USCRIPT_HANGUL:
        ++m_hangul;
        break;
    case USCRIPT_LATIN:
        ++m_latin;
        break;
    default:
        ++m_other;
    }
}

std::string LanguageCounter::language() const
{
    // A Han character says about as much as a word, so Latin letters weigh a fifth.
    const std::size_t latinWords = (m_latin + 4) / 5;
    const std::size_t asian = m_han + m_kana + m_hangul;
    if (asian == 0 && m_latin == 0)
        return "und";
    if (m_other > asian + m_latin)
        return "und";
    if (latinWords > asian)
        return "en";
    if (m_hangul > m_han + m_kana)
        return "ko";
    // Headings and tables in Japanese have little kana or none; the characters tell. A name quoted in Chinese does not.
    const bool japanese = m_japanese > m_simplified && (m_japanese * 20 >= m_han || m_kana * 50 >= m_han);
    if (m_kana * 10 > m_han || (m_japanese > 0 && japanese))
        return "ja";
    return m_traditional > m_simplified ? "zh-Hant" : "zh-Hans";
}

} // namespace zhilan::text
