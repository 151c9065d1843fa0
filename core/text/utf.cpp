#include "core/text/utf.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>

namespace zhilan::text
{
namespace
{

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kLanguageSample = 64U << 10U;

UScriptCode scriptOf(char32_t codePoint)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(codePoint), &status);
}

/// Characters in common use that only one of the two orthographies writes, most frequent first.
constexpr std::u32string_view kSimplifiedOnly = U"这个们为来说时国会对过发后学还没经现动见长问开关话进体实点机种头业电"
                                                U"从与应该总无间产两让当样将题万亿东车书买卖飞习认识论议记设计训练资";
constexpr std::u32string_view kTraditionalOnly = U"這個們為來說時國會對過發後學還沒經現動見長問開關話進體實點機種頭業電"
                                                 U"從與應該總無間產兩讓當樣將題萬億東車書買賣飛習認識論議記設計訓練資";

} // namespace

char32_t nextCodePoint(std::string_view utf8, std::size_t& at)
{
    const auto byte = [&](std::size_t index) {
        return static_cast<unsigned char>(utf8[index]);
    };
    const unsigned lead = byte(at++);
    if (lead < 0x80)
        return lead;
    const std::size_t trailing = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (trailing == 0 || utf8.size() - at < trailing)
        return kReplacement;
    char32_t codePoint = lead & (0x3FU >> trailing);
    for (std::size_t i = 0; i < trailing; ++i)
        codePoint = codePoint << 6U | (byte(at++) & 0x3FU);
    return codePoint;
}

std::size_t codePointCount(std::string_view utf8)
{
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void appendUtf8(std::string& out, char32_t codePoint)
{
    const auto put = [&](char32_t value) {
        out.push_back(static_cast<char>(static_cast<unsigned char>(value)));
    };
    if (codePoint < 0x80) {
        put(codePoint);
    } else if (codePoint < 0x800) {
        put(0xC0U | codePoint >> 6U);
        put(0x80U | (codePoint & 0x3FU));
    } else if (codePoint < 0x10000) {
        put(0xE0U | codePoint >> 12U);
        put(0x80U | (codePoint >> 6U & 0x3FU));
        put(0x80U | (codePoint & 0x3FU));
    } else {
        put(0xF0U | codePoint >> 18U);
        put(0x80U | (codePoint >> 12U & 0x3FU));
        put(0x80U | (codePoint >> 6U & 0x3FU));
        put(0x80U | (codePoint & 0x3FU));
    }
}

bool isHan(char32_t codePoint)
{
    if (codePoint < 0x2E80)
        return false;
    if (codePoint >= 0x4E00 && codePoint <= 0x9FFF)
        return true;
    return scriptOf(codePoint) == USCRIPT_HAN;
}

bool isUnspacedScript(char32_t codePoint)
{
    if (codePoint < 0x2E80)
        return false;
    if (codePoint >= 0x3000 && codePoint <= 0x30FF) // CJK punctuation, hiragana, katakana
        return true;
    if (codePoint >= 0xFE30 && codePoint <= 0xFE4F) // vertical forms
        return true;
    if (codePoint >= 0xFF01 && codePoint <= 0xFF9F) // full-width forms, half-width katakana
        return true;
    switch (scriptOf(codePoint)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
        return true;
    default:
        return false;
    }
}

std::string detectLanguage(std::string_view utf8)
{
    std::size_t han = 0;
    std::size_t kana = 0;
    std::size_t hangul = 0;
    std::size_t latin = 0;
    std::size_t other = 0;
    std::size_t simplified = 0;
    std::size_t traditional = 0;
    const std::string_view sample = utf8.substr(0, kLanguageSample);
    for (std::size_t at = 0; at < sample.size();) {
        const char32_t c = nextCodePoint(sample, at);
        if (c < 0x80) {
            latin += static_cast<std::size_t>((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
            continue;
        }
        if (u_isalpha(static_cast<UChar32>(c)) == 0)
            continue;
        switch (scriptOf(c)) {
        case USCRIPT_HAN:
            ++han;
            simplified += static_cast<std::size_t>(kSimplifiedOnly.find(c) != std::u32string_view::npos);
            traditional += static_cast<std::size_t>(kTraditionalOnly.find(c) != std::u32string_view::npos);
            break;
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
            ++kana;
            break;
        case USCRIPT_HANGUL:
            ++hangul;
            break;
        case USCRIPT_LATIN:
            ++latin;
            break;
        default:
            ++other;
        }
    }

    // A Han character says about as much as a word, so Latin letters weigh a fifth.
    const std::size_t latinWords = (latin + 4) / 5;
    const std::size_t asian = han + kana + hangul;
    if (asian == 0 && latin == 0)
        return "und";
    if (other > asian + latin)
        return "und";
    if (latinWords > asian)
        return "en";
    if (hangul > han + kana)
        return "ko";
    if (kana * 10 > han)
        return "ja";
    return traditional > simplified ? "zh-Hant" : "zh-Hans";
}

} // namespace zhilan::text
