#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zhilan::text
{

/// Tells the language of a text by its letters. Looks at no more than the first 16 KiB.
class LanguageCounter
{
public:
    /// The next part of the text, valid UTF-8.
    void add(std::string_view utf8);
    /// As much as is looked at has been added.
    [[nodiscard]] bool isFull() const;
    /// BCP 47 tag of the language that the letters speak for: "zh-Hans", "zh-Hant", "ja", "ko", "en"; "und" without
    /// letters.
    [[nodiscard]] std::string language() const;

private:
    void addLetter(char32_t letter);

    std::size_t m_bytes = 0;
    std::size_t m_han = 0;
    std::size_t m_kana = 0;
    std::size_t m_hangul = 0;
    std::size_t m_latin = 0;
    std::size_t m_other = 0;
    std::size_t m_simplified = 0;
    std::size_t m_traditional = 0;
    std::size_t m_japanese = 0;
};

} // namespace zhilan::text
