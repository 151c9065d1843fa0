#include "core/pdf/glyph_text.h"

#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>

namespace zhilan::pdf
{

namespace
{

struct Pair {
    std::uint16_t from;
    std::uint16_t to;
};

/// Radicals and strokes that no normalization form changes, with their ideographs: EquivalentUnifiedIdeograph.txt of
/// the Unicode Character Database 15.0, without those beyond the basic plane. Sorted.
constexpr std::array<Pair, 111> kIdeographs{{
    // clang-format off
    {0x2E81, 0x5382}, {0x2E82, 0x4E5B}, {0x2E83, 0x4E5A}, {0x2E84, 0x4E59}, {0x2E85, 0x4EBB}, {0x2E86, 0x5182},
    {0x2E88, 0x5200}, {0x2E89, 0x5202}, {0x2E8A, 0x535C}, {0x2E8B, 0x353E}, {0x2E8C, 0x5C0F}, {0x2E8D, 0x5C0F},
    {0x2E8E, 0x5140}, {0x2E8F, 0x5C23}, {0x2E90, 0x5C22}, {0x2E92, 0x5DF3}, {0x2E93, 0x5E7A}, {0x2E94, 0x5F51},
    {0x2E96, 0x5FC4}, {0x2E97, 0x5FC3}, {0x2E98, 0x624C}, {0x2E99, 0x6535}, {0x2E9B, 0x65E1}, {0x2E9C, 0x65E5},
    {0x2E9D, 0x6708}, {0x2E9E, 0x6B7A}, {0x2E9F, 0x6BCD}, {0x2EA0, 0x6C11}, {0x2EA1, 0x6C35}, {0x2EA2, 0x6C3A},
    {0x2EA3, 0x706C}, {0x2EA4, 0x722B}, {0x2EA5, 0x722B}, {0x2EA6, 0x4E2C}, {0x2EA7, 0x725B}, {0x2EA8, 0x72AD},
    {0x2EA9, 0x738B}, {0x2EAB, 0x76EE}, {0x2EAC, 0x793A}, {0x2EAD, 0x793B}, {0x2EAF, 0x7CF9}, {0x2EB0, 0x7E9F},
    {0x2EB1, 0x7F53}, {0x2EB2, 0x7F52}, {0x2EB3, 0x34C1}, {0x2EB4, 0x5197}, {0x2EB6, 0x7F8A}, {0x2EB9, 0x8002},
    {0x2EBA, 0x8080}, {0x2EBB, 0x807F}, {0x2EBC, 0x8089}, {0x2EBE, 0x8279}, {0x2EBF, 0x8279}, {0x2EC0, 0x8279},
    {0x2EC1, 0x864E}, {0x2EC2, 0x8864}, {0x2EC3, 0x8980}, {0x2EC4, 0x897F}, {0x2EC5, 0x89C1}, {0x2EC6, 0x89D2},
    {0x2EC8, 0x8BA0}, {0x2EC9, 0x8D1D}, {0x2ECB, 0x8F66}, {0x2ECC, 0x8FB6}, {0x2ECD, 0x8FB6}, {0x2ECE, 0x8FB6},
    {0x2ECF, 0x9091}, {0x2ED0, 0x9485}, {0x2ED1, 0x9577}, {0x2ED2, 0x9578}, {0x2ED3, 0x957F}, {0x2ED4, 0x95E8},
    {0x2ED6, 0x961D}, {0x2ED7, 0x96E8}, {0x2ED8, 0x9752}, {0x2ED9, 0x97E6}, {0x2EDA, 0x9875}, {0x2EDB, 0x98CE},
    {0x2EDC, 0x98DE}, {0x2EDD, 0x98DF}, {0x2EDF, 0x98E0}, {0x2EE0, 0x9963}, {0x2EE2, 0x9A6C}, {0x2EE3, 0x9AA8},
    {0x2EE4, 0x9B3C}, {0x2EE5, 0x9C7C}, {0x2EE6, 0x9E1F}, {0x2EE7, 0x5364}, {0x2EE8, 0x9EA6}, {0x2EE9, 0x9EC4},
    {0x2EEA, 0x9EFE}, {0x2EEB, 0x6589}, {0x2EEC, 0x9F50}, {0x2EED, 0x6B6F}, {0x2EEE, 0x9F7F}, {0x2EEF, 0x7ADC},
    {0x2EF0, 0x9F99}, {0x2EF1, 0x9F9C}, {0x2EF2, 0x4E80}, {0x2EF3, 0x9F9F}, {0x31CF, 0x4E40}, {0x31D0, 0x4E00},
    {0x31D1, 0x4E28}, {0x31D2, 0x4E3F}, {0x31D3, 0x4E3F}, {0x31D4, 0x4E36}, {0x31D6, 0x4E5B}, {0x31DA, 0x4E85},
    {0x31DD, 0x4E40}, {0x31DF, 0x4E5A}, {0x31E0, 0x4E59},
    // clang-format on
}};

constexpr char32_t kFirstRadical = 0x2F00; // Kangxi radicals
constexpr char32_t kLastRadical = 0x2FD5;
constexpr char32_t kFirstCompatible = 0xF900; // CJK compatibility ideographs
constexpr char32_t kLastCompatible = 0xFAFF;

char32_t plainCharacter(char32_t c)
{
    if (c == U'\t' || c == U'\u00A0')
        return U' ';
    const auto* const pair = std::lower_bound(kIdeographs.begin(), kIdeographs.end(), c,
                                              [](const Pair& each, char32_t value) { return each.from < value; });
    if (pair != kIdeographs.end() && pair->from == c)
        return pair->to;
    const bool normalizes =
        (c >= kFirstRadical && c <= kLastRadical) || (c >= kFirstCompatible && c <= kLastCompatible);
    if (!normalizes)
        return c;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* const form = unorm2_getNFKCInstance(&status);
    std::array<char16_t, 4> units{};
    const int32_t size = U_FAILURE(status) != 0 ? 0
                                                : unorm2_getDecomposition(form, static_cast<UChar32>(c), units.data(),
                                                                          static_cast<int32_t>(units.size()), &status);
    return size == 1 && U_SUCCESS(status) != 0 ? units[0] : c; // four digits stay four digits
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
    std::snprintf(digits.data(), digits.size(), "%04X", static_cast<unsigned>(plainCharacter(code)));
    cmap.replace(begin, kDigits, digits.data(), kDigits);
}

/// What stands between two operators: codes of glyphs, and what they mean in brackets or behind them.
void makePlain(std::string& cmap, std::size_t at, std::size_t end, std::size_t codes)
{
    std::size_t token = 0;
    bool listed = false;
    for (; at < end; ++at) {
        if (cmap[at] == '[' || cmap[at] == ']') {
            listed = cmap[at] == '[';
            token = listed ? token : 0;
        } else if (cmap[at] == '<') {
            const std::size_t close = std::min(cmap.find('>', at), end);
            const bool meant = listed || token == codes;
            if (meant)
                makePlain(cmap, at + 1, close);
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
