#include "app/models/roles.h"
#include "app/models/text_conversion.h"
#include "app/panels/navigation_tree.h"
#include "app/reader/reader_view.h"
#include "app/shell/chosen_encodings.h"
#include "app/shell/command_line.h"
#include "app/style/style.h"
#include "tests/gui/window/window_fixture.h"

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAction>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QtTest/QtTest>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <semaphore>

using namespace zhilan;
using namespace zhilan::tests;

/// What is opened, what of it is shown, and how the library lists it.
class OpeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void severalFiles();
    void severalDropped();
    void firstOfSeveralIsMissing();
    void folderWithFile();
    void folderIsNamed();
    void rememberedFolderMayBeEmpty();
    void missingSectionFails();
    void foldersOfOneName();
    void sampleIsNotLeftBehind();
    void sampleGivesWayToAFile();
    void sampleStaysWhereAFileIsUnreadable();
    void failuresTogether();
    void sampleIsAskedFor();
    void anotherFolderLeavesWhatIsRead();
    void linkedDocumentIsListedWhileOpen();
    void folderWithUnreadableFirst();
    void folderOfUnreadableFiles();
    void undecodableBytes();
    void messageGoesWithTheNextDocument();
    void messageGoesWithTheNextJump();
    void brokenLinksAreListed();
    void anotherEncoding();
    void chosenEncodings();
    void fileOfAFolderByWayOfALink();
    void namesThatAreNoUtf8();
    void libraryIsSaidToBeEmptyOnlyWhenRead();
    void smallWindow();
    void pathOnASlowMount();
    void startOnASlowMount();
    void notWaitedForASlowMount();
    void slowFolderIsNotLost();
    void slowAmongOthers();
    void slowFirstIsNotShownLater();
    void manySlowOnes();

private:
    /// The folder "own" is on it: it answers once it may.
    struct Mount {
        std::atomic_int asked = 0;
        std::counting_semaphore<> answers{0};
    };
    std::shared_ptr<Mount> mount()
    {
        auto slow = std::make_shared<Mount>();
        m_f->isFolder = [slow](const std::filesystem::path& path) {
            if (path.filename().native().starts_with("own")) {
                ++slow->asked;
                slow->answers.acquire();
            }
            return std::filesystem::is_directory(path);
        };
        return slow;
    }

    [[nodiscard]] QString title() const
    {
        const auto& document = m_f->find<reader::ReaderView>("reader")->document();
        return document ? QString::fromStdString(document->title) : QString();
    }
    /// Outermost rows of the tree.
    [[nodiscard]] QStringList roots() const
    {
        const QAbstractItemModel* model = m_f->find<QTreeView>("libraryTree")->model();
        QStringList names;
        for (int row = 0; row < model->rowCount(); ++row) {
            names.append(model->index(row, 0).data().toString());
        }
        return names;
    }
    void open(const QStringList& files)
    {
        m_f->open(files);
        m_f->find<QAction>("languageEnglish")->trigger();
    }

    std::unique_ptr<WindowFixture> m_f;
};

void OpeningTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    m_f->makeFolder(QStringLiteral("own"));
    m_f->write(QStringLiteral("own/a.md"), "# 甲篇\n\n见[外篇](../outside.md)。\n");
    m_f->write(QStringLiteral("own/b.md"), "# 乙篇\n\n文字。\n");
    m_f->write(QStringLiteral("outside.md"), "# 外篇\n\n文字。\n");
}

void OpeningTest::cleanup()
{
    m_f.reset();
    const QStringList warnings = collectedWarnings();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(QLatin1Char('\n'))));
}

void OpeningTest::severalFiles()
{
    open({m_f->path(QStringLiteral("own/b.md")), m_f->path(QStringLiteral("outside.md")),
          m_f->path(QStringLiteral("own/a.md"))});
    QTRY_COMPARE(title(), QStringLiteral("乙篇"));
    QTRY_COMPARE(roots(), QStringList({u"乙篇"_qs, u"外篇"_qs, u"甲篇"_qs}));
    // They stay where they are when another of them is opened.
    m_f->window().openPath(m_f->path(QStringLiteral("own/a.md")));
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    QCOMPARE(roots(), QStringList({u"乙篇"_qs, u"外篇"_qs, u"甲篇"_qs}));
    QVERIFY(m_f->find<QAction>("closeFolders")->isEnabled());
    m_f->trigger("closeFolders");
    QTRY_VERIFY(!roots().contains(QStringLiteral("外篇")));
}

void OpeningTest::severalDropped()
{
    open({});
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_f->path(QStringLiteral("own/a.md"))),
                  QUrl::fromLocalFile(m_f->path(QStringLiteral("outside.md")))});
    QDragEnterEvent enter(QPoint(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_f->window(), &enter);
    QDropEvent event(QPointF(600, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_f->window(), &event);
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    QTRY_COMPARE(roots(), QStringList({u"甲篇"_qs, u"外篇"_qs}));
}

void OpeningTest::firstOfSeveralIsMissing()
{
    open({m_f->path(QStringLiteral("none.md")), m_f->path(QStringLiteral("own/b.md"))});
    QTRY_COMPARE(title(), QStringLiteral("乙篇"));
    QTRY_VERIFY(m_f->message().contains(QStringLiteral("none.md")));
}

void OpeningTest::folderWithFile()
{
    open({m_f->path(QStringLiteral("own")), m_f->path(QStringLiteral("outside.md"))});
    QTRY_COMPARE(title(), QStringLiteral("外篇"));
    QTRY_COMPARE(roots(), QStringList({u"外篇"_qs, u"own"_qs}));
}

void OpeningTest::folderIsNamed()
{
    open({m_f->path(QStringLiteral("own"))});
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    QCOMPARE(roots(), QStringList({u"own"_qs}));
}

/// A drive may not be mounted today.
void OpeningTest::rememberedFolderMayBeEmpty()
{
    open({m_f->path(QStringLiteral("own"))});
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    m_f->close();
    for (const char* name : {"own/a.md", "own/b.md"}) {
        QVERIFY(
            QFile::rename(m_f->path(QLatin1String(name)), m_f->path(QLatin1String(name) + QStringLiteral(".away"))));
    }
    m_f->open();
    QTRY_VERIFY(m_f->message().contains(QStringLiteral("own")));
    m_f->close();
    for (const char* name : {"own/a.md", "own/b.md"}) {
        QVERIFY(
            QFile::rename(m_f->path(QLatin1String(name) + QStringLiteral(".away")), m_f->path(QLatin1String(name))));
    }
    m_f->open();
    QTRY_VERIFY(roots().contains(QStringLiteral("own")));
}

void OpeningTest::missingSectionFails()
{
    m_f->open({m_f->path(QStringLiteral("own"))});
    QSignalSpy failed(&m_f->window(), &shell::MainWindow::failed);
    m_f->window().start({m_f->path(QStringLiteral("own"))}, QStringLiteral("nope"));
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().toString().contains(u"#nope"));
}

void OpeningTest::foldersOfOneName()
{
    m_f->makeFolder(QStringLiteral("work/own"));
    m_f->write(QStringLiteral("work/own/c.md"), "# 丙篇\n");
    open({m_f->path(QStringLiteral("own")), m_f->path(QStringLiteral("work/own"))});
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    QTRY_COMPARE(roots().size(), 2);
    QVERIFY(roots()[0] != roots()[1]);
    QCOMPARE(roots()[1], QStringLiteral("own (work)"));
}

void OpeningTest::sampleIsNotLeftBehind()
{
    open({});
    QCOMPARE(title(), QStringLiteral("增长的一年"));
    m_f->window().openPath(m_f->path(QStringLiteral("own")));
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    QTRY_COMPARE(roots(), QStringList({u"own"_qs}));
}

void OpeningTest::sampleGivesWayToAFile()
{
    open({m_f->path(QStringLiteral("outside.md"))});
    QTRY_COMPARE(roots(), QStringList({u"外篇"_qs}));
    m_f->trigger("closeFolders");
    QTRY_VERIFY(roots().contains(QStringLiteral("增长的一年")));
    // Opened later, and remembered.
    m_f->window().openPath(m_f->path(QStringLiteral("own/a.md")));
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    QTRY_COMPARE(roots(), QStringList({u"甲篇"_qs}));
    open({});
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    QTRY_COMPARE(roots(), QStringList({u"甲篇"_qs}));
    // A document of the sample is nobody's own.
    m_f->trigger("closeFolders");
    m_f->window().openPath(m_f->path(QStringLiteral("library/无视频.md")));
    QTRY_COMPARE(title(), QStringLiteral("无视频"));
    QTRY_VERIFY(roots().contains(QStringLiteral("另一篇")));
    QVERIFY(!m_f->find<QAction>("closeFolders")->isEnabled());
}

void OpeningTest::sampleStaysWhereAFileIsUnreadable()
{
    open({m_f->path(QStringLiteral("none.md")), m_f->path(QStringLiteral("nor this.md"))});
    QTRY_VERIFY(m_f->message().contains(QStringLiteral("nor this.md")));
    QTRY_VERIFY(roots().contains(QStringLiteral("增长的一年")));
    open({m_f->path(QStringLiteral("outside.md"))});
    QTRY_COMPARE(roots(), QStringList({u"外篇"_qs}));
    m_f->close();
    QVERIFY(QFile::remove(m_f->path(QStringLiteral("outside.md"))));
    open({});
    QTRY_VERIFY(m_f->message().contains(QStringLiteral("outside.md")));
    QTRY_VERIFY(roots().contains(QStringLiteral("增长的一年")));
}

/// All that cannot be opened is named.
void OpeningTest::failuresTogether()
{
    m_f->makeFolder(QStringLiteral("empty"));
    m_f->makeFolder(QStringLiteral("hollow"));
    const auto names = [this](std::initializer_list<const char*> all) {
        return std::all_of(all.begin(), all.end(),
                           [this](const char* name) { return m_f->message().contains(QLatin1String(name)); });
    };
    open({m_f->path(QStringLiteral("empty")), m_f->path(QStringLiteral("none")), m_f->path(QStringLiteral("nor.md"))});
    QTRY_VERIFY2(names({"/empty", "/none", "/nor.md"}), qPrintable(m_f->message()));
    // What is opened next stands for itself.
    m_f->window().open({m_f->path(QStringLiteral("hollow")), m_f->path(QStringLiteral("another.md"))});
    QTRY_VERIFY2(names({"/hollow", "/another.md"}), qPrintable(m_f->message()));
    QVERIFY2(!names({"/nor.md"}), qPrintable(m_f->message()));
}

void OpeningTest::sampleIsAskedFor()
{
    open({m_f->path(QStringLiteral("own"))});
    QTRY_COMPARE(roots(), QStringList({u"own"_qs}));
    m_f->trigger("openSample");
    QTRY_COMPARE(title(), QStringLiteral("增长的一年"));
    QTRY_VERIFY(roots().contains(QStringLiteral("own")) && roots().contains(QStringLiteral("增长的一年")) &&
                roots().contains(QStringLiteral("另一篇")));
    // It goes as it came.
    QVERIFY(m_f->menuOf(QStringLiteral("另一篇")) != nullptr);
    m_f->trigger("removeFromLibrary");
    QTRY_VERIFY(!roots().contains(QStringLiteral("另一篇")));
    QVERIFY(roots().contains(QStringLiteral("own")));
}

void OpeningTest::anotherFolderLeavesWhatIsRead()
{
    m_f->makeFolder(QStringLiteral("another/deep"));
    for (int i = 0; i < 40; ++i) {
        m_f->write(QStringLiteral("own/more%1.md").arg(i), "# 更多\n");
        m_f->write(QStringLiteral("another/%1.md").arg(i), "# 别处\n");
    }
    open({m_f->path(QStringLiteral("own"))});
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    auto* filter = m_f->find<QLineEdit>("libraryFilter");
    filter->setText(QStringLiteral("甲篇"));
    m_f->window().openPath(m_f->path(QStringLiteral("another")));
    auto* tree = m_f->find<QTreeView>("libraryTree");
    const auto isShown = [&] {
        const QModelIndex row = m_f->row(QStringLiteral("another"));
        return row.isValid() && tree->isExpanded(row) && tree->currentIndex() == row &&
               tree->viewport()->rect().contains(tree->visualRect(row));
    };
    QTRY_VERIFY(isShown());
    const auto* facts = m_f->find<QLabel>("statusFacts");
    QTRY_VERIFY2(facts->text().contains(QStringLiteral("added")), qPrintable(facts->text()));
    QCOMPARE(filter->text(), QString());
    QCOMPARE(title(), QStringLiteral("甲篇"));
    QCOMPARE(tree->selectionModel()->selectedIndexes().value(0).data().toString(), QStringLiteral("甲篇"));
    // Asked for again, it is shown again.
    tree->collapse(m_f->row(QStringLiteral("another")));
    tree->scrollToTop();
    m_f->window().openPath(m_f->path(QStringLiteral("another")));
    QTRY_VERIFY(isShown());
    QTRY_VERIFY2(facts->text().contains(QStringLiteral("already")), qPrintable(facts->text()));
    QCOMPARE(title(), QStringLiteral("甲篇"));
}

void OpeningTest::linkedDocumentIsListedWhileOpen()
{
    m_f->makeFolder(QStringLiteral("beside"));
    m_f->write(QStringLiteral("beside/1.md"), "# 单篇\n");
    m_f->write(QStringLiteral("beside/2.md"), "# 邻篇\n");
    open({m_f->path(QStringLiteral("own")), m_f->path(QStringLiteral("beside/1.md"))});
    QTRY_COMPARE(title(), QStringLiteral("单篇"));
    QTRY_COMPARE(roots(), QStringList({u"单篇"_qs, u"own"_qs}));
    Q_EMIT m_f->find<reader::ReaderView>("reader")->linkActivated(QStringLiteral("2.md"));
    QTRY_COMPARE(title(), QStringLiteral("邻篇"));
    QTRY_COMPARE(roots(), QStringList({u"单篇"_qs, u"邻篇"_qs, u"own"_qs}));
    m_f->trigger("back");
    QTRY_COMPARE(roots(), QStringList({u"单篇"_qs, u"own"_qs}));
}

void OpeningTest::folderWithUnreadableFirst()
{
    m_f->write(QStringLiteral("own/0.md"), QByteArray("# x\n\x00\x00\x01", 7));
    open({m_f->path(QStringLiteral("own"))});
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    QVERIFY2(m_f->message().contains(QStringLiteral("0.md")), qPrintable(m_f->message()));
    QVERIFY2(m_f->message().contains(QStringLiteral("not a text file")), qPrintable(m_f->message()));
}

void OpeningTest::folderOfUnreadableFiles()
{
    m_f->makeFolder(QStringLiteral("bad"));
    m_f->write(QStringLiteral("bad/1.md"), QByteArray("# x\n\x00\x00\x01", 7));
    m_f->write(QStringLiteral("bad/2.md"), QByteArray("# x\n\x00\x00\x02", 7));
    open({});
    QSignalSpy failed(&m_f->window(), &shell::MainWindow::failed);
    m_f->window().openPath(m_f->path(QStringLiteral("bad")));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(m_f->message().contains(QStringLiteral("2.md")));
    QCOMPARE(title(), QStringLiteral("增长的一年"));
}

void OpeningTest::messageGoesWithTheNextDocument()
{
    m_f->write(QStringLiteral("own/z.md"), QByteArray("# x\n\x00\x00\x01", 7));
    open({m_f->path(QStringLiteral("own"))});
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    auto* tree = m_f->find<QTreeView>("libraryTree");
    const auto choose = [&](const QString& text) {
        QTRY_VERIFY(m_f->row(text).isValid());
        tree->setCurrentIndex(m_f->row(text));
        QTest::keyClick(tree, Qt::Key_Return);
    };
    choose(QStringLiteral("x"));
    QTRY_VERIFY2(m_f->message().contains(QStringLiteral("not a text file")), qPrintable(m_f->message()));
    tree->expand(m_f->row(QStringLiteral("x")));
    choose(QStringLiteral("乙篇"));
    QTRY_COMPARE(title(), QStringLiteral("乙篇"));
    QTRY_COMPARE(m_f->message(), QString());
}

void OpeningTest::messageGoesWithTheNextJump()
{
    m_f->write(QStringLiteral("own/c.md"), "# 丙篇\n\n[无](#无)\n\n## 有\n\n文字。\n");
    open({m_f->path(QStringLiteral("own/c.md"))});
    QTRY_COMPARE(title(), QStringLiteral("丙篇"));
    auto* reader = m_f->find<reader::ReaderView>("reader");
    Q_EMIT reader->linkActivated(QStringLiteral("#无"));
    QTRY_VERIFY(m_f->message().contains(QStringLiteral("#无")));
    Q_EMIT reader->linkActivated(QStringLiteral("#有"));
    QTRY_COMPARE(m_f->message(), QString());
    // What is said of the document itself stays while it is shown.
    m_f->write(QStringLiteral("own/d.md"), "# 丁篇\n\n好字\xFF\xFE坏字\xC3\x28\n\n## 有\n\n文字。\n");
    m_f->window().openPath(m_f->path(QStringLiteral("own/d.md")));
    QTRY_VERIFY(m_f->message().contains(QStringLiteral("d.md")));
    Q_EMIT reader->linkActivated(QStringLiteral("#有"));
    QVERIFY(m_f->message().contains(QStringLiteral("d.md")));
}

void OpeningTest::brokenLinksAreListed()
{
    std::filesystem::create_symlink("nowhere", m_f->path(QStringLiteral("own/gone.md")).toStdString());
    std::filesystem::create_symlink("loop.md", m_f->path(QStringLiteral("own/loop.md")).toStdString());
    open({m_f->path(QStringLiteral("own"))});
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    auto* badge = m_f->find<QAbstractButton>("libraryProblems");
    QTRY_COMPARE(badge->text(), QStringLiteral("2 problems"));
    QCOMPARE(m_f->message(), QString());
    m_f->waitForIndex();
    QCOMPARE(badge->text(), QStringLiteral("2 problems")); // each once
    badge->click();
    auto* list = m_f->find<QListView>("problemsList");
    QVERIFY(list != nullptr);
    for (int row = 0; row < 2; ++row) {
        const QString reason = list->model()->index(row, 0).data(models::DefinitionRole).toString();
        QVERIFY2(reason.contains(QStringLiteral("a link that leads to nothing")), qPrintable(reason));
    }
    QTest::keyClick(list, Qt::Key_Escape);
}

void OpeningTest::undecodableBytes()
{
    m_f->write(QStringLiteral("broken.md"), "# 坏字\n\n好字\xFF\xFE坏字\xC3\x28\n");
    open({});
    m_f->window().openPath(m_f->path(QStringLiteral("broken.md")));
    QTRY_COMPARE(title(), QStringLiteral("坏字"));
    QTRY_VERIFY(m_f->message().contains(QStringLiteral("broken.md")));
    QVERIFY2(m_f->message().contains(QStringLiteral("UTF-8")), qPrintable(m_f->message()));
    // It is about this document, and goes with it.
    m_f->window().openPath(m_f->path(QStringLiteral("outside.md")));
    QTRY_COMPARE(title(), QStringLiteral("外篇"));
    QCOMPARE(m_f->message(), QString());
}

void OpeningTest::anotherEncoding()
{
    // "增长" in Big5 after much that is the same in every encoding.
    m_f->write(QStringLiteral("big5.md"), "# \xBC\x57\xAA\xF8\n\nplain text\n");
    open({});
    auto* button = m_f->find<QToolButton>("encodingButton");
    QVERIFY(!button->isVisible()); // UTF-8 needs no word
    m_f->window().openPath(m_f->path(QStringLiteral("big5.md")));
    QTRY_VERIFY(button->isVisible());

    const auto choose = [this](const QString& encoding) {
        const QList<QAction*> actions = m_f->find<QMenu>("encodingMenu")->actions();
        const auto action = std::find_if(actions.begin(), actions.end(), [&encoding](const QAction* each) {
            return !each->isSeparator() && each->data().toString() == encoding;
        });
        QVERIFY(action != actions.end());
        (*action)->trigger();
        QTRY_COMPARE(m_f->find<QToolButton>("encodingButton")->text(), encoding);
    };
    choose(QStringLiteral("Big5"));
    QTRY_COMPARE(title(), QStringLiteral("增長"));
    QCOMPARE(button->text(), QStringLiteral("Big5"));
    choose(QStringLiteral("GB18030"));
    QTRY_VERIFY(title() != QStringLiteral("增長"));
    QCOMPARE(button->text(), QStringLiteral("GB18030"));

    // It is kept for the file, and for no other.
    choose(QStringLiteral("Big5"));
    QTRY_COMPARE(title(), QStringLiteral("增長"));
    m_f->window().openPath(m_f->path(QStringLiteral("outside.md")));
    QTRY_COMPARE(title(), QStringLiteral("外篇"));
    QVERIFY(!button->isVisible());
    open({m_f->path(QStringLiteral("big5.md"))});
    QCOMPARE(title(), QStringLiteral("增長"));
}

void OpeningTest::chosenEncodings()
{
    QStringList list = shell::withChosenEncoding({}, u"/甲/a:b.md"_qs, u"Big5"_qs);
    list = shell::withChosenEncoding(list, u"/b.md"_qs, u"GB18030"_qs);
    QCOMPARE(shell::chosenEncoding(list, u"/甲/a:b.md"_qs), u"Big5"_qs);
    QCOMPARE(shell::chosenEncoding(list, u"/b.md"_qs), u"GB18030"_qs);
    QCOMPARE(shell::chosenEncoding(list, u"b.md"_qs), QString()); // the end of a name is another name
    list = shell::withChosenEncoding(list, u"/b.md"_qs, {});
    QCOMPARE(list, QStringList({u"Big5:/甲/a:b.md"_qs}));
    for (int i = 0; i < 2 * shell::kMostChosenEncodings; ++i) {
        list = shell::withChosenEncoding(list, QStringLiteral("/%1.md").arg(i), u"Big5"_qs);
    }
    QCOMPARE(list.size(), shell::kMostChosenEncodings);
}

void OpeningTest::fileOfAFolderByWayOfALink()
{
    m_f->makeFolder(QStringLiteral("真"));
    m_f->write(QStringLiteral("真/a.md"), "# 只有一个\n");
    std::filesystem::create_directory_symlink(m_f->path(QStringLiteral("真")).toStdString(),
                                              m_f->path(QStringLiteral("别名")).toStdString());
    open({m_f->path(QStringLiteral("真"))});
    m_f->window().open({m_f->path(QStringLiteral("别名/a.md")), m_f->path(QStringLiteral("library/无视频.md"))});
    QTRY_VERIFY(m_f->row(QStringLiteral("无视频")).isValid());
    QCOMPARE(roots(), (QStringList{QStringLiteral("无视频"), QStringLiteral("真")}));
}

void OpeningTest::namesThatAreNoUtf8()
{
    const std::string folder = m_f->path(QStringLiteral("夹")).toStdString() + "\xD6\xD0";
    const std::string file = folder + "/\xB7\xC3.md";
    // Qt does not remove files of such names.
    const auto remove = qScopeGuard([&folder] { std::filesystem::remove_all(folder); });
    std::filesystem::create_directory(folder);
    std::ofstream(file, std::ios::binary) << "# 旧名\n\n[同夹](%B7%C3%B6%FE.md)\n";
    std::ofstream(folder + "/\xB7\xC3\xB6\xFE.md", std::ios::binary) << "# 旧名二\n";

    const shell::CommandLine line = shell::parseCommandLine({QStringLiteral("zhilan"), models::toName(file)});
    QCOMPARE(models::toPath(line.files.value(0)).native(), file);
    const std::string address = "file://" + QByteArray::fromStdString(file).toPercentEncoding("/").toStdString();
    const shell::CommandLine other = shell::parseCommandLine({QStringLiteral("zhilan"), models::toName(address)});
    QCOMPARE(models::toPath(other.files.value(0)).native(), file);

    open({models::toName(folder), models::toName(file)});
    QTRY_COMPARE(title(), QStringLiteral("旧名"));
    Q_EMIT m_f->find<reader::ReaderView>("reader")->linkActivated(QStringLiteral("%B7%C3%B6%FE.md"));
    QTRY_COMPARE(title(), QStringLiteral("旧名二"));
    // Also at the next start.
    open({});
    QTRY_COMPARE(title(), QStringLiteral("旧名二"));
    QVERIFY(m_f->row(QStringLiteral("旧名")).isValid());
    const auto* menu = m_f->find<QMenu>("recentMenu");
    menu->actions().value(1)->trigger();
    QTRY_COMPARE(title(), QStringLiteral("旧名"));
    // What is shown of a name can be read.
    m_f->window().openPath(models::toName(folder + "/\xB7.md"));
    QTRY_VERIFY2(m_f->message().contains(QStringLiteral("/%B7.md")), qPrintable(m_f->message()));
}

void OpeningTest::libraryIsSaidToBeEmptyOnlyWhenRead()
{
    open({});
    QVERIFY(!m_f->find<QWidget>("openFolderButton")->isVisible());
    for (const char* name : {"增长", "另一篇", "无视频"}) {
        QVERIFY(QFile::remove(m_f->path(QStringLiteral("library/%1.md").arg(QString::fromUtf8(name)))));
    }
    m_f->trigger("closeFolders");
    QTRY_COMPARE(roots(), QStringList({u"增长的一年"_qs})); // it is open still
}

/// 1024 × 700 at 150 %: nothing lies over anything else.
void OpeningTest::smallWindow()
{
    open({m_f->path(QStringLiteral("own/a.md"))});
    const auto* splitter = m_f->find<QSplitter>("splitter");
    const double unit = style::scale(splitter->font());
    QVERIFY2(splitter->minimumSizeHint().width() <= 1024 / 1.5 * unit,
             qPrintable(QString::number(splitter->minimumSizeHint().width() / unit)));
}

/// Everything else goes on meanwhile.
void OpeningTest::pathOnASlowMount()
{
    const auto slow = mount();
    open({});
    m_f->window().open({m_f->path(QStringLiteral("own"))});
    QTRY_COMPARE(slow->asked.load(), 1);
    const auto* facts = m_f->find<QLabel>("statusFacts");
    QTRY_COMPARE(facts->text(), QStringLiteral("Reading the document…"));
    QVERIFY(!roots().contains(QStringLiteral("own")));
    slow->answers.release();
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    QTRY_COMPARE(roots(), QStringList(QStringLiteral("own")));
    QTRY_VERIFY(facts->text() != QStringLiteral("Reading the document…"));
}

void OpeningTest::startOnASlowMount()
{
    const auto slow = mount();
    open({m_f->path(QStringLiteral("own"))}); // comes back although nothing answers
    QCOMPARE(slow->asked.load(), 1);
    QCOMPARE(title(), QString());
    slow->answers.release();
    QTRY_COMPARE(title(), QStringLiteral("甲篇"));
    QTRY_COMPARE(roots(), QStringList(QStringLiteral("own")));
}

void OpeningTest::notWaitedForASlowMount()
{
    const auto slow = mount();
    open({});
    const QString folder = m_f->path(QStringLiteral("own"));
    m_f->window().open({folder});
    QTRY_COMPARE(slow->asked.load(), 1);
    Q_EMIT m_f->find<panels::NavigationTree>("libraryTree")->rowActivated(m_f->row(QStringLiteral("无视频")));
    QTRY_COMPARE(title(), QStringLiteral("无视频"));
    slow->answers.release();
    QTRY_VERIFY(roots().contains(QStringLiteral("own")));
    QTRY_VERIFY(!m_f->find<QLabel>("statusFacts")->text().contains(QStringLiteral("Reading")));
    QCOMPARE(title(), QStringLiteral("无视频"));
    // What is named next is not held up by what was named before.
    m_f->window().open({folder});
    QTRY_COMPARE(slow->asked.load(), 2);
    m_f->window().open({m_f->path(QStringLiteral("outside.md"))});
    QTRY_COMPARE(title(), QStringLiteral("外篇"));
    slow->answers.release();
    QTRY_VERIFY(roots().contains(QStringLiteral("own")));
    QCOMPARE(title(), QStringLiteral("外篇"));
}

/// Something else is asked for meanwhile, which is shown; the folder comes into the library all the same.
void OpeningTest::slowFolderIsNotLost()
{
    const auto slow = mount();
    open({});
    m_f->window().open({m_f->path(QStringLiteral("own"))});
    QTRY_COMPARE(slow->asked.load(), 1);
    m_f->window().open({m_f->path(QStringLiteral("outside.md"))});
    QTRY_COMPARE(title(), QStringLiteral("外篇"));
    QTRY_VERIFY(!m_f->find<QLabel>("statusFacts")->text().contains(QStringLiteral("Reading")));
    slow->answers.release();
    QTRY_COMPARE(roots(), QStringList({u"外篇"_qs, u"own"_qs}));
    QCOMPARE(title(), QStringLiteral("外篇"));
}

/// Paths named together: none waits for the others.
void OpeningTest::slowAmongOthers()
{
    const auto slow = mount();
    open({m_f->path(QStringLiteral("own")), m_f->path(QStringLiteral("outside.md"))});
    QTRY_COMPARE(title(), QStringLiteral("外篇"));
    QTRY_COMPARE(roots(), QStringList({u"外篇"_qs}));
    QTRY_VERIFY(!m_f->find<QLabel>("statusFacts")->text().contains(QStringLiteral("Reading")));
    slow->answers.release();
    QTRY_COMPARE(roots(), QStringList({u"外篇"_qs, u"own"_qs}));
    QCOMPARE(title(), QStringLiteral("外篇"));
}

void OpeningTest::slowFirstIsNotShownLater()
{
    m_f->write(QStringLiteral("own.md"), "# 慢篇\n");
    const auto slow = mount();
    open({m_f->path(QStringLiteral("none.md")), m_f->path(QStringLiteral("own.md"))});
    // Nothing of the others can be read: this one is shown once it is known.
    QTRY_VERIFY(m_f->message().contains(QStringLiteral("none.md")));
    QCOMPARE(title(), QString());
    slow->answers.release();
    QTRY_COMPARE(title(), QStringLiteral("慢篇"));

    m_f->window().open({m_f->path(QStringLiteral("own.md")), m_f->path(QStringLiteral("outside.md"))});
    QTRY_COMPARE(title(), QStringLiteral("外篇"));
    slow->answers.release();
    QTRY_VERIFY(!m_f->find<QLabel>("statusFacts")->text().contains(QStringLiteral("Reading")));
    QTRY_COMPARE(roots(), QStringList({u"慢篇"_qs, u"外篇"_qs}));
    QCOMPARE(title(), QStringLiteral("外篇"));
}

/// Nor for many.
void OpeningTest::manySlowOnes()
{
    constexpr int kMany = 20;
    const auto slow = mount();
    open({});
    QStringList paths;
    for (int i = 0; i < kMany; ++i) {
        paths.append(m_f->path(QStringLiteral("own%1.md").arg(i)));
    }
    paths.append(m_f->path(QStringLiteral("outside.md")));
    m_f->window().open(paths);
    QTRY_COMPARE(title(), QStringLiteral("外篇"));
    slow->answers.release(kMany);
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    application.setAttribute(Qt::AA_Use96Dpi, true);
    OpeningTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_opening.moc"
