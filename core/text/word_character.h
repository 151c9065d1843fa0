#pragma once

#include "core/text/utf.h"

#include <cstddef>
#include <string_view>

namespace zhilan::text
{

/// The main block of ideographs, which nearly all Chinese is written in.
inline constexpr char32_t kFirstMainIdeograph = 0x4E00;
inline constexpr std::size_t kMainIdeographs = 0x5200;
[[nodiscard]] constexpr bool isMainIdeograph(char32_t codePoint)
{
    return codePoint - kFirstMainIdeograph < kMainIdeographs;
}

/// The one at `at`, or 0. Precondition: `utf8` is valid and `at` is no more than its size.
inline constexpr std::size_t kMainIdeographBytes = 3;
[[nodiscard]] inline char32_t mainIdeographAt(std::string_view utf8, std::size_t at)
{
    if (utf8.size() - at < kMainIdeographBytes || (static_cast<unsigned char>(utf8[at]) & 0xF0U) != 0xE0U)
        return 0;
    const char32_t c = codePointOfThree(utf8, at);
    return isMainIdeograph(c) ? c : 0;
}

/// A character of folded text that words are made of: letters and digits of scripts that put spaces between words. Han,
/// kana and Hangul have no words here.
[[nodiscard]] bool isWordCharacter(char32_t codePoint);

/// isLetterOrDigit() by ICU's tables.
[[nodiscard]] bool isLetterOrDigitByTable(char32_t codePoint);

/// A letter or digit of any script.
[[nodiscard]] inline bool isLetterOrDigit(char32_t codePoint)
{
    return isMainIdeograph(codePoint) || isLetterOrDigitByTable(codePoint);
}

/// Whether what begins at `at` of a folded text is the fraction of a number, as the 5 of 2.5: digits of ASCII behind a
/// point behind digits. Not so with points further on or before, as dates, versions and addresses have them: 2024.6.15;
/// and not the member of a family of standards that goes by its own name, as the 11ac of 802.11ac. Linear in the
/// number.
[[nodiscard]] bool beginsFraction(std::string_view folded, std::size_t at);

} // namespace zhilan::text
