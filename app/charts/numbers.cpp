#include "app/charts/numbers.h"

#include <QCoreApplication>

#include <algorithm>
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

/// What a unit is called. GW, kWh, kg and the like are written alike everywhere and have no name here.
struct Name {
    const char16_t* code; ///< as in quantity::Quantity
    const char* many;     ///< to be translated: what is counted; null when nothing is counted in it
    const char* one;      ///< what an amount is counted by: "per year"; null when none is
    bool currency = false;
};

constexpr std::array<Name, 35> kNames = {{
    {u"USD", QT_TRANSLATE_NOOP("Charts", "US dollars"), nullptr, true},
    {u"CNY", QT_TRANSLATE_NOOP("Charts", "yuan"), nullptr, true},
    {u"EUR", QT_TRANSLATE_NOOP("Charts", "euros"), nullptr, true},
    {u"JPY", QT_TRANSLATE_NOOP("Charts", "yen"), nullptr, true},
    {u"GBP", QT_TRANSLATE_NOOP("Charts", "pounds sterling"), nullptr, true},
    {u"HKD", QT_TRANSLATE_NOOP("Charts", "Hong Kong dollars"), nullptr, true},
    {u"TWD", QT_TRANSLATE_NOOP("Charts", "New Taiwan dollars"), nullptr, true},
    {u"KRW", QT_TRANSLATE_NOOP("Charts", "won"), nullptr, true},
    {u"INR", QT_TRANSLATE_NOOP("Charts", "rupees"), nullptr, true},
    {u"CAD", QT_TRANSLATE_NOOP("Charts", "Canadian dollars"), nullptr, true},
    {u"AUD", QT_TRANSLATE_NOOP("Charts", "Australian dollars"), nullptr, true},
    {u"CHF", QT_TRANSLATE_NOOP("Charts", "Swiss francs"), nullptr, true},
    {u"x", QT_TRANSLATE_NOOP("Charts", "times"), nullptr},
    {u"year", QT_TRANSLATE_NOOP("Charts", "years"), QT_TRANSLATE_NOOP("Charts", "year")},
    {u"quarter", QT_TRANSLATE_NOOP("Charts", "quarters"), QT_TRANSLATE_NOOP("Charts", "quarter")},
    {u"month", QT_TRANSLATE_NOOP("Charts", "months"), QT_TRANSLATE_NOOP("Charts", "month")},
    {u"week", QT_TRANSLATE_NOOP("Charts", "weeks"), QT_TRANSLATE_NOOP("Charts", "week")},
    {u"d", QT_TRANSLATE_NOOP("Charts", "days"), nullptr},
    {u"day", nullptr, QT_TRANSLATE_NOOP("Charts", "day")},
    {u"h", QT_TRANSLATE_NOOP("Charts", "hours"), nullptr},
    {u"hour", nullptr, QT_TRANSLATE_NOOP("Charts", "hour")},
    {u"min", QT_TRANSLATE_NOOP("Charts", "minutes"), nullptr},
    {u"minute", nullptr, QT_TRANSLATE_NOOP("Charts", "minute")},
    {u"s", QT_TRANSLATE_NOOP("Charts", "seconds"), nullptr},
    {u"second", nullptr, QT_TRANSLATE_NOOP("Charts", "second")},
    {u"pp", QT_TRANSLATE_NOOP("Charts", "percentage points"), nullptr},
    {u"person", QT_TRANSLATE_NOOP("Charts", "people"), QT_TRANSLATE_NOOP("Charts", "person")},
    {u"user", nullptr, QT_TRANSLATE_NOOP("Charts", "user")},
    {u"seat", nullptr, QT_TRANSLATE_NOOP("Charts", "seat")},
    {u"share", nullptr, QT_TRANSLATE_NOOP("Charts", "share")},
    {u"token", QT_TRANSLATE_NOOP("Charts", "tokens"), nullptr},
    {u"M tokens", nullptr, QT_TRANSLATE_NOOP("Charts", "million tokens")},
    {u"parameter", QT_TRANSLATE_NOOP("Charts", "parameters"), nullptr},
    {u"wafer", QT_TRANSLATE_NOOP("Charts", "wafers"), QT_TRANSLATE_NOOP("Charts", "wafer")},
    {u"byte", QT_TRANSLATE_NOOP("Charts", "bytes"), nullptr},
}};

const Name* nameOf(const QString& code)
{
    const auto* const found = std::find_if(kNames.begin(), kNames.end(),
                                           [&code](const Name& name) { return code == QStringView(name.code); });
    return found == kNames.end() ? nullptr : found;
}

/// The translated name of a code, the code itself where it has none.
QString translated(const QString& code, const char* Name::*form)
{
    const Name* name = nameOf(code);
    return name != nullptr && name->*form != nullptr ? QCoreApplication::translate("Charts", name->*form) : code;
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
    // A unit with a name, or a longer one, is in the subtitle; beside every number it would only take the plot's width.
    constexpr qsizetype kLongest = 4;
    if (unit.size() > kLongest || nameOf(unit) != nullptr)
        return number;
    return number + QChar(u'\u00A0') + unit;
}

bool isCurrency(const QString& unit)
{
    const Name* name = nameOf(unit);
    return name != nullptr && name->currency;
}

QString unitName(const QString& unit, const QString& per)
{
    QString name = translated(unit, &Name::many);
    if (per.isEmpty())
        return name;
    for (const QString& divisor : per.split(u'/'))
        name += u'/' + translated(divisor, &Name::one);
    return name;
}

} // namespace zhilan::charts
