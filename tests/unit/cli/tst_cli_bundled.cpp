#include "tests/unit/cli/program.h"

#include <QObject>
#include <QtTest>

#include <algorithm>

using namespace cli_test;

/// The bundled document about the conversation that the product was first made for: what must be read of it, also where
/// the shared sample is absent.
class CliBundledTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void chapters();
    void contentsLinksResolve();
    void series_data();
    void series();

private:
    [[nodiscard]] Json jsonOf(const char* command) const
    {
        return run({QString::fromLatin1(command), QStringLiteral("--json"), m_file}).json();
    }

    QString m_file;
};

void CliBundledTest::initTestCase()
{
    const QStringList files = libraryFiles();
    const auto found = std::find_if(files.begin(), files.end(),
                                    [](const QString& file) { return file.contains(QStringLiteral("Dario Amodei")); });
    QVERIFY(found != files.end());
    m_file = *found;
}

void CliBundledTest::chapters()
{
    QList<int> starts;
    for (const Json& chapter : jsonOf("chapters"))
        starts << chapter["start_s"].get<int>();
    QCOMPARE(starts, (QList<int>{0, 756, 1782, 2780, 3529, 5479, 6461, 7546}));
}

void CliBundledTest::contentsLinksResolve()
{
    int anchors = 0;
    for (const Json& link : jsonOf("links")) {
        QVERIFY2(link["resolved"] == true, qPrintable(textOf(link, "target")));
        anchors += textOf(link, "kind") == QStringLiteral("anchor") ? 1 : 0;
    }
    QVERIFY(anchors > 0);
}

void CliBundledTest::series_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("points");
    QTest::newRow("revenue") << QStringLiteral("USD")
                             << QStringLiteral(
                                    "2023年 transition 100000000 100000000|2024年 transition 1000000000 1000000000|"
                                    "2025年 transition 9000000000 10000000000|2026年1月 at_least 10000000000 null");
    QTest::newRow("power") << QStringLiteral("GW")
                           << QStringLiteral("2026年 range 10 15|2027年 range 30 40|2028年 point 100 100 about|"
                                             "2029年 point 300 300 about");
}

void CliBundledTest::series()
{
    QFETCH(QString, unit);
    QFETCH(QString, points);
    const auto bound = [](const Json& value) {
        return value.is_number() ? QString::number(value.get<double>(), 'f', 0) : QStringLiteral("null");
    };
    QStringList found;
    for (const Json& series : jsonOf("series")) {
        if (textOf(series, "unit") != unit || series.contains("per") || !found.isEmpty())
            continue;
        for (const Json& point : series["points"])
            found << QStringLiteral("%1 %2 %3 %4%5")
                         .arg(textOf(point, "x"), textOf(point, "kind"), bound(point["low"]), bound(point["high"]),
                              point["approx"].get<bool>() ? QStringLiteral(" about") : QString());
    }
    QCOMPARE(found.join(u'|'), points);
}

QTEST_GUILESS_MAIN(CliBundledTest)
#include "tst_cli_bundled.moc"
