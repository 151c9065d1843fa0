#include "core/quantity/periods.h"

#include "core/quantity/calendar.h"
#include "core/quantity/han_numerals.h"
#include "core/quantity/openers.h"
#include "core/quantity/stretches.h"

#include <algorithm>
#include <iterator>

namespace zhilan::quantity
{
namespace
{

using std::chrono::sys_days;

/// 2007年与2009年之间.
std::optional<PeriodMatch> fromYearPair(const Chars& text, std::size_t at, int first)
{
    static const Lexicon<int> closings{{U"之间", 0}, {U"间", 0}, {U"の间", 0}};
    if (text[at] != U'和' && text[at] != U'与' && text[at] != U'と' && text[at] != U'跟')
        return std::nullopt;
    const auto second = fourDigits(text, at + 1);
    const std::size_t end = second && text[second->end] == U'年' ? second->end + 1 : at;
    const auto closing = closings.at(text, end);
    if (end == at || !closing || second->value <= first)
        return std::nullopt;
    return found(yearsPeriod(first, second->value), closing.end);
}

/// Whose fiscal year it is the text does not say: a part of it is only about that part of the calendar's.
std::optional<PeriodMatch> fiscal(std::optional<PeriodMatch> match)
{
    if (match && match->period && match->period->precision < Precision::Year)
        match->period->approximate = true;
    return match;
}

/// 2026-01, 2026-02-13, 2026/2/13, 2026.02.13, 2026-2028, 2025H1, 2025 Q3, 2026E.
std::optional<PeriodMatch> fromYear(const Chars& text, std::size_t at, Between between = Between::No)
{
    const auto first = fourDigits(text, at);
    if (!first)
        return std::nullopt;
    const std::size_t end = first->end;
    const std::size_t next = text.skipBlanks(end);
    if (text[next] == U'年') {
        if (text[next + 1] == U'代')
            return found(yearsPeriod(first->value, first->value + 9), next + 2);
        if (text.startsWith(next, U"年度"))
            return found(yearPeriod(first->value), next + 2);
        const std::size_t secondAt = stretchJointEnd(text, next + 1, between);
        const auto second = secondAt == next + 1 ? std::nullopt : fourDigits(text, secondAt);
        const std::size_t secondEnd = second ? text.skipBlanks(second->end) : 0;
        if (second && second->value > first->value && text[secondEnd] == U'年' && !smallNumber(text, secondEnd + 1))
            return found(yearsPeriod(first->value, second->value), secondEnd + 1);
        if (const auto pair = fromYearPair(text, next + 1, first->value))
            return pair;
        return afterYear(text, next + 1, first->value);
    }
    if (text.startsWith(next, U"财年") || text.startsWith(next, U"会计年度"))
        return fiscal(afterYear(text, next + (text[next] == U'财' ? 2 : 4), first->value));
    if (text[end] == U's' && !isWord(text[end + 1]))
        return found(yearsPeriod(first->value, first->value + 9), end + 1);
    const char32_t separator = text[end];
    if (separator == U'.' && isBlank(text[end + 1])) { // 2026. 2. 13. of Korea
        const auto m = smallNumber(text, text.skipBlanks(end + 1));
        const auto d = m && text[m->end] == U'.' ? smallNumber(text, text.skipBlanks(m->end + 1)) : std::nullopt;
        if (d && text[d->end] == U'.' && !isDigit(text[d->end + 1]))
            if (const auto period = dayPeriod(first->value, m->value, d->value))
                return found(period, d->end + 1);
    }
    if (separator == U'-' || separator == U'/' || separator == U'.') {
        const auto m = smallNumber(text, end + 1);
        if (m && isDigit(text[end + 1]) && m->value >= 1 && m->value <= 12) {
            if (text[m->end] == separator) {
                const auto d = smallNumber(text, m->end + 1);
                if (d && isDigit(text[m->end + 1]) &&
                    (!isWord(text[d->end]) || (text[d->end] == U'T' && isDigit(text[d->end + 1])))) {
                    if (const auto period = dayPeriod(first->value, m->value, d->value))
                        return found(period, d->end);
                }
            }
            const bool month = m->end == end + 3 || separator == U'/';
            if (month && separator != U'.' && !isWord(text[m->end]) && text[m->end] != U'.' &&
                text[m->end] != separator)
                return found(monthsPeriod(first->value, m->value, 1, Precision::Month), m->end);
        }
        if (const auto part = yearParts().at(text, end + 1); part && separator == U'-' && isWord(text[part.end - 1]))
            return found(partOf(first->value, *part.value), part.end);
    }
    // 2013-14: the second year in its last two digits, where it cannot be a month
    if (separator == U'-' && isDigit(text[end + 1]) && isDigit(text[end + 2]) && !isWord(text[end + 3]) &&
        text[end + 3] != U'-' && !(text[end + 3] == U'.' && isDigit(text[end + 4]))) {
        const int last = static_cast<int>(text[end + 1] - U'0') * 10 + static_cast<int>(text[end + 2] - U'0');
        if (last > 12 && last > first->value % 100 && first->value >= 1900 && first->value <= 2100)
            return found(yearsPeriod(first->value, first->value / 100 * 100 + last), end + 3);
    }
    const std::size_t secondAt = stretchJointEnd(text, end, between);
    if (secondAt != end) {
        if (const auto second = fourDigits(text, secondAt);
            second && second->value > first->value && second->value - first->value < 200 && isDigit(text[at])) {
            std::size_t finish = second->end;
            if (text[text.skipBlanks(finish)] == U'年')
                finish = text.skipBlanks(finish) + 1;
            else if (text[finish] == U'财' && text[finish + 1] == U'年')
                finish += 2;
            else if (first->value < 1900 || second->value > 2100 || text[finish] == U'-' || isWord(text[finish]))
                return std::nullopt;
            return found(yearsPeriod(first->value, second->value), finish);
        }
    }
    if (first->value < 1900 || first->value > 2100)
        return std::nullopt;
    if (const auto part = afterBareYear(text, end, first->value))
        return part;
    if (const auto month = monthAfterYear(text, end, first->value))
        return month;
    if (const std::size_t marked = skipForecastMark(text, end); marked != end)
        return found(yearPeriod(first->value), text[marked] == U'年' ? marked + 1 : marked);
    return std::nullopt;
}

const Lexicon<int>& fiscalPrefixes()
{
    static const Lexicon<int> prefixes{
        {U"FY", 0}, {U"CY", 0}, {U"FYE", 0}, {U"fiscal", 0}, {U"fiscal year", 0}, {U"calendar year", 0}, {U"财年", 0}};
    return prefixes;
}

std::size_t skipFiscalPrefix(const Chars& text, std::size_t at)
{
    // FY2025: the digits follow the letters, so the lexicon's word rule does not serve here
    if ((text.startsWith(at, U"FY") || text.startsWith(at, U"CY")) && !isLetter(text[at + 2]))
        return at + 2;
    if (text.startsWith(at, U"FQ"))
        return at + 1;
    const auto prefix = fiscalPrefixes().at(text, at);
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
            return found(monthsPeriod(y->value, 12, 1, Precision::Month, true), skipForecastMark(text, y->end));
    }
    const bool yearFirst = isDigit(text[begin]) && isDigit(text[begin + 1]) && (c != U'0' || prefixed != at) &&
                           (text[begin + 2] == U'Q' || text[begin + 2] == U'H') && isDigit(text[begin + 3]) &&
                           !isWord(text[skipForecastMark(text, begin + 4)]);
    if (yearFirst) { // 24H1, 25Q3
        const bool quarter = text[begin + 2] == U'Q';
        const int part = static_cast<int>(text[begin + 3] - U'0');
        const int year = 2000 + static_cast<int>(text[begin] - U'0') * 10 + static_cast<int>(text[begin + 1] - U'0');
        if (const auto span = quarterRange(text, begin + 2)) // 25Q1-Q3
            return found(monthsPeriod(year, span->first, span->count, span->precision),
                         skipForecastMark(text, span->end));
        if (part >= 1 && part <= (quarter ? 4 : 2))
            return found(quarter ? quarterPeriod(year, part) : halfPeriod(year, part),
                         skipForecastMark(text, begin + 4));
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
        // "Q2 12亿": two digits set off by a blank are a value
        const bool apart =
            isBlank(text[begin + 2]) && text[y] != U'\'' && prefixed == at && y == text.skipBlanks(begin + 2);
        const auto full = apart ? fourDigits(text, y) : shortOrLongYear(text, y);
        if (full && part >= 1 && part <= (quarter ? 4 : 2)) {
            return found(quarter ? quarterPeriod(full->value, part) : halfPeriod(full->value, part),
                         skipForecastMark(text, full->end));
        }
        return std::nullopt;
    }
    if (prefixed == at)
        return std::nullopt;
    const auto y = shortOrLongYear(text, begin);
    if (!y)
        return std::nullopt;
    if (const auto part = afterBareYear(text, y->end, y->value))
        return part;
    return found(yearPeriod(y->value), skipForecastMark(text, y->end));
}

std::optional<PeriodMatch> fromFiscalOrQuarter(const Chars& text, std::size_t at)
{
    auto match = fromFiscal(text, at);
    static constexpr std::u32string_view kFiscal[] = {U"FY", U"FQ", U"fiscal", U"Fiscal"};
    const auto says = [&](std::size_t begin) {
        return std::any_of(std::begin(kFiscal), std::end(kFiscal),
                           [&](std::u32string_view word) { return text.startsWith(begin, word); });
    };
    bool isFiscal = text[at] == U'财';
    for (std::size_t begin = at; match && begin < match->end && !isFiscal; ++begin) // Q3 FY25
        isFiscal = says(begin);
    return isFiscal ? fiscal(match) : match;
}

const Lexicon<int>& fromWords()
{
    static const Lexicon<int> words{{U"between", 0}, {U"from", 0}};
    return words;
}

/// "between 2014 and 2018", "from 2014 to 2018".
std::optional<PeriodMatch> fromBetween(const Chars& text, std::size_t at)
{
    const auto word = fromWords().at(text, at);
    const std::size_t first = word ? text.skipBlanks(word.end) : at;
    if (!word || !isDigit(text[first]))
        return std::nullopt;
    const auto match = fromYear(text, first, Between::Yes);
    return match && match->period && match->period->precision == Precision::Years ? match : std::nullopt;
}

/// 13.5.2015, 17/5/2018, 5/17/2018, 11/2016. Which of 5/6/2018 is the month cannot be told.
std::optional<PeriodMatch> fromNumericDate(const Chars& text, std::size_t at)
{
    const auto first = smallNumber(text, at);
    if (!first || (at > 0 && (isWord(text[at - 1]) || text[at - 1] == U'/' || text[at - 1] == U'.')))
        return std::nullopt;
    const char32_t mark = text[first->end];
    if (mark != U'/' && mark != U'-' && mark != U'.')
        return std::nullopt;
    if (const auto y =
            mark == U'/' && isDigit(text[first->end + 1]) ? fourDigits(text, first->end + 1) : std::nullopt) {
        const bool month = first->value >= 1 && first->value <= 12 && y->value >= 1900 && y->value <= 2100;
        return month && !isWord(text[y->end]) && text[y->end] != U'/'
                   ? found(monthPeriod(y->value, first->value), y->end)
                   : std::nullopt;
    }
    const auto second = isDigit(text[first->end + 1]) ? smallNumber(text, first->end + 1) : std::nullopt;
    const auto y = second && text[second->end] == mark && isDigit(text[second->end + 1])
                       ? fourDigits(text, second->end + 1)
                       : std::nullopt;
    if (!y || isWord(text[y->end]) || y->value < 1900 || y->value > 2100)
        return std::nullopt;
    const bool dayFirst = first->value > 12 || mark == U'.';
    const bool monthFirst = second->value > 12 && mark != U'.';
    if (dayFirst == monthFirst && first->value != second->value)
        return std::nullopt;
    return dayFirst ? found(dayPeriod(y->value, second->value, first->value), y->end)
                    : found(dayPeriod(y->value, first->value, second->value), y->end);
}

} // namespace

std::optional<PeriodMatch> afterYear(const Chars& text, std::size_t at, int y)
{
    std::size_t next = text.skipBlanks(at);
    if (text[next] == U'的' || text[next] == U'の')
        ++next;
    std::optional<MonthSpan> span = quarterRange(text, next);
    if (!span)
        span = firstMonths(text, next);
    if (span)
        return found(monthsPeriod(y, span->first, span->count, span->precision), span->end);
    // 2023年中: not where a word begins with it (中国)
    if (text[next] == U'中' &&
        (text[next + 1] < 0x2E80 || (text[next + 1] >= 0x3000 && text[next + 1] < 0x3040) || text[next + 1] >= 0xFF00))
        return found(partOf(y, Part::Middle), next + 1);
    if (const auto part = yearParts().at(text, next)) {
        // 2026年前三季度: 前 opens something else
        const bool opens = *part.value == Part::Before && part.end == next + 1 &&
                           (hanDigit(text[part.end]) >= 0 || isDigit(text[part.end]) || text[part.end] == U'半');
        if (!opens)
            return found(partOf(y, *part.value), part.end);
    }
    if (const auto m = smallNumber(text, next); m && m->value >= 1 && m->value <= 12) {
        std::size_t end = text.skipBlanks(m->end);
        if (text[end] == U'月') {
            ++end;
            const auto d = smallNumber(text, text.skipBlanks(end));
            const std::size_t dayEnd = d ? text.skipBlanks(d->end) : 0;
            if (d && (text[dayEnd] == U'日' || text[dayEnd] == U'号')) {
                if (const auto period = dayPeriod(y, m->value, d->value))
                    return found(period, dayEnd + 1);
            }
            std::size_t second = end;
            if (isRangeMark(text[second])) {
                if (const auto last = smallNumber(text, second + 1);
                    last && text[last->end] == U'月' && last->value > m->value && last->value <= 12) {
                    return found(monthsPeriod(y, m->value, last->value - m->value + 1, Precision::Month),
                                 last->end + 1);
                }
            }
            return found(monthsPeriod(y, m->value, 1, Precision::Month), end);
        }
        if (isRangeMark(text[m->end])) { // 2026年1-3月
            if (const auto last = smallNumber(text, m->end + 1);
                last && text[last->end] == U'月' && last->value > m->value && last->value <= 12)
                return found(monthsPeriod(y, m->value, last->value - m->value + 1, Precision::Month), last->end + 1);
        }
    }
    return found(yearPeriod(y), at);
}

std::optional<Period> bareYear(double value)
{
    const int y = value >= 1900 && value <= 2100 ? static_cast<int>(value) : 0;
    if (y == 0 || y != value)
        return std::nullopt;
    return yearPeriod(y);
}

/// Of digits, which mostly are no date: false where the sign behind them says so. A date begins with a year in four
/// digits, or with one or two that a mark or word goes on with.
static bool mayBeDate(const Chars& text, std::size_t at)
{
    constexpr std::size_t kYear = 4;
    std::size_t end = at;
    while (end - at <= kYear && isDigit(text[end]))
        ++end;
    if (end - at > 2)
        return end - at == kYear;
    const std::size_t next = text.skipBlanks(end);
    if (text[next] == U',' || text[next] == U'.') // 5. May, 13.5.2015
        return isLetter(text[text.skipBlanks(next + 1)]) || isDigit(text[next + 1]);
    static constexpr std::u32string_view kNext = U"年月日季世四か"; // か of から
    return isLetter(text[next]) || isRangeMark(text[next]) || kNext.find(text[next]) != kNext.npos;
}

std::optional<PeriodMatch> periodAt(const Chars& text, std::size_t at, const PeriodContext& context)
{
    std::size_t begin = at;
    bool about = false;
    for (const std::u32string_view word : {U"大约", U"约", U"~", U"about ", U"around ", U"circa "}) {
        if (text.startsWith(at, word)) {
            begin = text.skipBlanks(at + word.size());
            about = true;
            break;
        }
    }
    const bool digit = isDigit(text[begin]);
    const bool letter = isLetter(text[begin]);
    if (digit && !mayBeDate(text, begin))
        return std::nullopt;
    const bool numeral = digit || hanDigit(text[begin]) >= 0;
    std::optional<PeriodMatch> match;
    if (numeral)
        match = fromYear(text, begin);
    if (!match && (digit || letter || text[begin] == U'财'))
        match = fromFiscalOrQuarter(text, begin);
    if (!match && digit)
        match = fromNumericDate(text, begin);
    if (!match && digit)
        match = fromDayFirst(text, begin);
    if (!match && letter)
        match = fromBetween(text, begin);
    if (!match && letter)
        match = fromEnglish(text, begin);
    if (!match && !letter)
        match = fromEra(text, begin);
    if (!match && !about)
        match = fromRelative(text, begin, context);
    if (match && match->period && about)
        match->period->approximate = true;
    return match;
}

void addOpenersOfPeriods(OpeningWords& to)
{
    to.add(fiscalPrefixes());
    to.add(fromWords());
    for (const std::u32string_view word : {U"FY", U"CY", U"YE"})
        to.addJoined(word, U"0123456789");
    for (const std::u32string_view word : {U"FQ", U"Q", U"H"})
        to.addJoined(word, U"1234");
    to.addPrefixes(U"前"); // 前三季度
}

} // namespace zhilan::quantity
