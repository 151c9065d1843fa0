#include "app/reader/block_layout.h"
#include "app/reader/block_list.h"
#include "app/reader/block_texts.h"
#include "app/reader/callout_look.h"
#include "app/reader/prepared_document.h"
#include "app/style/style.h"
#include "core/markdown/tree.h"
#include "tests/gui/reader/reader_fixture.h"

#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace zhilan;
using reader::ReaderView;

namespace
{

QByteArray structure()
{
    return fileText(QStringLiteral(ZHILAN_TEST_DATA_DIR "/reader/structure.md"));
}

bool isShown(ReaderView& view, const char* text)
{
    view.selectAll();
    return view.selectedText().contains(QString::fromUtf8(text));
}

QWidget* cardOf(const ReaderView& view)
{
    auto* card = view.viewport()->findChild<QWidget*>(QStringLiteral("readerCard"));
    return card != nullptr && card->isVisible() ? card : nullptr;
}

} // namespace

class TestStructure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiedAsSeen_data();
    void copiedAsSeen();
    void calloutsLookDifferent_data();
    void calloutsLookDifferent();
    void foldByMouse();
    void foldByKeyboard();
    void focusStaysWhenFolded();
    void unfoldsForPlaces_data();
    void unfoldsForPlaces();
    void foldingKeepsPlace();
    void foldsAreKept();
    void hugeFold();
    void marksHaveGround();
    void pageLinks();
    void linkInTitle();
    void footnoteCard();
    void footnoteByKeyboard();
    void wayBack();
    void wayBackAfterCode();
    void codeInContainers_data();
    void codeInContainers();
    void speakersOfOneParagraph();
    void entriesStandOneBelowTheOther();
    void longTextKeepsItsLinks();
    void everyPartShowsSomething_data();
    void everyPartShowsSomething();
    void longHeadingsHaveParts();
    void codeStandsOutOnCards();
};

void TestStructure::copiedAsSeen_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("copied");
    QTest::newRow("sub and sup") << QByteArray("H<sub>2</sub>O 与 m<sup>2</sup>") << QStringLiteral("H2O 与 m2");
    QTest::newRow("key") << QByteArray("按 <kbd>Ctrl</kbd>+<kbd>K</kbd>") << QStringLiteral("按 Ctrl+K");
    QTest::newRow("break") << QByteArray("一<br>二<br/>three") << QStringLiteral("一\n二\nthree");
    QTest::newRow("no html") << QByteArray("泛型 List<String> 与 a < b")
                             << QStringLiteral("泛型 List<String> 与 a < b");
    QTest::newRow("script") << QByteArray("前<script>alert(1)</script>后") << QStringLiteral("前后");
    QTest::newRow("html block") << QByteArray("<div><p>文字<br>next</p><!-- c --></div>")
                                << QStringLiteral("文字\nnext");
    QTest::newRow("html table") << QByteArray("<table><tr><th>名称</th><th>n</th></tr><tr><td>灯</td><td>1</td></tr>"
                                              "</table>")
                                << QStringLiteral("名称\tn\n灯\t1");
    QTest::newRow("html list") << QByteArray("<ul><li>甲<li>乙</ul>") << QStringLiteral("• 甲\n• 乙");
    QTest::newRow("html heading and code")
        << QByteArray("<h2>标题</h2>\n<pre>a &lt; b\nc</pre>") << QStringLiteral("标题\n\na < b\nc");
    QTest::newRow("mark") << QByteArray("==重点==的") << QStringLiteral("重点的");
    QTest::newRow("math") << QByteArray("质能 $E = mc^2$") << QStringLiteral("质能 E = mc^2");
    QTest::newRow("math block") << QByteArray("$$\n\\int_0^1 x\n$$") << QStringLiteral("\\int_0^1 x");
    QTest::newRow("wikilinks") << QByteArray("[[页]] 与 [[页#节|别名]]") << QStringLiteral("页 与 别名");
    QTest::newRow("callout") << QByteArray("> [!tip] 标题 *x*\n> 正文") << QStringLiteral("标题 x\n\n正文");
    QTest::newRow("callout without title") << QByteArray("> [!WARNING]\n> 正文") << QStringLiteral("Warning\n\n正文");
    QTest::newRow("closed callout") << QByteArray("> [!tip]- 标题\n> 正文\n\n后") << QStringLiteral("标题\n\n后");
    QTest::newRow("closed details") << QByteArray("<details><summary>概要</summary>\n\n正文\n\n</details>\n\n后")
                                    << QStringLiteral("概要\n\n后");
    QTest::newRow("open details") << QByteArray("<details open>\n<summary>概要</summary>\n\n正文\n\n</details>")
                                  << QStringLiteral("概要\n\n正文");
    QTest::newRow("details without summary")
        << QByteArray("<details open>\n\n正文\n\n</details>") << QStringLiteral("Details\n\n正文");
    QTest::newRow("footnote") << QByteArray("文[^a]。\n\n[^a]: 注") << QStringLiteral("文[1]。\n\n1. 注");
    QTest::newRow("footnotes by first reference")
        << QByteArray("文[^B]，再[^a]。\n\n[^a]: 甲\n\n[^b]: 乙") << QStringLiteral("文[1]，再[2]。\n\n2. 甲\n1. 乙");
}

void TestStructure::copiedAsSeen()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, copied);
    for (const bool crlf : {false, true}) {
        const auto view = shown(fromText(crlf ? QByteArray(text).replace("\n", "\r\n") : text));
        view->selectAll();
        QCOMPARE(view->selectedText(), copied);
    }
}

void TestStructure::calloutsLookDifferent_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<int>("look");
    using Kind = markdown::CalloutKind;
    QTest::newRow("github note") << QByteArray("NOTE") << int(Kind::Note);
    QTest::newRow("github caution") << QByteArray("CAUTION") << int(Kind::Caution);
    QTest::newRow("alias") << QByteArray("tldr") << int(Kind::Abstract);
    QTest::newRow("Chinese") << QByteArray("警告") << int(Kind::Warning);
    QTest::newRow("unknown") << QByteArray("whatever") << int(Kind::Note);
}

void TestStructure::calloutsLookDifferent()
{
    QFETCH(QByteArray, kind);
    QFETCH(int, look);
    const DocumentPtr document = fromText("> [!" + kind + "] 标题\n> 正文\n");
    for (const style::Appearance appearance : {style::Appearance::Light, style::Appearance::Dark}) {
        const style::Theme& theme = style::theme(appearance);
        const auto view = shown(document);
        view->setTheme(theme);
        const auto wanted = reader::calloutLook(static_cast<markdown::CalloutKind>(look), theme);
        QVERIFY(style::contrast(wanted.ink, wanted.ground) >= 4.5);
        const QImage image = view->grab().toImage();
        const QRect text = view->rectOfByte(byteOf(document, "正文"));
        QVERIFY(holdsColor(image, text, wanted.ground));
        QVERIFY(holdsColor(image, text.adjusted(-24, 0, 0, 0), wanted.ink));
    }
}

void TestStructure::foldByMouse()
{
    const DocumentPtr document = fromText(structure());
    const auto view = shown(document, {760, 2400});
    QVERIFY(!isShown(*view, "灯塔下面是空的"));
    QVERIFY(isShown(*view, "展开着的警告"));
    const std::size_t before = view->blockCount();
    click(*view, view->rectOfByte(byteOf(document, "收起的提示")).center());
    QVERIFY(!view->hasSelection());
    QVERIFY(isShown(*view, "灯塔下面是空的"));
    QVERIFY(view->blockCount() > before);
    view->grab();
    click(*view, view->rectOfByte(byteOf(document, "收起的提示")).center());
    QCOMPARE(view->blockCount(), before);
    // Beside the title counts as well.
    QRect title = view->rectOfByte(byteOf(document, "注意 *"));
    click(*view, {title.left() + 400, title.center().y()});
    QVERIFY(!isShown(*view, "展开着的警告"));
    view->grab();
}

void TestStructure::foldByKeyboard()
{
    const DocumentPtr document = fromText("段落。\n\n<details><summary>概要</summary>\n\n[内](a.md)\n\n</details>\n\n"
                                          "[外](b.md)\n");
    const auto view = shown(document);
    view->activateWindow();
    view->setFocus();
    QSignalSpy activated(view.get(), &ReaderView::linkActivated);
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QTest::keyClick(view.get(), Qt::Key_Return);
    QCOMPARE(activated.last().at(0).toString(), QStringLiteral("b.md"));
    QTest::keyClick(view.get(), Qt::Key_Backtab);
    QTest::keyClick(view.get(), Qt::Key_Space);
    QVERIFY(isShown(*view, "内"));
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QTest::keyClick(view.get(), Qt::Key_Return);
    QCOMPARE(activated.last().at(0).toString(), QStringLiteral("a.md"));
    QTest::keyClick(view.get(), Qt::Key_Backtab);
    QTest::keyClick(view.get(), Qt::Key_Return);
    QVERIFY(!isShown(*view, "内"));
}

/// Blocks have other numbers when something before them is folded or unfolded, by whatever means: the keyboard's focus
/// stays on its link, unless that is hidden.
void TestStructure::focusStaysWhenFolded()
{
    const DocumentPtr document =
        fromText("> [!note]- 甲\n> 一\n>\n> 二\n\n[前](a.md)\n\n<details open><summary>乙</summary>\n\n[内](c.md)\n\n"
                 "</details>\n\n[后](b.md)\n");
    const auto view = shown(document);
    view->activateWindow();
    view->setFocus();
    QSignalSpy activated(view.get(), &ReaderView::linkActivated);
    const auto pressed = [&] {
        activated.clear();
        QTest::keyClick(view.get(), Qt::Key_Return);
        return activated.isEmpty() ? QString() : activated.last().at(0).toString();
    };
    QTest::keyClick(view.get(), Qt::Key_Tab); // 甲
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QCOMPARE(pressed(), u"a.md"_qs);
    view->scrollToByte(byteOf(document, "二")); // unfolds
    QVERIFY(isShown(*view, "一"));
    QCOMPARE(pressed(), u"a.md"_qs);
    view->setTurnedFolds({});
    QVERIFY(!isShown(*view, "一"));
    QCOMPARE(pressed(), u"a.md"_qs);
    QTest::keyClick(view.get(), Qt::Key_Tab); // 乙
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QCOMPARE(pressed(), u"c.md"_qs);
    view->setTurnedFolds({0});
    QCOMPARE(pressed(), u"c.md"_qs);
    view->setTurnedFolds({0, 1}); // with its own block
    QCOMPARE(pressed(), QString());
}

void TestStructure::unfoldsForPlaces_data()
{
    QTest::addColumn<QByteArray>("way");
    for (const char* way : {"mark", "scroll", "reveal", "position"})
        QTest::newRow(way) << QByteArray(way);
}

/// Whatever leads to a hidden place unfolds all that hides it, and nothing else.
void TestStructure::unfoldsForPlaces()
{
    QFETCH(QByteArray, way);
    const DocumentPtr document =
        fromText(QByteArray("开头。\n\n") + "> [!note]- 外\n> 正文\n>\n> > [!tip]- 内\n> > 深处\n\n" +
                 "> [!note]- 别的\n> 不相干\n\n" + QByteArray("段落。\n\n").repeated(60));
    const auto view = shown(document, {760, 400});
    const std::uint32_t byte = byteOf(document, "深处");
    if (way == "mark") {
        view->setMarks({{byte, byte + 6}});
        view->setCurrentMark(0);
    } else if (way == "scroll") {
        view->scrollToByte(byte);
    } else if (way == "reveal") {
        view->revealByte(byte);
    } else {
        view->setPosition({byte, 0.5});
    }
    QVERIFY(view->viewport()->rect().intersects(view->rectOfByte(byte)));
    QVERIFY(isShown(*view, "深处"));
    QVERIFY(isShown(*view, "正文"));
    QVERIFY(!isShown(*view, "不相干"));
    view->grab();
}

void TestStructure::foldingKeepsPlace()
{
    const DocumentPtr document =
        fromText(QByteArray("段落，写得长一些。\n\n").repeated(40) + "> [!note]+ 标题\n> " +
                 QByteArray("正文 ").repeated(800) + "\n\n" + QByteArray("后面的段落。\n\n").repeated(40));
    const auto view = shown(document, {760, 500});
    const std::uint32_t title = byteOf(document, "标题");
    view->revealByte(title);
    const QRect before = view->rectOfByte(title);
    const int range = view->verticalScrollBar()->maximum();
    click(*view, before.center());
    QCOMPARE(view->rectOfByte(title), before);
    QVERIFY(view->verticalScrollBar()->maximum() < range);
    click(*view, before.center());
    QCOMPARE(view->rectOfByte(title), before);
    QCOMPARE(view->verticalScrollBar()->maximum(), range);
}

/// As the session keeps them, also for a document that has become another meanwhile.
void TestStructure::foldsAreKept()
{
    const QByteArray text = "> [!note]+ 甲\n> 一\n\n<details><summary>乙</summary>\n\n二\n\n</details>\n\n"
                            "> [!tip]- 丙\n> 三\n\n" +
                            QByteArray("后面。\n\n").repeated(60) + "末尾\n";
    const DocumentPtr document = fromText(text);
    const auto view = shown(document, {760, 500});
    QCOMPARE(view->turnedFolds(), std::vector<std::uint32_t>{});
    QSignalSpy changed(view.get(), &ReaderView::positionChanged);
    click(*view, view->rectOfByte(byteOf(document, "甲")).center());
    QTRY_COMPARE(changed.count(), 1);
    click(*view, view->rectOfByte(byteOf(document, "丙")).center());
    const std::vector<std::uint32_t> turned{0, 2};
    QCOMPARE(view->turnedFolds(), turned);

    view->setDocument(fromText(text));
    QCOMPARE(view->turnedFolds(), std::vector<std::uint32_t>{});
    view->scrollToByte(byteOf(document, "末尾") - 100);
    const QRect place = view->rectOfByte(byteOf(document, "末尾"));
    view->setTurnedFolds(turned);
    QCOMPARE(view->turnedFolds(), turned);
    QCOMPARE(view->rectOfByte(byteOf(document, "末尾")), place);
    QVERIFY(!isShown(*view, "一"));
    QVERIFY(!isShown(*view, "二"));
    QVERIFY(isShown(*view, "三"));

    view->setDocument(fromText("> [!note]+ 甲\n> 一\n"));
    view->setTurnedFolds({0, 2, 4'000'000'000U});
    QCOMPARE(view->turnedFolds(), std::vector<std::uint32_t>{0});
    view->setDocument(nullptr);
    view->setTurnedFolds({0});
    QCOMPARE(view->turnedFolds(), std::vector<std::uint32_t>{});
}

void TestStructure::hugeFold()
{
    const DocumentPtr document =
        fromText("<details>\n<summary>很多</summary>\n\n" + QByteArray("一段普通的文字。\n\n").repeated(60000) +
                 "</details>\n\n后面。\n");
    const auto view = shown(document);
    QCOMPARE(view->blockCount(), std::size_t{2});
    click(*view, view->rectOfByte(byteOf(document, "很多")).center());
    QCOMPARE(view->blockCount(), std::size_t{60002});
    QVERIFY2(view->layoutsMade() < 120, qPrintable(QString::number(view->layoutsMade())));
}

void TestStructure::marksHaveGround()
{
    const DocumentPtr document = fromText("普通的字，==标记过的字==，普通。\n");
    const style::Theme& theme = style::theme(style::Appearance::Light);
    const auto view = shown(document);
    const QColor ground = style::mix(theme.paper, theme.hit, 0.55);
    const QImage image = view->grab().toImage();
    QVERIFY(holdsColor(image, view->rectOfByte(byteOf(document, "标记过")), ground));
    QVERIFY(!holdsColor(image, view->rectOfByte(byteOf(document, "普通的")), ground));
    QVERIFY(ground != theme.hit);
}

void TestStructure::pageLinks()
{
    const DocumentPtr document = fromText(structure());
    const auto view = shown(document);
    QSignalSpy pages(view.get(), &ReaderView::pageActivated);
    QSignalSpy links(view.get(), &ReaderView::linkActivated);
    QSignalSpy hovered(view.get(), &ReaderView::linkHovered);
    moveTo(*view, view->rectOfByte(byteOf(document, "潮汐笔记")).center());
    QCOMPARE(hovered.last().at(0).toString(), QStringLiteral("[[潮汐笔记]]"));
    click(*view, view->rectOfByte(byteOf(document, "潮汐笔记")).center());
    click(*view, view->rectOfByte(byteOf(document, "别名")).center());
    click(*view, view->rectOfByte(byteOf(document, "脚注]]")).center());
    QCOMPARE(pages.count(), 3);
    QCOMPARE(pages.at(0).at(0).toString(), QStringLiteral("潮汐笔记"));
    QCOMPARE(pages.at(1).at(0).toString(), QStringLiteral("潮汐笔记#第二节"));
    QCOMPARE(pages.at(2).at(0).toString(), QStringLiteral("#脚注"));
    QVERIFY(links.isEmpty());
}

void TestStructure::linkInTitle()
{
    const DocumentPtr document = fromText("> [!note]- 看[这里](a.md)吧\n> 正文\n");
    const auto view = shown(document);
    QSignalSpy links(view.get(), &ReaderView::linkActivated);
    click(*view, view->rectOfByte(byteOf(document, "这里")).center());
    QCOMPARE(links.count(), 1);
    QVERIFY(!isShown(*view, "正文"));
}

void TestStructure::footnoteCard()
{
    const DocumentPtr document = fromText(structure() + QByteArray("\n段落。\n").repeated(60));
    const auto view = shown(document, {760, 600});
    QSignalSpy leaving(view.get(), &ReaderView::leaving);
    const std::uint32_t reference = byteOf(document, "[^1]，");
    view->revealByte(reference);
    QVERIFY(cardOf(*view) == nullptr);
    moveTo(*view, view->rectOfByte(reference).center());
    QTRY_VERIFY(cardOf(*view) != nullptr);
    QVERIFY2(cardOf(*view)->accessibleName().contains(QStringLiteral("第一个脚注的内容")),
             qPrintable(cardOf(*view)->accessibleName()));
    QVERIFY(view->viewport()->rect().contains(cardOf(*view)->geometry()));
    QVERIFY(!cardOf(*view)->geometry().intersects(view->rectOfByte(reference)));
    // Scrolling takes it away, and so does the pointer.
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->value() + 40);
    QVERIFY(cardOf(*view) == nullptr);
    view->revealByte(reference);
    click(*view, view->rectOfByte(reference).center());
    QVERIFY(cardOf(*view) != nullptr);
    QVERIFY(!view->isFlashing());
    moveTo(*view, {3, 3});
    QTRY_VERIFY(cardOf(*view) == nullptr);
    // A click on the card goes to the note.
    click(*view, view->rectOfByte(reference).center());
    QTest::mouseClick(cardOf(*view), Qt::LeftButton);
    QVERIFY(cardOf(*view) == nullptr);
    QVERIFY(view->isFlashing());
    QCOMPARE(leaving.count(), 1);
    QVERIFY(view->viewport()->rect().contains(view->rectOfByte(byteOf(document, "第一个脚注"))));
}

void TestStructure::footnoteByKeyboard()
{
    const DocumentPtr document = fromText("文[^a]。\n\n" + QByteArray("段落。\n\n").repeated(60) + "[^a]: 注的内容\n");
    const auto view = shown(document, {760, 400});
    view->activateWindow();
    view->setFocus();
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QTest::keyClick(view.get(), Qt::Key_Return);
    QVERIFY(cardOf(*view) != nullptr);
    QTest::keyClick(view.get(), Qt::Key_Escape);
    QVERIFY(cardOf(*view) == nullptr);
    QTest::keyClick(view.get(), Qt::Key_Return);
    QTest::keyClick(view.get(), Qt::Key_Return);
    QVERIFY(view->isFlashing());
    QVERIFY(view->viewport()->rect().contains(view->rectOfByte(byteOf(document, "注的内容"))));
}

void TestStructure::wayBack()
{
    const DocumentPtr document = fromText("首[^a]。\n\n" + QByteArray("段落。\n\n").repeated(60) + "又[^a]。\n\n" +
                                          QByteArray("段落。\n\n").repeated(60) + "[^a]: 注\n");
    const auto view = shown(document, {760, 400});
    view->activateWindow();
    view->setFocus();
    QSignalSpy leaving(view.get(), &ReaderView::leaving);
    for (const int occurrence : {1, 2}) {
        view->scrollToByte(byteOf(document, "[^a]: 注"));
        QTest::keyClick(view.get(), Qt::Key_Escape);
        view->selectAll(); // no reader's focus is left over
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, {5, 5});
        QTest::keyClick(view.get(), Qt::Key_End);
        const QRect note = view->rectOfByte(byteOf(document, "注\n"));
        const QPoint arrow(note.right() + 10 + (occurrence - 1) * 18, note.center().y());
        click(*view, arrow);
        QCOMPARE(leaving.count(), occurrence);
        QVERIFY(view->viewport()->rect().contains(view->rectOfByte(byteOf(document, "[^a]。", occurrence))));
    }
    QVERIFY(isShown(*view, "注"));
    QVERIFY(!view->selectedText().contains(QStringLiteral("↩")));
}

void TestStructure::wayBackAfterCode()
{
    const DocumentPtr document = fromText("首[^a]。\n\n[^a]: 注\n\n    ```\n    code\n    ```\n");
    const auto view = shown(document);
    view->activateWindow();
    view->setFocus();
    QSignalSpy leaving(view.get(), &ReaderView::leaving);
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QTest::keyClick(view.get(), Qt::Key_Tab);
    QTest::keyClick(view.get(), Qt::Key_Return);
    QCOMPARE(leaving.count(), 1);
}

void TestStructure::codeInContainers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("list") << QByteArray("- ```\n  a\n\n  b\n  ```\n") << QStringLiteral("a\n\nb");
    QTest::newRow("list with info") << QByteArray("- ```sh\n  ```sh\n  b\n  ```\n") << QStringLiteral("```sh\nb");
    QTest::newRow("quotation") << QByteArray("> ~~~\n> 甲\n>\n> 乙\n> ~~~\n") << QStringLiteral("甲\n\n乙");
    QTest::newRow("indented") << QByteArray("1. x\n\n       code\n         in\n") << QStringLiteral("code\n  in");
    QTest::newRow("indented fence") << QByteArray("> p\n>\n>     ```\n>     x\n") << QStringLiteral("```\nx");
    QTest::newRow("html") << QByteArray("<pre>a &amp; b\n  c</pre>") << QStringLiteral("a & b\n  c");
    QTest::newRow("html, tag alone") << QByteArray("<pre>\na &amp; b\n</pre>") << QStringLiteral("a & b");
    QByteArray many = "> ```\n";
    QString lines;
    for (int i = 0; i < 6000; ++i) {
        many += "> 第 " + QByteArray::number(i) + " 行\n";
        lines += QStringLiteral("第 %1 行").arg(i) + (i < 5999 ? QStringLiteral("\n") : QString());
    }
    QTest::newRow("many parts") << many + "> ```\n" << lines;
}

/// What is copied, and each line's place.
void TestStructure::codeInContainers()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    for (const bool crlf : {false, true}) {
        const DocumentPtr document = fromText(crlf ? QByteArray(text).replace("\n", "\r\n") : text);
        const auto view = shown(document);
        view->selectAll();
        QVERIFY2(view->selectedText().endsWith(code), qPrintable(view->selectedText().right(80)));
        if (code.startsWith(QStringLiteral("第"))) {
            const std::uint32_t byte = byteOf(document, "第 4321 行");
            view->revealByte(byte);
            const QRect rect = view->rectOfByte(byte);
            QCOMPARE(view->byteAt({rect.left() + 1, rect.center().y()}).value(), byte);
        }
    }
}

void TestStructure::speakersOfOneParagraph()
{
    const DocumentPtr document =
        fromText("# 对谈\n\n> **李明**：那核电呢？\n> 黄仁勋：小型堆到不了。\n> 接着说的一行。\n> 李明：好。\n");
    QCOMPARE(document->quotes.size(), std::size_t(3));
    const reader::BlockList list = reader::buildBlocks(*document);
    std::vector<std::uint32_t> quotes;
    for (const reader::Block& block : list.blocks) {
        if (block.quote != reader::kNone)
            quotes.push_back(block.quote);
    }
    QCOMPARE(quotes, (std::vector<std::uint32_t>{0, 1, 2}));
    QCOMPARE(list.cards.size(), std::size_t(1));
    QCOMPARE(list.speakers, (std::vector<std::uint32_t>{0, 1, 0}));
    const auto view = shown(document);
    view->selectAll();
    const QStringList lines = view->selectedText().split(u'\n', Qt::SkipEmptyParts);
    QVERIFY2(lines.contains(u"小型堆到不了。接着说的一行。"_qs), qPrintable(lines.join(u'|')));
}

void TestStructure::entriesStandOneBelowTheOther()
{
    const auto view = shown(fromText("视频时长：1:02:03\n嘉宾：黄仁勋\n主持人：李明\n\n一行\n又一行\n"));
    view->selectAll();
    const QStringList lines = view->selectedText().split(u'\n', Qt::SkipEmptyParts);
    QVERIFY2(lines.contains(u"嘉宾：黄仁勋"_qs), qPrintable(lines.join(u'|')));
    QVERIFY2(lines.contains(u"一行又一行"_qs), qPrintable(lines.join(u'|')));
}

/// A text too long for one block is cut, but not in the middle of a link.
void TestStructure::longTextKeepsItsLinks()
{
    QByteArray text;
    for (int i = 0; i < 120; ++i) {
        const QByteArray number = QByteArray::number(i);
        text += "字。" + QByteArray("很长的链接。").repeated(i % 30) + "[第" + number + "个。链接。很长。" +
                QByteArray("很长。").repeated(60 + i) + "](https://example.org/" + number + ")";
    }
    // One link is longer than a part, and one longer than any that is kept whole.
    text += "[" + QByteArray("长。").repeated(1800) + "](https://example.org/long)字[" +
            QByteArray("更长。").repeated(9000) + "](https://example.org/longest)完\n";
    const DocumentPtr document = fromText(text);
    const auto content = reader::prepare(document);
    const reader::BlockStore& blocks = content->shown->list.blocks;
    QVERIFY(blocks.size() > 10);
    std::uint32_t at = 0;
    for (const reader::Block& block : blocks) { // nothing is left out
        QCOMPARE(block.span.begin, at);
        QVERIFY(block.span.size() > 0);
        at = block.span.end;
    }
    QCOMPARE(document->links.size(), std::size_t{122});
    for (std::size_t i = 0; i < 121; ++i) {
        const ByteSpan link = document->links[i].span;
        const reader::Block block = blocks[content->shown->list.blockOf(link.begin)];
        QVERIFY2(block.span.contains(link), qPrintable(QString::number(i)));
    }
}

void TestStructure::everyPartShowsSomething_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("parts");
    const QByteArray address = "https://example.org/" + QByteArray(60'000, 'a');
    const QByteArray words = QByteArray("很长的话。").repeated(600); // 9,000 bytes
    QTest::newRow("link") << "之前[链接](" + address + ")之后" << 1;
    QTest::newRow("link at the end") << "之前[链接](" + address + ")" << 1;
    QTest::newRow("link without words") << "之前[](" + address + ")之后" << 1;
    QTest::newRow("two links") << "[甲](" + address + ")[乙](" + address + ")之后" << 1;
    QTest::newRow("picture in a link") << "之前[图![](" + address + ")](" + address + ")之后" << 1;
    QTest::newRow("emphasis") << "**[" + address + "](" + address + ")**" + "之后" << 6;
    QTest::newRow("HTML") << "<a href=\"" + address + "\">链接</a>之后" << 1;
    QTest::newRow("before long text") << "[甲](" + address + ")" + words + words << 2;
    QTest::newRow("in long text") << words + "[甲](" + address + ")" + words + words << 4;
    QTest::newRow("long words of a link") << "[" + words + words + "](" + address + ")之后" << 4;
}

/// However much of the source between is not shown.
void TestStructure::everyPartShowsSomething()
{
    QFETCH(QByteArray, text);
    QFETCH(int, parts);
    const DocumentPtr document = fromText(text + "\n");
    const auto content = reader::prepare(document);
    const reader::BlockStore& blocks = content->shown->list.blocks;
    reader::LayoutContext context;
    context.document = document.get();
    context.content = content.get();
    context.list = &content->shown->list;
    std::uint32_t at = 0;
    for (const reader::Block& block : blocks) {
        QCOMPARE(block.span.begin, at);
        at = block.span.end;
        const QString words = reader::blockTexts(context, block).back().text();
        QVERIFY2(!words.trimmed().isEmpty(), qPrintable(QString::number(block.span.begin)));
        QVERIFY(block.ems < 12'000);
    }
    QCOMPARE(static_cast<int>(blocks.size()), parts);
}

void TestStructure::longHeadingsHaveParts()
{
    const QByteArray words = QByteArray("很长的题目。").repeated(2000); // 36,000 bytes
    const DocumentPtr document = fromText("# 书名。" + words + "\n\n正文。\n\n- ## 节名。" + words + "\n\n尾声。\n");
    const auto content = reader::prepare(document);
    const reader::BlockStore& blocks = content->shown->list.blocks;
    std::uint32_t at = 0;
    std::array<int, 3> parts{};
    for (const reader::Block& block : blocks) {
        QVERIFY(block.span.begin >= at && block.span.size() <= 12'000);
        at = block.span.end;
        if (block.kind == reader::BlockKind::Heading) {
            QVERIFY(block.level == 1 || block.level == 2);
            ++parts[block.level];
        }
    }
    QCOMPARE(blocks[0].kind, reader::BlockKind::Head);
    QVERIFY(parts[1] >= 3);
    QVERIFY(parts[2] >= 4);
    // They are one to whoever copies them.
    const auto view = shown(document);
    view->selectAll();
    QCOMPARE(view->selectedText(),
             QStringLiteral("书名。%1\n\n正文。\n\n  • 节名。%1\n\n尾声。").arg(QString::fromUtf8(words)));
}

void TestStructure::codeStandsOutOnCards()
{
    const DocumentPtr document =
        fromText("> 引语里的 `inline` 字。\n>\n> ```\n> block\n> ```\n\n外面的 `outer` 字。\n");
    const auto view = shown(document);
    const style::Theme& theme = style::theme(style::Appearance::Light);
    const QImage image = view->grab().toImage();
    const auto around = [&](const char* code) {
        return view->rectOfByte(byteOf(document, code)).adjusted(-3, -1, 0, 1);
    };
    for (const char* code : {"inline", "block"}) {
        QVERIFY2(holdsColor(image, around(code), theme.paper), code);
        QVERIFY2(!holdsColor(image, around(code), theme.codeGround), code);
    }
    QVERIFY(holdsColor(image, around("outer"), theme.codeGround));
}

QTEST_MAIN(TestStructure)
#include "tst_structure.moc"
