#include "core/series/markers.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace zhilan::series
{
namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

enum class Han : std::uint8_t { Other, Numeral, Time, FullWidthDigit };

/// The character of three bytes at `at`.
Han hanAt(std::string_view text, std::size_t at)
{
    const std::string_view character = text.substr(at, 3);
    switch (static_cast<unsigned char>(text[at])) {
    case 0xE3:
        return character == "〇" ? Han::Numeral : Han::Other;
    case 0xE4:
        for (const std::string_view numeral : {"一", "二", "三", "五", "九", "七", "两", "万", "亿", "今"}) {
            if (character == numeral)
                return numeral == "今" ? Han::Time : Han::Numeral;
        }
        return Han::Other;
    case 0xE5:
        for (const std::string_view numeral : {"四", "八", "六", "十", "千", "半", "几", "兆", "億", "倍"}) {
            if (character == numeral)
                return Han::Numeral;
        }
        return character == "年" || character == "季" || character == "去" ? Han::Time : Han::Other;
    case 0xE6:
        return character == "数" ? Han::Numeral : character == "月" || character == "明" ? Han::Time : Han::Other;
    case 0xE7:
        return character == "百" ? Han::Numeral : Han::Other;
    case 0xE8:
        return character == "萬" ? Han::Numeral : Han::Other;
    case 0xE9:
        return character == "零" ? Han::Numeral : Han::Other;
    case 0xEF:
        return character.size() == 3 && character[1] == '\xBC' && static_cast<unsigned char>(character[2]) >= 0x90 &&
                       static_cast<unsigned char>(character[2]) <= 0x99
                   ? Han::FullWidthDigit
                   : Han::Other;
    default:
        return Han::Other;
    }
}

bool startsWithWord(std::string_view text, std::size_t at, std::string_view word)
{
    if (text.size() - at < word.size() || (at > 0 && isLetter(text[at - 1])))
        return false;
    return std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char want, char have) { return want == lower(have); });
}

/// A letter that begins a time: "year", "quarter", "month", "Q3", "H1", "FY".
bool isTimeWord(std::string_view text, std::size_t at)
{
    switch (lower(text[at])) {
    case 'y':
        return startsWithWord(text, at, "year");
    case 'm':
        return startsWithWord(text, at, "month");
    case 'q':
        return (at + 1 < text.size() && isDigit(text[at + 1])) || startsWithWord(text, at, "quarter") ||
               (at > 0 && isDigit(text[at - 1]));
    case 'h':
        return at + 1 < text.size() && isDigit(text[at + 1]);
    case 'f':
        return startsWithWord(text, at, "fy");
    default:
        return false;
    }
}

bool isNumberWord(std::string_view word)
{
    static constexpr std::array<std::string_view, 28> kWords = {
        "zero",  "one",     "two",      "three",   "four",    "five",     "six",   "seven", "eight",  "nine",
        "ten",   "eleven",  "twelve",   "twenty",  "thirty",  "forty",    "fifty", "sixty", "eighty", "ninety",
        "dozen", "hundred", "thousand", "million", "billion", "trillion", "half",  "double"};
    return std::any_of(kWords.begin(), kWords.end(), [word](std::string_view known) {
        return known.size() == word.size() && startsWithWord(word, 0, known);
    });
}

} // namespace

Markers countMarkers(std::string_view utf8, std::size_t enough)
{
    Markers out;
    bool inHan = false;
    for (std::size_t at = 0; at < utf8.size() && (out.figures < enough || out.times < enough);) {
        const char c = utf8[at];
        if (static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) <= 0xEF) {
            const Han kind = hanAt(utf8, at);
            const bool numeral = kind == Han::Numeral || kind == Han::FullWidthDigit;
            out.figures += numeral && !inHan ? 1 : 0;
            out.times += kind == Han::Time || (kind == Han::FullWidthDigit && !inHan) ? 1 : 0;
            inHan = numeral;
            at += 3;
            continue;
        }
        inHan = false;
        if (isDigit(c)) {
            const std::size_t begin = at;
            while (at < utf8.size() && isDigit(utf8[at]))
                ++at;
            ++out.figures;
            out.times += at - begin == 4 || (begin > 0 && utf8[begin - 1] == '\'') ? 1 : 0;
            continue;
        }
        out.times += isLetter(c) && isTimeWord(utf8, at) ? 1 : 0;
        ++at;
    }
    return out;
}

bool mayHoldNumber(std::string_view cell)
{
    const Markers markers = countMarkers(cell, 1);
    if (markers.figures > 0 || markers.times > 0)
        return true;
    for (std::size_t at = 0; at < cell.size();) {
        const std::size_t begin = at;
        while (at < cell.size() && isLetter(cell[at]))
            ++at;
        if (at > begin && isNumberWord(cell.substr(begin, at - begin)))
            return true;
        at += at == begin ? 1 : 0;
    }
    return false;
}

} // namespace zhilan::series
