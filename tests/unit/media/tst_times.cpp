#include "core/media/chapter_lines.h"
#include "core/media/clock_scan.h"
#include "core/media/duration.h"

#include <QtTest>

#include <algorithm>

using namespace zhilan::media;

/// Times and lengths as text writes them.
class TestTimes : public QObject
{
    Q_OBJECT

private slots:
    void duration_data();
    void duration();
    void clockTimes_data();
    void clockTimes();
    void chapterLines_data();
    void chapterLines();
    void possibleTimes_data();
    void possibleTimes();
};

namespace
{

int secondsOf(const std::optional<std::chrono::milliseconds>& time)
{
    return time ? static_cast<int>(time->count() / 1000) : -1;
}

} // namespace

void TestTimes::duration_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("seconds"); // -1: none
    const auto row = [](const char* text, int seconds) {
        QTest::newRow(text) << QByteArray(text) << seconds;
    };
    row("2小时22分钟19秒", 8539);
    row("2 小時 22 分 19 秒", 8539);
    row("2時間22分19秒", 8539);
    row("２小时２２分", 8520);
    row("1:31:19", 5479);
    row("2:22:19 (约2小时)", 8539);
    row("44:56", 2696);
    row("2h22m", 8520);
    row("2h 22m 19s", 8539);
    row("PT2H22M19S", 8539);
    row("PT45M", 2700);
    row("2 hours, 22 minutes, 19 seconds", 8539);
    row("90 min", 5400);
    row("约90分钟", 5400);
    row("1.5小时", 5400);
    row("1个小时", 3600);
    row("45秒", 45);
    row("第3集，22分钟", 1320);
    row("3 days 4 hours", 273'600);
    row("1 hour and 3 minutes", 3780);
    row("1小时零3分", 3780);
    row("1시간 2분 3초", 3723);
    row("2小时半", 9000);
    row("2 小時半左右", 9000);
    row("1分半", 90);
    row("2小时半价", 7200);
    row("两个半小时", 9000);
    row("2个半小时", 9000);
    row("兩個半鐘頭", 9000);
    row("一个半小时", 5400);
    row("半小时", 1800);
    row("半个小时", 1800);
    row("一小时二十分", 4800);
    row("约一小时零五分三十秒", 3930);
    row("一百二十分钟", 7200);
    row("二時間半", 9000);
    row("2시간 반", 9000);
    row("三刻钟", 2700);
    row("二十分", 1200);
    row("三　小时", 10'800);
    row("十分精彩", -1);
    row("第一小时", -1);
    row("两三个小时", -1);
    row("上半小时讲算力，共2小时", 7200);
    row("01:02:03:04", 93'784);
    row("1337:12", 80'232);
    row("103:050", 103);
    row("PT1H0.040S", 3600);
    row("P0Y0M0DT0H4M20.880S", 260);
    row("P1Y", -1);
    row("90", 90);
    row("1:99", -1);
    row("99999:00", -1);
    for (const char* none : {"", "很长", "2026年", "999999999999小时", "5 marks", "1234567小时"})
        row(none, -1);
}

void TestTimes::duration()
{
    QFETCH(QByteArray, text);
    QFETCH(int, seconds);
    QCOMPARE(secondsOf(parseDuration(text.toStdString())), seconds);
}

/// Times as drawn: each stands under the text it was read from.
void TestTimes::clockTimes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<int>>("seconds");
    QTest::addColumn<QByteArray>("spans");
    const auto row = [](const char* text, const QList<int>& seconds, const char* spans) {
        QTest::newRow(text) << QByteArray(text) << seconds << QByteArray(spans);
    };
    row("12:36 开场", {756}, "12:36");
    row("在 1:31:19 他说", {5479}, "1:31:19");
    row("[12:36-15:00]", {756}, "12:36-15:00");
    row("12：36、１：３１：１９", {756, 5479}, "12：36|１：３１：１９");
    row("（0:00 — 1:00）与 2:00", {0, 120}, "0:00 — 1:00|2:00");
    row("1分30秒处", {90}, "1分30秒");
    row("第 12 分钟开始", {720}, "12 分钟");
    row("3분 25초에 다시 1시간 2분 3초", {205, 3723}, "3분 25초|1시간 2분 3초");
    row("다시 3분25초", {205}, "3분25초");
    row("오후 3시 25분 10초", {}, "");
    row("下午3点25分10秒", {}, "");
    row("길이 38분 12초", {}, "");
    row("00:03:39.250 --> 00:03:41.000", {219}, "00:03:39.250 --> 00:03:41.000");
    row("😀12:36𠮷", {756}, "12:36");
    row("1h2m3s 处", {3723}, "1h2m3s");
    row("见 1h02m 与 12m36s。", {3720, 756}, "1h02m|12m36s");
    row("在12′36″处", {756}, "12′36″");
    row("12m36s-15m00s 一段", {756}, "12m36s-15m00s");
    row("00'00\" 开场 02'30\" 咖啡", {0, 150}, "00'00\"|02'30\"");
    row("在12’36”与15'48''", {756, 948}, "12’36”|15'48''");
    row("身高5'10\"，6'2\"", {}, "");
    row("the '90s, it's 12'", {}, "");
    row("5m 高 3s 后 6′2\"", {}, "");
    row("2h 与 10ms、1h2m3sx、90m、1m2", {}, "");
    row("时长 1h2m3s", {}, "");
    row("12m75s", {}, "");
    row("16:9 与 50/50", {}, "");
    row("上午9:30 开会", {}, "");
    row("上午 09:30 开会", {}, "");
    row("2026-03-04 14:00 发布", {}, "");
    row("2026年3月4日 14:00 发布", {}, "");
    row("14:00 UTC", {}, "");
    row("12:75", {}, "");
    row("90分钟", {}, "");
    row("a[1:30]", {}, "");
    row("http://localhost:8080/x", {}, "");
    row("00:1A:2B:3C:4D:5E", {}, "");
    row("v1.12:36", {}, "");
    row("1:2:3:4:5", {}, "");
    row("主持人 03:40：请讲", {220}, "03:40");
    row("主持人 1:03:40：请讲", {3820}, "1:03:40");
    row("主持人 03:40：", {}, "");
    row("03:40：7", {220}, "03:40");
    row("主持人 04:10：12个月", {250}, "04:10");
    row("王五 03：50：3个问题", {230}, "03：50");
    row("王五 03：50：12个月", {230}, "03：50");
    row("王五 1：03：50：2024年", {3830}, "1：03：50");
    row("王五 03：50：12 开场", {13812}, "03：50：12");
    row("王五 03：50：12开场", {13812}, "03：50：12");
    row("按10：20：5配料", {}, "");
    row("10：20：5", {}, "");
    row("10：20：5的比例", {}, "");
    row("1:03:40：20", {3820}, "1:03:40");
    row("12：36:40", {45400}, "12：36:40");
    row("", {}, "");
}

void TestTimes::clockTimes()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<int>, seconds);
    QFETCH(QByteArray, spans);
    const std::string source = text.toStdString();
    QList<int> found;
    QByteArrayList drawn;
    const std::vector<std::uint32_t> possible = possibleClockTimes(source);
    for (const ClockTime& time : findClockTimes(source)) {
        QVERIFY(std::any_of(possible.begin(), possible.end(),
                            [&time](std::uint32_t place) { return time.span.contains(place); }));
        found << secondsOf(time.start);
        drawn << QByteArray::fromStdString(std::string(time.span.of(source)));
    }
    QCOMPARE(found, seconds);
    QCOMPARE(drawn.join('|'), spans);
}

void TestTimes::chapterLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("read"); // "seconds title", empty for none
    const auto row = [](const char* line, const char* read) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(read);
    };
    row("12:36 开场", "756 开场");
    row("3. [12:36] - 开场", "756 开场");
    row("02'30\" 开场", "150 开场");
    row("02’30” 开场", "150 开场");
    row("开场 (12:36)", "756 开场");
    row("开场 —— 0:00", "0 开场");
    row("开场 ……（12:36）", "756 开场");
    row("开场 -- [12:36]", "756 开场");
    row("C++ `12:36`", "756 C++");
    row("—— 12:36", "");
    row("1:02:03 - End", "3723 End");
    row("- 1:02:03 - END", "3723 END");
    row("12:00 – 结尾", "720 结尾");
    row("12:00 — 最后", "720 最后");
    row("１２：００　－　終了", "720 終了");
    row("12:00-结束", "720 结束");
    row("12:00 - End of an era", "720 End of an era");
    row("12:00 - 最后一问", "720 最后一问");
    row("12:00-最后一问", "720 最后一问");
    row("12:00 - End Credits", "720 End Credits");
    row("12:00 - 结束：总结", "720 结束：总结");
    row("12:00-End Credits", "720 Credits");
    row("12:00-结束 尾声", "720 尾声");
    row("12:00 - 结束 | 尾声", "720 尾声");
    row("12:00～最後：尾声", "720 尾声");
    row("[12:00-结束] 尾声", "720 尾声");
    row("[12:00 - End]", "720 ");
    row("12:00", "720 ");
    row("开场", "");
    row("", "");
}

void TestTimes::chapterLines()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, read);
    const std::string source = line.toStdString();
    const auto found = chapterLine(source);
    QCOMPARE(found ? QByteArray::number(secondsOf(found->time.start)) + ' ' +
                         QByteArray::fromStdString(std::string(found->title))
                   : QByteArray(),
             read);
}

void TestTimes::possibleTimes_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::addColumn<bool>("possible");
    const auto row = [](const char* markdown, bool possible) {
        QTest::newRow(markdown) << QByteArray(markdown) << possible;
    };
    // Readers see "12:36", "1:30" or "1 分30秒" in all of these.
    row("**12**:36", true);
    row("- 3분 25초 시작", true);
    row("3분", true);
    row("1 시간 2분 3초", true);
    row("3개", false);
    row("3층", false);
    row("1&#50;:30", true);
    row("&#49;&#58;30", true);
    row("12\\:36", true);
    row("[12](#x):36", true);
    row("`12`:36", true);
    row("12<b>:36</b>", true);
    row("==12==：36", true);
    row("1\r\n分30秒", true);
    row("> 1\n> 分30秒", true);
    row("１　小时2分3秒", true);
    row("😀１２：３６", true);
    row("", false);
    row("2026年 90% 3.14 GPT-4 (12) 𠮷", false);
    row("第12页，共１２页", false);
    row("12", false);
}

void TestTimes::possibleTimes()
{
    QFETCH(QByteArray, markdown);
    QFETCH(bool, possible);
    QCOMPARE(!possibleClockTimes(markdown.toStdString()).empty(), possible);
}

QTEST_APPLESS_MAIN(TestTimes)
#include "tst_times.moc"
