#include "tests/unit/cli/program.h"

#include <QFileInfo>
#include <QObject>
#include <QtTest>

using namespace cli_test;

/// The sample library is the first thing that a newcomer reads: nothing in it may be broken.
class CliLibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatItPromises();
    void document_data();
    void document();
    void seriesAsIntended_data();
    void seriesAsIntended();
    void revenueAndPower();
};

namespace
{

QString fileNamed(const char* part)
{
    for (const QString& file : libraryFiles()) {
        if (QFileInfo(file).fileName().contains(QString::fromUtf8(part)))
            return file;
    }
    return {};
}

Json jsonOf(const char* command, const QString& file)
{
    return run({QString::fromLatin1(command), QStringLiteral("--json"), file}).json();
}

/// First series over time in that unit.
Json timeSeries(const QString& file, const char* unit)
{
    for (const Json& series : jsonOf("series", file)) {
        if (textOf(series, "x_kind") == QStringLiteral("time") && textOf(series, "unit") == QString::fromUtf8(unit))
            return series;
    }
    return {};
}

} // namespace

void CliLibraryTest::holdsWhatItPromises()
{
    int chinese = 0;
    int english = 0;
    for (const QString& file : libraryFiles()) {
        const QString language = textOf(jsonOf("info", file), "language");
        chinese += language.startsWith(QStringLiteral("zh")) ? 1 : 0;
        english += language == QStringLiteral("en") ? 1 : 0;
    }
    QVERIFY2(chinese >= 6, qPrintable(QString::number(chinese)));
    QVERIFY(english >= 1);
}

void CliLibraryTest::document_data()
{
    QTest::addColumn<QString>("file");
    for (const QString& file : libraryFiles())
        QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
}

void CliLibraryTest::document()
{
    QFETCH(QString, file);
    const Json info = jsonOf("info", file);
    QVERIFY(info["chars"] > 1500);
    QVERIFY(info["date"].is_string());
    QVERIFY(info["video"]["duration_s"].is_number());
    QVERIFY(info["info"].size() >= 5U);
    for (const char* what : {"tables", "quotes", "terms", "references", "chapters", "series"})
        QVERIFY2(info["counts"][what] > 0, what);

    for (const Json& link : jsonOf("links", file))
        QVERIFY2(link["resolved"] == true, qPrintable(textOf(link, "target")));

    double before = -1;
    const Json chapters = jsonOf("chapters", file);
    QVERIFY(chapters.size() >= 6U);
    for (const Json& chapter : chapters) {
        QVERIFY(chapter["start_s"].get<double>() > before);
        before = chapter["start_s"].get<double>();
    }
    QVERIFY(before < info["video"]["duration_s"].get<double>());

    for (const Json& finding : jsonOf("check", file)) {
        const QString code = textOf(finding, "code");
        QVERIFY2(code == QStringLiteral("duplicate-anchor") || code == QStringLiteral("unread-number"),
                 qPrintable(textOf(finding, "message")));
    }
}

void CliLibraryTest::seriesAsIntended_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<int>("points");
    QTest::newRow("revenue") << fileNamed("Dario") << QByteArray("USD") << 4;
    QTest::newRow("power by year") << fileNamed("Dario") << QByteArray("GW") << 4;
    QTest::newRow("shipments") << fileNamed("盐与电") << QByteArray("GWh") << 7;
    QTest::newRow("months") << fileNamed("书店") << QByteArray("CNY") << 12;
    QTest::newRow("quarters") << fileNamed("海底電纜") << QByteArray("Tbit/s") << 7;
    QTest::newRow("years of hours") << fileNamed("方言") << QByteArray("h") << 4;
    QTest::newRow("English") << fileNamed("Night Shift") << QByteArray("MW") << 8;
    QTest::newRow("in a sentence") << fileNamed("Night Shift") << QByteArray("EUR") << 4;
    QTest::newRow("in a Chinese sentence") << fileNamed("光の時計") << QByteArray("kg") << 4;
}

void CliLibraryTest::seriesAsIntended()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, unit);
    QFETCH(int, points);
    QVERIFY(!file.isEmpty());
    const Json series = timeSeries(file, unit.constData());
    QVERIFY(series.is_object());
    QCOMPARE(series["points"].size(), static_cast<std::size_t>(points));
    QString day;
    for (const Json& point : series["points"]) {
        QVERIFY(textOf(point, "x_start") > day);
        day = textOf(point, "x_end");
    }
}

void CliLibraryTest::revenueAndPower()
{
    const QString file = fileNamed("Dario");
    const Json revenue = timeSeries(file, "USD")["points"];
    QCOMPARE(revenue[0]["high"], 100'000'000);
    QCOMPARE(revenue[1]["high"], 1'000'000'000);
    QCOMPARE(revenue[2]["low"], 9'000'000'000);
    QCOMPARE(revenue[2]["high"], 10'000'000'000);
    QCOMPARE(textOf(revenue[3], "kind"), QStringLiteral("at_least"));
    QCOMPARE(revenue[3]["low"], 10'000'000'000);
    const Json power = timeSeries(file, "GW")["points"];
    QCOMPARE(power[0]["low"], 10);
    QCOMPARE(power[1]["high"], 40);
    QCOMPARE(power[3]["value"], 300);
    QCOMPARE(power[3]["approx"], true);
}

QTEST_GUILESS_MAIN(CliLibraryTest)
#include "tst_cli_library.moc"
