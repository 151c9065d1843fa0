#include "core/document/build.h"
#include "core/document/told_times.h"
#include "tests/unit/document/document_rows.h"

#include <QtTest>

using namespace zhilan::document;
using namespace document_test;

/// Who says what at which time of the recording: lines of transcripts, and quotations that the text around dates.
class TestSaidWhen : public QObject
{
    Q_OBJECT

private slots:
    void filesOfRecordings_data();
    void filesOfRecordings();
    void lines_data();
    void lines();
    void notSaid_data();
    void notSaid();
    void timeBefore_data();
    void timeBefore();
    void namesThatChaptersHave();
    void whereTimesAreFrom();

private:
    /// "Name 12:36 what he says", one quotation a line.
    static QByteArrayList quotesOf(const Document& document)
    {
        QByteArrayList lines;
        for (const Quote& quote : document.quotes) {
            QByteArray line = quote.speaker.empty() ? QByteArray("-") : text(quote.speaker);
            line += ' ' + (quote.start ? QByteArray::fromStdString(zhilan::formatClockTime(*quote.start)) : "-");
            lines << line + ' ' + text(quote.text);
        }
        return lines;
    }
};

void TestSaidWhen::filesOfRecordings_data()
{
    QTest::addColumn<QByteArray>("link");
    QTest::addColumn<bool>("recorded");
    const auto row = [](const char* link, bool recorded) {
        QTest::newRow(link) << QByteArray(link) << recorded;
    };
    row("[talk.mp4](talk.mp4)", true);
    row("![[talk.mp4]]", true);
    row("![](talk.mp4)", true);
    row("[录音](./audio/talk.m4a)", true);
    row("<video src=\"talk.webm\"></video>", true);
    row("[the file](file:///home/ann/talk.MP3)", true);
    row("[[talk.mp3]]", true);
    row("[there](talk.mp4#t=570)", true);
    row("[the notes](talk.pdf)", false);
    row("![[talk.png]]", false);
    row("[[mp4]]", false);
    row("[the words](talk.srt)", false);
    row("see talk.mp4", false);
}

/// An excerpt of a recording that is linked as a file tells places in it.
void TestSaidWhen::filesOfRecordings()
{
    QFETCH(QByteArray, link);
    QFETCH(bool, recorded);
    const auto document = read("# T\n\n" + link + "\n\n[09:30] Ann Lee: One.\n[09:31] Ann Lee: Two.\n");
    QVERIFY(document);
    QCOMPARE(quotesOf(*document).join('\n'), recorded ? QByteArray("Ann Lee 9:30 One.\nAnn Lee 9:31 Two.")
                                                      : QByteArray("Ann Lee - One.\nAnn Lee - Two."));
}

void TestSaidWhen::lines_data()
{
    columns();
    row("time in brackets first", "# 题\n\n[00:03:10] 赵一鸣：买不到。\n\n[00:04:10] 赵一鸣：等着。\n",
        "赵一鸣 3:10 买不到。\n赵一鸣 4:10 等着。");
    row("time behind the name, in brackets of both kinds", "# 题\n\n周明（03:15）：一。\n\n周明 [04:02]：二。\n",
        "周明 3:15 一。\n周明 4:02 二。");
    row("each once, all of them people", "# 题\n\n周明（03:15）：一。\n\n赵一鸣（04:02）：二。\n",
        "周明 3:15 一。\n赵一鸣 4:02 二。");
    row("bold behind the time", "# 题\n\n[05:00] **周明**：一。\n\n[05:30] **周明：** 二。\n",
        "周明 5:00 一。\n周明 5:30 二。");
    row("bold with the time", "# 题\n\n**[05:00] 周明**：一。\n\n**[05:30] 周明：** 二。\n",
        "周明 5:00 一。\n周明 5:30 二。");
    row("without brackets", "# 题\n\n06:31 周明：一。\n\n07:02 周明：二。\n", "周明 6:31 一。\n周明 7:02 二。");
    row("name in lenses", "# 题\n\n[06:00]【周明】一。\n\n[06:30]【周明】：二。\n", "周明 6:00 一。\n周明 6:30 二。");
    row("time behind the name, without brackets",
        "# 题\n\n主持人 03:40：一。\n\n周明 04:10：二。\n\n周明 05:10: 三。\n",
        "主持人 3:40 一。\n周明 4:10 二。\n周明 5:10 三。");
    row("figures behind the colon",
        "# 题\n\n主持人 04:10：12个月以后再看吗？\n\n周明 04:20：3个问题。\n\n周明 1:04:40：2024年。\n",
        "主持人 4:10 12个月以后再看吗？\n周明 4:20 3个问题。\n周明 1:04:40 2024年。");
    row("figures behind colons that are all wide",
        "# 题\n\n周明 03：50：3个问题要问。\n\n赵一鸣 04：10：12个月以后。\n\n周明 1：04：20：2024年。\n",
        "周明 3:50 3个问题要问。\n赵一鸣 4:10 12个月以后。\n周明 1:04:20 2024年。");
    row("headings between",
        "# 题\n\n[00:10] 开场\n\n[00:20] 周明：一。\n\n[01:00] 赵一鸣：二。\n\n[02:00] 第二部分：三\n\n"
        "[02:10] 周明：四。\n\n[03:00] 第三部分\n\n[03:10] 赵一鸣：五。\n\n[04:00] 尾声\n",
        "周明 0:20 一。\n赵一鸣 1:00 二。\n周明 2:10 四。\n赵一鸣 3:10 五。");
    row("a list of chapters with people in it",
        "# 题\n\n[00:10] 开场\n\n[00:20] 周明：成长\n\n[01:00] 赵一鸣：读书\n\n[02:00] 第二部分：三\n\n"
        "[02:10] 周明：工作\n\n[03:00] 第三部分\n\n[03:10] 赵一鸣：生活\n\n[04:00] 尾声\n",
        "");
    row("one below the other, with lines that go on",
        "# 题\n\n先说一句。\n[03:10] 周明：一。\n还有。\n[03:40] 赵一鸣：二。\n[04:10] 周明：三。\n",
        "周明 3:10 一。还有。\n赵一鸣 3:40 二。\n周明 4:10 三。");
    row("items", "# 题\n\n- [03:10] 周明：一。\n- [03:40] 周明：二。\n", "周明 3:10 一。\n周明 3:40 二。");
    row("items below a heading of quotations", "# 题\n\n## 金句\n\n- [03:10] 周明：一。\n- 二。\n",
        "周明 3:10 一。\n- - 二。");
    row("links", "# 题\n\n[03:10](https://youtu.be/oneoneone1x?t=190) 周明：一。\n\n周明（03:40）：二。\n",
        "周明 3:10 一。\n周明 3:40 二。");
    row("words that take turns",
        "# T\n\n**KEEPER** (00:05): One.\n\n**OTHER** (00:11): Two.\n\n**KEEPER** (00:12): Three.\n\n"
        "**OTHER** (00:13): Four.\n",
        "KEEPER 0:05 One.\nOTHER 0:11 Two.\nKEEPER 0:12 Three.\nOTHER 0:13 Four.");
    row("somebody unknown among them",
        "# T\n\n[00:01] Ann Lee: One.\n[00:05] Man in the audience: Two.\n[00:09] Ann Lee: Three.\n",
        "Ann Lee 0:01 One.\nMan in the audience 0:05 Two.\nAnn Lee 0:09 Three.");
    row("questions from the audience", "# 题\n\n[01:00] 周明：一。\n[01:10] 现场提问：二。\n[01:20] 周明：三。\n",
        "周明 1:00 一。\n现场提问 1:10 二。\n周明 1:20 三。");
    row("a line with a time and without a name ends what is said",
        "# 题\n\n[01:00] 周明：一。\n还有。\n[01:30] （笑）\n大家笑。\n[01:40] 周明：三。\n",
        "周明 1:00 一。还有。\n周明 1:40 三。");
    row("headings and beginnings of sentences among people",
        "# 题\n\n[01:00] 周明：一。\n[01:10] 第二部分：甲。\n[01:20] 周明：三。\n[01:30] 举个例子：乙。\n"
        "[01:40] 周明：五。\n[01:50] 画外音：六。\n[02:00] 周明：七。\n[02:10] 算力成本：丙。\n[02:20] 周明：九。\n"
        "[02:30] 周明：十。\n[02:40] 周明：末。\n[02:50] 周明：完。\n",
        "周明 1:00 一。\n周明 1:20 三。\n周明 1:40 五。\n画外音 1:50 六。\n周明 2:00 七。\n周明 2:20 九。\n"
        "周明 2:30 十。\n周明 2:40 末。\n周明 2:50 完。");
    row("the same in English",
        "# T\n\n[00:01] Ann Lee: One.\n[00:05] Section two begins: a.\n[00:09] Ann Lee: Three.\n"
        "[00:11] Technology: b.\n[00:13] Ann Lee: Five.\n[00:15] Part Two: c.\n[00:17] Ann Lee: Seven.\n"
        "[00:19] Voice from the back: Eight.\n[00:21] Ann Lee: Nine.\n[00:23] Ann Lee: Ten.\n[00:25] Ann Lee: "
        "End.\n[00:27] Ann Lee: Out.\n",
        "Ann Lee 0:01 One.\nAnn Lee 0:09 Three.\nAnn Lee 0:13 Five.\nAnn Lee 0:17 Seven.\n"
        "Voice from the back 0:19 Eight.\nAnn Lee 0:21 Nine.\nAnn Lee 0:23 Ten.\nAnn Lee 0:25 End.\nAnn Lee 0:27 Out.");
    row("a name that begins like a sentence",
        "# T\n\n[00:01] Ann Lee: One.\n[00:05] He Kaiming: Two.\n[00:09] Ann Lee: Three.\n",
        "Ann Lee 0:01 One.\nHe Kaiming 0:05 Two.\nAnn Lee 0:09 Three.");
    row("somebody unknown who speaks again",
        "# 题\n\n[01:00] 周明：一。\n[01:10] 小鱼：二。\n[01:20] 周明：三。\n[01:30] 小鱼：四。\n[01:40] 周明：五。\n"
        "[01:50] 周明：六。\n",
        "周明 1:00 一。\n小鱼 1:10 二。\n周明 1:20 三。\n小鱼 1:30 四。\n周明 1:40 五。\n周明 1:50 六。");
    row("the beginning of a sentence is nobody",
        "# T\n\n[00:01] Ann Lee: One.\n[00:05] We say it again: two.\n[00:09] Ann Lee: Three.\n",
        "Ann Lee 0:01 One.\nAnn Lee 0:09 Three.");
    row("a time that a line goes on with",
        "# T\n\n[00:01] Ann Lee: We meet at\n12:30 in the hall.\n[00:09] Ann Lee: Three.\n",
        "Ann Lee 0:01 We meet at 12:30 in the hall.\nAnn Lee 0:09 Three.");
    row("a chat",
        "# 群聊\n\n[09:30] 张三: 早上好。\n[09:31] 李四: 早。\n[09:35] 张三: 改到 10:15 开会吗？\n[09:40] （笑）\n"
        "[10:02] 李四: 开的。\n\n> “后来。”\n",
        "张三 - 早上好。\n李四 - 早。\n张三 - 改到 10:15 开会吗？\n李四 - 开的。\n- - 后来。");
    row("a chat with seconds",
        "# 群聊\n\n[10:23:45] 王五：大家早上好。\n[10:24:10] 李四：早上好。\n[10:25:02] 王五：涨了。\n"
        "[10:26:30] 李四：是的。\n",
        "王五 - 大家早上好。\n李四 - 早上好。\n王五 - 涨了。\n李四 - 是的。");
    row("a meeting with seconds",
        "# T\n\n[09:00:12] Ann Lee: One.\n\n[09:00:40] Bob Jones: Two.\n\n[09:01:05] Ann Lee: Three.\n\n"
        "[09:01:20] Audience: Four.\n\n[09:01:40] Man in the audience: Five.\n",
        "Ann Lee - One.\nBob Jones - Two.\nAnn Lee - Three.\nAudience - Four.\nMan in the audience - Five.");
    row("first names and nicknames with seconds",
        "# T\n\n[10:23:45] Alice: One.\n[10:24:10] 小鱼: Two.\n[10:25:02] Alice: Three.\n[10:26:30] 小鱼: Four.\n",
        "Alice - One.\n小鱼 - Two.\nAlice - Three.\n小鱼 - Four.");
    row("the same of a recording",
        "# 群聊\n\n视频：https://youtu.be/oneoneone1x\n\n[09:30] 张三: 早上好。\n[09:31] 张三: 早。\n",
        "张三 9:30 早上好。\n张三 9:31 早。");
    row("the same where a link leads into one",
        "# 群聊\n\n[09:30](https://youtu.be/oneoneone1x?t=570) 张三: 早上好。\n[09:31] 张三: 早。\n",
        "张三 9:30 早上好。\n张三 9:31 早。");
    row("the same after an earlier time", "# 群聊\n\n[00:30] 开场。\n\n[09:30] 张三: 早上好。\n[09:31] 张三: 早。\n",
        "张三 9:30 早上好。\n张三 9:31 早。");
    row("the same after an earlier time behind a word",
        "# 群聊\n\n总结（02:10）：都好。\n\n[09:30] 张三: 早上好。\n[09:31] 张三: 早。\n",
        "张三 9:30 早上好。\n张三 9:31 早。");
    row("not after a later one", "# 群聊\n\n总结（12:10）：都好。\n\n[09:30] 张三: 早上好。\n[09:31] 张三: 早。\n",
        "张三 - 早上好。\n张三 - 早。");
    row("minutes of a meeting", "# 题\n\n10:00 王小明：一。\n10:35 李小红：二。\n11:07 王小明：三。\n",
        "王小明 - 一。\n李小红 - 二。\n王小明 - 三。");
    row("full names", "# T\n\nAnn Lee [1:02:03]: One.\n\nBo Olsen [1:03:00]: Two.\n",
        "Ann Lee 1:02:03 One.\nBo Olsen 1:03:00 Two.");
    row("once, by whom front matter names", "---\nspeaker: 奥特曼\n---\n\n# 题\n\n[03:10] 奥特曼：一。\n",
        "奥特曼 3:10 一。");
    row("once, by a guest",
        "# 题\n\n| 项目 | 内容 |\n|-|-|\n| 嘉宾 | 奥特曼 |\n| 时长 | 1:00:00 |\n\n## 一\n\n"
        "奥特曼（03:10）：一。\n",
        "奥特曼 3:10 一。");
}

void TestSaidWhen::lines()
{
    compare(quotesOf);
}

void TestSaidWhen::notSaid_data()
{
    columns();
    row("labels", "# 题\n\n## 一\n\n注意：小心。\n\n来源：网上。\n\n时间：12:30\n\n结论（2024）：好。\n", "");
    row("labels with times", "# 题\n\n## 一\n\n注意（12:30）：小心。\n\n注意（13:30）：小心。\n", "");
    row("agenda", "# 题\n\n## 一\n\n9:00 开场：主持人致辞\n9:30 圆桌：各方\n10:00 - 乙\n", "");
    row("agenda of people", "# 题\n\n## 议程\n\n- 9:00 张伟：致辞\n- 9:31 李伟：报告\n- 10:00 张伟：总结\n", "");
    row("hours of people", "# 题\n\n## 一\n\n- 9:00 张伟：致辞\n- 9:30 李伟：报告\n- 10:00 张伟：总结\n", "");
    row("chapters", "# 题\n\n12:36 扩散：是不是借口\n15:00 黄金：为什么涨\n18:00 石油：为什么跌\n20:00 黄金：还涨吗\n",
        "");
    row("chapters that name people",
        "# T\n\n0:00 Introduction\n2:30 Elon Musk: SpaceX\n5:00 Elon Musk: Tesla\n7:30 Jeff Bezos: Amazon\n9:30 Elon "
        "Musk: X\n",
        "");
    row("chapters that name people only",
        "# T\n\n2:30 Elon Musk: SpaceX\n5:00 Elon Musk: Tesla\n7:30 Jeff Bezos: Amazon\n", "");
    row("labels again and again",
        "# T\n\n## A\n\nScaling (12:36): a.\n\nScaling (13:36): b.\n\nDepth (14:36): c.\n\nDepth (15:36): d.\n", "");
    row("chapters under their heading", "# 题\n\n## 章节\n\n- 0:00 周明：开场\n- 1:00 周明：问答\n", "");
    row("one word again and again",
        "# 题\n\n## 一\n\n要诀（12:30）：一。\n\n要诀（13:30）：二。\n\n要诀（14:30）：三。\n\n"
        "要诀（15:30）：四。\n",
        "");
    row("definitions", "# 题\n\n## 一\n\n**注意力（12:36）**：一种机制。\n\n**梯度（13:00）**：一个方向。\n", "");
    row("in a sentence", "# 题\n\n## 一\n\n我们在（12:36）说过的话：一。\n\n我们在 13:36 说过的话：二。\n", "");
    row("once, by nobody known", "# 题\n\n## 一\n\n[03:10] 周明：一。\n", "");
    row("without a time", "# 题\n\n## 一\n\n周明：一。\n\n周明：二。\n", "");
    row("a log",
        "# T\n\n10:23:45 Server Main: start.\n10:23:46 Worker One: stop.\n10:23:47 Server Main: start.\n"
        "10:23:48 Worker One: stop.\n",
        "");
    row("a log of single words",
        "# T\n\n10:23:45 Server: start.\n10:23:46 Redis: stop.\n10:23:47 Server: start.\n10:23:48 Redis: stop.\n", "");
    row("a log in Han",
        "# 题\n\n10:23:45 服务器：启动。\n10:23:46 数据库：停止。\n10:23:47 服务器：启动。\n10:23:48 数据库：停止。\n",
        "");
    row("glossary", "# 题\n\n## 术语表\n\n- 周明（03:10）：一。\n- 周明（04:10）：二。\n", "");
}

void TestSaidWhen::notSaid()
{
    compare(quotesOf);
}

void TestSaidWhen::timeBefore_data()
{
    columns();
    row("at the end of the paragraph before", "# 题\n\n## 一\n\n话。[46:20]\n\n> **张三**：“好。”\n",
        "张三 46:20 好。");
    row("the last one before", "# 题\n\n## 一\n\n[1:00] 话。[2:00]\n\n> “一。”\n\n话 [3:00]\n\n> “二。”\n\n话 [4:00]\n",
        "- 2:00 一。\n- 3:00 二。");
    row("in itself first",
        "# 题\n\n## 一\n\n话。[2:00]\n\n> “好。”[3:00]\n\n> **张三**（4:00）：“好。”\n\n> “见 [5:00] 那里。”\n",
        "- 3:00 好。\n张三 4:00 好。\n- 5:00 见 [5:00] 那里。");
    row("not out of another section", "# 题\n\n## 一\n\n话。[2:00]\n\n## 二\n\n> “好。”\n", "- - 好。");
    row("of the section above where it is its start", "# 题\n\n## 一\n\n[2:00] 话。\n\n### 二\n\n> “好。”\n",
        "- 2:00 好。");
    row("before the first section", "话。[2:00]\n\n> **张三**：“好。”\n", "张三 2:00 好。");
    row("not out of a list of chapters",
        "# 题\n\n## 一\n\n- 0:00 甲\n- 1:00 乙\n- 2:00 丙\n\n> **张三**：“好。”\n\n## 丙\n\n> **张三**：“好。”\n",
        "张三 - 好。\n张三 2:00 好。");
    row("of a chapter that stands in the text",
        "# 题\n\n**一** `[0:00-1:00]`\n\n> **张三**：“甲。”\n\n**二** `[1:00-2:00]`\n\n> **张三**：“乙。”\n\n"
        "**三** `[2:00]`\n\n> **张三**：“丙。”\n",
        "张三 0:00 甲。\n张三 1:00 乙。\n张三 2:00 丙。");
    row("no hour of a day", "# 题\n\n## 一\n\n我们 8:30 吃饭。\n\n> **张三**：“好。”\n", "张三 - 好。");
    row("behind a character that ends in the byte of a bracket",
        "# 题\n\n## 一\n\n会议改成8:30。\n\n> **张三**：“好。”\n", "张三 - 好。");
    row("the same of a recording",
        "# 题\n\n视频：https://youtu.be/oneoneone1x\n\n## 一\n\n8:30 说到这里。\n\n> **张三**：“好。”\n",
        "张三 8:30 好。");
    row("not one in the middle of a sentence",
        "# 题\n\n视频：https://youtu.be/oneoneone1x\n\n## [12:00](https://youtu.be/oneoneone1x?t=720) 一\n\n"
        "在 13:30 说过，稍后（14:10）还会说。\n\n> **张三**：“甲。”\n\n圣经 3:16 也说。\n\n> **张三**：“乙。”\n\n"
        "话（12:40）。还有\n\n> **张三**：“丙。”\n",
        "张三 12:00 甲。\n张三 12:00 乙。\n张三 12:40 丙。");
    row("at an end of a sentence",
        "# 题\n\n## 一\n\n话（见 12:36）。还有话。\n\n> “甲。”\n\n话。[13:00] 还有话。\n\n> “乙。”\n\n"
        "话。`14:00`\n\n> “丙。”\n\n话 (Ann Lee, 15:00).\n\n> “丁。”\n\n话（我们说到 16:00）。\n\n> “戊。”\n",
        "- 12:36 甲。\n- 13:00 乙。\n- 14:00 丙。\n- 15:00 丁。\n- 15:00 戊。");
    row("not of another recording",
        "# 题\n\n视频：https://youtu.be/oneoneone1x\n\n## 一\n\n话。[2:00](https://youtu.be/oneoneone1x?t=120)\n\n"
        "见那里。[62:03](https://youtu.be/twotwotwo2x?t=3723)\n\n> “甲。”\n",
        "- 2:00 甲。");
    row("not beyond its section",
        "# 题\n\n## 一 [12:00]\n\n话。[45:10]\n\n> “甲。”\n\n话。[3:00]\n\n> “乙。”\n\n话。[13:00]\n\n> “丙。”\n\n"
        "## 二 [20:00]\n",
        "- 12:00 甲。\n- 12:00 乙。\n- 13:00 丙。");
    row("what is told within a line",
        "# T\n\n## A\n\n[01:00] Ann Lee: One.\n[01:10] Ann Lee: At 12:00 sharp we stop.\n\n> “Two.”\n",
        "Ann Lee 1:00 One.\nAnn Lee 1:10 At 12:00 sharp we stop.\n- 1:10 Two.");
    row("a cell counts in its table",
        "# T\n\n## A\n\nTalk. [7:00]\n\n| Time | Topic |\n|-|-|\n| 10:00 | gas |\n| 11:00 | coal |\n\n> “One.”\n",
        "- 7:00 One.");
    row("by whom a quotation is", "# 题\n\n## 一\n\n> **张三**（4:00）：“甲。”\n\n话。\n\n> “乙。”\n",
        "张三 4:00 甲。\n- 4:00 乙。");
    row("of a file of the recording",
        "# 题\n\n视频：https://youtu.be/oneoneone1x\n\n## 一\n\n话。[2:00](video.mp4#t=120)\n\n> “甲。”\n",
        "- 2:00 甲。");
    row("collected quotations stand for themselves", "# 题\n\n## 金句\n\n- “甲。”[2:00]\n- “乙。”\n",
        "- 2:00 甲。\n- - 乙。");
}

void TestSaidWhen::timeBefore()
{
    compare(quotesOf);
}

/// What is said is no chapter, and what is a chapter is not said.
void TestSaidWhen::namesThatChaptersHave()
{
    const auto said = read("# 题\n\n[03:10] 周明：一。\n[03:40] 赵一鸣：二？\n[04:10] 周明：三\n");
    QVERIFY(said);
    QCOMPARE(said->quotes.size(), std::size_t(3));
    QVERIFY(said->chapters.empty());
    QVERIFY(said->info.empty());
    const auto day =
        read("# 题\n\n10:23:45 Server Main: start.\n10:23:46 Server Main: stop.\n10:23:47 Server Main: go.\n");
    QVERIFY(day);
    QVERIFY(day->quotes.empty());
    QVERIFY(day->chapters.empty());
    QVERIFY(day->timestamps.empty());
    QVERIFY(!day->sections.front().start);
    const auto listed = read("# 题\n\n12:36 扩散：借口\n15:00 黄金：涨\n18:00 石油：跌\n");
    QVERIFY(listed);
    QVERIFY(listed->quotes.empty());
    QCOMPARE(listed->chapters.size(), std::size_t(3));
}

/// A time that is not told with a quotation itself is not taken for its own.
void TestSaidWhen::whereTimesAreFrom()
{
    const auto document =
        read("# 题\n\n## [03:12] 一\n\n> **丁一**：“先说的。”\n\n> **甲乙**（12:36）：“交期四年。”\n\n"
             "> **顾青禾**：“所以呢？”\n\n> **丁一**：“还有。”（13:00）\n\n### 小节\n\n> **甲乙**：“好。”\n\n"
             "## 关键语录\n\n> **甲乙**：“等来的。” [50:11]\n\n> **丁一**：“不知何时。”\n");
    QVERIFY(document);
    QByteArrayList lines;
    for (const Quote& quote : document->quotes) {
        const char* const from = quote.startFrom == StartFrom::Stated   ? "stated "
                                 : quote.startFrom == StartFrom::Before ? "before "
                                                                        : "chapter ";
        lines << from + (quote.start ? QByteArray::fromStdString(zhilan::formatClockTime(*quote.start)) : "-");
    }
    QCOMPARE(lines.join(", "), QByteArray("chapter 3:12, stated 12:36, before 12:36, stated 13:00, chapter 3:12, "
                                          "stated 50:11, stated -"));
}

QTEST_APPLESS_MAIN(TestSaidWhen)
#include "tst_said_when.moc"
