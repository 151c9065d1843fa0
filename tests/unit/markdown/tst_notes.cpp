#include "core/markdown/callout.h"
#include "core/markdown/parse.h"
#include "tests/unit/markdown/invariants.h"
#include "tests/unit/markdown/outline_of.h"

#include <QtTest>

using namespace zhilan::markdown;

/// Constructs beyond GFM, in the form `kind[span of the source]`, children in braces.
class TestNotes : public QObject
{
    Q_OBJECT

private slots:
    void trees_data();
    void trees();
    void callouts_data();
    void callouts();
    void calloutKinds();
    void headingIds_data();
    void headingIds();
    void mathBlocks_data();
    void mathBlocks();
};

void TestNotes::trees_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("tree");
    const auto row = [](const char* name, const char* markdown, const char* tree) {
        QTest::newRow(name) << QString::fromUtf8(markdown) << QString::fromUtf8(tree);
    };
    row("mark", "这是==重点==。", "这是 mark{重点} 。");
    row("mark with strong", "==**a** b==", "mark{strong{a}  b}");
    row("mark needs two signs", "=a= ===b=== a == b", "=a= ===b=== a == b");
    row("comparison", "if a==b or c==d", "if a==b or c==d");
    row("math", "设$x^2$为面积，$\\alpha_1$。", "设 math(x^2) 为面积， math(\\alpha_1) 。");
    row("math keeps what it holds", "$a*b*c$ $a_b_c$ $<x>$", "math(a*b*c)   math(a_b_c)   math(<x>)");
    row("display math", "$$\\int_0^1$$ 即", "display(\\int_0^1)  即");
    row("GitHub's math", "$`a*b`$", "math(a*b)");
    row("prices", "$5 and $10", "$5 and $10");
    row("prices with words", "从$20,000涨到$30,000，US$5、A$7", "从$20,000涨到$30,000，US$5、A$7");
    row("price behind the number", "a $1 bill or 5$ more, $100美元，不是100$",
        "a $1 bill or 5$ more, $100美元，不是100$");
    row("stocks", "$AAPL 和 $TSLA、$NVDA", "$AAPL 和 $TSLA、$NVDA");
    row("escaped dollar", "\\$a$ b$", "$ a$ b$");
    row("code has its dollars", "`$a$` $`", "code($a$)  $`");
    row("empty math", "$$ $ $ $$$$", "$$ $ $ $$$$");
    row("comment", "前%%不给人看 **x** [a](b)%%后", "前 后");
    row("comment over lines", "前 %%一\n二%% 后", "前   后");
    row("two comments", "%%a%%中%%b%%", "中");
    row("no comment", "涨了50%，又涨了100%% 和 200%%，%% 单独", "涨了50%，又涨了100%% 和 200%%，%% 单独");
    row("formats", "使用 %%d 和 %%s 即可", "使用 %%d 和 %%s 即可");
    row("comment up to code", "a %%b `x %% y`", "a %%b  code(x %% y)");
    row("comment in code", "`%%a%%`", "code(%%a%%)");
    row("more signs", "%%%a%%% %%%%", "%%%a%%% %%%%");
    row("wikilink", "见[[知览]]。", "见 wiki:知览{知览} 。");
    row("wikilink with alias", "[[a/b.md|甲 **乙**]]", "wiki:a/b.md{甲  strong{乙}}");
    row("wikilink to a heading", "[[笔记#第 一节|x]] [[#节]] [[#^id]]",
        "wiki:笔记#第 一节{x}   wiki:#节{节}   wiki:#^id{^id}");
    row("empty alias", "[[foo|]]", "wiki:foo{foo}");
    row("markup in a target stays", "[[*foo* `b`]]", "wiki:*foo* `b`{*foo* `b`}");
    row("escaped pipe", "[[foo\\|bar|baz]]", "wiki:foo|bar{baz}");
    row("no wikilink", "[[]] [[|a]] [[a\nb]] \\[[a]]", "[[]] [[|a]] [[a | b]]  [ [a]]");
    row("wikilink in brackets", "[[foo[[bar]]]]", "[[foo wiki:bar{bar} ]]");
    row("citation", "[[1]](https://a.org/x)", "link:https://a.org/x{[1]}");
    row("a label stays a label", "[[foo]]\n\n[foo]: /url", "[ link:/url{foo} ]");
    row("embed", "![[图.png|300]] ![[笔记#节]]", "embed:图.png{300}   embed:笔记#节{笔记#节}");
    row("no link in a link", "[a [[b]] c](d)", "[a  wiki:b{b}  c](d)");
    row("wikilink in a table", "| a |\n|--|\n| [[b\\|c]] |", "a | wiki:b{c}");
    row("name of a block", "话 ^a1-b2\n\n话\n^a1b2c3\n\n- 项 ^x\n", "话 | 话 | 项");
    row("no name of a block", "2 ^10\n\nx^2\n\n^alone\n\n话 ^a b\n\n话 ^é\n", "2 ^10 | x^2 | ^alone | 话 ^a b | 话 ^é");
    row("row of a table that begins with a feed", "| a | b |\n|-|-|\n\v#c\n\fd\n", "a | b | \v#c | \fd");
    row("headings that begin with a feed", "# \v中\n\n## \f\n\n# a\v", "\v中 | a");
    row("headings that look like their underlines", "=\n=\ne\n\n> -a\n> =\n---\n\n[a]: =\n=\n===\nx",
        "= | e | -a | = | x");
    row("supplementary Han", "==𠮷😀== [[𠮷|😀]]", "mark{𠮷😀}   wiki:𠮷{😀}");
}

void TestNotes::trees()
{
    QFETCH(QString, markdown);
    const auto tree = *parse(markdown.toStdString());
    QTEST(outlineOf(*tree), "tree");
    const QString breach = breachedInvariant(*tree);
    QVERIFY2(breach.isEmpty(), qPrintable(breach));
}

void TestNotes::callouts_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("fold");
    const auto row = [](const char* name, const char* markdown, const char* kind, const char* title, const char* body,
                        Fold fold = Fold::None) {
        QTest::newRow(name) << QString::fromUtf8(markdown) << QString::fromUtf8(kind) << QString::fromUtf8(title)
                            << QString::fromUtf8(body) << static_cast<int>(fold);
    };
    row("GitHub", "> [!NOTE]\n> 一\n> 二", "NOTE", "", "一二");
    row("CRLF", "> [!TIP]\r\n> 一\r\n", "TIP", "", "一");
    row("blank line", "> [!WARNING]\n>\n> - 一", "WARNING", "", "一");
    row("alone", "> [!note]", "note", "", "");
    row("title", "> [!info] 标题 *x*\n> 正文", "info", "标题 *x*", "正文");
    row("title alone", "> [!quote] 标题", "quote", "标题", "");
    row("folded", "> [!faq]- 问？\n> 答", "faq", "问？", "答", Fold::Closed);
    row("unfolded", "> [!faq]+\n> 答", "faq", "", "答", Fold::Open);
    row("metadata", "> [!note|right] t", "note", "t", "");
    row("in a list", "- > [!tip] 甲\n  > 乙", "tip", "甲", "乙");
    row("custom kind", "> [!我的]\n> 一", "我的", "", "一");
    row("link", "> [!note](x)", "", "", "");
    row("no kind", "> [!] a\n> b", "", "", "");
    row("not first", "> a\n> [!note]", "", "", "");
    row("code", ">     [!note]", "", "", "");
}

void TestNotes::callouts()
{
    QFETCH(QString, markdown);
    const auto tree = *parse(markdown.toStdString());
    const QString breach = breachedInvariant(*tree);
    QVERIFY2(breach.isEmpty(), qPrintable(breach));
    QString kind;
    QString title;
    QString body;
    int fold = 0;
    for (NodeId id = 0; id < tree->size(); ++id) {
        if ((*tree)[id].kind != NodeKind::Callout)
            continue;
        kind = QString::fromStdString(std::string(tree->text(id)));
        fold = static_cast<int>((*tree)[id].fold);
        for (const NodeId child : tree->children(id)) {
            const auto text = (*tree)[child].span.of(tree->source());
            if ((*tree)[child].kind == NodeKind::CalloutTitle)
                title = QString::fromStdString(std::string(text));
            else
                body += QString::fromStdString(plainText(*tree, child));
        }
    }
    QTEST(kind, "kind");
    QTEST(title, "title");
    QTEST(body, "body");
    QTEST(fold, "fold");
}

void TestNotes::calloutKinds()
{
    QVERIFY(calloutKind("WARNING") == CalloutKind::Warning);
    QVERIFY(calloutKind("tldr") == CalloutKind::Abstract);
    QVERIFY(calloutKind("whatever") == CalloutKind::Note);
    for (int kind = 0; kind <= static_cast<int>(CalloutKind::Quote); ++kind)
        QVERIFY(calloutKind(calloutName(static_cast<CalloutKind>(kind))) == static_cast<CalloutKind>(kind));
    const auto nested = *parse("> [!question] 甲\n> > [!todo] 乙\n> > 丙");
    QCOMPARE(outlineOf(*nested), QStringLiteral("甲 | 乙 | 丙"));
    QVERIFY((*nested)[1].kind == NodeKind::Callout);
    QVERIFY((*nested)[4].kind == NodeKind::Callout);
}

void TestNotes::headingIds_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("id");
    QTest::newRow("ATX") << "# 标题 {#intro}"
                         << "标题"
                         << "intro";
    QTest::newRow("closed") << "## a {#b} ##"
                            << "a"
                            << "b";
    QTest::newRow("setext") << "甲\n乙 {#丙}\n==="
                            << "甲乙"
                            << "丙";
    QTest::newRow("classes") << "# a {#b .c k=v}"
                             << "a"
                             << "b";
    QTest::newRow("in a quote, CRLF") << "> # a {#b}\r\n> c"
                                      << "a"
                                      << "b";
    QTest::newRow("words") << "# a {#b c}"
                           << "a {#b c}"
                           << "";
    QTest::newRow("code") << "# `{#b}`"
                          << "{#b}"
                          << "";
    QTest::newRow("escaped") << "# a \\{#b}"
                             << "a {#b}"
                             << "";
    QTest::newRow("nothing else") << "# {#b}"
                                  << ""
                                  << "b";
}

void TestNotes::headingIds()
{
    QFETCH(QString, markdown);
    const auto tree = *parse(markdown.toStdString());
    const QString breach = breachedInvariant(*tree);
    QVERIFY2(breach.isEmpty(), qPrintable(breach));
    NodeId heading = 0;
    while ((*tree)[heading].kind != NodeKind::Heading)
        ++heading;
    QTEST(QString::fromStdString(plainText(*tree, heading)), "title");
    QTEST(QString::fromStdString(std::string(tree->extra(heading))), "id");
}

void TestNotes::mathBlocks_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QStringList>("formulas");
    QTest::addColumn<QString>("rest");
    QTest::newRow("lines like Markdown") << "甲\n$$\na\n- b\n\n> c\n# d\n$$\n乙" << QStringList{"a\n- b\n\n> c\n# d\n"}
                                         << "甲 | 乙";
    QTest::newRow("CRLF") << "$$\r\na\r\n$$\r\n" << QStringList{"a\n"} << "";
    QTest::newRow("in a quote") << "> $$\n> a\n> $$\n\nb" << QStringList{"a\n"} << "b";
    QTest::newRow("in a list") << "- 甲\n\n  $$\n  a\n  $$\n\n  乙" << QStringList{"a\n"} << "甲 | 乙";
    QTest::newRow("two") << "$$\na\n$$\n$$\nb\n$$" << QStringList{"a\n", "b\n"} << "";
    QTest::newRow("in a code block") << "```\n$$\na\n$$\n```" << QStringList{} << "code($$ a $$ )";
    QTest::newRow("in indented code") << "    $$\n    a\n    $$" << QStringList{} << "code($$ a $$ )";
    QTest::newRow("without a partner") << "$$\na\n\nb" << QStringList{} << "$$ | a | b";
    QTest::newRow("partner outside the quote") << "> $$\n> a\n\n$$\n" << QStringList{} << "$$ | a | $$";
    QTest::newRow("fences in it") << "$$\n~~~\n$$\n~~~\nx" << QStringList{"~~~\n"} << "code(x )";
}

void TestNotes::mathBlocks()
{
    QFETCH(QString, markdown);
    const auto tree = *parse(markdown.toStdString());
    const QString breach = breachedInvariant(*tree);
    QVERIFY2(breach.isEmpty(), qPrintable(breach));
    QStringList formulas;
    for (NodeId id = 0; id < tree->size(); ++id) {
        if ((*tree)[id].kind == NodeKind::MathBlock)
            formulas << QString::fromStdString(std::string(tree->text(id)));
    }
    QTEST(formulas, "formulas");
    QTEST(outlineOf(*tree), "rest");
}

QTEST_APPLESS_MAIN(TestNotes)
#include "tst_notes.moc"
