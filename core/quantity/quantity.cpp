#include "core/quantity/quantity.h"

#include "core/quantity/chars.h"
#include "core/quantity/openers.h"
#include "core/quantity/periods.h"
#include "core/quantity/plain_number.h"
#include "core/quantity/ranges.h"
#include "core/quantity/stretches.h"
#include "core/quantity/traps.h"
#include "core/quantity/units.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace zhilan::quantity
{
namespace
{

/// "Claude 3.5", "RTX 4090", "Section 4.2": a bare number behind a capitalised word belongs to the name, unless the
/// word says what is counted.
bool isNumberOfName(const Chars& text, const Expression& expression)
{
    static const Lexicon<int> measures{
        {U"Revenue", 0}, {U"Total", 0},  {U"Value", 0}, {U"Price", 0},  {U"Average", 0},  {U"Sales", 0}, {U"Cost", 0},
        {U"Profit", 0},  {U"Income", 0}, {U"Add", 0},   {U"Plus", 0},   {U"The", 0},      {U"A", 0},     {U"And", 0},
        {U"Is", 0},      {U"Only", 0},   {U"All", 0},   {U"Just", 0},   {U"Of", 0},       {U"Got", 0},   {U"I", 0},
        {U"Roughly", 0}, {U"Count", 0},  {U"Score", 0}, {U"Rate", 0},   {U"GDP", 0},      {U"ARR", 0},   {U"CPI", 0},
        {U"PE", 0},      {U"EPS", 0},    {U"Users", 0}, {U"Volume", 0}, {U"Capacity", 0}, {U"We", 0},    {U"Now", 0}};
    constexpr std::size_t kLongestWord = 24;
    if (!expression.plain || expression.begin == 0)
        return false;
    std::size_t end = expression.begin;
    if (isBlank(text[end - 1]))
        --end;
    std::size_t begin = end;
    while (begin > 0 && end - begin < kLongestWord &&
           (isWord(text[begin - 1]) || text[begin - 1] == U'-' || text[begin - 1] == U'.'))
        --begin;
    static const Lexicon<int> labels{{U"p.", 0},      {U"pp.", 0},    {U"page", 0},    {U"pages", 0}, {U"chapter", 0},
                                     {U"section", 0}, {U"figure", 0}, {U"fig.", 0},    {U"table", 0}, {U"step", 0},
                                     {U"vol.", 0},    {U"no.", 0},    {U"version", 0}, {U"slide", 0}, {U"episode", 0},
                                     {U"line", 0},    {U"lines", 0},  {U"level", 0},   {U"phase", 0}};
    bool capital = false;
    for (std::size_t i = begin; i < std::min(end, begin + 2); ++i)
        capital = capital || (text[i] >= U'A' && text[i] <= U'Z'); // iPhone
    if (begin == end || end == expression.begin)
        return false;
    return (capital && !measures.at(text, begin)) || labels.at(text, begin);
}

/// A number of years that is one year: 两千零二十四年, 高于2014年 of what it was then. Round ones count: 超过2000年.
std::optional<Period> yearRead(const Quantity& read)
{
    constexpr double kCentury = 100;
    const double figure = std::isfinite(read.low) && read.kind != Kind::AtMost ? read.low : read.high;
    const double first = read.kind == Kind::Point ? 2000 : 1900;
    const bool isOne = read.kind == Kind::Point || read.kind == Kind::AtLeast || read.kind == Kind::AtMost;
    return read.unit == "year" && isOne && figure > first && std::fmod(figure, kCentury) != 0 ? bareYear(figure)
                                                                                              : std::nullopt;
}

/// 公元前500年, 公元125年; and 9999年12月: a date, though out of reach of those that are read.
bool isYearOfEra(const Chars& text, const Expression& expression)
{
    if (expression.quantity.unit != "year" || text[expression.end - 1] != U'年')
        return false;
    const auto standsBefore = [&](std::u32string_view word) {
        return expression.begin >= word.size() && text.startsWith(expression.begin - word.size(), word);
    };
    static constexpr std::array<std::u32string_view, 4> kEras{U"公元", U"公元前", U"西元", U"西元前"};
    if (std::any_of(kEras.begin(), kEras.end(), standsBefore))
        return true;
    constexpr double kFirst = 1000;
    std::size_t month = text.skipBlanks(expression.end);
    const std::size_t digits = month;
    while (isDigit(text[month]))
        ++month;
    return expression.quantity.low >= kFirst && month > digits && text[text.skipBlanks(month)] == U'月';
}

/// Without shortcuts, all readers are asked everywhere.
template <bool kShortcuts>
class Reader
{
public:
    Reader(const Chars& text, std::optional<std::chrono::sys_days> today) : m_text(text), m_context{today, {}} {}

    Reading run() &&
    {
        for (std::size_t at = next(0); at < m_text.size(); at = next(step(at))) {
        }
        return std::move(m_reading);
    }

private:
    [[nodiscard]] std::size_t next(std::size_t at) const
    {
        if constexpr (kShortcuts)
            return m_openers.next(m_text, at);
        while (isBlank(m_text[at])) // qualifiers are read from the blanks before them on too
            ++at;
        return at;
    }

    /// Reads what begins at `at`; returns where to go on, always further.
    std::size_t step(std::size_t at)
    {
        if constexpr (kShortcuts) {
            if (const auto number = plainNumberAt(m_text, at))
                return takeExpression(*number);
        }
        if (lower(m_text[at]) == U'b')
            if (const auto between = betweenDates(m_text, at, m_context))
                return takePeriod(at, *between);
        if (const auto period = periodAt(m_text, at, m_context); period && period->end > at) {
            const auto stretch =
                period->period ? stretchFrom(m_text, period->end, *period->period, m_context) : std::nullopt;
            return takePeriod(at, stretch ? *stretch : *period);
        }
        if (const std::size_t end = trapEnd(m_text, at); end > at)
            return end;
        if (PerMatch per = perBefore(m_text, at); per.end > at) {
            m_per = std::move(per);
            return m_per.end;
        }
        if (const auto expression = expressionAt(m_text, at); expression && expression->end > at)
            return takeExpression(*expression);
        return skipUnread(m_text, at);
    }

    std::size_t takePeriod(std::size_t at, const PeriodMatch& match)
    {
        if (match.period) {
            m_reading.periods.push_back(*match.period);
            m_reading.periods.back().span = m_text.bytes(at, match.end);
            m_context.before = match.period;
        } else {
            m_reading.unread.push_back({m_text.bytes(at, match.end), std::string(match.why)});
        }
        return match.end;
    }

    std::size_t takeExpression(const Expression& expression)
    {
        const ByteSpan span = m_text.bytes(expression.begin, expression.end);
        if (expression.mayBeYear) {
            if (auto year = bareYear(expression.quantity.low)) {
                year->span = span;
                year->approximate = expression.quantity.approximate; // 2024左右
                m_reading.periods.push_back(*year);
                return expression.end;
            }
        }
        const Quantity& read = expression.quantity;
        if (auto year = yearRead(read)) {
            year->span = span;
            m_reading.periods.push_back(*year);
            return expression.end;
        }
        if (isNumberOfName(m_text, expression) || isYearOfEra(m_text, expression))
            return expression.end;
        m_reading.quantities.push_back(read);
        Quantity& quantity = m_reading.quantities.back();
        quantity.span = span;
        if (quantity.per.empty() && quantity.dimension != Dimension::Number &&
            m_text.skipBlanks(m_per.end) == m_text.skipBlanks(expression.begin))
            quantity.per = m_per.per;
        return expression.end;
    }

    const Openers& m_openers = Openers::all();
    const Chars& m_text;
    PeriodContext m_context;
    PerMatch m_per; ///< the last 每年, with where it ends
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

double prefixFactor(std::string_view unit, Dimension dimension)
{
    const std::string_view base = dimension == Dimension::Power    ? "W"
                                  : dimension == Dimension::Energy ? "Wh"
                                  : dimension == Dimension::Data   ? "B"
                                                                   : "";
    if (base.empty() || !unit.ends_with(base) || unit.size() > base.size() + 1)
        return 0;
    if (unit.size() == base.size())
        return 1;
    constexpr std::string_view kPrefixes = "kMGTPE";
    const std::size_t at = kPrefixes.find(unit.front());
    return at == std::string_view::npos ? 0 : std::pow(1000.0, static_cast<double>(at + 1));
}

Reading read(std::string_view utf8, std::optional<std::chrono::sys_days> today)
{
    const Chars text(utf8);
    Reading reading = Reader<true>(text, today).run();
    assert(reading == readAnywhere(utf8, today));
    return reading;
}

Reading readAnywhere(std::string_view utf8, std::optional<std::chrono::sys_days> today)
{
    const Chars text(utf8);
    return Reader<false>(text, today).run();
}

} // namespace zhilan::quantity
