#include "app/charts/ticks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace zhilan::charts
{
namespace
{

namespace chrono = std::chrono;

constexpr std::size_t kFewest = 3;

/// Powers of ten by table-free exact means: strtod of "1e9" is the nearest double, pow(10, 9) need not be.
double powerOfTen(int exponent)
{
    return QByteArray("1e").append(QByteArray::number(exponent)).toDouble();
}

int floorLog(double value)
{
    int exponent = int(std::floor(std::log10(value)));
    if (powerOfTen(exponent + 1) <= value)
        ++exponent;
    return exponent;
}

std::vector<double> decadeTicks(double low, double high, std::span<const double> within, int every)
{
    std::vector<double> ticks;
    const int last = floorLog(high);
    int first = floorLog(low);
    first -= ((first % every) + every) % every;
    for (int exponent = first; exponent <= last; exponent += every) {
        for (const double factor : within) {
            const double value = factor * powerOfTen(exponent);
            if (value >= low && value <= high)
                ticks.push_back(value);
        }
    }
    return ticks;
}

QString number(int value, int width)
{
    return QStringLiteral("%1").arg(value, width, 10, QLatin1Char('0'));
}

QString yearLabel(chrono::year year)
{
    return QString::number(int(year));
}

QString monthLabel(chrono::year_month_day day)
{
    return yearLabel(day.year()) + u'-' + number(int(unsigned(day.month())), 2);
}

QString dayLabel(chrono::sys_days day)
{
    const chrono::year_month_day date(day);
    return monthLabel(date) + u'-' + number(int(unsigned(date.day())), 2);
}

std::vector<TimeTick> yearTicks(chrono::sys_days first, chrono::sys_days last, int step)
{
    std::vector<TimeTick> ticks;
    const int from = int(chrono::year_month_day(first).year());
    const int to = int(chrono::year_month_day(last).year());
    for (int year = from - ((from % step) + step) % step; year <= to; year += step) {
        const chrono::sys_days day = chrono::year(year) / chrono::January / 1;
        if (day >= first && day <= last)
            ticks.push_back({day, yearLabel(chrono::year(year))});
    }
    return ticks;
}

std::vector<TimeTick> monthTicks(chrono::sys_days first, chrono::sys_days last, int step)
{
    std::vector<TimeTick> ticks;
    const chrono::year_month_day start(first);
    chrono::year_month month(start.year(), chrono::month((unsigned(start.month()) - 1) / step * step + 1));
    for (; chrono::sys_days(month / 1) <= last; month += chrono::months(step)) {
        const chrono::sys_days day = month / 1;
        if (day >= first)
            ticks.push_back({day, monthLabel(day)});
    }
    return ticks;
}

std::vector<TimeTick> dayTicks(chrono::sys_days first, chrono::sys_days last, int step)
{
    std::vector<TimeTick> ticks;
    for (chrono::sys_days day = first; day <= last; day += chrono::days(step))
        ticks.push_back({day, dayLabel(day)});
    return ticks;
}

} // namespace

std::vector<double> linearTicks(double low, double high, int count)
{
    count = std::clamp(count, 2, 20);
    const double rough = (high - low) / count;
    const double power = powerOfTen(floorLog(std::max(rough, 1e-300)));
    std::vector<double> best;
    for (const double factor : {10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1}) {
        const double step = factor * power;
        const double first = std::ceil(low / step - 1e-9);
        const double last = std::floor(high / step + 1e-9);
        constexpr double kExact = 9e15; // beyond, counting up would stand still
        if (!(last - first < 50) || std::abs(first) > kExact || std::abs(last) > kExact)
            break;
        std::vector<double> ticks;
        for (double index = first; index <= last; ++index) {
            const double tick = index == 0 ? 0.0 : index * step;
            if (tick >= low - std::abs(low) * 1e-12 && tick <= high + std::abs(high) * 1e-12)
                ticks.push_back(tick);
        }
        best = std::move(ticks);
        if (best.size() >= std::max<std::size_t>(2, std::size_t(count)))
            break;
    }
    // Two values so near each other that no round one lies between them.
    if (best.size() < 2)
        best = {low, high};
    return best;
}

std::vector<double> logTicks(double low, double high, int most)
{
    static constexpr std::array<double, 1> kDecades = {1};
    static constexpr std::array<double, 2> kOneThree = {1, 3};
    static constexpr std::array<double, 3> kOneTwoFive = {1, 2, 5};
    const auto limit = std::size_t(std::max(most, int(kFewest)));

    std::vector<double> ticks = decadeTicks(low, high, kDecades, 1);
    for (int every = 2; ticks.size() > limit; every += every < 3 ? 1 : 3)
        ticks = decadeTicks(low, high, kDecades, every);
    if (ticks.size() >= kFewest)
        return ticks;
    ticks = decadeTicks(low, high, kOneThree, 1);
    if (ticks.size() >= kFewest)
        return ticks;
    ticks = decadeTicks(low, high, kOneTwoFive, 1);
    if (ticks.size() >= kFewest)
        return ticks;
    ticks = linearTicks(low, high, int(kFewest));
    std::erase_if(ticks, [](double value) { return value <= 0; });
    return ticks.size() >= 2 ? ticks : std::vector<double>{low, high};
}

std::vector<TimeTick> timeTicks(chrono::sys_days first, chrono::sys_days last, int most)
{
    const auto limit = std::size_t(std::max(most, 2));
    const auto days = (last - first).count();
    if (days < 0)
        return {};
    for (const int step : {1, 2, 7, 14}) {
        if (days / step < int(limit)) {
            if (auto ticks = dayTicks(first, last, step); ticks.size() <= limit)
                return ticks;
        }
    }
    for (const int step : {1, 2, 3, 6}) {
        if (days / (28L * step) <= int(limit) * 2) {
            if (auto ticks = monthTicks(first, last, step); ticks.size() <= limit)
                return ticks;
        }
    }
    for (const int step : {1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10000, 20000, 50000}) {
        if (days / (366L * step) > int(limit))
            continue;
        if (auto ticks = yearTicks(first, last, step); ticks.size() <= limit)
            return ticks;
    }
    return {};
}

QString periodLabel(const Period& period)
{
    const chrono::year_month_day start(period.start);
    const unsigned month = unsigned(start.month());
    QString label;
    switch (period.precision) {
    case Precision::Year:
        label = yearLabel(start.year());
        break;
    case Precision::Years: {
        const chrono::year_month_day last(std::max(period.start, period.end - chrono::days(1)));
        label = yearLabel(start.year()) + u'–' + yearLabel(last.year());
        break;
    }
    case Precision::HalfYear:
        label = yearLabel(start.year()) + (month <= 6 ? QStringLiteral(" H1") : QStringLiteral(" H2"));
        break;
    case Precision::Quarter:
        label = yearLabel(start.year()) + QStringLiteral(" Q%1").arg((month - 1) / 3 + 1);
        break;
    case Precision::Month:
        label = monthLabel(start);
        break;
    case Precision::Week:
    case Precision::Day:
        label = dayLabel(period.start);
        break;
    }
    return period.approximate ? u'~' + label : label;
}

} // namespace zhilan::charts
