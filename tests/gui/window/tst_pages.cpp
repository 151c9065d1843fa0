#include "app/reader/reader_view.h"
#include "app/shell/page_finder.h"
#include "tests/gui/window/window_fixture.h"

#include <QSignalSpy>
#include <QtTest/QtTest>

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
    void followed();
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
    const auto found = shell::findPage(page, "/lib/a/文.md", contents);
    QCOMPARE(found ? QString::fromStdString(found->string()) : QString(), path);
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
