// Periods as English writes them: month names, ordinal quarters, days before and after the month.
#include "core/quantity/calendar.h"
#include "core/quantity/openers.h"
#include "core/quantity/stretches.h"

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
    std::size_t next = skipDotAndComma(text, text[text.skipBlanks(at)] == U',' ? text.skipBlanks(at) : at);
    if (text.startsWith(next, U"of "))
        next += 3;
    if (const auto y = fourDigits(text, next))
        return found(monthPeriod(y->value, m), y->end);
    if (text[at] == U'-' || text[at] == U'/') { // Dec-2018
        const auto y = fourDigits(text, at + 1);
        return y && !isWord(text[y->end]) ? found(monthPeriod(y->value, m), y->end) : std::nullopt;
    }
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
    std::size_t after = skipDotAndComma(text, text.skipBlanks(dayEnd));
    if (text.startsWith(after, U"of ") || text.startsWith(after, U"in ")) // July 4th of 1995
        after = text.skipBlanks(after + 3);
    if (const auto y = fourDigits(text, after)) {
        const auto period = dayPeriod(y->value, m, d->value);
        return period ? found(period, y->end) : std::nullopt;
    }
    return withoutYear(dayEnd);
}

const Lexicon<Part>& ordinalParts()
{
    static const Lexicon<Part> parts{
        {U"first quarter", Part::Q1},  {U"second quarter", Part::Q2}, {U"third quarter", Part::Q3},
        {U"fourth quarter", Part::Q4}, {U"first half", Part::First},  {U"second half", Part::Second},
        {U"1st quarter", Part::Q1},    {U"2nd quarter", Part::Q2},    {U"3rd quarter", Part::Q3},
        {U"4th quarter", Part::Q4},    {U"1st half", Part::First},    {U"2nd half", Part::Second},
    };
    return parts;
}

/// "third quarter of 2016", "first half 2026"; a quarter without a year is none.
std::optional<PeriodMatch> ofOrdinal(const Chars& text, std::size_t at)
{
    const auto part = ordinalParts().at(text, at);
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
    const bool dash = text[at] == U'-' || text[at] == U'/'; // 2019-Sep-1, 2019/Sep/1
    std::size_t next = dash ? at + 1 : skipDotAndComma(text, text.skipBlanks(at));
    const auto m = monthNames().at(text, next);
    if (!m || next == at)
        return std::nullopt;
    next = dash && text[m.end] == text[at] ? m.end + 1 : text.skipBlanks(m.end);
    const auto d = isDigit(text[next]) ? smallNumber(text, next) : std::nullopt;
    if (d && !isWord(text[d->end]) && next != m.end) {
        if (const auto period = dayPeriod(year, *m.value, d->value))
            return found(period, d->end);
    }
    return found(monthPeriod(year, *m.value), m.end);
}

namespace
{

const Lexicon<Part>& partsBeforeYear()
{
    static const Lexicon<Part> parts{
        {U"end of", Part::Late}, {U"the end of", Part::Late},    {U"year-end", Part::Late},
        {U"late", Part::Late},   {U"early", Part::Early},        {U"mid", Part::Middle},
        {U"end", Part::Late},    {U"beginning of", Part::Early}, {U"mid-to-late", Part::Late},
    };
    return parts;
}

struct MonthDay {
    int month = 0; ///< 0: not named
    int day = 0;   ///< 0: not named
    std::size_t end = 0;
};

/// "Nov 18", "Nov", "18".
MonthDay monthDayAt(const Chars& text, std::size_t at)
{
    MonthDay out;
    out.end = at;
    if (const auto m = monthNames().at(text, at)) {
        out.month = *m.value;
        out.end = m.end;
        at = text[m.end] == U'.' ? text.skipBlanks(m.end + 1) : text.skipBlanks(m.end);
    }
    const auto d = isDigit(text[at]) ? smallNumber(text, at) : std::nullopt;
    const std::size_t end = d ? skipOrdinalEnd(text, d->end) : at;
    if (d && d->value >= 1 && d->value <= 31 && !isWord(text[end])) {
        out.day = d->value;
        out.end = end;
    }
    return out;
}

/// "Nov 18 - Dec 19, 2015", "Jan-Feb 2017", "January 4-22, 1995", "4 to 22 January 1995": the year stands once, behind.
std::optional<PeriodMatch> stretchOfYear(const Chars& text, std::size_t at)
{
    MonthDay first = monthDayAt(text, at);
    const std::size_t next = first.end == at ? at : stretchJointEnd(text, first.end);
    if (next == at || next == first.end)
        return std::nullopt;
    MonthDay last = monthDayAt(text, next);
    if (last.end == next)
        return std::nullopt;
    if (first.month == 0) { // 4-22 January
        const auto m = last.month == 0 && last.day > 0 ? monthNames().at(text, text.skipBlanks(last.end))
                                                       : decltype(monthNames().at(text, next)){};
        if (!m)
            return std::nullopt;
        first.month = last.month = *m.value;
        last.end = m.end;
    }
    last.month = last.month == 0 ? first.month : last.month;
    std::size_t yearAt = skipDotAndComma(text, text.skipBlanks(last.end));
    const auto y = yearAt > last.end ? fourDigits(text, yearAt) : std::nullopt;
    if (!y || isWord(text[y->end]) || (first.day == 0) != (last.day == 0))
        return std::nullopt;
    const int before = first.month > last.month ? y->value - 1 : y->value; // Nov-Feb 2017
    const auto begin =
        first.day == 0 ? std::optional(monthPeriod(before, first.month)) : dayPeriod(before, first.month, first.day);
    const auto end =
        last.day == 0 ? std::optional(monthPeriod(y->value, last.month)) : dayPeriod(y->value, last.month, last.day);
    if (!begin || !end || end->start <= begin->start)
        return std::nullopt;
    return found(Period{begin->start, end->end, begin->precision, false, {}}, y->end);
}

} // namespace

std::optional<PeriodMatch> fromEnglish(const Chars& text, std::size_t at)
{
    if (const auto stretch = stretchOfYear(text, at))
        return stretch;
    if (const auto m = monthNames().at(text, at))
        return afterMonth(text, m.end, *m.value);
    if (const auto ordinal = ofOrdinal(text, at))
        return ordinal;
    const auto part = partsBeforeYear().at(text, at);
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
    if (const auto stretch = stretchOfYear(text, at))
        return stretch;
    const auto d = smallNumber(text, at);
    if (!d || !isDigit(text[at]) || d->value < 1 || d->value > 31)
        return std::nullopt;
    std::size_t next = skipOrdinalEnd(text, d->end);
    const char32_t mark = text[next];
    const bool dash = mark == U'-' || mark == U'/'; // 05-Aug-2016, 05/Aug/2016
    next = dash ? next + 1 : skipDotAndComma(text, next);
    if (text.startsWith(next, U"of "))
        next += 3;
    const auto m = next == d->end ? decltype(monthNames().at(text, next)){} : monthNames().at(text, next);
    if (!m)
        return std::nullopt;
    std::size_t yearAt = dash && text[m.end] == mark ? m.end + 1 : skipDotAndComma(text, text.skipBlanks(m.end));
    if (text.startsWith(yearAt, U"of ") || text.startsWith(yearAt, U"in ")) // 28 June in 2020
        yearAt = text.skipBlanks(yearAt + 3);
    const auto y = fourDigits(text, yearAt);
    if (!y)
        return withoutYear(m.end);
    return found(dayPeriod(y->value, *m.value, d->value), y->end);
}

void addOpenersOfEnglishPeriods(OpeningWords& to)
{
    to.add(monthNames());
    to.add(ordinalParts());
    to.add(partsBeforeYear());
}

} // namespace zhilan::quantity
