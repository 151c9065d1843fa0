#include "core/text/language.h"

#include "core/text/utf.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>

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
    for (std::size_t at = 0; at < utf8.size();) {
        // Latin text is taken a word at a time.
        const auto* const word = utf8.begin() + at;
        const auto* const wordEnd = std::find_if_not(word, utf8.end(), isAsciiLetter);
        m_latin += static_cast<std::size_t>(wordEnd - word);
        at += static_cast<std::size_t>(wordEnd - word);
        if (at == utf8.size())
            break;
        const char32_t c = nextCodePoint(utf8, at);
        if (c < 0x80)
            continue;
        if (c >= kFirstHan && c <= kLastHan) {
            ++m_han;
            const Orthography orthography = kOrthographies[c - kFirstHan];
            m_simplified += orthography == Simplified ? 1 : 0;
            m_traditional += orthography == Traditional ? 1 : 0;
            m_japanese += orthography == Japanese ? 1 : 0;
        } else if (u_isalpha(static_cast<UChar32>(c)) != 0) {
            addLetter(c);
        }
    }
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
