#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhilan::text
{

/// The code point of the three bytes at `at`. Precondition: they are one.
[[nodiscard]] inline char32_t codePointOfThree(std::string_view utf8, std::size_t at)
{
    const auto byte = [utf8, at](std::size_t index) {
        return static_cast<char32_t>(static_cast<unsigned char>(utf8[at + index]));
    };
    return (byte(0) & 0xFU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
}

/// The code point at `at`, which is moved past it. `utf8` must be valid UTF-8 (decode() makes it so) and at < size.
[[nodiscard]] inline char32_t nextCodePoint(std::string_view utf8, std::size_t& at)
{
    const auto lead = static_cast<unsigned char>(utf8[at++]);
    if (lead < 0x80)
        return lead;
    // Three bytes, as nearly all that is not ASCII has, need no loop.
    if ((lead & 0xF0U) == 0xE0U && utf8.size() - at >= 2) {
        at += 2;
        return codePointOfThree(utf8, at - 3);
    }
    const std::size_t trailing = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (trailing == 0 || utf8.size() - at < trailing)
        return 0xFFFD;
    char32_t codePoint = lead & (0x3FU >> trailing);
    for (std::size_t i = 0; i < trailing; ++i)
        codePoint = codePoint << 6U | (static_cast<unsigned char>(utf8[at++]) & 0x3FU);
    return codePoint;
}

/// Code points in valid UTF-8. Linear.
[[nodiscard]] std::size_t codePointCount(std::string_view utf8);

void appendUtf8(std::string& out, char32_t codePoint);

/// Script is Han: ideographs of every plane, radicals, 々, 〇; not the punctuation that Chinese shares with others.
[[nodiscard]] bool isHan(char32_t codePoint);
/// Han, hiragana, katakana, bopomofo, or their punctuation and full-width forms: what takes no space between words and
/// lines. Hangul is not among them, since Korean writes spaces.
[[nodiscard]] bool isUnspacedScript(char32_t codePoint);

} // namespace zhilan::text
