#include "tests/unit/cli/program.h"

#include <QObject>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

#include <limits>

using namespace cli_test;

/// The facts that the document, for which the product was first made, must yield.
class CliSampleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void info();
    void outlineHasUniqueSlugs();
    void contentsLinksResolve();
    void chapters();
    void series_data();
    void series();
    void lists_data();
    void lists();
    void csvHasEveryPoint();
    void page();

private:
    [[nodiscard]] Json jsonOf(const char* command) const
    {
        return run({QString::fromLatin1(command), QStringLiteral("--json"), m_file}).json();
    }

    QString m_file;
};

namespace
{

void collectSlugs(const Json& sections, QStringList& slugs)
{
    for (const Json& section : sections) {
        slugs << textOf(section, "slug");
        collectSlugs(section["children"], slugs);
    }
}

/// null is NaN, which compares with nothing, so that a missing bound never passes for a number.
double numberOf(const Json& value)
{
    return value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

void CliSampleTest::init()
{
    m_file = sampleFile();
    if (m_file.isEmpty())
        QSKIP("the shared sample document is not here");
}

void CliSampleTest::info()
{
    const Json json = jsonOf("info");
    QCOMPARE(keysOf(json),
             QStringLiteral("title language encoding bytes chars reading_minutes info date video counts media"));
    QCOMPARE(keysOf(json["video"]), QStringLiteral("url provider id duration_s"));
    QCOMPARE(keysOf(json["counts"]),
             QStringLiteral("sections tables quotes terms references chapters series links images"));
    QCOMPARE(textOf(json, "title"), QStringLiteral("Dario Amodei —「我们正接近指数增长的终点」"));
    QCOMPARE(textOf(json, "language"), QStringLiteral("zh-Hans"));
    QCOMPARE(textOf(json, "encoding"), QStringLiteral("UTF-8"));
    QCOMPARE(json["bytes"], 33448);
    QCOMPARE(textOf(json, "date"), QStringLiteral("2026-02-13"));
    QCOMPARE(textOf(json["video"], "provider"), QStringLiteral("youtube"));
    QCOMPARE(textOf(json["video"], "id"), QStringLiteral("n1E9IZfvGMA"));
    QCOMPARE(json["video"]["duration_s"], 2 * 3600 + 22 * 60 + 19);
    QCOMPARE(json["info"].size(), 9U);
    QCOMPARE(json["counts"]["terms"], 18);
    QCOMPARE(json["counts"]["references"], 4);
    QCOMPARE(json["counts"]["chapters"], 8);
}

void CliSampleTest::outlineHasUniqueSlugs()
{
    QStringList slugs;
    collectSlugs(jsonOf("outline"), slugs);
    QCOMPARE(slugs.size(), 81);
    QVERIFY(!slugs.contains(QString()));
    QCOMPARE(QSet<QString>(slugs.begin(), slugs.end()).size(), slugs.size());
    QVERIFY(slugs.contains(QStringLiteral("scaling假说与大计算块理论")));
}

void CliSampleTest::contentsLinksResolve()
{
    int anchors = 0;
    for (const Json& link : jsonOf("links")) {
        QCOMPARE(keysOf(link), QStringLiteral("kind text target resolved line"));
        QVERIFY2(link["resolved"] == true, qPrintable(textOf(link, "target")));
        anchors += textOf(link, "kind") == QStringLiteral("anchor") ? 1 : 0;
    }
    QCOMPARE(anchors, 21);
}

void CliSampleTest::chapters()
{
    const Json json = jsonOf("chapters");
    const QList<int> starts{0, 756, 1782, 2780, 3529, 5479, 6461, 7546};
    QCOMPARE(json.size(), static_cast<std::size_t>(starts.size()));
    for (qsizetype i = 0; i < starts.size(); ++i) {
        const Json& chapter = json[static_cast<std::size_t>(i)];
        QVERIFY(keysOf(chapter).startsWith(QStringLiteral("start_s end_s title title_alt url line")));
        QCOMPARE(chapter["start_s"], starts[i]);
        QCOMPARE(chapter["line"], 655 + i);
        if (i > 0)
            QVERIFY(textOf(chapter, "url").contains(QString::number(starts[i])));
    }
    QCOMPARE(json[7]["end_s"], 8539);
    QCOMPARE(textOf(json[1], "title"), QStringLiteral("Is diffusion cope?"));
    QCOMPARE(textOf(json[1], "title_alt"), QStringLiteral("经济扩散是借口吗？"));
}

void CliSampleTest::series_data()
{
    QTest::addColumn<QString>("x");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<bool>("approximate");
    QTest::addColumn<int>("line");
    const double none = std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("2023") << QStringLiteral("2023年") << QStringLiteral("USD") << QStringLiteral("transition") << 1e8
                          << 1e8 << false << 174;
    QTest::newRow("2024") << QStringLiteral("2024年") << QStringLiteral("USD") << QStringLiteral("transition") << 1e9
                          << 1e9 << false << 175;
    QTest::newRow("2025") << QStringLiteral("2025年") << QStringLiteral("USD") << QStringLiteral("transition") << 9e9
                          << 1e10 << false << 176;
    QTest::newRow("2026-01") << QStringLiteral("2026年1月") << QStringLiteral("USD") << QStringLiteral("at_least")
                             << 1e10 << none << false << 177;
    QTest::newRow("2026") << QStringLiteral("2026年") << QStringLiteral("GW") << QStringLiteral("range") << 10. << 15.
                          << false << 320;
    QTest::newRow("2027") << QStringLiteral("2027年") << QStringLiteral("GW") << QStringLiteral("range") << 30. << 40.
                          << false << 321;
    QTest::newRow("2028") << QStringLiteral("2028年") << QStringLiteral("GW") << QStringLiteral("point") << 100. << 100.
                          << true << 322;
    QTest::newRow("2029") << QStringLiteral("2029年") << QStringLiteral("GW") << QStringLiteral("point") << 300. << 300.
                          << true << 323;
}

void CliSampleTest::series()
{
    QFETCH(QString, x);
    QFETCH(QString, unit);
    QFETCH(QString, kind);
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(bool, approximate);
    QFETCH(int, line);
    for (const Json& series : jsonOf("series")) {
        QVERIFY(keysOf(series).startsWith(QStringLiteral("title source x_kind unit dimension points unread")));
        QCOMPARE(keysOf(series["source"]), QStringLiteral("kind line section_slug column"));
        if (textOf(series, "unit") != unit || textOf(series, "x_kind") != QStringLiteral("time"))
            continue;
        for (const Json& point : series["points"]) {
            if (point["line"] != line)
                continue;
            QVERIFY(keysOf(point).startsWith(QStringLiteral("x x_start x_end low high value kind approx text line")));
            QCOMPARE(textOf(point, "x"), x);
            QCOMPARE(textOf(point, "kind"), kind);
            QCOMPARE(numberOf(point["low"]), low);
            if (std::isnan(high))
                QVERIFY(point["high"].is_null());
            else
                QCOMPARE(numberOf(point["high"]), high);
            QCOMPARE(point["approx"].get<bool>(), approximate);
            if (x == QStringLiteral("2026年1月")) {
                QCOMPARE(textOf(point, "x_start"), QStringLiteral("2026-01-01"));
                QCOMPARE(textOf(point, "x_end"), QStringLiteral("2026-01-31"));
            }
            if (x == QStringLiteral("2024年"))
                QCOMPARE(numberOf(point["from"]), 1e8);
            return;
        }
    }
    QFAIL("no such point");
}

void CliSampleTest::lists_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("keys");
    QTest::addColumn<int>("least");
    QTest::newRow("timestamps") << QStringLiteral("timestamps") << QStringLiteral("seconds text url line byte") << 8;
    QTest::newRow("quotes") << QStringLiteral("quotes") << QStringLiteral("speaker text section_slug line") << 57;
    QTest::newRow("terms") << QStringLiteral("terms") << QStringLiteral("term definition line") << 18;
    QTest::newRow("references") << QStringLiteral("references") << QStringLiteral("title author note line") << 4;
    QTest::newRow("tables") << QStringLiteral("tables") << QStringLiteral("index section_slug line header align rows")
                            << 10;
}

void CliSampleTest::lists()
{
    QFETCH(QString, command);
    QFETCH(QString, keys);
    QFETCH(int, least);
    const Json json = run({command, QStringLiteral("--json"), m_file}).json();
    QVERIFY2(json.size() >= static_cast<std::size_t>(least), qPrintable(QString::number(json.size())));
    int line = 0;
    for (const Json& entry : json) {
        QVERIFY2(keysOf(entry).startsWith(keys), qPrintable(keysOf(entry)));
        QVERIFY(entry["line"].get<int>() >= line);
        line = entry["line"].get<int>();
    }
}

void CliSampleTest::csvHasEveryPoint()
{
    std::size_t points = 0;
    for (const Json& series : jsonOf("series"))
        points += series["points"].size();
    const Outcome csv = run({QStringLiteral("export"), m_file, QStringLiteral("series"), QStringLiteral("--csv")});
    QCOMPARE(csv.exitCode, 0);
    QCOMPARE(static_cast<std::size_t>(csv.output.count("\r\n")), points + 1);
    QVERIFY(csv.output.contains("2026-01-01,2026-01-31,10000000000,,10000000000,at_least,"));
}

void CliSampleTest::page()
{
    const Outcome html = run({QStringLiteral("render"), QStringLiteral("--html"), m_file});
    QCOMPARE(html.exitCode, 0);
    QStringList slugs;
    collectSlugs(jsonOf("outline"), slugs);
    const QString page = QString::fromUtf8(html.output);
    for (const QString& slug : slugs)
        QVERIFY2(page.contains(QStringLiteral("id=\"") + slug + QLatin1Char('"')), qPrintable(slug));
    static const QRegularExpression remote(
        QStringLiteral("(?:src|srcset|data|poster)\\s*=|url\\(|@import|<script|<link"));
    QVERIFY(!page.contains(remote));
}

QTEST_GUILESS_MAIN(CliSampleTest)
#include "tst_cli_sample.moc"
