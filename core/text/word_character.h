#pragma once

#include <cstddef>

namespace zhilan::text
{

/// The main block of ideographs, which nearly all Chinese is written in.
inline constexpr char32_t kFirstMainIdeograph = 0x4E00;
inline constexpr std::size_t kMainIdeographs = 0x5200;
[[nodiscard]] constexpr bool isMainIdeograph(char32_t codePoint)
{
    return codePoint - kFirstMainIdeograph < kMainIdeographs;
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

} // namespace zhilan::text
