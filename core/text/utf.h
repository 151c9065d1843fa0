#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zhilan::text
{

/// The code point at `at`, which is moved past it. `utf8` must be valid UTF-8 (decode() makes it so) and at < size.
[[nodiscard]] char32_t nextCodePoint(std::string_view utf8, std::size_t& at);

/// Code points in valid UTF-8. Linear.
[[nodiscard]] std::size_t codePointCount(std::string_view utf8);

void appendUtf8(std::string& out, char32_t codePoint);

/// Script is Han: ideographs of every plane, radicals, 々, 〇; not the punctuation that Chinese shares with others.
[[nodiscard]] bool isHan(char32_t codePoint);
/// Han, hiragana, katakana, bopomofo, or their punctuation and full-width forms: what takes no space between words and
/// lines. Hangul is not among them, since Korean writes spaces.
[[nodiscard]] bool isUnspacedScript(char32_t codePoint);

/// BCP 47 tag of the language that the letters speak for: "zh-Hans", "zh-Hant", "ja", "ko", "en"; "und" without
/// letters. Looks at no more than the first 64 KiB.
[[nodiscard]] std::string detectLanguage(std::string_view utf8);

} // namespace zhilan::text
