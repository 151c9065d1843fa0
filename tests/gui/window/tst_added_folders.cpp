#include "app/reader/reader_view.h"
#include "app/shell/session.h"
#include "tests/gui/window/window_fixture.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QLabel>
#include <QTreeView>
#include <QtTest/QtTest>

using namespace zhilan;
using namespace zhilan::tests;

namespace
{

constexpr int kPatience = 20000;

} // namespace

/// Folders that are put into the library while something is being read.
class AddedFoldersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void severalAtOnce();
    void oneOfTwoIsThere();
    void insideAnother();
    void startedInsideAnother();

private:
    [[nodiscard]] QString foot() const { return m_f->find<QLabel>("statusFacts")->text(); }
    [[nodiscard]] int rowsOf(const QString& text) const
    {
        const QAbstractItemModel* model = m_f->find<QTreeView>("libraryTree")->model();
        return static_cast<int>(
            model->match(model->index(0, 0), Qt::DisplayRole, text, -1, Qt::MatchExactly | Qt::MatchRecursive).size());
    }
    void add(const QStringList& folders) const
    {
        QStringList paths;
        for (const QString& folder : folders) {
            paths.append(m_f->path(folder));
        }
        m_f->window().open(paths);
    }

    std::unique_ptr<WindowFixture> m_f;
};

void AddedFoldersTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    for (const auto& [folder, title] :
         {std::pair{u"甲"_qs, "甲文"}, std::pair{u"乙"_qs, "乙文"}, std::pair{u"甲/内"_qs, "内文"}}) {
        m_f->makeFolder(folder);
        m_f->write(folder + u"/一.md"_qs, QByteArray("# ") + title + "\n\n一段。\n");
    }
    m_f->makeFolder(QStringLiteral("书"));
    m_f->write(QStringLiteral("书/书.md"), "# 在读\n");
    m_f->open({m_f->path(QStringLiteral("书/书.md"))});
    m_f->find<QAction>("languageEnglish")->trigger();
}

void AddedFoldersTest::cleanup()
{
    m_f.reset();
    QCOMPARE(collectedWarnings(), QStringList());
}

void AddedFoldersTest::severalAtOnce()
{
    add({u"甲"_qs, u"乙"_qs});
    QTRY_COMPARE_WITH_TIMEOUT(foot(), QStringLiteral("2 folders were added to the library"), kPatience);
    QTRY_COMPARE(rowsOf(u"甲文"_qs), 1);
    QCOMPARE(rowsOf(u"乙文"_qs), 1);
}

void AddedFoldersTest::oneOfTwoIsThere()
{
    add({u"甲"_qs});
    QTRY_COMPARE_WITH_TIMEOUT(foot(), QStringLiteral("“甲” was added to the library"), kPatience);
    add({u"甲"_qs, u"乙"_qs});
    QTRY_COMPARE_WITH_TIMEOUT(foot(), QStringLiteral("“乙” was added to the library"), kPatience);
}

/// It is shown where it is, and its documents are there once.
void AddedFoldersTest::insideAnother()
{
    add({u"甲"_qs});
    QTRY_COMPARE_WITH_TIMEOUT(rowsOf(u"内文"_qs), 1, kPatience);
    add({u"甲/内"_qs});
    QTRY_COMPARE_WITH_TIMEOUT(foot(), QStringLiteral("“内” is in the library already"), kPatience);
    QCOMPARE(rowsOf(u"内文"_qs), 1);
    QCOMPARE(rowsOf(u"内"_qs), 1);
    QTRY_COMPARE(m_f->find<QTreeView>("libraryTree")->currentIndex().data().toString(), u"内"_qs);
}

/// Named at the start, before anything of the library is read.
void AddedFoldersTest::startedInsideAnother()
{
    add({u"甲"_qs});
    QTRY_COMPARE_WITH_TIMEOUT(rowsOf(u"内文"_qs), 1, kPatience);
    m_f->open({m_f->path(QStringLiteral("甲/内"))});
    QTRY_COMPARE_WITH_TIMEOUT(rowsOf(u"内"_qs), 1, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(rowsOf(u"内文"_qs), 1, kPatience);
}

QTEST_MAIN(AddedFoldersTest)
#include "tst_added_folders.moc"
