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

enum class Han : std::uint8_t { Other, Numeral, Time };

constexpr char32_t kFirstHan = 0x3000;
constexpr char32_t kLastHan = 0x9FFF;

/// What each character between the two is, by one look.
constexpr std::array<Han, kLastHan - kFirstHan + 1> hanTable()
{
    std::array<Han, kLastHan - kFirstHan + 1> table{};
    for (const char32_t c : std::u32string_view(U"〇一二三四五六七八九十百千万萬亿億兆两兩几数數半倍零"))
        table[c - kFirstHan] = Han::Numeral;
    for (const char32_t c : std::u32string_view(U"年月季今明去"))
        table[c - kFirstHan] = Han::Time;
    return table;
}
constexpr std::array<Han, kLastHan - kFirstHan + 1> kHan = hanTable();

/// Whether any numeral, mark of time or wide digit begins with two bytes, which spares decoding most characters.
constexpr std::size_t pairOf(unsigned first, unsigned second)
{
    return (first & 0xFU) << 6U | (second & 0x3FU);
}
constexpr std::array<bool, 1024> pairTable()
{
    std::array<bool, 1024> table{};
    for (char32_t c = kFirstHan; c <= kLastHan; ++c) {
        if (kHan[c - kFirstHan] != Han::Other)
            table[pairOf(static_cast<unsigned>(c >> 12U), static_cast<unsigned>(c >> 6U))] = true;
    }
    table[pairOf(0xF, 0xFF10 >> 6U)] = true;
    return table;
}
const std::array<bool, 1024> kPairs = pairTable();

bool mayMark(std::string_view text, std::size_t at)
{
    return at + 1 < text.size() &&
           kPairs[pairOf(static_cast<unsigned char>(text[at]), static_cast<unsigned char>(text[at + 1]))];
}

/// What a byte can begin.
enum class Byte : std::uint8_t { Plain, Letter, Digit, Wide };
constexpr std::array<Byte, 256> byteTable()
{
    std::array<Byte, 256> table{};
    for (const char c : std::string_view("yYmMqQhHfF"))
        table[static_cast<unsigned char>(c)] = Byte::Letter;
    for (char c = '0'; c <= '9'; ++c)
        table[static_cast<unsigned char>(c)] = Byte::Digit;
    for (unsigned c = 0xE3; c <= 0xEF; ++c)
        table[c] = Byte::Wide;
    return table;
}
constexpr std::array<Byte, 256> kBytes = byteTable();

/// The character of three bytes at `at`; 0 where the text is cut off.
char32_t threeBytesAt(std::string_view text, std::size_t at)
{
    if (text.size() - at < 3)
        return 0;
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
    };
    return (byte(0) & 0xFU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
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

namespace
{

/// Counts until `enough(counts)`.
template <typename Enough>
Markers countUntil(std::string_view utf8, Enough enough)
{
    Markers out;
    bool inHan = false;
    std::size_t at = 0;
    const auto isAt = [&](Byte byte) {
        return at < utf8.size() && kBytes[static_cast<unsigned char>(utf8[at])] == byte;
    };
    // What marks nothing is passed over in loops of its own: nearly all of a text.
    while (at < utf8.size() && !enough(out)) {
        switch (kBytes[static_cast<unsigned char>(utf8[at])]) {
        case Byte::Plain:
            inHan = false;
            while (isAt(Byte::Plain))
                ++at;
            break;
        case Byte::Letter:
            inHan = false;
            out.times += isTimeWord(utf8, at) ? 1 : 0;
            ++at;
            break;
        case Byte::Digit: {
            inHan = false;
            const std::size_t begin = at;
            while (at < utf8.size() && isDigit(utf8[at]))
                ++at;
            ++out.figures;
            out.times +=
                at - begin >= 4 || (begin > 0 && (utf8[begin - 1] == '\'' || utf8[begin - 1] == '\x99')) ? 1 : 0;
            break;
        }
        case Byte::Wide: {
            if (!mayMark(utf8, at)) {
                inHan = false;
                while (isAt(Byte::Wide) && !mayMark(utf8, at))
                    at += 3;
                break;
            }
            const char32_t character = threeBytesAt(utf8, at);
            const bool wideDigit = character >= 0xFF10 && character <= 0xFF19;
            const Han kind = character >= kFirstHan && character <= kLastHan ? kHan[character - kFirstHan] : Han::Other;
            const bool numeral = kind == Han::Numeral || wideDigit;
            out.figures += numeral && !inHan ? 1 : 0;
            out.times += kind == Han::Time || (wideDigit && !inHan) ? 1 : 0;
            inHan = numeral;
            at += 3;
            break;
        }
        }
    }
    return out;
}

} // namespace

Markers countMarkers(std::string_view utf8, std::size_t enough)
{
    return countUntil(utf8, [enough](const Markers& have) { return have.figures >= enough && have.times >= enough; });
}

bool mayHoldMarkers(std::string_view utf8, const Markers& least)
{
    using Byte = unsigned char; // of which the compiler compares sixteen at once
    const auto isDigitByte = [](Byte byte) {
        return static_cast<Byte>(static_cast<Byte>(byte - '0') <= 9);
    };
    constexpr std::size_t kAtOnce = 255; // no count of bytes gets beyond a byte
    std::size_t digits = 0;
    std::size_t times = 0;
    bool wide = false;
    for (std::size_t begin = 0; begin < utf8.size(); begin += kAtOnce) {
        const std::size_t end = std::min(begin + kAtOnce, utf8.size());
        const std::size_t pairsEnd = std::min(end, utf8.size() - 1);
        Byte digitsHere = 0;
        Byte timesHere = 0;
        Byte all = 0;
        for (std::size_t at = begin; at < pairsEnd; ++at) {
            const auto byte = static_cast<Byte>(utf8[at]);
            const auto next = static_cast<Byte>(utf8[at + 1]);
            const auto small = static_cast<Byte>(byte | 0x20U);
            const auto smallNext = static_cast<Byte>(next | 0x20U);
            const auto are = [byte, next](Byte first, Byte second) {
                return static_cast<Byte>((byte == first) & (next == second));
            };
            const auto begins = [small, smallNext](Byte first, Byte second) {
                return static_cast<Byte>((small == first) & (smallNext == second));
            };
            all |= byte;
            digitsHere = static_cast<Byte>(digitsHere + isDigitByte(byte));
            // The ends of 年月季今明去 and of full-width digits; "year", "month", "quarter", FY; '24, Q3 and 3Q, H1.
            timesHere = static_cast<Byte>(
                timesHere + (are(0xB9, 0xB4) | are(0x9C, 0x88) | are(0xAD, 0xA3) | are(0xBB, 0x8A) | are(0x98, 0x8E) |
                             are(0x8E, 0xBB) | static_cast<Byte>((byte == 0xBC) & ((next & 0xF0U) == 0x90U)) |
                             begins('y', 'e') | begins('m', 'o') | begins('q', 'u') | begins('f', 'y') |
                             static_cast<Byte>(isDigitByte(next) &
                                               ((small == 'q') | (small == 'h') | (byte == '\'') | (byte == 0x99))) |
                             static_cast<Byte>(isDigitByte(byte) & (smallNext == 'q'))));
        }
        digits += digitsHere;
        times += timesHere;
        wide = wide || all >= 0x80;
    }
    if (!utf8.empty()) {
        digits += isDigit(utf8.back()) ? 1 : 0;
        wide = wide || static_cast<Byte>(utf8.back()) >= 0x80;
    }
    constexpr std::size_t kYear = 4;
    return (wide || digits >= least.figures) && times + digits / kYear >= least.times;
}

bool mayHoldNumber(std::string_view cell)
{
    const Markers markers = countUntil(cell, [](const Markers& have) { return have.figures + have.times > 0; });
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
