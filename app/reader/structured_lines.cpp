#include "app/reader/structured_lines.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace zhilan::reader
{

namespace
{

constexpr std::size_t kLongestLabel = 16; ///< characters
constexpr std::array<std::string_view, 12> kBullets = {"•", "●", "○", "■", "□", "◆", "◇", "▪", "▶", "►", "‣", "·"};
constexpr std::array<std::string_view, 10> kHanDigits = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
constexpr std::array<std::string_view, 6> kBehindNumber = {"、", "）", ")", "．", ".", ":"};
constexpr std::array<std::string_view, 6> kBeforeTime = {"[", "【", "（", "(", "`", "*"};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

template <std::size_t N>
std::size_t oneOf(const std::array<std::string_view, N>& words, std::string_view text)
{
    const auto found =
        std::find_if(words.begin(), words.end(), [text](std::string_view word) { return text.starts_with(word); });
    return found == words.end() ? 0 : found->size();
}

std::string_view withoutMarkers(std::string_view line)
{
    const std::size_t at = line.find_first_not_of("> \t");
    return at == std::string_view::npos ? std::string_view() : line.substr(at);
}

std::size_t digits(std::string_view text)
{
    return std::min(text.find_first_not_of("0123456789"), text.size());
}

bool beginsWithTime(std::string_view line)
{
    while (const std::size_t opening = oneOf(kBeforeTime, line))
        line.remove_prefix(opening);
    const std::size_t first = digits(line);
    if (first < 1 || first > 3)
        return false;
    line.remove_prefix(first);
    const bool wide = line.starts_with("：");
    if (!line.starts_with(':') && !wide)
        return false;
    line.remove_prefix(wide ? 3 : 1);
    return digits(line) == 2;
}

bool beginsWithNumber(std::string_view line)
{
    if (const std::size_t bullet = oneOf(kBullets, line))
        return line.substr(bullet).starts_with(' ') || line.substr(bullet).starts_with("　") || bullet > 2;
    if (line.starts_with("\xE2\x91")) // ① to ⑿
        return true;
    const bool bracket = line.starts_with("（") || line.starts_with('(');
    if (bracket)
        line.remove_prefix(line.front() == '(' ? 1 : 3);
    std::size_t number = std::min<std::size_t>(digits(line), 3);
    while (const std::size_t han = number < 9 ? oneOf(kHanDigits, line.substr(number)) : 0)
        number += han;
    if (number == 0)
        return false;
    line.remove_prefix(number);
    const std::size_t mark = oneOf(kBehindNumber, line);
    return mark > 0 && !(mark == 1 && line.size() > 1 && isDigit(line[1])); // 3.5 is no third entry
}

bool beginsWithLabel(std::string_view line)
{
    std::size_t characters = 0;
    for (std::size_t at = 0; at < line.size() && characters <= kLongestLabel; ++at) {
        const auto c = static_cast<unsigned char>(line[at]);
        if (line[at] == ':')
            return characters > 0 && !line.substr(at).starts_with("://");
        if (line.substr(at).starts_with("："))
            return characters > 0;
        if ((c & 0xC0U) == 0x80U)
            continue; // inside of a character
        constexpr std::array<std::string_view, 12> kEnds = {"，", "。", "、", "；", "！", "？",
                                                            ",",  ";",  "!",  "?",  "“",  "\""};
        if (oneOf(kEnds, line.substr(at)) > 0)
            return false;
        characters += line[at] != '*' && line[at] != '_' && line[at] != '`' ? 1 : 0;
    }
    return false;
}

} // namespace

bool beginsAsAnEntry(std::string_view line)
{
    line = withoutMarkers(line);
    return beginsWithTime(line) || beginsWithNumber(line) || beginsWithLabel(line);
}

bool partsEntries(std::string_view source, ByteSpan lineBreak)
{
    const std::size_t end = std::min<std::size_t>(lineBreak.end, source.size());
    const std::size_t feed = source.substr(0, lineBreak.begin).rfind('\n');
    const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1;
    const std::string_view before = source.substr(begin, lineBreak.begin - begin);
    const std::string_view after = source.substr(end, source.find('\n', end) - end);
    return beginsAsAnEntry(after) && beginsAsAnEntry(before);
}

} // namespace zhilan::reader
