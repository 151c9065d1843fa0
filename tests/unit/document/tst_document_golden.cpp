#include "core/document/build.h"
#include "tests/unit/document/document_dump.h"

#include <QDir>
#include <QtTest>

using namespace zhilan::document;

/// Own documents and what is read from them, line for line. `ZHILAN_REGENERATE=1 tst_document_golden` writes the
/// expectations anew; read the difference before it is kept.
class TestDocumentGolden : public QObject
{
    Q_OBJECT

private slots:
    void documents_data();
    void documents();
};

void TestDocumentGolden::documents_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("expectation");
    const QDir folder(QStringLiteral(ZHILAN_TEST_DATA_DIR "/document"));
    for (const QString& name : folder.entryList({QStringLiteral("*.md")}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name)
                                        << folder.filePath(name.chopped(2)) + QLatin1String("expected");
    // The document that the program opens first: all of it together, always there.
    QTest::newRow("bundled") << QStringLiteral(ZHILAN_SOURCE_DIR
                                               "/resources/library/访谈/Dario Amodei 谈指数增长的尾声.md")
                             << folder.filePath(QStringLiteral("bundled_interview.expected"));
}

void TestDocumentGolden::documents()
{
    QFETCH(QString, path);
    QFETCH(QString, expectation);
    const auto document = fromFile(path.toStdString());
    QVERIFY(document);
    QCOMPARE(brokenInvariant(**document), QByteArray());
    const QByteArray found = dump(**document);
    QFile expected(expectation);
    if (qEnvironmentVariableIsSet("ZHILAN_REGENERATE")) {
        QVERIFY(expected.open(QIODevice::WriteOnly));
        QCOMPARE(expected.write(found), found.size());
        return;
    }
    QVERIFY(expected.open(QIODevice::ReadOnly));
    const QByteArrayList wanted = expected.readAll().split('\n');
    const QByteArrayList lines = found.split('\n');
    for (qsizetype i = 0; i < std::min(wanted.size(), lines.size()); ++i)
        QCOMPARE(lines[i], wanted[i]);
    QCOMPARE(lines.size(), wanted.size());
}

QTEST_APPLESS_MAIN(TestDocumentGolden)
#include "tst_document_golden.moc"
