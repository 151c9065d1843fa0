#include "core/quantity/date_value.h"

#include "core/quantity/calendar.h"
#include "core/quantity/han_numerals.h"
#include "core/quantity/openers.h"

namespace zhilan::quantity
{
namespace
{

/// Values longer than this are prose; what is looked for stands in front.
constexpr std::size_t kLongestValue = 400;

/// "20260213", as programs write dates.
std::optional<PeriodMatch> fromEightDigits(const Chars& text, std::size_t at)
{
    const auto day = readPlainDigits(text, at, 8);
    constexpr int kFirst = 19'000'101;
    constexpr int kLast = 21'000'000;
    if (!day || !isDigit(text[at]) || isDigit(text[at + 8]) || *day < kFirst || *day >= kLast)
        return std::nullopt;
    return found(dayPeriod(*day / 10'000, *day / 100 % 100, *day % 100), at + 8);
}

/// "2026.2", "2026-2", and "2026" where no day or month follows that cannot be.
std::optional<PeriodMatch> fromYearOfValue(const Chars& text, std::size_t at)
{
    const auto y = fourDigits(text, at);
    if (!y)
        return std::nullopt;
    const char32_t mark = text[y->end];
    const bool marked = (mark == U'-' || mark == U'/' || mark == U'.') && isDigit(text[y->end + 1]);
    if (marked && !fourDigits(text, y->end + 1)) {
        const auto m = smallNumber(text, y->end + 1);
        const bool month = m && m->value >= 1 && m->value <= 12 && !(text[m->end] == mark && isDigit(text[m->end + 1]));
        return month ? found(monthPeriod(y->value, m->value), m->end) : PeriodMatch{std::nullopt, y->end + 1};
    }
    const std::size_t unit = text.skipBlanks(y->end);
    return found(yearPeriod(y->value), text[unit] == U'年' ? unit + 1 : y->end);
}

/// Whether a year or month was read of a date that no calendar has: 2026年13月, 2月30日.
bool isCutShort(const Chars& text, const Period& period, std::size_t end)
{
    const auto number = smallNumber(text, text.skipBlanks(end));
    const char32_t unit = number ? text[text.skipBlanks(number->end)] : U'\0';
    return (period.precision == Precision::Year && unit == U'月') ||
           (period.precision == Precision::Month && (unit == U'日' || unit == U'号'));
}

std::optional<PeriodMatch> dateAt(const Chars& text, std::size_t at)
{
    auto match = fromEightDigits(text, at);
    if (!match)
        match = periodAt(text, at, {});
    // 2023-2024, 2030年前: of a span of years the first one is all that is sure.
    const bool vague = !match || !match->period || match->period->precision == Precision::Years;
    return vague ? fromYearOfValue(text, at) : match;
}

} // namespace

std::optional<Period> readDate(std::string_view value)
{
    const Chars text(value.substr(0, kLongestValue));
    const Openers& openers = Openers::all();
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && isWord(text[at]) && isWord(text[at - 1]))
            continue;
        const bool digit = isDigit(text[at]) || hanDigit(text[at]) >= 0;
        if (!digit && !isBlank(text[at]) && !openers.mayBegin(text, at))
            continue;
        const auto match = dateAt(text, at);
        if (!match)
            continue;
        if (!match->period || isCutShort(text, *match->period, match->end)) {
            at = match->end - 1;
            continue;
        }
        Period period = *match->period;
        period.span = text.bytes(at, match->end);
        return period;
    }
    return std::nullopt;
}

} // namespace zhilan::quantity
