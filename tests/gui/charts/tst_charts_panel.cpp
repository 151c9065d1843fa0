#include "app/charts/charts_panel.h"
#include "app/style/style.h"
#include "core/document/build.h"
#include "tests/gui/charts/sample_series.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest/QtTest>

#include <limits>

using namespace zhilan;
using charts::ChartsPanel;

Q_DECLARE_METATYPE(zhilan::ByteSpan)

namespace
{

std::shared_ptr<const series::Extraction> numbers(series::Extraction extraction)
{
    return std::make_shared<const series::Extraction>(std::move(extraction));
}

} // namespace

class ChartsPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void emptySaysWhy();
    void refusedAreListed();
    void nothingIsDrawnBeforeShow();
    void onlyChartsInViewAreDrawn();
    void thousandsOfCharts();
    void defaultScales();
    void clickEmitsTheRow();
    void keyboard();
    void scaleIsRemembered();
    void themeSwitch();
    void languageSwitch();
    void revealTableScrolls();
    void footerComesLast();
    void hostileSeries();
    void accessibleText();
    void longWordInTitle();

private:
    static void showPanel(ChartsPanel& panel, std::vector<series::Series> series)
    {
        panel.resize(392, 820);
        panel.setNumbers(sample::document(), numbers({std::move(series), {}}));
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
    }
    static QWidget* plot(ChartsPanel& panel, int index)
    {
        return panel.findChildren<QWidget*>(QStringLiteral("chartPlot")).value(index);
    }
};

void ChartsPanelTest::initTestCase()
{
    qRegisterMetaType<ByteSpan>("zhilan::ByteSpan");
    QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
    style::apply(*qApp, style::theme(style::Appearance::Light));
}

void ChartsPanelTest::emptySaysWhy()
{
    ChartsPanel panel;
    showPanel(panel, {});
    auto* empty = panel.findChild<QLabel*>(QStringLiteral("chartsEmpty"));
    QVERIFY(empty->isVisible());
    QVERIFY(!empty->text().isEmpty());
    QCOMPARE(panel.pointPosition(0, 0), QPoint(-1, -1));
    panel.setNumbers(sample::document(), numbers({{sample::power()}, {}}));
    QVERIFY(!empty->isVisible());
    panel.setNumbers(nullptr, nullptr);
    QVERIFY(empty->isVisible());
    panel.revealTable(3);
}

void ChartsPanelTest::refusedAreListed()
{
    series::Series refused;
    refused.title = "Price";
    refused.source.kind = series::SourceKind::Table;
    refused.unread = {{"$5 and €4", 3, {}, series::UnreadReason::SeveralNumbers, {}, {}},
                      {"$6 and €5", 4, {}, series::UnreadReason::SeveralNumbers, {}, {}}};
    series::Series compared;
    compared.source.kind = series::SourceKind::Text;
    compared.unread = {{"from 3 to 4", 5, {}, series::UnreadReason::TooFew, {}, {}}};

    ChartsPanel panel;
    showPanel(panel, {sample::power()});
    auto* button = panel.findChild<QAbstractButton*>(QStringLiteral("chartsRefused"));
    QVERIFY(button->isHidden());
    const auto document = document::fromBytes("# T\n\n$5 and €4\n$6 and €5\n", "t");
    QVERIFY(document);
    panel.setNumbers(*document, numbers({{sample::power()}, {refused, compared}}));
    QVERIFY(button->isVisible());
    QVERIFY2(button->text().startsWith(u'1'), qPrintable(button->text()));
    QVERIFY2(button->toolTip().contains(u"Price"), qPrintable(button->toolTip()));
    QVERIFY(!button->toolTip().contains(u"from 3"));
    QSignalSpy spy(&panel, &ChartsPanel::pointActivated);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
    const auto line = spy.first().first().value<ByteSpan>();
    QCOMPARE(std::string(line.of((*document)->tree->source())), std::string("$5 and €4\n"));

    panel.setNumbers(sample::document(), numbers({{}, {compared}}));
    QVERIFY(button->isHidden());
}

void ChartsPanelTest::nothingIsDrawnBeforeShow()
{
    ChartsPanel panel;
    panel.setNumbers(sample::document(), numbers({{sample::revenue(), sample::power()}, {}}));
    QCOMPARE(panel.chartCount(), std::size_t(2));
    QCOMPARE(panel.drawnChartCount(), std::size_t(0));
}

void ChartsPanelTest::onlyChartsInViewAreDrawn()
{
    ChartsPanel panel;
    showPanel(panel, std::vector<series::Series>(30, sample::power()));
    QVERIFY(panel.drawnChartCount() >= 2);
    QVERIFY(panel.drawnChartCount() < 10);
    QVERIFY(panel.pointPosition(29, 0) != QPoint(-1, -1));
    QVERIFY(panel.drawnChartCount() < 20);
}

/// Cards are made near the view, or when somebody wants to see them.
void ChartsPanelTest::thousandsOfCharts()
{
    std::vector<series::Series> series(3000, sample::power());
    for (std::size_t i = 0; i < series.size(); ++i)
        series[i].source.table = static_cast<std::uint32_t>(i);
    ChartsPanel panel;
    auto* footer = new QLabel(QStringLiteral("foot"));
    panel.setFooter(footer);
    showPanel(panel, std::move(series));
    const auto cards = [&panel] {
        return panel.findChildren<QWidget*>(QStringLiteral("chartCard")).size();
    };
    auto* earlier = panel.findChild<QAbstractButton*>(QStringLiteral("chartsEarlier"));
    QCOMPARE(panel.chartCount(), std::size_t(3000));
    QTRY_VERIFY(cards() >= 4 && cards() < 30);
    QVERIFY(!footer->isVisible());

    auto* bar = panel.findChild<QScrollArea*>()->verticalScrollBar();
    const auto before = cards();
    for (int i = 0; i < 5; ++i) {
        bar->setValue(bar->maximum());
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(cards() > before);

    panel.revealTable(2000);
    QVERIFY(cards() < 100);
    QVERIFY(panel.pointPosition(2000, 0) != QPoint(-1, -1));
    QVERIFY(earlier->isVisible());
    panel.revealTable(2999);
    QTRY_VERIFY(footer->isVisible());
    QTest::mouseClick(earlier, Qt::LeftButton);
    QVERIFY(!earlier->isVisible());
    QVERIFY(cards() < 100);
}

void ChartsPanelTest::defaultScales()
{
    ChartsPanel panel;
    series::Series narrow = sample::power();
    narrow.points.resize(2);
    showPanel(panel, {sample::revenue(), sample::power(), narrow, sample::shares()});
    QVERIFY(panel.isLogarithmic(0));
    QVERIFY(panel.isLogarithmic(1));
    QVERIFY(!panel.isLogarithmic(2));
    QVERIFY(!panel.isLogarithmic(3));
}

void ChartsPanelTest::clickEmitsTheRow()
{
    ChartsPanel panel;
    showPanel(panel, {sample::revenue(), sample::power(), sample::shares()});
    const std::vector<series::Series> all = {sample::revenue(), sample::power(), sample::shares()};
    QSignalSpy spy(&panel, &ChartsPanel::pointActivated);
    for (std::size_t chart = 0; chart < all.size(); ++chart) {
        for (std::size_t point = 0; point < all[chart].points.size(); ++point) {
            spy.clear();
            const QPoint at = panel.pointPosition(chart, point);
            QWidget* target = panel.childAt(at);
            QVERIFY(target);
            QTest::mouseClick(target, Qt::LeftButton, {}, target->mapFrom(&panel, at));
            QCOMPARE(spy.count(), 1);
            QCOMPARE(spy.at(0).at(0).value<ByteSpan>(), all[chart].points[point].span);
        }
    }
}

void ChartsPanelTest::keyboard()
{
    ChartsPanel panel;
    showPanel(panel, {sample::power()});
    QWidget* chart = plot(panel, 0);
    QVERIFY(chart);
    QVERIFY(chart->focusPolicy() & Qt::TabFocus);
    QSignalSpy spy(&panel, &ChartsPanel::pointActivated);
    const series::Series series = sample::power();
    const auto press = [&](std::initializer_list<Qt::Key> keys) -> ByteSpan {
        spy.clear();
        for (const Qt::Key key : keys)
            QTest::keyClick(chart, key);
        return spy.isEmpty() ? ByteSpan() : spy.last().at(0).value<ByteSpan>();
    };
    QCOMPARE(press({Qt::Key_Return}), ByteSpan()); // nothing chosen yet
    QCOMPARE(press({Qt::Key_Right, Qt::Key_Return}), series.points[0].span);
    QCOMPARE(press({Qt::Key_Right, Qt::Key_Enter}), series.points[1].span);
    QCOMPARE(press({Qt::Key_End, Qt::Key_Right, Qt::Key_Return}), series.points[3].span);
    QCOMPARE(press({Qt::Key_Left, Qt::Key_Space}), series.points[2].span);
    QCOMPARE(press({Qt::Key_Home, Qt::Key_Left, Qt::Key_Return}), series.points[0].span);
    QCOMPARE(press({Qt::Key_Escape, Qt::Key_Return}), ByteSpan());
}

void ChartsPanelTest::scaleIsRemembered()
{
    ChartsPanel panel;
    showPanel(panel, {sample::revenue(), sample::power()});
    auto* linear = panel.findChildren<QToolButton*>(QStringLiteral("chartLinear")).value(0);
    QTest::mouseClick(linear, Qt::LeftButton);
    QVERIFY(!panel.isLogarithmic(0));
    QVERIFY(panel.isLogarithmic(1));
    panel.setNumbers(sample::document(), numbers({{sample::power(), sample::revenue()}, {}}));
    QVERIFY(panel.isLogarithmic(0));
    QVERIFY(!panel.isLogarithmic(1));
}

void ChartsPanelTest::themeSwitch()
{
    ChartsPanel panel;
    showPanel(panel, {sample::revenue()});
    QWidget* before = plot(panel, 0);
    const auto ground = [&] {
        const QPoint at = before->mapTo(&panel, QPoint(2, 2));
        return panel.grab().toImage().pixelColor(at).name();
    };
    QCOMPARE(ground(), style::theme(style::Appearance::Light).card.name());
    panel.setTheme(style::theme(style::Appearance::Dark));
    QCOMPARE(ground(), style::theme(style::Appearance::Dark).card.name());
    QCOMPARE(plot(panel, 0), before); // recoloured, not built again
}

void ChartsPanelTest::languageSwitch()
{
    ChartsPanel panel;
    showPanel(panel, {sample::revenue()});
    QWidget* before = plot(panel, 0);
    auto* subtitle = panel.findChild<QLabel*>(QStringLiteral("chartSubtitle"));
    subtitle->setText(QStringLiteral("stale"));
    QEvent event(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&panel, &event);
    QVERIFY(subtitle->text() != u"stale");
    QCOMPARE(plot(panel, 0), before);
}

void ChartsPanelTest::revealTableScrolls()
{
    ChartsPanel panel;
    std::vector<series::Series> all(8, sample::revenue());
    all.push_back(sample::power()); // table 5
    showPanel(panel, all);
    auto* bar = panel.findChild<QScrollArea*>(QStringLiteral("chartsArea"))->verticalScrollBar();
    QCOMPARE(bar->value(), 0);
    panel.revealTable(5);
    QVERIFY(bar->value() > 0);
    const int there = bar->value();
    panel.revealTable(99); // no such chart
    QCOMPARE(bar->value(), there);
}

void ChartsPanelTest::footerComesLast()
{
    ChartsPanel panel;
    auto* footer = new QLabel(QStringLiteral("章节"));
    panel.setFooter(footer);
    showPanel(panel, {sample::revenue(), sample::power()});
    QVERIFY(footer->isVisible());
    const auto cards = panel.findChildren<QWidget*>(QStringLiteral("chartCard"));
    QCOMPARE(cards.size(), 2);
    for (const QWidget* card : cards)
        QVERIFY(card->mapTo(&panel, QPoint(0, card->height())).y() <= footer->mapTo(&panel, QPoint()).y());
    QPointer<QLabel> old = footer;
    panel.setFooter(new QLabel(QStringLiteral("others")));
    QVERIFY(!old);
    panel.setFooter(nullptr);
}

void ChartsPanelTest::hostileSeries()
{
    ChartsPanel panel;
    constexpr double kInf = std::numeric_limits<double>::infinity();
    series::Series odd = sample::revenue();
    odd.points[0].value = kInf;
    odd.points[1].value = std::numeric_limits<double>::quiet_NaN();
    odd.points[2].value = 1e300;
    odd.points[3].period.reset();
    odd.title = std::string(5000, 'x') + "\xff\xfe<b>";
    series::Series many = sample::power();
    many.points.resize(10'000, many.points.front());
    series::Series bars = sample::shares();
    bars.points.resize(10'000, bars.points.front());
    showPanel(panel, {odd, many, bars, series::Series()});
    for (std::size_t chart = 0; chart < 4; ++chart)
        (void)panel.pointPosition(chart, 0);
    QCOMPARE(panel.pointPosition(0, 0), QPoint(-1, -1));
    QVERIFY(panel.pointPosition(0, 2) != QPoint(-1, -1));
    panel.grab();
    QVERIFY(panel.width() <= 400); // a long title does not widen the panel
}

void ChartsPanelTest::accessibleText()
{
    ChartsPanel panel;
    showPanel(panel, {sample::revenue()});
    QWidget* chart = plot(panel, 0);
    QCOMPARE(chart->accessibleName(), QStringLiteral("公司年化收入"));
    QVERIFY(chart->accessibleDescription().contains(QStringLiteral("10亿 → 90-100亿美元")));
    QTest::keyClick(chart, Qt::Key_Right);
    QVERIFY(chart->accessibleDescription().startsWith(QStringLiteral("2023年: 0 → 1亿美元")));
}

/// It is never cut off: the choice of scale goes below it.
void ChartsPanelTest::longWordInTitle()
{
    series::Series series = sample::revenue();
    series.title = "Incomprehensibilities 年化收入";
    ChartsPanel panel;
    showPanel(panel, {series});
    const auto* title = panel.findChild<QLabel*>(QStringLiteral("chartTitle"));
    const auto* choice = panel.findChild<QWidget*>(QStringLiteral("chartLog"));
    QVERIFY(choice->y() < title->geometry().bottom());
    const int word = title->fontMetrics().horizontalAdvance(QStringLiteral("Incomprehensibilities"));
    panel.resize(word + 60, 820);
    QTRY_VERIFY(choice->y() >= title->geometry().bottom());
    QVERIFY(title->width() >= word);
}

QTEST_MAIN(ChartsPanelTest)
#include "tst_charts_panel.moc"
