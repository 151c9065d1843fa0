#include "app/reader/paragraph_pieces.h"
#include "core/document/build.h"
#include "core/document/document.h"

#include <QTest>

using namespace zhilan;

class TestParagraphPieces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pieces_data();
    void pieces();
};

void TestParagraphPieces::pieces_data()
{
    QTest::addColumn<QString>("paragraph");
    QTest::addColumn<QStringList>("expected"); // pictures in angle brackets
    const auto row = [](const char* name, const char* paragraph, std::initializer_list<const char*> expected) {
        QStringList pieces;
        for (const char* piece : expected)
            pieces.append(QString::fromUtf8(piece));
        QTest::newRow(name) << QString::fromUtf8(paragraph) << pieces;
    };
    row("text", "一行字\n又一行", {"一行字\n又一行"});
    row("picture", "![图](a.png)", {"<![图](a.png)>"});
    row("linked picture", "[![图](a.png)](https://a.example)", {"<[![图](a.png)](https://a.example)>"});
    row("embedded", "![[图 1.png|300]]", {"<![[图 1.png|300]]>"});
    row("embedded page", "![[另一页]]", {"![[另一页]]"});
    row("after text", "看图：\n![图](a.png)", {"看图：", "<![图](a.png)>"});
    row("before text", "![图](a.png)\n图1：𠮷野家", {"<![图](a.png)>", "图1：𠮷野家"});
    row("between", "上\n**两**行\n![](a.png)  \n下", {"上\n**两**行", "<![](a.png)>", "下"});
    row("two in a row", "![](a.png)\n![](b.png)", {"<![](a.png)>", "<![](b.png)>"});
    row("within a line", "一个![](a.png)图标\n![](b.png)", {"一个", "<![](a.png)>", "图标", "<![](b.png)>"});
    row("behind text", "看图：![图](a.png)\n接着说", {"看图：", "<![图](a.png)>", "接着说"});
    row("before a full stop", "看图 ![图](a.png)。\n接着说", {"看图 ", "<![图](a.png)。>", "接着说"});
    row("before bold text", "![图](a.png) **图1**：说明", {"<![图](a.png)>", "**图1**：说明"});
    row("signs between", "![](a.png) → ![](b.png) ★★★", {"<![](a.png)>", "→ ", "<![](b.png)>", "★★★"});
    row("behind a comment", "%%注%% ![](a.png)", {"<%%注%% ![](a.png)>"});
    row("below a comment", "%%注%%\n![](https://a.example/a.png)", {"<%%注%%\n![](https://a.example/a.png)>"});
    row("blanks behind", "![图](a.png)  字", {"<![图](a.png)>", "字"});
    row("side by side", "![](a.png) ![](b.png)", {"<![](a.png) >", "<![](b.png)>"});
    row("in emphasis", "看**图![](a.png)**", {"看**图![](a.png)**"});
    row("badges", "![](https://a.example/a.svg) ![](https://a.example/b.svg)",
        {"![](https://a.example/a.svg) ![](https://a.example/b.svg)"});
    row("badge by itself", "字\n![](https://a.example/a.svg)", {"字", "<![](https://a.example/a.svg)>"});
    row("hard break", "图\\\n![](a.png)", {"图", "<![](a.png)>"});
    row("contents", "[TOC]", {});
    row("contents of GitLab", "[[_TOC_]]", {});
    row("comment", "%%不给人看%%\n<!-- 也不 -->", {});
    row("beside a comment", "%%不给人看%%\n字", {"%%不给人看%%\n字"});
    row("of contents", "[TOC] 是目录", {"[TOC] 是目录"});
    row("CRLF", "图\r\n![](a.png)\r\n尾", {"图", "<![](a.png)>", "尾"});
}

void TestParagraphPieces::pieces()
{
    QFETCH(QString, paragraph);
    QFETCH(QStringList, expected);
    const auto document = document::fromBytes(paragraph.toStdString(), "test");
    QVERIFY(document);
    const markdown::Tree& tree = *(*document)->tree;
    const markdown::NodeId id = tree.firstChild(0);
    QVERIFY(tree[id].kind == markdown::NodeKind::Paragraph);
    QStringList found;
    for (const reader::ParagraphPiece& piece : reader::paragraphPieces(tree, id)) {
        const QString text = QString::fromStdString(std::string(piece.span.of(tree.source())));
        found.append(piece.picture == markdown::kNoNode ? text : u'<' + text + u'>');
    }
    QCOMPARE(found, expected);
}

QTEST_APPLESS_MAIN(TestParagraphPieces)
#include "tst_paragraph_pieces.moc"
