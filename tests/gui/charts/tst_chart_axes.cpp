#include "app/charts/numbers.h"
#include "app/charts/series_text.h"
#include "app/charts/ticks.h"
#include "app/charts/unit_line.h"
#include "tests/gui/charts/sample_series.h"

#include <QTranslator>
#include <QtTest/QtTest>

#include <cmath>
#include <limits>

namespace zhilan
{
void loadTranslations();
} // namespace zhilan

using namespace zhilan;
using namespace zhilan::charts;

namespace
{

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

QString joined(const std::vector<double>& ticks)
{
    QStringList texts;
    for (const double tick : ticks)
        texts.append(QString::number(tick, 'g', 6));
    return texts.join(u' ');
}

std::chrono::sys_days day(int year, unsigned month, unsigned date)
{
    return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(date);
}

} // namespace

class ChartAxesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unitLine();
    void unitLineOfOddSeries();
    void shortNumber_data();
    void shortNumber();
    void axisNumber_data();
    void axisNumber();
    void unitName_data();
    void unitName();
    void linearTicks_data();
    void linearTicks();
    void logTicks_data();
    void logTicks();
    void ticksOfAnyRange();
    void timeTicks_data();
    void timeTicks();
    void timeTicksOfAnyRange();
    void periodLabel_data();
    void periodLabel();
    void growthText_data();
    void growthText();
    void subtitle();
    void csv();
    void summaryIsBounded();
};

void ChartAxesTest::shortNumber_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("expected");
    const auto row = [](double value, const char* locale, const QString& expected) {
        QTest::addRow("%g %s", value, locale) << value << QString::fromLatin1(locale) << expected;
    };
    row(0, "zh_CN", u"0"_qs);
    row(1e8, "zh_CN", u"1亿"_qs);
    row(1e9, "zh_CN", u"10亿"_qs);
    row(9.5e9, "zh_CN", u"95亿"_qs);
    row(1e10, "zh_CN", u"100亿"_qs);
    row(1.2345e12, "zh_CN", u"1.23万亿"_qs);
    row(1e4, "zh_CN", u"1万"_qs);
    row(9999, "zh_CN", u"9999"_qs);
    row(1.5e7, "zh_CN", u"1500万"_qs);
    row(99999999, "zh_CN", u"1亿"_qs);
    row(-3e8, "zh_CN", u"−3亿"_qs);
    row(1e16, "zh_CN", u"1e+16"_qs);
    row(1e8, "zh_TW", u"1億"_qs);
    row(1e4, "zh_TW", u"1萬"_qs);
    row(1e12, "zh_TW", u"1兆"_qs);
    row(1e8, "ja_JP", u"1億"_qs);
    row(1e4, "ja_JP", u"1万"_qs);
    row(1e8, "ko_KR", u"1억"_qs);
    row(999, "en_US", u"999"_qs);
    row(1000, "en_US", u"1k"_qs);
    row(12500, "en_US", u"12.5k"_qs);
    row(2e6, "en_US", u"2M"_qs);
    row(1e8, "en_US", u"100M"_qs);
    row(1e9, "en_US", u"1B"_qs);
    row(3.2e12, "en_US", u"3.2T"_qs);
    row(1e9, "de_DE", u"1B"_qs);
    row(0.25, "en_US", u"0.25"_qs);
    row(1e-9, "en_US", u"1e-09"_qs);
    row(1e300, "en_US", u"1e+300"_qs);
    row(1e300, "zh_CN", u"1e+300"_qs);
    row(kInf, "zh_CN", u"∞"_qs);
    row(-kInf, "zh_CN", u"−∞"_qs);
    row(kNan, "zh_CN", u"–"_qs);
}

void ChartAxesTest::shortNumber()
{
    QFETCH(double, value);
    QFETCH(QString, locale);
    QFETCH(QString, expected);
    QCOMPARE(charts::shortNumber(value, QLocale(locale)), expected);
}

void ChartAxesTest::axisNumber_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("chinese");
    QTest::addColumn<QString>("english");
    QTest::newRow("currency") << 1e10 << u"USD"_qs << u"100亿"_qs << u"10B"_qs;
    QTest::newRow("power") << 10.0 << u"GW"_qs << u"10\u00A0GW"_qs << u"10\u00A0GW"_qs;
    QTest::newRow("much power") << 1e5 << u"GW"_qs << u"10万\u00A0GW"_qs << u"100k\u00A0GW"_qs;
    QTest::newRow("percent") << 15.0 << u"%"_qs << u"15%"_qs << u"15%"_qs;
    QTest::newRow("factor") << 3.0 << u"x"_qs << u"3×"_qs << u"3×"_qs;
    QTest::newRow("bare") << 2e6 << QString() << u"200万"_qs << u"2M"_qs;
    QTest::newRow("long unit") << 5.0 << u"tokens per second"_qs << u"5"_qs << u"5"_qs;
    QTest::newRow("word") << 5.0 << u"year"_qs << u"5"_qs << u"5"_qs;
    QTest::newRow("named") << 15.0 << u"d"_qs << u"15"_qs << u"15"_qs;
    QTest::newRow("zero") << 0.0 << u"GW"_qs << u"0"_qs << u"0"_qs;
}

void ChartAxesTest::axisNumber()
{
    QFETCH(double, value);
    QFETCH(QString, unit);
    QTEST(charts::axisNumber(value, unit, QLocale(u"zh_CN"_qs)), "chinese");
    QTEST(charts::axisNumber(value, unit, QLocale(u"en_US"_qs)), "english");
}

void ChartAxesTest::unitName_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("per");
    QTest::addColumn<QString>("chinese");
    QTest::addColumn<QString>("english");
    QTest::newRow("currency") << u"USD"_qs << QString() << u"美元"_qs << u"US dollars"_qs;
    QTest::newRow("by two") << u"USD"_qs << u"GW/year"_qs << u"美元/GW/年"_qs << u"US dollars/GW/year"_qs;
    QTest::newRow("by month") << u"CNY"_qs << u"person/month"_qs << u"人民币/人/月"_qs << u"yuan/person/month"_qs;
    QTest::newRow("by day") << u"kWh"_qs << u"day"_qs << u"kWh/日"_qs << u"kWh/day"_qs;
    QTest::newRow("words") << u"token"_qs << u"second"_qs << u"token/秒"_qs << u"tokens/second"_qs;
    QTest::newRow("length of time") << u"min"_qs << QString() << u"分钟"_qs << u"minutes"_qs;
    QTest::newRow("of the document") << u"🙂个"_qs << u"𠮷"_qs << u"🙂个/𠮷"_qs << u"🙂个/𠮷"_qs;
    QTest::newRow("odd") << QString() << u"/year/"_qs << u"//年/"_qs << u"//year/"_qs;
    QTest::newRow("none") << QString() << QString() << QString() << QString();
}

void ChartAxesTest::unitName()
{
    QFETCH(QString, unit);
    QFETCH(QString, per);
    QTEST(charts::unitName(unit, per), "english");
    loadTranslations();
    QTranslator translator;
    QVERIFY(translator.load(u":/i18n/zhilan_zh_CN.qm"_qs));
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QTEST(charts::unitName(unit, per), "chinese"); // the translator leaves when it is destroyed
}

void ChartAxesTest::linearTicks_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("expected");
    QTest::newRow("hundred") << 0.0 << 100.0 << 4 << "0 20 40 60 80 100";
    QTest::newRow("about zero") << -5.0 << 5.0 << 3 << "-5 0 5";
    QTest::newRow("fractions") << 0.12 << 0.19 << 3 << "0.12 0.14 0.16 0.18";
    QTest::newRow("large") << 0.0 << 3.4e10 << 3 << "0 1e+10 2e+10 3e+10";
    QTest::newRow("shares") << 97.0 << 103.0 << 3 << "98 100 102";
}

void ChartAxesTest::linearTicks()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(int, count);
    QTEST(joined(charts::linearTicks(low, high, count)), "expected");
}

void ChartAxesTest::logTicks_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QString>("expected");
    QTest::newRow("revenue: decades") << 1e8 << 1.2e10 << "1e+08 1e+09 1e+10";
    QTest::newRow("power: 1-3-10") << 10.0 << 300.0 << "10 30 100 300";
    QTest::newRow("one decade: 1-2-5") << 10.0 << 60.0 << "10 20 50";
    QTest::newRow("less than a decade: round values") << 12.0 << 19.0 << "12 14 16 18";
    QTest::newRow("many decades: every third") << 1e-3 << 1e12 << "0.001 1 1000 1e+06 1e+09 1e+12";
    QTest::newRow("decade edges") << 0.1 << 100.0 << "0.1 1 10 100";
}

void ChartAxesTest::logTicks()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QTEST(joined(charts::logTicks(low, high)), "expected");
}

void ChartAxesTest::ticksOfAnyRange()
{
    for (const double low : {1e-300, 1e-9, 0.5, 1.0, 7.0, 99.0, 1e8, 1e299}) {
        for (const double factor : {1 + 1e-12, 1.0001, 1.5, 9.0, 31.0, 1e4, 1e40, 1e290}) {
            const double high = low * factor;
            if (!std::isfinite(high) || high > 1e300)
                continue;
            for (const auto& ticks : {charts::linearTicks(low, high, 4), charts::logTicks(low, high)}) {
                QVERIFY(ticks.size() >= 2);
                QVERIFY(ticks.size() < 60);
                QVERIFY(std::is_sorted(ticks.begin(), ticks.end()));
                QVERIFY(ticks.front() >= low * (1 - 1e-9));
                QVERIFY(ticks.back() <= high * (1 + 1e-9));
            }
            if (factor >= 1.5)
                QVERIFY(charts::logTicks(low, high).size() >= 3);
        }
    }
    QVERIFY(charts::linearTicks(-1e300, 1e300, 4).size() >= 3);
}

void ChartAxesTest::timeTicks_data()
{
    QTest::addColumn<int>("first"); // days
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("most");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, std::chrono::sys_days first, std::chrono::sys_days last, int most,
                        const char* expected) {
        QTest::newRow(name) << int(first.time_since_epoch().count()) << int(last.time_since_epoch().count()) << most
                            << QString::fromLatin1(expected);
    };
    row("years", day(2020, 3, 1), day(2026, 2, 1), 6, "2021 2022 2023 2024 2025 2026");
    row("five years", day(1996, 1, 1), day(2026, 1, 1), 8, "2000 2005 2010 2015 2020 2025");
    row("a century", day(1953, 1, 1), day(2050, 1, 1), 4, "1975 2000 2025 2050");
    row("half years", day(2024, 1, 1), day(2026, 1, 1), 5, "2024-01 2024-07 2025-01 2025-07 2026-01");
    row("months", day(2026, 1, 15), day(2026, 5, 15), 6, "2026-02 2026-03 2026-04 2026-05");
    row("days", day(2026, 1, 30), day(2026, 2, 2), 5, "2026-01-30 2026-01-31 2026-02-01 2026-02-02");
    row("before the common era", day(-50, 1, 1), day(50, 1, 1), 4, "-50 0 50");
    row("one day", day(2026, 1, 1), day(2026, 1, 1), 4, "2026-01-01");
    row("backwards", day(2026, 1, 1), day(2025, 1, 1), 4, "");
}

void ChartAxesTest::timeTicks()
{
    QFETCH(int, first);
    QFETCH(int, last);
    QFETCH(int, most);
    using std::chrono::days;
    using std::chrono::sys_days;
    QStringList labels;
    for (const TimeTick& tick : charts::timeTicks(sys_days(days(first)), sys_days(days(last)), most))
        labels.append(tick.label);
    QTEST(labels.join(u' '), "expected");
}

void ChartAxesTest::timeTicksOfAnyRange()
{
    const auto first = day(-30000, 1, 1);
    for (int length = 1; length < 20'000'000; length = length * 3 + 1) {
        const auto ticks = charts::timeTicks(first, first + std::chrono::days(length), 5);
        QVERIFY(ticks.size() <= 5);
        for (std::size_t i = 1; i < ticks.size(); ++i)
            QVERIFY(ticks[i - 1].day < ticks[i].day);
    }
}

void ChartAxesTest::periodLabel_data()
{
    QTest::addColumn<int>("precision");
    QTest::addColumn<bool>("approximate");
    QTest::addColumn<QString>("expected");
    QTest::newRow("year") << int(Precision::Year) << false << "2026";
    QTest::newRow("about a year") << int(Precision::Year) << true << "~2026";
    QTest::newRow("half") << int(Precision::HalfYear) << false << "2026 H2";
    QTest::newRow("quarter") << int(Precision::Quarter) << false << "2026 Q3";
    QTest::newRow("month") << int(Precision::Month) << false << "2026-07";
    QTest::newRow("day") << int(Precision::Day) << false << "2026-07-01";
    QTest::newRow("years") << int(Precision::Years) << false << "2026–2028";
}

void ChartAxesTest::periodLabel()
{
    QFETCH(int, precision);
    QFETCH(bool, approximate);
    Period period;
    period.start = day(2026, 7, 1);
    period.end = day(2029, 1, 1);
    period.precision = Precision(precision);
    period.approximate = approximate;
    QTEST(charts::periodLabel(period), "expected");
}

void ChartAxesTest::growthText_data()
{
    QTest::addColumn<double>("perYear");
    QTest::addColumn<double>("doublingDays");
    QTest::addColumn<double>("r2");
    QTest::addColumn<QString>("expected");
    QTest::newRow("tenfold") << 10.0 << 109.95 << 0.99 << "×10 a year, doubling every 3.6 months";
    QTest::newRow("threefold") << 2.95 << 234.0 << 0.99 << "×3 a year, doubling every 7.7 months";
    QTest::newRow("hundredfold") << 100.0 << 55.0 << 0.99 << "×100 a year, doubling every 55 days";
    QTest::newRow("percent") << 1.35 << 843.0 << 0.9 << "+35% a year";
    QTest::newRow("shrinking") << 0.8 << -1134.0 << 0.9 << "−20% a year";
    QTest::newRow("halving") << 0.25 << -182.6 << 0.9 << "halving every 6 months";
    QTest::newRow("poor fit") << 10.0 << 109.95 << 0.79 << "";
    QTest::newRow("fit is no number") << 10.0 << 109.95 << kNan << "";
    QTest::newRow("flat") << 1.0 << 0.0 << 0.99 << "";
    QTest::newRow("infinite") << kInf << 1.0 << 0.99 << "";
    QTest::newRow("absurd") << 1e200 << 0.1 << 0.99 << "";
}

void ChartAxesTest::growthText()
{
    QLocale::setDefault(QLocale(u"en_US"_qs));
    QFETCH(double, perYear);
    QFETCH(double, doublingDays);
    QFETCH(double, r2);
    series::Series series = sample::revenue();
    series.fit = series::Fit{perYear, doublingDays, r2};
    QTEST(charts::growthText(series), "expected");
    series.points.resize(2);
    QCOMPARE(charts::growthText(series), QString()); // two points fit any curve
    series.fit.reset();
    QCOMPARE(charts::growthText(series), QString());
}

void ChartAxesTest::subtitle()
{
    QLocale::setDefault(QLocale(u"en_US"_qs));
    const auto document = sample::document();
    QCOMPARE(subtitleText(sample::power(), document.get()),
             u"GW · 2026–2029 · ×2.9 a year, doubling every 7.8 months · 行业整体计算规模"_qs);
    QCOMPARE(subtitleParts(sample::power(), document.get()).size(), 4);
    QCOMPARE(pointSourceText(sample::power().source, sample::power().points[0], document.get()),
             u"行业整体计算规模"_qs);
    QCOMPARE(pointSourceText(sample::power().source, sample::power().points[0], nullptr),
             u"line %1"_qs.arg(sample::power().points[0].line));
    // A title that ends with the section has said where it is.
    series::Series named = sample::power();
    named.title += " · 行业整体计算规模";
    QCOMPARE(subtitleParts(named, document.get()), subtitleParts(sample::power(), document.get()).mid(0, 3));
    series::Series bare = sample::shares();
    bare.unit.clear();
    bare.source.section = 99; // no such section
    QCOMPARE(subtitleText(bare, document.get()), u"line 300"_qs);
    QCOMPARE(subtitleText(bare, nullptr), u"line 300"_qs);
    QCOMPARE(subtitleText(series::Series(), nullptr), u"line 1"_qs);
}

void ChartAxesTest::csv()
{
    series::Series series = sample::revenue();
    series.points[0].text = "0 → \"1亿\", 美元";
    const QStringList lines = toCsv(series).split(u"\r\n"_qs);
    QCOMPARE(lines.value(0), u"x,value,low,high,unit,per,about,text,line"_qs);
    QCOMPARE(lines.value(1), u"2023年,100000000,100000000,100000000,USD,,0,\"0 → \"\"1亿\"\", 美元\",122"_qs);
    series.per = "GW/year, net";
    QVERIFY(toCsv(series).contains(u",USD,\"GW/year, net\",0,"_qs));
    QCOMPARE(lines.value(4), u"2026年1月,10000000000,10000000000,,USD,,0,单月又增加了数十亿,125"_qs); // no upper end
}

void ChartAxesTest::summaryIsBounded()
{
    series::Series series = sample::revenue();
    QVERIFY(summaryText(series, nullptr).contains(u"10亿 → 90-100亿美元"_qs));
    QVERIFY(summaryText(series, nullptr).contains(u"(at least)"_qs));
    series.points.resize(100'000, series.points.front());
    QVERIFY(summaryText(series, nullptr).count(u'\n') < 300);
}

/// The first chart of the sample: a factor of ten each year is a straight line.
void ChartAxesTest::unitLine()
{
    series::Series growth;
    growth.xKind = series::XKind::Time;
    for (int i = 0; i < 4; ++i) {
        const double value = std::pow(10.0, i);
        growth.points.push_back(sample::point("", sample::period(2023 + i), value, value, value, "", "", 1));
    }
    std::vector<UnitPoint> line = charts::unitLine(growth, 48);
    QCOMPARE(line.size(), std::size_t{4});
    for (std::size_t i = 0; i < line.size(); ++i) {
        QVERIFY(std::abs(line[i].x - double(i) / 3) < 0.002); // leap years
        QVERIFY(std::abs(line[i].value - double(i) / 3) < 1e-9);
        QCOMPARE(line[i].low, line[i].value);
    }
    line = charts::unitLine(growth, 2);
    QCOMPARE(line.size(), std::size_t{2});
    QCOMPARE(line.back().value, 1.0);
}

/// Nothing but the unit square, whatever the numbers.
void ChartAxesTest::unitLineOfOddSeries()
{
    for (const std::vector<double>& values :
         {std::vector<double>{}, {1}, {0, 0}, {kNan, 1, kInf}, {-1e299, 1e299, 0}, {0, 1, 1000}, {5, 5, 5}}) {
        for (const series::XKind kind : {series::XKind::Time, series::XKind::Number, series::XKind::Category}) {
            series::Series odd;
            odd.xKind = kind;
            for (const double value : values)
                odd.points.push_back(sample::point("", sample::period(2024), value - 1, kInf, value, "", "", 1));
            for (const UnitPoint& point : charts::unitLine(odd, 48)) {
                for (const double each : {point.x, point.low, point.value, point.high})
                    QVERIFY(each >= 0 && each <= 1);
                QVERIFY(point.low <= point.value && point.value <= point.high);
            }
        }
    }
}

QTEST_MAIN(ChartAxesTest)
#include "tst_chart_axes.moc"
