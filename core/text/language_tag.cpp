#include "core/text/language_tag.h"

#include "core/text/space.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace zhilan::text
{
namespace
{

using namespace std::string_view_literals;

constexpr std::size_t kLongest = 40;

/// Names that subtitles carry and no standard has.
constexpr std::array<std::pair<std::string_view, std::string_view>, 50> kNames{{
    {"chs"sv, "zh-Hans"sv},
    {"cht"sv, "zh-Hant"sv},
    {"sc"sv, "zh-Hans"sv},
    {"tc"sv, "zh-Hant"sv},
    {"gb"sv, "zh-Hans"sv},
    {"big5"sv, "zh-Hant"sv},
    {"jp"sv, "ja"sv},
    {"kr"sv, "ko"sv},
    {"cn"sv, "zh"sv},
    {"tw"sv, "zh-Hant"sv},
    {"chi"sv, "zh"sv},
    {"cmn"sv, "zh"sv},
    {"简体"sv, "zh-Hans"sv},
    {"简体中文"sv, "zh-Hans"sv},
    {"简中"sv, "zh-Hans"sv},
    {"简"sv, "zh-Hans"sv},
    {"中文简体"sv, "zh-Hans"sv},
    {"简日"sv, "zh-Hans"sv},
    {"简英"sv, "zh-Hans"sv},
    {"繁体"sv, "zh-Hant"sv},
    {"繁體"sv, "zh-Hant"sv},
    {"繁体中文"sv, "zh-Hant"sv},
    {"繁體中文"sv, "zh-Hant"sv},
    {"繁中"sv, "zh-Hant"sv},
    {"繁"sv, "zh-Hant"sv},
    {"中文繁體"sv, "zh-Hant"sv},
    {"繁英"sv, "zh-Hant"sv},
    {"繁日"sv, "zh-Hant"sv},
    {"中文"sv, "zh"sv},
    {"中英"sv, "zh"sv},
    {"中英双语"sv, "zh"sv},
    {"双语"sv, "zh"sv},
    {"中字"sv, "zh"sv},
    {"中"sv, "zh"sv},
    {"chinese"sv, "zh"sv},
    {"粤语"sv, "yue"sv},
    {"粵語"sv, "yue"sv},
    {"英文"sv, "en"sv},
    {"英语"sv, "en"sv},
    {"英語"sv, "en"sv},
    {"英"sv, "en"sv},
    {"english"sv, "en"sv},
    {"日文"sv, "ja"sv},
    {"日语"sv, "ja"sv},
    {"日本語"sv, "ja"sv},
    {"日"sv, "ja"sv},
    {"japanese"sv, "ja"sv},
    {"韩文"sv, "ko"sv},
    {"한국어"sv, "ko"sv},
    {"korean"sv, "ko"sv},
}};

std::string lower(std::string_view word)
{
    std::string out(word);
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A tag whose language and country ICU knows.
std::optional<std::string> knownTag(const std::string& tag)
{
    std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
    std::int32_t parsed = 0;
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(tag.c_str(), locale.data(), static_cast<std::int32_t>(locale.size()), &parsed, &status);
    if (U_FAILURE(status) != 0 || parsed != static_cast<std::int32_t>(tag.size()) ||
        *uloc_getISO3Language(locale.data()) == '\0')
        return std::nullopt;
    std::array<char, ULOC_LANG_CAPACITY> language{};
    uloc_getLanguage(locale.data(), language.data(), static_cast<std::int32_t>(language.size()), &status);
    std::array<char, ULOC_COUNTRY_CAPACITY> country{};
    uloc_getCountry(locale.data(), country.data(), static_cast<std::int32_t>(country.size()), &status);
    constexpr std::array kThreeLetters{"yue"sv, "fil"sv, "haw"sv, "und"sv};
    const std::string_view code = language.data();
    if (code.size() > 2 && std::find(kThreeLetters.begin(), kThreeLetters.end(), code) == kThreeLetters.end())
        return std::nullopt;
    const bool letters = std::strlen(country.data()) == 2;
    if (letters && *uloc_getISO3Country(locale.data()) == '\0')
        return std::nullopt;
    std::array<char, ULOC_FULLNAME_CAPACITY> out{};
    uloc_toLanguageTag(locale.data(), out.data(), static_cast<std::int32_t>(out.size()), 1, &status);
    return U_FAILURE(status) != 0 ? std::nullopt : std::optional<std::string>(out.data());
}

} // namespace

std::optional<std::string> languageTag(std::string_view word)
{
    word = trimmed(word);
    if (word.empty() || word.size() > kLongest)
        return std::nullopt;
    const std::string name = lower(word);
    const auto named =
        std::find_if(kNames.begin(), kNames.end(), [&name](const auto& each) { return each.first == name; });
    if (named != kNames.end())
        return std::string(named->second);
    if (const std::size_t joint = word.find_first_of("&+"); joint != std::string_view::npos && joint > 0)
        return languageTag(word.substr(0, joint));
    std::string tag(word);
    std::replace(tag.begin(), tag.end(), '_', '-');
    for (const std::string_view tail : {"-orig"sv, "-auto"sv})
        if (tag.size() > tail.size() && tag.ends_with(tail))
            tag.resize(tag.size() - tail.size());
    if (!std::all_of(tag.begin(), tag.end(), [](char c) { return c == '-' || isAlphanumeric(c); }))
        return std::nullopt;
    const std::size_t first = std::min(tag.find('-'), tag.size());
    if (first != 2 && first != 3)
        return std::nullopt;
    if (auto known = knownTag(tag))
        return known;
    // What a translation by machine was made from stands behind: "zh-Hans-en".
    const std::size_t last = tag.rfind('-');
    return last == std::string::npos || last + 1 == tag.size() ? std::nullopt : knownTag(tag.substr(0, last));
}

} // namespace zhilan::text
