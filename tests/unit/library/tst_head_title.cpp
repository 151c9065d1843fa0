#include "core/base/file.h"
#include "core/document/build.h"
#include "core/library/head_title.h"

#include <QDirIterator>
#include <QtTest>

using namespace zhilan;

/// The title that the head of a file gives is that of the document, wherever the head gives one.
class TestHeadTitle : public QObject
{
    Q_OBJECT

private slots:
    void agrees_data();
    void agrees();
};

void TestHeadTitle::agrees_data()
{
    QTest::addColumn<QString>("path");
    for (const char* folder : {ZHILAN_SOURCE_DIR "/resources/library", ZHILAN_TEST_DATA_DIR}) {
        QDirIterator files(QString::fromUtf8(folder), {QStringLiteral("*.md")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qPrintable(path.mid(QString::fromUtf8(ZHILAN_SOURCE_DIR).size() + 1))) << path;
        }
    }
}

void TestHeadTitle::agrees()
{
    QFETCH(QString, path);
    const auto bytes = readFile(path.toStdString());
    QVERIFY(bytes);
    const auto document = document::fromBytes(*bytes, "stem");
    QVERIFY(document);
    constexpr std::size_t kHead = 4096;
    const std::string title = library::namesFromHead(std::string_view(*bytes).substr(0, kHead)).title;
    if (title.empty()) // what is further down, raw HTML or the file's name
        QVERIFY((*document)->titleNode == markdown::kNoNode ||
                (*document->get()->tree)[(*document)->titleNode].level > 1 ||
                (*document->get()->tree)[(*document)->titleNode].span.begin >= kHead);
    else
        QCOMPARE(QByteArray::fromStdString(title), QByteArray::fromStdString((*document)->title));
}

QTEST_APPLESS_MAIN(TestHeadTitle)
#include "tst_head_title.moc"
