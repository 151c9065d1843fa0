#include "tests/unit/search/search_folder.h"

#include <QtTest>

using namespace zhilan;

/// Which parts of a section its snippet shows.
class TestSnippetWindows : public QObject, private search_test::SearchFolder
{
    Q_OBJECT

private slots:
    void everyTermIsShown_data();
    void everyTermIsShown();
    void whatHeadingsDoNotSay_data();
    void whatHeadingsDoNotSay();
    void order();
    void wordsAreWhole();
    void speakers();
    void cleanup();
};

namespace
{

std::string filler(int sentences)
{
    std::string text;
    for (int i = 0; i < sentences; ++i)
        text += "这一句话什么也没有说，只是为了占些地方。";
    return text;
}

} // namespace

void TestSnippetWindows::cleanup()
{
    close();
}

/// Terms that the section has, however far from each other they stand, and without getting longer than is wanted.
void TestSnippetWindows::everyTermIsShown_data()
{
    QTest::addColumn<std::string>("markdown");
    QTest::addColumn<QString>("query");
    QTest::newRow("near each other") << "# 题\n\n" + filler(20) + "先有电网，再有闸门。" + filler(20) + '\n'
                                     << u"电网 闸门"_qs;
    QTest::newRow("far apart in a paragraph") << "# 题\n\n先有电网。" + filler(30) + "再有闸门。" + filler(30) + '\n'
                                              << u"电网 闸门"_qs;
    QTest::newRow("the other one first") << "# 题\n\n先有电网。" + filler(30) + "再有闸门。" + filler(30) + '\n'
                                         << u"闸门 电网"_qs;
    QTest::newRow("in two paragraphs") << "# 题\n\n" + filler(9) + "先有电网。\n\n" + filler(30) + "再有闸门。\n"
                                       << u"电网 闸门"_qs;
    QTest::newRow("two near, one far") << "# 题\n\n" + filler(9) + "先有电网和闸门。" + filler(30) + "再有水坝。\n"
                                       << u"电网 水坝 闸门"_qs;
    QTest::newRow("in two rows") << std::string("# 题\n\n| 项 | 值 |\n|---|---|\n| 电网 | 3 |\n| 闸门 | 4 |\n")
                                 << u"电网 闸门"_qs;
    QTest::newRow("head and row") << std::string("# 题\n\n| 年份 | 装机 |\n|---|---|\n| 2024 | 3 |\n| 2025 | 4 |\n")
                                  << u"装机 2025"_qs;
    QTest::newRow("emoji between") << "# 题\n\n电网" + std::string(600, '.') + "👍🏽𠮷" + std::string(600, '.') +
                                          "闸门\n"
                                   << u"电网 闸门"_qs;
}

void TestSnippetWindows::everyTermIsShown()
{
    QFETCH(std::string, markdown);
    QFETCH(QString, query);
    put("a.md", markdown);
    const search::Hit hit = ask(query.toStdString()).hits.at(0);
    const QString shown = drawn(hit);
    for (const QString& term : query.split(u' '))
        QVERIFY2(shown.contains(u'【' + term + u'】'), qPrintable(shown));
    QVERIFY2(hit.snippet.size() <= search::Request{}.snippetBytes + 9, qPrintable(shown));
    QVERIFY(QString::fromStdString(hit.snippet).toStdString() == hit.snippet);
}

/// Title and headings are shown beside the snippet, which has to show the rest.
void TestSnippetWindows::whatHeadingsDoNotSay_data()
{
    QTest::addColumn<std::string>("markdown");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("marked"); ///< is in the snippet
    QTest::newRow("word of the title far before the other")
        << "# Dario 谈\n\n## 判断\n\n> **Dario**：“" + filler(12) + "可能会有收入。”\n"
        << u"Dario 收入"_qs << u"可能会有【收入】"_qs;
    QTest::newRow("word of the title in another paragraph")
        << std::string("# Dario 谈\n\n## 判断\n\nDario构建了模型：\n\n- 公司的收入。\n") << u"Dario 收入"_qs
        << u"公司的【收入】"_qs;
    QTest::newRow("question")
        << std::string(
               "# 孙珂：人形机器人的第一个岗位\n\n## 出货量\n\n2024年约1千台，2026年预计10-12万台。\n\n> **孙珂**："
               "\"机器人的第一个岗位不是保姆，是夜班搬运工。\"\n")
        << u"人形机器人2026年出货多少台"_qs << u"【2026"_qs;
    QTest::newRow("table") << std::string("# 机器人\n\n## 出货量\n\n> 机器人的出货不是一切。\n\n"
                                          "| 年份 | 台数 |\n|---|---|\n| 2025年 | 3 |\n| 2026年 | 9 |\n")
                           << u"机器人2026年出货多少台"_qs << u"【2026"_qs;
}

void TestSnippetWindows::whatHeadingsDoNotSay()
{
    QFETCH(std::string, markdown);
    QFETCH(QString, query);
    QFETCH(QString, marked);
    put("a.md", markdown);
    const QString shown = drawn(ask(query.toStdString()).hits.at(0));
    QVERIFY2(shown.contains(marked), qPrintable(shown));
}

void TestSnippetWindows::order()
{
    put("a.md", "# 题\n\n" + filler(9) + "先有电网。" + filler(30) + "再有闸门。" + filler(9) + '\n');
    const QString shown = drawn(ask("闸门 电网").hits.at(0));
    QVERIFY2(shown.startsWith(u"…"_qs) && shown.endsWith(u"…"_qs), qPrintable(shown));
    QVERIFY2(shown.indexOf(u"【电网】"_qs) < shown.indexOf(u"【闸门】"_qs), qPrintable(shown));
    QCOMPARE(shown.count(u"…"_qs), 3);
}

/// The cut is between words, where there are any.
void TestSnippetWindows::wordsAreWhole()
{
    std::string words;
    for (int i = 0; i < 200; ++i)
        words += "modelling ";
    put("a.md", "# 题\n\n" + words + "电网 " + words + '\n');
    const QString shown = drawn(ask("电网").hits.at(0));
    QVERIFY2(shown.startsWith(u"… modelling"_qs) || shown.startsWith(u"…modelling"_qs), qPrintable(shown));
    put("a.md", "# 题\n\n" + std::string(900, 'x') + "电网" + std::string(900, 'y') + '\n');
    QVERIFY(drawn(ask("电网").hits.at(0)).contains(u"【电网】"_qs));
}

/// Nobody is shown as saying what somebody else says.
void TestSnippetWindows::speakers()
{
    const std::string quotes = "# 题\n\n> **甲君**：“先有电网。”\n\n> **乙君**：“" + filler(30) + "再有闸门。”\n";
    put("a.md", quotes);
    const search::Hit two = ask("电网 闸门").hits.at(0);
    QCOMPARE(two.speaker, std::string("甲君"));
    QVERIFY2(drawn(two).contains(u"…乙君：…"_qs), qPrintable(drawn(two)));
    put("a.md", "# 题\n\n> **甲君**：“先有电网。”\n\n" + filler(30) + "再有闸门。\n");
    const search::Hit text = ask("电网 闸门").hits.at(0);
    QCOMPARE(text.speaker, std::string());
    QVERIFY2(drawn(text).contains(u"甲君：“先有【电网】"_qs), qPrintable(drawn(text)));
}

QTEST_APPLESS_MAIN(TestSnippetWindows)
#include "tst_snippet_windows.moc"
