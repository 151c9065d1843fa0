#include "core/quantity/quantity.h"

#include "core/quantity/chars.h"
#include "core/quantity/periods.h"
#include "core/quantity/ranges.h"
#include "core/quantity/traps.h"

namespace zhilan::quantity
{
namespace
{

class Reader
{
public:
    Reader(const Chars& text, std::optional<std::chrono::sys_days> today) : m_text(text), m_today(today) {}

    Reading run() &&
    {
        std::size_t at = 0;
        while (at < m_text.size())
            at = step(at);
        return std::move(m_reading);
    }

private:
    /// Reads what begins at `at`; returns where to go on, always further.
    std::size_t step(std::size_t at)
    {
        if (isBlank(m_text[at]))
            return at + 1;
        if (const auto period = periodAt(m_text, at, m_today); period && period->end > at)
            return takePeriod(at, *period);
        if (const std::size_t end = trapEnd(m_text, at); end > at)
            return end;
        if (const auto expression = expressionAt(m_text, at); expression && expression->end > at)
            return takeExpression(*expression);
        return skipUnread(m_text, at);
    }

    std::size_t takePeriod(std::size_t at, const PeriodMatch& match)
    {
        if (match.period) {
            m_reading.periods.push_back(*match.period);
            m_reading.periods.back().span = m_text.bytes(at, match.end);
        } else {
            m_reading.unread.push_back({m_text.bytes(at, match.end), "a relative date, but no date to count from"});
        }
        return match.end;
    }

    std::size_t takeExpression(const Expression& expression)
    {
        const ByteSpan span = m_text.bytes(expression.begin, expression.end);
        if (expression.mayBeYear) {
            if (auto year = bareYear(expression.quantity.low)) {
                year->span = span;
                m_reading.periods.push_back(*year);
                return expression.end;
            }
        }
        m_reading.quantities.push_back(expression.quantity);
        Quantity& quantity = m_reading.quantities.back();
        quantity.span = span;
        if (quantity.per.empty() && quantity.dimension != Dimension::Number)
            quantity.per = perBefore(m_text, expression.begin);
        return expression.end;
    }

    const Chars& m_text;
    std::optional<std::chrono::sys_days> m_today;
    Reading m_reading;
};

} // namespace

std::string_view dimensionName(Dimension dimension)
{
    switch (dimension) {
    case Dimension::Number:
        return "number";
    case Dimension::Currency:
        return "currency";
    case Dimension::Power:
        return "power";
    case Dimension::Energy:
        return "energy";
    case Dimension::Percent:
        return "percent";
    case Dimension::PercentagePoints:
        return "percentage_points";
    case Dimension::Multiple:
        return "multiple";
    case Dimension::Data:
        return "data";
    case Dimension::Duration:
        return "duration";
    case Dimension::Length:
        return "length";
    case Dimension::Area:
        return "area";
    case Dimension::Volume:
        return "volume";
    case Dimension::Angle:
        return "angle";
    case Dimension::Frequency:
        return "frequency";
    case Dimension::Mass:
        return "mass";
    case Dimension::Temperature:
        return "temperature";
    case Dimension::Count:
        return "count";
    }
    return {};
}

std::string_view kindName(Kind kind)
{
    switch (kind) {
    case Kind::Point:
        return "point";
    case Kind::Range:
        return "range";
    case Kind::Transition:
        return "transition";
    case Kind::AtLeast:
        return "at_least";
    case Kind::AtMost:
        return "at_most";
    case Kind::Multiple:
        return "multiple";
    }
    return {};
}

Reading read(std::string_view utf8, std::optional<std::chrono::sys_days> today)
{
    const Chars text(utf8);
    return Reader(text, today).run();
}

} // namespace zhilan::quantity
