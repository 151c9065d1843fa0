#include "app/models/roles.h"
#include "app/panels/result_delegate.h"
#include "app/reader/reader_view.h"
#include "app/shell/navigator.h"
#include "app/style/style.h"
#include "app/tasks/index_service.h"
#include "tests/gui/window/window_fixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QSet>
#include <QtTest/QtTest>

using namespace zhilan;
using namespace zhilan::tests;

namespace
{

QByteArray talk()
{
    const QByteArray many = QByteArray("这一段只是为了让文档够长。\n\n").repeated(60);
    return "# 盐与电\n\n" + many + "## 电池\n\n先说几句。\n\n- 甲\n- 鈉離子电池便宜\n\n" + many +
           "## 尾声\n\n鈉離子还会便宜。\n\n" + many + "只说一次的灯塔。\n\n" + many + "## 一讲\n\n海水很咸。\n\n" +
           "## 二讲\n\n海水很冷，这里说的话很长，要好几行才说得完。\n\n## 三讲\n\n海水很深。\n\n" +
           "## 四讲\n\n海水很远。\n\n## 五讲\n\n海水很多。\n\n## 六讲\n\n海水很蓝。\n";
}

/// Of what the sections `from` up to `to` say nothing is asked.
QByteArray idle(int from, int to)
{
    QByteArray text;
    for (int i = from; i < to; ++i) {
        text += "## 节" + QByteArray::number(i) + "\n\n这里是闲话，讲了很多无关的事情。\n\n";
    }
    return text;
}

/// One section has most of "深海采矿不可能十年见效", one behind it all of it; one of a second document has most of it,
/// one of a third all.
void writeMining(const WindowFixture& fixture)
{
    fixture.write(QStringLiteral("library/矿.md"),
                  "# 长谈录\n\n" + idle(1, 11) + "## 耐心\n\n这里说深海采矿要靠耐心，十年见效不是口号。\n\n" +
                      idle(11, 50) + "## 原话\n\n> **钱老**：“深海采矿不可能十年见效。”\n\n" + idle(50, 60));
    fixture.write(QStringLiteral("library/又.md"),
                  "# 又一篇\n\n" + idle(1, 9) + "## 别处\n\n深海采矿，十年见效，不可能吧。\n");
    fixture.write(QStringLiteral("library/末.md"),
                  "# 末一篇\n\n" + idle(1, 9) + "## 别人说\n\n深海采矿不可能十年见效。\n");
}
const QString kMining = QStringLiteral("深海采矿不可能十年见效");

} // namespace

/// Results in the list, and how they are shown in the text.
class HitsUseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void opensBelowItsHeading();
    void nextOnlyScrollsWhereItMust();
    void theOnlyPlaceIsShownAgain();
    void markOfLongTitle();
    void hitsBeforeSuggestions();
    void keysThatDoSomething();
    void keysGiveWay();
    void smallWindow();
    void mostOfTheWords();
    void mostOfTheWordsAreCounted();
    void opensWhereMostOfTheWordsAre();
    void backToTheResults();
    void backByAClick();
    void changeMeanwhile();
    void chapterOfTheHit();
    void whatIsGoneIsNotOffered();
    void cardsAreAsWideAsTheChips();
    void chipsLeadToTheResults();
    void timeWithoutVideo();

private:
    [[nodiscard]] QVariant cell(int row, int role) const { return list()->model()->index(row, 0).data(role); }
    [[nodiscard]] int rowIn(const QString& context) const
    {
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            if (cell(row, models::ContextRole).toString() == context) {
                return row;
            }
        }
        return -1;
    }
    void openMining()
    {
        writeMining(*m_f);
        m_f->open();
        m_f->waitForIndex();
    }
    [[nodiscard]] reader::ReaderView* reader() const { return m_f->find<reader::ReaderView>("reader"); }
    [[nodiscard]] QLineEdit* box() const { return m_f->find<QLineEdit>("omnibox"); }
    [[nodiscard]] QListView* list() const { return m_f->find<QListView>("searchResults"); }
    [[nodiscard]] QString status() const { return m_f->find<QLabel>("statusFacts")->text(); }
    [[nodiscard]] QString title() const { return QString::fromStdString(reader()->document()->title); }
    void ask(const QString& query) const
    {
        m_f->window().activateWindow();
        m_f->trigger("search");
        QTRY_VERIFY(box()->hasFocus());
        compose(box(), {}, query);
        QTRY_VERIFY(list()->isVisible() && m_f->find<QLabel>("searchSummary")->text().contains(u"section"));
    }
    void openFirst(const QString& query) const
    {
        ask(query);
        QTRY_VERIFY(list()->model()->rowCount() > 0);
        QTest::keyClick(box(), Qt::Key_Return);
        QTRY_COMPARE(title(), QStringLiteral("盐与电"));
        QTRY_VERIFY2(status().contains(QStringLiteral(" of ")), qPrintable(status()));
    }
    [[nodiscard]] QRect placeOf(const char* text) const
    {
        return reader()->rectOfByte(static_cast<std::uint32_t>(reader()->document()->tree->source().find(text)));
    }
    [[nodiscard]] bool isSeen(const QRect& place) const { return reader()->viewport()->rect().contains(place); }

    std::unique_ptr<WindowFixture> m_f;
};

void HitsUseTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    m_f->write(QStringLiteral("library/盐.md"), talk());
    m_f->open();
    m_f->find<QAction>("languageEnglish")->trigger();
    m_f->waitForIndex();
}

void HitsUseTest::cleanup()
{
    m_f.reset();
    const QStringList warnings = collectedWarnings();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(QLatin1Char('\n'))));
}

void HitsUseTest::opensBelowItsHeading()
{
    openFirst(QStringLiteral("离子电池便宜"));
    QVERIFY(isSeen(placeOf("離子电池便宜")));
    QVERIFY(isSeen(placeOf("电池\n\n先说")));
    // Once more, while it is in sight: nothing moves.
    const int value = reader()->verticalScrollBar()->value();
    openFirst(QStringLiteral("离子电池便宜"));
    QTRY_VERIFY(reader()->isFlashing());
    QCOMPARE(reader()->verticalScrollBar()->value(), value);
}

void HitsUseTest::nextOnlyScrollsWhereItMust()
{
    openFirst(QStringLiteral("钠离子"));
    QVERIFY2(status().startsWith(QStringLiteral("1 of 2")), qPrintable(status()));
    m_f->trigger("findNext");
    QVERIFY2(status().startsWith(QStringLiteral("2 of 2")), qPrintable(status()));
    QVERIFY(isSeen(placeOf("鈉離子还会")));
    QVERIFY(isSeen(placeOf("尾声")));
    reader()->verticalScrollBar()->setValue(reader()->verticalScrollBar()->value() - 100);
    const int value = reader()->verticalScrollBar()->value();
    m_f->trigger("findNext");
    QVERIFY(reader()->verticalScrollBar()->value() != value);
    reader()->verticalScrollBar()->setValue(value);
    m_f->trigger("findPrevious");
    QCOMPARE(reader()->verticalScrollBar()->value(), value);
}

void HitsUseTest::theOnlyPlaceIsShownAgain()
{
    openFirst(QStringLiteral("灯塔"));
    QVERIFY2(status().startsWith(QStringLiteral("1 of 1 place ")), qPrintable(status()));
    QTRY_VERIFY(reader()->isFlashing());
    QTRY_VERIFY_WITH_TIMEOUT(!reader()->isFlashing(), 6000);
    const QRect place = placeOf("灯塔");
    QVERIFY(isSeen(place));
    m_f->trigger("findNext");
    QVERIFY(reader()->isFlashing());
    QCOMPARE(placeOf("灯塔"), place);
    reader()->verticalScrollBar()->setValue(0);
    m_f->trigger("findPrevious");
    QVERIFY(isSeen(placeOf("灯塔")));
    QVERIFY2(status().startsWith(QStringLiteral("1 of 1 place ")), qPrintable(status()));
}

/// Of a title that is longer than a snippet as well.
void HitsUseTest::markOfLongTitle()
{
    const QString title =
        u"这场谈话说了很久很久，"_qs.repeated(12) + u"末了才说到珊瑚礁。"_qs + u"还有别的。"_qs.repeated(20);
    m_f->write(QStringLiteral("library/长.md"), "# " + title.toUtf8() + "\n\n正文。\n");
    m_f->window().findChild<tasks::IndexService*>()->refresh();
    ask(QStringLiteral("珊瑚礁"));
    QTRY_COMPARE_WITH_TIMEOUT(list()->model()->rowCount(), 1, 20000);
    const QModelIndex row = list()->model()->index(0, 0);
    const auto marks = row.data(models::TitleMarksRole).value<models::Marks>();
    QCOMPARE(marks.size(), 1);
    const auto [begin, end] = marks.front();
    QCOMPARE(row.data().toString().mid(begin, end - begin), QStringLiteral("珊瑚礁"));
}

/// Enter takes the first row.
void HitsUseTest::hitsBeforeSuggestions()
{
    m_f->write(QStringLiteral("library/名.md"), "# 名\n\n## 一\n\n珊瑚 reactor\n\n## 二\n\n珊瑚 alone\n");
    m_f->write(QStringLiteral("library/末.md"), "# 末\n\n珊瑚 as well\n");
    m_f->window().findChild<tasks::IndexService*>()->refresh();
    ask(QStringLiteral("珊瑚 reacter"));
    const auto kinds = [this] {
        QString drawn;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const int kind = list()->model()->index(row, 0).data(models::KindRole).toInt();
            drawn += kind == static_cast<int>(models::ItemKind::Suggestion) ? u's' : u'h';
        }
        return drawn;
    };
    QTRY_VERIFY_WITH_TIMEOUT(kinds().count(u'h') >= 3, 20000);
    QVERIFY2(kinds().startsWith(u'h') && kinds().contains(u's'), qPrintable(kinds()));
}

void HitsUseTest::keysThatDoSomething()
{
    const auto says = [this](const char* key) {
        return status().contains(QLatin1String(key));
    };
    ask(QStringLiteral("灯塔"));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTRY_VERIFY2(says("Enter open") && says("Tab narrow down") && says("Esc back"), qPrintable(status()));
    QVERIFY2(!says("choose") && !says("Ctrl+Enter"), qPrintable(status()));
    // Of several rows one has a time in a video.
    compose(box(), {}, QStringLiteral(" OR 收入"));
    QTRY_VERIFY(list()->model()->rowCount() > 1);
    QTRY_VERIFY2(says("choose"), qPrintable(status()));
    QSet<bool> played;
    for (int row = 0; row < list()->model()->rowCount(); ++row) {
        const bool hasTime = list()->currentIndex().data(models::TimeRole).toLongLong() >= 0;
        QCOMPARE(says("Ctrl+Enter play the video there"), hasTime);
        played.insert(hasTime);
        QTest::keyClick(box(), Qt::Key_Down);
    }
    QCOMPARE(played.size(), 2);
    box()->clear();
    compose(box(), {}, QStringLiteral("查无此词彙"));
    QTRY_COMPARE(status(), QStringLiteral("Esc back to the text"));
    QCOMPARE(list()->model()->rowCount(), 0);
}

/// The least important first, and how large the library is before any of them.
void HitsUseTest::keysGiveWay()
{
    ask(QStringLiteral("收入"));
    QTRY_VERIFY(status().contains(QStringLiteral("choose")));
    const auto* library = m_f->find<QLabel>("statusLibrary");
    QVERIFY(library->isVisible());
    const QString all = status();
    QString before = all;
    const QStringList parts = all.split(QStringLiteral(" · "));
    QVERIFY(parts.size() >= 4);
    qsizetype fewest = parts.size();
    for (int width = 1200; width >= 440; width -= 20) {
        m_f->window().resize(width, 700);
        const QStringList left = status().split(QStringLiteral(" · "));
        const auto* label = m_f->find<QLabel>("statusFacts");
        if (left.size() > 2) {
            QTRY_VERIFY2(label->fontMetrics().horizontalAdvance(status()) <= label->contentsRect().width(),
                         qPrintable(status()));
        }
        QVERIFY(left.contains(QStringLiteral("Esc back to the text")) && left.contains(QStringLiteral("Enter open")));
        QVERIFY(left.size() <= fewest);
        QVERIFY(left.size() == parts.size() || !library->isVisible());
        fewest = left.size();
    }
    QVERIFY(fewest < parts.size());
    m_f->window().resize(1300, 800);
    QCOMPARE(status(), all);
    QVERIFY(library->isVisible());
}

/// 1024×700 at 150 %.
void HitsUseTest::smallWindow()
{
    ask(QStringLiteral("海水"));
    QTRY_VERIFY(list()->model()->rowCount() > 4);
    const auto whole = [this] {
        int count = 0;
        while (count < list()->model()->rowCount() &&
               list()->visualRect(list()->model()->index(count, 0)).bottom() <= list()->viewport()->height()) {
            ++count;
        }
        return count;
    };
    const int heightBefore = list()->visualRect(list()->model()->index(0, 0)).height();
    m_f->window().resize(683, 467);
    QTRY_VERIFY(list()->visualRect(list()->model()->index(0, 0)).height() < heightBefore);
    QVERIFY2(whole() >= 4, qPrintable(QString::number(whole())));
    QVERIFY(m_f->find<QWidget>("navigationPanel")->width() >= 200);
    QVERIFY(m_f->find<QWidget>("searchPage")->width() >= 440);
    const auto* summary = m_f->find<QLabel>("searchSummary");
    QVERIFY(!summary->text().isEmpty());
    QTRY_VERIFY(summary->width() >= summary->fontMetrics().horizontalAdvance(summary->text()));
    m_f->window().resize(1300, 800);
    QTRY_COMPARE(list()->visualRect(list()->model()->index(0, 0)).height(), heightBefore);
}

/// Behind what has the words as they are asked for, whatever document it is of.
void HitsUseTest::mostOfTheWords()
{
    openMining();
    ask(kMining);
    QTRY_COMPARE(list()->model()->rowCount(), 4);
    QCOMPARE(rowIn(QStringLiteral("原话")) + rowIn(QStringLiteral("别人说")), 1);
    QCOMPARE(rowIn(QStringLiteral("耐心")) + rowIn(QStringLiteral("别处")), 5);
    for (int row = 0; row < 4; ++row) {
        QCOMPARE(cell(row, models::CaptionRole).toString(), row == 2 ? QStringLiteral("Most of the words") : QString());
    }
    QVERIFY(cell(2, Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Most of the words, ")));
    const QString summary = m_f->find<QLabel>("searchSummary")->text();
    QVERIFY2(summary.startsWith(QStringLiteral("2 sections · 2 documents · 2 more alike")), qPrintable(summary));
    // The caption has room of its own above the card.
    QVERIFY(list()->visualRect(list()->model()->index(2, 0)).height() >
            list()->visualRect(list()->model()->index(3, 0)).height());
}

/// All of them, though few are shown so far.
void HitsUseTest::mostOfTheWordsAreCounted()
{
    writeMining(*m_f);
    QByteArray many = "# 还有\n\n" + idle(1, 90);
    for (int i = 0; i < 30; ++i) {
        many += "## 又" + QByteArray::number(i) + "\n\n深海采矿，十年见效，不可能吧。\n\n";
    }
    m_f->write(QStringLiteral("library/还.md"), many);
    m_f->open();
    m_f->waitForIndex();
    ask(kMining);
    QTRY_COMPARE(list()->model()->rowCount(), 20);
    const QString summary = m_f->find<QLabel>("searchSummary")->text();
    QVERIFY2(summary.startsWith(QStringLiteral("2 sections · 2 documents · 32 more alike · ")), qPrintable(summary));
}

void HitsUseTest::opensWhereMostOfTheWordsAre()
{
    openMining();
    ask(kMining);
    QTRY_COMPARE(list()->model()->rowCount(), 4);
    for (int row = rowIn(QStringLiteral("耐心")); list()->currentIndex().row() < row;) {
        QTest::keyClick(box(), Qt::Key_Down);
    }
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_COMPARE(title(), QStringLiteral("长谈录"));
    // Its two marks, and the two that the same words have in the other section.
    QTRY_VERIFY2(status().startsWith(QStringLiteral("1 of 4 places")), qPrintable(status()));
    QVERIFY(isSeen(placeOf("深海采矿要靠耐心")));
    QVERIFY(!isSeen(placeOf("深海采矿不可能")));
    m_f->trigger("findNext");
    QVERIFY2(status().startsWith(QStringLiteral("2 of 4")), qPrintable(status()));
    QVERIFY(isSeen(placeOf("十年见效不是")));
}

void HitsUseTest::backToTheResults()
{
    openMining();
    ask(kMining);
    QTRY_COMPARE(list()->model()->rowCount(), 4);
    QTest::keyClick(box(), Qt::Key_Down);
    const QString opened = cell(1, models::ContextRole).toString();
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_VERIFY(status().contains(QStringLiteral(" of ")));
    QTRY_VERIFY(!list()->isVisible());
    m_f->trigger("search");
    QTRY_VERIFY(list()->isVisible());
    QCOMPARE(box()->text(), kMining);
    QCOMPARE(box()->selectedText(), kMining);
    QTRY_COMPARE(list()->model()->rowCount(), 4);
    QCOMPARE(cell(list()->currentIndex().row(), models::ContextRole).toString(), opened);
    // From there to the next, in another document, and back again.
    QTest::keyClick(box(), Qt::Key_Down);
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_VERIFY(!list()->isVisible());
    m_f->trigger("search");
    QTRY_VERIFY(list()->isVisible());
    QCOMPARE(list()->currentIndex().row(), 2);
    // What is typed takes its place.
    compose(box(), {}, QStringLiteral("灯塔"));
    QCOMPARE(box()->text(), QStringLiteral("灯塔"));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    // And who takes it out has nothing to come back to.
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_VERIFY(!list()->isVisible());
    m_f->trigger("search");
    QTRY_VERIFY(list()->isVisible());
    QTest::keyClick(box(), Qt::Key_Backspace);
    QTRY_COMPARE(box()->text(), QString());
    QTest::keyClick(box(), Qt::Key_Escape);
    m_f->trigger("search");
    QCOMPARE(box()->text(), QString());
}

void HitsUseTest::backByAClick()
{
    openFirst(QStringLiteral("灯塔"));
    QTRY_VERIFY(!list()->isVisible());
    QTest::mouseClick(box(), Qt::LeftButton, {}, QPoint(60, box()->height() / 2));
    QTRY_VERIFY(list()->isVisible());
    QCOMPARE(box()->selectedText(), QStringLiteral("灯塔"));
    // A second click is about the text.
    QTest::mouseClick(box(), Qt::LeftButton, {}, QPoint(60, box()->height() / 2));
    QCOMPARE(box()->selectedText(), QString());
    // So is the first where the keyboard has brought the question back.
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_VERIFY(!list()->isVisible());
    m_f->trigger("search");
    QTRY_VERIFY(list()->isVisible());
    QCOMPARE(box()->selectedText(), QStringLiteral("灯塔"));
    QTest::mouseClick(box(), Qt::LeftButton, {}, QPoint(60, box()->height() / 2));
    QCOMPARE(box()->selectedText(), QString());
}

/// What is open changes while its results are gone through: they stay as narrow as they are.
void HitsUseTest::changeMeanwhile()
{
    openMining();
    const QString file = m_f->path(QStringLiteral("library/矿.md"));
    m_f->window().openPath(file);
    QTRY_COMPARE(title(), QStringLiteral("长谈录"));
    ask(kMining);
    QTRY_COMPARE(list()->model()->rowCount(), 4);
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_VERIFY(!list()->isVisible());
    m_f->trigger("search");
    QTRY_VERIFY(list()->isVisible());
    const auto quotes = [this] {
        return m_f->find<QAbstractButton>("chip:kind:quote");
    };
    QVERIFY(quotes() != nullptr);
    quotes()->click();
    QTRY_VERIFY(quotes()->isChecked());
    box()->setFocus();
    m_f->write(QStringLiteral("library/矿.md"), "# 改过\n\n> **钱老**：“深海采矿不可能十年见效。”\n");
    m_f->window().findChild<shell::Navigator*>()->openOrReload(file.toStdString());
    QTRY_COMPARE(title(), QStringLiteral("改过"));
    m_f->waitForIndex();
    // Any answer to a wider question would have come before that to the next.
    m_f->find<QAction>("languageChinese")->trigger();
    QTRY_VERIFY(m_f->find<QLabel>("searchSummary")->text().contains(u"处"));
    QVERIFY(quotes()->isChecked());
}

/// The strip marks the chapter that breadcrumb and tree are at, not that of what stands in the middle.
void HitsUseTest::chapterOfTheHit()
{
    m_f->write(QStringLiteral("library/圆桌.md"),
               "# 圆桌\n\n| 项目 | 内容 |\n|---|---|\n| 视频链接 | https://www.youtube.com/watch?v=abcdefghijk |\n\n"
               "## 铜价\n\n一句。\n\n## 变压器\n\n独角兽来了。\n\n" +
                   QByteArray("第二章的话。\n\n").repeated(40) +
                   "## 视频章节索引\n\n| 时间 | 标题 |\n|---|---|\n| 3:10 | 铜价 |\n| 15:00 | 变压器 |\n");
    m_f->open({m_f->path(QStringLiteral("library/圆桌.md"))});
    m_f->waitForIndex();
    const auto document = reader()->document();
    const auto sectionOf = [&](const char* text) {
        return document->sectionAt(static_cast<std::uint32_t>(document->tree->source().find(text)));
    };
    const document::SectionId copper = sectionOf("一句");
    QVERIFY(document->sections[copper].chapter != document->sections[sectionOf("独角兽")].chapter);
    const auto strip = [&] {
        return reader()->viewport()->grab(QRect(0, 0, reader()->viewport()->width(), placeOf("铜价\n\n一句").top()));
    };
    ask(QStringLiteral("一句"));
    QTRY_VERIFY(list()->model()->rowCount() > 0);
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_VERIFY(status().contains(QStringLiteral(" of ")));
    QVERIFY(isSeen(placeOf("铜价\n\n一句")));
    const QImage shown = strip().toImage();
    reader()->setCurrentSection(copper);
    QCOMPARE(strip().toImage(), shown);
    reader()->setCurrentSection(sectionOf("独角兽"));
    QVERIFY(strip().toImage() != shown);
}

void HitsUseTest::whatIsGoneIsNotOffered()
{
    const auto offers = [this](const char* document) {
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            if (cell(row, Qt::DisplayRole).toString() == QString::fromUtf8(document)) {
                return true;
            }
        }
        return false;
    };
    m_f->write(QStringLiteral("别处.md"), "# 在别处\n");
    const QString elsewhere = m_f->path(QStringLiteral("别处.md"));
    for (const auto& [file, name] :
         {std::pair{elsewhere, u"在别处"_qs}, std::pair{m_f->path(QStringLiteral("library/盐.md")), u"盐与电"_qs},
          std::pair{m_f->path(QStringLiteral("library/无视频.md")), u"无视频"_qs}}) {
        m_f->window().openPath(file);
        QTRY_COMPARE(title(), name);
    }
    m_f->window().activateWindow();
    m_f->trigger("search");
    QTRY_VERIFY(box()->hasFocus());
    QTRY_VERIFY(list()->isVisible() && offers("盐与电"));
    QVERIFY(offers("在别处") || offers("别处"));
    QTest::keyClick(box(), Qt::Key_Escape);
    QVERIFY(QFile::remove(elsewhere));
    m_f->window().activateWindow();
    m_f->trigger("search");
    QTRY_VERIFY(box()->hasFocus());
    QTRY_VERIFY(list()->isVisible() && !offers("在别处") && !offers("别处"));
    QVERIFY(offers("盐与电"));
}

/// With and without a scroll bar.
void HitsUseTest::cardsAreAsWideAsTheChips()
{
    const auto edges = [this] {
        const auto* summary = m_f->find<QLabel>("searchSummary");
        const QPoint right = summary->mapTo(&m_f->window(), QPoint(summary->width(), 0));
        const QRect row = list()->visualRect(list()->model()->index(0, 0));
        return std::pair(right.x(), list()->viewport()->mapTo(&m_f->window(), row.topRight()).x() + 1);
    };
    ask(QStringLiteral("灯塔"));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QCOMPARE(list()->verticalScrollBar()->maximum(), 0);
    const auto few = edges();
    QCOMPARE(few.first, few.second);
    box()->clear();
    m_f->window().resize(1300, 400);
    ask(QStringLiteral("海水"));
    QTRY_VERIFY(list()->verticalScrollBar()->maximum() > 0);
    QCOMPARE(edges(), few);
}

void HitsUseTest::chipsLeadToTheResults()
{
    ask(QStringLiteral("海水"));
    QTRY_VERIFY(list()->model()->rowCount() > 4);
    QTest::keyClick(box(), Qt::Key_Tab);
    const auto* first = m_f->find<QAbstractButton>("chip:kind:");
    QCOMPARE(QApplication::focusWidget(), first);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
    QWidget* last = QApplication::focusWidget();
    QVERIFY(last != first && last->objectName().startsWith(u"chip:"));
    QTest::keyClick(last, Qt::Key_Right);
    QCOMPARE(QApplication::focusWidget(), last);
    QTest::keyClick(last, Qt::Key_Home);
    QCOMPARE(QApplication::focusWidget(), first);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), list());
    QTest::keyClick(list(), Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), first);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QVERIFY(box()->hasFocus());
}

/// It is told, but leads nowhere.
void HitsUseTest::timeWithoutVideo()
{
    const QByteArray text = "## 铜价\n\n[03:10] 独角兽来了。\n";
    m_f->write(QStringLiteral("library/无.md"), "# 圆桌\n\n" + text);
    m_f->write(QStringLiteral("library/有.md"), "# 方桌\n\n| 项目 | 内容 |\n|---|---|\n"
                                                "| 视频链接 | https://www.youtube.com/watch?v=abcdefghijk |\n\n" +
                                                    text);
    m_f->window().findChild<tasks::IndexService*>()->refresh();
    m_f->waitForIndex();
    ask(QStringLiteral("独角兽"));
    QTRY_COMPARE(list()->model()->rowCount(), 2);
    const auto* delegate = qobject_cast<const panels::ResultDelegate*>(list()->itemDelegate());
    const auto accents = [&](const QModelIndex& index) {
        QImage image(600, 90, QImage::Format_RGB32);
        image.fill(style::currentTheme().paper);
        QStyleOptionViewItem option;
        option.font = QApplication::font();
        option.rect = image.rect();
        QPainter painter(&image);
        delegate->paint(&painter, option, index);
        painter.end();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == style::currentTheme().accent ? 1 : 0;
        }
        return count;
    };
    for (int row = 0; row < 2; ++row) {
        const QModelIndex index = list()->model()->index(row, 0);
        const bool hasVideo = index.data().toString() == QStringLiteral("方桌");
        QCOMPARE(index.data(models::TimeRole).toLongLong(), 190000);
        QStyleOptionViewItem option;
        option.font = QApplication::font();
        option.rect = QRect(0, 0, 600, 90);
        QCOMPARE(delegate->timeRect(option, index).isEmpty(), !hasVideo);
        QCOMPARE(accents(index) > 0, hasVideo);
        list()->setCurrentIndex(index);
        QCOMPARE(status().contains(QStringLiteral("Ctrl+Enter")), hasVideo);
    }
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    application.setAttribute(Qt::AA_Use96Dpi, true);
    HitsUseTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hits_use.moc"
