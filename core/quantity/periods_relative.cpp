// Periods that leave the year out, or name it by an era, a decade or its last two digits.
#include "core/quantity/calendar.h"
#include "core/quantity/han_numerals.h"
#include "core/quantity/openers.h"
#include "core/quantity/quantity.h"

#include <algorithm>
#include <iterator>

namespace zhilan::quantity
{
namespace
{

using std::chrono::day;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

int yearOf(sys_days date)
{
    return static_cast<int>(year_month_day{date}.year());
}
int monthOf(sys_days date)
{
    return static_cast<int>(static_cast<unsigned>(year_month_day{date}.month()));
}

struct Relative {
    int years = 0;
    int months = 0;
    bool month = false;
};

const Lexicon<Relative>& relativeWords()
{
    static const Lexicon<Relative> words{
        {U"今年", {0}},
        {U"本年", {0}},
        {U"本年度", {0}},
        {U"今年度", {0}},
        {U"明年", {1}},
        {U"后年", {2}},
        {U"再来年", {2}},
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
        {U"再来月", {0, 2, true}},
        {U"this month", {0, 0, true}},
        {U"next month", {0, 1, true}},
        {U"last month", {0, -1, true}},
    };
    return words;
}

/// 今年, 下个月, next year.
std::optional<PeriodMatch> fromRelativeWord(const Chars& text, std::size_t at, const PeriodContext& context)
{
    const auto word = relativeWords().at(text, at);
    if (!word)
        return std::nullopt;
    if (!context.today)
        return PeriodMatch{std::nullopt, word.end, kRelativeDate};
    if (!word.value->month)
        return afterYear(text, word.end, yearOf(*context.today) + word.value->years);
    const year_month_day now{*context.today};
    const year_month_day then = year_month_day{now.year(), now.month(), day{1}} + months{word.value->months};
    const std::size_t next = text[word.end] == U'的' || text[word.end] == U'の' ? word.end + 1 : word.end;
    if (const auto d = smallNumber(text, next); d && (text[d->end] == U'日' || text[d->end] == U'号')) {
        const auto date = dayPeriod(yearOf(sys_days{then}), monthOf(sys_days{then}), d->value);
        if (date)
            return found(date, d->end + 1);
    }
    return found(monthPeriod(yearOf(sys_days{then}), monthOf(sys_days{then})), word.end);
}

const Lexicon<int>& weekWords()
{
    static const Lexicon<int> words{{U"上周", -1},  {U"上星期", -1},    {U"上个星期", -1}, {U"上礼拜", -1},
                                    {U"本周", 0},   {U"下周", 1},       {U"下星期", 1},    {U"下个星期", 1},
                                    {U"下礼拜", 1}, {U"last week", -1}, {U"this week", 0}, {U"next week", 1}};
    return words;
}

/// 上周三, 下周末, last week. A week begins on Monday.
std::optional<PeriodMatch> fromWeek(const Chars& text, std::size_t at, const PeriodContext& context)
{
    const auto word = weekWords().at(text, at);
    if (!word || (at > 0 && text[at - 1] == U'马')) // 马上周三
        return std::nullopt;
    static constexpr std::u32string_view kDays = U"一二三四五六日天末";
    static constexpr std::u32string_view kWords = U"期边转岁年密知全游报"; // 下周期, 本周报
    const char32_t next = text[word.end];
    const std::size_t day = isLetter(text[at]) || next == U'\0' ? kDays.npos : kDays.find(next);
    if (day == kDays.npos && next != U'\0' && kWords.find(next) != kWords.npos)
        return std::nullopt;
    const std::size_t end = day == kDays.npos ? word.end : word.end + 1;
    if (!context.today)
        return PeriodMatch{std::nullopt, end, kRelativeDate};
    using std::chrono::days;
    const auto sinceMonday = std::chrono::weekday{*context.today} - std::chrono::Monday;
    const sys_days monday = *context.today - sinceMonday + days{7 * *word.value};
    if (day == kDays.npos)
        return found(Period{monday, monday + days{7}, Precision::Week, false, {}}, end);
    if (next == U'末')
        return found(Period{monday + days{5}, monday + days{7}, Precision::Day, false, {}}, end);
    const sys_days date = monday + days{std::min<std::size_t>(day, 6)};
    return found(Period{date, date + days{1}, Precision::Day, false, {}}, end);
}

const Lexicon<Part>& partsAlone()
{
    static const Lexicon<Part> parts{
        {U"上半年", Part::First}, {U"下半年", Part::Second}, {U"年初", Part::Early},
        {U"年中", Part::Middle},  {U"年底", Part::Late},     {U"年末", Part::Late},
    };
    return parts;
}

/// 下半年, 年底: of the year that the text named last, else of the document's own.
std::optional<PeriodMatch> fromPartAlone(const Chars& text, std::size_t at, const PeriodContext& context)
{
    const auto part = partsAlone().at(text, at);
    if (!part || (at > 0 && text[at] == U'年' && (isHanNumeral(text[at - 1]) || text[at - 1] == U'每')))
        return std::nullopt;
    if (context.before)
        return found(partOf(yearOf(context.before->start), *part.value), part.end);
    if (!context.today)
        return PeriodMatch{std::nullopt, part.end, kRelativeDate};
    return found(partOf(yearOf(*context.today), *part.value), part.end);
}

const Lexicon<int>& quartersAlone()
{
    static const Lexicon<int> quarters{
        {U"Q1", 1, Case::Exact}, {U"Q2", 2, Case::Exact}, {U"Q3", 3, Case::Exact}, {U"Q4", 4, Case::Exact},
        {U"第一季度", 1},        {U"第二季度", 2},        {U"第三季度", 3},        {U"第四季度", 4},
        {U"一季度", 1},          {U"二季度", 2},          {U"三季度", 3},          {U"四季度", 4},
        {U"第1季度", 1},         {U"第2季度", 2},         {U"第3季度", 3},         {U"第4季度", 4},
        {U"1季度", 1},           {U"2季度", 2},           {U"3季度", 3},           {U"4季度", 4},
    };
    return quarters;
}

/// 连续三季度, 过去3季度: how many, not which.
bool countsQuarters(const Chars& text, std::size_t at)
{
    static constexpr std::u32string_view kBefore[] = {U"连续", U"过去", U"未来", U"最近", U"近", U"后", U"每"};
    return std::any_of(std::begin(kBefore), std::end(kBefore), [&](std::u32string_view word) {
        return at >= word.size() && text.startsWith(at - word.size(), word);
    });
}

/// Q2, 三季度, 前三季度, Q1-Q3: of the year of a quarter named before it, or of one right behind (Q1-Q3 2025).
std::optional<PeriodMatch> fromQuarterAlone(const Chars& text, std::size_t at, const PeriodContext& context)
{
    if (at > 0 && (isWord(text[at - 1]) || text[at - 1] == U'.' || isHanNumeral(text[at - 1])))
        return std::nullopt;
    std::optional<MonthSpan> span = quarterRange(text, at);
    const bool range = span.has_value();
    if (!span)
        span = firstMonths(text, at);
    if (const auto quarter = span ? Lexicon<int>::Match() : quartersAlone().at(text, at)) {
        if (isWord(text[quarter.end]) || (!isLetter(text[at]) && countsQuarters(text, at)))
            return std::nullopt;
        span = MonthSpan{*quarter.value * 3 - 2, 3, Precision::Quarter, quarter.end};
    }
    if (!span)
        return std::nullopt;
    if (range && isLetter(text[at])) {
        std::size_t next = text.skipBlanks(span->end);
        if (text.startsWith(next, U"of "))
            next += 3;
        if (const auto y = next > span->end ? fourDigits(text, next) : std::nullopt; y && !isWord(text[y->end]))
            return found(monthsPeriod(y->value, span->first, span->count, span->precision), y->end);
    }
    const bool known = context.before && context.before->precision == Precision::Quarter;
    if (!known && text[at] == U'前' && span->precision == Precision::Month) // 前6个月: six months ago as well
        return std::nullopt;
    if (!known)
        return PeriodMatch{std::nullopt, span->end, kWithoutYear};
    return found(monthsPeriod(yearOf(context.before->start), span->first, span->count, span->precision), span->end);
}

/// 3月5日, 8月, 1-3月: of the year of a month named before it; else it cannot be told.
std::optional<PeriodMatch> fromMonthAlone(const Chars& text, std::size_t at, const PeriodContext& context)
{
    const auto m = smallNumber(text, at);
    if (!m || m->value < 1 || (at > 0 && (isHanNumeral(text[at - 1]) || isDigit(text[at - 1]) || text[at - 1] == U'.')))
        return std::nullopt;
    if (text[m->end] == U'日' && m->value <= 31) {
        static constexpr std::u32string_view kOther = U"间元圆本币均子常内游報报光目";
        const bool other = kOther.find(text[m->end + 1]) != std::u32string_view::npos && m->end + 1 < text.size();
        return other ? std::nullopt : std::optional(PeriodMatch{std::nullopt, m->end + 1, kWithoutYear});
    }
    if (isRangeMark(text[m->end]) && text[m->end] != U'/') { // 1-3月
        const auto last = smallNumber(text, m->end + 1);
        if (last && text[last->end] == U'月' && last->value > m->value && last->value <= 12)
            return PeriodMatch{std::nullopt, last->end + 1, kWithoutYear};
    }
    if (text[text.skipBlanks(m->end)] != U'月' || m->value > 12)
        return std::nullopt;
    std::size_t end = text.skipBlanks(m->end) + 1;
    if (text[end] == U'份')
        ++end;
    const auto d = smallNumber(text, text.skipBlanks(end));
    const bool dated = d && (text[d->end] == U'日' || text[d->end] == U'号');
    const bool known =
        context.before && context.before->precision <= Precision::Month && m->value >= monthOf(context.before->start);
    if (!known)
        return PeriodMatch{std::nullopt, dated ? d->end + 1 : end, kWithoutYear};
    const int year = yearOf(context.before->start);
    if (dated)
        return found(dayPeriod(year, m->value, d->value), d->end + 1);
    return found(monthPeriod(year, m->value), end);
}

const Lexicon<int>& centuries()
{
    static const Lexicon<int> named{
        {U"上世纪", 19}, {U"上个世纪", 19}, {U"前世纪", 19}, {U"本世纪", 20}, {U"今世纪", 20}};
    return named;
}

const Lexicon<int>& eras()
{
    static const Lexicon<int> words{{U"令和", 2018}, {U"平成", 1988}, {U"昭和", 1925}, {U"大正", 1911}, {U"明治", 1867},
                                    {U"民国", 1911}, {U"洪武", 1367}, {U"永乐", 1402}, {U"嘉靖", 1521}, {U"万历", 1572},
                                    {U"崇祯", 1627}, {U"顺治", 1643}, {U"康熙", 1661}, {U"雍正", 1722}, {U"乾隆", 1735},
                                    {U"嘉庆", 1795}, {U"道光", 1820}, {U"咸丰", 1850}, {U"同治", 1861}, {U"光绪", 1874},
                                    {U"宣统", 1908}};
    return words;
}

/// 19世纪, 二十世纪80年代, 上世纪90年代.
std::optional<PeriodMatch> fromCentury(const Chars& text, std::size_t at)
{
    int century = 0;
    std::size_t end = at;
    if (const auto name = centuries().at(text, at)) {
        century = *name.value;
        end = name.end;
    } else if (const auto number = smallNumber(text, at); number && text.startsWith(number->end, U"世纪")) {
        century = number->value - 1;
        end = number->end + 2;
    }
    if (end == at || century < 10 || century > 20)
        return std::nullopt;
    const std::size_t next = text[end] == U'の' || text[end] == U'的' ? end + 1 : end;
    const auto decade = smallNumber(text, next);
    if (decade && decade->value % 10 == 0 && text.startsWith(decade->end, U"年代"))
        return found(yearsPeriod(century * 100 + decade->value, century * 100 + decade->value + 9), decade->end + 2);
    return found(yearsPeriod(century * 100, century * 100 + 99), end);
}

} // namespace

/// The year of an era, up to three digits: 8, 115, 一一五, 一百一十五, 元.
static std::optional<DateNumber> eraYear(const Chars& text, std::size_t at)
{
    at = text.skipBlanks(at);
    if (text[at] == U'元')
        return DateNumber{1, at + 1};
    if (const auto digits = readPlainDigits(text, at, 3); digits && !isDigit(text[at + 3]))
        return DateNumber{*digits, at + 3};
    if (const auto small = smallNumber(text, at); small && text[text.skipBlanks(small->end)] == U'年')
        return small;
    const auto han = readHanNumeral(text, at);
    if (!han || han->rawHigh || han->value() > 999)
        return std::nullopt;
    return DateNumber{static_cast<int>(han->value()), han->end};
}

std::optional<PeriodMatch> fromEra(const Chars& text, std::size_t at)
{
    if (const auto era = eras().at(text, at)) {
        const auto number = eraYear(text, era.end);
        const std::size_t end = number ? text.skipBlanks(number->end) : at;
        if (!number || number->value < 1 || text[end] != U'年')
            return std::nullopt;
        return afterYear(text, end + 1, *era.value + number->value);
    }
    if (const auto century = fromCentury(text, at))
        return century;
    auto number = smallNumber(text, at);
    if (hanDigit(text[at]) == 0 && hanDigit(text[at + 1]) >= 0) // 零八年
        number = DateNumber{hanDigit(text[at + 1]), at + 2};
    const std::size_t end = number ? text.skipBlanks(number->end) : at;
    if (!number || text[end] != U'年')
        return std::nullopt;
    const bool twoPlaces = number->end == at + 2 && (isDigit(text[at]) || hanDigit(text[at]) == 0);
    const int full = number->value + (number->value < 70 ? 2000 : 1900);
    if (text[end + 1] == U'代') {
        if (number->value < 10 || number->value % 10 != 0)
            return std::nullopt;
        const int decade = number->value + (number->value <= 20 ? 2000 : 1900);
        return found(yearsPeriod(decade, decade + 9), end + 2);
    }
    if (!twoPlaces || (at > 0 && (isWord(text[at - 1]) || text[at - 1] == U'.')))
        return std::nullopt;
    const bool zero = text[at] == U'0' || hanDigit(text[at]) == 0; // 08年
    auto whole = afterYear(text, end + 1, full);
    static constexpr std::u32string_view kCounts = U"前左后之以内来间"; // 10年前, 10年以来
    const bool counts = kCounts.find(text[end + 1]) != std::u32string_view::npos && end + 1 < text.size();
    if (!counts && whole && whole->end > end + 1)
        return whole;
    return zero ? found(yearPeriod(full), end + 1) : std::nullopt;
}

std::optional<PeriodMatch> fromRelative(const Chars& text, std::size_t at, const PeriodContext& context)
{
    for (const auto read : {fromRelativeWord, fromWeek, fromPartAlone, fromQuarterAlone, fromMonthAlone}) {
        if (auto match = read(text, at, context))
            return match;
    }
    return std::nullopt;
}

void addOpenersOfRelativePeriods(OpeningWords& to)
{
    to.add(relativeWords());
    to.add(weekWords());
    to.add(partsAlone());
    to.add(quartersAlone());
    to.add(centuries());
    to.add(eras());
}

} // namespace zhilan::quantity
