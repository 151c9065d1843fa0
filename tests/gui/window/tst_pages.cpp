#include "app/reader/reader_view.h"
#include "app/shell/library_controller.h"
#include "app/shell/link_follower.h"
#include "app/shell/page_finder.h"
#include "app/style/theme.h"
#include "tests/gui/window/window_fixture.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <QtTest/QtTest>

#include <memory>
#include <semaphore>

using namespace zhilan;
using namespace zhilan::tests;

/// Wikilinks: pages by their names.
class PagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void found_data();
    void found();
    void foundTogether();
    void followed();
    void brokenLooksSo();
    void unknownWhileReading();
    void missing_data();
    void missing();
    void notesAreSteps();

private:
    void open(const QByteArray& text)
    {
        m_f = std::make_unique<WindowFixture>();
        m_f->write(QStringLiteral("library/链接.md"), text);
        m_f->open({m_f->path(QStringLiteral("library"))});
        QSignalSpy settled(&m_f->window(), &shell::MainWindow::settled);
        m_f->window().openPath(m_f->path(QStringLiteral("library/链接.md")));
        QTRY_VERIFY_WITH_TIMEOUT(!settled.isEmpty(), 20000);
    }
    [[nodiscard]] reader::ReaderView* reader() const { return m_f->find<reader::ReaderView>("reader"); }
    /// Whether the letters there have the colour of links.
    [[nodiscard]] bool isLink(const char* text) const
    {
        const std::size_t at = reader()->document()->tree->source().find(text);
        const QRect rect = reader()->rectOfByte(static_cast<std::uint32_t>(at));
        const QImage image = reader()->viewport()->grab(rect.adjusted(0, 0, 24, 0)).toImage();
        const QColor accent = style::theme(style::Appearance::Light).accent;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == accent)
                    return true;
            }
        }
        return false;
    }
    [[nodiscard]] QString title() const { return QString::fromStdString(reader()->document()->title); }

    std::unique_ptr<WindowFixture> m_f;
};

void PagesTest::names_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("heading");
    const auto row = [](const char* written, const char* page, const char* heading) {
        QTest::newRow(written) << QString::fromUtf8(written) << QString::fromUtf8(page) << QString::fromUtf8(heading);
    };
    row("页", "页", "");
    row("页#节", "页", "节");
    row("页#章#节", "页", "节");
    row("#节", "", "节");
    row(" 页 # 节 ", "页", "节");
    row("页#^block", "页", "");
    row("", "", "");
}

void PagesTest::names()
{
    QFETCH(QString, written);
    QFETCH(QString, page);
    QFETCH(QString, heading);
    const shell::PageName name = shell::pageName(written);
    QCOMPARE(name.page, page);
    QCOMPARE(name.heading, heading);
}

void PagesTest::found_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("path");
    const auto row = [](const char* name, const char* page, const char* path) {
        QTest::newRow(name) << QString::fromUtf8(page) << QString::fromUtf8(path);
    };
    row("beside", "笔记", "/lib/a/笔记.md");
    row("with folder", "b/笔记", "/lib/b/笔记.md");
    row("with extension", "笔记.md", "/lib/a/笔记.md");
    row("case and width", "ｔｉｄｅ", "/lib/b/Tide.md");
    row("by title", "潮汐之书", "/lib/b/Tide.md");
    row("name before title", "书", "/lib/c/书.markdown");
    row("by an alias", "ｔｉｄｅｓ", "/lib/d/海.md");
    row("title before alias", "说明", "/lib/c/v1.2 说明.md");
    row("dots", "v1.2 说明", "/lib/c/v1.2 说明.md");
    row("part of a name", "记", "");
    row("none", "没有", "");
}

void PagesTest::found()
{
    QFETCH(QString, page);
    QFETCH(QString, path);
    library::Contents contents;
    contents.loose = {
        {"/lib/b/笔记.md", "笔记二"}, {"/lib/a/笔记.md", "笔记一"},   {"/lib/b/Tide.md", "潮汐之书"},
        {"/lib/a/别的.md", "书"},     {"/lib/c/书.markdown", "别名"}, {"/lib/c/v1.2 说明.md", "说明"},
    };
    contents.loose.push_back({"/lib/d/海.md", "海", {}, {}, {}, {"潮", "Tides", "说明"}});
    const auto found = shell::findPage(page, "/lib/a/文.md", contents);
    QCOMPARE(found ? QString::fromStdString(found->string()) : QString(), path);
}

/// Many at once are found as each alone.
void PagesTest::foundTogether()
{
    open("# 链接");
    library::Contents contents;
    for (const char* name : {"甲.md", "夹/乙.md", "夹/里/Café Déjà.md"}) {
        library::Entry entry;
        entry.path = m_f->path(QStringLiteral("library/") + QString::fromUtf8(name)).toStdString();
        entry.title = std::string("题 ") + name;
        entry.aliases = {"又名 " + std::to_string(contents.loose.size())};
        contents.loose.push_back(entry);
    }
    const std::filesystem::path from = m_f->path(QStringLiteral("library/链接.md")).toStdString();
    std::vector<QString> pages;
    for (const char* page : {"甲", "甲.md", "乙", "夹/乙", "里/乙", "CAFÉ DÉJÀ", "Cafe\xCC\x81 De\xCC\x81ja\xCC\x80",
                             "题 甲.md", "又名 1", "题", "", "链接", "没有", "library/甲", "../甲", "/", "甲/"})
        pages.push_back(QString::fromUtf8(page));
    const std::vector<bool> found = shell::arePages(pages, from, contents, {});
    QCOMPARE(found.size(), pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i)
        QVERIFY2(found[i] == shell::findPage(pages[i], from, contents).has_value(), qPrintable(pages[i]));
    QVERIFY(found[0] && found[8] && !found[12]);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(shell::arePages(pages, from, contents, stop.get_token()).empty());
}

/// Muted, not in the colour of links; and good again when the page has come.
void PagesTest::brokenLooksSo()
{
    open("# 链接\n\n[甲](没有.md)\n\n[[缺页]]\n\n[乙](链接.md)\n");
    QTRY_VERIFY(!isLink("甲]"));
    QTRY_VERIFY(!isLink("缺页]"));
    QVERIFY(isLink("乙]"));
    m_f->write(QStringLiteral("library/缺页.md"), "# 缺页");
    QTRY_VERIFY_WITH_TIMEOUT(isLink("缺页]"), 20000);
    QVERIFY(!isLink("甲]"));
}

/// A folder that is being read: its pages are neither missing nor refused.
void PagesTest::unknownWhileReading()
{
    open("# 链接\n");
    m_f->makeFolder(QStringLiteral("新夹/里"));
    m_f->write(QStringLiteral("新夹/首页.md"), "# 首页\n\n[[远页]] [[缺页]]\n");
    m_f->write(QStringLiteral("新夹/里/远页.md"), "# 远页\n");
    shell::LibraryController* library = m_f->window().findChild<shell::LinkFollower*>()->library();
    QSignalSpy scanned(library, &shell::LibraryController::scanned);
    QSignalSpy painted(reader(), &reader::ReaderView::firstPaintDone);
    const auto read = std::make_shared<std::counting_semaphore<>>(0);
    const auto release = qScopeGuard([read] { read->release(); });
    library->scanner().setBeforeScan([read] {
        read->acquire();
        read->release(); // for the next one
    });
    m_f->window().open({m_f->path(QStringLiteral("新夹")), m_f->path(QStringLiteral("新夹/首页.md"))});
    QTRY_VERIFY(!painted.isEmpty() && title() == QStringLiteral("首页"));
    Q_EMIT reader()->pageActivated(QStringLiteral("远页"));
    // As long as it takes to look for the files of links, were it done.
    for (int i = 0; i < 20; ++i)
        QTest::qWait(1);
    QVERIFY(scanned.isEmpty());
    QVERIFY(isLink("远页]"));
    QVERIFY(isLink("缺页]"));
    QCOMPARE(title(), QStringLiteral("首页"));
    QCOMPARE(m_f->message(), QString());
    read->release();
    QTRY_VERIFY(!scanned.isEmpty());
    QCOMPARE(m_f->message(), QString());
    QTRY_COMPARE(title(), QStringLiteral("远页"));
    m_f->trigger("back");
    QTRY_COMPARE(title(), QStringLiteral("首页"));
    QTRY_VERIFY(!isLink("缺页]"));
    QVERIFY(isLink("远页]"));
}

void PagesTest::followed()
{
    open("# 链接\n\n[[另一篇]] [[另一篇#第二节|别名]] [[#末尾]]\n\n" + QByteArray("段落。\n\n").repeated(60) +
         "## 末尾\n");
    Q_EMIT reader()->pageActivated(QStringLiteral("#末尾"));
    QTRY_VERIFY(reader()->topByte() > 0);
    Q_EMIT reader()->pageActivated(QStringLiteral("另一篇#第二节"));
    QTRY_COMPARE(title(), QStringLiteral("另一篇"));
    const auto& model = *reader()->document();
    QTRY_COMPARE(reader()->topByte(), model.sections[2].span.begin);
    QCOMPARE(m_f->message(), QString());
    m_f->trigger("back");
    QTRY_COMPARE(title(), QStringLiteral("链接"));
}

void PagesTest::missing_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("said");
    QTest::newRow("page") << QStringLiteral("没有的页") << QStringLiteral("没有的页");
    QTest::newRow("heading here") << QStringLiteral("#没有的节") << QStringLiteral("没有的节");
    QTest::newRow("heading there") << QStringLiteral("另一篇#没有的节") << QStringLiteral("没有的节");
}

void PagesTest::missing()
{
    QFETCH(QString, page);
    QFETCH(QString, said);
    open("# 链接\n\n文字。\n");
    Q_EMIT reader()->pageActivated(page);
    QTRY_VERIFY2(m_f->message().contains(said), qPrintable(m_f->message()));
}

/// From a footnote the way back is also that of the history.
void PagesTest::notesAreSteps()
{
    open("# 链接\n\n文字[^1]。\n\n" + QByteArray("段落。\n\n").repeated(80) + "[^1]: 注\n");
    const auto before = reader()->position();
    Q_EMIT reader()->leaving();
    reader()->scrollToByte(reader()->document()->bytes - 3);
    QVERIFY(reader()->position() != before);
    m_f->trigger("back");
    QTRY_COMPARE(reader()->position(), before);
}

QTEST_MAIN(PagesTest)
#include "tst_pages.moc"
