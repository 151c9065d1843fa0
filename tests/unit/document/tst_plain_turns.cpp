#include "core/document/build.h"
#include "tests/unit/document/document_rows.h"

#include <QtTest>

using namespace zhilan::document;
using namespace document_test;

/// People who talk in turn, with no name in bold, and what merely looks like that.
class TestPlainTurns : public QObject
{
    Q_OBJECT

private slots:
    void quotes_data();
    void quotes();
};

void TestPlainTurns::quotes_data()
{
    columns();
    row("one section",
        "# 题\n\n## "
        "正文\n\n开场。\n\n主持人：一？\n\n王五：二。\n\n主持人：三？\n\n王五：四。\n\n说得更长。\n\n李四：短。\n\n"
        "主持人：五？\n\n王五：六。\n",
        "主持人: 一？\n王五: 二。\n主持人: 三？\n王五: 四。\n主持人: 五？\n王五: 六。");
    row("short sections",
        "# 题\n\n## 一\n\n主持人：一？\n\n王五：二。\n\n## 二\n\n主持人：三？\n\n王五：四。\n\n## "
        "三\n\n主持人：五？\n\n"
        "王五：六。\n",
        "主持人: 一？\n王五: 二。\n主持人: 三？\n王五: 四。\n主持人: 五？\n王五: 六。");
    row("whom the document names",
        "# T\n\n- Guest: Ann Lee\n- Date: 2024-01-02\n\n## A\n\nHost: One?\n\nAnn Lee: Two.\n\nHost: Three?\n\n"
        "Ann Lee: Four.\n\nHost: Five?\n\nAnn Lee: Six.\n",
        "Host: One?\nAnn Lee: Two.\nHost: Three?\nAnn Lee: Four.\nHost: Five?\nAnn Lee: Six.");
    row("questions and answers",
        "问：一？\n\n答：二。\n\n问：三？\n\n答：四。\n\n问：五？\n\n答：六。\n\nQ: 7?\n\nA: 8.\n\nQ: 9?\n\nA: 10.\n",
        "");
    row("things",
        "注意：一。\n\n例：二。\n\n注意：三。\n\n例：四。\n\n注意：五。\n\n例：六。\n\n任务：七。\n\n解法：八。\n\n任务"
        "：九。\n\n"
        "解法：十。\n",
        "");
    row("capitalised things",
        "Test Step: a.\n\nExpected Result: b.\n\nTest Step: c.\n\nExpected Result: d.\n\nTest Step: e.\n\n"
        "Expected Result: f.\n",
        "");
    row("what people do", "张三丰：一。\n\n王小明：二。\n\n李白：三。\n\n杜甫：四。\n\n苏轼：五。\n\n黄庭坚：六。\n",
        "");
    row("what people do, one after the other",
        "王五：一。\n\n王五：二。\n\n王五：三。\n\n王五：四。\n\n李四：五。\n\n李四：六。\n\n李四：七。\n", "");
    row("what is said here and there",
        "王五：一。\n\n甲。\n\n乙。\n\n李四：二。\n\n丙。\n\n丁。\n\n王五：三。\n\n戊。\n\n己。\n\n李四：四。\n\n庚。\n"
        "\n"
        "王五：五。\n\n辛。\n\n李四：六。\n\n壬。\n",
        "");
    row("a few words of two people", "主持人：一？\n\n王五：二。\n\n主持人：三？\n\n王五：四。\n", "");
}

void TestPlainTurns::quotes()
{
    compare([](const Document& document) {
        QByteArrayList lines;
        for (const Quote& quote : document.quotes)
            lines << text(quote.speaker) + ": " + text(quote.text);
        return lines;
    });
}

QTEST_APPLESS_MAIN(TestPlainTurns)
#include "tst_plain_turns.moc"
