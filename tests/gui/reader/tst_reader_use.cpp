#include "app/reader/ticked_scroll_bar.h"
#include "app/style/style.h"
#include "core/markdown/tree.h"
#include "tests/gui/reader/reader_fixture.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

using namespace zhilan;
using reader::ReaderView;

namespace
{

QMenu* menuAt(ReaderView& view, QPoint at)
{
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, view.viewport()->mapToGlobal(at));
    QApplication::sendEvent(view.viewport(), &event);
    return view.findChild<QMenu*>(QStringLiteral("readerMenu"));
}

QWidget* cardOf(const ReaderView& view)
{
    auto* card = view.viewport()->findChild<QWidget*>(QStringLiteral("readerCard"));
    return card != nullptr && card->isVisible() ? card : nullptr;
}

} // namespace

/// Selecting, copying, finding, tables and terms in daily use.
class TestReaderUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsByDictionary_data();
    void wordsByDictionary();
    void keyboardSelection_data();
    void keyboardSelection();
    void keyboardSelectionScrolls();
    void copiedForms_data();
    void copiedForms();
    void copiedText_data();
    void copiedText();
    void citation_data();
    void citation();
    void copiedInTheBackground();
    void selectionIsOffered();
    void menu();
    void linkToSection();
    void menuOfLink();
    void ticks();
    void headerStays();
    void headerCoversNothing();
    void revealedWithContext_data();
    void revealedWithContext();
    void inSightStays();
    void flashLeavesMarks_data();
    void flashLeavesMarks();
    void chaptersInTwoRows_data();
    void chaptersInTwoRows();
    void terms();
    void termsByKeyboard();
};

void TestReaderUse::wordsByDictionary_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("at");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* text, const char* at, const char* word) {
        QTest::newRow(word) << QByteArray(text) << QByteArray(at) << QString::fromUtf8(word);
    };
    row("我们正在讨论人工智能的发展", "论", "讨论");
    row("规模定律 Scaling laws 的解释", "aling", "Scaling");
    row("2024年增长", "24", "2024");
    row("字𠮷野家😀字", "😀", "😀");
}

void TestReaderUse::wordsByDictionary()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, at);
    QFETCH(QString, word);
    const DocumentPtr document = fromText(text);
    const auto view = shown(document);
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {},
                       view->rectOfByte(byteOf(document, at.constData())).center());
    QCOMPARE(view->selectedText(), word);
}

void TestReaderUse::keyboardSelection_data()
{
    QTest::addColumn<QByteArray>("keys"); ///< R L U D H E; w before one: with Ctrl
    QTest::addColumn<QString>("selected");
    QTest::newRow("characters") << QByteArray("RRR") << QStringLiteral("甲乙丙");
    QTest::newRow("there and back") << QByteArray("RRL") << QStringLiteral("甲");
    QTest::newRow("back") << QByteArray("LL") << QStringLiteral("题\n\n");
    QTest::newRow("a pair is one") << QByteArray("RRRR") << QStringLiteral("甲乙丙𠮷");
    QTest::newRow("line") << QByteArray("E") << QStringLiteral("甲乙丙𠮷 two words");
    QTest::newRow("into the next block") << QByteArray("ERR") << QStringLiteral("甲乙丙𠮷 two words\n\n丁");
    QTest::newRow("a line down") << QByteArray("D") << QStringLiteral("甲乙丙𠮷 two words\n\n");
    QTest::newRow("all behind") << QByteArray("wE") << QStringLiteral("甲乙丙𠮷 two words\n\n丁戊\n\na\tb\n1\t2\n\n末");
    QTest::newRow("through cells") << QByteArray("ERRRRR") << QStringLiteral("甲乙丙𠮷 two words\n\n丁戊\n\na");
}

void TestReaderUse::keyboardSelection()
{
    QFETCH(QByteArray, keys);
    QFETCH(QString, selected);
    const DocumentPtr document =
        fromText("# 题\n\n甲乙丙𠮷 two words\n\n丁戊\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n末\n");
    const auto view = shown(document);
    view->activateWindow();
    view->setFocus();
    const QRect first = view->rectOfByte(byteOf(document, "甲"));
    click(*view, {first.left() + 1, first.center().y()});
    Qt::KeyboardModifiers modifiers = Qt::ShiftModifier;
    for (const char key : keys) {
        if (key == 'w') {
            modifiers |= Qt::ControlModifier;
            continue;
        }
        QTest::keyClick(view.get(),
                        key == 'R'   ? Qt::Key_Right
                        : key == 'L' ? Qt::Key_Left
                        : key == 'D' ? Qt::Key_Down
                        : key == 'U' ? Qt::Key_Up
                        : key == 'H' ? Qt::Key_Home
                                     : Qt::Key_End,
                        modifiers);
    }
    QCOMPARE(view->selectedText().trimmed(), selected.trimmed());
}

void TestReaderUse::keyboardSelectionScrolls()
{
    const DocumentPtr document = fromText("开头。\n\n" + QByteArray("一段普通的文字。\n\n").repeated(80));
    const auto view = shown(document, {760, 400});
    view->activateWindow();
    view->setFocus();
    const QRect first = view->rectOfByte(0);
    click(*view, {first.left() + 1, first.center().y()});
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(view->topByte() > 0);
    QVERIFY(view->selectedText().count(QStringLiteral("普通")) > 25);
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(view.get(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(view->topByte(), 0U);
}

void TestReaderUse::copiedForms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");
    QTest::newRow("heading and marks")
        << QByteArray("## 题 **粗**\n\n字 *斜* `码` ==记==\n") << QStringLiteral("## 题 **粗**\n\n字 *斜* `码` ==记==")
        << QStringLiteral("<h2>题 <b>粗</b></h2><p>字 <i>斜</i> <code>码</code> <mark>记</mark></p>");
    QTest::newRow("list") << QByteArray("- 甲\n- 乙\n") << QStringLiteral("- 甲\n- 乙")
                          << QStringLiteral("<ul><li>甲</li><li>乙</li></ul>");
    QTest::newRow("links") << QByteArray("[一](https://example.org/?a&b) [二](c.md)\n")
                           << QStringLiteral("[一](https://example.org/?a&b) [二](c.md)")
                           << QStringLiteral("<p><a href=\"https://example.org/?a&amp;b\">一</a> 二</p>");
    QTest::newRow("table") << QByteArray("| a | b |\n|---|---|\n| 1 | 2 |\n")
                           << QStringLiteral("| a | b |\n|---|---|\n| 1 | 2 |")
                           << QStringLiteral(
                                  "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>");
    QTest::newRow("code") << QByteArray("```\na < b\n```\n") << QStringLiteral("```\na < b\n```")
                          << QStringLiteral("<pre>a &lt; b</pre>");
    QTest::newRow("quotation") << QByteArray("> 话\n") << QStringLiteral("> 话")
                               << QStringLiteral("<blockquote><p>话</p></blockquote>");
    QTest::newRow("markup in text") << QByteArray("a &lt;b&gt; & c\n") << QStringLiteral("a &lt;b&gt; & c")
                                    << QStringLiteral("<p>a &lt;b&gt; &amp; c</p>");
}

void TestReaderUse::copiedForms()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, markdown);
    QFETCH(QString, html);
    for (const bool crlf : {false, true}) {
        const auto view = shown(fromText(crlf ? QByteArray(text).replace("\n", "\r\n") : text));
        view->selectAll();
        QCOMPARE(view->selectedMarkdown().trimmed(), markdown);
        view->copy();
        QCOMPARE(QGuiApplication::clipboard()->mimeData()->html(), html);
        QCOMPARE(QGuiApplication::clipboard()->text(), view->selectedText());
    }
}

void TestReaderUse::copiedText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("footnotes") << QByteArray("收入[^1]270亿[^1]美元。\n\n[^1]: 注。\n")
                               << QStringLiteral("收入[1]270亿[1]美元。\n\n1. 注。");
    QTest::newRow("nested list") << QByteArray("1. 一\n   - 二\n     - [ ] 三\n2. 四\n")
                                 << QStringLiteral("1. 一\n  • 二\n    ☐ 三\n2. 四");
    QTest::newRow("in a table") << QByteArray("| a |\n|---|\n| 1[^1] |\n\n[^1]: 注\n")
                                << QStringLiteral("a\n1[1]\n\n1. 注");
}

void TestReaderUse::copiedText()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, plain);
    const auto view = shown(fromText(text));
    view->selectAll();
    QCOMPARE(view->selectedText(), plain);
}

void TestReaderUse::citation_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("line");
    QTest::newRow("all") << QByteArray("# 潮汐\n\n| 项目 | 内容 |\n|---|---|\n| 视频链接 | "
                                       "https://www.youtube.com/watch?v=aaaaaaaaaaa |\n\n## 节 [12:36]\n\n")
                         << QStringLiteral(
                                "> — 林海，《潮汐》 [12:36 起](https://www.youtube.com/watch?v=aaaaaaaaaaa&t=756s)");
    QTest::newRow("no video") << QByteArray("# 潮汐\n\n") << QStringLiteral("> — 林海，《潮汐》");
}

void TestReaderUse::citation()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, line);
    const DocumentPtr document = fromText(head + "> **林海**：\"潮水从不等人。\"\n");
    const auto view = shown(document);
    const QRect from = view->rectOfByte(byteOf(document, "潮水"));
    const QRect to = view->rectOfByte(byteOf(document, "人。"));
    drag(*view, {from.left() + 1, from.center().y()}, {to.right() - 1, to.center().y()});
    QVERIFY2(view->selectedCitation().startsWith(QStringLiteral("> 潮水从不等人\n>\n> —")),
             qPrintable(view->selectedCitation()));
    QVERIFY2(view->selectedCitation().trimmed().endsWith(line), qPrintable(view->selectedCitation()));
}

/// Of very much, what the clipboard gives is as it was when it was copied.
void TestReaderUse::copiedInTheBackground()
{
    auto view = shown(fromText("# 题\n\n<details>\n<summary>折</summary>\n\n里面。\n\n</details>\n\n" +
                               QByteArray("一段🙂 **重**。\n\n").repeated(5000)));
    view->selectAll();
    const QString text = view->selectedText();
    QVERIFY(text.size() > 40'000);
    view->copy();
    view->setTurnedFolds({0});
    view->setDocument(fromText("# 另一篇\n"));
    view.reset();
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(data->formats(), (QStringList{u"text/plain"_qs, u"text/html"_qs}));
    QVERIFY(data->hasText() && data->hasHtml());
    QCOMPARE(data->text(), text);
    QCOMPARE(data->html().count(u"<b>重</b>"_qs) + data->html().count(u"<strong>重</strong>"_qs), 5000);
    // Something else takes its place before it has been made.
    view = shown(fromText("# 题\n\n" + QByteArray("一段。\n\n").repeated(20'000)));
    view->selectAll();
    view->copy();
    QGuiApplication::clipboard()->setText(u"别的"_qs);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"别的"_qs);
}

/// To the middle button; ctest runs this on X11 too.
void TestReaderUse::selectionIsOffered()
{
    QClipboard* clipboard = QGuiApplication::clipboard();
    if (!clipboard->supportsSelection())
        QSKIP("this platform has no primary selection");
    const auto offered = [clipboard] {
        return clipboard->text(QClipboard::Selection);
    };
    const QByteArray text =
        "# 题\n\n甲乙丙 two **words**\n\n丁戊\n\n" + QByteArray("一段🙂。\n\n").repeated(20'000);
    const DocumentPtr document = fromText(text);
    auto view = shown(document);
    clipboard->setText(QStringLiteral("剪贴板"));
    const QRect first = view->rectOfByte(byteOf(document, "甲"));
    drag(*view, {first.left() + 1, first.center().y()},
         {view->rectOfByte(byteOf(document, " two")).left(), first.center().y()});
    QCOMPARE(view->selectedText(), QStringLiteral("甲乙丙"));
    QCOMPARE(offered(), QStringLiteral("甲乙丙"));
    // A click takes nothing back, as elsewhere.
    click(*view, {first.left() + 1, first.center().y()});
    QCOMPARE(offered(), QStringLiteral("甲乙丙"));
    QTest::keyClick(view.get(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(offered(), QStringLiteral("甲乙丙 two words"));
    // As it was selected, though the document goes.
    view->selectAll();
    const QString all = view->selectedText();
    view->setDocument(fromText("# 另一篇\n"));
    view.reset();
    QCOMPARE(offered(), all);
    QCOMPARE(clipboard->text(), QStringLiteral("剪贴板"));
}

void TestReaderUse::menu()
{
    const DocumentPtr document = fromText("一段 R&D 文字。\n");
    const auto view = shown(document);
    QSignalSpy searched(view.get(), &ReaderView::searchRequested);
    const QPoint at = view->rectOfByte(byteOf(document, "R&D")).center();
    QMenu* menu = menuAt(*view, at);
    QVERIFY(menu != nullptr);
    for (const char* name : {"copy", "copyMarkdown", "copyPlain", "copyCitation"})
        QVERIFY(!menu->findChild<QAction*>(QLatin1String(name))->isEnabled());
    QVERIFY(menu->findChild<QAction*>(QStringLiteral("searchSelection")) == nullptr);
    menu->findChild<QAction*>(QStringLiteral("selectAll"))->trigger();
    delete menu;
    menu = menuAt(*view, at);
    auto* search = menu->findChild<QAction*>(QStringLiteral("searchSelection"));
    QVERIFY(search != nullptr);
    QVERIFY2(search->text().contains(QStringLiteral("R&&D")), qPrintable(search->text()));
    search->trigger();
    QCOMPARE(searched.count(), 1);
    QCOMPARE(searched.at(0).at(0).toString(), QStringLiteral("一段 R&D 文字。"));
    menu->findChild<QAction*>(QStringLiteral("copyMarkdown"))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text().trimmed(), QStringLiteral("一段 R&D 文字。"));
    delete menu;
}

void TestReaderUse::linkToSection()
{
    const DocumentPtr document = fromText("# 一\n\n字\n\n## 二\n\n字\n");
    const auto view = shown(document);
    QSignalSpy requested(view.get(), &ReaderView::sectionLinkRequested);
    const QRect heading = view->rectOfByte(byteOf(document, "二"));
    // Beside the heading, in the margin.
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, {heading.left() - 8, heading.center().y()});
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.at(0).at(0).value<document::SectionId>(), 1U);
    QMenu* menu = menuAt(*view, view->rectOfByte(byteOf(document, "字")).center());
    menu->findChild<QAction*>(QStringLiteral("copySectionLink"))->trigger();
    QCOMPARE(requested.count(), 2);
    QCOMPARE(requested.at(1).at(0).value<document::SectionId>(), 0U);
    delete menu;
}

void TestReaderUse::menuOfLink()
{
    const DocumentPtr document = fromText("看[这里](https://example.org/a)。\n");
    const auto view = shown(document);
    QSignalSpy activated(view.get(), &ReaderView::linkActivated);
    QMenu* menu = menuAt(*view, view->rectOfByte(byteOf(document, "这里")).center());
    menu->findChild<QAction*>(QStringLiteral("copyLink"))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("https://example.org/a"));
    menu->findChild<QAction*>(QStringLiteral("openLink"))->trigger();
    QCOMPARE(activated.count(), 1);
    delete menu;
}

void TestReaderUse::ticks()
{
    const DocumentPtr document = fromText(QByteArray("段落一二三。\n\n").repeated(200));
    const auto view = shown(document, {760, 400});
    auto* bar = qobject_cast<reader::TickedScrollBar*>(view->verticalScrollBar());
    QVERIFY(bar != nullptr);
    QVERIFY(bar->ticks().empty());
    const auto half = byteOf(document, "一二三", 101);
    view->setMarks({{0, 3}, {half, half + 3}, {half + 3, half + 6}});
    QCOMPARE(bar->ticks().size(), std::size_t{2});
    QVERIFY(bar->ticks()[0] == 0.0);
    QVERIFY(std::abs(bar->ticks()[1] - 0.5) < 0.06);
    const QColor color = style::theme(style::Appearance::Light).series[1];
    const QImage image = bar->grab().toImage();
    QVERIFY(holdsColor(image, {0, bar->height() / 2 - 30, bar->width(), 60}, color));
    QVERIFY(!holdsColor(image, {0, bar->height() / 4 - 20, bar->width(), 40}, color));
    view->setMarks({});
    QVERIFY(bar->ticks().empty());
}

void TestReaderUse::headerStays()
{
    const DocumentPtr document =
        fromText("开头\n\n| 年份表头 | 值 |\n|---|---|\n" + QByteArray("| 行 | 12 |\n").repeated(120) + "\n" +
                 QByteArray("后面。\n\n").repeated(60));
    const auto view = shown(document, {760, 400});
    const QColor ground = style::theme(style::Appearance::Light).tableHeader;
    const QRect top(view->viewport()->width() / 2 - 100, 2, 200, 20);
    QVERIFY(!holdsColor(view->grab().toImage(), top, ground));
    // In the table's first part and in a later one.
    for (const int occurrence : {20, 100}) {
        view->scrollToByte(byteOf(document, "| 行", occurrence));
        QVERIFY(holdsColor(view->grab().toImage(), top, ground));
    }
    // It goes with the table.
    view->scrollToByte(byteOf(document, "后面"));
    QVERIFY(!holdsColor(view->grab().toImage(), top, ground));
}

void TestReaderUse::headerCoversNothing()
{
    const DocumentPtr document =
        fromText("| 年份表头 | 值 |\n|---|---|\n" + QByteArray("| [行](a.md) | 12 |\n").repeated(120));
    const auto view = shown(document, {760, 400});
    QSignalSpy activated(view.get(), &ReaderView::linkActivated);
    for (const int occurrence : {30, 31, 32, 90, 91}) {
        const std::uint32_t byte = byteOf(document, "行]", occurrence);
        view->revealByte(byte);
        view->verticalScrollBar()->setValue(view->verticalScrollBar()->value());
        const QRect rect = view->rectOfByte(byte);
        click(*view, rect.center());
    }
    QCOMPARE(activated.count(), 5);
    // A click on the header does not reach what it covers.
    view->scrollToByte(byteOf(document, "行]", 60));
    click(*view, {view->rectOfByte(byteOf(document, "行]", 60)).center().x(), 8});
    QCOMPARE(activated.count(), 5);
}

void TestReaderUse::revealedWithContext_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("heading"); // seen above the place; empty: too far away
    const QByteArray some = QByteArray("段落。\n\n").repeated(5);
    const QByteArray many = QByteArray("段落。\n\n").repeated(40);
    const QByteArray rows = "| 行 | 值 |\n|---|---|\n" + QByteArray("| 一 | 二 |\n").repeated(60);
    QTest::newRow("first below its heading") << QByteArray("## 上级\n\n这里。\n\n") << QByteArray("上级");
    QTest::newRow("some below") << "## 上级\n\n" + some + "这里。\n\n" << QByteArray("上级");
    QTest::newRow("in a list") << "## 上级\n\n" + some + "- 甲\n- 这里\n\n" << QByteArray("上级");
    QTest::newRow("heading") << QByteArray("## 上级这里\n\n") << QByteArray("上级");
    QTest::newRow("far below") << "## 上级\n\n" + many + "这里。\n\n" << QByteArray();
    QTest::newRow("in a long paragraph") << "## 上级\n\n" + QByteArray("很长的一段话，").repeated(400) + "这里。\n\n"
                                         << QByteArray();
    QTest::newRow("in a long table") << "## 上级\n\n" + rows + "| 这里 | 二 |\n\n" << QByteArray();
}

/// Whether the view comes from above or below.
void TestReaderUse::revealedWithContext()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, heading);
    const QByteArray many = QByteArray("前后。\n\n").repeated(60);
    const DocumentPtr document = fromText("# 题\n\n" + many + text + many);
    const auto view = shown(document, {760, 600});
    const std::uint32_t place = byteOf(document, "这里");
    for (const std::uint32_t from : {0U, document->bytes - 3}) {
        view->scrollToByte(from);
        QVERIFY(!view->viewport()->rect().intersects(view->rectOfByte(place)));
        view->revealByte(place);
        const QRect rect = view->rectOfByte(place);
        QVERIFY2(view->viewport()->rect().contains(rect), qPrintable(QString::number(rect.top())));
        if (heading.isEmpty()) {
            QCOMPARE(qRound(rect.top() / 20.0), qRound(view->viewport()->height() / 60.0));
        } else {
            const QRect above = view->rectOfByte(byteOf(document, heading.constData()));
            QVERIFY2(view->viewport()->rect().contains(above), qPrintable(QString::number(above.top())));
        }
        // There is text to be read below it, too.
        QVERIFY(rect.bottom() < view->viewport()->height() * 7 / 8);
    }
}

void TestReaderUse::inSightStays()
{
    QByteArray text = "# 题\n\n";
    for (int i = 0; i < 80; ++i)
        text += "段落 " + QByteArray::number(100 + i) + "。\n\n";
    const DocumentPtr document = fromText(text);
    const auto view = shown(document, {760, 600});
    view->scrollToByte(byteOf(document, "段落 120"));
    const int before = view->verticalScrollBar()->value();
    const int height = view->viewport()->height();
    const auto isMoved = [&](int number) {
        view->verticalScrollBar()->setValue(before);
        view->revealByte(byteOf(document, ("段落 " + QByteArray::number(number)).constData()));
        return view->verticalScrollBar()->value() != before;
    };
    int stayed = 0;
    for (int number = 119; number < 140; ++number) {
        view->verticalScrollBar()->setValue(before);
        const QRect rect = view->rectOfByte(byteOf(document, ("段落 " + QByteArray::number(number)).constData()));
        const bool amid = rect.top() > height / 6 && rect.bottom() < height * 5 / 6;
        stayed += amid ? 1 : 0;
        if (amid)
            QVERIFY2(!isMoved(number), qPrintable(QString::number(number)));
        else if (rect.top() < height / 10 || rect.bottom() > height * 9 / 10)
            QVERIFY2(isMoved(number), qPrintable(QString::number(number)));
    }
    QVERIFY(stayed > 3);
    // At the beginning and the end there is nothing to scroll.
    for (const char* last : {"段落 100", "段落 179"}) {
        view->scrollToByte(QByteArray(last).endsWith("79") ? document->bytes - 3 : 0);
        const int value = view->verticalScrollBar()->value();
        view->revealByte(byteOf(document, last));
        QCOMPARE(view->verticalScrollBar()->value(), value);
    }
}

void TestReaderUse::flashLeavesMarks_data()
{
    QTest::addColumn<QByteArray>("flashed");
    QTest::addColumn<int>("current");
    for (const char* flashed : {"| 年份 | 收入 |", "| 2026 | 一亿 |", "文字在这里，一亿"}) {
        QTest::addRow("%s", flashed) << QByteArray(flashed) << -1;
        QTest::addRow("%s, current", flashed) << QByteArray(flashed) << 0;
    }
}

/// What is marked looks other than what else flashes around it, and other than without the flash.
void TestReaderUse::flashLeavesMarks()
{
    QFETCH(QByteArray, flashed);
    QFETCH(int, current);
    const DocumentPtr document =
        fromText("# 题\n\n文字在这里，一亿年份。\n\n| 年份 | 收入 |\n|---|---|\n| 2026 | 一亿 |\n");
    const std::uint32_t begin = byteOf(document, flashed.constData());
    const ByteSpan span{begin, begin + static_cast<std::uint32_t>(flashed.size())};
    const std::uint32_t mark =
        begin + static_cast<std::uint32_t>(flashed.indexOf(flashed.contains("收入") ? "收入" : "一亿"));
    const auto view = shown(document, {760, 600});
    const auto picture = [&](bool marked, bool lit) {
        view->setMarks(marked ? std::vector<ByteSpan>{{mark, mark + 6}} : std::vector<ByteSpan>{});
        view->setCurrentMark(marked && current == 0 ? std::optional<std::size_t>(0) : std::nullopt);
        if (lit)
            view->flash(span);
        return view->grab(view->rectOfByte(mark).adjusted(-2, -2, 2, 2)).toImage();
    };
    const QImage marked = picture(true, false);
    const QImage both = picture(true, true);
    QVERIFY(both != picture(false, true));
    QVERIFY(both != marked);
}

void TestReaderUse::chaptersInTwoRows_data()
{
    QTest::addColumn<int>("chapters");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("rows");
    QTest::newRow("wide") << 8 << 760 << 1;
    QTest::newRow("narrow") << 8 << 480 << 2;
    QTest::newRow("narrow, odd") << 7 << 480 << 2;
    QTest::newRow("few") << 4 << 480 << 1;
    QTest::newRow("too many for two rows, too") << 60 << 480 << 1;
}

/// Where a row would leave too little of their titles. Each is reached once.
void TestReaderUse::chaptersInTwoRows()
{
    QFETCH(int, chapters);
    QFETCH(int, width);
    QFETCH(int, rows);
    QByteArray text =
        "# 题\n\n| 项目 | 内容 |\n|---|---|\n| 视频链接 | https://www.youtube.com/watch?v=abcdefghijk |\n\n"
        "## 视频章节索引\n\n| 时间 | 标题 |\n|---|---|\n";
    for (int i = 0; i < chapters; ++i)
        text += "| " + QByteArray::number(i) + ":00 | 第几章讲了什么 |\n";
    const auto view = shown(fromText(text), {width, 500});
    QSignalSpy times(view.get(), &ReaderView::timeActivated);
    std::vector<std::vector<std::chrono::milliseconds>> found; // by row, from left to right
    for (int y = 40; y < 180; y += 3) {
        std::vector<std::chrono::milliseconds> row;
        for (int x = 1; x < width; x += 2) {
            times.clear();
            click(*view, {x, y}, Qt::ControlModifier);
            if (times.count() == 1 &&
                (row.empty() || row.back() != times.at(0).at(0).value<std::chrono::milliseconds>()))
                row.push_back(times.at(0).at(0).value<std::chrono::milliseconds>());
        }
        if (row.size() > 1 && (found.empty() || found.back() != row))
            found.push_back(row);
    }
    QCOMPARE(static_cast<int>(found.size()), rows);
    std::vector<std::chrono::milliseconds> all;
    for (const auto& row : found)
        all.insert(all.end(), row.begin(), row.end());
    QCOMPARE(static_cast<int>(all.size()), chapters);
    QVERIFY(std::is_sorted(all.begin(), all.end()));
}

void TestReaderUse::terms()
{
    const DocumentPtr document =
        fromText("# 题\n\n先说规模定律，再说别的。\n\n" + QByteArray("段落。\n\n").repeated(60) +
                 "## 术语表\n\n| 术语 | 解释 |\n|---|---|\n| 规模定律 | 越大越好 |\n| 乙 | 丙 |\n");
    QCOMPARE(document->terms.size(), std::size_t{2});
    const auto view = shown(document, {760, 500});
    const std::uint32_t byte = byteOf(document, "规模定律");
    const QImage plain = view->grab().toImage();
    view->setTerms({{{byte, byte + 12}, 0}});
    QVERIFY(view->grab().toImage() != plain);
    moveTo(*view, view->rectOfByte(byte + 3).center());
    QTRY_VERIFY(cardOf(*view) != nullptr);
    QVERIFY(cardOf(*view)->accessibleName().contains(QStringLiteral("越大越好")));
    view->grab();
    QSignalSpy leaving(view.get(), &ReaderView::leaving);
    QTest::mouseClick(cardOf(*view), Qt::LeftButton);
    QCOMPARE(leaving.count(), 1);
    QVERIFY(view->viewport()->rect().contains(view->rectOfByte(byteOf(document, "越大越好"))));
    view->selectAll();
    QVERIFY(view->selectedText().contains(QStringLiteral("先说规模定律，再说别的。")));
}

void TestReaderUse::termsByKeyboard()
{
    const DocumentPtr document =
        fromText("# 题\n\n规模定律，[链接](a.md)。\n\n## 术语表\n\n| 术语 | 解释 |\n|---|---|\n"
                 "| 规模定律 | 越大越好 |\n| 乙 | 丙 |\n");
    const auto view = shown(document, {760, 500});
    view->activateWindow();
    view->setFocus();
    const std::uint32_t byte = byteOf(document, "规模定律");
    view->setTerms({{{byte, byte + 12}, 0}});
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QVERIFY(cardOf(*view) != nullptr);
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QVERIFY(cardOf(*view) == nullptr);
    QTest::keyClick(view.get(), Qt::Key_Backtab);
    QTest::keyClick(view.get(), Qt::Key_Return);
    QVERIFY(view->isFlashing());
}

QTEST_MAIN(TestReaderUse)
#include "tst_reader_use.moc"
