#include "app/models/chapters_model.h"
#include "app/models/fold_filter_model.h"
#include "app/models/library_model.h"
#include "app/models/quotes_model.h"
#include "app/models/results_model.h"
#include "app/models/roles.h"
#include "app/models/terms_model.h"
#include "app/models/text_conversion.h"
#include "core/document/build.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest/QtTest>

using namespace zhilan;
using namespace zhilan::models;

namespace
{

std::shared_ptr<const document::Document> documentOf(std::string_view text)
{
    auto document = document::fromBytes(text, "stem");
    return document ? *document : nullptr;
}

/// A tree as text: one row a line, indented by two spaces a level.
QString dump(const QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        text += QString(depth * 2, QLatin1Char(' ')) + index.data().toString();
        if (index.data(CountRole).isValid()) {
            text += QStringLiteral(" (%1)").arg(index.data(CountRole).toInt());
        }
        text += QLatin1Char('\n') + dump(model, index, depth + 1);
    }
    return text;
}

using Root = library::Contents::Root;

Root rootOf(const library::Folder& folder)
{
    return library::rootOf(std::make_shared<const library::Folder>(folder), folder.name);
}

std::shared_ptr<const library::Contents> contentsOf(const std::vector<Root>& roots,
                                                    const std::vector<library::Entry>& loose)
{
    return std::make_shared<const library::Contents>(library::Contents{roots, loose});
}

Root sampleFolder()
{
    library::Folder inner{"/lib/访谈", "访谈", {}, {{"/lib/访谈/a.md", "甲"}, {"/lib/访谈/b.md", "乙🙂"}}};
    return rootOf({"/lib", "lib", {inner}, {{"/lib/c.md", "丙"}}});
}

LibraryModel::Outline outlineOf(const char* text)
{
    return std::make_shared<const std::vector<document::Heading>>(document::headingsOf(*documentOf(text)));
}

constexpr auto kText = "# 题\n\n## 一\n\n文\n\n### 一之一\n\n## 二\n\n## 二\n";

} // namespace

class ModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void libraryTree();
    void outlineAppears();
    void outlineIsReplacedAndKept();
    void outlinesAreForgotten();
    void outlinesOfAFolderAreForgotten();
    void answersThatComeLate();
    void nestedRoots();
    void titleIsNoRow();
    void unreadableDocument();
    void emptyLibrary();
    void deepFolders();
    void sectionsAreFoundByName();
    void goneFolders();
    void rowsAreMadeLate();
    void rowsNotMadeYet();
    void chapters();
    void currentChapter();
    void quotes();
    void terms();
    void filter_data();
    void filter();
    void results();
    void longTitles();
};

void ModelsTest::libraryTree()
{
    LibraryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLibrary(contentsOf({sampleFolder()}, {{"/x/d.md", "丁"}}));
    QCOMPARE(dump(model), u"丁\nlib (3)\n  访谈 (2)\n    甲\n    乙🙂\n  丙\n"_qs);
    std::size_t count = 0;
    model.contents()->forEachDocument([&count](const library::Entry&) { ++count; });
    QCOMPARE(count, std::size_t(4));
    QCOMPARE(model.indexOfDocument("/lib/访谈/b.md").data().toString(), u"乙🙂"_qs);
    QVERIFY(!model.indexOfDocument("/lib/none.md").isValid());
    QCOMPARE(model.indexOfDocument("/lib/c.md").data(LevelRole).toInt(), 1);
}

void ModelsTest::outlineAppears()
{
    LibraryModel model;
    model.setLibrary(contentsOf({sampleFolder()}, {}));
    QSignalSpy asked(&model, &LibraryModel::outlineRequested);
    const QPersistentModelIndex a = model.indexOfDocument("/lib/访谈/a.md");
    QVERIFY(model.hasChildren(a));
    QVERIFY(model.canFetchMore(a));
    model.fetchMore(a);
    model.fetchMore(a);
    QCOMPARE(asked.size(), 1);
    // Made only now: it asks for everything itself.
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);

    const auto document = documentOf(kText);
    QVERIFY(document != nullptr);
    model.setOutline("/lib/访谈/a.md", outlineOf(kText));
    QCOMPARE(dump(model, a), u"一\n  一之一\n二\n二\n"_qs);
    const QModelIndex inner = model.indexOfSection("/lib/访谈/a.md", 2);
    QCOMPARE(inner.data().toString(), u"一之一"_qs);
    QCOMPARE(inner.data(ByteRole).toUInt(), document->sections[2].span.begin);
    QCOMPARE(inner.data(SectionRole).toUInt(), 2U);
    QCOMPARE(inner.data(LevelRole).toInt(), 4);
    QCOMPARE(model.indexOfSection("/lib/访谈/a.md", document::kNoSection), QModelIndex(a));
    model.setOutline("/nowhere.md", outlineOf(kText));
}

void ModelsTest::outlineIsReplacedAndKept()
{
    LibraryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLibrary(contentsOf({sampleFolder()}, {}));
    model.setOutline("/lib/c.md", outlineOf(kText));
    model.setOutline("/lib/c.md", outlineOf("# 题\n\n## 新\n"));
    QCOMPARE(dump(model, model.indexOfDocument("/lib/c.md")), u"新\n"_qs);
    model.setLibrary(contentsOf({sampleFolder()}, {{"/x/d.md", "丁"}}));
    QCOMPARE(dump(model, model.indexOfDocument("/lib/c.md")), u"新\n"_qs);
    model.setOutline("/lib/c.md", outlineOf("没有标题"));
    QVERIFY(!model.hasChildren(model.indexOfDocument("/lib/c.md")));
}

void ModelsTest::outlinesAreForgotten()
{
    std::vector<library::Entry> many;
    for (std::size_t i = 0; i <= LibraryModel::kMostOutlines; ++i)
        many.push_back({"/" + std::to_string(i) + ".md", "t"});
    LibraryModel model;
    model.setLibrary(contentsOf({}, many));
    for (const library::Entry& entry : many)
        model.setOutline(entry.path, outlineOf(kText));
    model.setOutline("/1.md", outlineOf(kText));
    QCOMPARE(model.outlines().size(), LibraryModel::kMostOutlines);
    QCOMPARE(model.rowCount(model.indexOfDocument("/0.md")), 3); // what is shown stays
    model.setLibrary(contentsOf({}, many));
    QVERIFY(model.canFetchMore(model.indexOfDocument("/0.md")));
    QVERIFY(!model.canFetchMore(model.indexOfDocument("/1.md")));
}

/// Those in view are asked for anew, with their rows until then; of the others nothing is kept.
void ModelsTest::outlinesOfAFolderAreForgotten()
{
    const library::Folder deep{"/lib/a/深", "深", {}, {{"/lib/a/深/x.md", "x"}}};
    const library::Folder folder{"/lib/a", "a", {deep}, {{"/lib/a/y.md", "y"}, {"/lib/a/z.md", "z"}}};
    const std::vector<library::Entry> beside{{"/lib/a.md", "a"}, {"/lib/ab.md", "ab"}};
    for (const bool isRoot : {false, true}) {
        LibraryModel model;
        if (isRoot)
            model.setLibrary(contentsOf({rootOf(folder)}, beside));
        else
            model.setLibrary(contentsOf({rootOf({"/lib", "lib", {folder}, beside})}, {}));
        for (const char* path : {"/lib/a.md", "/lib/ab.md", "/lib/a/y.md", "/lib/a/深/x.md"})
            model.setOutline(path, outlineOf(kText));
        QCOMPARE(model.outlines().size(), std::size_t{4});
        QSignalSpy asked(&model, &LibraryModel::outlineRequested);
        model.forgetOutlines("/lib/a");
        QStringList paths;
        for (const QList<QVariant>& one : asked)
            paths << QString::fromStdString(one.front().value<std::filesystem::path>().string());
        QCOMPARE(paths, QStringList({u"/lib/a/y.md"_qs, u"/lib/a/深/x.md"_qs}));
        const QModelIndex y = model.indexOfDocument("/lib/a/y.md");
        QCOMPARE(model.rowCount(y), 3);
        model.answerOutline("/lib/a/y.md", outlineOf("# 题\n\n## 新\n"));
        QCOMPARE(dump(model, y), u"新\n"_qs);

        // Nobody looks at them: the rows of what a filter has left are not made yet.
        library::Filtered filtered;
        filtered.contents = *contentsOf({rootOf(folder)}, beside);
        filtered.outlines = model.outlines();
        model.setFiltered(std::move(filtered));
        asked.clear();
        model.forgetOutlines(isRoot ? "/lib/a" : "/lib/a/深");
        QCOMPARE(asked.size(), 0);
        QCOMPARE(model.outlines().size(), std::size_t(isRoot ? 2 : 3));
    }
}

void ModelsTest::answersThatComeLate()
{
    LibraryModel model;
    model.setLibrary(contentsOf({sampleFolder()}, {}));
    const QModelIndex c = model.indexOfDocument("/lib/c.md");
    model.answerOutline("/lib/c.md", outlineOf(kText)); // nobody asked
    QCOMPARE(model.rowCount(c), 0);
    model.fetchMore(c);
    model.setOutline("/lib/c.md", outlineOf("# 题\n\n## 新\n")); // it was opened meanwhile
    model.answerOutline("/lib/c.md", outlineOf(kText));
    QCOMPARE(dump(model, c), u"新\n"_qs);
}

void ModelsTest::nestedRoots()
{
    const library::Folder inner{"/lib/a", "a", {}, {{"/lib/a/y.md", "y"}}};
    LibraryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLibrary(contentsOf({rootOf({"/lib", "lib", {inner}, {}}), rootOf(inner)}, {}));
    const QModelIndex first = model.index(0, 0, model.index(0, 0, model.index(0, 0)));
    const QModelIndex second = model.index(0, 0, model.index(1, 0));
    QCOMPARE(model.indexOfDocument("/lib/a/y.md"), second);
    model.fetchMore(first);
    model.answerOutline("/lib/a/y.md", outlineOf(kText));
    QCOMPARE(dump(model, first), u"一\n  一之一\n二\n二\n"_qs);
    QCOMPARE(dump(model, second), u"一\n  一之一\n二\n二\n"_qs);
}

void ModelsTest::titleIsNoRow()
{
    LibraryModel model;
    model.setLibrary(contentsOf({}, {{"/a.md", "a"}}));
    model.setOutline("/a.md", outlineOf("## 前\n\n# 题\n\n### 深\n\n# 又一题\n"));
    // The first heading of level 1 is the title; a second one is a section like any other.
    QCOMPARE(dump(model, model.indexOfDocument("/a.md")), u"前\n深\n又一题\n"_qs);
    QCOMPARE(model.indexOfSection("/a.md", 1), model.indexOfDocument("/a.md"));
}

void ModelsTest::unreadableDocument()
{
    LibraryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLibrary(contentsOf({}, {{"/a.md", "a"}}));
    const QModelIndex a = model.indexOfDocument("/a.md");
    model.fetchMore(a);
    model.setUnreadable("/a.md");
    QVERIFY(!model.hasChildren(a));
    QVERIFY(!model.canFetchMore(a));
}

void ModelsTest::emptyLibrary()
{
    LibraryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLibrary(contentsOf({}, {}));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.hasChildren());
}

void ModelsTest::deepFolders()
{
    std::filesystem::path path = "/";
    std::vector<std::filesystem::path> paths;
    for (int i = 0; i < 300; ++i)
        paths.push_back(path /= std::to_string(i));
    library::Folder folder{path, "299", {}, {{path / "a.md", "a"}}};
    for (int i = 298; i >= 0; --i) {
        library::Folder outer{paths[static_cast<std::size_t>(i)], std::to_string(i), {}, {}};
        outer.folders.push_back(std::move(folder));
        folder = std::move(outer);
    }
    LibraryModel model;
    model.setLibrary(contentsOf({rootOf(folder)}, {}));
    QCOMPARE(model.indexOfDocument(path / "a.md").data(LevelRole).toInt(), 300);
}

/// A folder's rows are made when they are asked for, whichever way comes first.
void ModelsTest::sectionsAreFoundByName()
{
    LibraryModel model;
    model.setLibrary(contentsOf({sampleFolder()}, {}));
    const std::filesystem::path path = "/lib/c.md";
    QVERIFY(model.sectionsCalled(model.indexOfDocument(path), {{"一"}}).isEmpty()); // none is known
    model.setOutline(path, outlineOf(kText));
    const auto called = [&](const std::set<LibraryModel::SectionName>& names) {
        QStringList found;
        for (const QModelIndex& index : model.sectionsCalled(model.indexOfDocument(path), names)) {
            found.append(index.data().toString() + QString::number(index.row()));
        }
        found.sort();
        return found;
    };
    QCOMPARE(called({{"一", "一之一"}}), QStringList{u"一之一0"_qs});
    QCOMPARE(called({{"一"}, {"一", "一之一"}, {"一", "无"}, {"无"}}), (QStringList{u"一0"_qs, u"一之一0"_qs}));
    QCOMPARE(called({{"二"}}), (QStringList{u"二1"_qs, u"二2"_qs})); // both are called so
    QVERIFY(called({{"一之一"}}).isEmpty());
    const QModelIndex inner = model.index(0, 0, model.index(0, 0, model.indexOfDocument(path)));
    QVERIFY((model.nameOf(inner) == LibraryModel::SectionName{"一", "一之一"}));
    QVERIFY(model.nameOf(model.indexOfDocument(path)).empty());
}

/// All that is below a root that cannot be reached, sections that come later too.
void ModelsTest::goneFolders()
{
    LibraryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    library::Contents contents = *contentsOf({sampleFolder()}, {{"/x/d.md", "丁"}});
    contents.roots[0].isGone = true;
    model.setLibrary(std::make_shared<const library::Contents>(contents));
    model.setOutline("/lib/访谈/b.md", outlineOf("## 一\n"));
    QModelIndex at = model.indexOfSection("/lib/访谈/b.md", 0);
    QCOMPARE(at.data(LevelRole).toInt(), 3);
    for (; at.isValid(); at = at.parent()) {
        QVERIFY(at.data(GoneRole).toBool());
        QVERIFY(!at.data(Qt::AccessibleDescriptionRole).toString().isEmpty());
    }
    QVERIFY(model.isGone("/lib/访谈/b.md"));
    QVERIFY(!model.isGone("/lib2/b.md"));
    QVERIFY(!model.isGone("/x/d.md"));
    QVERIFY(!model.indexOfDocument("/x/d.md").data(GoneRole).toBool());

    ResultsModel results;
    ResultsModel::Result result;
    result.label = u"正文"_qs;
    results.setResults({result});
    QSignalSpy changed(&results, &QAbstractItemModel::dataChanged);
    results.setGone(0, true);
    results.setGone(0, true);
    QCOMPARE(changed.size(), 1);
    QVERIFY(results.index(0).data(GoneRole).toBool());
    QCOMPARE(results.index(0).data(LabelRole).toString(), u"Cannot be reached · 正文"_qs);
    results.setGone(0, false);
    QCOMPARE(results.index(0).data(LabelRole).toString(), u"正文"_qs);
}

void ModelsTest::rowsAreMadeLate()
{
    library::Folder inner{"/lib/a/b", "b", {}, {{"/lib/a/b/x.md", "x"}}};
    library::Folder outer{"/lib/a", "a", {inner}, {{"/lib/a/y.md", "y"}}};
    library::Folder near{"/lib/ab", "ab", {}, {{"/lib/ab/z.md", "z"}}};
    const auto root = rootOf({"/lib", "lib", {outer, near}, {}});
    const auto within = rootOf(outer);

    LibraryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLibrary(contentsOf({root, within}, {}));
    QVERIFY(model.hasChildren(model.index(0, 0)));
    const QModelIndex x = model.indexOfDocument("/lib/a/b/x.md");
    QCOMPARE(x.data().toString(), u"x"_qs);
    QCOMPARE(model.folderOf(x), u"a › b"_qs); // of the roots that hold it, the one it is nearest to
    QCOMPARE(model.indexOfDocument("/lib/ab/z.md").parent().data().toString(), u"ab"_qs);
    QVERIFY(!model.indexOfDocument("/lib/a/z.md").isValid());
    QVERIFY(!model.indexOfDocument("/lib").isValid());
    QCOMPARE(dump(model),
             u"lib (3)\n  a (2)\n    b (1)\n      x\n    y\n  ab (1)\n    z\na (2)\n  b (1)\n    x\n  y\n"_qs);
    model.setOutline("/lib/ab/z.md", outlineOf("# 题\n\n## 节\n"));
    model.setLibrary(contentsOf({root}, {}));
    QCOMPARE(dump(model, model.indexOfDocument("/lib/ab/z.md")), u"节\n"_qs);
}

/// What is said of a row does not depend on whether it has been made.
void ModelsTest::rowsNotMadeYet()
{
    const library::Folder empty{"/lib/a", "a", {}, {}};
    const library::Folder full{"/lib/b", "b", {}, {{"/lib/b/x.md", "x"}}};
    const auto contents = contentsOf(
        {rootOf({"/lib", "lib", {empty, full}, {{"/lib/1.md", "1"}, {"/lib/2.md", "2"}, {"/lib/3.md", "3"}}})}, {});
    LibraryModel model;
    model.setLibrary(contents);
    model.setOutline("/lib/1.md", outlineOf("# 题\n\n## 节\n"));
    model.setOutline("/lib/2.md", outlineOf("无\n"));
    model.setLibrary(contents);
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(model.rowCount(root), 5);
    std::vector<bool> have;
    std::vector<std::string> paths;
    for (int row = 0; row < 5; ++row) {
        have.push_back(model.hasChildren(model.index(row, 0, root)));
        paths.push_back(LibraryModel::pathAt(model.index(row, 0, root)).native());
    }
    QCOMPARE(have, (std::vector<bool>{false, true, true, false, true}));
    QCOMPARE(paths, (std::vector<std::string>{"/lib/a", "/lib/b", "/lib/1.md", "/lib/2.md", "/lib/3.md"}));
    for (int row = 0; row < 5; ++row) {
        const QModelIndex index = model.index(row, 0, root);
        QVERIFY(!index.data().toString().isEmpty()); // makes it
        QCOMPARE(model.hasChildren(index), have[static_cast<std::size_t>(row)]);
        QCOMPARE(LibraryModel::pathAt(index).native(), paths[static_cast<std::size_t>(row)]);
    }
}

void ModelsTest::chapters()
{
    ChaptersModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto document = std::make_shared<document::Document>();
    document->chapters.resize(2);
    document->chapters[0].title = "Opening";
    document->chapters[0].titleAlt = "开场";
    document->chapters[1].start = std::chrono::seconds(756);
    document->chapters[1].end = std::chrono::seconds(900);
    model.setDocument(document);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data().toString(), u"Opening"_qs);
    QCOMPARE(model.index(0).data(AltTitleRole).toString(), u"开场"_qs);
    QCOMPARE(model.index(0).data(EndTimeRole).toLongLong(), -1);
    QCOMPARE(model.index(1).data(TimeRole).toLongLong(), 756000);
    QCOMPARE(model.index(1).data(EndTimeRole).toLongLong(), 900000);
    model.setDocument(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void ModelsTest::currentChapter()
{
    auto document = std::make_shared<document::Document>();
    document->sections.resize(4);
    document->sections[1].chapter = 0;
    document->sections[2].chapter = 1;
    document->sections[3].chapter = 7; // no such chapter
    document->chapters.resize(2);
    ChaptersModel model;
    model.setDocument(document);
    QSignalSpy changed(&model, &ChaptersModel::currentRowChanged);
    model.setCurrentSection(1);
    QCOMPARE(model.currentRow(), std::optional(0));
    QVERIFY(model.index(0).data(CurrentRole).toBool());
    model.setCurrentSection(2);
    QCOMPARE(model.currentRow(), std::optional(1));
    QVERIFY(!model.index(0).data(CurrentRole).toBool());
    model.setCurrentSection(3);
    QCOMPARE(model.currentRow(), std::optional<int>());
    model.setCurrentSection(document::kNoSection);
    QCOMPARE(changed.size(), 3);
}

void ModelsTest::quotes()
{
    QuotesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto document = std::make_shared<document::Document>();
    for (const char* speaker : {"甲", "乙", "", "甲"}) {
        document::Quote quote;
        quote.speaker = speaker;
        quote.text = "话";
        document->quotes.push_back(quote);
    }
    model.setDocument(document);
    QList<int> speakers;
    for (int row = 0; row < model.rowCount(); ++row) {
        speakers.append(model.index(row).data(SpeakerIndexRole).toInt());
    }
    QCOMPARE(speakers, (QList<int>{0, 1, -1, 0}));
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"甲: 话"_qs);
    QCOMPARE(model.index(2).data(Qt::AccessibleTextRole).toString(), u"话"_qs);
    document->quotes[1].start = document->quotes[0].start = std::chrono::seconds(756);
    document->quotes[1].startFrom = document::StartFrom::Before;
    model.setDocument(document);
    QCOMPARE(model.index(1).data(TimeRole).toInt(), 756000);
    QVERIFY(model.index(1).data(FromTimeRole).toBool());
    QVERIFY(!model.index(0).data(FromTimeRole).toBool());
}

void ModelsTest::terms()
{
    TermsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto document = std::make_shared<document::Document>();
    document->terms.push_back({"算力", "计算的能力", 3, {10, 20}});
    model.setDocument(document);
    QCOMPARE(model.index(0).data().toString(), u"算力"_qs);
    QCOMPARE(model.index(0).data(DefinitionRole).toString(), u"计算的能力"_qs);
    QCOMPARE(model.index(0).data(ByteRole).toUInt(), 10U);
}

void ModelsTest::filter_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("rows");
    QTest::newRow("empty") << "" << 3;
    QTest::newRow("blank") << "  " << 3;
    QTest::newRow("han") << u"算力"_qs << 1;
    QTest::newRow("traditional") << u"計算"_qs << 1;
    QTest::newRow("case and width") << u"ＧＰＵ"_qs << 1;
    QTest::newRow("in definition") << u"芯片"_qs << 1;
    QTest::newRow("supplementary") << u"𠮷"_qs << 1;
    QTest::newRow("none") << u"没有"_qs << 0;
}

void ModelsTest::filter()
{
    QFETCH(QString, query);
    QFETCH(int, rows);
    auto document = std::make_shared<document::Document>();
    document->terms.push_back({"算力", "计算的能力", 1, {}});
    document->terms.push_back({"gpu", "图形芯片", 2, {}});
    document->terms.push_back({"𠮷野家", "牛丼🙂", 3, {}});
    TermsModel terms;
    FoldFilterModel filter;
    filter.setSourceModel(&terms);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    terms.setDocument(document);
    filter.setQuery(query);
    QCOMPARE(filter.rowCount(), rows);
    // What has been folded already is taken as it is.
    if (!query.trimmed().isEmpty()) {
        QVERIFY(filter.isFolded());
        filter.setFolded({text::fold("甲"), text::fold("乙"), text::fold("甲")});
        filter.setQuery(u"甲"_qs);
        QCOMPARE(filter.rowCount(), 2);
    }
    // Another document is not filtered by the words of the first.
    terms.setDocument(std::make_shared<document::Document>());
    QCOMPARE(filter.rowCount(), 0);
}

void ModelsTest::results()
{
    ResultsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ResultsModel::Result place;
    place.title = u"节"_qs;
    place.text = u"…算力…"_qs;
    place.marks = {{1, 3}};
    ResultsModel::Result file;
    file.kind = ItemKind::Document;
    file.title = u"篇"_qs;
    model.setResults({place, file});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data(KindRole).toInt(), static_cast<int>(ItemKind::Section));
    QCOMPARE(model.index(1).data(KindRole).toInt(), static_cast<int>(ItemKind::Document));
    QCOMPARE(model.index(0).data(MarksRole).value<Marks>(), place.marks);
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"节, …算力…"_qs);
    file.caption = u"也有"_qs;
    model.insert(2, {file, place});
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(2).data().toString(), u"篇"_qs);
    QCOMPARE(model.index(2).data(CaptionRole).toString(), u"也有"_qs);
    QCOMPARE(model.index(2).data(Qt::AccessibleTextRole).toString(), u"也有, 篇"_qs);
    model.insert(1, {place});
    QCOMPARE(model.index(1).data().toString(), u"节"_qs);
    QCOMPARE(model.index(3).data().toString(), u"篇"_qs);
    model.insert(0, {});
    QCOMPARE(model.rowCount(), 5);
}

void ModelsTest::longTitles()
{
    const QString fits = QString(499, u'题') + u'。';
    QCOMPARE(toTitle(fits.toStdString()), fits);
    QCOMPARE(toTitle((fits + u'多').toStdString()), QString(499, u'题') + u'…');
    // No character is halved, in either encoding.
    const QString pairs = QStringLiteral("𠮷").repeated(100'000);
    QCOMPARE(toTitle(pairs.toStdString()), QStringLiteral("𠮷").repeated(249) + u'…');
    QCOMPARE(toTitle(("a" + pairs).toStdString()), u'a' + QStringLiteral("𠮷").repeated(249) + u'…');

    ResultsModel::Result result;
    result.title = QString(2000, u'字');
    result.context = QString(2000, u'节');
    result.titleMarks = {{10, 20}, {490, 600}, {600, 700}};
    ResultsModel model;
    model.setResults({result});
    model.insert(1, {result});
    for (int row = 0; row < 2; ++row) {
        QCOMPARE(model.index(row).data().toString().size(), kLongestTitle);
        QCOMPARE(model.index(row).data(ContextRole).toString().size(), kLongestTitle);
        QCOMPARE(model.index(row).data(TitleMarksRole).value<Marks>(), Marks({{10, 20}, {490, 500}}));
    }
}

QTEST_GUILESS_MAIN(ModelsTest)
#include "tst_models.moc"
