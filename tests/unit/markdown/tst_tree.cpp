#include "core/markdown/parse.h"
#include "tests/unit/markdown/invariants.h"

#include <QtTest>

using namespace zhilan;
using namespace zhilan::markdown;

class TestTree : public QObject
{
    Q_OBJECT

private slots:
    void texts_data();
    void texts();
    void links_data();
    void links();
    void breaks();
    void frontMatter();
    void tables();
    void nodeAt();
    void cancelled();
};

void TestTree::texts_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("plain");
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("only blank lines") << "\n \r\n\t\n"
                                      << "";
    QTest::newRow("emphasis") << "算力**“卡脖子”**了"
                              << "算力“卡脖子”了";
    QTest::newRow("single tildes") << "约~100~300 GW"
                                   << "约~100~300 GW";
    QTest::newRow("strikethrough") << "~~旧~~新"
                                   << "旧新";
    QTest::newRow("entities") << "&lt;&#20013;&amp; \\*"
                              << "<中& *";
    QTest::newRow("Han lines") << "算力\n芯片"
                               << "算力芯片";
    QTest::newRow("Latin lines") << "deep\nlearning"
                                 << "deep learning";
    QTest::newRow("CRLF") << "# 题\r\n\r\n> 一\r\n> 二\r\n"
                          << "题\n一二";
    QTest::newRow("table") << "| 年 | 值 |\n|--|--|\n| 2026 | 1\\|2 |"
                           << "年\t值\n2026\t1|2";
    QTest::newRow("tab list") << "-\t甲\n\n\t乙"
                              << "甲\n乙";
    QTest::newRow("image") << "![图*一*](x.png)后"
                           << "图一后";
    QTest::newRow("supplementary Han and emoji") << "𠮷*野*😀"
                                                 << "𠮷野😀";
}

void TestTree::texts()
{
    QFETCH(QString, markdown);
    const auto tree = *parse(markdown.toStdString());
    QTEST(QString::fromStdString(plainText(*tree, 0)), "plain");
    const QString breach = breachedInvariant(*tree);
    QVERIFY2(breach.isEmpty(), qPrintable(breach));
}

void TestTree::links_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QStringList>("targets");
    QTest::newRow("ends before a full stop") << "见https://a.com/x。后面" << QStringList{"https://a.com/x"};
    QTest::newRow("ends before a bracket") << "（https://a.com/x?t=1）" << QStringList{"https://a.com/x?t=1"};
    QTest::newRow("ends before Han") << "https://a.com/x了解" << QStringList{"https://a.com/x"};
    QTest::newRow("ends before a closing mark") << "“https://a.com/x”" << QStringList{"https://a.com/x"};
    QTest::newRow("Markdown goes on behind it") << "https://a.com，[b](c) **d**" << QStringList{"https://a.com", "c"};
    QTest::newRow("www behind Han") << "见www.a.com。" << QStringList{"http://www.a.com"};
    QTest::newRow("underscores") << "https://a.com/b_c_d" << QStringList{"https://a.com/b_c_d"};
    QTest::newRow("parentheses") << "(https://a.com/b_(c))" << QStringList{"https://a.com/b_(c)"};
    QTest::newRow("mail") << "写信a_b@c.org。" << QStringList{"mailto:a_b@c.org"};
    QTest::newRow("reference") << "[甲][K] [k]\n\n[K]: <x y> 'z'" << QStringList{"x y", "x y"};
    QTest::newRow("first definition") << "[k]\n\n[k]: a\n[K]: b" << QStringList{"a"};
    QTest::newRow("anchor") << "[a](#甲-乙)" << QStringList{"#甲-乙"};
    QTest::newRow("none") << "ftp:/x http:// www. @ a@b" << QStringList{};
}

void TestTree::links()
{
    QFETCH(QString, markdown);
    const auto tree = *parse(markdown.toStdString());
    QStringList targets;
    for (NodeId id = 0; id < tree->size(); ++id) {
        if ((*tree)[id].kind == NodeKind::Link)
            targets << QString::fromStdString(std::string(tree->text(id)));
    }
    QTEST(targets, "targets");
}

void TestTree::breaks()
{
    const auto tree = *parse("> 甲，\n> 乙\n> c\n> d  \n> e");
    QList<int> kinds;
    for (NodeId id = 0; id < tree->size(); ++id) {
        const Node& node = (*tree)[id];
        if (node.kind == NodeKind::SoftBreak)
            kinds << (node.hanBreak ? 1 : 0);
        if (node.kind == NodeKind::LineBreak)
            kinds << 2;
    }
    QCOMPARE(kinds, (QList<int>{1, 0, 0, 2}));
    // Emphasis that goes on over the break is one text; a line of its own over another is not.
    QCOMPARE(plainText(**parse("*甲\n乙*"), 0), std::string("甲乙"));
    QCOMPARE(plainText(**parse("*甲*\n乙"), 0), std::string("甲乙"));
    QCOMPARE(plainText(**parse("*甲*\n*乙*"), 0), std::string("甲 乙"));
}

void TestTree::frontMatter()
{
    const std::string source = "---\r\ntitle: 题\r\n---\r\n# 一\r\n";
    const auto tree = *parse(source);
    QVERIFY((*tree)[1].kind == NodeKind::FrontMatter);
    QCOMPARE(QByteArray::fromStdString(std::string(tree->text(1))), QByteArray("title: 题\r\n"));
    QVERIFY((*tree)[2].kind == NodeKind::Heading);
    QVERIFY((*tree)[2].span.of(source) == "# 一");
    for (const char* none :
         {"---\n\ntext: a\n\n---\n", "---\nno key\n---\n", "---\na: b\n", "---\n---\n", " ---\na: b\n---\n"})
        QVERIFY2((*(*parse(none)))[1].kind != NodeKind::FrontMatter, none);
}

void TestTree::tables()
{
    const std::string source = "前文\n| 年 | 值 |\n|:--|--:|\n| 2026 |\n| 1 | 2 | 3 |\n后";
    const auto tree = *parse(source);
    QStringList cells;
    QList<int> alignments;
    for (NodeId id = 0; id < tree->size(); ++id) {
        const Node& node = (*tree)[id];
        if (node.kind != NodeKind::TableCell)
            continue;
        cells << QString::fromStdString(std::string(node.span.of(source)));
        alignments << static_cast<int>(node.alignment);
    }
    QCOMPARE(cells, (QStringList{"年", "值", "2026", "", "1", "2", "后", ""}));
    QCOMPARE(alignments.mid(0, 2), (QList<int>{1, 3}));
    QCOMPARE(tree->diagnostics().size(), std::size_t(1));
    QVERIFY(tree->diagnostics()[0].code == DiagnosticCode::TableRowWidth);
    QVERIFY(tree->diagnostics()[0].span.of(source) == "| 1 | 2 | 3 |");
}

void TestTree::nodeAt()
{
    const std::string source = "# 一\n\n二**三**\n";
    const auto tree = *parse(source);
    const auto at = [&](std::string_view text) {
        return tree->nodeAt(static_cast<std::uint32_t>(source.find(text)));
    };
    QVERIFY((*tree)[at("一")].kind == NodeKind::Text);
    QVERIFY((*tree)[at("**")].kind == NodeKind::Strong);
    QVERIFY(tree->text(at("三")) == "三");
    QCOMPARE(tree->nodeAt(6), NodeId(0));
    QCOMPARE(tree->nodeAt(1000), NodeId(0));
    QVERIFY(tree->memoryUsage() >= source.size() + tree->size() * sizeof(Node));
}

void TestTree::cancelled()
{
    std::stop_source stop;
    stop.request_stop();
    const auto result = parse("# 一", stop.get_token());
    QVERIFY(!result.has_value());
    QVERIFY(result.error().code == ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestTree)
#include "tst_tree.moc"
