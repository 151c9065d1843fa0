#include "core/pdf/glyph_text.h"

#include "core/text/ideographs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace zhilan::pdf
{

namespace
{

char32_t plainCharacter(char32_t c)
{
    return c == U'\t' || c == U'\u00A0' ? U' ' : text::unifiedIdeograph(c);
}

/// "<2F42>" in place.
void makePlain(std::string& cmap, std::size_t begin, std::size_t end)
{
    constexpr std::size_t kDigits = 4;
    unsigned code = 0;
    const char* const first = cmap.data() + begin;
    if (end - begin != kDigits || std::from_chars(first, cmap.data() + end, code, 16).ptr != cmap.data() + end)
        return;
    std::array<char, kDigits + 1> digits{};
    std::snprintf(digits.data(), digits.size(), "%04X", static_cast<unsigned>(plainCharacter(code))); // four stay four
    cmap.replace(begin, kDigits, digits.data(), kDigits);
}

/// What stands between two operators: codes of glyphs, and what they mean in brackets or behind them.
void makePlain(std::string& cmap, std::size_t at, std::size_t end, std::size_t codes)
{
    std::size_t token = 0;
    bool listed = false;
    std::array<std::string, 2> range; // of codes
    for (; at < end; ++at) {
        if (cmap[at] == '[' || cmap[at] == ']') {
            listed = cmap[at] == '[';
            token = listed ? token : 0;
        } else if (cmap[at] == '<') {
            const std::size_t close = std::min(cmap.find('>', at), end);
            const bool meant = listed || token == codes;
            // What a range of several begins with says what the others mean, too.
            if (meant && (listed || codes == 1 || range[0] == range[1]))
                makePlain(cmap, at + 1, close);
            else if (!meant && token < range.size())
                range[token] = cmap.substr(at + 1, close - at - 1);
            if (!listed)
                token = meant ? 0 : token + 1;
            at = close;
        }
    }
}

} // namespace

std::string withPlainCharacters(std::string_view cmap)
{
    std::string plain(cmap);
    for (const auto& [operation, codes] : {std::pair<std::string_view, std::size_t>{"bfrange", 2}, {"bfchar", 1}}) {
        const std::string begin = "begin" + std::string(operation);
        const std::string end = "end" + std::string(operation);
        for (std::size_t at = 0; (at = plain.find(begin, at)) != std::string::npos;) {
            const std::size_t stop = std::min(plain.find(end, at), plain.size());
            makePlain(plain, at + begin.size(), stop, codes);
            at = stop;
        }
    }
    return plain;
}

} // namespace zhilan::pdf
