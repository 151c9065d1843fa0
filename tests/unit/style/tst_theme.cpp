#include "app/style/theme.h"

#include <QtTest/QtTest>

#include <array>

using namespace zhilan::style;

namespace
{

constexpr double kEnough = 4.5; // WCAG 2.1 AA, normal text

struct Named {
    const char* name;
    QColor color;
};

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokens_data();
    void tokens();
    void textIsReadable_data();
    void textIsReadable();
    void seriesTextIsReadable();
    void seriesColorsRepeat();
    void contrastOfKnownPairs();
    void readableKeepsWhatIsEnough();
    void paletteIsReadable();
};

void ThemeTest::tokens_data()
{
    QTest::addColumn<QColor>("color");
    QTest::addColumn<QString>("expected");
    const Theme& light = theme(Appearance::Light);
    const Theme& dark = theme(Appearance::Dark);
    QTest::newRow("window light") << light.window << "#f3f1ec";
    QTest::newRow("window dark") << dark.window << "#1b1d21";
    QTest::newRow("panel light") << light.panel << "#faf8f5";
    QTest::newRow("panel dark") << dark.panel << "#202328";
    QTest::newRow("paper light") << light.paper << "#fffefc";
    QTest::newRow("paper dark") << dark.paper << "#17191c";
    QTest::newRow("card light") << light.card << "#ffffff";
    QTest::newRow("card dark") << dark.card << "#22262b";
    QTest::newRow("text light") << light.text << "#22262b";
    QTest::newRow("text dark") << dark.text << "#e4e4e0";
    QTest::newRow("muted light") << light.muted << "#6c7178";
    QTest::newRow("muted dark") << dark.muted << "#979da6";
    QTest::newRow("line light") << light.line << "#e3dfd8";
    QTest::newRow("line dark") << dark.line << "#2e3238";
    QTest::newRow("accent light") << light.accent << "#2458a6";
    QTest::newRow("accent dark") << dark.accent << "#82aef5";
    QTest::newRow("accent soft light") << light.accentSoft << "#e3ecf9";
    QTest::newRow("accent soft dark") << dark.accentSoft << "#263550";
    QTest::newRow("hit light") << light.hit << "#ffe7a0";
    QTest::newRow("hit dark") << dark.hit << "#6b5a1e";
    QTest::newRow("quote light") << light.quote << "#f6f4ef";
    QTest::newRow("quote dark") << dark.quote << "#20242a";
    const std::array<const char*, 8> series = {"#2458a6", "#c8662b", "#23806b", "#94478a",
                                               "#82aef5", "#f0a35e", "#6cc5a1", "#d98bc0"};
    for (std::size_t i = 0; i < series.size(); ++i)
        QTest::addRow("series %d", int(i)) << (i < 4 ? light : dark).seriesColor(i) << QString::fromLatin1(series[i]);
}

void ThemeTest::tokens()
{
    QFETCH(QColor, color);
    QFETCH(QString, expected);
    QCOMPARE(color.name(), expected);
}

void ThemeTest::textIsReadable_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
        const Theme& of = theme(appearance);
        const char* name = appearance == Appearance::Light ? "light" : "dark";
        const std::array<Named, 9> grounds = {{{"window", of.window},
                                               {"panel", of.panel},
                                               {"paper", of.paper},
                                               {"card", of.card},
                                               {"hit", of.hit},
                                               {"quote", of.quote},
                                               {"table header", of.tableHeader},
                                               {"code", of.codeGround},
                                               {"accent soft", of.accentSoft}}};
        for (const Named& ground : grounds) {
            QTest::addRow("text on %s, %s", ground.name, name) << of.text << ground.color;
            if (ground.color == of.hit)
                continue;
            QTest::addRow("accent on %s, %s", ground.name, name) << of.accent << ground.color;
            QTest::addRow("danger on %s, %s", ground.name, name) << of.danger << ground.color;
        }
        // Muted text stands on these; elsewhere it goes through readable().
        for (const Named& ground : {Named{"panel", of.panel}, Named{"paper", of.paper}, Named{"card", of.card}})
            QTest::addRow("muted on %s, %s", ground.name, name) << of.muted << ground.color;
        for (const Named& ground : grounds)
            QTest::addRow("muted made readable on %s, %s", ground.name, name)
                << readable(of.muted, ground.color) << ground.color;
        QTest::addRow("on accent, %s", name) << of.onAccent << of.accent;
    }
}

void ThemeTest::textIsReadable()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    const double ratio = contrast(ink, ground);
    QVERIFY2(ratio >= kEnough, qPrintable(QStringLiteral("%1 on %2: %3").arg(ink.name(), ground.name()).arg(ratio)));
}

void ThemeTest::seriesTextIsReadable()
{
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
        const Theme& of = theme(appearance);
        for (std::size_t i = 0; i < of.series.size(); ++i) {
            for (const QColor& ground : {of.quote, of.paper, of.card, of.panel})
                QVERIFY(contrast(readable(of.seriesColor(i), ground), ground) >= kEnough);
            // A line or a marker is no text: 3:1 (WCAG 2.1, 1.4.11).
            QVERIFY(contrast(of.seriesColor(i), of.card) >= 3);
        }
    }
}

void ThemeTest::seriesColorsRepeat()
{
    const Theme& of = theme(Appearance::Light);
    QCOMPARE(of.seriesColor(4), of.seriesColor(0));
    QCOMPARE(of.seriesColor(11), of.seriesColor(3));
}

void ThemeTest::contrastOfKnownPairs()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
    QVERIFY(qAbs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.478) < 0.01); // the grey known to miss AA by a hair
}

void ThemeTest::readableKeepsWhatIsEnough()
{
    const Theme& of = theme(Appearance::Light);
    QCOMPARE(readable(of.text, of.paper), of.text);
    QVERIFY(readable(of.seriesColor(1), of.quote) != of.seriesColor(1));
    QVERIFY(contrast(readable(Qt::white, Qt::white), Qt::white) >= kEnough);
    QVERIFY(contrast(readable(Qt::black, Qt::black), Qt::black) >= kEnough);
}

void ThemeTest::paletteIsReadable()
{
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
        const QPalette palette = theme(appearance).palette();
        using Pair = std::pair<QPalette::ColorRole, QPalette::ColorRole>;
        for (const auto& [ink, ground] :
             {Pair{QPalette::WindowText, QPalette::Window}, Pair{QPalette::Text, QPalette::Base},
              Pair{QPalette::ButtonText, QPalette::Button}, Pair{QPalette::ToolTipText, QPalette::ToolTipBase},
              Pair{QPalette::HighlightedText, QPalette::Highlight}, Pair{QPalette::PlaceholderText, QPalette::Base},
              Pair{QPalette::Link, QPalette::Base}})
            QVERIFY(contrast(palette.color(ink), palette.color(ground)) >= kEnough);
    }
}

QTEST_GUILESS_MAIN(ThemeTest)
#include "tst_theme.moc"
