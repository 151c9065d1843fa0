#include "core/document/calendar.h"
#include "core/document/clock_scan.h"
#include "core/document/percent.h"
#include "core/document/speaker.h"
#include "core/document/vocabulary.h"
#include "core/document/work.h"

#include <QFile>
#include <QtTest>

using namespace zhilan;
using namespace zhilan::document;

/// The small readers that the stages of the document are made of.
class TestDocumentParts : public QObject
{
    Q_OBJECT

private slots:
    void date_data();
    void date();
    void dateSpan();
    void duration_data();
    void duration();
    void clockTimes_data();
    void clockTimes();
    void timeForms_data();
    void timeForms();
    void headings_data();
    void headings();
    void nameKeys_data();
    void nameKeys();
    void infoKeys();
    void speaker_data();
    void speaker();
    void speakerEnd_data();
    void speakerEnd();
    void quotationMarks_data();
    void quotationMarks();
    void persons_data();
    void persons();
    void trailingTime_data();
    void trailingTime();
    void chapterTitle_data();
    void chapterTitle();
    void urlTime_data();
    void urlTime();
    void recordingUrl_data();
    void recordingUrl();
    void percent();
};

namespace
{

QByteArray shown(const std::optional<Period>& period)
{
    if (!period)
        return {};
    return QByteArray::fromStdString(isoDate(period->start) + ".." + isoDate(period->end));
}

int secondsOf(const std::optional<std::chrono::milliseconds>& time)
{
    return time ? static_cast<int>(time->count() / 1000) : -1;
}

} // namespace

void TestDocumentParts::date_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("period");
    const auto row = [](const char* text, const char* period) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(period);
    };
    const char* day = "2026-02-13..2026-02-14";
    row("2026年2月13日", day);
    row("2026 年 2 月 13 日（周五）", day);
    row("2026年02月13号", day);
    row("２０２６年２月１３日", day);
    row("2026-02-13", day);
    row("2026-2-13", day);
    row("2026/02/13", day);
    row("2026.2.13", day);
    row("2026-02-13T08:00:00Z", day);
    row("发布于 2026-02-13 20:00", day);
    row("Feb 13, 2026", day);
    row("Published on February 13th, 2026", day);
    row("13 February 2026", day);
    row("13th Feb. 2026", day);
    row("2026年2月", "2026-02-01..2026-03-01");
    row("2026-02", "2026-02-01..2026-03-01");
    row("December 2025", "2025-12-01..2026-01-01");
    row("2026年", "2026-01-01..2027-01-01");
    row("2026", "2026-01-01..2027-01-01");
    row("2024-02-29", "2024-02-29..2024-03-01");
    for (const char* none : {"", "昨天", "2月13日", "2026-13-01", "2025-02-29", "2026年13月", "12:36", "11,608",
                             "n1E9IZfvGMA", "99999", "0001-01-01", "Marchand 5"})
        row(none, "");
}

void TestDocumentParts::date()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, period);
    QCOMPARE(shown(parseDate(text.toStdString())), period);
}

void TestDocumentParts::dateSpan()
{
    const std::string text = "发布于 2026年2月13日，东京";
    const auto period = parseDate(text);
    QVERIFY(period);
    QCOMPARE(std::string(period->span.of(text)), std::string("2026年2月13日"));
    QCOMPARE(period->precision, Precision::Day);
    QCOMPARE(parseDate("2026年2月")->precision, Precision::Month);
    QCOMPARE(parseDate("2026年")->precision, Precision::Year);
}

void TestDocumentParts::duration_data()
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
    for (const char* none : {"", "很长", "2026年", "90", "999999999999小时", "5 marks", "1234567小时"})
        row(none, -1);
}

void TestDocumentParts::duration()
{
    QFETCH(QByteArray, text);
    QFETCH(int, seconds);
    QCOMPARE(secondsOf(parseDuration(text.toStdString())), seconds);
}

/// Times as drawn: each stands under the text it was read from.
void TestDocumentParts::clockTimes_data()
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
    row("00:03:39.250 --> 00:03:41.000", {219}, "00:03:39.250 --> 00:03:41.000");
    row("😀12:36𠮷", {756}, "12:36");
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
    row("", {}, "");
}

void TestDocumentParts::clockTimes()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<int>, seconds);
    QFETCH(QByteArray, spans);
    const std::string source = text.toStdString();
    QList<int> found;
    QByteArrayList drawn;
    for (const ClockTime& time : findClockTimes(source)) {
        found << secondsOf(time.start);
        drawn << QByteArray::fromStdString(std::string(time.span.of(source)));
    }
    QCOMPARE(found, seconds);
    QCOMPARE(drawn.join('|'), spans);
}

void TestDocumentParts::timeForms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QJsonArray>("expect");
    QFile file(QStringLiteral(ZHILAN_SHARED_DIR "/suites/timestamps/in-text-time-forms.json"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    for (const QJsonValue& form : QJsonDocument::fromJson(file.readAll()).array()) {
        const QString text = form[QLatin1String("text")].toString();
        // Product decisions; and links, which are read from the tree rather than from text.
        if (form[QLatin1String("why")].toString().endsWith(QLatin1String("(optional)")) ||
            text.contains(QLatin1String("](")))
            continue;
        QTest::newRow(qPrintable(text)) << text.toUtf8() << form[QLatin1String("expect")].toArray();
    }
}

void TestDocumentParts::timeForms()
{
    if (QTest::currentDataTag() == nullptr)
        QSKIP("the shared suites are not here");
    QFETCH(QByteArray, text);
    QFETCH(QJsonArray, expect);
    const auto times = findClockTimes(text.toStdString());
    QCOMPARE(static_cast<qsizetype>(times.size()), expect.size());
    for (qsizetype i = 0; i < expect.size(); ++i) {
        const ClockTime& time = times[static_cast<std::size_t>(i)];
        QCOMPARE(static_cast<double>(time.start.count()) / 1000, expect[i][0].toDouble());
        QCOMPARE(time.end ? static_cast<double>(time.end->count()) / 1000 : -1, expect[i][1].toDouble(-1));
    }
}

void TestDocumentParts::headings_data()
{
    QTest::addColumn<QByteArray>("heading");
    QTest::addColumn<int>("topic");
    const auto row = [](const char* heading, Topic topic) {
        QTest::newRow(heading) << QByteArray(heading) << static_cast<int>(topic);
    };
    row("视频基本信息", Topic::Info);
    row("二、节目信息", Topic::Info);
    row("Information", Topic::Info);
    row("📋 基本資訊", Topic::Info);
    row("目录", Topic::Contents);
    row("Table of Contents", Topic::Contents);
    row("术语表", Topic::Glossary);
    row("21. 术语表", Topic::Glossary);
    row("第五章 名词解释", Topic::Glossary);
    row("Glossary", Topic::Glossary);
    row("用語集", Topic::Glossary);
    row("参考文献与相关文档", Topic::References);
    row("References", Topic::References);
    row("Ｒｅｆｅｒｅｎｃｅｓ", Topic::References);
    row("延伸閱讀", Topic::References);
    row("视频章节索引", Topic::Chapters);
    row("⏱️ Timestamps", Topic::Chapters);
    row("タイムスタンプ", Topic::Chapters);
    row("关键语录", Topic::Quotes);
    row("AGI时间线与具体预测", Topic::None);
    row("章节一：背景", Topic::None);
    row("信息论", Topic::None);
    row("持续学习是否必要", Topic::None);
    row("", Topic::None);
}

void TestDocumentParts::headings()
{
    QFETCH(QByteArray, heading);
    QFETCH(int, topic);
    QCOMPARE(static_cast<int>(topicOfHeading(heading.toStdString())), topic);
}

void TestDocumentParts::nameKeys_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("blanks") << QByteArray(" Video  URL: ") << QByteArray("videourl");
    QTest::newRow("number") << QByteArray("3. 术语") << QByteArray("术语");
    QTest::newRow("Han number") << QByteArray("十二、术语") << QByteArray("术语");
    QTest::newRow("chapter") << QByteArray("第3章：术语") << QByteArray("术语");
    QTest::newRow("number kept") << QByteArray("2026年的术语") << QByteArray("2026年的术语");
    QTest::newRow("emoji") << QByteArray("😀 术语 ✨") << QByteArray("术语");
    QTest::newRow("supplementary Han") << QByteArray("𠮷") << QByteArray("𠮷");
    QTest::newRow("only number") << QByteArray("3.") << QByteArray("3");
    QTest::newRow("too long") << QByteArray(400, 'a') << QByteArray("");
}

void TestDocumentParts::nameKeys()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, key);
    QCOMPARE(QByteArray::fromStdString(nameKey(name.toStdString())), key);
}

void TestDocumentParts::infoKeys()
{
    QCOMPARE(infoKeyOf("视频链接"), InfoKey::Video);
    QCOMPARE(infoKeyOf("Published"), InfoKey::Date);
    QCOMPARE(infoKeyOf("发布日期："), InfoKey::Date);
    QCOMPARE(infoKeyOf("視頻時長"), InfoKey::Duration);
    QCOMPARE(infoKeyOf("ゲスト"), InfoKey::Person);
    QCOMPARE(infoKeyOf("核心观点"), InfoKey::None);
    QVERIFY(isInfoHeader("项目", "内容"));
    QVERIFY(isInfoHeader("Item", "Value"));
    QVERIFY(isInfoHeader("", ""));
    QVERIFY(!isInfoHeader("年份", "年化收入"));
    QVERIFY(isLabel("核心观点"));
    QVERIFY(isLabel("Note"));
    QVERIFY(!isLabel("Dario Amodei"));
}

void TestDocumentParts::speaker_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("bold");
    QTest::addColumn<QByteArray>("name"); // null: none
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<int>("seconds");
    const auto row = [](const char* text, int bold, const char* name, const char* rest, int seconds = -1) {
        QTest::newRow(text) << QByteArray(text) << bold << QByteArray(name) << QByteArray(rest) << seconds;
    };
    row("Dario Amodei：\"好的\"", 12, "Dario Amodei", "\"好的\"");
    row("Dario Amodei: fine", 0, "Dario Amodei", "fine");
    row("Dario Amodei: “fine”", 13, "Dario Amodei", "“fine”");
    row("黄仁勋（英伟达 CEO）：「好」", 9, "黄仁勋", "「好」");
    row("黄仁勋 [12:36]：「好」", 9, "黄仁勋", "「好」", 756);
    row("张三，某公司：好", 0, "张三", "好");
    row("没有冒号", 0, nullptr, "");
    row("他说：“这是”又：", 0, "他说", "“这是”又：");
    row("“先说”：好", 0, nullptr, "");
    row("这是一句话。然后：好", 0, nullptr, "");
    row("https://example.com", 0, nullptr, "");
    row("Name：", 0, nullptr, "");
    row("：好", 0, nullptr, "");
    row("12：好", 0, nullptr, "");
    row("", 0, nullptr, "");
}

void TestDocumentParts::speaker()
{
    QFETCH(QByteArray, text);
    QFETCH(int, bold);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, rest);
    QFETCH(int, seconds);
    const std::string source = text.toStdString();
    const auto prefix = speakerPrefix(source, static_cast<std::size_t>(bold));
    QCOMPARE(prefix.has_value(), !name.isNull());
    if (!prefix)
        return;
    QCOMPARE(QByteArray::fromStdString(prefix->name), name);
    QCOMPARE(QByteArray::fromStdString(source.substr(prefix->end)), rest);
    QCOMPARE(secondsOf(prefix->time), seconds);
}

void TestDocumentParts::speakerEnd_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("own line") << QByteArray("未来已来。\n— 威廉·吉布森") << QByteArray("威廉·吉布森");
    QTest::newRow("two dashes") << QByteArray("“未来已来”——吉布森") << QByteArray("吉布森");
    QTest::newRow("role") << QByteArray("“The future”\n— William Gibson, writer") << QByteArray("William Gibson");
    QTest::newRow("after a full stop") << QByteArray("It is here. — William Gibson") << QByteArray("William Gibson");
    QTest::newRow("dash inside") << QByteArray("这是——我想——对的") << QByteArray();
    QTest::newRow("dash in a sentence") << QByteArray("It is here — now") << QByteArray();
    QTest::newRow("only a dash") << QByteArray("— Gibson") << QByteArray();
    QTest::newRow("none") << QByteArray("未来已来") << QByteArray();
    QTest::newRow("empty") << QByteArray("") << QByteArray();
}

void TestDocumentParts::speakerEnd()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, name);
    const auto ending = speakerEnding(text.toStdString());
    QCOMPARE(ending ? QByteArray::fromStdString(ending->name) : QByteArray(), name);
}

void TestDocumentParts::quotationMarks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("spoken");
    QTest::addColumn<QByteArray>("inside");
    QTest::newRow("straight") << QByteArray("\"a\"") << true << QByteArray("a");
    QTest::newRow("curly") << QByteArray("“a”") << false << QByteArray("a");
    QTest::newRow("corner") << QByteArray("「a『b』c」") << false << QByteArray("a『b』c");
    QTest::newRow("two pairs") << QByteArray("“a”和“b”") << true << QByteArray("“a”和“b”");
    QTest::newRow("nested") << QByteArray("“a“b”c”") << true << QByteArray("a“b”c");
    QTest::newRow("straight within, spoken") << QByteArray("\"a \"b\" c\"") << true << QByteArray("a \"b\" c");
    QTest::newRow("straight within, not") << QByteArray("\"a\" and \"b\"") << false << QByteArray("\"a\" and \"b\"");
    QTest::newRow("unclosed") << QByteArray("“a") << true << QByteArray("“a");
    QTest::newRow("blanks") << QByteArray("　“ a ” ") << true << QByteArray("a");
    QTest::newRow("one mark") << QByteArray("\"") << true << QByteArray("\"");
    QTest::newRow("empty pair") << QByteArray("“”") << true << QByteArray("");
    QTest::newRow("empty") << QByteArray("") << true << QByteArray("");
}

void TestDocumentParts::quotationMarks()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, spoken);
    QFETCH(QByteArray, inside);
    QCOMPARE(QByteArray::fromStdString(withoutQuotationMarks(text.toStdString(), spoken)), inside);
}

void TestDocumentParts::persons_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("person");
    for (const char* name : {"Dario Amodei", "J. R. R. Tolkien", "黄仁勋", "李飞飞", "张伟", "达里奥·阿莫迪"})
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char* name :
         {"核心观点", "Note", "The end of it", "deep learning", "重点", "金句", "", "人工智能", "第一步"})
        QTest::newRow(qPrintable(QStringLiteral("not '%1'").arg(QString::fromUtf8(name)))) << QByteArray(name) << false;
}

void TestDocumentParts::persons()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, person);
    QCOMPARE(looksLikePerson(name.toStdString()), person);
}

void TestDocumentParts::trailingTime_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("brackets") << QByteArray("“好” [12:36]") << 756 << QByteArray("“好”");
    QTest::newRow("label") << QByteArray("“好”-[视频 16:30]") << 990 << QByteArray("“好”");
    QTest::newRow("bare after mark") << QByteArray("“好” 12:36") << 756 << QByteArray("“好”");
    QTest::newRow("part of the sentence") << QByteArray("see you at 12:36") << -1 << QByteArray("see you at 12:36");
    QTest::newRow("only a time") << QByteArray("[12:36]") << -1 << QByteArray("[12:36]");
    QTest::newRow("none") << QByteArray("好") << -1 << QByteArray("好");
    QTest::newRow("empty") << QByteArray("") << -1 << QByteArray("");
}

void TestDocumentParts::trailingTime()
{
    QFETCH(QByteArray, text);
    QFETCH(int, seconds);
    QFETCH(QByteArray, rest);
    const std::string source = text.toStdString();
    std::string_view view = source;
    QCOMPARE(secondsOf(takeTrailingTime(view)), seconds);
    QCOMPARE(QByteArray::fromStdString(std::string(view)), rest);
}

void TestDocumentParts::chapterTitle_data()
{
    QTest::addColumn<QByteArray>("whole");
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<QByteArray>("alt");
    const auto row = [](const char* whole, const char* title, const char* alt) {
        QTest::newRow(whole) << QByteArray(whole) << QByteArray(title) << QByteArray(alt);
    };
    row("Is diffusion cope?（经济扩散是借口吗？）", "Is diffusion cope?", "经济扩散是借口吗？");
    row("Why (not) now?（为什么（不）现在）", "Why (not) now?", "为什么（不）现在");
    row("Scaling (规模)", "Scaling", "规模");
    row("经济扩散（Is diffusion cope?）", "经济扩散", "Is diffusion cope?");
    row("強化学習（なぜ今なのか）", "強化学習（なぜ今なのか）", "");
    row("强化学习（RL）", "强化学习（RL）", "");
    row("English (more English)", "English (more English)", "");
    row("（全在括号里）", "（全在括号里）", "");
    row("没有开头）", "没有开头）", "");
    row("", "", "");
}

void TestDocumentParts::chapterTitle()
{
    QFETCH(QByteArray, whole);
    QFETCH(QByteArray, title);
    QFETCH(QByteArray, alt);
    std::string first;
    std::string second;
    splitChapterTitle(whole.toStdString(), first, second);
    QCOMPARE(QByteArray::fromStdString(first), title);
    QCOMPARE(QByteArray::fromStdString(second), alt);
}

void TestDocumentParts::urlTime_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<int>("seconds");
    const auto row = [](const char* url, int seconds) {
        QTest::newRow(url) << QByteArray(url) << seconds;
    };
    row("https://www.youtube.com/watch?v=n1E9IZfvGMA&t=756s", 756);
    row("https://youtu.be/n1E9IZfvGMA?t=756", 756);
    row("https://youtu.be/n1E9IZfvGMA#t=1h2m3s", 3723);
    row("https://www.youtube.com/embed/x?start=11&end=15", 11);
    row("https://example.com/a.mp4#t=90,120", 90);
    row("https://www.youtube.com/watch?v=x&t=1m40", 100);
    row("#t=01:17", 77);
    row("https://example.com/?start=now", -1);
    row("https://example.com/?list=90", -1);
    row("https://example.com/?t=99999999", -1);
    row("https://example.com/?t=", -1);
    row("", -1);
}

void TestDocumentParts::urlTime()
{
    QFETCH(QByteArray, url);
    QFETCH(int, seconds);
    QCOMPARE(secondsOf(timeInUrl(url.toStdString())), seconds);
}

void TestDocumentParts::recordingUrl_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("recording");
    for (const char* url : {"https://www.youtube.com/watch?v=n1E9IZfvGMA", "https://youtu.be/n1E9IZfvGMA",
                            "https://www.bilibili.com/video/BV1Fh411b7q3", "https://vimeo.com/1", "https://b23.tv/x",
                            "https://www.xiaoyuzhoufm.com/episode/6", "https://example.com/a.mp3?x=1"})
        QTest::newRow(url) << QByteArray(url) << true;
    for (const char* url : {"", "youtube.com", "https://www.youtube.com/@someone", "https://notyoutube.com/watch?v=x",
                            "https://example.com/watch?v=x", "https://youtu.be/", "ftp://youtu.be/x"})
        QTest::newRow(qPrintable(QStringLiteral("not '%1'").arg(QLatin1String(url)))) << QByteArray(url) << false;
}

void TestDocumentParts::recordingUrl()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, recording);
    QCOMPARE(isRecordingUrl(url.toStdString()), recording);
}

void TestDocumentParts::percent()
{
    QCOMPARE(percentDecoded("%E6%9C%AF%E8%AF%AD"), std::string("术语"));
    QCOMPARE(percentDecoded("100%"), std::string("100%"));
    QCOMPARE(percentDecoded("%zz%4"), std::string("%zz%4"));
}

QTEST_APPLESS_MAIN(TestDocumentParts)
#include "tst_document_parts.moc"
