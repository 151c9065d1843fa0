#include "core/series/year_parts.h"

#include <algorithm>
#include <initializer_list>

namespace zhilan::series
{
namespace
{

bool isOneOf(std::string_view words, std::initializer_list<std::string_view> list)
{
    std::string lower(words);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::find(list.begin(), list.end(), lower) != list.end();
}

bool isAscii(std::string_view words)
{
    return std::all_of(words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// A cell of digits alone, as its header counts it: 1 under 季度 is Q1.
std::string spelledOut(std::string_view header, std::string_view cell)
{
    constexpr std::size_t kMostDigits = 2;
    const bool digits = !cell.empty() && cell.size() <= kMostDigits &&
                        std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits)
        return std::string(cell);
    const std::string name = withoutParentheses(header);
    if (isOneOf(name, {"月", "月份", "month", "mon", "months"}))
        return std::string(cell) + "月";
    if (isOneOf(name, {"季", "季度", "季別", "四半期", "quarter", "qtr", "q", "quarters"}))
        return "Q" + std::string(cell);
    if (isOneOf(name, {"半年", "half", "h", "半期"}))
        return "H" + std::string(cell);
    return std::string(cell);
}

} // namespace

std::optional<int> yearOf(const Period& period)
{
    const auto first = std::chrono::year_month_day{period.start}.year();
    const auto last = std::chrono::year_month_day{period.end - std::chrono::days{1}}.year();
    return first == last ? std::optional(static_cast<int>(first)) : std::nullopt;
}

std::optional<PeriodCell> CarriedYear::next(const Cell& cell, std::string_view text)
{
    if (cell.period) {
        m_year = yearOf(cell.period->period);
        m_last = cell.period->period;
        m_direction = 0;
        return cell.period;
    }
    if (!m_year || cell.value.kind != CellKind::Text)
        return std::nullopt;
    auto part = readPartOfYear(text, *m_year);
    if (!part)
        return std::nullopt;
    const auto distance = (part->period.start - m_last->start).count();
    const bool beside = m_last->precision != Precision::Year && distance != 0;
    const int direction = beside ? (distance > 0 ? 1 : -1) : m_direction;
    if (beside && m_direction != 0 && direction != m_direction) {
        m_year.reset();
        return std::nullopt;
    }
    m_direction = direction;
    m_last = part->period;
    return part;
}

std::optional<PeriodCell> partUnder(std::string_view header, std::string_view cell, int year)
{
    if (isOneOf(cell, {"全年", "全年度", "年度", "通年", "fy", "full year", "annual", "year"}))
        return readPartOfYear("", year);
    return readPartOfYear(spelledOut(header, cell), year);
}

std::string yearWithPart(int year, std::string_view header, std::string_view cell)
{
    const std::string part = spelledOut(header, cell);
    return std::to_string(year) + (isAscii(part) ? " " : "年") + part;
}

} // namespace zhilan::series
