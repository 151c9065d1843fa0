#include "core/text/space.h"

#include "core/text/utf.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace zhilan::text
{
namespace
{

using namespace std::string_view_literals;

constexpr std::array kWide{"\u3000"sv, "\u00A0"sv, "\u200B"sv, "\uFEFF"sv, "\u2003"sv, "\u2002"sv};

/// Size of the white space that `matches` says is at the end looked at, where `byte` stands; 0 without any.
template <typename Matches>
std::size_t spaceSize(char byte, Matches&& matches)
{
    const auto value = static_cast<unsigned char>(byte);
    if (value < 0x80)
        return value <= 0x20 ? 1 : 0;
    const auto* const wide = std::find_if(kWide.begin(), kWide.end(), matches);
    return wide == kWide.end() ? 0 : wide->size();
}

} // namespace

std::vector<std::string_view> wordsOf(std::string_view utf8)
{
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t at = 0; begin < utf8.size();) {
        const std::size_t end = at;
        if (at < utf8.size() && !isSpace(nextCodePoint(utf8, at)))
            continue;
        if (end > begin)
            words.push_back(utf8.substr(begin, end - begin));
        begin = at;
    }
    return words;
}

std::string_view trimmed(std::string_view text)
{
    const auto atFront = [&text](std::string_view wide) {
        return wide.front() == text.front() && text.starts_with(wide); // most ends differ in one byte
    };
    const auto atBack = [&text](std::string_view wide) {
        return wide.back() == text.back() && text.ends_with(wide);
    };
    while (!text.empty()) {
        const std::size_t size = spaceSize(text.front(), atFront);
        if (size == 0)
            break;
        text.remove_prefix(size);
    }
    while (!text.empty()) {
        const std::size_t size = spaceSize(text.back(), atBack);
        if (size == 0)
            break;
        text.remove_suffix(size);
    }
    return text;
}

} // namespace zhilan::text
