#pragma once

#include "core/base/byte_span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::quantity
{

[[nodiscard]] constexpr bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}
[[nodiscard]] constexpr char32_t lower(char32_t c)
{
    return c >= U'A' && c <= U'Z' ? c + 32 : c;
}
[[nodiscard]] constexpr bool isLetter(char32_t c)
{
    return lower(c) >= U'a' && lower(c) <= U'z';
}
[[nodiscard]] constexpr bool isWord(char32_t c)
{
    return isDigit(c) || isLetter(c) || c == U'_';
}
[[nodiscard]] constexpr bool isBlank(char32_t c)
{
    return c == U' ' || c == U'\t';
}

/// Text as the scanners see it: one element a character, with variants of one sign made equal (full-width forms to
/// ASCII, traditional to simplified for the characters the lexicons use, hyphens and tildes to one each, 伍拾 to 五十,
/// 삼천 to 三千, 2025년 2월 20일 to 2025年 2月 20日, blanks inside Han numerals left out), and the way back to bytes.
/// Tolerates invalid UTF-8: a stray byte is one character without meaning.
class Chars
{
public:
    /// Keeps looking at `utf8`.
    explicit Chars(std::string_view utf8);

    [[nodiscard]] std::size_t size() const { return m_chars.size(); }
    /// The character, or 0 past the end.
    [[nodiscard]] char32_t operator[](std::size_t at) const { return at < m_chars.size() ? m_chars[at] : U'\0'; }
    [[nodiscard]] bool startsWith(std::size_t at, std::u32string_view what) const
    {
        // Nearly all that is asked for differs in the first character already.
        return what.empty() ||
               (at < m_chars.size() && m_chars[at] == what.front() && slice(at, m_chars.size()).starts_with(what));
    }
    [[nodiscard]] std::u32string_view slice(std::size_t begin, std::size_t end) const
    {
        return std::u32string_view(m_chars).substr(begin, end - begin);
    }
    /// Without the blanks at the end.
    [[nodiscard]] ByteSpan bytes(std::size_t begin, std::size_t end) const;
    /// Past at most two blanks: enough for "10  GW", and bounded so that scanning stays linear.
    [[nodiscard]] std::size_t skipBlanks(std::size_t at) const
    {
        if (!isBlank((*this)[at]))
            return at;
        return isBlank((*this)[at + 1]) ? at + 2 : at + 1;
    }
    /// Hiragana or katakana anywhere, so that ¥ and 円 are yen.
    [[nodiscard]] bool hasKana() const { return m_hasKana; }
    /// 一万二 is 12000, as only Chinese has it.
    [[nodiscard]] bool abbreviates() const { return !m_hasKana && !m_hasHangul; }

private:
    void dropBlanksInNumerals();
    void foldFormalDigits();
    void foldKoreanDates();

    std::string_view m_utf8;
    std::u32string m_chars;
    std::vector<std::uint32_t> m_at; ///< byte offset of each character, and the end
    bool m_hasKana = false;
    bool m_hasHangul = false; ///< with a numeral in it
};

} // namespace zhilan::quantity
