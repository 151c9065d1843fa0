#include "app/models/roles.h"
#include "app/reader/reader_view.h"
#include "app/tasks/index_service.h"
#include "core/library/cache_folder.h"
#include "core/sqlite/database.h"
#include "tests/gui/window/window_fixture.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QTreeView>
#include <QtTest/QtTest>

#include <filesystem>

using namespace zhilan;
using namespace zhilan::tests;

namespace
{

constexpr int kPatience = 20000;

} // namespace

/// A folder of the library that cannot be reached while the window is open.
class LibraryGoneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void goneAndBack_data();
    void goneAndBack();
    void theSample();
    void openDocumentIsInIt();
    void openDocumentIsFollowed();
    void goneFromTheStart();
    void unmounted();
    void hits();
    void anotherFolderStays();

private:
    void reopen() const
    {
        m_f->open({m_f->path(QStringLiteral("库"))});
        m_f->find<QAction>("languageEnglish")->trigger();
        m_f->waitForIndex();
        QTRY_VERIFY_WITH_TIMEOUT(m_f->row(u"甲文"_qs).isValid(), kPatience);
    }
    [[nodiscard]] QString tipOf(const QString& row) const { return m_f->row(row).data(Qt::ToolTipRole).toString(); }
    [[nodiscard]] bool isMarked(const QString& row) const
    {
        return tipOf(row).contains(QStringLiteral("cannot be reached"));
    }
    [[nodiscard]] bool isSaid() const { return m_f->message().contains(m_f->path(QStringLiteral("库")) + u'”'); }
    [[nodiscard]] QString title() const
    {
        return QString::fromStdString(m_f->find<reader::ReaderView>("reader")->document()->title);
    }
    void rename(const char* from, const char* to) const
    {
        QVERIFY(QDir().rename(m_f->path(QString::fromUtf8(from)), m_f->path(QString::fromUtf8(to))));
    }
    /// A document that is in none of the folders.
    void openElsewhere() const
    {
        m_f->window().openPath(m_f->path(QStringLiteral("library/无视频.md")));
        QTRY_COMPARE_WITH_TIMEOUT(title(), QStringLiteral("无视频"), kPatience);
    }
    void search(const QString& words) const
    {
        m_f->trigger("search");
        m_f->find<QLineEdit>("omnibox")->clear();
        compose(m_f->find<QLineEdit>("omnibox"), {}, words);
    }
    [[nodiscard]] QModelIndex hit(int row = 0) const
    {
        return m_f->find<QListView>("searchResults")->model()->index(row, 0);
    }
    [[nodiscard]] bool isHitMarked() const
    {
        return hit().data(models::LabelRole).toString().contains(QStringLiteral("Cannot be reached")) &&
               hit().data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Cannot be reached"));
    }

    std::unique_ptr<WindowFixture> m_f;
};

void LibraryGoneTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    m_f->makeFolder(QStringLiteral("library/访谈"));
    m_f->write(QStringLiteral("library/访谈/丁.md"), "# 丁文\n");
    m_f->makeFolder(QStringLiteral("库/演讲"));
    m_f->write(QStringLiteral("库/甲.md"), "# 甲文\n\n## 一节\n\n独角兽。\n");
    m_f->write(QStringLiteral("库/演讲/乙.md"), "# 乙文\n\n带宽。\n");
    reopen();
}

void LibraryGoneTest::cleanup()
{
    m_f.reset();
    const QStringList collected = collectedWarnings();
    QVERIFY2(collected.isEmpty(), qPrintable(collected.join(QLatin1Char('\n'))));
}

void LibraryGoneTest::goneAndBack_data()
{
    QTest::addColumn<bool>("deleted");
    QTest::newRow("renamed") << false;
    QTest::newRow("deleted") << true;
}

void LibraryGoneTest::goneAndBack()
{
    QFETCH(bool, deleted);
    openElsewhere();
    rename("库", "别处");
    if (deleted) {
        rename("别处", "库");
        QVERIFY(QDir(m_f->path(QStringLiteral("库"))).removeRecursively());
    }
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), kPatience);
    // What happened, and what to do.
    QVERIFY2(m_f->message().contains(QStringLiteral("no longer there")), qPrintable(m_f->message()));
    QVERIFY2(m_f->message().contains(QStringLiteral("remove it from the library")), qPrintable(m_f->message()));
    for (const QString& row : {u"库"_qs, u"演讲"_qs, u"甲文"_qs, u"乙文"_qs}) {
        QVERIFY2(isMarked(row), qPrintable(row));
    }
    m_f->find<QTreeView>("libraryTree")->viewport()->grab();
    // Opened, it says so as plainly.
    m_f->window().openPath(m_f->path(QStringLiteral("库/演讲/乙.md")));
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), kPatience);
    QCOMPARE(title(), QStringLiteral("无视频"));

    if (deleted) {
        m_f->makeFolder(QStringLiteral("库/演讲"));
        m_f->write(QStringLiteral("库/演讲/乙.md"), "# 乙文\n");
        m_f->write(QStringLiteral("库/甲.md"), "# 甲文\n");
    } else {
        rename("别处", "库");
    }
    QTRY_VERIFY_WITH_TIMEOUT(m_f->message().isEmpty(), kPatience);
    for (const QString& row : {u"库"_qs, u"演讲"_qs, u"甲文"_qs, u"乙文"_qs}) {
        QTRY_VERIFY_WITH_TIMEOUT(m_f->row(row).isValid() && !isMarked(row), kPatience);
    }
    m_f->window().openPath(m_f->path(QStringLiteral("库/演讲/乙.md")));
    QTRY_COMPARE_WITH_TIMEOUT(title(), QStringLiteral("乙文"), kPatience);
    QVERIFY(m_f->message().isEmpty());
}

/// Its folders stand outermost.
void LibraryGoneTest::theSample()
{
    m_f->trigger("closeFolders");
    QTRY_VERIFY_WITH_TIMEOUT(m_f->row(u"访谈"_qs).isValid(), kPatience);
    m_f->waitForIndex();
    rename("library", "别处");
    QTRY_VERIFY_WITH_TIMEOUT(isMarked(u"访谈"_qs), kPatience);
    rename("别处", "library");
    QTRY_VERIFY_WITH_TIMEOUT(!isMarked(u"访谈"_qs), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_f->message().isEmpty(), kPatience);
}

/// It is shown as it was read, and as it is once it is back; what is written to it then is seen.
void LibraryGoneTest::openDocumentIsInIt()
{
    m_f->window().openPath(m_f->path(QStringLiteral("库/甲.md")));
    QTRY_COMPARE_WITH_TIMEOUT(title(), QStringLiteral("甲文"), kPatience);
    QVERIFY(QDir(m_f->path(QStringLiteral("库"))).removeRecursively());
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), kPatience);
    QCOMPARE(title(), QStringLiteral("甲文"));
    m_f->makeFolder(QStringLiteral("库"));
    m_f->write(QStringLiteral("库/甲.md"), "# 甲文又来\n");
    QTRY_COMPARE_WITH_TIMEOUT(title(), QStringLiteral("甲文又来"), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_f->message().isEmpty(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(
        (m_f->write(QStringLiteral("库/甲.md"), "# 甲文改过\n"), title() == QStringLiteral("甲文改过")), kPatience);
}

/// To where the folder is now, and back.
void LibraryGoneTest::openDocumentIsFollowed()
{
    m_f->window().openPath(m_f->path(QStringLiteral("库/甲.md")));
    QTRY_COMPARE_WITH_TIMEOUT(title(), QStringLiteral("甲文"), kPatience);
    rename("库", "别处");
    QTRY_COMPARE_WITH_TIMEOUT(m_f->window().windowFilePath(), m_f->path(QStringLiteral("别处/甲.md")), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), kPatience);
    rename("别处", "库");
    QTRY_COMPARE_WITH_TIMEOUT(m_f->window().windowFilePath(), m_f->path(QStringLiteral("库/甲.md")), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_f->message().isEmpty(), kPatience);
}

/// It stands in the tree all the same, so that it can be removed.
void LibraryGoneTest::goneFromTheStart()
{
    m_f->close();
    rename("库", "别处");
    m_f->open();
    QTRY_VERIFY_WITH_TIMEOUT(isMarked(u"库"_qs), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), kPatience);
    m_f->waitForIndex();
    search(u"独角兽"_qs);
    QTRY_VERIFY_WITH_TIMEOUT(isHitMarked(), kPatience);
    rename("别处", "库");
    QTRY_VERIFY_WITH_TIMEOUT(m_f->row(u"甲文"_qs).isValid(), kPatience);
    QVERIFY(!isMarked(u"库"_qs));
    QTRY_VERIFY_WITH_TIMEOUT(!isSaid(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!isHitMarked(), kPatience);
}

/// An empty folder stands where its device was mounted.
void LibraryGoneTest::unmounted()
{
    const auto store = library::storeOf(m_f->path(QStringLiteral("cache")).toStdString(),
                                        m_f->path(QStringLiteral("库")).toStdString());
    {
        auto catalogue = sqlite::Database::open(store.catalogue(), sqlite::Access::ReadWrite);
        QVERIFY(catalogue);
        QVERIFY(catalogue->run("UPDATE values_of SET value='8888888' WHERE key='device'"));
    }
    rename("库", "别处");
    m_f->makeFolder(QStringLiteral("库"));
    QTRY_VERIFY_WITH_TIMEOUT(m_f->message().contains(QStringLiteral("another device")), kPatience);
    QVERIFY(isMarked(u"库"_qs));
    QVERIFY(isMarked(u"乙文"_qs));
    QVERIFY(QDir().rmdir(m_f->path(QStringLiteral("库"))));
    rename("别处", "库");
    QTRY_VERIFY_WITH_TIMEOUT(m_f->row(u"乙文"_qs).isValid() && !isMarked(u"乙文"_qs), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_f->message().isEmpty(), kPatience);
}

/// Those that are shown are marked as they stand.
void LibraryGoneTest::hits()
{
    openElsewhere();
    search(u"带宽"_qs);
    QTRY_COMPARE_WITH_TIMEOUT(hit().data().toString(), QStringLiteral("乙文"), kPatience);
    QVERIFY(!isHitMarked());
    rename("库", "别处");
    QTRY_VERIFY_WITH_TIMEOUT(isHitMarked(), kPatience);
    m_f->find<QListView>("searchResults")->viewport()->grab();
    // Found anew, it is marked as well.
    search(u"独角兽"_qs);
    QTRY_COMPARE_WITH_TIMEOUT(hit().data().toString(), QStringLiteral("甲文"), kPatience);
    QVERIFY(isHitMarked());
    QTest::keyClick(m_f->find<QLineEdit>("omnibox"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), kPatience);
    QCOMPARE(title(), QStringLiteral("无视频"));
    rename("别处", "库");
    QTRY_VERIFY_WITH_TIMEOUT(m_f->message().isEmpty(), kPatience);
    search(u"独角兽"_qs);
    QTRY_COMPARE_WITH_TIMEOUT(hit().data().toString(), QStringLiteral("甲文"), kPatience);
    QVERIFY(!isHitMarked());
}

/// Both are gone, and one comes back: the message is about the other.
void LibraryGoneTest::anotherFolderStays()
{
    m_f->makeFolder(QStringLiteral("另库"));
    m_f->write(QStringLiteral("另库/丙.md"), "# 丙文\n");
    m_f->window().open({m_f->path(QStringLiteral("另库"))});
    QTRY_VERIFY_WITH_TIMEOUT(m_f->row(u"丙文"_qs).isValid(), kPatience);
    rename("库", "别处");
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), kPatience);
    QVERIFY(!isMarked(u"另库"_qs));
    rename("另库", "又别处");
    QTRY_VERIFY_WITH_TIMEOUT(isMarked(u"另库"_qs), kPatience);
    rename("别处", "库");
    QTRY_VERIFY_WITH_TIMEOUT(!isMarked(u"库"_qs), kPatience);
    QVERIFY(isMarked(u"丙文"_qs));
    QVERIFY2(m_f->message().contains(u"另库”"_qs), qPrintable(m_f->message()));
    QVERIFY(!isSaid());
    rename("又别处", "另库");
    QTRY_VERIFY_WITH_TIMEOUT(m_f->message().isEmpty(), kPatience);
}

QTEST_MAIN(LibraryGoneTest)
#include "tst_library_gone.moc"
