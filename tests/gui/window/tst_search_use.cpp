#include "app/models/results_model.h"
#include "app/models/roles.h"
#include "app/reader/reader_view.h"
#include "app/tasks/index_service.h"
#include "app/tasks/library_searcher.h"
#include "tests/gui/window/window_fixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScopeGuard>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>
#include <QtTest/QtTest>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace zhilan;
using namespace zhilan::tests;

namespace
{

QByteArray talk()
{
    QByteArray text = "# 数据中心之夜\n\n| 项目 | 内容 |\n|---|---|\n"
                      "| 视频链接 | https://www.youtube.com/watch?v=abcdefghijk |\n| 视频时长 | 1小时00分00秒 |\n\n";
    for (int i = 0; i < 60; ++i) {
        text += "这一段只是为了让文档够长。Some words in Latin letters stand between them. "
                "𠮷野家也在这里🙂。\n\n";
    }
    return text +
           "## 电力\n\n夜里的数据中心很吵。隔壁的**数据**中心更吵🙂。\n\n> "
           "**甲君**：\"數據中心就是電廠。\"\n\n"
           "| 年份 | 数据中心用电 |\n|---|---|\n| 2026年 | 40 GW |\n\n"
           "## 视频章节索引\n\n| 时间 | 标题 |\n|---|---|\n| 0:00 | Opening（开场） |\n| 12:36 | Power（电力） |\n";
}

} // namespace

class SearchUseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void resultsWhileTyping();
    void whatACardSays();
    void composingIsNotDisturbed();
    void enterBeforeTheAnswer();
    void titlesOpenDocuments();
    void opensAtTheHit();
    void opensAtAProperty();
    void namesThatAreNoUtf8();
    void escapeTakesTheMarksAway();
    void marksOutliveAChange();
    void nextWithoutMarksAsks();
    void bringsTheVideo();
    void timeIsAChip();
    void chipsNarrowDown();
    void chipsByKeyboard();
    void folderByKeyboard();
    void waysBackToTheText();
    void moreWhenScrolled();
    void relaxedIsSaid();
    void notUnderstoodIsSaid();
    void pinyin();
    void nothingFound();
    void withoutWords();
    void escapeLeaves();
    void documentOutsideTheLibrary();
    void withoutACache();
    void indexedWhileAsking();
    void documentBeforeItsSections();
    void sectionsOfNamesakes();
    void whatIsSaidInTheVideo();
    void fewRowsOfManySections();
    void fieldIsEmptyAfterwards();
    void treeClosesThePage();

private:
    [[nodiscard]] reader::ReaderView* reader() const { return m_f->find<reader::ReaderView>("reader"); }
    [[nodiscard]] QLineEdit* box() const { return m_f->find<QLineEdit>("omnibox"); }
    [[nodiscard]] QListView* list() const { return m_f->find<QListView>("searchResults"); }
    [[nodiscard]] QString notes() const
    {
        const auto* label = m_f->find<QLabel>("searchNotes");
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] QString status() const { return m_f->find<QLabel>("statusFacts")->text(); }
    [[nodiscard]] QString title() const { return QString::fromStdString(reader()->document()->title); }
    [[nodiscard]] QVariant cell(int row, int role) const { return list()->model()->index(row, 0).data(role); }
    [[nodiscard]] QStringList titles() const
    {
        QStringList texts;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            texts.append(cell(row, Qt::DisplayRole).toString());
        }
        return texts;
    }
    [[nodiscard]] QAbstractButton* chip(const QString& id) const
    {
        return m_f->find<QAbstractButton>(("chip:" + id.toUtf8()).constData());
    }
    /// The row whose card says that it is of this kind; -1 without one.
    [[nodiscard]] int rowOf(const QString& label) const
    {
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            if (cell(row, models::LabelRole).toString().startsWith(label)) {
                return row;
            }
        }
        return -1;
    }
    void begin() const
    {
        m_f->window().activateWindow();
        m_f->trigger("search");
        QTRY_VERIFY(box()->hasFocus());
    }
    /// The answer is shown when the summary or the notes say so.
    void ask(const QString& query) const
    {
        begin();
        compose(box(), {}, query);
        QTRY_VERIFY(list()->isVisible());
    }
    [[nodiscard]] std::uint32_t byteOf(const char* text) const
    {
        return static_cast<std::uint32_t>(reader()->document()->tree->source().find(text));
    }
    [[nodiscard]] bool isShown(std::uint32_t byte) const
    {
        return reader()->viewport()->rect().intersects(reader()->rectOfByte(byte));
    }

    std::unique_ptr<WindowFixture> m_f;
};

void SearchUseTest::init()
{
    startCollectingWarnings();
    m_f = std::make_unique<WindowFixture>();
    m_f->makeFolder(QStringLiteral("library/访谈"));
    m_f->write(QStringLiteral("library/访谈/夜.md"), talk());
    m_f->open();
    m_f->find<QAction>("languageEnglish")->trigger();
    m_f->waitForIndex();
}

void SearchUseTest::cleanup()
{
    m_f.reset();
    const QStringList warnings = collectedWarnings();
    QVERIFY2(warnings.isEmpty(), qPrintable(warnings.join(QLatin1Char('\n'))));
}

void SearchUseTest::resultsWhileTyping()
{
    begin();
    for (const char16_t* typed : {u"数", u"据", u"中", u"心"}) {
        compose(box(), {}, QString::fromUtf16(typed));
        QTRY_VERIFY(list()->isVisible());
    }
    QCOMPARE(box()->text(), QStringLiteral("数据中心"));
    QTRY_VERIFY(titles().contains(QStringLiteral("数据中心之夜")));
    QVERIFY(!reader()->isVisible());
    QTRY_VERIFY(m_f->find<QLabel>("searchSummary")->text().contains(QStringLiteral("1 document")));
    QVERIFY(box()->hasFocus());
}

void SearchUseTest::whatACardSays()
{
    ask(QStringLiteral("电厂"));
    QTRY_COMPARE(titles(), QStringList{u"数据中心之夜"_qs});
    QCOMPARE(cell(0, models::LabelRole).toString(), QStringLiteral("Quote · 甲君"));
    QCOMPARE(cell(0, models::ContextRole).toString(), QStringLiteral("电力"));
    QCOMPARE(cell(0, models::TimeRole).toLongLong(), 756'000);
    // Simplified characters were asked for, the text is marked as it stands.
    const QString text = cell(0, models::DefinitionRole).toString();
    const auto marks = cell(0, models::MarksRole).value<models::Marks>();
    QCOMPARE(marks.size(), 1);
    QCOMPARE(text.mid(marks[0].first, marks[0].second - marks[0].first), QStringLiteral("電廠"));
}

void SearchUseTest::composingIsNotDisturbed()
{
    ask(QStringLiteral("数据中心"));
    QTRY_VERIFY(list()->model()->rowCount() > 0);
    const int row = list()->currentIndex().row();
    const reader::ReaderView::Position place = reader()->position();
    compose(box(), QStringLiteral("dian"), {});
    for (const int key : {Qt::Key_Down, Qt::Key_Up, Qt::Key_PageDown, Qt::Key_Return, Qt::Key_Escape}) {
        QTest::keyClick(box(), static_cast<Qt::Key>(key));
        QCOMPARE(list()->currentIndex().row(), row);
        QVERIFY(list()->isVisible());
        QCOMPARE(reader()->position(), place);
    }
    QCOMPARE(title(), QStringLiteral("增长的一年"));
    // What is composed is not asked for before it is chosen.
    QCOMPARE(box()->text(), QStringLiteral("数据中心"));
}

void SearchUseTest::enterBeforeTheAnswer()
{
    begin();
    compose(box(), QStringLiteral("pin yin"), QStringLiteral("電廠"));
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_COMPARE(title(), QStringLiteral("数据中心之夜"));
    QTRY_VERIFY(isShown(byteOf("電廠")));
}

void SearchUseTest::titlesOpenDocuments()
{
    ask(QStringLiteral("無視頻"));
    QTRY_COMPARE(titles(), QStringList{u"无视频"_qs});
    QCOMPARE(cell(0, models::KindRole).toInt(), static_cast<int>(models::ItemKind::Document));
    QCOMPARE(cell(0, models::TitleMarksRole).value<models::Marks>(), models::Marks({{0, 3}}));
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_COMPARE(title(), QStringLiteral("无视频"));
    QCOMPARE(reader()->topByte(), 0U);
}

void SearchUseTest::opensAtTheHit()
{
    ask(QStringLiteral("更吵"));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_COMPARE(title(), QStringLiteral("数据中心之夜"));
    QTRY_VERIFY(isShown(byteOf("更吵")));
    QTRY_VERIFY(reader()->isFlashing());
    QTRY_VERIFY(reader()->hasFocus());
    QTRY_VERIFY2(status().startsWith(QStringLiteral("1 of 1 place")), qPrintable(status()));
    // There is a way back to where one was.
    QVERIFY(m_f->find<QAction>("back")->isEnabled());
}

/// Unfolded, as a hit in a row of many is.
void SearchUseTest::opensAtAProperty()
{
    QByteArray text = "---\n";
    for (int i = 0; i < 30; ++i) {
        text += "key" + QByteArray::number(i) + ": 值\n";
    }
    m_f->write(QStringLiteral("library/访谈/属性.md"),
               text + "aliases: [别处, 横向扩展]\n---\n\n# 有属性的\n\n正文。\n");
    m_f->open();
    m_f->waitForIndex();
    ask(QStringLiteral("橫向擴展"));
    QTRY_COMPARE(titles(), QStringList{QStringLiteral("有属性的")});
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_COMPARE(title(), QStringLiteral("有属性的"));
    QTRY_VERIFY2(status().startsWith(QStringLiteral("1 of 1 place")), qPrintable(status()));
    QTRY_VERIFY(isShown(byteOf("横向扩展")));
    QVERIFY(reader()->isFlashing());
    reader()->selectAll();
    QVERIFY(reader()->selectedText().contains(QStringLiteral("aliases: 别处, 横向扩展")));
}

void SearchUseTest::namesThatAreNoUtf8()
{
    // One in GB18030, and one that says what the index says for the other: each opens as itself.
    const std::string folder = m_f->path(QStringLiteral("library/")).toStdString();
    // Qt does not remove a file of such a name.
    const auto remove = qScopeGuard([&folder] { std::filesystem::remove(folder + "\xB7\xC3.md"); });
    for (const auto& [name, text] : {std::pair<QByteArray, QByteArray>{"\xB7\xC3.md", "# 旧名\n\n从前的鲸鱼。\n"},
                                     {"%B7%C3.md", "# 新名\n\n如今的鲨鱼。\n"}}) {
        std::ofstream(folder + name.toStdString(), std::ios::binary) << text.toStdString();
    }
    m_f->open();
    m_f->waitForIndex();
    for (const auto& [query, name] : {std::pair{QStringLiteral("鲸鱼"), QStringLiteral("旧名")},
                                      {QStringLiteral("鲨鱼"), QStringLiteral("新名")}}) {
        ask(query);
        QTRY_COMPARE(titles(), QStringList{name});
        QTest::keyClick(box(), Qt::Key_Return);
        QTRY_COMPARE(title(), name);
    }
}

void SearchUseTest::escapeTakesTheMarksAway()
{
    ask(QStringLiteral("quote:数据中心"));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_COMPARE(title(), QStringLiteral("数据中心之夜"));
    // The title, two in the text (one across an emphasis), the quote that was meant, the table's head.
    QTRY_COMPARE(status().section(QLatin1Char(' '), 0, 2), QStringLiteral("4 of 5"));
    QVERIFY(isShown(byteOf("數據中心")));
    m_f->trigger("findNext");
    QCOMPARE(status().section(QLatin1Char(' '), 0, 2), QStringLiteral("5 of 5"));
    m_f->trigger("findNext");
    QCOMPARE(status().section(QLatin1Char(' '), 0, 2), QStringLiteral("1 of 5"));
    QVERIFY(isShown(byteOf("数据中心之夜")));
    m_f->trigger("findPrevious");
    QCOMPARE(status().section(QLatin1Char(' '), 0, 2), QStringLiteral("5 of 5"));
    QTest::keyClick(reader(), Qt::Key_Escape);
    QVERIFY(!status().contains(QStringLiteral("of 5")));
    QVERIFY(!m_f->find<QWidget>("findBar")->isVisible());
}

void SearchUseTest::marksOutliveAChange()
{
    ask(QStringLiteral("quote:数据中心"));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_COMPARE(status().section(QLatin1Char(' '), 0, 2), QStringLiteral("4 of 5"));
    reader()->verticalScrollBar()->setValue(0);
    m_f->write(QStringLiteral("library/访谈/夜.md"), talk() + "\n\n末尾又说到数据中心。\n");
    m_f->window().openPath(m_f->path(QStringLiteral("library/访谈/夜.md")));
    QTRY_COMPARE(status().section(QLatin1Char(' '), 2, 2), QStringLiteral("6"));
    QCOMPARE(reader()->verticalScrollBar()->value(), 0); // nobody asked to go anywhere
    m_f->trigger("findPrevious");
    QVERIFY(isShown(byteOf("末尾又说到")));
    QTest::keyClick(reader(), Qt::Key_Escape);
    QVERIFY(!status().contains(QStringLiteral("of 6")));
}

void SearchUseTest::nextWithoutMarksAsks()
{
    m_f->trigger("findNext");
    QVERIFY(m_f->find<QWidget>("findBar")->isVisible());
}

void SearchUseTest::bringsTheVideo()
{
    ask(QStringLiteral("电厂"));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTest::keyClick(box(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_f->opener.opened.size(), 1);
    QVERIFY2(m_f->opener.opened[0].contains(QStringLiteral("t=756")), qPrintable(m_f->opener.opened[0]));
    QCOMPARE(title(), QStringLiteral("数据中心之夜"));
}

void SearchUseTest::timeIsAChip()
{
    ask(QStringLiteral("电厂"));
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    const QRect card = list()->visualRect(list()->model()->index(0, 0));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, {card.right() - 24, card.top() + 18});
    QTRY_COMPARE(m_f->opener.opened.size(), 1);
    QVERIFY(m_f->opener.opened[0].contains(QStringLiteral("t=756")));
}

void SearchUseTest::chipsNarrowDown()
{
    ask(QStringLiteral("数据中心"));
    QTRY_VERIFY(chip(QStringLiteral("kind:")) != nullptr && chip(QStringLiteral("kind:"))->isChecked());
    const int all = list()->model()->rowCount();
    auto* table = chip(QStringLiteral("kind:table"));
    QVERIFY(table != nullptr);
    QCOMPARE(table->text(), QStringLiteral("Table 1"));
    table->click();
    QTRY_COMPARE(rowOf(QStringLiteral("Table")), 0);
    QCOMPARE(list()->model()->rowCount(), 1);
    QTRY_VERIFY(chip(QStringLiteral("kind:table"))->isChecked());
    QCOMPARE(chip(QStringLiteral("kind:table"))->text(), QStringLiteral("Table 1"));
    chip(QStringLiteral("kind:"))->click();
    QTRY_COMPARE(list()->model()->rowCount(), all);
    QVERIFY(chip(QStringLiteral("kind:"))->isChecked());
    // Chosen once more it lets go.
    chip(QStringLiteral("kind:table"))->click();
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    chip(QStringLiteral("kind:table"))->click();
    QTRY_COMPARE(list()->model()->rowCount(), all);
    QTRY_VERIFY(chip(QStringLiteral("kind:"))->isChecked());
}

void SearchUseTest::chipsByKeyboard()
{
    ask(QStringLiteral("数据中心"));
    QTRY_VERIFY(chip(QStringLiteral("kind:table")) != nullptr);
    // From the field, and back to it.
    QTest::keyClick(box(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), chip(QStringLiteral("kind:")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QVERIFY(box()->hasFocus());
    QTest::keyClick(box(), Qt::Key_Tab);
    while (QApplication::focusWidget() != chip(QStringLiteral("kind:table"))) {
        QWidget* before = QApplication::focusWidget();
        QTest::keyClick(before, Qt::Key_Right);
        QVERIFY(QApplication::focusWidget() != before);
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(rowOf(QStringLiteral("Table")), 0);
    QCOMPARE(QApplication::focusWidget(), chip(QStringLiteral("kind:table")));
    // Through the hits from there too.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QVERIFY(box()->hasFocus());
    QTest::keyClick(box(), Qt::Key_Escape);
    QVERIFY(!list()->isVisible());
    QTRY_VERIFY(reader()->hasFocus());
    // The next search is one of everything.
    ask(QStringLiteral("数据中心"));
    QTRY_VERIFY(chip(QStringLiteral("kind:")) != nullptr && chip(QStringLiteral("kind:"))->isChecked());
}

/// What a menu of a chip adds to the words may take the chip away.
void SearchUseTest::folderByKeyboard()
{
    m_f->makeFolder(QStringLiteral("library/甲"));
    m_f->makeFolder(QStringLiteral("library/乙"));
    m_f->write(QStringLiteral("library/甲/一.md"), "# 一\n\n数据中心\n");
    m_f->write(QStringLiteral("library/乙/二.md"), "# 二\n\n数据中心\n");
    m_f->open({m_f->path(QStringLiteral("library"))});
    m_f->waitForIndex();
    ask(QStringLiteral("数据中心"));
    QToolButton* folders = nullptr;
    QTRY_VERIFY([&] {
        const auto buttons = m_f->window().findChildren<QToolButton*>();
        const auto found = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton* button) {
            return button->isVisible() && button->text().startsWith(QStringLiteral("Folder"));
        });
        folders = found == buttons.end() ? nullptr : *found;
        return folders != nullptr;
    }());
    folders->setFocus();
    QTest::keyClick(folders, Qt::Key_Return);
    auto* menu = folders->findChild<QMenu*>();
    QVERIFY(menu != nullptr);
    const QList<QAction*> actions = menu->actions();
    const auto action = std::find_if(actions.begin(), actions.end(),
                                     [](const QAction* each) { return each->text().contains(QStringLiteral("甲")); });
    QVERIFY(action != actions.end());
    QVERIFY((*action)->toolTip().endsWith(QStringLiteral("library/甲")));
    (*action)->trigger();
    delete menu;
    QVERIFY(box()->text().contains(QStringLiteral("path:")));
    QVERIFY(box()->hasFocus());
    QTRY_COMPARE(list()->model()->rowCount(), 1);
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_VERIFY(!list()->isVisible());
}

/// Whatever has the focus, there is a way back to the text.
void SearchUseTest::waysBackToTheText()
{
    ask(QStringLiteral("数据中心"));
    auto* button = m_f->find<QAbstractButton>("toggleInspectorButton");
    QVERIFY(button != nullptr);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Escape);
    QVERIFY(!list()->isVisible());
    QTRY_VERIFY(reader()->hasFocus());
    ask(QStringLiteral("数据中心"));
    m_f->trigger("focusReader");
    QVERIFY(!list()->isVisible());
    QTRY_VERIFY(reader()->hasFocus());
}

void SearchUseTest::moreWhenScrolled()
{
    QByteArray many = "# 许多\n\n";
    for (int i = 0; i < 150; ++i) {
        many += "## 第" + QByteArray::number(i) + "节\n\n蓝鲸。\n\n";
    }
    m_f->write(QStringLiteral("library/许多.md"), many);
    m_f->open();
    m_f->find<QAction>("languageEnglish")->trigger();
    m_f->waitForIndex();
    ask(QStringLiteral("蓝鲸"));
    QTRY_COMPARE(list()->model()->rowCount(), 20);
    for (int tries = 0; tries < 200 && list()->model()->rowCount() < 150; ++tries) {
        QTest::keyClick(box(), Qt::Key_PageDown);
        QTRY_VERIFY(list()->currentIndex().row() + 1 < list()->model()->rowCount() ||
                    list()->model()->rowCount() == 150);
    }
    QCOMPARE(list()->model()->rowCount(), 150);
    QStringList places;
    for (int row = 0; row < 150; ++row) {
        places.append(cell(row, models::ContextRole).toString());
    }
    QCOMPARE(places.removeDuplicates(), 0);
}

void SearchUseTest::relaxedIsSaid()
{
    ask(QStringLiteral("电厂 xyzzy"));
    QTRY_COMPARE(titles(), QStringList{u"数据中心之夜"_qs});
    QTRY_VERIFY2(notes().contains(QStringLiteral("without “xyzzy”")), qPrintable(notes()));
}

void SearchUseTest::notUnderstoodIsSaid()
{
    ask(QStringLiteral("电厂 \"数据"));
    QTRY_VERIFY2(notes().contains(QStringLiteral("quotation mark")), qPrintable(notes()));
    ask(QStringLiteral("电厂 date:去年"));
    QTRY_VERIFY2(notes().contains(QStringLiteral("“date:去年” names no date")), qPrintable(notes()));
    ask(QStringLiteral("电厂 has:图"));
    QTRY_VERIFY2(notes().contains(QStringLiteral("has:chart, has:video or has:quote")), qPrintable(notes()));
}

void SearchUseTest::pinyin()
{
    ask(QStringLiteral("dianli"));
    QTRY_COMPARE(titles().value(0), QStringLiteral("电力"));
    QCOMPARE(cell(0, models::LabelRole).toString(), QStringLiteral("Heading"));
    QTest::keyClick(box(), Qt::Key_Return);
    QCOMPARE(box()->text(), QStringLiteral("电力"));
    QTRY_COMPARE(titles().value(0), QStringLiteral("数据中心之夜"));
}

void SearchUseTest::nothingFound()
{
    ask(QStringLiteral("𪚥𪚥"));
    QTRY_VERIFY2(notes().contains(QStringLiteral("“𪚥𪚥” was not found")), qPrintable(notes()));
    QCOMPARE(list()->model()->rowCount(), 0);
    QTest::keyClick(box(), Qt::Key_Return);
    QVERIFY(m_f->find<QWidget>("searchPage")->isVisible());
}

void SearchUseTest::withoutWords()
{
    m_f->window().openPath(m_f->path(QStringLiteral("library/访谈/夜.md")));
    QTRY_COMPARE(title(), QStringLiteral("数据中心之夜"));
    QTRY_VERIFY(!reader()->isHidden());
    begin();
    QTRY_VERIFY(list()->isVisible());
    // What was open before, then the sections of what is open now.
    QTRY_COMPARE(titles(), QStringList({u"增长的一年"_qs, u"电力"_qs, u"视频章节索引"_qs}));
    QTest::keyClick(box(), Qt::Key_Down);
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_VERIFY(isShown(byteOf("## 电力")));
    QCOMPARE(title(), QStringLiteral("数据中心之夜"));
}

void SearchUseTest::escapeLeaves()
{
    const reader::ReaderView::Position place = reader()->position();
    ask(QStringLiteral("数据中心"));
    QTest::keyClick(box(), Qt::Key_Escape);
    QVERIFY(!list()->isVisible());
    QVERIFY(reader()->isVisible());
    QTRY_VERIFY(reader()->hasFocus());
    QCOMPARE(reader()->position(), place);
    // The words are still there.
    m_f->trigger("search");
    QTRY_VERIFY(list()->isVisible());
    QCOMPARE(box()->text(), QStringLiteral("数据中心"));
    // Until another document is read.
    QTest::keyClick(box(), Qt::Key_Escape);
    m_f->window().openPath(m_f->path(QStringLiteral("library/无视频.md")));
    QTRY_COMPARE(QString::fromStdString(reader()->document()->title), QStringLiteral("无视频"));
    QCOMPARE(box()->text(), QString());
}

void SearchUseTest::documentOutsideTheLibrary()
{
    m_f->write(QStringLiteral("外面.md"), "# 外面的文档\n\n## 一节\n\n这里有独角兽。\n");
    m_f->window().openPath(m_f->path(QStringLiteral("外面.md")));
    QTRY_COMPARE(title(), QStringLiteral("外面的文档"));
    ask(QStringLiteral("独角兽"));
    QTRY_COMPARE(titles(), QStringList{u"一节"_qs});
    QCOMPARE(cell(0, models::LabelRole).toString(), QStringLiteral("1 place"));
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_VERIFY(reader()->isVisible() && isShown(byteOf("独角兽")));
    QTRY_VERIFY(status().startsWith(QStringLiteral("1 of 1")));
}

void SearchUseTest::withoutACache()
{
    m_f->indexes = false;
    m_f->open();
    m_f->find<QAction>("languageEnglish")->trigger();
    ask(QStringLiteral("成本"));
    QTRY_COMPARE(titles(), QStringList{u"收入"_qs});
    QVERIFY2(notes().contains(QStringLiteral("Only the open document")), qPrintable(notes()));
    // One question has one answer, also where no index is ever published.
    QSignalSpy answered(m_f->window().findChild<tasks::LibrarySearcher*>(), &tasks::LibrarySearcher::found);
    ask(QStringLiteral("成本 收入"));
    QTRY_COMPARE(answered.size(), 1);
    QVERIFY(!QTest::qWaitFor([&answered] { return answered.size() > 1; }, 200));
}

void SearchUseTest::indexedWhileAsking()
{
    ask(QStringLiteral("独角兽"));
    QTRY_VERIFY(notes().contains(QStringLiteral("not found")));
    m_f->write(QStringLiteral("library/新.md"), "# 新的\n\n独角兽来了。\n");
    m_f->window().findChild<tasks::IndexService*>()->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(titles(), QStringList{u"新的"_qs}, 20000);
}

void SearchUseTest::documentBeforeItsSections()
{
    ask(QStringLiteral("数据中心"));
    QTRY_COMPARE(rowOf(QStringLiteral("Document")), 0);
    QCOMPARE(cell(0, Qt::DisplayRole).toString(), QStringLiteral("数据中心之夜"));
    QCOMPARE(cell(0, models::TitleMarksRole).value<models::Marks>(), (models::Marks{{0, 4}}));
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_COMPARE(title(), QStringLiteral("数据中心之夜"));
    QTRY_COMPARE(status().section(QLatin1Char(' '), 0, 2), QStringLiteral("1 of 5"));
    QVERIFY(isShown(byteOf("数据中心之夜")));
    // Not where more is asked for than words.
    ask(QStringLiteral("数据中心 speaker:甲君"));
    QTRY_COMPARE(rowOf(QStringLiteral("Quote")), 0);
    QCOMPARE(rowOf(QStringLiteral("Document")), -1);
}

/// Documents of one title are told apart.
void SearchUseTest::sectionsOfNamesakes()
{
    m_f->makeFolder(QStringLiteral("library/甲"));
    m_f->write(QStringLiteral("library/甲/上.md"), "# 同名\n\n独角兽在此。\n");
    m_f->write(QStringLiteral("library/甲/下.md"), "# 同名\n\n独角兽在此。\n");
    m_f->window().findChild<tasks::IndexService*>()->refresh();
    m_f->waitForIndex();
    ask(QStringLiteral("独角兽"));
    QTRY_COMPARE_WITH_TIMEOUT(titles(), (QStringList{u"同名"_qs, u"同名"_qs}), 20000);
    QStringList contexts{cell(0, models::ContextRole).toString(), cell(1, models::ContextRole).toString()};
    contexts.sort();
    QVERIFY2(contexts[0].contains(QStringLiteral("上.md")) && contexts[1].contains(QStringLiteral("下.md")),
             qPrintable(contexts.join(QLatin1Char(' '))));
}

/// What stands in subtitles alone cannot be marked in the text: it is told.
void SearchUseTest::whatIsSaidInTheVideo()
{
    m_f->write(QStringLiteral("library/访谈/夜.srt"), "1\n00:12:40,000 --> 00:12:44,000\n独角兽就在电厂旁边\n");
    m_f->window().findChild<tasks::IndexService*>()->refresh();
    m_f->waitForIndex();
    ask(QStringLiteral("独角兽"));
    QTRY_COMPARE_WITH_TIMEOUT(titles(), QStringList{u"数据中心之夜"_qs}, 20000);
    QCOMPARE(cell(0, models::LabelRole).toString(), QStringLiteral("Subtitles"));
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_COMPARE(title(), QStringLiteral("数据中心之夜"));
    QTRY_COMPARE(status(), QStringLiteral("Said in the video at 12:40: 独角兽就在电厂旁边"));
    QTRY_VERIFY(isShown(byteOf("夜里的数据中心")));
}

/// All sections of a document are found by its title, and are one row: what stands behind them is shown too.
void SearchUseTest::fewRowsOfManySections()
{
    QByteArray text("# 蓝鲸年谱\n");
    for (int i = 0; i < 90; ++i) {
        text += "\n## " + QByteArray::number(i) + "\n\n平常的一年。\n";
    }
    m_f->write(QStringLiteral("library/年谱.md"), text);
    m_f->write(QStringLiteral("library/又.md"), "# 又\n\n" + QByteArray("海里的话。").repeated(200) + "蓝鲸。\n");
    m_f->window().findChild<tasks::IndexService*>()->refresh();
    m_f->waitForIndex();
    ask(QStringLiteral("蓝鲸"));
    QTRY_COMPARE_WITH_TIMEOUT(titles().size(), 2, 20000);
    QVERIFY(titles().contains(QStringLiteral("又")) && titles().contains(QStringLiteral("蓝鲸年谱")));
}

void SearchUseTest::fieldIsEmptyAfterwards()
{
    ask(QStringLiteral("成本"));
    QTRY_COMPARE(titles(), QStringList{u"增长的一年"_qs});
    QTest::keyClick(box(), Qt::Key_Return);
    QTRY_VERIFY(reader()->isVisible() && isShown(byteOf("算力也是成本")));
    QCOMPARE(box()->text(), QString());
}

void SearchUseTest::treeClosesThePage()
{
    ask(QStringLiteral("数据中心"));
    auto* tree = m_f->find<QTreeView>("libraryTree");
    const QModelIndex row = m_f->row(QStringLiteral("无视频"));
    tree->scrollTo(row);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(row).center());
    QTRY_COMPARE(title(), QStringLiteral("无视频"));
    QVERIFY(reader()->isVisible());
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    application.setAttribute(Qt::AA_Use96Dpi, true);
    SearchUseTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_search_use.moc"
