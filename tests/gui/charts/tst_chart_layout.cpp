#include "app/charts/label_layout.h"
#include "app/charts/plot_layout.h"
#include "app/charts/value_axis.h"
#include "app/style/style.h"
#include "tests/gui/charts/sample_series.h"

#include <QRandomGenerator>
#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace zhilan;
using namespace zhilan::charts;

namespace
{

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

QFont font()
{
    return style::withPixelSize(style::interfaceFont(), 13);
}

/// Every rule that a layout keeps whatever the numbers are; the first broken one, else empty.
QString broken(const PlotData& data, const PlotLayout& layout, QSizeF size)
{
    const QRectF whole = QRectF(QPointF(), size).adjusted(-1, -1, 1, 1);
    const auto inside = [&](QPointF point) {
        return std::isfinite(point.x()) && std::isfinite(point.y()) && whole.contains(point);
    };
    for (const QPointF point : layout.points) {
        if (!inside(point))
            return u"a point outside: %1, %2"_qs.arg(point.x()).arg(point.y());
    }
    for (const auto& list : {layout.lows, layout.highs}) {
        if (list.size() != layout.points.size())
            return u"lists of different length"_qs;
        for (const double value : list) {
            if (!std::isfinite(value))
                return u"an end of a range that is no number"_qs;
        }
    }
    if (layout.points.size() + layout.leftOut != data.points.size())
        return u"points lost"_qs;
    for (std::size_t i = 0; i < layout.labels.size(); ++i) {
        if (!whole.contains(layout.labels[i].box))
            return u"a label is cut off: "_qs + layout.labels[i].text;
        for (std::size_t j = 0; j < i; ++j) {
            if (layout.labels[i].box.intersects(layout.labels[j].box))
                return u"labels overlap: "_qs + layout.labels[i].text + u", "_qs + layout.labels[j].text;
        }
    }
    for (const auto& axis : {layout.values, layout.times}) {
        for (std::size_t i = 0; i < axis.size(); ++i) {
            if (!whole.contains(axis[i].box))
                return u"an axis label is cut off: "_qs + axis[i].text;
            for (std::size_t j = 0; j < i; ++j) {
                if (axis[i].box.intersects(axis[j].box))
                    return u"axis labels overlap: "_qs + axis[i].text + u", "_qs + axis[j].text;
            }
        }
    }
    return {};
}

} // namespace

class ChartLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void defaultScale_data();
    void defaultScale();
    void rangesAndBounds();
    void trueTimeAxis();
    void labelsOfReaders_data();
    void labelsOfReaders();
    void atLeastThreeTicks();
    void linearAxes_data();
    void linearAxes();
    void zeroOnLogAxis();
    void negativeIsNeverLog();
    void barsStartAtZero();
    void hostileValues_data();
    void hostileValues();
    void randomSeriesKeepTheRules();
    void labelsNeverOverlap();
    void fitAllOrNone();
    void manyPoints();
    void nearest();
};

void ChartLayoutTest::initTestCase()
{
    QLocale::setDefault(QLocale(u"zh_CN"_qs));
}

void ChartLayoutTest::defaultScale_data()
{
    QTest::addColumn<QVector<double>>("values");
    QTest::addColumn<bool>("log");
    QTest::newRow("wide") << QVector<double>{1e8, 1e10} << true;
    QTest::newRow("exactly 30 times") << QVector<double>{10, 300} << true;
    QTest::newRow("narrow") << QVector<double>{10, 290} << false;
    QTest::newRow("with zero") << QVector<double>{0, 1, 31} << true;
    QTest::newRow("zeros only") << QVector<double>{0, 0} << false;
    QTest::newRow("negative") << QVector<double>{-1, 1, 1000} << false;
    QTest::newRow("empty") << QVector<double>{} << false;
}

void ChartLayoutTest::defaultScale()
{
    QFETCH(QVector<double>, values);
    QFETCH(bool, log);
    series::Series series;
    int year = 2020;
    for (const double value : values)
        series.points.push_back(sample::point("x", sample::period(year++), value, value, value, "t", "l", 1));
    QCOMPARE(charts::defaultScale(plotData(series)) == Scale::Log, log);
    series.xKind = series::XKind::Category;
    QCOMPARE(charts::defaultScale(plotData(series)), Scale::Linear);
}

void ChartLayoutTest::rangesAndBounds()
{
    const PlotData data = plotData(sample::revenue());
    QCOMPARE(data.points.size(), std::size_t(4));
    QCOMPARE(data.points[2].low, 9e9);
    QCOMPARE(data.points[2].high, 1e10);
    QCOMPARE(data.points[3].high, 1e10); // an open bound has no upper end to draw
    const QSizeF size(344, 192);
    const PlotLayout layout = layOut(data, size, Scale::Log, font(), QLocale());
    QCOMPARE(broken(data, layout, size), QString());
    QVERIFY(layout.lows[2] > layout.highs[2]);
    QCOMPARE(layout.labels.size(), std::size_t(4)); // every label of the real series has room at the panel's width
    QCOMPARE(layout.labels[3].text, u"≥100亿"_qs);
    QCOMPARE(layout.times.size(), std::size_t(4));
    QCOMPARE(layout.times[3].text, u"2026-01"_qs);
    QCOMPARE(layout.values.front().text, u"1亿"_qs);
}

void ChartLayoutTest::trueTimeAxis()
{
    const PlotData data = plotData(sample::revenue());
    const PlotLayout layout = layOut(data, {344, 192}, Scale::Log, font(), QLocale());
    const double year = layout.points[1].x() - layout.points[0].x();
    const double half = layout.points[3].x() - layout.points[2].x();
    QVERIFY(std::abs(half / year - 0.54) < 0.01); // from the middle of 2025 to the middle of January 2026
}

void ChartLayoutTest::labelsOfReaders_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("Chinese") << QLocale(u"zh_CN"_qs)
                             << QStringList{u"1亿"_qs, u"10亿"_qs, u"90–100亿"_qs, u"≥100亿"_qs};
    QTest::newRow("English") << QLocale(u"en_US"_qs) << QStringList{u"100M"_qs, u"1B"_qs, u"9B–10B"_qs, u"≥10B"_qs};
}

void ChartLayoutTest::labelsOfReaders()
{
    QFETCH(QLocale, locale);
    const PlotLayout layout = layOut(plotData(sample::revenue()), {400, 192}, Scale::Log, font(), locale);
    QStringList labels;
    for (const PointLabel& label : layout.labels)
        labels.append(label.text);
    QTEST(labels, "labels");
}

void ChartLayoutTest::atLeastThreeTicks()
{
    for (const double height : {120.0, 192.0, 400.0}) {
        for (const Scale scale : {Scale::Linear, Scale::Log}) {
            for (const series::Series& series : {sample::revenue(), sample::power()}) {
                const PlotLayout layout = layOut(plotData(series), {344, height}, scale, font(), QLocale());
                QVERIFY(layout.values.size() >= 3);
            }
        }
    }
}

void ChartLayoutTest::linearAxes_data()
{
    QTest::addColumn<QVector<double>>("lows");
    QTest::addColumn<QVector<double>>("highs");
    QTest::addColumn<double>("first"); // where the axis begins and the largest value on it, without paddings
    QTest::addColumn<double>("last");
    using Values = QVector<double>;
    QTest::newRow("constant range") << Values(4, 100) << Values(4, 150) << 0.0 << 150.0;
    QTest::newRow("constant, narrow range") << Values(4, 100) << Values(4, 101) << 0.0 << 101.0;
    QTest::newRow("constant") << Values(4, 7) << Values(4, 7) << 0.0 << 7.0;
    QTest::newRow("one") << Values{7} << Values{7} << 0.0 << 7.0;
    QTest::newRow("zeros") << Values{0, 0} << Values{0, 0} << 0.0 << 1.0;
    QTest::newRow("large change") << Values{10, 40} << Values{10, 40} << 0.0 << 40.0;
    QTest::newRow("a third") << Values{10, 15} << Values{10, 15} << 0.0 << 15.0;
    QTest::newRow("small change") << Values{98, 99, 101} << Values{98, 99, 101} << 0.0 << 101.0;
    QTest::newRow("both signs") << Values{-5, 3} << Values{-5, 3} << -5.0 << 3.0;
    QTest::newRow("constant loss") << Values{-5, -5} << Values{-5, -5} << -5.0 << 0.0;
    QTest::newRow("small change of losses") << Values{-100, -95} << Values{-100, -95} << -100.0 << 0.0;
}

void ChartLayoutTest::linearAxes()
{
    QFETCH(QVector<double>, lows);
    QFETCH(QVector<double>, highs);
    series::Series series;
    for (int i = 0; i < int(lows.size()); ++i) {
        const double middle = (lows[i] + highs[i]) / 2;
        series.points.push_back(sample::point("x", sample::period(2020 + i), lows[i], highs[i], middle, "t", "l", 1));
    }
    const PlotData data = plotData(series);
    const ValueAxis axis = valueAxis(data, Scale::Linear);
    QTEST(axis.low, "first");
    QTEST(axis.high, "last");

    const PlotLayout layout = layOut(data, {344, 192}, Scale::Linear, font(), QLocale());
    QCOMPARE(broken(data, layout, {344, 192}), QString());
    QVERIFY(layout.values.size() >= 3);
    if (axis.low == 0) {
        QCOMPARE(layout.values.front().text, u"0"_qs);
        QCOMPARE(layout.values.front().position, layout.plot.bottom());
    }
    // No grid line runs through the label of a largest value.
    if (axis.high > 0 && axis.high == data.largest) {
        const double top = *std::min_element(layout.highs.begin(), layout.highs.end());
        QVERIFY(layout.values.back().position >= top - 5);
    }
}

void ChartLayoutTest::zeroOnLogAxis()
{
    series::Series series = sample::revenue();
    series.points[0].value = series.points[0].low = series.points[0].high = 0;
    const PlotData data = plotData(series);
    QVERIFY(canBeLog(data));
    const PlotLayout layout = layOut(data, {344, 192}, Scale::Log, font(), QLocale());
    QVERIFY(layout.atFoot[0]);
    QVERIFY(!layout.atFoot[1]);
    QCOMPARE(layout.points[0].y(), layout.plot.bottom());
    QVERIFY(layout.points[1].y() < layout.plot.bottom() - 10); // room for the break mark
}

void ChartLayoutTest::negativeIsNeverLog()
{
    series::Series series = sample::power();
    series.points[1].value = series.points[1].low = -5;
    const PlotData data = plotData(series);
    QVERIFY(!canBeLog(data));
    const PlotLayout layout = layOut(data, {344, 192}, Scale::Log, font(), QLocale());
    QCOMPARE(layout.scale, Scale::Linear);
    QVERIFY(layout.zero.has_value());
    QVERIFY(layout.points[1].y() > *layout.zero);
}

void ChartLayoutTest::barsStartAtZero()
{
    const PlotData data = plotData(sample::shares());
    const QSizeF size(344, preferredHeight(data, font()));
    const PlotLayout layout = layOut(data, size, Scale::Log, font(), QLocale());
    QVERIFY(layout.bars);
    QCOMPARE(broken(data, layout, size), QString());
    QCOMPARE(layout.zero.value_or(-1), layout.plot.left());
    // Lengths are in proportion.
    const double forty = layout.points[0].x() - *layout.zero;
    const double five = layout.points[3].x() - *layout.zero;
    QVERIFY(std::abs(forty / five - 8) < 0.01);
}

void ChartLayoutTest::hostileValues_data()
{
    QTest::addColumn<QVector<double>>("values");
    QTest::newRow("none") << QVector<double>{};
    QTest::newRow("one") << QVector<double>{5};
    QTest::newRow("one zero") << QVector<double>{0};
    QTest::newRow("all equal") << QVector<double>{7, 7, 7};
    QTest::newRow("infinite") << QVector<double>{1, kInf, 3, -kInf};
    QTest::newRow("no number") << QVector<double>{kNan, 1, kNan};
    QTest::newRow("nothing but") << QVector<double>{kNan, kInf};
    QTest::newRow("enormous") << QVector<double>{1e300, 1};
    QTest::newRow("beyond") << QVector<double>{1e308, -1e308, 1};
    QTest::newRow("both ends") << QVector<double>{1e300, -1e300};
    QTest::newRow("tiny") << QVector<double>{1e-300, 2e-300, 1e-320};
    QTest::newRow("tiny and enormous") << QVector<double>{1e-300, 1e300};
    QTest::newRow("neighbours") << QVector<double>{1, std::nextafter(1, 2)};
    QTest::newRow("negative") << QVector<double>{-3, -200, -1e6};
}

void ChartLayoutTest::hostileValues()
{
    QFETCH(QVector<double>, values);
    for (const series::XKind kind : {series::XKind::Time, series::XKind::Number, series::XKind::Category}) {
        series::Series series;
        series.xKind = kind;
        int year = 2020;
        for (const double value : values) {
            series::Point point = sample::point("x", sample::period(year++), value, value, value, "t", "label", 1);
            point.number = value;
            series.points.push_back(point);
        }
        const PlotData data = plotData(series);
        for (const QSizeF size : {QSizeF(344, 192), QSizeF(1060, 300), QSizeF(60, 60), QSizeF(1, 1)}) {
            for (const Scale scale : {Scale::Linear, Scale::Log}) {
                const PlotLayout layout = layOut(data, size, scale, font(), QLocale());
                if (size.width() < 100)
                    continue; // no crash is all that can be asked
                const QSizeF room(size.width(), std::max(size.height(), preferredHeight(data, font())));
                const QString problem = broken(data, layOut(data, room, scale, font(), QLocale()), room);
                QVERIFY2(problem.isEmpty(), qPrintable(problem));
                Q_UNUSED(layout);
            }
        }
    }
}

void ChartLayoutTest::randomSeriesKeepTheRules()
{
    QRandomGenerator random(20260213);
    for (int round = 0; round < 300; ++round) {
        series::Series series;
        series.unit = round % 3 == 0 ? "GW" : "USD";
        const int count = 1 + int(random.bounded(40));
        for (int i = 0; i < count; ++i) {
            const double value = std::pow(10.0, random.bounded(12.0));
            const int year = 1990 + int(random.bounded(40));
            const unsigned month = unsigned(random.bounded(13));
            series::Point point = sample::point("x", sample::period(year, month), value,
                                                value * (1 + random.bounded(1.0)), value * 1.2, "t", "90–100亿", 1);
            point.approximate = random.bounded(4) == 0;
            if (random.bounded(6) == 0)
                point.kind = quantity::Kind::AtLeast;
            series.points.push_back(point);
        }
        const PlotData data = plotData(series);
        const QSizeF size(250 + random.bounded(900.0), 140 + random.bounded(260.0));
        const QString problem =
            broken(data, layOut(data, size, round % 2 ? Scale::Log : Scale::Linear, font(), QLocale()), size);
        QVERIFY2(problem.isEmpty(), qPrintable(u"round %1: "_qs.arg(round) + problem));
    }
}

void ChartLayoutTest::labelsNeverOverlap()
{
    QRandomGenerator random(7);
    const QRectF bounds(10, 0, 400, 200);
    for (int round = 0; round < 200; ++round) {
        std::vector<LabelRequest> requests(1 + random.bounded(60));
        std::vector<QPointF> line;
        std::vector<QRectF> obstacles;
        for (LabelRequest& request : requests) {
            request.anchor = {random.bounded(420.0), random.bounded(220.0)};
            request.size = {10 + random.bounded(90.0), 14};
            request.importance = int(random.bounded(3));
            line.push_back(request.anchor);
            obstacles.emplace_back(request.anchor.x() - 5, request.anchor.y() - 5, 10, 10);
        }
        const auto boxes = placeLabels(requests, bounds, obstacles, line);
        QCOMPARE(boxes.size(), requests.size());
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            if (!boxes[i])
                continue;
            QVERIFY(bounds.contains(*boxes[i]));
            for (const QRectF& obstacle : obstacles)
                QVERIFY(!boxes[i]->intersects(obstacle));
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!boxes[j] || !boxes[i]->intersects(*boxes[j]));
        }
    }
    QVERIFY(placeLabels({}, bounds, {}, {}).empty());
}

void ChartLayoutTest::fitAllOrNone()
{
    const std::vector<double> centers = {10, 100, 195};
    const std::vector<double> widths = {40, 40, 40};
    const auto edges = fitAll(centers, widths, 0, 200, 6);
    QVERIFY(edges.has_value());
    QCOMPARE(edges->front(), 0.0);  // pushed inside
    QCOMPARE(edges->back(), 160.0); // likewise
    QVERIFY(!fitAll(centers, std::vector<double>{40, 120, 40}, 0, 200, 6));
    QVERIFY(!fitAll(std::vector<double>{5}, std::vector<double>{300}, 0, 200, 6));
    QVERIFY(fitAll({}, {}, 0, 200, 6)->empty());
}

void ChartLayoutTest::manyPoints()
{
    series::Series series;
    for (int i = 0; i < 10'000; ++i) {
        const double value = 1e6 * (1 + i % 97);
        series.points.push_back(sample::point("x", sample::period(1000 + i / 12, unsigned(i % 12) + 1), value, value,
                                              value, "t", "1亿", 1));
    }
    PlotData data = plotData(series);
    const QSizeF size(344, 192);
    const PlotLayout layout = layOut(data, size, Scale::Linear, font(), QLocale());
    QCOMPARE(broken(data, layout, size), QString());
    QVERIFY(layout.labels.size() < 200);
    QVERIFY(layout.timesAreTicks);
    QVERIFY(layout.times.size() >= 2);

    series.xKind = series::XKind::Category;
    data = plotData(series);
    const QSizeF tall(344, preferredHeight(data, font()));
    const PlotLayout bars = layOut(data, tall, Scale::Linear, font(), QLocale());
    QCOMPARE(broken(data, bars, tall), QString());
    QCOMPARE(bars.points.size(), kMostBars);
    QCOMPARE(bars.leftOut, 10'000 - kMostBars);
}

void ChartLayoutTest::nearest()
{
    const PlotLayout layout = layOut(plotData(sample::power()), {344, 192}, Scale::Log, font(), QLocale());
    for (std::size_t i = 0; i < layout.points.size(); ++i)
        QCOMPARE(nearestPoint(layout, layout.points[i] + QPointF(5, -6), 44), std::optional(i));
    QVERIFY(!nearestPoint(layout, {-500, -500}, 44));
    QVERIFY(!nearestPoint(PlotLayout(), {0, 0}, 44));
    const PlotData shares = plotData(sample::shares());
    const PlotLayout bars = layOut(shares, {344, preferredHeight(shares, font())}, Scale::Linear, font(), QLocale());
    QCOMPARE(nearestPoint(bars, {5, bars.plot.top() + bars.rowHeight * 1.5}, 44), std::optional<std::size_t>(1));
    QVERIFY(!nearestPoint(bars, {5, bars.plot.bottom() + 1}, 44));
}

QTEST_MAIN(ChartLayoutTest)
#include "tst_chart_layout.moc"
