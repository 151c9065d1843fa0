#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// Tables written while building by core/text/generate/make_han_tables.cpp, from Unicode's Unihan files (Debian
/// unicode-data) and ICU. Constant data, no cost at the start.
namespace zhilan::text
{

/// A form of a Han character and the simplified one.
struct HanForm {
    char32_t from = 0;
    char32_t to = 0;
};
/// By `from`.
[[nodiscard]] std::span<const HanForm> hanForms();

/// Syllables of Mandarin without tones, ü written v, in alphabetical order.
[[nodiscard]] std::span<const std::string_view> pinyinSyllables();

/// code point << 11 | index of a syllable, by code point; a character's readings commonest first.
[[nodiscard]] std::span<const std::uint32_t> hanReadings();

/// code point << 8 | −10·ln(share of running simplified Chinese text), by code point; the 3,800 commonest.
[[nodiscard]] std::span<const std::uint32_t> hanRarities();

} // namespace zhilan::text
