#include "core/document/build.h"
#include "core/library/read_record.h"
#include "core/series/series.h"

#include <QDirIterator>
#include <QtTest>

using namespace zhilan;

class TestReadRecord : public QObject
{
    Q_OBJECT

private slots:
    void leavesNothingOut_data();
    void leavesNothingOut();
    void countsNothing();
};

void TestReadRecord::leavesNothingOut_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("test data") << QStringLiteral(ZHILAN_TEST_DATA_DIR);
    QTest::newRow("bundled") << QStringLiteral(ZHILAN_SOURCE_DIR "/resources/library");
    QTest::newRow("samples") << QStringLiteral(ZHILAN_SHARED_DIR "/samples");
    QTest::newRow("real documents") << QStringLiteral(ZHILAN_SHARED_DIR "/suites/real-docs");
}

/// Documents are read for the index alone, and what is indexed is that of the whole document.
void TestReadRecord::leavesNothingOut()
{
    QFETCH(QString, folder);
    int count = 0;
    for (QDirIterator files(folder, {QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories);
         files.hasNext(); ++count) {
        const std::filesystem::path path = files.next().toStdString();
        const auto read = library::readRecord(path, {}, std::nullopt);
        const auto document = document::fromFile(path);
        QVERIFY2(read && read->record && document, path.c_str());
        std::vector<std::uint32_t> charts;
        for (const series::Series& series : series::extract(**document))
            charts.push_back(series.source.span.begin);
        QVERIFY2(*read->record == search::recordOf(**document, library::indexKey(path), read->hash, charts),
                 path.c_str());
    }
    if (count == 0)
        QSKIP("the folder with documents is not there");
}

void TestReadRecord::countsNothing()
{
    const std::string text = "# One\n\nA [link](#one) and [another](#none).\n";
    const auto whole = document::fromBytes(text, "name");
    const auto forIndex = document::fromBytes(text, "name", {.forIndex = true});
    QVERIFY(whole && forIndex);
    QCOMPARE((*whole)->links.size(), 2U);
    QVERIFY((*whole)->chars > 0);
    QVERIFY((*forIndex)->links.empty());
    QCOMPARE((*forIndex)->chars, 0U);
    QCOMPARE((*forIndex)->language, (*whole)->language);
    QCOMPARE((*forIndex)->title, (*whole)->title);
}

QTEST_APPLESS_MAIN(TestReadRecord)
#include "tst_read_record.moc"
