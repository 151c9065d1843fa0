#include "app/style/style.h"
#include "core/markdown/tree.h"
#include "tests/gui/reader/reader_fixture.h"

#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QFile>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>
#include <QWheelEvent>

#include <chrono>

using namespace zhilan;
using reader::ReaderView;
using std::chrono::milliseconds;

class TestReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesAndPlaces_data();
    void bytesAndPlaces();
    void scrollsHeadingToTop();
    void readsOnToTheEnd();
    void links();
    void timestamp();
    void chapterStrip();
    void video();
    void marks();
    void currentMarkEndsWithItsGlyphs();
    void flash();
    void selectAllText();
    void dragSelection();
    void wordAndParagraph();
    void zoomKeepsPosition();
    void resizeKeepsPosition();
    void positionRoundTrip();
    void hugeDocumentIsLazy_data();
    void hugeDocumentIsLazy();
    void scrollingIsSteady();
    void oddDocuments_data();
    void oddDocuments();
    void themeSwitch();
    void keyboardLinks();
    void chartChips();
    void chartShape();
    void chartByKeyboard();
    void wheelZoom();
    void noClosingPunctuationAtLineStart();
};

void TestReader::bytesAndPlaces_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("mixed") << mixed();
    QTest::newRow("crlf") << mixed().replace("\n", "\r\n");
    QTest::newRow("bom") << QByteArray("\xEF\xBB\xBF") + mixed();
    QDirIterator library(QStringLiteral(ZHILAN_SOURCE_DIR "/resources/library"), {QStringLiteral("*.md")}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (library.hasNext()) {
        const QString path = library.next();
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << fileText(path);
    }
}

/// Every byte of shown text: the character at its place is that byte's character.
void TestReader::bytesAndPlaces()
{
    QFETCH(QByteArray, text);
    QVERIFY(!text.isEmpty());
    const DocumentPtr document = fromText(text);
    QVERIFY(document);
    const auto view = shown(document);
    const markdown::Tree& tree = *document->tree;
    int checked = 0;
    for (markdown::NodeId id = 0; id < tree.size(); ++id) {
        const markdown::Node& node = tree[id];
        const markdown::TextRef ref = tree.textRef(id);
        if (node.kind != markdown::NodeKind::Text || ref.inSource == 0 || ref.size == 0)
            continue;
        view->revealByte(ref.begin);
        for (std::uint32_t byte = ref.begin; byte < ref.span().end; ++byte) {
            if ((static_cast<unsigned char>(tree.source()[byte]) & 0xC0U) == 0x80U)
                continue;
            const QRect rect = view->rectOfByte(byte);
            QVERIFY2(!rect.isEmpty(), qPrintable(QString::number(byte)));
            if (rect.width() < 3 || !view->viewport()->rect().contains(rect))
                continue;
            const auto back = view->byteAt({rect.left() + 1, rect.center().y()});
            QVERIFY(back.has_value());
            // Colon and space behind a speaker's name are not shown.
            const bool prefix = std::any_of(document->quotes.begin(), document->quotes.end(),
                                            [byte](const document::Quote& q) { return q.speakerSpan.contains(byte); });
            if (*back != byte && !prefix) {
                const auto line = document->lines.lineOf(byte);
                QFAIL(qPrintable(QStringLiteral("line %1: byte %2 came back as %3").arg(line).arg(byte).arg(*back)));
            }
            ++checked;
        }
    }
    QVERIFY2(checked > 200, qPrintable(QString::number(checked)));
}

void TestReader::scrollsHeadingToTop()
{
    const DocumentPtr document = fromText(mixed() + QByteArray("\n\n尾段。").repeated(60));
    const auto view = shown(document, {760, 400});
    QSignalSpy moved(view.get(), &ReaderView::positionChanged);
    for (const document::Section& section : document->sections) {
        view->scrollToByte(section.span.begin);
        const QRect rect = view->rectOfByte(document->tree->operator[](section.heading + 1).span.begin);
        QVERIFY2(rect.top() >= 0 && rect.top() < 60, qPrintable(QString::number(rect.top())));
        QCOMPARE(view->topByte(), section.span.begin);
    }
    QTRY_VERIFY(!moved.isEmpty());
    QCOMPARE(view->readingByte(), document->sections.back().span.begin);
}

/// What is read last cannot come to the top, but has its turn before the end.
void TestReader::readsOnToTheEnd()
{
    QByteArray text = "# 题\n\n";
    for (int i = 0; i < 30; ++i)
        text += "## 节" + QByteArray::number(i) + "\n\n短。\n\n";
    const DocumentPtr document = fromText(text);
    const auto view = shown(document, {760, 400});
    QCOMPARE(view->readingByte(), 0U);
    std::vector<document::SectionId> read;
    for (int value = 0; value <= view->verticalScrollBar()->maximum(); value += 5) {
        view->verticalScrollBar()->setValue(value);
        const document::SectionId section = document->sectionAt(view->readingByte());
        if (read.empty() || read.back() != section)
            read.push_back(section);
    }
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum());
    QCOMPARE(document->sectionAt(view->readingByte()), document->sections.size() - 1);
    QVERIFY(std::is_sorted(read.begin(), read.end()));
    QVERIFY(read.size() >= 28);
}

void TestReader::links()
{
    const DocumentPtr document = fromText(mixed());
    const auto view = shown(document);
    QSignalSpy activated(view.get(), &ReaderView::linkActivated);
    QSignalSpy hovered(view.get(), &ReaderView::linkHovered);
    const std::uint32_t contents = byteOf(document, "潮位记录](#");
    view->revealByte(contents);
    const QPoint at = view->rectOfByte(contents).center();
    moveTo(*view, at);
    QVERIFY(!hovered.isEmpty());
    QCOMPARE(hovered.last().at(0).toString(), QStringLiteral("#潮位记录"));
    QCOMPARE(view->viewport()->cursor().shape(), Qt::PointingHandCursor);
    click(*view, at);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.at(0).at(0).toString(), QStringLiteral("#潮位记录"));
    const std::uint32_t file = byteOf(document, "说明](");
    view->revealByte(file);
    click(*view, view->rectOfByte(file).center());
    QCOMPARE(activated.count(), 2);
    QCOMPARE(activated.at(1).at(0).toString(), QStringLiteral("notes.md"));
    const std::uint32_t plain = byteOf(document, "肉眼");
    click(*view, view->rectOfByte(plain).center());
    QCOMPARE(activated.count(), 2);
}

void TestReader::timestamp()
{
    const DocumentPtr document = fromText(mixed());
    const auto view = shown(document);
    QSignalSpy times(view.get(), &ReaderView::timeActivated);
    const std::uint32_t chip = byteOf(document, "12:36]");
    view->revealByte(chip);
    click(*view, view->rectOfByte(chip).center());
    QCOMPARE(times.count(), 1);
    QCOMPARE(times.at(0).at(0).value<milliseconds>(), milliseconds(756000));
    const std::uint32_t row = byteOf(document, "20:10");
    view->revealByte(row);
    click(*view, view->rectOfByte(row).center());
    QCOMPARE(times.count(), 2);
    QCOMPARE(times.at(1).at(0).value<milliseconds>(), milliseconds(1210000));
}

void TestReader::chapterStrip()
{
    const DocumentPtr document = fromText(mixed());
    QCOMPARE(document->chapters.size(), std::size_t{3});
    const auto view = shown(document);
    QSignalSpy times(view.get(), &ReaderView::timeActivated);
    // The strip is under title and meta line; its second third is the second chapter.
    bool found = false;
    for (int y = 40; y < 200 && !found; y += 4) {
        click(*view, {view->viewport()->width() / 2, y}, Qt::ControlModifier);
        found = times.count() == 1;
    }
    QVERIFY(found);
    QCOMPARE(times.at(0).at(0).value<milliseconds>(), milliseconds(1210000));
}

void TestReader::video()
{
    const auto view = shown(fromText(mixed()));
    QSignalSpy video(view.get(), &ReaderView::videoActivated);
    for (int x = 60; x < 700 && video.isEmpty(); x += 6)
        click(*view, {x, 76});
    QVERIFY(!video.isEmpty());
}

void TestReader::marks()
{
    const DocumentPtr document = fromText(mixed());
    const auto view = shown(document);
    const style::Theme& theme = style::theme(style::Appearance::Light);
    const std::uint32_t first = byteOf(document, "Beacon");
    const std::uint32_t second = byteOf(document, "𠮷野家");
    QVERIFY(!holdsColor(view->grab().toImage(), view->rectOfByte(first), theme.hit));
    view->setMarks({{first, first + 6}, {second, second + 10}});
    view->setCurrentMark(0);
    QImage image = view->grab().toImage();
    QVERIFY(holdsColor(image, view->rectOfByte(first), theme.hit));
    QVERIFY(holdsColor(image, view->rectOfByte(first + 5), theme.hit));
    QVERIFY(!holdsColor(image, view->rectOfByte(first + 9).adjusted(4, 0, 0, 0), theme.hit));
    view->setCurrentMark(1);
    QVERIFY(view->viewport()->rect().contains(view->rectOfByte(second)));
    image = view->grab().toImage();
    QVERIFY(holdsColor(image, view->rectOfByte(second), theme.hit));
    QVERIFY(holdsColor(image, view->rectOfByte(second).adjusted(-3, -3, 3, 3), theme.accent));
    view->setMarks({});
    QVERIFY(!holdsColor(view->grab().toImage(), view->rectOfByte(second), theme.hit));
}

/// Punctuation may begin right behind it.
void TestReader::currentMarkEndsWithItsGlyphs()
{
    const DocumentPtr document = fromText("真正卡脖子的不是芯片，是变压器，交期已经到了四年。\n");
    const auto view = shown(document);
    const std::uint32_t mark = byteOf(document, "变压器");
    view->setMarks({{mark, mark + 9}});
    view->setCurrentMark(0);
    const QImage image = view->grab().toImage();
    const auto bluest = [&](const QRect& area) {
        int most = 0;
        for (int y = area.top(); y <= area.bottom(); ++y) {
            for (int x = area.left(); x <= area.right(); ++x) {
                const QColor color = image.pixelColor(x, y);
                most = std::max(most, color.blue() - color.red());
            }
        }
        return most;
    };
    const QRect comma = view->rectOfByte(mark + 9);
    QVERIFY(bluest(view->rectOfByte(mark).adjusted(-3, 0, 3, 0)) > 100);
    QVERIFY2(bluest(comma.adjusted(2, 0, 0, 0)) < 30, qPrintable(QString::number(bluest(comma.adjusted(2, 0, 0, 0)))));
}

void TestReader::flash()
{
    const DocumentPtr document = fromText(mixed());
    const auto view = shown(document);
    const style::Theme& theme = style::theme(style::Appearance::Light);
    const document::Table::Row& row = document->tables[1].rows[1];
    view->revealByte(row.span.begin);
    const std::uint32_t byte = byteOf(document, "~330");
    QVERIFY(!view->isFlashing());
    view->flash(row.span);
    QVERIFY(view->isFlashing());
    QVERIFY(holdsColor(view->grab().toImage(), view->rectOfByte(byte), theme.hit));
    QTRY_VERIFY_WITH_TIMEOUT(!view->isFlashing(), 3000);
    QVERIFY(!holdsColor(view->grab().toImage(), view->rectOfByte(byte), theme.hit));
    // Out of sight is no trouble, nor is a span beyond the end.
    view->flash({0, 3});
    view->flash({4000000, 4000010});
    view->grab();
}

void TestReader::selectAllText()
{
    const auto view =
        shown(fromText("# 标题\n\n第一段**粗体**与`code`和[链接](a.md)。\n\n- 甲\n- 乙\n\n> **林海**：\"你好\"\n\n"
                       "| a | b |\n|---|---|\n| 1 | 2 |\n"));
    QSignalSpy changed(view.get(), &ReaderView::selectionChanged);
    QVERIFY(!view->hasSelection());
    view->selectAll();
    QCOMPARE(changed.count(), 1);
    QVERIFY(view->hasSelection());
    QCOMPARE(view->selectedText(),
             QStringLiteral("标题\n\n第一段粗体与code和链接。\n\n• 甲\n• 乙\n\n林海\n\"你好\"\n\na\tb\n1\t2"));
    view->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), view->selectedText());
}

void TestReader::dragSelection()
{
    const DocumentPtr document = fromText("# 标题\n\n第一段的文字abc。\n\n第二段**粗体**的文字。\n");
    const auto view = shown(document);
    const QRect from = view->rectOfByte(byteOf(document, "的文字abc"));
    const QRect to = view->rectOfByte(byteOf(document, "体**"));
    drag(*view, {from.left() + 1, from.center().y()}, {to.right() - 1, to.center().y()});
    QCOMPARE(view->selectedText(), QStringLiteral("的文字abc。\n\n第二段粗体"));
    drag(*view, {to.right() - 1, to.center().y()}, {from.left() + 1, from.center().y()});
    QCOMPARE(view->selectedText(), QStringLiteral("的文字abc。\n\n第二段粗体"));
    const QRect end = view->rectOfByte(byteOf(document, "abc"));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ShiftModifier, {end.left() + 1, end.center().y()});
    QCOMPARE(view->selectedText(), QStringLiteral("abc。\n\n第二段粗体"));
    click(*view, {from.left() + 1, from.center().y()});
    QVERIFY(!view->hasSelection());
}

void TestReader::wordAndParagraph()
{
    const DocumentPtr document = fromText("Some plain words here.\n\nAnother paragraph.\n");
    const auto view = shown(document);
    const QPoint at = view->rectOfByte(byteOf(document, "lain")).center();
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(view->selectedText(), QStringLiteral("plain"));
    QTest::mousePress(view->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(view->selectedText(), QStringLiteral("Some plain words here."));
}

void TestReader::zoomKeepsPosition()
{
    const DocumentPtr document = fromText(mixed().repeated(5));
    const auto view = shown(document);
    view->scrollToByte(byteOf(document, "### 清单", 3));
    const std::uint32_t top = view->topByte();
    const ReaderView::Position before = view->position();
    QSignalSpy changed(view.get(), &ReaderView::zoomChanged);
    for (const double zoom : {1.3, 2.0, 0.7, 1.0}) {
        view->setZoom(zoom);
        QCOMPARE(view->zoom(), zoom);
        QCOMPARE(view->topByte(), top);
    }
    QCOMPARE(changed.count(), 4);
    QCOMPARE(view->position(), before);
    view->setZoom(99);
    QCOMPARE(view->zoom(), 3.0);
}

void TestReader::resizeKeepsPosition()
{
    const DocumentPtr document = fromText(mixed().repeated(5));
    const auto view = shown(document);
    const ReaderView::Position wanted{document->sections[7].span.begin, 0.25};
    view->setPosition(wanted);
    QCOMPARE(view->position(), wanted);
    const std::uint32_t top = view->topByte();
    for (const QSize size : {QSize(420, 600), QSize(1200, 300), QSize(300, 900), QSize(760, 900)}) {
        view->resize(size);
        QApplication::processEvents();
        QCOMPARE(view->topByte(), top);
    }
    QCOMPARE(view->position(), wanted);
}

void TestReader::positionRoundTrip()
{
    const DocumentPtr document = fromText(mixed().repeated(5));
    const auto view = shown(document, {760, 500});
    for (int value = 0; value < view->verticalScrollBar()->maximum() - 600; value += 311) {
        view->verticalScrollBar()->setValue(value);
        const ReaderView::Position position = view->position();
        const QImage image = view->viewport()->grab().toImage();
        view->scrollToByte(0);
        view->setPosition(position);
        QCOMPARE(view->position(), position);
        QCOMPARE(view->viewport()->grab().toImage(), image);
    }
}

void TestReader::hugeDocumentIsLazy_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray block =
        QByteArray("## 第 N 节 Section\n\n一段普通的文字，说明 GDP 在 2024 年增长 5%。\n\n- 项目\n- 项目\n\n"
                   "> **某人**：\"话\"\n\n");
    QTest::newRow("sections") << block.repeated(5 * 1024 * 1024 / static_cast<int>(block.size()));
    QTest::newRow("one paragraph") << QByteArray("很长的一段没有分行的文字，一直写下去。").repeated(40000);
    QTest::newRow("one line without end") << QByteArray("字").repeated(500000);
    QTest::newRow("one table") << QByteArray("| a | b |\n|---|---|\n") +
                                      QByteArray("| 行 | 12,345 |\n").repeated(60000);
    QTest::newRow("one code block") << QByteArray("```\n") + QByteArray("int value = 1; // 值\n").repeated(60000) +
                                           QByteArray("```\n");
    QTest::newRow("one quotation") << QByteArray("> 引用的一段话。\n>\n").repeated(30000);
    QTest::newRow("one list") << QByteArray("- 项目\n").repeated(60000);
}

void TestReader::hugeDocumentIsLazy()
{
    QFETCH(QByteArray, text);
    const DocumentPtr document = fromText(text);
    QVERIFY(document);
    const auto view = shown(document);
    view->grab();
    QVERIFY2(view->layoutsMade() < 80, qPrintable(QString::number(view->layoutsMade())));
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() / 2);
    view->grab();
    QTest::keyClick(view.get(), Qt::Key_End);
    view->grab();
    QVERIFY2(view->layoutsMade() < 300, qPrintable(QString::number(view->layoutsMade())));
    QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
    const auto last = view->byteAt({view->viewport()->width() / 2, view->viewport()->height() - 2});
    QVERIFY(last.has_value());
    QVERIFY2(*last + 200 > document->bytes || *last + 200 > document->tree->source().size(),
             qPrintable(QString::number(*last)));
}

/// What is on the screen moves by what was scrolled and by nothing else, whatever becomes known above.
void TestReader::scrollingIsSteady()
{
    const DocumentPtr document = fromText(mixed().repeated(20));
    const auto view = shown(document, {760, 600});
    QTest::keyClick(view.get(), Qt::Key_End);
    for (int i = 0; i < 60; ++i) {
        const auto byte = view->byteAt({380, 200});
        QVERIFY(byte.has_value());
        const int before = view->rectOfByte(*byte).top();
        const int value = view->verticalScrollBar()->value();
        if (value < 100)
            break;
        view->verticalScrollBar()->setValue(value - 97);
        QCOMPARE(view->rectOfByte(*byte).top(), before + 97);
    }
}

void TestReader::oddDocuments_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blank lines") << QByteArray("\n \n\t\n");
    QTest::newRow("heading only") << QByteArray("# 标题");
    QTest::newRow("empty heading") << QByteArray("#\n\n##\n");
    QTest::newRow("no headings") << QByteArray("只有一段。\n\n还有一段。");
    QTest::newRow("rules") << QByteArray("---\n\n***\n\n___\n");
    QTest::newRow("empty quotation") << QByteArray(">\n\n> \n>\n\n文字");
    QTest::newRow("empty items") << QByteArray("-\n-\n\n1.\n2.\n");
    QTest::newRow("broken table") << QByteArray(
        "| a | b |\n|---|\n| 1 |\n\n| x | y |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |\n");
    QTest::newRow("header only") << QByteArray("| a | b |\n|---|---|\n");
    QTest::newRow("empty code") << QByteArray("```\n```\n\n```\n\n\n```\n\n~~~");
    QTest::newRow("deep quotes") << QByteArray(">").repeated(500) + "深";
    QTest::newRow("deep lists") << [] {
        QByteArray text;
        for (int i = 0; i < 120; ++i)
            text += QByteArray(" ").repeated(2 * i) + "- 层\n";
        return text;
    }();
    QTest::newRow("deep emphasis") << QByteArray("*a **b ").repeated(2000);
    QTest::newRow("html") << QByteArray(
        "<div><p>文字<br>next</p><!-- c --></div>\n\n<script>alert(1)</script>\n\na <b>b</b> <unclosed");
    QTest::newRow("wide table") << QByteArray("|") + QByteArray(" 很宽的列标题 |").repeated(40) + "\n|" +
                                       QByteArray("---|").repeated(40) + "\n|" + QByteArray("内容|").repeated(40) +
                                       "\n";
    QTest::newRow("images") << QByteArray(
        "![](a.png)\n\n![x](data:image/png;base64,AAAA)\n\n文 ![内](b.png) 字\n\n[![l](c.png)](d)");
    QTest::newRow("emoji") << QByteArray("👨‍👩‍👧‍👦 家庭 🇨🇳 é ế ﷽ \xF0\xA0\xAE\xB7");
    QTest::newRow("right to left") << QByteArray("שלום עולם abc 中文 مرحبا");
    QTest::newRow("controls") << QByteArray("a\x7F\xC2\x85 b");
    QTest::newRow("code in list and quote")
        << QByteArray("> - x\n>\n>   ```\n>   a\n>\n>   b\n>   ```\n\n1. y\n\n       code\n");
    QTest::newRow("truncated") << mixed().left(900);
    QTest::newRow("truncated in a character") << mixed().left(901);
}

void TestReader::oddDocuments()
{
    QFETCH(QByteArray, text);
    const DocumentPtr document = fromText(text);
    QVERIFY(document);
    for (const QSize size : {QSize(760, 600), QSize(90, 40)}) {
        const auto view = shown(document, size);
        view->grab();
        const auto end = static_cast<std::uint32_t>(document->tree->source().size());
        for (std::uint32_t byte = 0; byte <= end; byte += std::max(1U, end / 50))
            (void)view->rectOfByte(byte);
        for (int y = 0; y < size.height(); y += 13)
            (void)view->byteAt({size.width() / 2, y});
        view->selectAll();
        (void)view->selectedText();
        view->setMarks({{0, end}});
        view->setCurrentMark(0);
        view->flash({0, end});
        view->scrollToByte(end);
        view->revealByte(0);
        view->setZoom(2);
        view->grab();
        for (int i = 0; i < 8; ++i)
            QTest::keyClick(view.get(), Qt::Key_Tab);
        view->setDocument(nullptr);
        view->grab();
        QCOMPARE(view->topByte(), 0U);
    }
}

void TestReader::themeSwitch()
{
    const DocumentPtr document = fromText(mixed().repeated(3));
    const auto view = shown(document);
    view->scrollToByte(byteOf(document, "### 清单", 2));
    const auto position = view->position();
    const int value = view->verticalScrollBar()->value();
    const style::Theme& light = style::theme(style::Appearance::Light);
    const style::Theme& dark = style::theme(style::Appearance::Dark);
    QCOMPARE(view->grab().toImage().pixelColor(4, 4), light.paper);
    view->setTheme(dark);
    QCOMPARE(view->grab().toImage().pixelColor(4, 4), dark.paper);
    QCOMPARE(view->position(), position);
    QCOMPARE(view->verticalScrollBar()->value(), value);
}

void TestReader::keyboardLinks()
{
    const DocumentPtr document =
        fromText("# 标题\n\n[一](a.md) 与 [二](b.md)\n\n" + QByteArray("段落。\n\n").repeated(80) + "[三](c.md)\n");
    const auto view = shown(document, {760, 400});
    view->activateWindow();
    view->setFocus();
    QSignalSpy activated(view.get(), &ReaderView::linkActivated);
    for (const char* expected : {"a.md", "b.md", "c.md"}) {
        QTest::keyClick(view.get(), Qt::Key_Tab);
        QTest::keyClick(view.get(), Qt::Key_Return);
        QVERIFY(!activated.isEmpty());
        QCOMPARE(activated.last().at(0).toString(), QLatin1String(expected));
    }
    QVERIFY(view->viewport()->rect().contains(view->rectOfByte(byteOf(document, "三](")).center()));
    QTest::keyClick(view.get(), Qt::Key_Backtab);
    QTest::keyClick(view.get(), Qt::Key_Return);
    QCOMPARE(activated.last().at(0).toString(), QStringLiteral("b.md"));
}

void TestReader::chartChips()
{
    const DocumentPtr document = fromText("| 年 | 值 |\n|---|---|\n| 2024 | 1,5 |\n| 2025 | \"二\" |\n");
    const auto view = shown(document, {760, 400});
    view->setChartedTables(charted({{0, {{0, 0, 0, 0}, {1, 0.8, 0.9, 1}}, 1, QStringLiteral("值")}}));
    QSignalSpy charts(view.get(), &ReaderView::chartRequested);
    QGuiApplication::clipboard()->clear();
    const int below = view->rectOfByte(byteOf(document, "2025")).bottom() + 30;
    const int right = (view->viewport()->width() + 640) / 2;
    click(*view, {right - 20, below});
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("年,值\n2024,\"1,5\"\n2025,\"\"\"二\"\"\"\n"));
    for (int x = right - 60; x > right - 240 && charts.isEmpty(); x -= 8)
        click(*view, {x, below});
    QCOMPARE(charts.count(), 1);
    QCOMPARE(charts.at(0).at(0).toUInt(), 0U);
    view->setChartedTables(nullptr);
    click(*view, {right - 100, below});
    QCOMPARE(charts.count(), 1);
}

/// In the colour of its chart, left of the buttons; not where there is no room for it.
void TestReader::chartShape()
{
    const DocumentPtr document = fromText("| 年 | 值 |\n|---|---|\n| 2024 | 1 |\n| 2025 | 2 |\n");
    const reader::ChartedTable chart{0, {{0, 0, 0, 0}, {1, 1, 1, 1}}, 1, QStringLiteral("收入")};
    for (const int width : {760, 240}) {
        const auto view = shown(document, {width, 400});
        const QColor ink = style::theme(style::Appearance::Light).series[1];
        const auto shows = [&] {
            const QImage image = view->grab().toImage();
            return holdsColor(image, image.rect(), ink);
        };
        QVERIFY(!shows());
        // Of a table with several series the first one is shown.
        view->setChartedTables(charted({chart, {0, {{0, 1, 1, 1}, {1, 0, 0, 0}}, 2, {}}}));
        QCOMPARE(shows(), width == 760);
        view->setChartedTables(charted({{0, {}, 1, {}}}));
        QVERIFY(!shows());
    }
}

void TestReader::chartByKeyboard()
{
    const DocumentPtr document = fromText("| 年 | 值 |\n|---|---|\n| 2024 | 1 |\n| 2025 | 2 |\n");
    const auto view = shown(document, {760, 400});
    view->setChartedTables(charted({{0, {{0, 0, 0, 0}, {1, 1, 1, 1}}, 0, {}}}));
    view->setFocus();
    QSignalSpy charts(view.get(), &ReaderView::chartRequested);
    QSignalSpy copied(view.get(), &ReaderView::csvCopied);
    for (int i = 0; i < 2; ++i) {
        QTest::keyClick(view.get(), Qt::Key_Tab);
        QTest::keyClick(view.get(), Qt::Key_Return);
    }
    QCOMPARE(charts.count(), 1);
    QCOMPARE(copied.count(), 1);
}

void TestReader::wheelZoom()
{
    const auto view = shown(fromText(mixed().repeated(3)), {760, 400});
    QSignalSpy changed(view.get(), &ReaderView::zoomChanged);
    const QPoint at(300, 200);
    const auto wheel = [&](QPoint angle, Qt::KeyboardModifiers modifiers) {
        QWheelEvent event(at, view->viewport()->mapToGlobal(at), {}, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(view->viewport(), &event);
    };
    wheel({0, 120}, Qt::ControlModifier);
    QCOMPARE(changed.count(), 1);
    QVERIFY(view->zoom() > 1.0);
    const int value = view->verticalScrollBar()->value();
    wheel({0, -120}, {});
    QTRY_VERIFY(view->verticalScrollBar()->value() >= value + 90);
}

void TestReader::noClosingPunctuationAtLineStart()
{
    const QByteArray text = QByteArray("这是一段，为了看清换行；因此写得很长：「引号」（括号）、顿号。").repeated(12);
    const DocumentPtr document = fromText(text);
    for (int width = 300; width < 420; width += 7) {
        const auto view = shown(document, {width, 900});
        const int left = view->rectOfByte(0).left();
        for (const char* mark : {"，", "；", "：", "」", "）", "、", "。"}) {
            const std::string_view source = document->tree->source();
            for (std::size_t at = source.find(mark); at != std::string_view::npos; at = source.find(mark, at + 1))
                QVERIFY(view->rectOfByte(static_cast<std::uint32_t>(at)).left() > left + 2);
        }
    }
}

QTEST_MAIN(TestReader)
#include "tst_reader.moc"
