#include "core/library/heading_search.h"
#include "tests/unit/library/library_folder.h"

#include <QtTest>

using namespace zhilan;
using library_test::LibraryFolder;

/// Which documents the words of a filter find by the headings in them.
class TestHeadingSearch : public QObject
{
    Q_OBJECT

private slots:
    void anyOfTheWords_data();
    void anyOfTheWords();
};

void TestHeadingSearch::anyOfTheWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("documents");
    const QStringList both{u"a.md"_qs, u"b.md"_qs};
    QTest::newRow("one") << u"电力"_qs << QStringList{u"b.md"_qs};
    QTest::newRow("either") << u"算力 电力"_qs << both;
    QTest::newRow("the beginning of a word") << u"comp 电力"_qs << both;
    for (const QString& typed :
         {u"“算力 电力"_qs, u"「算力 电力"_qs, u"算力” 电力"_qs, u"＂算力 电力"_qs, u"『算力』 电力"_qs,
          u"无关（ 电力"_qs, u"（无关 电力"_qs, u"无｜关 电力"_qs, u"标题：无关 电力"_qs, u"\" 电力"_qs, u"” 电力"_qs})
        QTest::addRow("%s", qPrintable(typed))
            << typed << (typed.contains(u"算力"_qs) ? both : QStringList{u"b.md"_qs});
}

/// However they are written: signs are what stands in headings, too.
void TestHeadingSearch::anyOfTheWords()
{
    QFETCH(QString, words);
    QFETCH(QStringList, documents);
    LibraryFolder folder;
    folder.write("a.md", "# 甲\n\n## 论“算力”与「算力」 compute\n\n一。\n");
    folder.write("b.md", "# 乙\n\n## 电力\n\n二。\n");
    folder.write("c.md", "# 丙\n\n## 别的\n\n算力，电力。\n");
    QVERIFY(folder.refresh());
    const auto index = search::Snapshot::open(folder.store().index());
    QVERIFY(index);
    QStringList found;
    for (const auto& [path, headings] : library::outlinesWith(words.toStdString(), **index, {}, 10))
        found.append(QString::fromStdString(std::filesystem::path(path).filename().string()));
    QCOMPARE(found, documents);
}

QTEST_APPLESS_MAIN(TestHeadingSearch)
#include "tst_heading_search.moc"
