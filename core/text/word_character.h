#pragma once

namespace zhilan::text
{

/// A character of folded text that words are made of: letters and digits of scripts that put spaces between words. Han,
/// kana and Hangul have no words here.
[[nodiscard]] bool isWordCharacter(char32_t codePoint);

/// A letter or digit of any script.
[[nodiscard]] bool isLetterOrDigit(char32_t codePoint);

} // namespace zhilan::text
