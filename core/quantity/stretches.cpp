#include "core/quantity/stretches.h"

#include "core/quantity/calendar.h"
#include "core/quantity/openers.h"

#include <algorithm>

namespace zhilan::quantity
{
namespace
{

const Lexicon<int>& betweenWords()
{
    static const Lexicon<int> words{{U"between", 0}};
    return words;
}

/// What has a first and a last day of its own: no part such as 年底, nothing that spans years.
bool isPlain(const Period& period)
{
    return !period.approximate && period.precision != Precision::Years && period.precision != Precision::Week;
}

/// 十二日, 22号: of the month of the first date.
std::optional<PeriodMatch> dayOfMonthOf(const Chars& text, std::size_t at, const Period& first)
{
    const auto d = smallNumber(text, at);
    const std::size_t end = d ? text.skipBlanks(d->end) : at;
    if (!d || (text[end] != U'日' && text[end] != U'号') || first.precision != Precision::Day)
        return std::nullopt;
    const std::chrono::year_month_day day{first.start};
    return found(
        dayPeriod(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())), d->value),
        end + 1);
}

} // namespace

std::size_t stretchJointEnd(const Chars& text, std::size_t at, Between between)
{
    static const Lexicon<int> words{{U"to", 0},   {U"through", 0}, {U"thru", 0}, {U"until", 0},
                                    {U"till", 0}, {U"から", 0},    {U"and", 1},  {U"——", 0}};
    const std::size_t next = text.skipBlanks(at);
    if (isRangeMark(text[next]) && text[next] != U'/' && !text.startsWith(next, U"——"))
        return text.skipBlanks(next + 1);
    const auto word = words.at(text, next);
    if (!word || (*word.value == 1 && between == Between::No) || (isLetter(text[next]) && next == at))
        return at;
    return text.skipBlanks(word.end);
}

std::optional<PeriodMatch> stretchFrom(const Chars& text, std::size_t at, const Period& first,
                                       const PeriodContext& context, Between between)
{
    if (!isPlain(first))
        return std::nullopt;
    const std::size_t next = stretchJointEnd(text, at, between);
    if (next == at)
        return std::nullopt;
    PeriodContext after = context;
    after.before = first;
    auto second = dayOfMonthOf(text, next, first);
    if (!second)
        second = periodAt(text, next, after);
    if (!second || !second->period || !isPlain(*second->period) || second->period->start <= first.start ||
        second->period->end <= first.end)
        return std::nullopt;
    Period whole{first.start, second->period->end, std::min(first.precision, second->period->precision), false, {}};
    if (whole.precision == Precision::Year)
        whole.precision = Precision::Years;
    return found(whole, second->end);
}

std::optional<PeriodMatch> betweenDates(const Chars& text, std::size_t at, const PeriodContext& context)
{
    const auto word = betweenWords().at(text, at);
    const std::size_t begin = word ? text.skipBlanks(word.end) : at;
    const auto first = begin > at ? periodAt(text, begin, context) : std::nullopt;
    return first && first->period ? stretchFrom(text, first->end, *first->period, context, Between::Yes) : std::nullopt;
}

void addOpenersOfStretches(OpeningWords& to)
{
    to.add(betweenWords());
}

} // namespace zhilan::quantity
