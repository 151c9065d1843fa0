#include "core/document/calendar.h"

#include "core/document/inline_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace zhilan::document
{
namespace
{

using namespace std::chrono;
using namespace std::string_view_literals;

/// Values longer than this are prose; what is looked for stands in front.
constexpr std::size_t kLongestValue = 400;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Full-width digits, letters and colon as ASCII, ASCII letters in lower case.
std::string narrowed(std::string_view value)
{
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto byte = [&](std::size_t k) {
            return k < value.size() ? static_cast<unsigned char>(value[k]) : 0U;
        };
        const bool wide = byte(i) == 0xEF && byte(i + 1) == 0xBC && byte(i + 2) >= 0x90 && byte(i + 2) <= 0xBA;
        if (wide && byte(i + 2) != 0x9B) {
            out += static_cast<char>(byte(i + 2) - 0x81 + 0x21);
            i += 2;
        } else {
            out += value[i] >= 'A' && value[i] <= 'Z' ? static_cast<char>(value[i] - 'A' + 'a') : value[i];
        }
    }
    return out;
}

class Reader
{
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    [[nodiscard]] std::size_t at() const { return m_at; }
    void seek(std::size_t at) { m_at = at; }
    [[nodiscard]] bool done() const { return m_at >= m_text.size(); }
    [[nodiscard]] char peek() const { return done() ? '\0' : m_text[m_at]; }

    void skipSpaces()
    {
        while (peek() == ' ' && !done())
            ++m_at;
    }

    bool take(std::string_view word)
    {
        if (!m_text.substr(std::min(m_at, m_text.size())).starts_with(word))
            return false;
        m_at += word.size();
        return true;
    }

    /// Digits; nullopt for none or more than `most`.
    std::optional<unsigned> number(std::size_t most)
    {
        unsigned value = 0;
        std::size_t count = 0;
        while (isDigit(peek()) && count < 9) {
            value = value * 10 + static_cast<unsigned>(peek() - '0');
            ++m_at;
            ++count;
        }
        return count >= 1 && count <= most && !isDigit(peek()) ? std::optional(value) : std::nullopt;
    }

    std::string_view word()
    {
        const std::size_t begin = m_at;
        while (isLetter(peek()))
            ++m_at;
        return m_text.substr(begin, m_at - begin);
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

std::optional<Period> periodOf(unsigned y, unsigned m, unsigned d)
{
    if (y < 1000 || y > 9999)
        return std::nullopt;
    Period period;
    if (m == 0) {
        period.start = sys_days{year{static_cast<int>(y)} / January / 1};
        period.end = sys_days{year{static_cast<int>(y) + 1} / January / 1};
        period.precision = Precision::Year;
        return period;
    }
    const year_month ym = year{static_cast<int>(y)} / month{m};
    if (!ym.ok())
        return std::nullopt;
    if (d == 0) {
        period.start = sys_days{ym / 1};
        period.end = sys_days{(ym + months{1}) / 1};
        period.precision = Precision::Month;
        return period;
    }
    const year_month_day date = ym / day{d};
    if (!date.ok())
        return std::nullopt;
    period.start = sys_days{date};
    period.end = period.start + days{1};
    period.precision = Precision::Day;
    return period;
}

unsigned monthOf(std::string_view word)
{
    constexpr std::array kMonths{"january"sv, "february"sv, "march"sv,     "april"sv,   "may"sv,      "june"sv,
                                 "july"sv,    "august"sv,   "september"sv, "october"sv, "november"sv, "december"sv};
    if (word.size() < 3)
        return 0;
    for (std::size_t i = 0; i < kMonths.size(); ++i)
        if (kMonths[i].starts_with(word) || (word == "sept" && i == 8))
            return static_cast<unsigned>(i) + 1;
    return 0;
}

/// "2026年2月13日", "2026-02-13", "2026/2", "2026.2.13", from a four-digit year on.
std::optional<Period> yearFirst(Reader& in)
{
    const auto y = in.number(4);
    if (!y || *y < 1000)
        return std::nullopt;
    std::size_t good = in.at();
    unsigned m = 0;
    unsigned d = 0;
    in.skipSpaces();
    if (in.take("年") || in.take("년")) {
        good = in.at();
        in.skipSpaces();
        const auto month = in.number(2);
        in.skipSpaces();
        if (month && (in.take("月") || in.take("월"))) {
            m = *month;
            good = in.at();
            in.skipSpaces();
            const auto day = in.number(2);
            in.skipSpaces();
            if (day && (in.take("日") || in.take("号") || in.take("號") || in.take("일"))) {
                d = *day;
                good = in.at();
            }
        }
    } else {
        in.seek(good);
        const char separator = in.peek();
        if ((separator == '-' || separator == '/' || separator == '.') && in.take({&separator, 1})) {
            // Korean has spaces behind the dots: "2025. 2. 20."
            const bool dots = separator == '.';
            if (dots)
                in.skipSpaces();
            const auto month = in.number(2);
            if (month) {
                m = *month;
                good = in.at();
                const bool more = in.take({&separator, 1});
                if (more && dots)
                    in.skipSpaces();
                const auto day = more ? in.number(2) : std::nullopt;
                if (day) {
                    d = *day;
                    good = in.at();
                }
            }
        }
    }
    in.seek(good);
    return periodOf(*y, m, d);
}

/// "20260213", as programs write dates.
std::optional<Period> digitsOnly(Reader& in)
{
    const auto all = in.number(8);
    constexpr unsigned kFirst = 19'000'101;
    constexpr unsigned kLast = 21'000'000;
    if (!all || *all < kFirst || *all >= kLast || *all / 100 % 100 == 0 || *all % 100 == 0)
        return std::nullopt;
    return periodOf(*all / 10'000, *all / 100 % 100, *all % 100);
}

/// "February 13, 2026", "Feb 2026", from a month's name on.
std::optional<Period> monthFirst(Reader& in)
{
    const unsigned m = monthOf(in.word());
    if (m == 0)
        return std::nullopt;
    (void)in.take(".");
    in.skipSpaces();
    auto first = in.number(4);
    if (!first)
        return std::nullopt;
    if (*first > 31)
        return periodOf(*first, m, 0);
    for (const std::string_view suffix : {"st"sv, "nd"sv, "rd"sv, "th"sv})
        if (in.take(suffix))
            break;
    (void)in.take(",");
    in.skipSpaces();
    const auto y = in.number(4);
    return y ? periodOf(*y, m, *first) : std::nullopt;
}

/// "13 February 2026", from the day on.
std::optional<Period> dayFirst(Reader& in)
{
    const auto d = in.number(2);
    if (!d)
        return std::nullopt;
    for (const std::string_view suffix : {"st"sv, "nd"sv, "rd"sv, "th"sv})
        if (in.take(suffix))
            break;
    in.skipSpaces();
    const unsigned m = monthOf(in.word());
    (void)in.take(".");
    (void)in.take(",");
    in.skipSpaces();
    const auto y = m == 0 ? std::nullopt : in.number(4);
    return y ? periodOf(*y, m, *d) : std::nullopt;
}

} // namespace

std::optional<Period> parseDate(std::string_view value)
{
    const std::string text = narrowed(value.substr(0, kLongestValue));
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool digit = isDigit(text[at]);
        if ((!digit && !isLetter(text[at])) || (at > 0 && (isDigit(text[at - 1]) || isLetter(text[at - 1]))))
            continue;
        for (const auto form : {yearFirst, digitsOnly, dayFirst, monthFirst}) {
            Reader in(text);
            in.seek(at);
            if (digit == (form == monthFirst))
                continue;
            if (auto period = form(in)) {
                // Narrowing moves offsets only where full-width forms stand; then the whole value is the span.
                const bool same = text.size() == std::min(value.size(), kLongestValue);
                period->span = same ? ByteSpan{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(in.at())}
                                    : ByteSpan{0, static_cast<std::uint32_t>(value.size())};
                return period;
            }
        }
    }
    return std::nullopt;
}

} // namespace zhilan::document
