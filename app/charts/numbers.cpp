#include "app/charts/numbers.h"

#include <QCoreApplication>

#include <array>
#include <cmath>
#include <span>

namespace zhilan::charts
{
namespace
{

struct Step {
    double value;
    const char16_t* name;
};

constexpr std::array<Step, 3> kHans = {{{1e12, u"万亿"}, {1e8, u"亿"}, {1e4, u"万"}}};
constexpr std::array<Step, 3> kHant = {{{1e12, u"兆"}, {1e8, u"億"}, {1e4, u"萬"}}};
constexpr std::array<Step, 3> kJapanese = {{{1e12, u"兆"}, {1e8, u"億"}, {1e4, u"万"}}};
constexpr std::array<Step, 3> kKorean = {{{1e12, u"조"}, {1e8, u"억"}, {1e4, u"만"}}};
constexpr std::array<Step, 4> kWestern = {{{1e12, u"T"}, {1e9, u"B"}, {1e6, u"M"}, {1e3, u"k"}}};

std::span<const Step> stepsOf(const QLocale& locale)
{
    switch (locale.language()) {
    case QLocale::Chinese:
        if (locale.script() == QLocale::TraditionalChineseScript)
            return kHant;
        return kHans;
    case QLocale::Japanese:
        return kJapanese;
    case QLocale::Korean:
        return kKorean;
    default:
        return kWestern;
    }
}

/// Beyond this many times the largest step, or under this, a power of ten is shorter.
constexpr double kMostOfLargest = 1e4;
constexpr double kSmallest = 1e-4;

struct Name {
    const char16_t* code; ///< as in quantity::Quantity
    const char* name;     ///< to be translated
};

constexpr std::array<Name, 12> kCurrencies = {{
    {u"USD", QT_TRANSLATE_NOOP("Charts", "US dollars")},
    {u"CNY", QT_TRANSLATE_NOOP("Charts", "yuan")},
    {u"EUR", QT_TRANSLATE_NOOP("Charts", "euros")},
    {u"JPY", QT_TRANSLATE_NOOP("Charts", "yen")},
    {u"GBP", QT_TRANSLATE_NOOP("Charts", "pounds sterling")},
    {u"HKD", QT_TRANSLATE_NOOP("Charts", "Hong Kong dollars")},
    {u"TWD", QT_TRANSLATE_NOOP("Charts", "New Taiwan dollars")},
    {u"KRW", QT_TRANSLATE_NOOP("Charts", "won")},
    {u"INR", QT_TRANSLATE_NOOP("Charts", "rupees")},
    {u"CAD", QT_TRANSLATE_NOOP("Charts", "Canadian dollars")},
    {u"AUD", QT_TRANSLATE_NOOP("Charts", "Australian dollars")},
    {u"CHF", QT_TRANSLATE_NOOP("Charts", "Swiss francs")},
}};

/// Units that are words; GW, kWh, kg and the like are written alike everywhere.
constexpr std::array<Name, 15> kWords = {{
    {u"x", QT_TRANSLATE_NOOP("Charts", "times")},
    {u"year", QT_TRANSLATE_NOOP("Charts", "years")},
    {u"quarter", QT_TRANSLATE_NOOP("Charts", "quarters")},
    {u"month", QT_TRANSLATE_NOOP("Charts", "months")},
    {u"week", QT_TRANSLATE_NOOP("Charts", "weeks")},
    {u"d", QT_TRANSLATE_NOOP("Charts", "days")},
    {u"h", QT_TRANSLATE_NOOP("Charts", "hours")},
    {u"min", QT_TRANSLATE_NOOP("Charts", "minutes")},
    {u"s", QT_TRANSLATE_NOOP("Charts", "seconds")},
    {u"pp", QT_TRANSLATE_NOOP("Charts", "percentage points")},
    {u"person", QT_TRANSLATE_NOOP("Charts", "people")},
    {u"token", QT_TRANSLATE_NOOP("Charts", "tokens")},
    {u"parameter", QT_TRANSLATE_NOOP("Charts", "parameters")},
    {u"wafer", QT_TRANSLATE_NOOP("Charts", "wafers")},
    {u"byte", QT_TRANSLATE_NOOP("Charts", "bytes")},
}};

/// What an amount is counted by, in the singular: "per year".
constexpr std::array<Name, 14> kDivisors = {{
    {u"year", QT_TRANSLATE_NOOP("Charts", "year")},
    {u"quarter", QT_TRANSLATE_NOOP("Charts", "quarter")},
    {u"month", QT_TRANSLATE_NOOP("Charts", "month")},
    {u"week", QT_TRANSLATE_NOOP("Charts", "week")},
    {u"day", QT_TRANSLATE_NOOP("Charts", "day")},
    {u"hour", QT_TRANSLATE_NOOP("Charts", "hour")},
    {u"minute", QT_TRANSLATE_NOOP("Charts", "minute")},
    {u"second", QT_TRANSLATE_NOOP("Charts", "second")},
    {u"person", QT_TRANSLATE_NOOP("Charts", "person")},
    {u"user", QT_TRANSLATE_NOOP("Charts", "user")},
    {u"seat", QT_TRANSLATE_NOOP("Charts", "seat")},
    {u"share", QT_TRANSLATE_NOOP("Charts", "share")},
    {u"wafer", QT_TRANSLATE_NOOP("Charts", "wafer")},
    {u"M tokens", QT_TRANSLATE_NOOP("Charts", "million tokens")},
}};

/// The translated name of a code, the code itself where it has none.
QString nameIn(std::span<const Name> names, const QString& code)
{
    for (const Name& name : names) {
        if (code == QStringView(name.code))
            return QCoreApplication::translate("Charts", name.name);
    }
    return code;
}

QString plain(double value, int digits)
{
    // 'g' turns to powers of ten as soon as the integer part is longer than the digits asked for.
    const double size = std::abs(value);
    const int whole = size >= 1 ? int(std::floor(std::log10(size))) + 1 : 1;
    return QString::number(value, 'g', std::max(digits, whole));
}

} // namespace

QString shortNumber(double value, const QLocale& locale, int digits)
{
    if (std::isnan(value))
        return QStringLiteral("–");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("∞") : QStringLiteral("−∞");
    if (value == 0)
        return QStringLiteral("0");

    const double size = std::abs(value);
    const std::span<const Step> steps = stepsOf(locale);
    QString text;
    // Half a unit of the last digit more, so that 99,999,999 becomes 1亿 and not 10000万; below a step there are as
    // many digits as the step has zeros.
    const double shown = std::max<double>(digits, std::log10(steps.back().value));
    const double rounded = size * (1 + 0.5 * std::pow(10.0, -shown));
    if (rounded >= steps.front().value * kMostOfLargest || rounded < kSmallest) {
        text = QString::number(size, 'g', digits);
    } else {
        text = plain(size, digits);
        for (const Step& step : steps) {
            if (rounded >= step.value) {
                text = plain(size / step.value, digits) + QString::fromUtf16(step.name);
                break;
            }
        }
    }
    return value < 0 ? u'−' + text : text;
}

QString axisNumber(double value, const QString& unit, const QLocale& locale)
{
    QString number = shortNumber(value, locale);
    if (unit.isEmpty() || isCurrency(unit) || value == 0)
        return number;
    if (unit == u"%")
        return number + unit;
    if (unit == u"x")
        return number + u'×';
    // A longer unit would take the plot's width, and these are words of one language; the subtitle has them all.
    constexpr qsizetype kLongest = 4;
    if (unit.size() > kLongest || unit == u"year" || unit == u"week" || unit == u"byte")
        return number;
    return number + QChar(u'\u00A0') + unit;
}

bool isCurrency(const QString& unit)
{
    for (const Name& currency : kCurrencies) {
        if (unit == QStringView(currency.code))
            return true;
    }
    return false;
}

QString unitName(const QString& unit, const QString& per)
{
    QString name = nameIn(isCurrency(unit) ? std::span<const Name>(kCurrencies) : kWords, unit);
    if (per.isEmpty())
        return name;
    for (const QString& divisor : per.split(u'/'))
        name += u'/' + nameIn(kDivisors, divisor);
    return name;
}

} // namespace zhilan::charts
