#include "app/reader/structured_lines.h"

#include <QTest>

using namespace zhilan;

class TestStructuredLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entries_data();
    void entries();
    void breaks_data();
    void breaks();
};

void TestStructuredLines::entries_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* line, bool expected) {
        QTest::newRow(line) << QByteArray(line) << expected;
    };
    row("嘉宾：黄仁勋", true);
    row("**EUV**：极紫外光刻。", true);
    row("Guest: Mara Okonjo", true);
    row("> 李明：那核电呢？", true);
    row("0:00 开场", true);
    row("[12:36] 第二章", true);
    row("【01:02:03】尾声", true);
    row("12：36 全角", true);
    row("• 一点", true);
    row("一、背景", true);
    row("十二、尾声", true);
    row("2）第二点", true);
    row("(3) third", true);
    row("③ 第三", true);
    row("𠮷野：生僻字", true);
    row("", false);
    row("普通的一行字，没有标记。", false);
    row("他停了一下，说：不。", false);
    row("https://example.org/a", false);
    row("3.5 GW 的算力", false);
    row("一开始没有人相信", false);
    row("这一行的前面有很长很长的一段话然后才有冒号：不是标签", false);
    row("2026年2月13日发布", false);
    row(": 没有名字", false);
}

void TestStructuredLines::entries()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, expected);
    QCOMPARE(reader::beginsAsAnEntry(line.toStdString()), expected);
}

void TestStructuredLines::breaks_data()
{
    QTest::addColumn<QByteArray>("source"); // the break is the first line feed behind '|'
    QTest::addColumn<bool>("expected");
    QTest::newRow("two labels") << QByteArray("前一行\n时长：1:02|\n嘉宾：甲\n") << true;
    QTest::newRow("in a quotation") << QByteArray("> 甲：一。|\n> 乙：二。\n") << true;
    QTest::newRow("CRLF") << QByteArray("甲：一。|\r\n乙：二。\r\n") << true;
    QTest::newRow("the first has none") << QByteArray("一行普通的话|\n例如：这样\n") << false;
    QTest::newRow("the second has none") << QByteArray("例如：这样|\n接着说\n") << false;
    QTest::newRow("at the end") << QByteArray("甲：一|") << false;
}

void TestStructuredLines::breaks()
{
    QFETCH(QByteArray, source);
    QFETCH(bool, expected);
    const auto at = static_cast<std::uint32_t>(source.indexOf('|'));
    source.remove(static_cast<qsizetype>(at), 1);
    const auto feed = source.indexOf('\n', static_cast<qsizetype>(at));
    const std::uint32_t end = feed < 0 ? at : static_cast<std::uint32_t>(feed) + 1;
    QCOMPARE(reader::partsEntries(source.toStdString(), {at, end}), expected);
}

QTEST_APPLESS_MAIN(TestStructuredLines)
#include "tst_structured_lines.moc"
