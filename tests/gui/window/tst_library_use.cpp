#include "app/models/results_model.h"
#include "app/models/roles.h"
#include "app/reader/reader_view.h"
#include "app/shell/index_controller.h"
#include "app/shell/library_controller.h"
#include "app/tasks/index_service.h"
#include "core/library/cache_folder.h"
#include "core/library/refresh.h"
#include "core/search/index.h"
#include "core/sqlite/database.h"
#include "tests/gui/window/window_fixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDeadlineTimer>
#include <QDialog>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTreeView>
#include <QtTest/QtTest>
#include <QUrl>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace zhilan;
using namespace zhilan::tests;

namespace
{

constexpr int kPatience = 20000;

} // namespace

/// The library in daily use: its tree, what is wrong with it, and what happens while its files change.
class LibraryUseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void filterShowsWhatIsCalledThat_data();
    void filterShowsWhatIsCalledThat();
    void filterFindsNothing();
    void enterOpensTheFirst();
    void filterGivesWayToWhatIsOpened();
    void sectionsOfWhatTheFilterLeaves();
    void openFoldersStayOpen();
    void problemsAreListed();
    void foldersAreRemoved();
    void ignoredIsNeitherListedNorFound();
    void ignoredElsewhere();
    void patternsBeingWritten();
    void foldersAreLookedAtInTheBackground();
    void samplesCannotBeRemoved();
    void droppedFoldersAreKept();
    void anotherProcessIndexes();
    void pausedAndResumed();
    void sectionsOfChangedDocuments();
    void folderGoneAndBack();
    void newFilesAppear();
    void askedBeforeItIsThere();
    void changesDuringAScan();
    void changedDocumentIsShownAnew();
    void savedAsEditorsDo();
    void openDocumentOutside();
    void openDocumentGone();
    void openDocumentIsFollowed_data();
    void openDocumentIsFollowed();
    void openFileOfItsOwnIsFollowed();
    void removedFilesDisappear();

private:
    [[nodiscard]] reader::ReaderView* reader() const { return m_f->find<reader::ReaderView>("reader"); }
    [[nodiscard]] QTreeView* tree() const { return m_f->find<QTreeView>("libraryTree"); }
    [[nodiscard]] QString title() const { return QString::fromStdString(reader()->document()->title); }
    [[nodiscard]] bool hasRow(const QString& text) const { return m_f->row(text).isValid(); }
    [[nodiscard]] std::string source() const { return std::string(reader()->document()->tree->source()); }
    /// The document's row, or that of one of its sections.
    [[nodiscard]] bool isMarked(const QString& document) const
    {
        const QModelIndex row = tree()->selectionModel()->selectedIndexes().value(0);
        return row.data() == document || row.parent().data() == document;
    }
    [[nodiscard]] bool canBeRemoved(const QString& row) const
    {
        QMenu* menu = m_f->menuOf(row);
        const bool can = menu->findChild<QAction*>(QStringLiteral("removeFromLibrary")) != nullptr;
        delete menu;
        return can;
    }
    void choose(const QString& row, const char* action) const
    {
        QMenu* menu = m_f->menuOf(row);
        QVERIFY(menu != nullptr);
        auto* chosen = menu->findChild<QAction*>(QLatin1String(action));
        QVERIFY2(chosen != nullptr, action);
        chosen->trigger();
        menu->close();
        QTRY_VERIFY(m_f->find<QMenu>("libraryMenu") == nullptr);
    }
    /// By the dialog, which shows what there was.
    void ignore(const QString& row, const QString& before, const QString& patterns) const
    {
        choose(row, "ignoreInFolder");
        QTRY_VERIFY(m_f->find<QDialog>("ignoreDialog") != nullptr);
        auto* dialog = m_f->find<QDialog>("ignoreDialog");
        auto* edit = dialog->findChild<QPlainTextEdit*>(QStringLiteral("ignorePatterns"));
        QCOMPARE(edit->toPlainText(), before);
        edit->setPlainText(patterns);
        dialog->accept();
        QTRY_VERIFY(m_f->find<QDialog>("ignoreDialog") == nullptr);
    }
    [[nodiscard]] QString toolTip(const QString& row) const { return m_f->row(row).data(Qt::ToolTipRole).toString(); }
    [[nodiscard]] bool isIndexed(const QString& folder) const
    {
        const std::filesystem::path root = m_f->path(folder).toStdString();
        const auto known = library::knownStores(m_f->path(QStringLiteral("cache")).toStdString());
        return std::any_of(known.begin(), known.end(), [&](const auto& store) { return store.root == root; });
    }
    void reopen(const QStringList& files = {})
    {
        m_f->open(files);
        m_f->find<QAction>("languageEnglish")->trigger();
        m_f->waitForIndex();
    }

    std::unique_ptr<WindowFixture> m_f;
};

void LibraryUseTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    m_f->makeFolder(QStringLiteral("library/访谈/2026"));
    m_f->write(QStringLiteral("library/访谈/2026/深处.md"), "# 深处🙂\n\n## 里面\n\n文字。\n");
    reopen();
}

void LibraryUseTest::cleanup()
{
    m_f.reset();
    const QStringList warnings = collectedWarnings();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(QLatin1Char('\n'))));
}

void LibraryUseTest::filterShowsWhatIsCalledThat_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("hidden");
    QTest::newRow("document") << u"深"_qs << QStringList{u"访谈"_qs, u"2026"_qs, u"深处🙂"_qs} << u"另一篇"_qs;
    QTest::newRow("Traditional") << u"無視頻"_qs << QStringList{u"无视频"_qs} << u"深处🙂"_qs;
    QTest::newRow("folder with all in it") << u"2026"_qs << QStringList{u"访谈"_qs, u"深处🙂"_qs} << u"无视频"_qs;
    QTest::newRow("full width") << u"２０２６"_qs << QStringList{u"2026"_qs} << u"无视频"_qs;
    QTest::newRow("folder and document") << u"访谈 深"_qs << QStringList{u"2026"_qs, u"深处🙂"_qs} << u"无视频"_qs;
    QTest::newRow("section of what is open") << u"结语"_qs << QStringList{u"增长的一年"_qs, u"结语"_qs} << u"开场"_qs;
}

void LibraryUseTest::filterShowsWhatIsCalledThat()
{
    QFETCH(QString, query);
    QFETCH(QStringList, rows);
    QFETCH(QString, hidden);
    auto* field = m_f->find<QLineEdit>("libraryFilter");
    tree()->collapse(m_f->row(u"访谈"_qs));
    compose(field, QStringLiteral("pin yin"), query);
    for (const QString& row : std::as_const(rows)) {
        QTRY_VERIFY2(hasRow(row), qPrintable(row));
    }
    QTRY_VERIFY(!hasRow(hidden));
    for (QModelIndex above = m_f->row(rows.last()).parent(); above.isValid(); above = above.parent()) {
        QVERIFY(tree()->isExpanded(above));
    }
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(field->text(), QString());
    QVERIFY(hasRow(hidden));
    QVERIFY(!tree()->isExpanded(m_f->row(u"访谈"_qs)));
    QVERIFY(tree()->hasFocus() || !m_f->window().isActiveWindow());
}

void LibraryUseTest::filterFindsNothing()
{
    auto* field = m_f->find<QLineEdit>("libraryFilter");
    field->setText(QStringLiteral("没有这样的"));
    QTRY_VERIFY(!tree()->isVisible());
    QVERIFY(field->isVisible());
    field->clear();
    QVERIFY(tree()->isVisible());
}

void LibraryUseTest::enterOpensTheFirst()
{
    auto* field = m_f->find<QLineEdit>("libraryFilter");
    field->setFocus();
    field->setText(QStringLiteral("访谈"));
    QTest::keyClick(field, Qt::Key_Return); // before the answer
    QTRY_COMPARE(title(), QStringLiteral("深处🙂"));
    field->setText(QStringLiteral("无视频"));
    QTRY_VERIFY(hasRow(u"无视频"_qs) && !hasRow(u"访谈"_qs));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(title(), QStringLiteral("无视频"));
    QCOMPARE(field->text(), QStringLiteral("无视频"));
}

void LibraryUseTest::filterGivesWayToWhatIsOpened()
{
    auto* field = m_f->find<QLineEdit>("libraryFilter");
    field->setText(QStringLiteral("增长"));
    QTRY_VERIFY(!hasRow(u"无视频"_qs));
    m_f->window().openPath(m_f->path(QStringLiteral("library/无视频.md")));
    QTRY_COMPARE(title(), QStringLiteral("无视频"));
    QTRY_COMPARE(field->text(), QString());
    QTRY_COMPARE(tree()->currentIndex().data().toString(), QStringLiteral("无视频"));
}

void LibraryUseTest::sectionsOfWhatTheFilterLeaves()
{
    m_f->find<QLineEdit>("libraryFilter")->setText(QStringLiteral("深处"));
    QTRY_VERIFY(hasRow(u"深处🙂"_qs) && !hasRow(u"无视频"_qs));
    tree()->expand(m_f->row(u"深处🙂"_qs));
    QTRY_VERIFY(hasRow(u"里面"_qs));
}

void LibraryUseTest::openFoldersStayOpen()
{
    tree()->expand(m_f->row(u"访谈"_qs));
    tree()->expand(m_f->row(u"2026"_qs));
    tree()->expand(m_f->row(u"深处🙂"_qs));
    QTRY_VERIFY(hasRow(u"里面"_qs));
    m_f->write(QStringLiteral("library/新来的.md"), "# 新来的\n");
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(u"新来的"_qs), kPatience);
    QVERIFY(tree()->isExpanded(m_f->row(u"2026"_qs)));
    QVERIFY(tree()->isExpanded(m_f->row(u"深处🙂"_qs)));
    tree()->collapse(m_f->row(u"访谈"_qs));
    m_f->write(QStringLiteral("library/又来的.md"), "# 又来的\n");
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(u"又来的"_qs), kPatience);
    QVERIFY(!tree()->isExpanded(m_f->row(u"访谈"_qs)));
}

void LibraryUseTest::problemsAreListed()
{
    auto* badge = m_f->find<QAbstractButton>("libraryProblems");
    QVERIFY(!badge->isVisible());
    m_f->write(QStringLiteral("library/坏的.md"), QByteArray(700, '\0'));
    QTRY_VERIFY_WITH_TIMEOUT(badge->isVisible(), kPatience);
    QCOMPARE(badge->text(), QStringLiteral("1 problem"));
    badge->click();
    auto* list = m_f->find<QListView>("problemsList");
    QVERIFY(list != nullptr && list->isVisible());
    QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("坏的.md"));
    const QString reason = list->model()->index(0, 0).data(models::DefinitionRole).toString();
    QVERIFY2(reason.contains(QStringLiteral("is not a text file")), qPrintable(reason));
    QVERIFY2(reason.contains(QStringLiteral("Open a file with Markdown text in it")), qPrintable(reason));
    QTest::keyClick(list, Qt::Key_Escape);
    QTRY_VERIFY(m_f->find<QListView>("problemsList") == nullptr);
    QFile::remove(m_f->path(QStringLiteral("library/坏的.md")));
    QTRY_VERIFY_WITH_TIMEOUT(!badge->isVisible(), kPatience);
}

void LibraryUseTest::foldersAreRemoved()
{
    m_f->makeFolder(QStringLiteral("一"));
    m_f->makeFolder(QStringLiteral("二"));
    m_f->write(QStringLiteral("一/甲.md"), "# 甲文\n\n独角兽。\n");
    m_f->write(QStringLiteral("二/乙.md"), "# 乙文\n");
    reopen({m_f->path(QStringLiteral("一")), m_f->path(QStringLiteral("二"))});
    QTRY_VERIFY(hasRow(u"甲文"_qs) && hasRow(u"乙文"_qs));
    QVERIFY(!canBeRemoved(u"甲文"_qs));
    m_f->waitForIndex();
    QVERIFY(isIndexed(u"一"_qs) && isIndexed(u"二"_qs) && isIndexed(u"library"_qs));
    choose(u"二"_qs, "removeFromLibrary");
    QTRY_VERIFY_WITH_TIMEOUT(!hasRow(u"乙文"_qs), kPatience);
    QVERIFY(QFile::exists(m_f->path(QStringLiteral("二/乙.md"))));
    QTest::keyClick(m_f->find<QWidget>("messageBar"), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!isIndexed(u"二"_qs), kPatience);
    QVERIFY(isIndexed(u"一"_qs) && isIndexed(u"library"_qs));
    // Also at the next start.
    reopen();
    QTRY_VERIFY(hasRow(u"甲文"_qs));
    QVERIFY(!hasRow(u"二"_qs));
    m_f->trigger("closeFolders");
    QTest::keyClick(m_f->find<QWidget>("messageBar"), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!isIndexed(u"一"_qs), kPatience);
    QVERIFY(isIndexed(u"library"_qs));
}

void LibraryUseTest::ignoredIsNeitherListedNorFound()
{
    m_f->makeFolder(QStringLiteral("库/演讲"));
    m_f->write(QStringLiteral("库/甲.md"), "# 甲文\n");
    m_f->write(QStringLiteral("库/演讲/乙.md"), "# 乙文\n\n独角兽。\n");
    reopen({m_f->path(QStringLiteral("库"))});
    const auto* index = m_f->window().findChild<tasks::IndexService*>();
    QTRY_VERIFY(hasRow(u"演讲"_qs));
    QCOMPARE(index->snapshot()->documentCount(), std::uint64_t{2});
    QVERIFY(!toolTip(u"库"_qs).contains(QStringLiteral("Ignored")));
    ignore(u"库"_qs, {}, QStringLiteral("  演讲 \n\nraw*\n"));
    QTRY_VERIFY_WITH_TIMEOUT(!hasRow(u"演讲"_qs), kPatience);
    m_f->waitForIndex();
    QCOMPARE(index->snapshot()->documentCount(), std::uint64_t{1});
    QVERIFY(toolTip(u"库"_qs).contains(QStringLiteral("Ignored: 演讲 · raw*")));
    // Also at the next start, and for the command line.
    reopen();
    QVERIFY(hasRow(u"甲文"_qs) && !hasRow(u"演讲"_qs));
    const auto store = library::storeOf(m_f->path(QStringLiteral("cache")).toStdString(),
                                        m_f->path(QStringLiteral("库")).toStdString());
    QVERIFY((library::rememberedPatterns(store) == std::vector<std::string>{"演讲", "raw*"}));
    // A folder of which all is ignored can still be told otherwise.
    ignore(u"库"_qs, QStringLiteral("演讲\nraw*"), QStringLiteral("*"));
    QTRY_VERIFY_WITH_TIMEOUT(!hasRow(u"甲文"_qs), kPatience);
    QVERIFY(m_f->message().isEmpty());
    ignore(u"库"_qs, QStringLiteral("*"), {});
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(u"演讲"_qs) && hasRow(u"甲文"_qs), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_f->window().findChild<tasks::IndexService*>()->snapshot()->documentCount(),
                              std::uint64_t{2}, kPatience);
}

/// What another process has told it to ignore.
void LibraryUseTest::ignoredElsewhere()
{
    m_f->makeFolder(QStringLiteral("库/演讲"));
    m_f->write(QStringLiteral("库/甲.md"), "# 甲文\n");
    m_f->write(QStringLiteral("库/演讲/乙.md"), "# 乙文\n");
    reopen({m_f->path(QStringLiteral("库"))});
    QTRY_VERIFY(hasRow(u"演讲"_qs));
    const auto store = library::storeOf(m_f->path(QStringLiteral("cache")).toStdString(),
                                        m_f->path(QStringLiteral("库")).toStdString());
    library::RefreshOptions options;
    options.ignore = {"演讲"};
    QVERIFY(library::refresh(store, options));
    QTRY_VERIFY_WITH_TIMEOUT(!hasRow(u"演讲"_qs), kPatience);
    // One of its own within it that is passed over there is indexed by itself.
    m_f->window().open({m_f->path(QStringLiteral("库/演讲"))});
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(u"乙文"_qs), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(isIndexed(u"库/演讲"_qs), kPatience);
    const auto* index = m_f->window().findChild<shell::IndexController*>();
    const std::filesystem::path inner = m_f->path(QStringLiteral("库/演讲")).toStdString();
    QVERIFY(index->isIndexed(inner));
    // It is not once it is no longer passed over.
    ignore(u"库"_qs, QStringLiteral("演讲"), {});
    QTRY_VERIFY_WITH_TIMEOUT(!index->isIndexed(inner), kPatience);
    m_f->waitForIndex();
    QCOMPARE(index->parent()->findChild<tasks::IndexService*>()->snapshot()->documentCount(), std::uint64_t{2});
}

/// By another process, just when they are asked for: the window does not wait for it.
void LibraryUseTest::patternsBeingWritten()
{
    m_f->makeFolder(QStringLiteral("库"));
    m_f->write(QStringLiteral("库/甲.md"), "# 甲文\n");
    reopen({m_f->path(QStringLiteral("库"))});
    m_f->waitForIndex();
    const auto store = library::storeOf(m_f->path(QStringLiteral("cache")).toStdString(),
                                        m_f->path(QStringLiteral("库")).toStdString());
    library::RefreshOptions options;
    options.ignore = {"草稿"};
    QVERIFY(library::refresh(store, options));
    {
        auto writer = sqlite::Database::open(store.catalogue(), sqlite::Access::ReadWrite);
        QVERIFY(writer);
        QVERIFY(writer->run("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE"));
        choose(u"库"_qs, "ignoreInFolder");
        QVERIFY(m_f->find<QDialog>("ignoreDialog") == nullptr);
    }
    QTRY_VERIFY(m_f->find<QDialog>("ignoreDialog") != nullptr);
    auto* dialog = m_f->find<QDialog>("ignoreDialog");
    QCOMPARE(dialog->findChild<QPlainTextEdit*>(QStringLiteral("ignorePatterns"))->toPlainText(), u"草稿"_qs);
    dialog->reject();
    QTRY_VERIFY(m_f->find<QDialog>("ignoreDialog") == nullptr);
}

/// A drive that does not answer does not hold the window.
void LibraryUseTest::foldersAreLookedAtInTheBackground()
{
    m_f->makeFolder(QStringLiteral("库/演讲"));
    m_f->write(QStringLiteral("库/演讲/乙.md"), "# 乙文\n");
    auto* index = m_f->window().findChild<shell::IndexController*>();
    const std::filesystem::path outer = m_f->path(QStringLiteral("库")).toStdString();
    index->setFolders({outer, outer / "演讲"});
    QVERIFY(!index->isIndexed(outer)); // not told yet
    QCOMPARE(index->service().state().phase, tasks::IndexState::Phase::Working);
    QTRY_VERIFY_WITH_TIMEOUT(index->isIndexed(outer), kPatience);
    QVERIFY(!index->isIndexed(outer / "演讲"));
    m_f->waitForIndex();
    QCOMPARE(index->service().snapshot()->documentCount(), std::uint64_t{1});
}

void LibraryUseTest::samplesCannotBeRemoved()
{
    QVERIFY(hasRow(u"访谈"_qs));
    QVERIFY(!canBeRemoved(u"访谈"_qs));
}

void LibraryUseTest::droppedFoldersAreKept()
{
    m_f->makeFolder(QStringLiteral("拖来"));
    m_f->write(QStringLiteral("拖来/丙.md"), "# 丙文\n\n独角兽。\n");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_f->path(QStringLiteral("拖来")))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_f->window(), &enter);
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_f->window(), &drop);
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(u"丙文"_qs), kPatience);
    m_f->waitForIndex();
    QCOMPARE(m_f->window().findChild<tasks::IndexService*>()->snapshot()->documentCount(), std::uint64_t{1});
    reopen();
    QTRY_VERIFY(hasRow(u"丙文"_qs));
}

void LibraryUseTest::anotherProcessIndexes()
{
    const auto store = library::storeOf(m_f->path(QStringLiteral("cache")).toStdString(),
                                        m_f->path(QStringLiteral("library")).toStdString());
    auto writer = search::Writer::open(store.index());
    QVERIFY(writer);
    m_f->write(QStringLiteral("library/新来的.md"), "# 新来的\n");
    auto* text = m_f->find<QLabel>("statusWork");
    auto* button = m_f->find<QAbstractButton>("statusWorkButton");
    QTRY_VERIFY_WITH_TIMEOUT(text->isVisible() && text->text().startsWith(QStringLiteral("Another process")),
                             kPatience);
    QCOMPARE(button->text(), QStringLiteral("Stop"));
    button->click();
    QCOMPARE(text->text(), QStringLiteral("Indexing was stopped"));
    QCOMPARE(button->text(), QStringLiteral("Go on"));
    // A change does not begin anew what the reader has stopped.
    m_f->write(QStringLiteral("library/又来的.md"), "# 又来的\n");
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(u"又来的"_qs), kPatience);
    QCOMPARE(text->text(), QStringLiteral("Indexing was stopped"));
    writer->reset();
    button->click();
    m_f->waitForIndex();
    QVERIFY(!text->isVisible());
    QVERIFY(!button->isVisible());
    QCOMPARE(m_f->window().findChild<tasks::IndexService*>()->snapshot()->documentCount(), std::uint64_t{6});
}

void LibraryUseTest::pausedAndResumed()
{
    auto* text = m_f->find<QLabel>("statusWork");
    auto* hold = m_f->find<QAbstractButton>("statusHoldButton");
    const auto store = library::storeOf(m_f->path(QStringLiteral("cache")).toStdString(),
                                        m_f->path(QStringLiteral("library")).toStdString());
    auto writer = search::Writer::open(store.index());
    QVERIFY(writer);
    m_f->write(QStringLiteral("library/新来的.md"), "# 新来的\n\n独角兽。\n");
    QTRY_VERIFY_WITH_TIMEOUT(hold->isVisible() && text->text().startsWith(QStringLiteral("Another process")),
                             kPatience);
    QCOMPARE(hold->text(), QStringLiteral("Pause"));
    hold->click();
    QVERIFY(text->text().startsWith(QStringLiteral("Indexing is paused")));
    QCOMPARE(hold->text(), QStringLiteral("Resume"));
    writer->reset();
    m_f->write(QStringLiteral("library/又来的.md"), "# 又来的\n");
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(u"又来的"_qs), kPatience);
    QVERIFY(text->text().startsWith(QStringLiteral("Indexing is paused")));
    hold->click();
    m_f->waitForIndex();
    QVERIFY(!text->isVisible());
    QVERIFY(!hold->isVisible());
    QCOMPARE(m_f->window().findChild<tasks::IndexService*>()->snapshot()->documentCount(), std::uint64_t{6});
}

/// Those of a document that is not open, in the tree.
void LibraryUseTest::sectionsOfChangedDocuments()
{
    auto* tree = m_f->find<QTreeView>("libraryTree");
    tree->expand(m_f->row(QStringLiteral("另一篇")));
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(u"第二节"_qs), kPatience);
    m_f->write(QStringLiteral("library/另一篇.md"), "# 另一篇\n\n## 第一节\n\n## 新的一节\n");
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(u"新的一节"_qs) && !hasRow(u"第二节"_qs), kPatience);
    QVERIFY(hasRow(u"第一节"_qs));
    QVERIFY(tree->isExpanded(m_f->row(QStringLiteral("另一篇"))));
}

void LibraryUseTest::folderGoneAndBack()
{
    const std::string library = m_f->path(QStringLiteral("library")).toStdString();
    const std::string away = m_f->path(QStringLiteral("away")).toStdString();
    const auto* index = m_f->window().findChild<tasks::IndexService*>();
    QCOMPARE(::rename(library.c_str(), away.c_str()), 0);
    QTRY_COMPARE_WITH_TIMEOUT(index->report().failures.size(), std::size_t{1}, kPatience);
    QCOMPARE(index->snapshot()->documentCount(), std::uint64_t{4}); // what was indexed is still found
    std::ofstream(away + "/新来的.md") << "# 新来的\n";
    QCOMPARE(::rename(away.c_str(), library.c_str()), 0);
    QTRY_COMPARE_WITH_TIMEOUT(index->snapshot()->documentCount(), std::uint64_t{5}, kPatience);
    QVERIFY(index->report().failures.empty());
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(u"新来的"_qs), kPatience);
}

void LibraryUseTest::newFilesAppear()
{
    m_f->makeFolder(QStringLiteral("library/新夹"));
    m_f->write(QStringLiteral("library/新夹/新.md"), "# 新文\n\n独角兽。\n");
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(u"新文"_qs), kPatience);
    m_f->waitForIndex();
    m_f->trigger("search");
    compose(m_f->find<QLineEdit>("omnibox"), {}, QStringLiteral("独角兽"));
    auto* list = m_f->find<QListView>("searchResults");
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->index(0, 0).data().toString(), QStringLiteral("新文"), kPatience);
}

/// The first answer to a question may be on its way while what it asks for comes in.
void LibraryUseTest::askedBeforeItIsThere()
{
    auto* box = m_f->find<QLineEdit>("omnibox");
    const auto* list = m_f->find<QListView>("searchResults");
    for (int round = 0; round < 10; ++round) {
        box->clear();
        m_f->trigger("search");
        m_f->write(QStringLiteral("library/期%1.md").arg(round),
                   QStringLiteral("# 第 %1 期\n\n独角兽%1号。\n").arg(round).toUtf8());
        const QString title = QStringLiteral("第 %1 期").arg(round);
        // Asked anew again and again, until it can be found.
        QSignalSpy published(m_f->window().findChild<tasks::IndexService*>(), &tasks::IndexService::published);
        for (const QDeadlineTimer patience(kPatience); published.isEmpty() && !patience.hasExpired();) {
            box->clear();
            compose(box, {}, QStringLiteral("独角兽%1号").arg(round));
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->index(0, 0).data().toString(), title, kPatience);
    }
}

void LibraryUseTest::changesDuringAScan()
{
    shell::LibraryController library{{}};
    QSignalSpy scanned(&library, &shell::LibraryController::scanned);
    library.setFolders({m_f->path(QStringLiteral("library")).toStdString()});
    // However often something changes, what was asked for first comes to its end.
    for (const QDeadlineTimer patience(kPatience); scanned.isEmpty() && !patience.hasExpired();) {
        library.scanAgain();
        QCoreApplication::processEvents();
    }
    QCOMPARE(scanned.size(), 1);
    m_f->write(QStringLiteral("library/新来的.md"), "# 新来的\n");
    library.scanAgain();
    const std::size_t before = library.documentCount();
    QTRY_COMPARE_WITH_TIMEOUT(library.documentCount(), std::size_t{5}, kPatience);
    QCOMPARE(before, std::size_t{4});
}

void LibraryUseTest::changedDocumentIsShownAnew()
{
    QFile file(m_f->path(QStringLiteral("library/增长.md")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    reader()->scrollToByte(static_cast<std::uint32_t>(source().find("## 收入")));
    const auto place = reader()->position();
    m_f->write(QStringLiteral("library/增长.md"), before + "\n\n末尾新添的一句。\n");
    QTRY_VERIFY_WITH_TIMEOUT(source().find("末尾新添") != std::string::npos, kPatience);
    QCOMPARE(reader()->position().byte, place.byte);
    QCOMPARE(title(), QStringLiteral("增长的一年"));
    QVERIFY(!m_f->find<QAction>("back")->isEnabled());
}

void LibraryUseTest::savedAsEditorsDo()
{
    m_f->write(QStringLiteral("library/.增长.md.swp"), "# 改了名\n\n新的一句。\n");
    QVERIFY(::rename(qPrintable(m_f->path(QStringLiteral("library/.增长.md.swp"))),
                     qPrintable(m_f->path(QStringLiteral("library/增长.md")))) == 0);
    QTRY_COMPARE_WITH_TIMEOUT(title(), QStringLiteral("改了名"), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(hasRow(u"改了名"_qs) && !hasRow(u"增长的一年"_qs), kPatience);
}

void LibraryUseTest::openDocumentOutside()
{
    m_f->write(QStringLiteral("外面.md"), "# 外面\n");
    m_f->window().openPath(m_f->path(QStringLiteral("外面.md")));
    QTRY_COMPARE(title(), QStringLiteral("外面"));
    // The watch begins after the document is shown: written until it is noticed.
    int times = 0;
    QTRY_VERIFY_WITH_TIMEOUT((m_f->write(QStringLiteral("外面.md"), "# 外面改了" + QByteArray::number(++times) + "\n"),
                              title().startsWith(QStringLiteral("外面改了"))),
                             kPatience);
}

void LibraryUseTest::openDocumentGone()
{
    const QString file = m_f->path(QStringLiteral("library/增长.md"));
    const std::string text(source());
    QVERIFY(QFile::remove(file));
    QTRY_VERIFY_WITH_TIMEOUT(m_f->message().contains(QStringLiteral("is no longer there")), kPatience);
    QVERIFY(m_f->message().contains(QStringLiteral("增长.md")));
    QCOMPARE(std::string(source()), text);
    m_f->write(QStringLiteral("library/增长.md"), QByteArray::fromStdString(text) + "\n又来了。\n");
    QTRY_VERIFY_WITH_TIMEOUT(source().find("又来了") != std::string::npos, kPatience);
    QTRY_VERIFY(m_f->message().isEmpty());
}

void LibraryUseTest::openDocumentIsFollowed_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("file");
    QTest::newRow("renamed") << u"访谈/2026/深处.md"_qs << u"访谈/2026/更深.md"_qs << u"访谈/2026/更深.md"_qs;
    QTest::newRow("moved") << u"访谈/2026/深处.md"_qs << u"访谈/深处.md"_qs << u"访谈/深处.md"_qs;
    QTest::newRow("folder renamed") << u"访谈"_qs << u"谈话"_qs << u"谈话/2026/深处.md"_qs;
}

void LibraryUseTest::openDocumentIsFollowed()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, file);
    const QString library = QStringLiteral("library/");
    m_f->window().openPath(m_f->path(library + QStringLiteral("访谈/2026/深处.md")));
    QTRY_COMPARE(title(), QStringLiteral("深处🙂"));
    m_f->waitForIndex();
    QVERIFY(QDir().rename(m_f->path(library + from), m_f->path(library + to)));
    QTRY_COMPARE_WITH_TIMEOUT(m_f->window().windowFilePath(), m_f->path(library + file), kPatience);
    QVERIFY2(m_f->message().isEmpty(), qPrintable(m_f->message()));
    QTRY_VERIFY_WITH_TIMEOUT(isMarked(title()), kPatience);
    // What is written there is seen, and the way back leads there too.
    QTRY_VERIFY_WITH_TIMEOUT((m_f->write(library + file, "# 深处，改过\n"), title() == QStringLiteral("深处，改过")),
                             kPatience);
    m_f->window().openPath(m_f->path(library + QStringLiteral("无视频.md")));
    QTRY_COMPARE(title(), QStringLiteral("无视频"));
    m_f->trigger("back");
    QTRY_COMPARE(title(), QStringLiteral("深处，改过"));
}

void LibraryUseTest::openFileOfItsOwnIsFollowed()
{
    m_f->write(QStringLiteral("单.md"), "# 单篇\n");
    reopen({m_f->path(QStringLiteral("单.md"))});
    QTRY_VERIFY(hasRow(u"单篇"_qs));
    // Renamed until that is noticed: the watch begins after the document is shown.
    QString name = m_f->path(QStringLiteral("单.md"));
    int times = 0;
    const auto rename = [&] {
        const QString next = m_f->path(QStringLiteral("改名%1.md").arg(++times));
        const bool done = QFile::rename(name, next);
        name = next;
        return done;
    };
    QVERIFY(rename());
    QTRY_COMPARE_WITH_TIMEOUT(m_f->window().windowFilePath(), name, kPatience);
    QTRY_VERIFY(hasRow(u"单篇"_qs) && canBeRemoved(u"单篇"_qs)); // its new row
    QCOMPARE(tree()->model()->rowCount(), 1);
}

void LibraryUseTest::removedFilesDisappear()
{
    QFile::remove(m_f->path(QStringLiteral("library/无视频.md")));
    QTRY_VERIFY_WITH_TIMEOUT(!hasRow(u"无视频"_qs), kPatience);
    m_f->waitForIndex();
    // The open one stays on the screen.
    QFile::remove(m_f->path(QStringLiteral("library/增长.md")));
    QTRY_COMPARE_WITH_TIMEOUT(m_f->window().findChild<tasks::IndexService*>()->snapshot()->documentCount(),
                              std::uint64_t{2}, kPatience);
    QCOMPARE(title(), QStringLiteral("增长的一年"));
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    application.setAttribute(Qt::AA_Use96Dpi, true);
    LibraryUseTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_library_use.moc"
