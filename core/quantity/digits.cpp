#include "core/quantity/digits.h"

#include "core/quantity/han_numerals.h"

#include <array>
#include <charconv>
#include <cmath>

namespace zhilan::quantity
{
namespace
{

constexpr std::size_t kMaxDigits = 40; // a double holds no more in earnest; longer runs are identifiers

/// ASCII digits collected for one exact conversion, so that 3.3 is the nearest double and no sum of tenths.
class Buffer
{
public:
    void push(char32_t c)
    {
        if (m_size < m_chars.size())
            m_chars[m_size++] = static_cast<char>(c);
    }
    [[nodiscard]] double value() const
    {
        double out = 0;
        std::from_chars(m_chars.data(), m_chars.data() + m_size, out);
        return out;
    }

private:
    std::array<char, 2 * kMaxDigits> m_chars{};
    std::size_t m_size = 0;
};

bool isGroup(const Chars& text, std::size_t at, std::size_t digits)
{
    for (std::size_t i = 0; i < digits; ++i) {
        if (!isDigit(text[at + i]))
            return false;
    }
    return !isDigit(text[at + digits]);
}

/// Where groups of digits end that begin after the first one, at `at`; `at` when there are none.
std::size_t groupsEnd(const Chars& text, std::size_t first, std::size_t at)
{
    std::size_t end = at;
    if (text[at] == U',' || text[at] == U'，') {
        bool narrow = false;
        while ((text[end] == U',' || text[end] == U'，') && isGroup(text, end + 1, 3) && end - at < kMaxDigits) {
            narrow = narrow || text[end] == U',';
            end += 4;
        }
        if (end > at && !narrow && !(text[end] == U'.' && isDigit(text[end + 1])))
            return at;                      // 20，300: the wide comma parts two numbers unless decimals say otherwise
        if (end == at && at - first <= 2) { // 12,34,567
            std::size_t indian = at;
            while (text[indian] == U',' && isGroup(text, indian + 1, 2) && indian - at < kMaxDigits)
                indian += 3;
            if (indian > at && text[indian] == U',' && isGroup(text, indian + 1, 3))
                end = indian + 4;
        }
        return end;
    }
    if (text[at] != U' ' || text[first] == U'0')
        return at;
    while (text[end] == U' ' && isGroup(text, end + 1, 3) && end - at < kMaxDigits)
        end += 4;
    // one group may be another number: only round thousands are safe
    const bool safe = end - at >= 8 || (end - at == 4 && text.startsWith(at, U" 000"));
    return safe ? end : at;
}

int superscript(char32_t c)
{
    switch (c) {
    case U'\u2070':
        return 0;
    case U'\u00B9':
        return 1;
    case U'\u00B2':
        return 2;
    case U'\u00B3':
        return 3;
    default:
        return c >= U'\u2074' && c <= U'\u2079' ? static_cast<int>(c - U'\u2070') : -1;
    }
}

struct Exponent {
    double value = 0;
    std::size_t end = 0;
};

/// A whole exponent with sign; superscripts too.
std::optional<Exponent> exponentAt(const Chars& text, std::size_t at)
{
    double sign = 1;
    if (text.startsWith(at, U"マイナス"))
        sign = -1, at += 4;
    else if (text[at] == U'-' || text[at] == U'\u207B')
        sign = -1, ++at;
    else if (text[at] == U'+')
        ++at;
    const std::size_t first = at;
    int value = 0;
    for (; at - first < 4; ++at) {
        const int digit = isDigit(text[at]) ? static_cast<int>(text[at] - U'0') : superscript(text[at]);
        if (digit < 0)
            break;
        value = value * 10 + digit;
    }
    if (at == first) {
        const auto han = readHanNumeral(text, at);
        if (!han || han->rawHigh || han->value() > 999)
            return std::nullopt;
        return Exponent{sign * han->value(), han->end};
    }
    if (isWord(text[at]))
        return std::nullopt;
    return Exponent{sign * value, at};
}

/// "の14乗", "的3次方" after a base.
std::optional<Exponent> spelledExponent(const Chars& text, std::size_t at)
{
    if (text[at] != U'の' && text[at] != U'的')
        return std::nullopt;
    const auto exponent = exponentAt(text, at + 1);
    if (!exponent)
        return std::nullopt;
    if (text[exponent->end] == U'乗' || text[exponent->end] == U'乘')
        return Exponent{exponent->value, exponent->end + 1};
    if (text.startsWith(exponent->end, U"次方"))
        return Exponent{exponent->value, exponent->end + 2};
    return std::nullopt;
}

void raise(Numeral& number, double value, std::size_t end)
{
    if (!std::isfinite(value))
        return;
    number.settle(value);
    number.end = end;
    number.lone = false;
}

/// "× 10^17", "x10²³", "×十の十四乗".
bool readScientific(const Chars& text, Numeral& number)
{
    std::size_t at = text.skipBlanks(number.end);
    if (text[at] != U'×' && text[at] != U'x' && text[at] != U'*')
        return false;
    at = text.skipBlanks(at + 1);
    const std::size_t base = text.startsWith(at, U"10") ? at + 2 : text[at] == U'十' ? at + 1 : at;
    if (base == at)
        return false;
    std::optional<Exponent> exponent;
    if (text[base] == U'^')
        exponent = exponentAt(text, base + 1);
    else if (superscript(text[base]) >= 0 || text[base] == U'\u207B' || (text[base] == U'-' && isDigit(text[base + 1])))
        exponent = exponentAt(text, base);
    else
        exponent = spelledExponent(text, base);
    if (!exponent)
        return false;
    raise(number, number.value() * std::pow(10.0, exponent->value), exponent->end);
    return true;
}

} // namespace

std::optional<Numeral> readDigits(const Chars& text, std::size_t begin)
{
    Buffer buffer;
    std::size_t at = begin;
    while (isDigit(text[at]) && at - begin <= kMaxDigits)
        buffer.push(text[at++]);
    Numeral out;
    out.begin = begin;
    out.digits = at - begin;
    out.plainInteger = true;
    if (out.digits == 0 && begin > 0 && (text[begin - 1] == U'.' || isWord(text[begin - 1])))
        return std::nullopt;
    if (out.digits > kMaxDigits || (out.digits == 0 && !(text[at] == U'.' && isDigit(text[at + 1]))))
        return std::nullopt;
    if (out.digits >= 1 && out.digits <= 3) {
        const std::size_t grouped = groupsEnd(text, begin, at);
        out.plainInteger = grouped == at;
        for (; at < grouped; ++at) {
            if (isDigit(text[at]))
                buffer.push(text[at]);
        }
    }
    if (text[at] == U'.' && isDigit(text[at + 1])) {
        buffer.push(U'.');
        ++at;
        for (std::size_t digits = 0; isDigit(text[at]); ++at, ++digits) {
            if (digits < 20)
                buffer.push(text[at]);
        }
        out.plainInteger = false;
    }
    out.raw = buffer.value();
    out.end = at;
    return out;
}

void readPower(const Chars& text, Numeral& number)
{
    if (readScientific(text, number))
        return;
    const char32_t c = text[number.end];
    const char32_t after = text[number.end + 1];
    if ((c == U'e' || c == U'E') &&
        (isDigit(after) || ((after == U'-' || after == U'+') && isDigit(text[number.end + 2])))) {
        if (const auto exponent = exponentAt(text, number.end + 1))
            raise(number, number.value() * std::pow(10.0, exponent->value), exponent->end);
        return;
    }
    if (c == U'^') {
        if (const auto exponent = exponentAt(text, number.end + 1))
            raise(number, std::pow(number.value(), exponent->value), exponent->end);
        return;
    }
    if (const auto exponent = spelledExponent(text, number.end))
        raise(number, std::pow(number.value(), exponent->value), exponent->end);
    else if (number.raw == 10 && number.plainInteger && superscript(c) >= 0) {
        if (const auto raised = exponentAt(text, number.end))
            raise(number, std::pow(10.0, raised->value), raised->end);
    }
}

} // namespace zhilan::quantity
