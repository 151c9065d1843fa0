#include "core/text/title_features.h"

#include "core/text/fold.h"
#include "core/text/utf.h"

#include <algorithm>
#include <array>

namespace zhilan::text
{
namespace
{

using namespace std::string_view_literals;

bool isCommonCharacter(char32_t c)
{
    // Simplified, as fold() leaves them.
    constexpr std::u32string_view kCommon =
        U"的是在了与和吗么不为会我们有这那将能如何什怎个一其之于及或也都到从对来上下";
    return kCommon.find(c) != std::u32string_view::npos;
}

bool isCommonWord(std::string_view word)
{
    constexpr std::array kCommon{
        "the"sv,   "is"sv,   "are"sv,  "and"sv,  "for"sv,     "how"sv,     "what"sv,         "why"sv,   "will"sv,
        "can"sv,   "of"sv,   "in"sv,   "to"sv,   "on"sv,      "with"sv,    "we"sv,           "it"sv,    "do"sv,
        "does"sv,  "not"sv,  "if"sv,   "have"sv, "has"sv,     "both"sv,    "this"sv,         "that"sv,  "from"sv,
        "about"sv, "an"sv,   "at"sv,   "be"sv,   "by"sv,      "its"sv,     "or"sv,           "as"sv,    "our"sv,
        "you"sv,   "your"sv, "they"sv, "part"sv, "chapter"sv, "section"sv, "introduction"sv, "intro"sv, "vs"sv};
    return word.size() < 2 || std::find(kCommon.begin(), kCommon.end(), word) != kCommon.end();
}

bool isWordCharacter(char32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    return c >= 0xC0 && !(c >= 0x2000 && c <= 0x2BFF) && !(c >= 0x3000 && c <= 0x303F) &&
           !(c >= 0xFE00 && c <= 0xFE6F) && !(c >= 0xFF00 && c <= 0xFF65) && !(c >= 0x1F000 && c <= 0x1FAFF) &&
           c != 0x30FB;
}

} // namespace

std::vector<std::string> titleFeatures(std::string_view title)
{
    const std::string folded = fold(title).folded;
    std::vector<std::string> out;
    std::string word;
    char32_t before = 0;
    const auto endWord = [&] {
        if (!isCommonWord(word))
            out.push_back(word);
        word.clear();
    };
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = nextCodePoint(folded, at);
        const bool hangul = c >= 0xAC00 && c <= 0xD7A3;
        const bool pairs = hangul || (isUnspacedScript(c) && isWordCharacter(c));
        if (!pairs && isWordCharacter(c)) {
            appendUtf8(word, c);
            before = 0;
            continue;
        }
        endWord();
        const bool counts = pairs && !isCommonCharacter(c);
        if (counts && before != 0) {
            std::string pair;
            appendUtf8(pair, before);
            appendUtf8(pair, c);
            out.push_back(std::move(pair));
        }
        before = counts ? c : 0;
    }
    endWord();
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

} // namespace zhilan::text
