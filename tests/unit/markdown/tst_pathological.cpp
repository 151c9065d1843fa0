#include "core/markdown/html.h"
#include "core/markdown/parse.h"
#include "tests/unit/markdown/invariants.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace zhilan::markdown;

/// Hostile text ends in a tree, without overflowing the stack or running for minutes (ctest's own limit tells).
class TestPathological : public QObject
{
    Q_OBJECT

private slots:
    void repeated_data();
    void repeated();
    void suite();
};

void TestPathological::repeated_data()
{
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<int>("times");
    for (const char* unit : {"[",       "]",     "![",     "[a](", "[a](<b", "[a](b 'c",  "*a ",   "a_ ",   "**a *",
                             "~~a ",    "`a``b", "<a ",    "<!--", "<?",     "<![CDATA[", "<!A ",  "&amp;", "\\*",
                             "http://", "www.",  "a@b.c ", "[^1]", "中\n",   "|a",        "*_~[`<"})
        QTest::newRow(unit) << QByteArray(unit) << 50'000;
    QTest::newRow("million brackets") << QByteArray("[") << 1'000'000;
    QTest::newRow("quotes") << QByteArray(">") << 100'000;
}

void TestPathological::repeated()
{
    QFETCH(QByteArray, unit);
    QFETCH(int, times);
    const auto tree = *parse(unit.repeated(times).toStdString());
    const QString breach = breachedInvariant(*tree);
    QVERIFY2(breach.isEmpty(), qPrintable(breach));
    static_cast<void>(plainText(*tree, 0));
    static_cast<void>(bodyHtml(*tree));
}

void TestPathological::suite()
{
    QFile file(QStringLiteral(ZHILAN_SHARED_DIR "/suites/markdown/pathological.json"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the shared suites are not there");
    const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
    int ran = 0;
    for (const auto& value : cases) {
        const QJsonArray parts =
            value.toObject()[QLatin1String("generator")].toObject()[QLatin1String("parts")].toArray();
        if (parts.isEmpty())
            continue;
        QByteArray text;
        for (const auto& part : parts) {
            const QJsonArray pair = part.toArray();
            text += pair[0].toString().toUtf8().repeated(std::min(pair[1].toInt(), 3000));
        }
        const auto tree = *parse(text.toStdString());
        const QString breach = breachedInvariant(*tree);
        QVERIFY2(breach.isEmpty(), qPrintable(value.toObject()[QLatin1String("name")].toString() + breach));
        ++ran;
    }
    qInfo("%d of %d", ran, static_cast<int>(cases.size()));
}

QTEST_APPLESS_MAIN(TestPathological)
#include "tst_pathological.moc"
