#include "core/quantity/periods.h"

#include "core/quantity/han_numerals.h"
#include "core/quantity/lexicon.h"

namespace zhilan::quantity
{
namespace
{

using std::chrono::day;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

sys_days firstOf(int y, int m)
{
    return sys_days{year_month_day{year{y}, month{static_cast<unsigned>(m)}, day{1}}};
}

/// `count` months from month `m` (1–12) of year `y`.
Period monthsPeriod(int y, int m, int count, Precision precision, bool approximate = false)
{
    const int last = m - 1 + count;
    return {firstOf(y, m), firstOf(y + last / 12, last % 12 + 1), precision, approximate, {}};
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

bool plausibleYear(int y)
{
    return y >= 1000 && y <= 2999;
}

/// What may follow a year: 上半年, 第三季度, Q3, 底, 前. Longest first by the lexicon.
enum class Part : std::uint8_t { First, Second, Q1, Q2, Q3, Q4, Early, Middle, Late, Before, After, About };
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
        {U"第一四半期", Part::Q1}, {U"第二四半期", Part::Q2}, {U"第四四半期", Part::Q4},
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
    case Part::After:
    case Part::About:
        break;
    }
    Period period = yearPeriod(y);
    period.approximate = true;
    return period;
}

struct SmallNumber {
    int value = 0;
    std::size_t end = 0;
};
/// One or two digits, or Han up to 三十一.
std::optional<SmallNumber> smallNumber(const Chars& text, std::size_t at)
{
    if (isDigit(text[at])) {
        int value = static_cast<int>(text[at] - U'0');
        std::size_t end = at + 1;
        if (isDigit(text[end]))
            value = value * 10 + static_cast<int>(text[end++] - U'0');
        if (isDigit(text[end]))
            return std::nullopt;
        return SmallNumber{value, end};
    }
    int tens = 0;
    std::size_t end = at;
    const int first = hanDigit(text[at]);
    if (first > 0 && text[at + 1] == U'十')
        tens = first * 10, end = at + 2;
    else if (text[at] == U'十')
        tens = 10, end = at + 1;
    const int last = hanDigit(text[end]);
    if (last >= 0 && (last > 0 || tens == 0))
        return SmallNumber{tens + last, end + 1};
    if (tens > 0)
        return SmallNumber{tens, end};
    return std::nullopt;
}

std::optional<PeriodMatch> match(std::optional<Period> period, std::size_t end)
{
    if (!period)
        return std::nullopt;
    return PeriodMatch{period, end};
}

bool isRangeMark(char32_t c)
{
    return c == U'-' || c == U'~' || c == U'至' || c == U'到' || c == U'—' || c == U'/';
}

/// After "2026年": months, days, halves, quarters, 底.
std::optional<PeriodMatch> afterYear(const Chars& text, std::size_t at, int y)
{
    std::size_t next = text.skipBlanks(at);
    if (text[next] == U'的')
        ++next;
    if (const auto part = yearParts().at(text, next)) {
        // 2026年前三季度: 前 opens something else
        const bool opens = *part.value == Part::Before && part.end == next + 1 &&
                           (hanDigit(text[part.end]) >= 0 || isDigit(text[part.end]) || text[part.end] == U'半');
        if (!opens)
            return match(partOf(y, *part.value), part.end);
    }
    if (const auto m = smallNumber(text, next); m && m->value >= 1 && m->value <= 12) {
        std::size_t end = text.skipBlanks(m->end);
        if (text[end] == U'月') {
            ++end;
            const auto d = smallNumber(text, text.skipBlanks(end));
            const std::size_t dayEnd = d ? text.skipBlanks(d->end) : 0;
            if (d && (text[dayEnd] == U'日' || text[dayEnd] == U'号')) {
                if (const auto period = dayPeriod(y, m->value, d->value))
                    return match(period, dayEnd + 1);
            }
            std::size_t second = end;
            if (isRangeMark(text[second])) {
                if (const auto last = smallNumber(text, second + 1);
                    last && text[last->end] == U'月' && last->value > m->value && last->value <= 12) {
                    return match(monthsPeriod(y, m->value, last->value - m->value + 1, Precision::Month),
                                 last->end + 1);
                }
            }
            return match(monthsPeriod(y, m->value, 1, Precision::Month), end);
        }
        if (isRangeMark(text[m->end])) { // 2026年1-3月
            if (const auto last = smallNumber(text, m->end + 1);
                last && text[last->end] == U'月' && last->value > m->value && last->value <= 12)
                return match(monthsPeriod(y, m->value, last->value - m->value + 1, Precision::Month), last->end + 1);
        }
    }
    return match(yearPeriod(y), at);
}

struct YearMatch {
    int value = 0;
    std::size_t end = 0;
};
/// Four digits (or 二〇二五) that are not part of a longer run.
std::optional<YearMatch> fourDigits(const Chars& text, std::size_t at)
{
    const auto value = readPlainDigits(text, at, 4);
    if (!value || !plausibleYear(*value) || isDigit(text[at + 4]) ||
        (!isDigit(text[at]) && hanDigit(text[at + 4]) >= 0))
        return std::nullopt;
    return YearMatch{*value, at + 4};
}

/// 25, '25, 2025 after FY, Q1, YE.
std::optional<YearMatch> shortOrLongYear(const Chars& text, std::size_t at)
{
    if (const auto full = fourDigits(text, at))
        return full;
    if (text[at] == U'\'')
        ++at;
    if (isDigit(text[at]) && isDigit(text[at + 1]) && !isDigit(text[at + 2]) && text[at + 2] != U'.' &&
        text[at + 2] != U'%')
        return YearMatch{2000 + static_cast<int>(text[at] - U'0') * 10 + static_cast<int>(text[at + 1] - U'0'), at + 2};
    return std::nullopt;
}

/// E, F, A, P after a year in a table: estimate, forecast, actual.
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

/// 2026-01, 2026-02-13, 2026/2/13, 2026.02.13, 2026-2028, 2025H1, 2025 Q3, 2026E.
std::optional<PeriodMatch> fromYear(const Chars& text, std::size_t at)
{
    const auto first = fourDigits(text, at);
    if (!first)
        return std::nullopt;
    const std::size_t end = first->end;
    const std::size_t next = text.skipBlanks(end);
    if (text[next] == U'年') {
        if (text[next + 1] == U'代')
            return match(yearsPeriod(first->value, first->value + 9), next + 2);
        if (text.startsWith(next, U"年度"))
            return match(yearPeriod(first->value), next + 2);
        std::size_t mark = text.skipBlanks(next + 1);
        if (isRangeMark(text[mark]) && text[mark] != U'/') {
            const std::size_t secondAt = text.skipBlanks(mark + 1);
            const auto second = fourDigits(text, secondAt);
            if (second && second->value > first->value && text[second->end] == U'年' &&
                !smallNumber(text, second->end + 1))
                return match(yearsPeriod(first->value, second->value), second->end + 1);
        }
        return afterYear(text, next + 1, first->value);
    }
    if (text.startsWith(next, U"财年") || text.startsWith(next, U"会计年度"))
        return match(yearPeriod(first->value), next + (text[next] == U'财' ? 2 : 4));
    if (text[end] == U's' && !isWord(text[end + 1]))
        return match(yearsPeriod(first->value, first->value + 9), end + 1);
    const char32_t separator = text[end];
    if (separator == U'-' || separator == U'/' || separator == U'.') {
        const auto m = smallNumber(text, end + 1);
        if (m && isDigit(text[end + 1]) && m->value >= 1 && m->value <= 12) {
            if (text[m->end] == separator) {
                const auto d = smallNumber(text, m->end + 1);
                if (d && isDigit(text[m->end + 1]) && !isWord(text[d->end])) {
                    if (const auto period = dayPeriod(first->value, m->value, d->value))
                        return match(period, d->end);
                }
            }
            const bool twoDigits = m->end == end + 3;
            if (twoDigits && separator != U'.' && !isWord(text[m->end]) && text[m->end] != U'.')
                return match(monthsPeriod(first->value, m->value, 1, Precision::Month), m->end);
        }
        if (const auto part = yearParts().at(text, end + 1); part && separator == U'-' && isWord(text[part.end - 1]))
            return match(partOf(first->value, *part.value), part.end);
    }
    std::size_t mark = text.skipBlanks(end);
    if ((isRangeMark(text[mark]) && text[mark] != U'/') || (text[mark] == U'—' && text[mark + 1] == U'—')) {
        std::size_t secondAt = mark + 1;
        while (text[secondAt] == U'—')
            ++secondAt;
        secondAt = text.skipBlanks(secondAt);
        if (const auto second = fourDigits(text, secondAt);
            second && second->value > first->value && second->value - first->value < 200 && isDigit(text[at])) {
            std::size_t finish = second->end;
            if (text[text.skipBlanks(finish)] == U'年')
                finish = text.skipBlanks(finish) + 1;
            else if (text[finish] == U'财' && text[finish + 1] == U'年')
                finish += 2;
            else if (first->value < 1900 || second->value > 2100 || text[finish] == U'-' || isWord(text[finish]))
                return std::nullopt;
            return match(yearsPeriod(first->value, second->value), finish);
        }
    }
    if (first->value < 1900 || first->value > 2100)
        return std::nullopt;
    if (const auto part = yearParts().at(text, text.skipBlanks(end)); part && isWord(text[part.end - 1]))
        return match(partOf(first->value, *part.value), part.end);
    if (const std::size_t marked = skipForecastMark(text, end); marked != end)
        return match(yearPeriod(first->value), text[marked] == U'年' ? marked + 1 : marked);
    return std::nullopt;
}

std::size_t skipFiscalPrefix(const Chars& text, std::size_t at)
{
    static const Lexicon<int> prefixes{
        {U"FY", 0}, {U"CY", 0}, {U"FYE", 0}, {U"fiscal", 0}, {U"fiscal year", 0}, {U"calendar year", 0}, {U"财年", 0}};
    // FY2025: the digits follow the letters, so the lexicon's word rule does not serve here
    if ((text.startsWith(at, U"FY") || text.startsWith(at, U"CY")) && !isLetter(text[at + 2]))
        return at + 2;
    if (text.startsWith(at, U"FQ"))
        return at + 1;
    const auto prefix = prefixes.at(text, at);
    return prefix ? prefix.end : at;
}

/// FY2025, CY Q1'19, Q3 2025, 1Q25, H1 2026, YE18.
std::optional<PeriodMatch> fromFiscal(const Chars& text, std::size_t at)
{
    const std::size_t prefixed = skipFiscalPrefix(text, at);
    const std::size_t begin = text.skipBlanks(prefixed);
    const char32_t c = lower(text[begin]);
    if (text.startsWith(begin, U"YE") && isDigit(text[begin + 2])) {
        if (const auto y = shortOrLongYear(text, begin + 2))
            return match(monthsPeriod(y->value, 12, 1, Precision::Month, true), skipForecastMark(text, y->end));
    }
    const bool letterFirst = (c == U'q' || c == U'h') && isDigit(text[begin + 1]) && !isDigit(text[begin + 2]);
    const bool digitFirst = isDigit(text[begin]) && (text[begin + 1] == U'Q' || text[begin + 1] == U'H');
    if (letterFirst || digitFirst) {
        const bool quarter = lower(text[letterFirst ? begin : begin + 1]) == U'q';
        const int part = static_cast<int>(text[letterFirst ? begin + 1 : begin] - U'0');
        std::size_t y = text.skipBlanks(begin + 2);
        if (text[y] == U'/' || text[y] == U'-' || text[y] == U',')
            y = text.skipBlanks(y + 1);
        if (text.startsWith(y, U"FY") || text.startsWith(y, U"CY"))
            y = text.skipBlanks(y + 2);
        if (text.startsWith(y, U"of "))
            y += 3;
        const auto found = shortOrLongYear(text, y);
        if (found && part >= 1 && part <= (quarter ? 4 : 2)) {
            return match(quarter ? quarterPeriod(found->value, part) : halfPeriod(found->value, part),
                         skipForecastMark(text, found->end));
        }
        return std::nullopt;
    }
    if (prefixed == at)
        return std::nullopt;
    const auto y = shortOrLongYear(text, begin);
    if (!y)
        return std::nullopt;
    const std::size_t mark = text.skipBlanks(y->end);
    if (const auto part = yearParts().at(text, mark); part && isWord(text[part.end - 1]))
        return match(partOf(y->value, *part.value), part.end);
    return match(yearPeriod(y->value), skipForecastMark(text, y->end));
}

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

std::size_t skipDotAndComma(const Chars& text, std::size_t at)
{
    if (text[at] == U'.' || text[at] == U',')
        ++at;
    return text.skipBlanks(at);
}

/// Jan 2026, January 15, 2026, 15 January 2026, end of 2026, early 2026, end-2026.
std::optional<PeriodMatch> fromEnglish(const Chars& text, std::size_t at)
{
    if (const auto m = monthNames().at(text, at)) {
        std::size_t next = skipDotAndComma(text, m.end);
        if (text[next] == U'\'')
            ++next;
        if (const auto y = fourDigits(text, next))
            return match(monthsPeriod(y->value, *m.value, 1, Precision::Month), y->end);
        if (text[next - 1] == U'\'') {
            if (const auto y = shortOrLongYear(text, next))
                return match(monthsPeriod(y->value, *m.value, 1, Precision::Month), y->end);
        }
        const auto d = smallNumber(text, next);
        if (!d || !isDigit(text[next]))
            return std::nullopt;
        std::size_t after = d->end;
        if (text.startsWith(after, U"st") || text.startsWith(after, U"nd") || text.startsWith(after, U"rd") ||
            text.startsWith(after, U"th"))
            after += 2;
        if (const auto y = fourDigits(text, skipDotAndComma(text, after))) {
            if (const auto period = dayPeriod(y->value, *m.value, d->value))
                return match(period, y->end);
        }
        return std::nullopt;
    }
    static const Lexicon<Part> parts{
        {U"end of", Part::Late}, {U"the end of", Part::Late},    {U"year-end", Part::Late},
        {U"late", Part::Late},   {U"early", Part::Early},        {U"mid", Part::Middle},
        {U"end", Part::Late},    {U"beginning of", Part::Early}, {U"mid-to-late", Part::Late},
    };
    const auto part = parts.at(text, at);
    if (!part)
        return std::nullopt;
    std::size_t next = text[part.end] == U'-' ? part.end + 1 : text.skipBlanks(part.end);
    const auto y = fourDigits(text, next);
    if (!y || y->value < 1900 || y->value > 2100)
        return std::nullopt;
    return match(partOf(y->value, *part.value), skipForecastMark(text, y->end));
}

std::optional<PeriodMatch> fromDayFirst(const Chars& text, std::size_t at)
{
    const auto d = smallNumber(text, at);
    if (!d || !isDigit(text[at]) || text.skipBlanks(d->end) == d->end)
        return std::nullopt;
    const auto m = monthNames().at(text, text.skipBlanks(d->end));
    if (!m)
        return std::nullopt;
    const auto y = fourDigits(text, skipDotAndComma(text, m.end));
    if (!y)
        return std::nullopt;
    return match(dayPeriod(y->value, *m.value, d->value), y->end);
}

std::optional<PeriodMatch> fromRelative(const Chars& text, std::size_t at, std::optional<sys_days> today)
{
    struct Relative {
        int years = 0;
        int months = 0;
        bool month = false;
    };
    static const Lexicon<Relative> words{
        {U"今年", {0}},
        {U"本年", {0}},
        {U"本年度", {0}},
        {U"明年", {1}},
        {U"后年", {2}},
        {U"去年", {-1}},
        {U"前年", {-2}},
        {U"大后年", {3}},
        {U"来年", {1}},
        {U"昨年", {-1}},
        {U"this year", {0}},
        {U"next year", {1}},
        {U"last year", {-1}},
        {U"本月", {0, 0, true}},
        {U"这个月", {0, 0, true}},
        {U"上个月", {0, -1, true}},
        {U"下个月", {0, 1, true}},
        {U"上月", {0, -1, true}},
        {U"今月", {0, 0, true}},
        {U"先月", {0, -1, true}},
        {U"来月", {0, 1, true}},
        {U"this month", {0, 0, true}},
        {U"next month", {0, 1, true}},
        {U"last month", {0, -1, true}},
    };
    const auto word = words.at(text, at);
    if (!word)
        return std::nullopt;
    if (!today)
        return PeriodMatch{std::nullopt, word.end};
    const year_month_day now{*today};
    if (word.value->month) {
        const year_month_day then = year_month_day{now.year(), now.month(), day{1}} + months{word.value->months};
        return match(monthsPeriod(static_cast<int>(then.year()), static_cast<int>(static_cast<unsigned>(then.month())),
                                  1, Precision::Month),
                     word.end);
    }
    return afterYear(text, word.end, static_cast<int>(now.year()) + word.value->years);
}

} // namespace

Period yearsPeriod(int first, int last)
{
    return {firstOf(first, 1), firstOf(last + 1, 1), Precision::Years, false, {}};
}

std::optional<Period> bareYear(double value)
{
    const int y = value >= 1900 && value <= 2100 ? static_cast<int>(value) : 0;
    if (y == 0 || y != value)
        return std::nullopt;
    return yearPeriod(y);
}

std::optional<PeriodMatch> periodAt(const Chars& text, std::size_t at, std::optional<sys_days> today)
{
    std::size_t begin = at;
    bool about = false;
    for (const std::u32string_view word : {U"大约", U"约", U"~"}) {
        if (text.startsWith(at, word)) {
            begin = text.skipBlanks(at + word.size());
            about = true;
            break;
        }
    }
    std::optional<PeriodMatch> found;
    if (isDigit(text[begin]) || hanDigit(text[begin]) >= 0)
        found = fromYear(text, begin);
    if (!found)
        found = fromFiscal(text, begin);
    if (!found && isDigit(text[begin]))
        found = fromDayFirst(text, begin);
    if (!found && isLetter(text[begin]))
        found = fromEnglish(text, begin);
    if (!found && !about)
        found = fromRelative(text, begin, today);
    if (found && found->period && about)
        found->period->approximate = true;
    return found;
}

} // namespace zhilan::quantity
