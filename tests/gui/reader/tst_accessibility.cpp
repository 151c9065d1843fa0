#include "app/reader/block_texts.h"
#include "app/reader/flow.h"
#include "app/reader/pictures.h"
#include "app/style/style.h"
#include "tests/gui/reader/accessible_fixture.h"
#include "tests/gui/reader/reader_fixture.h"

#include <QDir>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <vector>

using namespace zhilan;
using reader::ReaderView;

namespace
{

QByteArrayList documents()
{
    QByteArrayList texts{mixed()};
    for (const char* folder : {ZHILAN_TEST_DATA_DIR "/reader", ZHILAN_SOURCE_DIR "/resources/library"}) {
        const QDir dir(QString::fromUtf8(folder));
        for (const QString& name : dir.entryList({QStringLiteral("*.md")}, QDir::Files))
            texts.append(fileText(dir.filePath(name)));
    }
    texts.append("");
    texts.append("\xEF\xBB\xBF# BOM\r\n\r\n甲𠮷乙\r\n- [x] 一\r\n- 二 😀👩‍👩‍👧\r\n");
    return texts;
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsWhatIsShown();
    void textsAreThoseOfLayouts();
    void unitsCoverTheText_data();
    void unitsCoverTheText();
    void neighbours();
    void wordsByDictionary();
    void lines();
    void caret();
    void caretEverywhere();
    void caretScrollsAlong();
    void caretBrowsing();
    void jumpsTakeTheCaretAlong();
    void theFoundPlaceIsSelected();
    void selection();
    void characterPlaces();
    void attributes();
    void otherDocument();
    void largeDocument();
};

void TestAccessibility::textIsWhatIsShown()
{
    const DocumentPtr document =
        fromText("# 题\n\n甲 *乙* [丙](https://example.org) 丁\n\n- 一\n  - 二\n\n3. three\n\n- [x] done\n\n"
                 "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\n y\n```\n\n---\n\n![alt](https://example.org/x.png)\n\n"
                 "> **某人**：「话」\n");
    const auto view = shown(document);
    QCOMPARE(
        wholeText(*view),
        QString::fromUtf8("题\n甲 乙 丙 丁\n• 一\n• 二\n3. three\n☑ done\na\tb\n1\t2\nx\n y\n\nalt\n某人\n「话」\n"));
    QAccessibleInterface* reader = accessible(*view);
    QCOMPARE(reader->role(), QAccessible::Document);
    QVERIFY(reader->state().readOnly);
    QVERIFY(reader->state().multiLine);
    QVERIFY(reader->state().selectableText);
    QVERIFY(!reader->state().busy);
}

void TestAccessibility::textsAreThoseOfLayouts()
{
    for (const QByteArray& text : documents()) {
        const DocumentPtr document = fromText(text);
        const style::Theme& theme = style::theme(style::Appearance::Light);
        reader::Pictures pictures;
        reader::Flow flow;
        flow.context().theme = &theme;
        flow.context().pictures = &pictures;
        flow.setContent(reader::prepare(document));
        flow.unfoldAll();
        flow.invalidate();
        for (std::size_t i = 0; i < flow.size(); ++i) {
            const reader::Block& block = flow.list().blocks[i];
            if (block.kind == reader::BlockKind::Image)
                continue;
            const auto texts = reader::blockTexts(flow.context(), block);
            const auto& items = flow.layout(i).items();
            QCOMPARE(items.size(), texts.size());
            for (std::size_t k = 0; k < texts.size(); ++k)
                QCOMPARE(items[k].layout->text().text(), texts[k].text());
        }
    }
}

void TestAccessibility::unitsCoverTheText_data()
{
    QTest::addColumn<int>("boundary");
    QTest::newRow("characters") << int(QAccessible::CharBoundary);
    QTest::newRow("words") << int(QAccessible::WordBoundary);
    QTest::newRow("sentences") << int(QAccessible::SentenceBoundary);
    QTest::newRow("lines") << int(QAccessible::LineBoundary);
    QTest::newRow("paragraphs") << int(QAccessible::ParagraphBoundary);
    QTest::newRow("all") << int(QAccessible::NoBoundary);
}

/// Reading on from the beginning, each unit where the one before ended, reads everything once; and every place of a
/// unit gives that unit.
void TestAccessibility::unitsCoverTheText()
{
    QFETCH(int, boundary);
    const auto type = static_cast<QAccessible::TextBoundaryType>(boundary);
    for (const QByteArray& source : documents()) {
        const auto view = shown(fromText(source));
        QAccessibleTextInterface* text = textOf(*view);
        const QString whole = wholeText(*view);
        QString read;
        for (int at = 0; at < whole.size();) {
            int start = -1;
            int end = -1;
            const QString unit = text->textAtOffset(at, type, &start, &end);
            QCOMPARE(start, at);
            QVERIFY2(end > start, qPrintable(QString::number(at)));
            QCOMPARE(unit, whole.mid(start, end - start));
            for (const int inside : {(start + end) / 2, end - 1}) {
                int again = -1;
                int stop = -1;
                text->textAtOffset(inside, type, &again, &stop);
                const QString said = QStringLiteral("%1 is in [%2, %3), not in [%4, %5): %6")
                                         .arg(inside)
                                         .arg(start)
                                         .arg(end)
                                         .arg(again)
                                         .arg(stop)
                                         .arg(unit);
                QVERIFY2(again == start && stop == end, qPrintable(said));
            }
            read += unit;
            at = end;
        }
        QCOMPARE(read, whole);
    }
}

void TestAccessibility::neighbours()
{
    const auto view = shown(fromText("one two\n\nthree\n"));
    QAccessibleTextInterface* text = textOf(*view);
    int start = -1;
    int end = -1;
    QCOMPARE(text->textBeforeOffset(5, QAccessible::CharBoundary, &start, &end), QStringLiteral("t"));
    QCOMPARE(start, 4);
    QCOMPARE(text->textAfterOffset(5, QAccessible::CharBoundary, &start, &end), QStringLiteral("o"));
    QCOMPARE(text->textBeforeOffset(5, QAccessible::WordBoundary, &start, &end), QStringLiteral(" "));
    QCOMPARE(text->textAfterOffset(1, QAccessible::ParagraphBoundary, &start, &end), QStringLiteral("three\n"));
    QCOMPARE(start, 8);
    QCOMPARE(end, 14);
    QCOMPARE(text->textBeforeOffset(9, QAccessible::LineBoundary, &start, &end), QStringLiteral("one two\n"));
    QCOMPARE(text->textBeforeOffset(0, QAccessible::LineBoundary, &start, &end), QString());
    QCOMPARE(text->textAfterOffset(13, QAccessible::LineBoundary, &start, &end), QString());
    QCOMPARE(start, 14);
    // At the end of everything the last line is still read.
    QCOMPARE(text->textAtOffset(14, QAccessible::LineBoundary, &start, &end), QStringLiteral("three\n"));
    QCOMPARE(text->textAtOffset(500, QAccessible::CharBoundary, &start, &end), QString());
    QCOMPARE(text->textAtOffset(-3, QAccessible::CharBoundary, &start, &end), QString());
}

void TestAccessibility::wordsByDictionary()
{
    const auto view = shown(fromText("我们正在讨论人工智能的发展。Scaling laws 😀\n"));
    QAccessibleTextInterface* text = textOf(*view);
    int start = -1;
    int end = -1;
    QCOMPARE(text->textAtOffset(offsetOf(*view, "论人"), QAccessible::WordBoundary, &start, &end),
             QStringLiteral("讨论"));
    QCOMPARE(text->textAtOffset(offsetOf(*view, "aws"), QAccessible::WordBoundary, &start, &end),
             QStringLiteral("laws"));
    QCOMPARE(text->textAtOffset(offsetOf(*view, "😀") + 1, QAccessible::CharBoundary, &start, &end),
             QStringLiteral("😀"));
    QCOMPARE(text->textAtOffset(2, QAccessible::SentenceBoundary, &start, &end),
             QStringLiteral("我们正在讨论人工智能的发展。"));
}

void TestAccessibility::lines()
{
    QByteArray words = "- ";
    for (int i = 0; i < 60; ++i)
        words += "word" + QByteArray::number(i) + ' ';
    const auto view = shown(fromText(words + "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"));
    QAccessibleTextInterface* text = textOf(*view);
    int start = -1;
    int end = -1;
    const QString first = text->textAtOffset(0, QAccessible::LineBoundary, &start, &end);
    QVERIFY(first.startsWith(QStringLiteral("• word0 word1 ")));
    QVERIFY(!first.contains(u'\n'));
    // What is said to be one line stands on one line.
    QCOMPARE(text->characterRect(2).top(), text->characterRect(end - 2).top());
    QVERIFY(text->characterRect(end).top() > text->characterRect(end - 2).top());
    QCOMPARE(text->textAtOffset(offsetOf(*view, "1\t"), QAccessible::LineBoundary, &start, &end),
             QStringLiteral("1\t2\n"));
}

void TestAccessibility::caret()
{
    const DocumentPtr document = fromText("# 题\n\n甲乙丙 **two** words\n\n末\n");
    const auto view = shown(document);
    QAccessibleTextInterface* text = textOf(*view);
    const Told told(*view);
    QCOMPARE(text->cursorPosition(), 0);
    text->setCursorPosition(offsetOf(*view, "wo words"));
    QCOMPARE(text->cursorPosition(), offsetOf(*view, "wo words"));
    QCOMPARE(Told::lastCaret(), offsetOf(*view, "wo words"));
    QCOMPARE(text->selectionCount(), 0);
    // A click tells too.
    click(*view, view->rectOfByte(byteOf(document, "末")).center() - QPoint(6, 0));
    QCOMPARE(Told::lastCaret(), offsetOf(*view, "末"));
    const int events = Told::count(QAccessible::TextCaretMoved);
    click(*view, view->rectOfByte(byteOf(document, "末")).center() - QPoint(6, 0));
    QCOMPARE(Told::count(QAccessible::TextCaretMoved), events);
}

void TestAccessibility::caretEverywhere()
{
    for (const QByteArray& source : documents()) {
        const auto view = shown(fromText(source));
        QAccessibleTextInterface* text = textOf(*view);
        const int size = text->characterCount();
        int before = 0;
        int exact = 0;
        for (int at = 0; at <= size; ++at) {
            text->setCursorPosition(at);
            const int now = text->cursorPosition();
            QVERIFY2(now >= before && now <= size, qPrintable(QStringLiteral("%1 after %2").arg(now).arg(before)));
            text->setCursorPosition(now);
            QCOMPARE(text->cursorPosition(), now);
            exact += now == at ? 1 : 0;
            before = now;
        }
        // But for markers, the inside of entities and the like.
        QVERIFY2(size < 100 || exact * 10 >= size * 8, qPrintable(QStringLiteral("%1 of %2").arg(exact).arg(size)));
    }
}

void TestAccessibility::caretScrollsAlong()
{
    QByteArray text;
    for (int i = 0; i < 300; ++i)
        text += "Paragraph " + QByteArray::number(i) + " with some words.\n\n";
    const auto view = shown(fromText(text), {700, 400});
    QAccessibleTextInterface* content = textOf(*view);
    const std::size_t made = view->layoutsMade();
    content->setCursorPosition(offsetOf(*view, "Paragraph 250"));
    const QRect area(view->viewport()->mapToGlobal(QPoint(0, 0)), view->viewport()->size());
    QVERIFY(area.contains(content->characterRect(content->cursorPosition())));
    QVERIFY2(view->layoutsMade() - made < 60, "what was passed over has been laid out");
    // Line by line, as a screen reader reads on.
    for (int i = 0; i < 40; ++i) {
        int start = -1;
        int end = -1;
        content->textAtOffset(content->cursorPosition(), QAccessible::LineBoundary, &start, &end);
        content->setCursorPosition(end);
        QVERIFY(area.contains(content->characterRect(content->cursorPosition())));
    }
    QCOMPARE(content->cursorPosition(), offsetOf(*view, "Paragraph 290"));
    content->scrollToSubstring(offsetOf(*view, "Paragraph 20 "), offsetOf(*view, "Paragraph 21 "));
    QVERIFY(area.contains(content->characterRect(offsetOf(*view, "Paragraph 20 "))));
}

void TestAccessibility::jumpsTakeTheCaretAlong()
{
    QByteArray source = "# 题\n\n";
    for (int i = 0; i < 60; ++i)
        source += "## Section " + QByteArray::number(i) + "\n\nParagraph " + QByteArray::number(i) + "\n\n";
    const DocumentPtr document = fromText(source);
    const auto view = shown(document, {700, 400});
    QAccessibleTextInterface* text = textOf(*view);
    const Told told(*view);
    QVERIFY(text->characterCount() > 0); // somebody listens
    view->scrollToByte(byteOf(document, "## Section 30"));
    QCOMPARE(Told::lastCaret(), offsetOf(*view, "Section 30"));
    QCOMPARE(text->cursorPosition(), offsetOf(*view, "Section 30"));
    view->revealByte(byteOf(document, "Paragraph 40"));
    view->flash({byteOf(document, "Paragraph 40"), byteOf(document, "Paragraph 40") + 4});
    QCOMPARE(Told::lastCaret(), offsetOf(*view, "Paragraph 40"));
    // Keys go on from there, as long as it is in view.
    QTest::keyClick(view.get(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(view->selectedText(), QStringLiteral("Paragraph 40"));
    // What is selected stays so.
    view->scrollToByte(byteOf(document, "## Section 10"));
    QCOMPARE(view->selectedText(), QStringLiteral("Paragraph 40"));
}

void TestAccessibility::theFoundPlaceIsSelected()
{
    const DocumentPtr document = fromText("# 题\n\n甲乙丙 **two** words\n\n末 two\n");
    const auto view = shown(document);
    QAccessibleTextInterface* text = textOf(*view);
    const Told told(*view);
    const std::uint32_t first = byteOf(document, "two** words");
    const std::uint32_t second = byteOf(document, "two\n");
    QVERIFY(text->characterCount() > 0); // somebody listens
    view->setMarks({{first, first + 3}, {second, second + 3}});
    QCOMPARE(text->selectionCount(), 0);
    int start = -1;
    int end = -1;
    for (std::size_t mark = 0; mark < 2; ++mark) {
        view->setCurrentMark(mark);
        QCOMPARE(Told::count(QAccessible::TextSelectionChanged), static_cast<int>(mark) + 1);
        QCOMPARE(text->selectionCount(), 1);
        text->selection(0, &start, &end);
        QCOMPARE(text->text(start, end), QStringLiteral("two"));
        QCOMPARE(text->cursorPosition(), start);
        QVERIFY(!view->hasSelection());
    }
    view->setMarks({});
    view->setCurrentMark({});
    QCOMPARE(text->selectionCount(), 0);
    text->selection(0, &start, &end);
    QCOMPARE(start, end);
}

void TestAccessibility::caretBrowsing()
{
    QByteArray source = "# 题\n\n甲乙\n\n丙丁\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n";
    for (int i = 0; i < 60; ++i)
        source += "Paragraph " + QByteArray::number(i) + "\n\n";
    const auto view = shown(fromText(source), {700, 400});
    view->activateWindow();
    view->setFocus();
    QAccessibleTextInterface* text = textOf(*view);
    const Told told(*view);
    QSignalSpy changed(view.get(), &ReaderView::caretBrowsingChanged);
    view->setCaretBrowsing(!view->isCaretBrowsing());
    QVERIFY(view->isCaretBrowsing());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(text->cursorPosition(), 0);
    QTest::keyClick(view.get(), Qt::Key_Down);
    QCOMPARE(text->cursorPosition(), offsetOf(*view, "甲"));
    QCOMPARE(Told::lastCaret(), text->cursorPosition());
    QTest::keyClick(view.get(), Qt::Key_Right);
    QTest::keyClick(view.get(), Qt::Key_Right);
    QCOMPARE(text->cursorPosition(), offsetOf(*view, "\n丙"));
    QVERIFY(!view->hasSelection());
    QTest::keyClick(view.get(), Qt::Key_Right);
    QCOMPARE(text->cursorPosition(), offsetOf(*view, "丙"));
    QTest::keyClick(view.get(), Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(view->selectedText(), QStringLiteral("丙丁"));
    QTest::keyClick(view.get(), Qt::Key_End, Qt::ControlModifier);
    QVERIFY(!view->hasSelection());
    QCOMPARE(text->cursorPosition(), text->characterCount() - 1);
    QVERIFY(view->verticalScrollBar()->value() > 0);
    QTest::keyClick(view.get(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(text->cursorPosition(), 0);
    QTest::keyClick(view.get(), Qt::Key_PageDown);
    const int page = text->cursorPosition();
    QVERIFY(page > offsetOf(*view, "Paragraph 0"));
    const QRect area(view->viewport()->mapToGlobal(QPoint(0, 0)), view->viewport()->size());
    QVERIFY(area.contains(text->characterRect(page)));
    view->setCaretBrowsing(!view->isCaretBrowsing());
    QVERIFY(!view->isCaretBrowsing());
    // The arrows scroll again.
    QTest::keyClick(view.get(), Qt::Key_Down);
    QCOMPARE(text->cursorPosition(), page);
}

void TestAccessibility::selection()
{
    const DocumentPtr document = fromText("# 题\n\n甲乙丙\n\n丁戊\n");
    const auto view = shown(document);
    QAccessibleTextInterface* text = textOf(*view);
    const Told told(*view);
    text->setSelection(0, offsetOf(*view, "乙"), offsetOf(*view, "戊"));
    QCOMPARE(view->selectedText(), QStringLiteral("乙丙\n\n丁"));
    QCOMPARE(text->selectionCount(), 1);
    int start = -1;
    int end = -1;
    text->selection(0, &start, &end);
    QCOMPARE(start, offsetOf(*view, "乙"));
    QCOMPARE(end, offsetOf(*view, "戊"));
    QVERIFY(Told::count(QAccessible::TextSelectionChanged) >= 1);
    text->removeSelection(0);
    QVERIFY(!view->hasSelection());
    view->selectAll();
    text->selection(0, &start, &end);
    QCOMPARE(start, 0);
    QVERIFY(end >= text->characterCount() - 1);
}

void TestAccessibility::characterPlaces()
{
    const DocumentPtr document = fromText(mixed());
    const auto view = shown(document);
    QAccessibleTextInterface* text = textOf(*view);
    for (const char* words : {"灯塔与潮汐", "年到2024", "缓慢", "嵌套", "2022年"}) {
        const QString whole = wholeText(*view);
        const int offset = offsetOf(*view, words);
        const std::uint32_t byte = byteOf(document, words);
        view->revealByte(byte);
        QRect expected = view->rectOfByte(byte);
        expected.moveTopLeft(view->viewport()->mapToGlobal(expected.topLeft()));
        QCOMPARE(text->characterRect(offset), expected);
        QCOMPARE(text->offsetAtPoint(expected.center()), offset);
        QVERIFY(accessible(*view)->childAt(expected.center().x(), expected.center().y()) != nullptr);
    }
    QCOMPARE(text->offsetAtPoint(view->viewport()->mapToGlobal(QPoint(-50, 10))), -1);
    QCOMPARE(text->characterRect(-1), QRect());
    QCOMPARE(text->characterRect(text->characterCount() + 5), QRect());
}

void TestAccessibility::attributes()
{
    const auto view = shown(fromText("# 标题\n\n甲乙 **粗体** *斜* ~~删~~\n"));
    QAccessibleTextInterface* text = textOf(*view);
    int start = -1;
    int end = -1;
    QVERIFY(text->attributes(0, &start, &end).contains(QStringLiteral("font-weight:bold")));
    const QString bold = text->attributes(offsetOf(*view, "体"), &start, &end);
    QVERIFY(bold.contains(QStringLiteral("font-weight:bold")));
    QVERIFY(bold.contains(QStringLiteral("language:")));
    QCOMPARE(wholeText(*view).mid(start, end - start), QStringLiteral("粗体"));
    QVERIFY(!text->attributes(offsetOf(*view, "乙"), &start, &end).contains(QStringLiteral("font-weight")));
    QVERIFY(text->attributes(offsetOf(*view, "斜"), &start, &end).contains(QStringLiteral("italic")));
    QVERIFY(text->attributes(offsetOf(*view, "删"), &start, &end).contains(QStringLiteral("line-through")));
}

void TestAccessibility::otherDocument()
{
    const auto view = shown(fromText("# one\n\ntext\n"));
    QCOMPARE(wholeText(*view), QStringLiteral("one\ntext\n"));
    textOf(*view)->setCursorPosition(6);
    view->setDocument(fromText("# two\n"));
    QCOMPARE(wholeText(*view), QStringLiteral("two\n"));
    QCOMPARE(textOf(*view)->cursorPosition(), 0);
    QCOMPARE(childrenWith(accessible(*view), QAccessible::Heading).size(), 1U);
    view->setDocument(nullptr);
    QCOMPARE(textOf(*view)->characterCount(), 0);
    QCOMPARE(wholeText(*view), QString());
    int start = -1;
    int end = -1;
    QCOMPARE(textOf(*view)->textAtOffset(0, QAccessible::LineBoundary, &start, &end), QString());
    textOf(*view)->setCursorPosition(3);
    QCOMPARE(textOf(*view)->offsetAtPoint(view->mapToGlobal(QPoint(50, 50))), -1);
}

/// It is counted in steps, nothing is laid out for it, and the reader says that it is at it.
void TestAccessibility::largeDocument()
{
    QByteArray source;
    for (int i = 0; source.size() < (2 << 20); ++i)
        source += "Paragraph " + QByteArray::number(i) + " 甲乙丙 with [a link](#x) and *more* words.\n\n";
    const auto view = shown(fromText(source));
    const std::size_t made = view->layoutsMade();
    QAccessibleTextInterface* text = textOf(*view);
    const int first = text->characterCount();
    QVERIFY(first > 0);
    QVERIFY(first < source.size() / 4);
    QVERIFY(accessible(*view)->state().busy);
    const Told told(*view);
    QTRY_VERIFY(!accessible(*view)->state().busy);
    QVERIFY(Told::count(QAccessible::StateChanged) >= 1);
    QVERIFY(text->characterCount() > source.size() / 2);
    QCOMPARE(view->layoutsMade(), made);
    QCOMPARE(text->text(0, 20), QStringLiteral("Paragraph 0 甲乙丙 with"));
    // A single answer has an end.
    QCOMPARE(text->text(0, text->characterCount()).size(), 1 << 20);
    text->setCursorPosition(text->characterCount());
    QCOMPARE(text->cursorPosition(), text->characterCount() - 1);
    QVERIFY2(view->layoutsMade() - made < 100, "what was passed over has been laid out");
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
