#include "core/quantity/calendar.h"

#include "core/quantity/han_numerals.h"

namespace zhilan::quantity
{
namespace
{

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

sys_days firstOf(int y, int m)
{
    return sys_days{year_month_day{year{y}, month{static_cast<unsigned>(m)}, day{1}}};
}

bool plausibleYear(int y)
{
    return y >= 1000 && y <= 2999;
}

} // namespace

/// `count` months from month `m` (1–12) of year `y`.
Period monthsPeriod(int y, int m, int count, Precision precision, bool approximate)
{
    const int last = m - 1 + count;
    return {firstOf(y, m), firstOf(y + last / 12, last % 12 + 1), precision, approximate, {}};
}

Period monthPeriod(int y, int m)
{
    return monthsPeriod(y, m, 1, Precision::Month);
}
Period yearPeriod(int y)
{
    return monthsPeriod(y, 1, 12, Precision::Year);
}
Period quarterPeriod(int y, int quarter)
{
    return monthsPeriod(y, quarter * 3 - 2, 3, Precision::Quarter);
}
Period halfPeriod(int y, int half)
{
    return monthsPeriod(y, half * 6 - 5, 6, Precision::HalfYear);
}

std::optional<Period> dayPeriod(int y, int m, int d)
{
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!date.ok())
        return std::nullopt;
    return Period{sys_days{date}, sys_days{date} + std::chrono::days{1}, Precision::Day, false, {}};
}

const Lexicon<Part>& yearParts()
{
    static const Lexicon<Part> parts{
        {U"上半年", Part::First},  {U"下半年", Part::Second}, {U"H1", Part::First},      {U"H2", Part::Second},
        {U"1H", Part::First},      {U"2H", Part::Second},     {U"第一季度", Part::Q1},   {U"第二季度", Part::Q2},
        {U"第三季度", Part::Q3},   {U"第四季度", Part::Q4},   {U"第1季度", Part::Q1},    {U"第2季度", Part::Q2},
        {U"第3季度", Part::Q3},    {U"第4季度", Part::Q4},    {U"一季度", Part::Q1},     {U"二季度", Part::Q2},
        {U"三季度", Part::Q3},     {U"四季度", Part::Q4},     {U"1季度", Part::Q1},      {U"2季度", Part::Q2},
        {U"3季度", Part::Q3},      {U"4季度", Part::Q4},      {U"Q1", Part::Q1},         {U"Q2", Part::Q2},
        {U"Q3", Part::Q3},         {U"Q4", Part::Q4},         {U"1Q", Part::Q1},         {U"2Q", Part::Q2},
        {U"3Q", Part::Q3},         {U"4Q", Part::Q4},         {U"年初", Part::Early},    {U"初", Part::Early},
        {U"年中", Part::Middle},   {U"中期", Part::Middle},   {U"年底", Part::Late},     {U"年末", Part::Late},
        {U"底", Part::Late},       {U"末", Part::Late},       {U"年前", Part::Before},   {U"前", Part::Before},
        {U"之前", Part::Before},   {U"以前", Part::Before},   {U"年之前", Part::Before}, {U"前后", Part::About},
        {U"左右", Part::About},    {U"年左右", Part::About},  {U"年前后", Part::About},  {U"第三四半期", Part::Q3},
        {U"第一四半期", Part::Q1}, {U"第二四半期", Part::Q2}, {U"第四四半期", Part::Q4}, {U"第1四半期", Part::Q1},
        {U"第2四半期", Part::Q2},  {U"第3四半期", Part::Q3},  {U"第4四半期", Part::Q4},  {U"上半期", Part::First},
        {U"下半期", Part::Second}, {U"上期", Part::First},    {U"下期", Part::Second},   {U"前半", Part::First},
        {U"後半", Part::Second},   {U"后半", Part::Second},   {U"前半年", Part::First},  {U"后半年", Part::Second},
    };
    return parts;
}

Period partOf(int y, Part part)
{
    switch (part) {
    case Part::First:
        return halfPeriod(y, 1);
    case Part::Second:
        return halfPeriod(y, 2);
    case Part::Q1:
        return quarterPeriod(y, 1);
    case Part::Q2:
        return quarterPeriod(y, 2);
    case Part::Q3:
        return quarterPeriod(y, 3);
    case Part::Q4:
        return quarterPeriod(y, 4);
    case Part::Early:
        return monthsPeriod(y, 1, 3, Precision::Quarter, true);
    case Part::Middle:
        return monthsPeriod(y, 6, 2, Precision::Month, true);
    case Part::Late:
        return monthsPeriod(y, 12, 1, Precision::Month, true);
    case Part::Before: { // what is due by a year falls into the one before it at the latest
        Period period = yearPeriod(y - 1);
        period.precision = Precision::Years;
        period.approximate = true;
        return period;
    }
    case Part::About:
        break;
    }
    Period period = yearPeriod(y);
    period.approximate = true;
    return period;
}

std::optional<DateNumber> smallNumber(const Chars& text, std::size_t at)
{
    if (isDigit(text[at])) {
        int value = static_cast<int>(text[at] - U'0');
        std::size_t end = at + 1;
        if (isDigit(text[end]))
            value = value * 10 + static_cast<int>(text[end++] - U'0');
        if (isDigit(text[end]))
            return std::nullopt;
        return DateNumber{value, end};
    }
    int tens = 0;
    std::size_t end = at;
    const int first = hanDigit(text[at]);
    if (first > 0 && text[at + 1] == U'十')
        tens = first * 10, end = at + 2;
    else if (text[at] == U'廿')
        tens = 20, end = at + 1;
    else if (text[at] == U'十')
        tens = 10, end = at + 1;
    const int last = hanDigit(text[end]);
    if (last >= 0 && (last > 0 || tens == 0))
        return DateNumber{tens + last, end + 1};
    if (tens > 0)
        return DateNumber{tens, end};
    return std::nullopt;
}

std::optional<PeriodMatch> found(std::optional<Period> period, std::size_t end)
{
    if (!period)
        return std::nullopt;
    return PeriodMatch{period, end};
}

bool isRangeMark(char32_t c)
{
    return c == U'-' || c == U'~' || c == U'至' || c == U'到' || c == U'—' || c == U'/';
}

std::optional<DateNumber> fourDigits(const Chars& text, std::size_t at)
{
    const auto value = readPlainDigits(text, at, 4);
    if (!value || !plausibleYear(*value) || isDigit(text[at + 4]) ||
        (!isDigit(text[at]) && hanDigit(text[at + 4]) >= 0))
        return std::nullopt;
    return DateNumber{*value, at + 4};
}

std::optional<DateNumber> shortOrLongYear(const Chars& text, std::size_t at)
{
    if (const auto full = fourDigits(text, at))
        return full;
    if (text[at] == U'\'')
        ++at;
    if (isDigit(text[at]) && isDigit(text[at + 1]) && !isDigit(text[at + 2]) && text[at + 2] != U'.' &&
        text[at + 2] != U'%')
        return DateNumber{2000 + static_cast<int>(text[at] - U'0') * 10 + static_cast<int>(text[at + 1] - U'0'),
                          at + 2};
    return std::nullopt;
}

std::size_t skipForecastMark(const Chars& text, std::size_t at)
{
    if (text[at] == U'(' && text[at + 2] == U')' &&
        std::u32string_view(U"EFAPefap").find(text[at + 1]) != std::u32string_view::npos)
        return at + 3;
    return std::u32string_view(U"EFAPefap").find(text[at]) != std::u32string_view::npos && text[at] != U'\0' &&
                   !isWord(text[at + 1])
               ? at + 1
               : at;
}

Period yearsPeriod(int first, int last)
{
    return {firstOf(first, 1), firstOf(last + 1, 1), Precision::Years, false, {}};
}

} // namespace zhilan::quantity
