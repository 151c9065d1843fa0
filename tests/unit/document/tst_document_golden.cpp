#include "core/document/build.h"
#include "tests/unit/document/document_dump.h"

#include <QDir>
#include <QDirIterator>
#include <QtTest>

#include <limits>

using namespace zhilan::document;

/// Own documents and what is read from them, line for line. `ZHILAN_REGENERATE=1 tst_document_golden` writes the
/// expectations anew; read the difference before it is kept.
class TestDocumentGolden : public QObject
{
    Q_OBJECT

private slots:
    void documents_data();
    void documents();
    void onSeveralThreads_data();
    void onSeveralThreads();
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

/// Every document there is, all of a folder in one row.
void TestDocumentGolden::onSeveralThreads_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("test data") << QStringLiteral(ZHILAN_TEST_DATA_DIR);
    QTest::newRow("bundled") << QStringLiteral(ZHILAN_SOURCE_DIR "/resources/library");
    for (const char* shared : {"/samples", "/suites"})
        QTest::newRow(shared) << QLatin1String(ZHILAN_SHARED_DIR) + QLatin1String(shared);
}

/// What a document says does not depend on whether its stages run one after another or side by side.
void TestDocumentGolden::onSeveralThreads()
{
    QFETCH(QString, folder);
    ReadOptions alone;
    alone.parallelFrom = std::numeric_limits<std::size_t>::max();
    ReadOptions together;
    together.parallelFrom = 0;
    int count = 0;
    for (QDirIterator files(folder, {QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories);
         files.hasNext(); ++count) {
        const std::string path = files.next().toStdString();
        const auto one = fromFile(path, alone);
        const auto other = fromFile(path, together);
        QVERIFY2(one && other, path.c_str());
        QVERIFY2(dump(**one) == dump(**other), path.c_str());
    }
    if (count == 0)
        QSKIP("the folder with other documents is not there");
}

QTEST_APPLESS_MAIN(TestDocumentGolden)
#include "tst_document_golden.moc"
