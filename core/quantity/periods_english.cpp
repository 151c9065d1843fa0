// Periods as English writes them: month names, ordinal quarters, days before and after the month.
#include "core/quantity/calendar.h"

namespace zhilan::quantity
{
namespace
{

const Lexicon<int>& monthNames()
{
    static const Lexicon<int> names{
        {U"January", 1},   {U"Jan", 1},       {U"February", 2},
        {U"Feb", 2},       {U"March", 3},     {U"Mar", 3},
        {U"April", 4},     {U"Apr", 4},       {U"May", 5, Case::Exact},
        {U"June", 6},      {U"Jun", 6},       {U"July", 7},
        {U"Jul", 7},       {U"August", 8},    {U"Aug", 8},
        {U"September", 9}, {U"Sept", 9},      {U"Sep", 9},
        {U"October", 10},  {U"Oct", 10},      {U"November", 11},
        {U"Nov", 11},      {U"December", 12}, {U"Dec", 12},
    };
    return names;
}

constexpr PeriodMatch withoutYear(std::size_t end)
{
    return {std::nullopt, end, kWithoutYear};
}

std::size_t skipDotAndComma(const Chars& text, std::size_t at)
{
    if (text[at] == U'.' || text[at] == U',')
        ++at;
    return text.skipBlanks(at);
}

/// Past st, nd, rd, th.
std::size_t skipOrdinalEnd(const Chars& text, std::size_t at)
{
    for (const std::u32string_view end : {U"st", U"nd", U"rd", U"th"}) {
        if (text.startsWith(at, end) && !isWord(text[at + 2]))
            return at + 2;
    }
    return at;
}

/// Jan 2026, Jan '26, January 15, 2026.
std::optional<PeriodMatch> afterMonth(const Chars& text, std::size_t at, int m)
{
    std::size_t next = skipDotAndComma(text, at);
    if (text.startsWith(next, U"of "))
        next += 3;
    if (const auto y = fourDigits(text, next))
        return found(monthPeriod(y->value, m), y->end);
    if (text[next] == U'\'') {
        if (const auto y = shortOrLongYear(text, next))
            return found(monthPeriod(y->value, m), y->end);
    }
    const auto d = smallNumber(text, next);
    if (!d || !isDigit(text[next]) || d->value < 1 || d->value > 31)
        return std::nullopt;
    const std::size_t dayEnd = skipOrdinalEnd(text, d->end);
    if (isWord(text[dayEnd]))
        return std::nullopt;
    std::size_t after = text.skipBlanks(dayEnd);
    if (const auto y = fourDigits(text, skipDotAndComma(text, after))) {
        const auto period = dayPeriod(y->value, m, d->value);
        return period ? found(period, y->end) : std::nullopt;
    }
    return withoutYear(dayEnd);
}

/// "third quarter of 2016", "first half 2026"; a quarter without a year is none.
std::optional<PeriodMatch> ofOrdinal(const Chars& text, std::size_t at)
{
    static const Lexicon<Part> parts{
        {U"first quarter", Part::Q1},  {U"second quarter", Part::Q2}, {U"third quarter", Part::Q3},
        {U"fourth quarter", Part::Q4}, {U"first half", Part::First},  {U"second half", Part::Second},
        {U"1st quarter", Part::Q1},    {U"2nd quarter", Part::Q2},    {U"3rd quarter", Part::Q3},
        {U"4th quarter", Part::Q4},    {U"1st half", Part::First},    {U"2nd half", Part::Second},
    };
    const auto part = parts.at(text, at);
    if (!part)
        return std::nullopt;
    std::size_t next = skipDotAndComma(text, text.skipBlanks(part.end));
    if (text.startsWith(next, U"of "))
        next += 3;
    if (text.startsWith(next, U"fiscal "))
        next += 7;
    const auto y = fourDigits(text, next);
    return y ? found(partOf(y->value, *part.value), y->end) : std::nullopt;
}

} // namespace

std::optional<PeriodMatch> monthAfterYear(const Chars& text, std::size_t at, int year)
{
    const bool dash = text[at] == U'-';
    std::size_t next = dash ? at + 1 : skipDotAndComma(text, text.skipBlanks(at));
    const auto m = monthNames().at(text, next);
    if (!m || next == at)
        return std::nullopt;
    next = dash && text[m.end] == U'-' ? m.end + 1 : text.skipBlanks(m.end);
    const auto d = isDigit(text[next]) ? smallNumber(text, next) : std::nullopt;
    if (d && !isWord(text[d->end]) && next != m.end) {
        if (const auto period = dayPeriod(year, *m.value, d->value))
            return found(period, d->end);
    }
    return found(monthPeriod(year, *m.value), m.end);
}

std::optional<PeriodMatch> fromEnglish(const Chars& text, std::size_t at)
{
    if (const auto m = monthNames().at(text, at))
        return afterMonth(text, m.end, *m.value);
    if (const auto ordinal = ofOrdinal(text, at))
        return ordinal;
    static const Lexicon<Part> parts{
        {U"end of", Part::Late}, {U"the end of", Part::Late},    {U"year-end", Part::Late},
        {U"late", Part::Late},   {U"early", Part::Early},        {U"mid", Part::Middle},
        {U"end", Part::Late},    {U"beginning of", Part::Early}, {U"mid-to-late", Part::Late},
    };
    const auto part = parts.at(text, at);
    if (!part)
        return std::nullopt;
    const std::size_t next = text[part.end] == U'-' ? part.end + 1 : text.skipBlanks(part.end);
    const auto y = fourDigits(text, next);
    if (!y || y->value < 1900 || y->value > 2100)
        return std::nullopt;
    return found(partOf(y->value, *part.value), skipForecastMark(text, y->end));
}

std::optional<PeriodMatch> fromDayFirst(const Chars& text, std::size_t at)
{
    if (const auto ordinal = ofOrdinal(text, at)) // 3rd quarter
        return ordinal;
    const auto d = smallNumber(text, at);
    if (!d || !isDigit(text[at]) || d->value < 1 || d->value > 31)
        return std::nullopt;
    std::size_t next = skipOrdinalEnd(text, d->end);
    const bool dash = text[next] == U'-';
    next = dash ? next + 1 : skipDotAndComma(text, next);
    if (text.startsWith(next, U"of "))
        next += 3;
    const auto m = next == d->end ? decltype(monthNames().at(text, next)){} : monthNames().at(text, next);
    if (!m)
        return std::nullopt;
    const auto y =
        fourDigits(text, dash && text[m.end] == U'-' ? m.end + 1 : skipDotAndComma(text, text.skipBlanks(m.end)));
    if (!y)
        return withoutYear(m.end);
    return found(dayPeriod(y->value, *m.value, d->value), y->end);
}

} // namespace zhilan::quantity
