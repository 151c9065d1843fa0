#include "app/reader/block_list.h"
#include "app/reader/code_look.h"
#include "app/reader/code_tokens.h"
#include "app/reader/pages.h"
#include "app/style/style.h"
#include "core/code/tokens.h"
#include "tests/gui/reader/reader_fixture.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace zhilan;
using code::TokenKind;
using reader::ReaderView;

namespace
{

/// Longer than what is read at once; with a keyword only in its first line.
QByteArray longCode()
{
    QByteArray text = "# 长\n\n```c\nreturn a;\n";
    for (int i = 0; i < 9000; ++i)
        text += "b;\n";
    return text + "```\n\n后面\n";
}

bool showsColor(ReaderView& view, TokenKind kind, style::Appearance appearance)
{
    const QImage image = view.grab().toImage();
    return holdsColor(image, image.rect(), reader::codeColor(style::theme(appearance), kind));
}

} // namespace

/// Code in colours.
class TestCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrast_data();
    void contrast();
    void colorsStandAtTheirWords_data();
    void colorsStandAtTheirWords();
    void partsContinueTheirBlock();
    void painted();
    void unknownStaysPlain();
    void longCodeIsColoredLater();
    void forgottenWhileRead();
    void copiesStayPlain();
    void printed();
};

void TestCode::contrast_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// WCAG AA for every kind, on the ground of code.
void TestCode::contrast()
{
    QFETCH(bool, dark);
    const style::Theme& theme = style::theme(dark ? style::Appearance::Dark : style::Appearance::Light);
    for (int kind = 0; kind <= static_cast<int>(TokenKind::Removed); ++kind) {
        const QColor color = reader::codeColor(theme, static_cast<TokenKind>(kind));
        QVERIFY2(style::contrast(color, theme.codeGround) >= 4.5, qPrintable(QString::number(kind)));
    }
}

void TestCode::colorsStandAtTheirWords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char* name, const char* text, const QStringList& words) {
        QTest::newRow(name) << QByteArray(text) << words;
    };
    row("fence", "```js\nlet a = \"中\"; // 😀\nreturn 1\n```\n", {"let", "\"中\"", "// 😀", "return", "1"});
    row("CRLF", "```js\r\nlet a\r\n// 注\r\nreturn\r\n```\r\n", {"let", "// 注", "return"});
    row("in a quotation", "> ```js\n> let a\n> /* x\n> y */ return\n> ```\n",
        {"let", QStringLiteral("/* x") + QChar(QChar::LineSeparator) + "y */", "return"});
    row("in a list", "1. a\n\n   ```py\n   def 函数(): # 注\n     return \"𠮷\"\n   ```\n",
        {"def", "函数", "# 注", "return", "\"𠮷\""});
    row("line separator in the code", "```js\nlet a = \"\xE2\x80\xA8\"; return\n```\n",
        {"let", QStringLiteral("\"") + QChar(QChar::LineSeparator) + "\"", "return"});
    row("byte order mark", "\xEF\xBB\xBF```js\nlet\n```\n", {"let"});
    row("without end", "```js\nlet", {"let"});
    row("empty", "```js\n```\n", {});
}

void TestCode::colorsStandAtTheirWords()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, words);
    const DocumentPtr document = fromText(text);
    const reader::BlockList list = reader::buildBlocks(*document);
    const markdown::Tree& tree = *document->tree;
    for (const reader::Block& block : list.blocks) {
        if (block.kind != reader::BlockKind::Code)
            continue;
        const code::Language* language = code::findLanguage(tree.extra(block.node));
        QVERIFY(language != nullptr);
        const QString shown = reader::codeText(tree, block.node, block.span, block.literal).text();
        QStringList found;
        for (const reader::ColorRange& range :
             reader::codeColors(shown, tree, block, code::tokens(tree.text(block.node), *language),
                                style::theme(style::Appearance::Light)))
            found.append(shown.mid(range.begin, range.end - range.begin));
        QCOMPARE(found, words);
        return;
    }
    QFAIL("no code");
}

/// A comment that began in the part before is one in the next.
void TestCode::partsContinueTheirBlock()
{
    for (const char* quote : {"", "> "}) {
        QByteArray text = QByteArray(quote) + "```c\n" + quote + "/* 开始\n";
        for (int i = 0; i < 3000; ++i)
            text += QByteArray(quote) + "注释 " + QByteArray::number(i) + "\n";
        text += QByteArray(quote) + "*/ return;\n" + quote + "```\n";
        const DocumentPtr document = fromText(text);
        const reader::BlockList list = reader::buildBlocks(*document);
        const markdown::Tree& tree = *document->tree;
        QVERIFY(list.blocks.size() > 3);
        QString shown;
        QStringList last;
        for (const reader::Block& block : list.blocks) {
            QCOMPARE(block.kind, reader::BlockKind::Code);
            shown = reader::codeText(tree, block.node, block.span, block.literal).text();
            const std::vector<reader::ColorRange> colors =
                reader::codeColors(shown, tree, block, code::tokens(tree.text(block.node), *code::findLanguage("c")),
                                   style::theme(style::Appearance::Light));
            QVERIFY(!colors.empty());
            QCOMPARE(colors.front().begin, 0);
            last.clear();
            for (const reader::ColorRange& range : colors)
                last.append(shown.mid(range.begin, range.end - range.begin));
            if (!block.lastPart)
                QCOMPARE(colors.size(), std::size_t{1});
        }
        QCOMPARE(last.size(), 2);
        QVERIFY(last[0].endsWith(QStringLiteral("*/")));
        QCOMPARE(last[1], QStringLiteral("return"));
    }
}

void TestCode::painted()
{
    const auto view = shown(fromText("```js\nreturn 1\n```\n"));
    QVERIFY(showsColor(*view, TokenKind::Keyword, style::Appearance::Light));
    view->setTheme(style::theme(style::Appearance::Dark));
    QVERIFY(showsColor(*view, TokenKind::Keyword, style::Appearance::Dark));
}

void TestCode::unknownStaysPlain()
{
    for (const char* text :
         {"```\nreturn 1\n```\n", "```nosuch\nreturn 1\n```\n", "    return 1\n", "$$\nreturn\n$$\n"}) {
        const auto view = shown(fromText(text));
        QVERIFY(!showsColor(*view, TokenKind::Keyword, style::Appearance::Light));
    }
}

/// Nothing moves when the colours come.
void TestCode::longCodeIsColoredLater()
{
    const auto view = shown(nullptr);
    view->setDocument(fromText(longCode()));
    const int most = view->verticalScrollBar()->maximum();
    QVERIFY(!showsColor(*view, TokenKind::Keyword, style::Appearance::Light));
    QTRY_VERIFY(showsColor(*view, TokenKind::Keyword, style::Appearance::Light));
    QCOMPARE(view->verticalScrollBar()->maximum(), most);
    QCOMPARE(view->topByte(), 0U);
}

void TestCode::forgottenWhileRead()
{
    QByteArray text;
    for (int i = 0; i < 40; ++i)
        text += longCode();
    reader::CodeTokens tokens;
    QSignalSpy ready(&tokens, &reader::CodeTokens::ready);
    for (const bool another : {false, true}) {
        const DocumentPtr document = fromText(text);
        tokens.setDocument(document);
        for (markdown::NodeId node = 0; node < document->tree->size(); ++node) {
            if ((*document->tree)[node].kind == markdown::NodeKind::CodeBlock) {
                QVERIFY(tokens.find(node).empty());
                QVERIFY(tokens.isReading(node));
            }
        }
        if (another)
            QTRY_COMPARE(ready.size(), 40);
    }
    // Only of the newest document, and of one that is gone: nothing.
    tokens.setDocument(nullptr);
    QVERIFY(tokens.find(0).empty());
}

void TestCode::copiesStayPlain()
{
    const auto view = shown(fromText("```js\nreturn 1 // 注\n```\n"));
    view->selectAll();
    QCOMPARE(view->selectedText(), QStringLiteral("return 1 // 注"));
    view->copy();
    QVERIFY(!QGuiApplication::clipboard()->mimeData()->html().contains(QStringLiteral("color")));
}

/// The printer waits for the colours of long code.
void TestCode::printed()
{
    reader::Pages pages(reader::prepare(fromText(longCode())), {640, 900}, QFont(), {});
    QSignalSpy ready(&pages.code(), &reader::CodeTokens::ready);
    int waited = 0;
    for (reader::Pages::Step step = pages.layOut(); step != reader::Pages::Step::Done; step = pages.layOut()) {
        if (step == reader::Pages::Step::Waiting && ready.isEmpty()) {
            ++waited;
            QVERIFY(ready.wait());
        }
    }
    QCOMPARE(waited, 1);
    QImage paper(700, 1000, QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    QVERIFY(pages.paint(painter, 0) != reader::Pages::Step::Waiting);
    QVERIFY(
        holdsColor(paper, paper.rect(), reader::codeColor(style::theme(style::Appearance::Light), TokenKind::Keyword)));
}

QTEST_MAIN(TestCode)
#include "tst_code.moc"
