#include "app/reader/reader_view.h"
#include "app/shell/navigator.h"
#include "app/tasks/index_service.h"
#include "tests/gui/window/window_fixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QtTest/QtTest>

using namespace zhilan;
using namespace zhilan::tests;

namespace
{

const QByteArray kMany = QByteArray("这一段只是为了让文档够长。\n\n").repeated(40);

QByteArray night(const QByteArray& video)
{
    return "# 电厂之夜\n\n| 项目 | 内容 |\n|---|---|\n| " + video + " |\n\n## 铜价\n\n独角兽先来一次。\n\n" + kMany +
           "## 变压器\n\n先说几句。\n\n" + kMany + "> **甲君**：“独角兽又来了。”\n\n" + kMany + "## 尾声\n\n" + kMany +
           "独角兽走了。\n\n## 视频章节索引\n\n| 时间 | 标题 |\n|---|---|\n| 3:10 | 铜价 |\n| 12:36 | 变压器 |\n"
           "| 44:20 | 尾声 |\n";
}

} // namespace

/// Places that a search found, in the text.
class FoundPlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void spokenLine();
    void spokenLineWithoutVideo();
    void spokenLineInTheOpenDocument();
    void marksOfAFileThatMoves();
    void saveKeepsThePlace();

private:
    [[nodiscard]] reader::ReaderView* reader() const { return m_f->find<reader::ReaderView>("reader"); }
    [[nodiscard]] QLineEdit* box() const { return m_f->find<QLineEdit>("omnibox"); }
    [[nodiscard]] QListView* list() const { return m_f->find<QListView>("searchResults"); }
    [[nodiscard]] QString status() const { return m_f->find<QLabel>("statusFacts")->text(); }
    [[nodiscard]] QString title() const { return QString::fromStdString(reader()->document()->title); }
    [[nodiscard]] QString timeOfPlace() const { return m_f->find<QAbstractButton>("breadcrumbTime")->text(); }
    [[nodiscard]] QAbstractButton* offer() const { return m_f->find<QAbstractButton>("messageButton"); }
    [[nodiscard]] bool isSeen(const char* text) const
    {
        const std::size_t byte = reader()->document()->tree->source().find(text);
        return reader()->viewport()->rect().intersects(reader()->rectOfByte(static_cast<std::uint32_t>(byte)));
    }
    /// With a line that is said in its section of 12:36.
    void writeNight(const QByteArray& video) const
    {
        m_f->write(QStringLiteral("library/夜.md"), night(video));
        m_f->write(QStringLiteral("library/夜.srt"), "1\n00:15:40,000 --> 00:15:44,000\n独角兽就在电厂旁边\n");
        m_f->window().findChild<tasks::IndexService*>()->refresh();
        m_f->waitForIndex();
    }
    void ask(const QString& query) const
    {
        m_f->window().activateWindow();
        m_f->trigger("search");
        QTRY_VERIFY(box()->hasFocus());
        compose(box(), {}, query);
        QTRY_VERIFY(list()->isVisible() && m_f->find<QLabel>("searchSummary")->text().contains(u"section"));
    }
    void openSpoken() const
    {
        ask(QStringLiteral("独角兽"));
        QAbstractButton* subtitles = nullptr;
        QTRY_VERIFY((subtitles = m_f->find<QAbstractButton>("chip:kind:subtitle")) != nullptr);
        subtitles->click();
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        box()->setFocus();
        QTest::keyClick(box(), Qt::Key_Return);
        QTRY_COMPARE(title(), QStringLiteral("电厂之夜"));
        QTRY_VERIFY(!list()->isVisible());
    }

    void openFound() const
    {
        ask(QStringLiteral("独角兽"));
        QTest::keyClick(box(), Qt::Key_Return);
        QTRY_VERIFY(!list()->isVisible());
        QTRY_VERIFY2(status().startsWith(QStringLiteral("2 of 3 places")), qPrintable(status()));
    }

    std::unique_ptr<WindowFixture> m_f;
};

void FoundPlacesTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    m_f->open();
    m_f->find<QAction>("languageEnglish")->trigger();
    m_f->waitForIndex();
}

void FoundPlacesTest::cleanup()
{
    m_f.reset();
    const QStringList warnings = collectedWarnings();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(QLatin1Char('\n'))));
}

/// It is told, with its time to be clicked, and the text is at the section of that time with all places marked.
void FoundPlacesTest::spokenLine()
{
    writeNight("视频链接 | https://www.youtube.com/watch?v=abcdefghijk");
    openSpoken();
    QTRY_COMPARE(m_f->message().section(u'\n', 0, 0), QStringLiteral("Said in the video at 15:40: 独角兽就在电厂旁边"));
    QTRY_VERIFY2(status().startsWith(QStringLiteral("2 of 3 places")), qPrintable(status()));
    QVERIFY(isSeen("独角兽又来了"));
    QTRY_COMPARE(timeOfPlace(), QStringLiteral("▶ 15:40"));
    m_f->trigger("findNext");
    QVERIFY2(status().startsWith(QStringLiteral("3 of 3 places")), qPrintable(status()));
    QVERIFY(isSeen("独角兽走了"));
    QTRY_COMPARE(timeOfPlace(), QStringLiteral("▶ 44:20"));
    // In the window's language.
    m_f->find<QAction>("languageChinese")->trigger();
    QTRY_COMPARE(m_f->message().section(u'\n', 0, 0), QStringLiteral("视频 15:40 处说到：独角兽就在电厂旁边"));
    m_f->find<QAction>("languageEnglish")->trigger();
    QVERIFY(offer() != nullptr);
    QCOMPARE(offer()->text(), QStringLiteral("▶ 15:40"));
    offer()->click();
    QTRY_COMPARE(m_f->opener.opened, QStringList{u"https://www.youtube.com/watch?v=abcdefghijk&t=940s"_qs});
    // Of another document it says nothing.
    openSpoken();
    QTRY_VERIFY(!m_f->message().isEmpty());
    m_f->window().openPath(m_f->path(QStringLiteral("library/无视频.md")));
    QTRY_COMPARE(title(), QStringLiteral("无视频"));
    QTRY_VERIFY(m_f->message().isEmpty());
}

void FoundPlacesTest::spokenLineWithoutVideo()
{
    writeNight("嘉宾 | 甲君");
    openSpoken();
    QTRY_COMPARE(m_f->message().section(u'\n', 0, 0), QStringLiteral("Said in the video at 15:40: 独角兽就在电厂旁边"));
    QTRY_VERIFY2(status().startsWith(QStringLiteral("2 of 3 places")), qPrintable(status()));
    QVERIFY(offer() == nullptr);
    QVERIFY(!m_f->find<QAbstractButton>("breadcrumbTime")->isVisible());
}

/// A save keeps it, and the next thing that is found takes its place.
void FoundPlacesTest::spokenLineInTheOpenDocument()
{
    writeNight("视频链接 | https://www.youtube.com/watch?v=abcdefghijk");
    const QString file = m_f->path(QStringLiteral("library/夜.md"));
    m_f->window().openPath(file);
    QTRY_COMPARE(title(), QStringLiteral("电厂之夜"));
    openSpoken();
    QTRY_VERIFY(m_f->message().startsWith(QStringLiteral("Said in the video at 15:40")));
    QTRY_COMPARE(timeOfPlace(), QStringLiteral("▶ 15:40"));
    const auto before = reader()->document();
    m_f->write(QStringLiteral("library/夜.md"),
               night("视频链接 | https://www.youtube.com/watch?v=abcdefghijk") + "\n末尾一行。\n");
    m_f->window().findChild<shell::Navigator*>()->openOrReload(file.toStdString());
    QTRY_VERIFY(reader()->document() != before);
    QVERIFY(m_f->message().startsWith(QStringLiteral("Said in the video at 15:40")));
    QTRY_COMPARE(timeOfPlace(), QStringLiteral("▶ 15:40"));
    box()->clear();
    ask(QStringLiteral("先说几句"));
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_VERIFY(!list()->isVisible());
    QTRY_VERIFY(status().startsWith(QStringLiteral("1 of 1 place")));
    QVERIFY(m_f->message().isEmpty());
}

void FoundPlacesTest::marksOfAFileThatMoves()
{
    writeNight("嘉宾 | 甲君");
    m_f->window().openPath(m_f->path(QStringLiteral("library/夜.md")));
    QTRY_COMPARE(title(), QStringLiteral("电厂之夜"));
    openFound();
    const auto* navigator = m_f->window().findChild<shell::Navigator*>();
    for (const QString& name : {u"library/夜里.md"_qs, u"library/别的/夜里.md"_qs}) {
        m_f->makeFolder(QFileInfo(name).path());
        const QString to = m_f->path(name);
        const auto before = reader()->document();
        QVERIFY(QFile::rename(QString::fromStdString(navigator->current()->path.string()), to));
        QTRY_COMPARE_WITH_TIMEOUT(QString::fromStdString(navigator->current()->path.string()), to, 20000);
        QTRY_VERIFY(reader()->document() != before);
        QTRY_VERIFY2(status().startsWith(QStringLiteral("2 of 3 places")), qPrintable(status()));
    }
    m_f->trigger("findNext");
    QVERIFY(!m_f->find<QLineEdit>("findField")->isVisible());
    QVERIFY2(status().startsWith(QStringLiteral("3 of 3 places")), qPrintable(status()));
}

/// Who has gone from mark to mark goes on from there, whatever has been written before and behind it.
void FoundPlacesTest::saveKeepsThePlace()
{
    writeNight("嘉宾 | 甲君");
    const QString file = m_f->path(QStringLiteral("library/夜.md"));
    const auto save = [&](const QByteArray& text) {
        const auto before = reader()->document();
        m_f->write(QStringLiteral("library/夜.md"), text);
        m_f->window().findChild<shell::Navigator*>()->openOrReload(file.toStdString());
        QTRY_VERIFY(reader()->document() != before);
    };
    m_f->window().openPath(file);
    QTRY_COMPARE(title(), QStringLiteral("电厂之夜"));
    openFound();
    const QByteArray text = night("嘉宾 | 甲君");
    save(text + "\n末尾一行。\n");
    QTRY_VERIFY2(status().startsWith(QStringLiteral("2 of 3 places")), qPrintable(status()));
    save(QByteArray(text).replace("先说几句", "独角兽，先说几句") + "\n末尾一行。\n");
    QTRY_VERIFY2(status().startsWith(QStringLiteral("3 of 4 places")), qPrintable(status()));
    m_f->trigger("findNext");
    QVERIFY2(status().startsWith(QStringLiteral("4 of 4 places")), qPrintable(status()));
    QVERIFY(isSeen("独角兽走了"));
    // So with what the bar asks for.
    m_f->trigger("find");
    auto* field = m_f->find<QLineEdit>("findField");
    field->setText(QStringLiteral("独角兽"));
    const auto* count = m_f->find<QLabel>("findCount");
    QTRY_COMPARE(count->text(), QStringLiteral("4/4"));
    m_f->trigger("findPrevious");
    QTRY_COMPARE(count->text(), QStringLiteral("3/4"));
    save(text);
    QTRY_COMPARE(count->text(), QStringLiteral("2/3"));
}

QTEST_MAIN(FoundPlacesTest)
#include "tst_found_places.moc"
