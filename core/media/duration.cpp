#include "core/media/duration.h"

#include "core/base/byte_span.h"
#include "core/quantity/chars.h"
#include "core/quantity/han_numerals.h"
#include "core/text/space.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace zhilan::media
{
namespace
{

using std::chrono::milliseconds;

constexpr std::size_t kLongestValue = 400;
constexpr std::int64_t kLongest = 360'000'000; // a hundred hours, in milliseconds
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

/// Full-width digits, letters and colon as ASCII, ASCII letters in lower case.
std::string narrowed(std::string_view value)
{
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto byte = [&](std::size_t k) {
            return k < value.size() ? static_cast<unsigned char>(value[k]) : 0U;
        };
        if (byte(i) == 0xEF && byte(i + 1) == 0xBC && byte(i + 2) >= 0x8C && byte(i + 2) <= 0xBA) {
            out += static_cast<char>(byte(i + 2) - 0x60);
            i += 2;
        } else {
            out += value[i];
        }
        if (out.back() >= 'A' && out.back() <= 'Z')
            out.back() = static_cast<char>(out.back() | 0x20);
    }
    return out;
}

class Reader
{
public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    [[nodiscard]] bool done() const { return m_rest.empty(); }
    [[nodiscard]] char peek() const { return done() ? '\0' : m_rest.front(); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }
    void seek(std::string_view rest) { m_rest = rest; }
    void skip() { m_rest.remove_prefix(1); }

    void skipSpaces()
    {
        while (peek() == ' ')
            skip();
    }

    bool take(std::string_view word)
    {
        const bool found = m_rest.starts_with(word);
        if (found)
            m_rest.remove_prefix(word.size());
        return found;
    }

    struct Number {
        std::int64_t value = 0; ///< of the first nine digits
        std::size_t digits = 0;
    };

    Number number()
    {
        Number number;
        for (; isDigit(peek()); skip(), ++number.digits)
            if (number.digits < 9)
                number.value = number.value * 10 + (peek() - '0');
        return number;
    }

    /// "12.5" and "12" in thousandths; nullopt for no number or more than `most` digits before the point.
    std::optional<std::int64_t> thousandths(std::size_t most)
    {
        const Number whole = number();
        if (whole.digits == 0 || whole.digits > most)
            return std::nullopt;
        std::int64_t value = whole.value * 1000;
        if (peek() == '.' && m_rest.size() > 1 && isDigit(m_rest[1])) {
            skip();
            for (std::int64_t scale = 100; isDigit(peek()); skip(), scale /= 10)
                value += (peek() - '0') * scale;
        }
        return value;
    }

private:
    std::string_view m_rest;
};

struct Unit {
    std::string_view name;
    std::int64_t length; ///< milliseconds
};

/// Numbers in words before a unit, and halves of one, as figures: 两个半小时 → 2.5小时, 一小时二十分 → 1小时20分,
/// 半小时 → 0.5小时. Nothing in 十分精彩, 第一小时, 两三小时.
std::string withFigures(std::string_view text)
{
    static constexpr std::array<std::u32string_view, 10> kUnits{U"小时", U"时间", U"钟头", U"钟頭", U"刻钟",
                                                                U"分钟", U"秒钟", U"分",   U"秒",   U"天"};
    const quantity::Chars chars(text);
    const auto isNumber = [&chars](std::size_t at) {
        return quantity::isDigit(chars[at]) || quantity::isHanNumeral(chars[at]);
    };
    const auto startsUnit = [&](std::size_t at) {
        const auto* const unit = std::find_if(kUnits.begin(), kUnits.end(),
                                              [&](std::u32string_view name) { return chars.startsWith(at, name); });
        if (unit == kUnits.end())
            return false;
        // 分 alone is of many words.
        const std::size_t end = chars.skipBlanks(at + unit->size());
        return unit->size() > 1 || end == chars.size() || isNumber(end) || chars[end] < 0x80;
    };
    const auto afterCounter = [&chars](std::size_t at) {
        at = chars.skipBlanks(at);
        return chars[at] == U'个' ? chars.skipBlanks(at + 1) : at;
    };
    std::string out;
    bool afterNumber = false;
    for (std::size_t at = 0; at < chars.size();) {
        const bool ordinal = at > 0 && chars[at - 1] == U'第';
        const bool isPart = at > 0 && std::u32string_view(U"上下前后").find(chars[at - 1]) != std::u32string_view::npos;
        const std::size_t behind = afterCounter(at + 1);
        if (chars[at] == U'个' && afterNumber && chars[at + 1] == U'半' && startsUnit(afterCounter(at + 2))) {
            out += ".5";
            at = afterCounter(at + 2);
        } else if (chars[at] == U'半' && !afterNumber && !isPart && startsUnit(behind)) {
            out += "0.5";
            at = behind;
        } else if (const auto number = quantity::isHanNumeral(chars[at]) && !afterNumber && !ordinal
                                           ? quantity::readHanNumeral(chars, at)
                                           : std::nullopt;
                   number) {
            const bool small = !number->rawHigh && number->value() > 0 && number->value() < 1000;
            const std::size_t counted = chars[number->end] == U'个' ? number->end + 1 : number->end;
            const bool half = counted > number->end && chars[counted] == U'半';
            if (small && startsUnit(afterCounter(half ? counted + 1 : number->end))) {
                out += std::to_string(static_cast<int>(number->value()));
                at = number->end;
                afterNumber = true;
                continue;
            }
            out += chars.bytes(at, number->end).of(text);
            at = number->end;
        } else {
            afterNumber = quantity::isDigit(chars[at]);
            const ByteSpan byte = chars.bytes(at, at + 1);
            out += byte.empty() ? std::string_view(" ") : byte.of(text);
            ++at;
            continue;
        }
        afterNumber = false;
    }
    return out;
}

// Longer names first where one begins another.
constexpr std::array kUnits{
    Unit{"天", kDay},           Unit{"days", kDay},         Unit{"day", kDay},       Unit{"d", kDay},
    Unit{"刻钟", 15 * kMinute}, Unit{"刻鐘", 15 * kMinute}, Unit{"钟头", kHour},     Unit{"鐘頭", kHour},
    Unit{"个钟头", kHour},      Unit{"個鐘頭", kHour},      Unit{"小时", kHour},     Unit{"小時", kHour},
    Unit{"個小時", kHour},      Unit{"个小时", kHour},      Unit{"時間", kHour},     Unit{"时", kHour},
    Unit{"時", kHour},          Unit{"시간", kHour},        Unit{"分钟", kMinute},   Unit{"分鐘", kMinute},
    Unit{"分鍾", kMinute},      Unit{"分", kMinute},        Unit{"분", kMinute},     Unit{"秒钟", kSecond},
    Unit{"秒鐘", kSecond},      Unit{"秒", kSecond},        Unit{"초", kSecond},     Unit{"hours", kHour},
    Unit{"hour", kHour},        Unit{"hrs", kHour},         Unit{"hr", kHour},       Unit{"h", kHour},
    Unit{"minutes", kMinute},   Unit{"minute", kMinute},    Unit{"mins", kMinute},   Unit{"min", kMinute},
    Unit{"m", kMinute},         Unit{"seconds", kSecond},   Unit{"second", kSecond}, Unit{"secs", kSecond},
    Unit{"sec", kSecond},       Unit{"s", kSecond}};

const Unit* takeUnit(Reader& in)
{
    for (const Unit& unit : kUnits) {
        const std::string_view before = in.rest();
        if (!in.take(unit.name))
            continue;
        // "2h22m" goes on with a digit; a letter would make another word of it.
        if (!isLetter(in.peek()) || !isLetter(unit.name.back()))
            return &unit;
        in.seek(before);
    }
    return nullptr;
}

/// "2小时半", "2시간 반": half a unit more.
bool takeHalf(Reader& in)
{
    const std::string_view before = in.rest();
    in.skipSpaces();
    const bool half = in.take("半") || in.take("반");
    // 2小时半价
    if (half && !in.rest().starts_with("价") && !in.rest().starts_with("價"))
        return true;
    in.seek(before);
    return false;
}

std::optional<milliseconds> bounded(std::int64_t length)
{
    return length <= kLongest ? std::optional(milliseconds(length)) : std::nullopt;
}

/// ISO 8601 durations: "pt2h22m19s", "p1dt2h", "t30m38s". Years and months have no fixed length: only zero of them.
std::optional<milliseconds> parseIso(std::string_view text)
{
    Reader in(text);
    const bool marked = in.take("p");
    bool time = in.take("t");
    if (!marked && !time)
        return std::nullopt;
    std::int64_t total = 0;
    std::size_t parts = 0;
    while (!in.done()) {
        if (!time && in.take("t")) {
            time = true;
            continue;
        }
        if (parts > 0 && in.rest() == "z")
            break;
        const auto value = in.thousandths(6);
        if (!value || in.done())
            return std::nullopt;
        std::int64_t unit = 0;
        switch (in.peek()) {
        case 'w':
            unit = 7 * kDay;
            break;
        case 'd':
            unit = kDay;
            break;
        case 'h':
            unit = kHour;
            break;
        case 'm':
            unit = time ? kMinute : 0;
            break;
        case 's':
            unit = kSecond;
            break;
        case 'y':
            break;
        default:
            return std::nullopt;
        }
        in.skip();
        ++parts;
        if (unit == 0 && *value != 0)
            return std::nullopt;
        total += *value * (unit / 1000);
    }
    return parts > 0 ? bounded(total) : std::nullopt;
}

/// "44:56", "1:31:19", "1:02:03:04" with days, each with a fraction; what has three digits at the end, "1:31:190", is
/// milliseconds. Takes the whole run of digits and colons.
std::optional<milliseconds> takeClock(Reader& in)
{
    std::array<Reader::Number, 6> fields{};
    std::size_t count = 0;
    do {
        if (count == fields.size())
            return std::nullopt;
        fields[count++] = in.number();
    } while (in.take(":"));
    if (count < 2)
        return std::nullopt;
    std::int64_t total = 0;
    if (fields[count - 1].digits == 3)
        total = fields[--count].value;
    else if (in.peek() == '.')
        for (std::int64_t scale = 100; in.skip(), isDigit(in.peek()); scale /= 10)
            total += (in.peek() - '0') * scale;
    constexpr std::array kFields{kSecond, kMinute, kHour, kDay};
    if (count > kFields.size() || fields[0].digits == 0 || fields[0].digits > 4)
        return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
        const Reader::Number& field = fields[count - 1 - i];
        const bool leading = i + 1 == count;
        if (!leading && (field.digits != 2 || field.value > (i == 2 ? 23 : 59)))
            return std::nullopt;
        total += field.value * kFields[i];
    }
    return bounded(total);
}

} // namespace

std::optional<milliseconds> parseDuration(std::string_view value)
{
    const std::string text = withFigures(narrowed(text::trimmed(value.substr(0, kLongestValue))));
    if (const auto iso = parseIso(text))
        return iso;
    if (Reader in(text); !in.done()) {
        const auto number = in.thousandths(6);
        if (number && in.done())
            return bounded(*number);
    }

    Reader in(text);
    std::int64_t total = 0;
    std::int64_t unitBefore = 0;
    while (!in.done()) {
        if (!isDigit(in.peek())) {
            const bool joint = in.peek() == ' ' || in.peek() == ',';
            if (unitBefore != 0 && !joint && !in.take("又") && !in.take("and ") && !in.take("零"))
                break;
            if (joint || unitBefore == 0)
                in.skip();
            continue;
        }
        if (unitBefore == 0) {
            const std::string_view before = in.rest();
            if (const auto clock = takeClock(in))
                return clock;
            in.seek(before);
        }
        const auto number = in.thousandths(6);
        if (!number)
            return std::nullopt;
        in.skipSpaces();
        const Unit* unit = takeUnit(in);
        if (unit == nullptr) {
            if (unitBefore != 0)
                break;
            continue; // a number of something else in front
        }
        if (unitBefore != 0 && unit->length >= unitBefore)
            break;
        unitBefore = unit->length;
        total += *number * (unit->length / 1000);
        if (takeHalf(in))
            total += unit->length / 2;
    }
    return unitBefore == 0 ? std::nullopt : bounded(total);
}

} // namespace zhilan::media
