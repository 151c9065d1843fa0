// Parts of a year that reach over several quarters, or stand right behind the digits of the year.
#include "core/quantity/calendar.h"
#include "core/quantity/han_numerals.h"

namespace zhilan::quantity
{
namespace
{

int quarterOf(Part part)
{
    switch (part) {
    case Part::Q1:
        return 1;
    case Part::Q2:
        return 2;
    case Part::Q3:
        return 3;
    case Part::Q4:
        return 4;
    default:
        return 0;
    }
}

struct QuarterEnd {
    int quarter = 0;
    std::size_t end = 0;
    bool named = false; ///< Q3, 三季度; else a number that the other end names
    bool han = false;
};

std::optional<QuarterEnd> quarterEndAt(const Chars& text, std::size_t at)
{
    if (const auto part = yearParts().at(text, at); part && quarterOf(*part.value) > 0)
        return QuarterEnd{quarterOf(*part.value), part.end, true, !isWord(text[part.end - 1])};
    const std::size_t first = text[at] == U'第' ? at + 1 : at;
    const auto number = smallNumber(text, first);
    if (!number || number->value < 1 || number->value > 4 || number->end != first + 1)
        return std::nullopt;
    return QuarterEnd{number->value, number->end, false, true};
}

} // namespace

std::optional<MonthSpan> quarterRange(const Chars& text, std::size_t at)
{
    const auto first = quarterEndAt(text, at);
    if (!first)
        return std::nullopt;
    const std::size_t mark = text.skipBlanks(first->end);
    if (!isRangeMark(text[mark]) || text[mark] == U'/')
        return std::nullopt;
    const auto last = quarterEndAt(text, text.skipBlanks(mark + 1));
    // 1-3季度, Q1-3: one of the ends says that quarters are meant
    const bool says = last && (last->named ? last->han || first->named : first->named && !first->han);
    if (!says || last->quarter <= first->quarter || isWord(text[last->end]) || text[last->end] == U'.')
        return std::nullopt;
    return MonthSpan{first->quarter * 3 - 2, (last->quarter - first->quarter + 1) * 3, Precision::Quarter, last->end};
}

std::optional<MonthSpan> firstMonths(const Chars& text, std::size_t at)
{
    const auto number = text[at] == U'前' ? smallNumber(text, text.skipBlanks(at + 1)) : std::nullopt;
    if (!number || number->value < 1)
        return std::nullopt;
    std::size_t next = text.skipBlanks(number->end);
    if (text[next] == U'个')
        ++next;
    if (text.startsWith(next, U"季度") && number->value <= 4)
        return MonthSpan{1, number->value * 3, Precision::Quarter, next + 2};
    if (text[next] == U'月' && number->value <= 12)
        return MonthSpan{1, number->value, Precision::Month, next + 1};
    return std::nullopt;
}

std::optional<PeriodMatch> afterBareYear(const Chars& text, std::size_t at, int year)
{
    const std::size_t next = text.skipBlanks(at);
    std::optional<MonthSpan> span = quarterRange(text, next);
    if (!span)
        span = firstMonths(text, next);
    if (span)
        return found(monthsPeriod(year, span->first, span->count, span->precision), span->end);
    const auto part = yearParts().at(text, next);
    if (!part)
        return std::nullopt;
    if (isWord(text[part.end - 1]))
        return found(partOf(year, *part.value), part.end);
    switch (*part.value) {
    case Part::Before: // 2024前, 2024左右: of any number
    case Part::About:
        return std::nullopt;
    default:
        break;
    }
    // 2024底: not where a word begins with it
    static constexpr std::u32string_view kWords = U"层部座线盘价薪板气蕴稿色片级中步创始衷恋夏冬春秋班端位尾梢审";
    if (part.end == next + 1 && part.end < text.size() && kWords.find(text[part.end]) != std::u32string_view::npos)
        return std::nullopt;
    return found(partOf(year, *part.value), part.end);
}

} // namespace zhilan::quantity
