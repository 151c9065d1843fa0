#include "app/shell/folder_facets.h"

#include <QtTest/QtTest>

using namespace zhilan;
using Counts = std::vector<search::FacetCount>;

/// How the folders of what was found stand below each other.
class FolderFacetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rows_data();
    void rows();
    void pathsAreWhole();
    void sumsOfSome();
};

void FolderFacetsTest::rows_data()
{
    QTest::addColumn<Counts>("folders");
    QTest::addColumn<QString>("rows");
    QTest::newRow("none") << Counts{} << QString();
    QTest::newRow("beside each other") << Counts{{"/库/乙", 2}, {"/库/甲", 1}} << QStringLiteral("甲 1|乙 2");
    QTest::newRow("numbers") << Counts{{"/a/10", 2}, {"/a/9", 1}} << QStringLiteral("9 1|10 2");
    QTest::newRow("in each other, with documents on the way")
        << Counts{{"/库", 5}, {"/库/访谈", 4}, {"/库/访谈/2025", 1}} << QStringLiteral("库 5| 访谈 4|  2025 1");
    QTest::newRow("in a folder that has none itself")
        << Counts{{"/库/访谈/2025", 3}, {"/库/访谈/2026", 1}, {"/库/笔记", 2}}
        << QStringLiteral("笔记 2|访谈 4| 2025 3| 2026 1");
    QTest::newRow("nothing else on the way")
        << Counts{{"/库/talks/gtc/2026", 3}, {"/库/笔记", 2}, {"/库/talks/gtc/2026/深/处", 1}}
        << QStringLiteral("talks › gtc › 2026 3| 深 › 处 1|笔记 2");
    QTest::newRow("names that begin alike") << Counts{{"/库/a", 1}, {"/库/ab", 1}} << QStringLiteral("a 1|ab 1");
}

void FolderFacetsTest::rows()
{
    QFETCH(Counts, folders);
    QFETCH(QString, rows);
    QStringList lines;
    for (const shell::FolderFacet& row : shell::folderFacets(folders)) {
        lines.append(QString(row.level, QLatin1Char(' ')) + row.name + QLatin1Char(' ') +
                     QString::number(row.sections.value()));
    }
    QCOMPARE(lines.join(QLatin1Char('|')), rows);
}

void FolderFacetsTest::pathsAreWhole()
{
    const auto rows = shell::folderFacets({{"/库/访谈/2025", 3}, {"/库/访谈/2026", 1}, {"/库/笔记", 2}});
    std::vector<std::string> paths;
    for (const shell::FolderFacet& row : rows) {
        paths.push_back(row.path);
    }
    QVERIFY((paths == std::vector<std::string>{"/库/笔记", "/库/访谈", "/库/访谈/2025", "/库/访谈/2026"}));
}

/// There are more than are told: what a folder has in all is not known.
void FolderFacetsTest::sumsOfSome()
{
    Counts many;
    for (std::size_t i = 0; i < search::kMostFacetValues; ++i) {
        many.push_back({"/库/" + std::string(i % 2 == 0 ? "甲/" : "乙/") + std::to_string(i), 1});
    }
    const auto rows = shell::folderFacets(many);
    QCOMPARE(rows.size(), search::kMostFacetValues + 2);
    QVERIFY(!rows.front().sections);
    QCOMPARE(rows[1].sections.value(), std::uint64_t{1});
}

QTEST_MAIN(FolderFacetsTest)
#include "tst_folder_facets.moc"
