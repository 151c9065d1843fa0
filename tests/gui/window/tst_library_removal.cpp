#include "core/library/cache_folder.h"
#include "core/library/refresh.h"
#include "tests/gui/window/window_fixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QMenu>
#include <QTreeView>
#include <QtTest/QtTest>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

using namespace zhilan;
using namespace zhilan::tests;

namespace
{

constexpr int kPatience = 20000;

} // namespace

/// What is taken out of the library is offered back, with its index and its patterns.
class LibraryRemovalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void closedFoldersComeBack();
    void removedFolderComesBack();
    void addedAgainByHand();
    void removedFileComesBack();
    void declined();
    void declinedByTheEnd();
    void declinedByTheNext();

private:
    [[nodiscard]] QStringList roots() const
    {
        const QAbstractItemModel* model = m_f->find<QTreeView>("libraryTree")->model();
        QStringList roots;
        for (int row = 0; row < model->rowCount(); ++row) {
            roots.append(model->index(row, 0).data().toString());
        }
        return roots;
    }
    void remove(const QString& row) const
    {
        QMenu* menu = m_f->menuOf(row);
        QVERIFY(menu != nullptr);
        menu->findChild<QAction*>(QStringLiteral("removeFromLibrary"))->trigger();
        menu->close();
        QTRY_VERIFY(m_f->find<QMenu>("libraryMenu") == nullptr);
    }
    [[nodiscard]] QAbstractButton* undo() const { return m_f->find<QAbstractButton>("messageButton"); }
    [[nodiscard]] library::Store store(const QString& folder) const
    {
        return library::storeOf(m_f->path(QStringLiteral("cache")).toStdString(), m_f->path(folder).toStdString());
    }
    [[nodiscard]] bool isIndexed(const QString& folder) const
    {
        return std::filesystem::exists(store(folder).rootFile());
    }
    std::unique_ptr<WindowFixture> m_f;
};

void LibraryRemovalTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    for (const char* name : {"一", "二", "三"}) {
        const QString folder = QString::fromUtf8(name);
        m_f->makeFolder(folder + QStringLiteral("/草稿"));
        m_f->write(folder + QStringLiteral("/文.md"), "# " + QByteArray(name) + "文\n");
        m_f->write(folder + QStringLiteral("/草稿/稿.md"), "# " + QByteArray(name) + "稿\n");
    }
    library::RefreshOptions options;
    options.ignore = std::vector<std::string>{"草稿"};
    QVERIFY(library::refresh(store(u"二"_qs), options));
    m_f->open({m_f->path(u"一"_qs), m_f->path(u"二"_qs), m_f->path(u"三"_qs)});
    m_f->waitForIndex();
    QTRY_COMPARE(roots(), QStringList({u"一"_qs, u"二"_qs, u"三"_qs}));
}

void LibraryRemovalTest::cleanup()
{
    m_f.reset();
    QCOMPARE(collectedWarnings(), QStringList());
}

void LibraryRemovalTest::closedFoldersComeBack()
{
    m_f->trigger("closeFolders");
    QTRY_VERIFY_WITH_TIMEOUT(roots().contains(u"增长的一年"_qs), kPatience);
    QVERIFY2(m_f->message().contains(QStringLiteral("no folder in the library")), qPrintable(m_f->message()));
    m_f->waitForIndex();
    QVERIFY(isIndexed(u"一"_qs) && isIndexed(u"二"_qs) && isIndexed(u"三"_qs));
    undo()->click();
    QTRY_COMPARE_WITH_TIMEOUT(roots(), QStringList({u"一"_qs, u"二"_qs, u"三"_qs}), kPatience);
    QVERIFY(m_f->message().isEmpty());
    m_f->waitForIndex();
    QCOMPARE(library::rememberedPatterns(store(u"二"_qs)), std::vector<std::string>{"草稿"});
    QVERIFY(!m_f->row(u"二稿"_qs).isValid());
    // Also at the next start.
    m_f->open();
    QTRY_COMPARE_WITH_TIMEOUT(roots(), QStringList({u"一"_qs, u"二"_qs, u"三"_qs}), kPatience);
    QVERIFY(isIndexed(u"一"_qs) && isIndexed(u"二"_qs) && isIndexed(u"三"_qs));
}

void LibraryRemovalTest::removedFolderComesBack()
{
    remove(u"二"_qs);
    QTRY_COMPARE_WITH_TIMEOUT(roots(), QStringList({u"一"_qs, u"三"_qs}), kPatience);
    QVERIFY2(m_f->message().contains(QStringLiteral("“二”")), qPrintable(m_f->message()));
    undo()->click();
    QTRY_COMPARE_WITH_TIMEOUT(roots(), QStringList({u"一"_qs, u"二"_qs, u"三"_qs}), kPatience);
    m_f->waitForIndex();
    QCOMPARE(library::rememberedPatterns(store(u"二"_qs)), std::vector<std::string>{"草稿"});
}

void LibraryRemovalTest::addedAgainByHand()
{
    remove(u"二"_qs);
    QTRY_COMPARE_WITH_TIMEOUT(roots(), QStringList({u"一"_qs, u"三"_qs}), kPatience);
    m_f->window().openPath(m_f->path(u"二"_qs));
    QTRY_COMPARE_WITH_TIMEOUT(roots(), QStringList({u"一"_qs, u"三"_qs, u"二"_qs}), kPatience);
    m_f->open();
    m_f->waitForIndex();
    QVERIFY(isIndexed(u"二"_qs));
    QCOMPARE(library::rememberedPatterns(store(u"二"_qs)), std::vector<std::string>{"草稿"});
}

void LibraryRemovalTest::removedFileComesBack()
{
    m_f->write(QStringLiteral("独.md"), "# 独自\n");
    m_f->window().openPath(m_f->path(QStringLiteral("独.md")));
    QTRY_VERIFY_WITH_TIMEOUT(m_f->row(u"独自"_qs).isValid(), kPatience);
    m_f->window().openPath(m_f->path(u"一/文.md"_qs));
    QTRY_COMPARE_WITH_TIMEOUT(m_f->window().windowFilePath(), m_f->path(u"一/文.md"_qs), kPatience);
    remove(u"独自"_qs);
    QTRY_VERIFY_WITH_TIMEOUT(!m_f->row(u"独自"_qs).isValid(), kPatience);
    undo()->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_f->row(u"独自"_qs).isValid(), kPatience);
}

void LibraryRemovalTest::declined()
{
    remove(u"二"_qs);
    QTRY_VERIFY(!m_f->message().isEmpty());
    QTest::keyClick(m_f->find<QWidget>("messageBar"), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!isIndexed(u"二"_qs), kPatience);
    QVERIFY(isIndexed(u"一"_qs) && isIndexed(u"三"_qs));
}

void LibraryRemovalTest::declinedByTheEnd()
{
    m_f->trigger("closeFolders");
    m_f->close();
    QVERIFY(!isIndexed(u"一"_qs) && !isIndexed(u"二"_qs) && !isIndexed(u"三"_qs));
}

void LibraryRemovalTest::declinedByTheNext()
{
    remove(u"二"_qs);
    QTRY_COMPARE_WITH_TIMEOUT(roots(), QStringList({u"一"_qs, u"三"_qs}), kPatience);
    remove(u"三"_qs);
    QTRY_VERIFY_WITH_TIMEOUT(!isIndexed(u"二"_qs), kPatience);
    QVERIFY(isIndexed(u"三"_qs));
    undo()->click();
    QTRY_COMPARE_WITH_TIMEOUT(roots(), QStringList({u"一"_qs, u"三"_qs}), kPatience);
}

QTEST_MAIN(LibraryRemovalTest)
#include "tst_library_removal.moc"
