#include "app/style/style.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionSlider>
#include <QToolButton>
#include <QTreeView>
#include <QtTest/QtTest>

#include <limits>

using namespace zhilan::style;

class StyleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void iconsAreSharp_data();
    void iconsAreSharp();
    void iconColors();
    void unknownIconIsNull();
    void readingFont_data();
    void readingFont();
    void readingFontSize();
    void quotingFont();
    void tabularDigits();
    void pixelSizes();
    void rowHeight();
    void themeSwitchRecolors();
    void chipIsRoundedAndChecked();
    void hugeScrollRange();
    void treesOpenAtOnce();
    void windowTitle_data();
    void windowTitle();
};

void StyleTest::init()
{
    apply(*qApp, theme(Appearance::Light));
}

void StyleTest::windowTitle_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("cut");
    const QString most(200, QChar(0x5b57));
    const QString ellipsis(QChar(0x2026));
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("as it is") << most << most;
    QTest::newRow("cut") << most + QLatin1Char('a') << most + ellipsis;
    QTest::newRow("a character of two units")
        << QString(199, QLatin1Char('a')) + QStringLiteral("𠮷野家") << QString(199, QLatin1Char('a')) + ellipsis;
    QTest::newRow("megabytes") << QString(25'000'000, QChar(0x5b57)) << most + ellipsis;
}

void StyleTest::windowTitle()
{
    QFETCH(QString, title);
    QFETCH(QString, cut);
    QCOMPARE(zhilan::style::windowTitle(title), cut);
}

void StyleTest::iconsAreSharp_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"search",   "menu",     "back",     "forward", "theme", "sidebar",       "more",         "play",
          "chart",    "close",    "copy",     "up",      "down",  "folder",        "document",     "check",
          "settings", "language", "bookmark", "quote",   "open",  "chevron-right", "chevron-down", "warning"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void StyleTest::iconsAreSharp()
{
    QFETCH(QString, name);
    const QIcon drawn = icon(name, theme(Appearance::Light));
    QVERIFY(!drawn.isNull());
    for (const double ratio : {1.0, 1.25, 1.5, 2.0, 3.0}) {
        const QPixmap pixmap = drawn.pixmap(QSize(20, 20), ratio);
        QCOMPARE(pixmap.width(), qRound(20 * ratio)); // drawn at that size, not scaled up
        QImage image = pixmap.toImage();
        int inked = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                inked += image.pixelColor(x, y).alpha() > 128;
        QVERIFY(inked > 6);
        QVERIFY(inked < image.width() * image.height() / 2);
    }
}

void StyleTest::iconColors()
{
    const Theme& light = theme(Appearance::Light);
    const QIcon drawn = icon(QStringLiteral("more"), light);
    const auto colorOf = [&](QIcon::Mode mode, QIcon::State state) {
        return drawn.pixmap(QSize(200, 200), 1.0, mode, state).toImage().pixelColor(100, 100).name();
    };
    QCOMPARE(colorOf(QIcon::Normal, QIcon::Off), light.muted.name());
    QCOMPARE(colorOf(QIcon::Active, QIcon::Off), light.text.name());
    QCOMPARE(colorOf(QIcon::Normal, QIcon::On), light.accent.name());
    const QImage disabled = drawn.pixmap(QSize(200, 200), 1.0, QIcon::Disabled).toImage();
    QVERIFY(disabled.pixelColor(100, 100).alpha() < 160);
}

void StyleTest::unknownIconIsNull()
{
    QVERIFY(icon(QStringLiteral("no-such"), theme(Appearance::Light)).isNull());
    QVERIFY(icon(QString(), theme(Appearance::Light)).isNull());
    QVERIFY(icon(QStringLiteral("../icons/search"), theme(Appearance::Light)).isNull());
}

void StyleTest::readingFont_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("und") << "und"
                         << "SC";
    QTest::newRow("empty") << ""
                           << "SC";
    QTest::newRow("zh") << "zh"
                        << "SC";
    QTest::newRow("zh-Hans") << "zh-Hans"
                             << "SC";
    QTest::newRow("zh-Hant") << "zh-Hant"
                             << "TC";
    QTest::newRow("zh-TW") << "zh-TW"
                           << "TC";
    QTest::newRow("zh-HK") << "zh-HK"
                           << "HK";
    QTest::newRow("ja") << "ja"
                        << "JP";
    QTest::newRow("ko-KR") << "ko-KR"
                           << "KR";
    QTest::newRow("en") << "en"
                        << "SC";
}

void StyleTest::readingFont()
{
    QFETCH(QString, language);
    QFETCH(QString, suffix);
    if (!QFontDatabase::families().contains(QStringLiteral("Noto Sans CJK %1").arg(suffix)))
        QSKIP("Noto Sans CJK is not installed");
    const QStringList families = zhilan::style::readingFont(language, 1).families();
    const auto isNamed = [&](const QString& family) {
        return family.endsWith(u' ' + suffix);
    };
    QVERIFY2(std::any_of(families.begin(), families.end(), isNamed), qPrintable(families.join(u',')));
}

void StyleTest::readingFontSize()
{
    QCOMPARE(pixelSize(zhilan::style::readingFont(QStringLiteral("zh"), 1)), 15.5);
    QCOMPARE(pixelSize(zhilan::style::readingFont(QStringLiteral("zh"), 2)), 31.0);
    QVERIFY(pixelSize(zhilan::style::readingFont(QStringLiteral("zh"), 0)) > 0);
}

void StyleTest::quotingFont()
{
    const QFont base = strongFont(withPixelSize(QApplication::font(), 17));
    const QFont japanese = zhilan::style::quotingFont(base, QStringLiteral("ja"));
    QCOMPARE(japanese.families(), zhilan::style::readingFont(QStringLiteral("ja"), 1).families());
    QCOMPARE(pixelSize(japanese), 17.0);
    QCOMPARE(japanese.weight(), base.weight());
    QCOMPARE(zhilan::style::quotingFont(base, QStringLiteral("en")), base);
    QCOMPARE(zhilan::style::quotingFont(base, QString()), base);
}

void StyleTest::tabularDigits()
{
    const QFont font = tabularFont(QApplication::font());
    const QFontMetricsF metrics(font);
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        QCOMPARE(metrics.horizontalAdvance(QChar(digit)), metrics.horizontalAdvance(u'0'));
}

void StyleTest::pixelSizes()
{
    QFont font;
    font.setPixelSize(26);
    QCOMPARE(pixelSize(font), 26.0);
    QCOMPARE(scale(font), 2.0);
    QCOMPARE(pixelSize(withPixelSize(font, 13.5)), 13.5);
    QVERIFY(scale(QApplication::font()) >= 1.0);
}

void StyleTest::rowHeight()
{
    QListWidget list;
    list.addItem(QStringLiteral("计算投资与风险管理"));
    QVERIFY(list.sizeHintForRow(0) >= 28);
    QFont large = list.font();
    list.setFont(withPixelSize(large, 26));
    QVERIFY(list.sizeHintForRow(0) >= 56);
}

void StyleTest::themeSwitchRecolors()
{
    QLabel label(QStringLiteral("47 处"));
    label.setProperty("muted", true);
    QLineEdit edit;
    label.ensurePolished();
    edit.ensurePolished();
    QCOMPARE(label.palette().color(QPalette::WindowText), theme(Appearance::Light).muted);
    apply(*qApp, theme(Appearance::Dark));
    QCOMPARE(currentTheme().appearance, Appearance::Dark);
    QCOMPARE(label.palette().color(QPalette::WindowText), theme(Appearance::Dark).muted);
    QCOMPARE(edit.palette().color(QPalette::Base), theme(Appearance::Dark).paper);
    QListWidget list;
    list.ensurePolished();
    QCOMPARE(list.palette().color(QPalette::Base), theme(Appearance::Dark).panel);
    apply(*qApp, theme(Appearance::Light));
    QCOMPARE(list.palette().color(QPalette::Base), theme(Appearance::Light).panel);
    QCOMPARE(edit.palette().color(QPalette::Base), theme(Appearance::Light).paper);
}

void StyleTest::chipIsRoundedAndChecked()
{
    QToolButton chip;
    chip.setProperty("chip", true);
    chip.setCheckable(true);
    chip.setText(QStringLiteral("对数"));
    chip.resize(chip.sizeHint());
    const auto middleTop = [&] {
        return chip.grab().toImage().pixelColor(chip.width() / 2, 2).name();
    };
    QCOMPARE(middleTop(), theme(Appearance::Light).card.name());
    chip.setChecked(true);
    QCOMPARE(middleTop(), theme(Appearance::Light).accentSoft.name());
}

void StyleTest::hugeScrollRange()
{
    QScrollBar bar(Qt::Vertical);
    bar.resize(11, 400);
    bar.setRange(std::numeric_limits<int>::min() / 2, std::numeric_limits<int>::max() / 2);
    bar.setPageStep(400);
    bar.setValue(bar.maximum());
    QStyleOptionSlider option;
    option.initFrom(&bar);
    option.orientation = Qt::Vertical;
    option.minimum = bar.minimum();
    option.maximum = bar.maximum();
    option.pageStep = bar.pageStep();
    option.sliderPosition = bar.value();
    const QRect slider = bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar);
    QVERIFY(slider.height() >= 30);
    QCOMPARE(slider.bottom(), bar.rect().bottom());
    bar.grab();
}

void StyleTest::treesOpenAtOnce()
{
    const QTreeView tree;
    QVERIFY(!tree.isAnimated());
    const QMenu menu;
    QVERIFY(menu.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &menu) > 0);
}

QTEST_MAIN(StyleTest)
#include "tst_style.moc"
