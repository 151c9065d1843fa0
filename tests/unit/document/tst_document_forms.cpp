#include "core/document/build.h"
#include "tests/unit/document/document_rows.h"

#include <QtTest>

using namespace zhilan::document;
using namespace document_test;

/// The ways in which people write the same thing, each with the lines of the dump that it gives. A line of the dump
/// names the kind first, then fields parted by " | ".
class TestDocumentForms : public QObject
{
    Q_OBJECT

private slots:
    void info_data();
    void info();
    void title_data();
    void title();
    void language_data();
    void language();
    void outline_data();
    void outline();
    void quotes_data();
    void quotes();
    void chapters_data();
    void chapters();
    void timestamps_data();
    void timestamps();
    void entries_data();
    void entries();
    void recording_data();
    void recording();

private:
    static QByteArray clock(const std::optional<Milliseconds>& time)
    {
        return time ? QByteArray::fromStdString(zhilan::formatClockTime(*time)) : QByteArray("-");
    }
};

void TestDocumentForms::info_data()
{
    columns();
    row("table", "# 题\n\n| 项目 | 内容 |\n|-|-|\n| **嘉宾** | 甲 |\n| 时长 | 1:00:00 |\n", "嘉宾=甲\n时长=1:00:00");
    row("table of raw HTML",
        "# 题\n\n<table><tr><th>视频链接</th><td><a href=\"https://youtu.be/oneoneone11\">看</a></td></tr>"
        "<tr><th>时长</th><td>1:00:00</td></tr></table>\n",
        "视频链接=看\n时长=1:00:00");
    row("table of raw HTML, line by line, under its heading",
        "# 题\n\n## 基本信息\n\n<div>\n<table>\n<tr><td>出品人</td><td>甲</td></tr>\n<tr><td>时长</td>\n<td>60 "
        "分钟</td>"
        "</tr>\n</table>\n</div>\n",
        "出品人=甲\n时长=60 分钟");
    row("table of raw HTML with a head",
        "# 题\n\n<table><thead><tr><th>项目</th><th>内容</th></tr></thead><tbody><tr><td>嘉宾</td><td>甲</td></tr>"
        "<tr><td>时长</td><td>1:00:00</td></tr></tbody></table>\n",
        "嘉宾=甲\n时长=1:00:00");
    row("table of raw HTML, of numbers",
        "# 题\n\n<table><tr><th>年份</th><td>2024</td></tr><tr><th>收入</th><td>1亿</td></tr></table>\n", "");
    row("lines of raw HTML", "# 题\n\n<p>嘉宾：甲<br>时长：60 分钟</p>\n\n## 一\n", "嘉宾=甲\n时长=60 分钟");
    row("table without head words", "# 题\n\n| 频道 | 硅谷 |\n|-|-|\n| 日期 | 2024年1月2日 |\n",
        "频道=硅谷\n日期=2024年1月2日");
    row("table of raw HTML with a head over both columns",
        "# 题\n\n<table><tr><th colspan=\"2\">基本信息</th></tr><tr><td>股票代码</td><td>300750</td></tr>"
        "<tr><td>更新日期</td><td>2025-10-21</td></tr></table>\n",
        "股票代码=300750\n更新日期=2025-10-21");
    row("Traditional characters", "# 題\n\n> 來賓：楊光磊\n> 片長：1小時52分08秒\n", "來賓=楊光磊\n片長=1小時52分08秒");
    row("bold keys alone", "# 제목\n\n**출연** 김민수 (애널리스트)\n**진행** 이지은\n**길이** 58분 32초\n",
        "출연=김민수 (애널리스트)\n진행=이지은\n길이=58분 32초");
    row("bold words are no keys", "# 题\n\n**嘉宾们**都来了\n**时长**不限\n", "");
    row("a line that heads what follows", "# 题\n\n会议时间：2025年11月13日\n参会：马化腾、刘炽平\n议程：\n\n- 开场\n",
        "会议时间=2025年11月13日\n参会=马化腾、刘炽平");
    row("callout", "# 题\n\n> [!info]- 视频信息\n> - **嘉宾**: 甲\n> - **时长**: 1:12:30\n\n## 一\n",
        "嘉宾=甲\n时长=1:12:30");
    row("one row", "# T\n\n| Guest | Date | Duration |\n|-|-|-|\n| A B | 2024-01-02 | 90 min |\n",
        "Guest=A B\nDate=2024-01-02\nDuration=90 min");
    row("numbers are no information", "# 题\n\n| 指标 | 数量 |\n|-|-|\n| 笔记 | 736 |\n| 频道 | 16 |\n", "");
    row("list", "# 题\n\n- **嘉宾**：甲\n- **时长**：90分钟\n- 别的：值\n\n## 一\n", "嘉宾=甲\n时长=90分钟\n别的=值");
    row("list of Japanese keys", "# 題\n\n- 公開日：2024年1月2日\n- ゲスト：佐藤\n",
        "公開日=2024年1月2日\nゲスト=佐藤");
    row("values one below the other", "# T\n\n- Guests:\n  - Ann Lee\n  - Bo Chen\n- Date: 2024-01-02\n",
        "Guests=Ann Lee, Bo Chen\nDate=2024-01-02");
    row("lines", "# 题\n\n**嘉宾**：甲  \n**主持**：乙\n", "嘉宾=甲\n主持=乙");
    row("several in a line, wide spaces between them",
        "# 题\n\n**嘉宾**：甲乙　**日期**：2024-05-17\n\n**主持**：丙　丁  **时长**：90分钟\n",
        "嘉宾=甲乙\n日期=2024-05-17\n主持=丙　丁\n时长=90分钟");
    row("a day beside a name", "# 題\n\nゲスト：中村剛　2024年12月1日　東京\n", "ゲスト=中村剛　東京");
    row("wide spaces in what is said", "# 题\n\n主持人：你说　真的：假的\n\n丁：好。\n", "");
    row("several in a line", "# 题\n\n嘉宾：甲 ｜ 时长：90分钟\n", "嘉宾=甲\n时长=90分钟");
    row("paragraph after paragraph", "# 题\n\n**嘉宾**：甲\n\n**发布时间**：2024-01-02\n",
        "嘉宾=甲\n发布时间=2024-01-02");
    row("quotation", "# 题\n\n> 最后更新：2024-01-02\n>\n> 这是一段介绍：很长。\n",
        "最后更新=2024-01-02\n这是一段介绍=很长。");
    row("headings",
        "# T\n\n### Meeting Date/Time: 2024/01/02 at 14:00 UTC\n### Duration: 30 min\n### [Agenda](https://a.b/c)\n"
        "### [Video](https://youtu.be/abc)\n\n## One\n",
        "Meeting Date/Time=2024/01/02 at 14:00 UTC\nDuration=30 min\nVideo=https://youtu.be/abc");
    row("bold paragraph announces", "# 题\n\n## 一\n\n话\n\n## 二\n\n**材料信息**\n\n- **标题**：甲\n- 乙：丙\n",
        "标题=甲\n乙=丙");
    row("outliner's properties", "- tags:: [[A]]\n- ## 一\n\t- 话\n", "tags=A");
    row("front matter", "---\ntitle: 'It''s'\nspeakers:\n  - A\n  - B\n# note\nurl: https://youtu.be/abc\n---\n",
        "title=It's\nspeakers=A, B\nurl=https://youtu.be/abc");
    row("front matter as vaults have it",
        "---\nguest: \"[[Ann Lee|Ann]]\"\nvideo:\n  url: https://youtu.be/abc\n  duration: 90 min\nhosts:\n"
        "  - name: Bo\n    role: x\nsummary: >\n  一\n  二\ntags: [a, 'b c']\nempty:\n---\n",
        "guest=Ann\nvideo.url=https://youtu.be/abc\nvideo.duration=90 min\nhosts=Bo\nsummary=一 二\ntags=a, b c");
    row("front matter that is no YAML", "---\ntitle: a: b\ndate: 2024-01-02\n---\n", "title=a: b\ndate=2024-01-02");
    row("quotation with a head", "# 题\n\n> 本期节目信息\n>\n> - 嘉宾：甲\n> - 时长：90分钟\n\n## 一\n",
        "嘉宾=甲\n时长=90分钟");
    row("Korean", "# 제목\n\n- 게시일: 2025-02-20\n- 길이: 38분 12초\n", "게시일=2025-02-20\n길이=38분 12초");
    row("below a heading of sources",
        "# 题\n\n## 一\n\n话\n\n## 二\n\n## 来源\n\n- "
        "**视频**：[BV1](https://www.bilibili.com/video/BV1WnctziEac/)（转载）\n"
        "- **嘉宾**：甲\n- **时长**：~37:43\n",
        "视频=BV1（转载）\n嘉宾=甲\n时长=~37:43");
    row("a list of events further down", "# 题\n\n## 一\n\n话\n\n## 二\n\n- 甲：2024-01-02\n- 乙：90分钟\n", "");
    row("lines with long ones between",
        "# 题\n\n> Stanford CS329A: Self-Improving AI Agents\n> "
        "视频：<https://youtu.be/n1E9IZfvGMA>（1:03:21，有字幕）\n> 讲者：甲乙（推断：丙、丁）\n"
        "> "
        "配套阅读：一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
        "\n\n## 一\n",
        "Stanford CS329A=Self-Improving AI "
        "Agents\n视频=https://youtu.be/n1E9IZfvGMA（1:03:21，有字幕）\n讲者=甲乙（推断：丙、丁）");
    row("dialogue", "# 题\n\n主持人：您好。\n\n嘉宾：您好。\n\n主持人：谈谈吧。\n", "");
    row("several of one kind", "# 题\n\n嘉宾：甲\n嘉宾：乙\n日期：2024-01-02\n", "嘉宾=甲\n嘉宾=乙\n日期=2024-01-02");
    row("colon of a time",
        "# T\n\n**INTERVIEWER** (00:00:05): How long?\n\n**KEEPER** (00:00:11): Long.\n\n"
        "**INTERVIEWER** (00:01:02): And?\n",
        "");
    row("prose with colons", "# 题\n\n他说了两点：第一，快；第二，准。\n\n还有：没有。\n", "");
    row("list of features", "# T\n\n- Fast: it is quick\n- Small: it is tiny\n", "");
    row("only one key", "# 题\n\n- 嘉宾：甲\n- 乙\n- 丙\n- 丁\n- 戊\n- 己\n- 庚\n", "");
}

void TestDocumentForms::info()
{
    compare([](const Document& document) {
        QByteArrayList lines;
        for (const InfoEntry& entry : document.info)
            lines << text(entry.key) + '=' + text(entry.value);
        return lines;
    });
}

void TestDocumentForms::title_data()
{
    columns();
    row("several headings", "---\ntitle: 题\n---\n\n# 一\n\n# 二\n", "题|-");
    row("several headings, one the title", "---\ntitle: 题\n---\n\n# 一\n\n# 题\n", "题|# 题");
    row("one heading", "---\ntitle: 题 | Docs\n---\n\n# <a name=\"x\"></a>题\n", "题|# <a name=\"x\"></a>题");
    row("heading further down", "---\ntitle: 题\n---\n\n## 一\n\n# 二\n", "题|-");
    row("several headings without", "# 一\n\n# 二\n", "一|# 一");
    row("setext", "题目\n====\n\n## 一\n", "题目|题目\n====");
    row("in a quotation", "> # 引\n\n话\n", "2024-05-06 笔记|-");
    row("in a list", "- # 题\n\t- 话\n", "题|# 题");
    row("over all others", "## 题\n\n### 一\n\n### 二\n", "题|## 题");
    row("not over all others", "## 一\n\n### 二\n\n## 三\n", "2024-05-06 笔记|-");
    row("badge", "# Tool ![build](b.svg)\n", "Tool|# Tool ![build](b.svg)");
    row("only a picture", "# ![Logo](b.svg)\n", "Logo|# ![Logo](b.svg)");
}

void TestDocumentForms::title()
{
    compare([](const Document& document) {
        QByteArray node = "-";
        if (document.titleNode != zhilan::markdown::kNoNode)
            node = text(std::string((*document.tree)[document.titleNode].span.of(document.tree->source())));
        return QByteArrayList{text(document.title) + '|' + node};
    });
}

void TestDocumentForms::language_data()
{
    columns();
    row("letters", "# 软件\n", "zh-Hans");
    row("Japanese without kana", "# 電力市場分析\n\n| 発電量 | 価格 |\n|-|-|\n| 実績 | 変動 |\n", "ja");
    row("Japanese with little kana", "# 経済産業省半導体戦略検討会議事録 電力市場動向分析資料 第二部 の\n", "ja");
    row("Traditional with a Japanese name",
        "# 電力市場的發展與資料\n\n這個市場由東京電力與関西的公司經營，我們會說明後來的變化。\n", "zh-Hant");
    row("Simplified with Japanese words", "# 经济发展与数据\n\n这个市场由东京电力经营，我们说明「発電」这个词。\n",
        "zh-Hans");
    row("Taiwan", "---\nlang: zh-TW\n---\n\n# 软件\n", "zh-Hant");
    row("script", "---\nlang: zh_Hans\n---\n\n# 軟體與資料\n", "zh-Hans");
    row("Chinese, the letters tell which", "---\nlang: zh\n---\n\n# 軟體與資料\n", "zh-Hant");
    row("kanji alone", "---\nlang: ja\n---\n\n# 電力市場\n", "ja");
    row("with a country", "---\nlang: en-GB\n---\n\n# Ships\n", "en-GB");
    row("in words", "---\nlang: 日本語\n---\n\n# 電力\n", "ja");
    row("CRLF", "\xEF\xBB\xBF---\r\nlang: \"ja\"\r\n---\r\n\r\n# 電力\r\n", "ja");
    row("that of the recording", "---\nlanguage: English\n---\n\n# 软件与数据\n", "zh-Hans");
    row("that of the text", "---\nlanguage: ja\n---\n\n# 電力市場\n", "ja");
    row("none that is known", "---\nlang: klingonisch\n---\n\n# 软件\n", "zh-Hans");
    row("empty", "---\nlang:\n---\n\n# 软件\n", "zh-Hans");
    row("a programming language", "---\nlanguage: Rust\n---\n\n# Ships\n", "en");
}

void TestDocumentForms::language()
{
    compare([](const Document& document) { return QByteArrayList{text(document.language)}; });
}

void TestDocumentForms::outline_data()
{
    columns();
    row("outliner", "- ## 一\n\t- 话\n\t- ## 里\n- ## 二\n", "2 一\n3 里 < 一\n2 二");
    row("levels in a list", "- # 题\n- ## 一\n- ### 二\n- ## 三\n", "1 题\n2 一 < 题\n3 二 < 一\n2 三 < 题");
    row("in a quotation", "## 一\n\n> # 引\n\n### 二\n", "2 一\n3 引 < 一\n3 二 < 一");
    row("after a list", "## 一\n\n- # 里\n\n### 二\n", "2 一\n3 里 < 一\n3 二 < 一");
    row("deepest", "###### 一\n\n- ###### 里\n", "6 一\n6 里");
    row("in a footnote", "## 一[^a]\n\n[^a]: 注\n\n    # 注里\n", "2 一");
    row("own id", "## 一 {#own}\n\n## 一\n", "2 一\n2 一");
}

void TestDocumentForms::outline()
{
    compare([](const Document& document) {
        QByteArrayList lines;
        for (const Section& section : document.sections) {
            lines << QByteArray::number(section.level) + ' ' + text(section.title);
            if (section.parent != kNoSection)
                lines.back() += " < " + text(document.sections[section.parent].title);
        }
        return lines;
    });
}

void TestDocumentForms::quotes_data()
{
    columns();
    row("running text: name, colon, marks, time", "# 题\n\n## 节\n\n张一鸣：“先做，再说。”（33:10）\n",
        "张一鸣: 先做，再说。 @33:10");
    row("running text: name, time, verb", "# 题\n\n## 节\n\n张一鸣（05:10）说：“先做，再说。”\n",
        "张一鸣: 先做，再说。 @5:10");
    row("running text: bold name with marks and time", "# 题\n\n## 节\n\n**小甲**：“先做。”（33:10）\n",
        "小甲: 先做。 @33:10");
    row("running text: bold name and time", "# 题\n\n## 节\n\n**张一鸣**（12:40）：先做，再说。\n",
        "张一鸣: 先做，再说。 @12:40");
    row("running text: bold label and time", "# 题\n\n## 节\n\n**核心观点**（12:40）：先做，再说。\n", "");
    row("running text: a sentence with a quotation in it", "# 题\n\n## 节\n\n广告词是：“先做，再说。”\n", "");
    row("running text: more behind the marks", "# 题\n\n## 节\n\n张一鸣：“先做”和“再说”\n", "");
    row("name in bold", "> **甲乙**：“好。”\n", "甲乙: 好。");
    row("name", "> Dario Amodei: It is **so**.\n", "Dario Amodei: It is so.");
    row("name below", "> 未来已来。\n> —— 威廉·吉布森\n", "威廉·吉布森: 未来已来。");
    row("name behind", "> “The future is here.” William Gibson\n", "William Gibson: The future is here.");
    row("name in brackets", "> “It is so.” (Ann Lee, 25:10)\n", "Ann Lee: It is so. @25:10");
    row("name and time below", "> “It is so.”\n> — harbour master, 07:40\n", "harbour master: It is so. @7:40");
    row("says", "> 甲乙说：“好。”\n", "甲乙: 好。");
    row("no verb", "> 首席顾问：“好。”\n", "首席顾问: 好。");
    row("known by a part of the name",
        "- Guest: Dr. Omar Haddad\n- Host: Dana Whitfield\n\n## A\n\n> Omar: Never.\n\n> Bad: thing\n",
        "Omar: Never.\n-: Bad: thing");
    row("no colon",
        "- 出演：高橋美咲、佐々木健\n- 配信日：2025年1月1日\n\n## 一\n\n> 佐々木「学校を作る」\n\n> これは「例」\n",
        "佐々木: 学校を作る\n-: これは「例」");
    row("bold names in turn", "> **阿棠**：你呢？\n>\n> **小林**：我也是。\n", "阿棠: 你呢？\n小林: 我也是。");
    row("bold words alone", "> **步骤**：先做这个。\n", "");
    row("dialogue with lines that go on", "> Adam: One\n> and a half.\n> Bryan and Steve (clearly excited): Two.\n",
        "Adam: One and a half.\nBryan and Steve: Two.");
    row("bold head with a time", "## Some quotes we loved\n\n> **[11:33] On communicating:**\n“I had to learn.”\n",
        "-: I had to learn. @11:33");
    row("what friends call each other", "## 一\n\n> 老周：甲。\n\n> 阿棠：乙。\n\n> 老师：丙。\n",
        "老周: 甲。\n阿棠: 乙。\n老师: 丙。");
    row("label before a quotation", "> 一句话：“好。” [06:01]\n", "-: 好。 @6:01");
    row("label under a heading of quotations", "## 金句\n\n> **注意**：小心。\n\n> 好。\n", "-: 好。");
    row("time within the marks", "**重要原话**：“[好。]-[视频 16:30]”\n", "-: 好。 @16:30");
    row("code in single marks", "- **型:** `'condense' | 'preserve'`\n", "");
    row("colon in the name", "**简介：庆祝活动** 例如：“好。”\n", "");
    row("callout by somebody", "> [!quote] Priya Natarajan\n> It is so.\n", "Priya Natarajan: It is so.");
    row("callouts by people with names in Han",
        "- 嘉宾：奥特曼\n- 日期：2024-01-02\n\n> [!quote] 田中太郎\n> 一。\n\n> [!quote]- 欧阳娜娜（演员）\n> 二。\n\n"
        "> [!cite] 奥特曼\n> 三。\n\n> [!quote] —— 张伟 [12:36]\n> 四。\n",
        "田中太郎: 一。\n欧阳娜娜: 二。\n奥特曼: 三。\n张伟: 四。 @12:36");
    row("callouts with titles that name nobody",
        "> [!quote] 核心观点\n> 一。\n\n> [!quote] 人工智能\n> 二。\n\n> [!quote] 中山公园\n> 三。\n\n> [!quote] "
        "山口\n> 四。\n\n"
        "> [!quote] 未来已来，我们怎么办\n> 五。\n",
        "-: 一。\n-: 二。\n-: 三。\n-: 四。\n-: 五。");
    row("items that hold quotations, each once",
        "## 精彩语录\n\n1. “没有出海，就等着出局。”（32:15）\n2. > 老王：规模是假的，利润是真的。\n"
        "3. > **李四**：“短。”（40:00）\n4. 场景\n   > 开始的话。\n",
        "-: 没有出海，就等着出局。 @32:15\n老王: 规模是假的，利润是真的。\n李四: 短。 @40:00\n-: 开始的话。");
    row("bold surname",
        "## 一\n\n> **Karpathy:** Agents are ghosts.\n\n> **Müller:** So.\n\n> **Requirements:** None.\n",
        "Karpathy: Agents are ghosts.");
    row("signed paragraphs anywhere",
        "「我們做的是製造。」——張忠謀 [12:05]\n\n“Stay hungry.” — Steve Jobs\n\n*“爆发，或灭亡。”* ——鲁迅\n",
        "張忠謀: 我們做的是製造。 @12:05\nSteve Jobs: Stay hungry. @12:05\n鲁迅: 爆发，或灭亡。 @12:05");
    row("paragraphs that nobody signs",
        "## 一\n\n“从一到十。”——也就是说2020年\n\n“注意”——一个标签\n\n“先做。”和“再说。”——张一鸣\n\n"
        "“风口”——雷军\n\n“A.” — see the table\n",
        "");
    row("people who talk in turn",
        "**李飞飞**：谢谢。\n\n**主持人**（12:05）：请讲。\n\n**李飞飞**：好的。\n\n**注意**：小心。\n",
        "李飞飞: 谢谢。\n主持人: 请讲。 @12:05\n李飞飞: 好的。 @12:05");
    row("people who talk in turn, called by one name",
        "**Lex:** Hello.\n\n**Dario:** Hi.\n\n**Lex:** How?\n\n**Dario:** So.\n",
        "Lex: Hello.\nDario: Hi.\nLex: How?\nDario: So.");
    row("people who talk in turn, a guest among them",
        "# 题\n\n- 嘉宾：奥特曼\n- 日期：2024-01-02\n\n## 一\n\n**主持人**：请讲。\n\n**奥特曼**：好的。\n",
        "主持人: 请讲。\n奥特曼: 好的。");
    row("who takes part", "# 题\n\n**主持人**：王强\n\n**嘉宾**：甲\n\n**嘉宾**：乙\n", "");
    row("people who are defined", "## 人物\n\n**王安石**：政治家。\n\n**李白**：诗人。\n\n**韩愈**：诗人。\n", "");
    row("labels in turn", "## f\n\n**Use:** a.\n\n**Kind:** f\n\n## g\n\n**Use:** is.\n\n**Kind:** g\n", "");
    row("title about quotations", "# 如何整理金句\n\n## 一\n\n- 一\n- 二\n", "");
    row("title that is such a part", "# 金句\n\n## 一\n\n- “一。”\n", "-: 一。");
    row("role", "> 主持人：您怎么看？\n", "主持人: 您怎么看？");
    row("nobody", "> 真正的护城河是数据。\n", "-: 真正的护城河是数据。");
    row("dialogue", "> Adam: One.\n> Bryan: Two.\n", "Adam: One.\nBryan: Two.");
    row("dialogue in Han", "> 甲乙：“一。”\n> 丙丁：“二。”\n", "甲乙: 一。\n丙丁: 二。");
    row("dialogue of names that nobody knows", "> 小林：那你亏了多少？\n> Yuki：……七位数。\n> 阿飞：哈哈哈。\n",
        "小林: 那你亏了多少？\nYuki: ……七位数。\n阿飞: 哈哈哈。");
    row("names in turn", "> 橙子：一。\n> 木木：二。\n> 橙子：三。\n", "橙子: 一。\n木木: 二。\n橙子: 三。");
    row("things in turn", "> 优点：快。\n> 缺点：贵。\n> 价格：高。\n", "-: 优点：快。缺点：贵。价格：高。");
    row("somebody with an honorific, and the time", "> 「矛盾をどう解くか」（山田氏、19:45）\n",
        "山田氏: 矛盾をどう解くか @19:45");
    row("callout with a time", "## 一\n\n> [!quote] 原话 @ 05:12\n> 可预测的。\n", "-: 可预测的。 @5:12");
    row("time inside", "> \"Hire slow.\" `[12:30]`\n> （雇佣要慢。）\n", "-: \"Hire slow.\" （雇佣要慢。） @12:30");
    row("text right below", "> “说完了。” `[05:30]`\n**个人感受**\n", "-: 说完了。 @5:30");
    row("announced", "## 一\n\n**重要原话**：\n\n“好。” `[00:10]`\n\n「也好。」\n\n话\n",
        "-: 好。 @0:10\n-: 也好。 @0:10");
    row("announced in the line", "**重要原话**：“好。”\n", "-: 好。");
    row("list below a heading", "## 金句\n\n- “一。”——甲乙\n- 二。\n", "甲乙: 一。\n-: 二。");
    row("signed items anywhere",
        "## 一\n\n* “订单排到后年。” ——何予安\n* “不是引语”的说法\n* \"It is.\" ——Laura Stein\n",
        "何予安: 订单排到后年。\nLaura Stein: It is.");
    row("callout", "> [!quote] 甲\n> 好。\n\n> [!note]\n> 注\n", "-: 好。");
    row("note",
        "> 注：别这样。\n\n> **提示**：小心。\n\n> 💡 想一想\n\n> 本文是笔记。\n\n> **小贴士：定律**\n> 它说。\n", "");
    row("summary", "# 题\n\n> 一句话概括。\n\n## 一\n", "");
    row("epigraph", "# 题\n\n> “好。”——甲乙\n\n## 一\n", "甲乙: 好。");
    row("only a link", "> 原文：<https://a.b/c>\n\n> [a](https://a.b) [c](https://d.e)\n", "");
    row("list and code", "> - 一\n> - 二\n\n> ```\n> c\n> ```\n", "");
    row("formula", "> = 2x–3/2x+2 = 1/6\n", "");
    row("label in bold", "**注意**：“这个”和“那个”\n", "");
    row("afterthought", "> “从一到十。”——也就是说2020年\n", "-: “从一到十。”——也就是说2020年");
}

void TestDocumentForms::quotes()
{
    compare([](const Document& document) {
        QByteArrayList lines;
        for (const Quote& quote : document.quotes) {
            lines << (quote.speaker.empty() ? QByteArray("-") : text(quote.speaker)) + ": " + text(quote.text);
            if (quote.start)
                lines.back() += " @" + clock(quote.start);
        }
        return lines;
    });
}

void TestDocumentForms::chapters_data()
{
    columns();
    row("table", "## 章节\n\n| 时间 | 章节 |\n|-|-|\n| 0:00 | 一 |\n| 12:36 | Two（二） |\n", "0:00 一\n12:36 Two/二");
    row("table by its cells", "| # | at | what |\n|-|-|-|\n| 1 | 0:00 | 一 |\n| 2 | 1:00 | 二 |\n| 3 | 2:00 | 三 |\n",
        "0:00 一\n1:00 二\n2:00 三");
    row("durations", "| 曲 | 时长 |\n|-|-|\n| 甲 | 3:01 |\n| 乙 | 3:02 |\n| 丙 | 3:03 |\n", "");
    row("list", "- 0:00 一\n- [1:00](https://youtu.be/oneoneone1x?t=60) 二\n- [@2:00](#t=120) 三\n",
        "0:00 一\n1:00 二\n2:00 三");
    row("list, times behind", "1. 一 (0:00)\n2. 二 (1:00)\n3. 三 (2:00)\n", "0:00 一\n1:00 二\n2:00 三");
    row("list in list", "- 上\n  - 0:00 一\n  - 1:00 二\n- 下\n  - 2:00 三\n", "0:00 一\n1:00 二\n2:00 三");
    row("list with others between", "- 前言\n- 0:00 一\n- 1:00 二\n- 2:00 三\n", "0:00 一\n1:00 二\n2:00 三");
    row("headings",
        "## 一 `[0:00-1:00]`\n\n## 二 [视频 1:00-2:00]\n\n## 三 ([2:00](https://youtu.be/oneoneone1x?t=120))\n",
        "0:00 一 > 一-000-100\n1:00 二 > 二-视频-100-200\n2:00 三 > 三-200");
    row("open end", "## 一 [0:00-1:00]\n\n## 二 [1:00-2:00, 4:00-5:00]\n\n## 三 [2:00-结束]\n",
        "0:00 一 > 一-000-100\n1:00 二 > 二-100-200-400-500\n2:00 三 > 三-200-结束");
    row("bold lines", "**一** `[0:00-1:00]`\n\n话 `[0:30]`\n\n**二** `[1:00-2:00]`\n\n**三** `[2:00]`\n",
        "0:00 一\n1:00 二\n2:00 三");
    row("times open sections",
        "## 一\n[0:00](https://youtu.be/oneoneone1x?t=0)\n话\n\n## 二\n[1:00](https://youtu.be/oneoneone1x?t=60) 话\n\n"
        "## 三\n\n`2:00` 话\n",
        "0:00 一 > 一\n1:00 二 > 二\n2:00 三 > 三");
    row("lines", "0:00 一\n1:00 二\n2:00 三\n", "0:00 一\n1:00 二\n2:00 三");
    row("lines with remarks between, under their heading",
        "## 章节\n\nPart 1\n0:00 一\n1:00 二\n（广告）\nPart 2\n2:00 三\n（广告）\n", "0:00 一\n1:00 二\n2:00 三");
    row("lines with remarks between", "Part 1\n0:00 一\n1:00 二\n2:00 三\nPart 2\n3:00 四\n",
        "0:00 一\n1:00 二\n2:00 三\n3:00 四");
    row("times here and there in lines", "0:00 一\n话\n1:00 二\n话\n2:00 三\n", "");
    row("one of several paragraphs is prose, under their heading",
        "## 章节\n\n时间以视频为准，比如 12:36 处讲的是算力。\n\n0:00 一\n1:00 二\n", "0:00 一\n1:00 二");
    row("front matter",
        "---\nchapters:\n  - time: \"00:00\"\n    title: 一\n  - 1:00 二\n  - start: 120\n    name: Three\n---\n\n## "
        "二\n\n## x\n",
        "0:00 一\n1:00 二 > 二\n2:00 Three");
    row("numbers of headings stay", "## 1. 一 [0:00]\n\n## 2. 二 [1:00]\n\n## 3. 三 [2:00]\n",
        "0:00 1. 一 > 1-一-000\n1:00 2. 二 > 2-二-100\n2:00 3. 三 > 3-三-200");
    row("scripts of one language",
        "- 0:00 機器學習的歷史\n- 1:00 神經網路的興起\n- 2:00 問答\n\n## 机器学习的历史\n\n## 神经网路的兴起\n",
        "0:00 機器學習的歷史 > 机器学习的历史\n1:00 神經網路的興起 > 神经网路的兴起\n2:00 問答");
    row("two characters in common", "- 0:00 开场白\n- 5:10 算力的增长\n- 9:00 听众提问\n\n## 增长表\n\n## 听众提问\n",
        "0:00 开场白\n5:10 算力的增长\n9:00 听众提问 > 听众提问");
    row("one word in common",
        "- 0:00 Hello\n- 5:10 Growth of compute\n- 9:00 Goodbye\n\n## Growth table\n\n## Goodbye\n",
        "0:00 Hello\n5:10 Growth of compute\n9:00 Goodbye > goodbye");
    row("two characters, told on below",
        "- 0:00 开场白\n- 5:10 算力的增长\n- 9:00 再见\n\n## 前言\n\n## 算力与电\n\n### 算力多少\n\n## 别的\n",
        "0:00 开场白\n5:10 算力的增长 > 算力与电\n9:00 再见");
    row("two characters that are the whole title",
        "- 0:00 开场白\n- 5:10 算力的增长\n- 9:00 再见\n\n## 前言\n\n## 算力\n",
        "0:00 开场白\n5:10 算力的增长 > 算力\n9:00 再见");
    row("linked sections", "- 0:00 [Start](#b)\n- 1:00 [Go on](#c)\n- 2:00 [End](#d)\n\n## A\n\n## B\n\n## C\n\n## D\n",
        "0:00 Start > b\n1:00 Go on > c\n2:00 End > d");
    row("same titles on the second level",
        "- 0:00 Welcome\n- 1:00 Intro\n- 2:00 Outro\n\n## Notes\n\n### Welcome\n\n### Intro\n\n"
        "### Outro\n\n## More\n",
        "0:00 Welcome > welcome\n1:00 Intro > intro\n2:00 Outro > outro");
    row("transcript", "Ann: 0:00\n\nYes.\n\nBo: 0:10\n\nNo.\n\nAnn: 0:20\n\nYes.\n\nBo: 0:30\n\nNo.\n", "");
    row("what people say", "- “一。” [0:10]\n- “二。” [0:20]\n- “三。” [0:30]\n", "");
    row("times in words", "- 00分30秒 一\n- 12分05秒：二\n- 1小时02分：三\n", "0:30 一\n12:05 二\n1:02:00 三");
    row("open range", "时间 | 内容\n-|-\n0:00～3:00 | 一\n3:00～5:00 | 二\n5:00～ | 三\n", "0:00 一\n3:00 二\n5:00 三");
    row("times of a day", "14:00 签到\n14:10 致辞\n14:30 报告\n15:30 茶歇\n", "");
    row("list right below a heading",
        "## 概要\n\n【00:00】引子\n【05:20】第一次创业\n【18:45】失败以后\n\n## 第一次创业\n\n## 完\n",
        "0:00 引子\n5:20 第一次创业 > 第一次创业\n18:45 失败以后");
    row("last chapter called as a range ends", "## Chapters\n\n- 0:00 Intro\n- 1:02:03 - End\n",
        "0:00 Intro\n1:02:03 End");
    row("times of something else below the chapters",
        "## 视频章节\n\n- **[00:01:20]** 开场\n- **[00:15:40]** 组织\n- **[01:05:33]** 问答\n\n### 图表出现的时间\n\n"
        "| 时间 | 问题数 | 人数 |\n|-|-|-|\n| 15:40 | 3 | 5 |\n| 35:10 | 四 | 7 |\n",
        "1:20 开场\n15:40 组织\n1:05:33 问答");
    row("a line before the chapters", "## 章节\n\n0:30 广告\n\n- 0:00 一\n- 1:00 二\n- 2:00 三\n",
        "0:00 一\n1:00 二\n2:00 三");
    row("a list that is cut", "## 章节\n\n- 0:00 一\n- 1:00 二\n\n### 下半场\n\n- 1:00 二\n- 2:00 三\n",
        "0:00 一\n1:00 二\n2:00 三");
    row("rows with a number for a title",
        "时间 | 节 | 内容\n-|-|-\n0:00 | 序 | 一\n1:00 | 2 | 二\n2:00 | 3 |\n3:00 | 丁 |\n",
        "0:00 序\n1:00 二\n3:00 丁");
    row("links alone tell the time",
        "## 章节\n\n- [开场](https://youtu.be/oneoneone1x?t=0)\n- [中间](https://youtu.be/oneoneone1x?t=756s)\n- "
        "3:00:00 尾声\n",
        "0:00 开场\n12:36 中间\n3:00:00 尾声");
    row("links alone, nothing says chapters",
        "- [一](https://youtu.be/oneoneone1x?t=0)：甲\n- 二 [▶](https://youtu.be/oneoneone1x?t=60)\n- "
        "三（[观看](https://youtu.be/oneoneone1x?t=120)）\n"
        "- 四 — https://youtu.be/oneoneone1x?t=180\n",
        "0:00 一：甲\n1:00 二\n2:00 三\n3:00 四");
    row("links to several recordings",
        "- [一](https://youtu.be/oneoneone1x?t=10)\n- [二](https://youtu.be/oneoneone1y?t=60)\n- "
        "[三](https://youtu.be/oneoneone1z?t=120)\n",
        "");
    row("links to pages", "- [一](https://a.b/x?t=10)\n- [二](https://a.b/x?t=60)\n- [三](https://a.b/x?t=120)\n", "");
    row("links to a page under its heading", "## 章节\n\n- [一](https://a.b/x?t=10)\n- [二](https://a.b/x?t=60)\n",
        "0:10 一\n1:00 二");
    row("links that only ask to follow",
        "## 章节\n\n- [▶](https://youtu.be/oneoneone1x?t=60)\n- [视频](https://youtu.be/oneoneone1x?t=90)\n", "");
    row("linked lines",
        "## 章节\n\n[一](https://youtu.be/oneoneone1x?t=0)\n**二** [▶](https://youtu.be/oneoneone1x?t=60)\n😀 "
        "[𠮷](#t=90)\n",
        "0:00 一\n1:00 二\n1:30 😀 𠮷");
    row("linked headings",
        "## [一](https://youtu.be/oneoneone1x?t=0)\n\n## 二 [1:00](https://youtu.be/oneoneone1x?t=60)\n\n## "
        "[三](https://youtu.be/oneoneone1x?t=120)\n",
        "0:00 一 > 一\n1:00 二 > 二-100\n2:00 三 > 三");
    row("linked paragraphs",
        "[一](https://youtu.be/oneoneone1x?t=0)\n\n话\n\n[二](https://youtu.be/oneoneone1x?t=60)\n\n[三](https://"
        "youtu.be/oneoneone1x?t=120)\n",
        "0:00 一\n1:00 二\n2:00 三");
    row("links in sentences",
        "他说 [一](https://youtu.be/oneoneone1x?t=1) 吧。\n\n又说 [二](https://youtu.be/oneoneone1x?t=60)。\n\n还说 "
        "[三](https://youtu.be/oneoneone1x?t=120)。\n",
        "");
    row("table of links",
        "| 章节 | |\n|-|-|\n| 一 | [▶](https://youtu.be/oneoneone1x?t=0) |\n| 二 | "
        "[▶](https://youtu.be/oneoneone1x?t=60s) |\n"
        "| 三 | [▶](https://youtu.be/oneoneone1x?t=2m) |\n",
        "0:00 一\n1:00 二\n2:00 三");
    row("table of linked titles",
        "## 章节\n\n| # | 内容 | 说明 |\n|-|-|-|\n| 1 | [一](https://youtu.be/oneoneone1x?t=0) | 甲 |\n"
        "| 2 | [二](https://youtu.be/oneoneone1x?t=60) | 乙 |\n",
        "0:00 一\n1:00 二");
    row("backwards", "- 2:00 一\n- 1:00 二\n- 0:00 三\n", "");
}

void TestDocumentForms::chapters()
{
    compare([](const Document& document) {
        QByteArrayList lines;
        for (const Chapter& chapter : document.chapters) {
            lines << clock(chapter.start) + ' ' + text(chapter.title);
            if (!chapter.titleAlt.empty())
                lines.back() += '/' + text(chapter.titleAlt);
            if (chapter.section != kNoSection)
                lines.back() += " > " + text(document.sections[chapter.section].slug);
        }
        return lines;
    });
}

void TestDocumentForms::timestamps_data()
{
    columns();
    row("a list through the night", "# T\n\n1. **22:00** A\n2. **23:30** B\n3. **01:00** C\n\nand [31:02]\n", "31:02");
    row("a list of highlights in any order", "# T\n\n- [31:02] A\n- [12:17] B\n- [08:15] C\n", "31:02 12:17 08:15");
    row("a list forward", "# T\n\n- 05:00 A\n- 10:00 B\n- 15:00 C\n- again 20:00\n", "05:00 10:00 15:00 20:00");
    row("a column through the night",
        "# T\n\n| 时刻 | 事 |\n|-|-|\n| 22:00 | 甲 [12:05] |\n| 23:30 | 乙 [9:01] |\n| 01:00 | 丙 |\n", "12:05 9:01");
    row("beyond the end", "# 题\n\n- 时长：10:00\n\n我们14:30吃饭，见 [08:11]。\n", "08:11");
    row("beyond the end, as far as lengths are rounded", "# 题\n\n- 时长：10:00\n\n见 [10:40]。\n", "10:40");
    row("length not known", "# 题\n\n我们14:30吃饭，见 [08:11]。\n", "14:30 08:11");
    row("with its list", "# 题\n\n- 时长：10:00\n\n## 一\n\n- 9:00 到\n- 14:30 会\n\n另见 9:00。\n", "9:00");
    row("its list, of another form", "# 题\n\n- 时长：10:00\n\n## 一\n\n- 14:30 会\n- 0:09:00 到\n", "0:09:00");
    row("chapters and links say how far it reaches",
        "# 题\n\n- 时长：10:00\n\n## 章节\n\n- 0:00 甲\n- 15:00 乙\n\n## 一\n\n见 "
        "14:30。[20:05](https://youtu.be/x?t=1205)\n",
        "0:00 15:00 14:30 20:05");
    row("an agenda by the line above",
        "# 题\n\n- 时长：2:00:00\n\n话 [31:02]\n\n参会：甲\n议程：\n\n- 9:00 签到\n- 10:00 开场\n- 10:30 讨论\n",
        "31:02");
    row("an agenda by its heading", "# T\n\n[31:02]\n\n## Agenda\n\n1. 9:00 Doors\n2. 10:30 Talk\n", "31:02");
    row("an agenda in a table",
        "# 题\n\n[31:02]\n\n| 时间 | 日程 |\n|-|-|\n| 13:00 | 甲 |\n| 14:15 | 乙 |\n| 15:00 | 丙 |\n", "31:02");
    row("a plan of the recording itself", "# T\n\n## Schedule\n\n- 0:00 A\n- 9:05 B\n- 10:31 C\n", "0:00 9:05 10:31");
    row("hours of a day where nothing is recorded", "# 会议\n\n- 20:00 开场\n- 20:05 回顾\n- 20:45 问答\n", "");
    row("lengths of parts",
        "# 题\n\n| P | 标题 | 时长 |\n|-|-|-|\n| 1 | 甲 | 45:12 |\n| 2 | 乙 | 1:32:08 |\n\n见 12:05。\n", "12:05");
    row("titles of callouts", "# 题\n\n> [!quote] 原话 @ 05:12\n> 话\n", "05:12");
    row("of the day by its words", "# T\n\nAt 3:00 in the morning, 夜里 02:10, and [3:01].\n", "3:01");
}

void TestDocumentForms::timestamps()
{
    compare([](const Document& document) {
        QByteArrayList out;
        for (const Timestamp& stamp : document.timestamps)
            out << text(stamp.text);
        return QByteArrayList{out.join(' ')};
    });
}

void TestDocumentForms::entries_data()
{
    columns();
    row("terms as a table", "## 术语表 / Glossary\n\n| 术语 | 英文 | 解释 |\n|-|-|-|\n| 推理 | inference | 用模型 |\n",
        "推理 = inference — 用模型");
    row("terms as a list", "## Glossary\n\n- **RL**: learning by reward\n- SFT — fine-tuning\n",
        "RL = learning by reward\nSFT = fine-tuning");
    row("terms as paragraphs", "## 名词解释\n\n**推理**：用模型。\n\n话\n", "推理 = 用模型。");
    row("terms as lines of one paragraph", "## 名词解释\n\n**推理**：用模型，\n也叫推断。\n**训练**：做模型。\n",
        "推理 = 用模型，也叫推断。\n训练 = 做模型。");
    row("bold words that go on with a definition", "## 名词解释\n\n**推理**：用模型，\n**不是**训练模型。\n",
        "推理 = 用模型，不是训练模型。");
    row("terms as fields", "## 术语\n\n- **缩放定律（Scaling Law）**:: 按幂律下降\n",
        "缩放定律（Scaling Law） = 按幂律下降");
    row("terms as definition lists",
        "## Glossary\n\nPUE\n: total power over IT power.\n\nQueue\n: projects\n: waiting\n\nWords\nhere: and there\n",
        "PUE = total power over IT power.\nQueue = projects waiting");
    row("terms as headings", "## 术语\n\n### 推理\n\n用模型。\n\n### 训练\n\n做模型。\n",
        "推理 = 用模型。\n训练 = 做模型。");
    row("outliner", "- ## 术语表\n\t- **推理**：用模型\n- ## 参考\n\t- [文](https://a.b)\n",
        "推理 = 用模型\n[文] https://a.b");
    row("references", "## 参考资料\n\n1. [文](https://a.b) — 甲\n2. 书 https://c.d\n",
        "[文] https://a.b / 甲\n[书] https://c.d");
    row("kinds and authors",
        "## 参考资料\n\n- 书籍：《思考，快与慢》，作者：丹尼尔·卡尼曼\n- 论文：Attention Is All You Need\n- "
        "《三体》（刘慈欣）\n"
        "- 刘慈欣，《三体》，2008\n- 刘慈欣的《三体》：科幻\n- Paper: [Attention](https://a.b) by Ashish Vaswani\n"
        "- The Grid (Gretchen Bakke), 2016\n- 国家能源局：新型储能\n",
        "[《思考，快与慢》] @丹尼尔·卡尼曼\n[Attention Is All You Need]\n[《三体》] @刘慈欣\n[《三体》] @刘慈欣 / "
        "2008\n"
        "[《三体》] @刘慈欣 / 科幻\n[Attention] https://a.b @Ashish Vaswani\n[The Grid] @Gretchen Bakke / 2016\n"
        "[国家能源局] / 新型储能");
    row("names of works by id",
        "## References\n\n[1] Kaplan et al., \"Scaling Laws\", arXiv:2001.08361\n[2] Ann Lee, “On Ships”, "
        "doi:10.1000/182.\n[3] Old. arXiv hep-th/9901001v2\n[4] Version 10.2/3 of the tool\n"
        "[5] Chawla, Nitesh V., et al. \"SMOTE: a way.\" Journal (2002): 3.\n[6] Lee, N. (2000). The Problem: Ways.\n",
        "[Scaling Laws] https://arxiv.org/abs/2001.08361 @Kaplan et al. / arXiv:2001.08361\n"
        "[On Ships] https://doi.org/10.1000/182 @Ann Lee / doi:10.1000/182.\n"
        "[Old. arXiv hep-th/9901001v2] https://arxiv.org/abs/hep-th/9901001v2\n[Version 10.2/3 of the tool]\n"
        "[SMOTE: a way.] @Chawla, Nitesh V., et al. / Journal (2002): 3.\n[Lee, N. (2000). The Problem: Ways.]");
    row("marks within a longer title",
        "## 参考资料\n\n- 读《三体》有感\n- 《一》与《二》的比较\n- 关于“长期主义”的讨论\n- 《未完\n- 《》\n- \"Deep\" "
        "learning\n- 《三体》 "
        "科幻\n",
        "[读《三体》有感]\n[《一》与《二》的比较]\n[关于“长期主义”的讨论]\n[《未完]\n[《》]\n[\"Deep\" "
        "learning]\n[《三体》] / 科幻");
    row("works that were mentioned",
        "## 提到的书和资料\n\n- 《沙丘》\n\n## Links mentioned in this episode\n\n- [B](https://c.d)\n",
        "[《沙丘》]\n[B] https://c.d");
    row("groups of references", "## References\n\n- Papers\n  - [A](https://a.b)\n- Talks\n  - [B](https://c.d)\n",
        "[A] https://a.b\n[B] https://c.d");
    row("numbered lines",
        "## References\n\n[1] Gregg, B. (2016). The Flame Graph.\n[2] <https://a.b/c>\n[3] 书 https://c.d\n",
        "[Gregg, B. (2016). The Flame Graph.]\n[https://a.b/c] https://a.b/c\n[书] https://c.d");
    row("pages of a vault", "## 相关阅读\n\n- [[MOC - 数据]] — 索引\n- [[A|B]]\n", "[MOC - 数据] / 索引\n[B]");
    row("footnotes", "## 参考资料与注释\n\n话[^1][^2]\n\n[^1]: 只是说明。\n[^2]: [文](https://a.b)\n",
        "[文] https://a.b");
    row("table of works", "| 书名 | 作者 |\n|-|-|\n| 沙丘 | 赫伯特 |\n", "[沙丘] @赫伯特");
    row("references in a language", "## References and Borrowing\n\n- [A](https://a.b)\n", "");
}

void TestDocumentForms::entries()
{
    compare([](const Document& document) {
        QByteArrayList lines;
        for (const Term& term : document.terms)
            lines << text(term.term) + " = " + text(term.definition);
        for (const Reference& reference : document.references)
            lines << ('[' + text(reference.title) + "] " + text(reference.url)).trimmed() +
                         (reference.author.empty() ? QByteArray() : " @" + text(reference.author)) +
                         (reference.note.empty() ? QByteArray() : " / " + text(reference.note));
        return lines;
    });
}

void TestDocumentForms::recording_data()
{
    columns();
    row("said", "- 视频链接：https://youtu.be/abc\n- 发布时间：2024-01-02\n", "https://youtu.be/abc 2024-01-02");
    row("most often led into",
        "[x](https://youtu.be/oneoneone11)\n\n[0:10](https://youtu.be/twotwotwo22?t=10) "
        "[0:20](https://youtu.be/twotwotwo22?t=20)\n",
        "https://youtu.be/twotwotwo22 2024-05-06");
    row("linked at the top",
        "# 题 2023-02-03\n\n[看](https://youtu.be/oneoneone11?t=5)\n\n## 一\n\n## "
        "二\n\n[x](https://youtu.be/twotwotwo22)\n",
        "https://youtu.be/oneoneone11 2023-02-03");
    row("many", "# 题\n\n## 一\n\n话\n\n## 二\n\n[x](https://youtu.be/oneoneone11) [y](https://youtu.be/twotwotwo22)\n",
        " 2024-05-06");
    row("length behind the address", "- 视频：<https://youtu.be/abc>（1:03:21，有字幕）\n- 日期：2024-01-02\n",
        "https://youtu.be/abc 2024-01-02 1:03:21");
    row("id alone", "# 题\n\n| 项目 | 内容 |\n|-|-|\n| 视频 ID | n1E9IZfvGMA（YouTube） |\n| 时长 | 60:00 |\n",
        "https://www.youtube.com/watch?v=n1E9IZfvGMA 2024-05-06 1:00:00");
    row("id in the last line", "# 题\n\n## 一\n\n话\n\n---\n\n*生成时间：2026年2月19日*\n*视频ID：BV1WnctziEac*\n",
        "https://www.bilibili.com/video/BV1WnctziEac 2024-05-06");
    row("no id of a known site", "# 题\n\n话\n\n*视频ID：第三集*\n", " 2024-05-06");
    row("link before id", "# 题\n\n- 视频：https://youtu.be/abc\n- 视频ID：n1E9IZfvGMA\n",
        "https://youtu.be/abc 2024-05-06");
    row("line below the title",
        "# T\n\n*Recorded on March 14th, 2025 · 2h 31m · [Watch](https://youtu.be/abcdefghijk)*\n\n## A\n",
        "https://youtu.be/abcdefghijk 2025-03-14 2:31:00");
    row("line below the title, in Chinese", "# 题\n\n2025年3月7日 | 约90分钟\n\n## 一\n", " 2025-03-07 1:30:00");
    row("how long it takes to read", "# T\n\nMar 14, 2025 · 5 min read\n\n## A\n", " 2024-05-06");
    row("milliseconds", "---\ndate: 1777460400000\n---\n", " 2026-04-29");
    row("digits alone", "---\nupload_date: 20250213\n---\n", " 2025-02-13");
    row("Korean date", "- 날짜: 2025년 2월 20일\n- 길이: 38분\n", " 2025-02-20 38:00");
    row("dots and spaces", "- 날짜: 2025. 2. 20.\n- 길이: 38분\n", " 2025-02-20 38:00");
    row("a player of the page",
        "# 题\n\n<iframe src=\"//player.bilibili.com/player.html?bvid=BV1WnctziEac&p=2\"></iframe>\n",
        "https://www.bilibili.com/video/BV1WnctziEac?p=2 2024-05-06");
    row("a player that begins later", "<iframe src=\"https://www.youtube.com/embed/n1E9IZfvGMA?start=90\"></iframe>\n",
        "https://www.youtube.com/watch?v=n1E9IZfvGMA 2024-05-06");
    row("a player among links",
        "# 题\n\n## 一\n\n[另一个](https://youtu.be/oneoneone11)、[又一个](https://youtu.be/twotwotwo22)\n\n"
        "<iframe src=\"https://www.youtube.com/embed/n1E9IZfvGMA\"></iframe>\n",
        "https://www.youtube.com/watch?v=n1E9IZfvGMA 2024-05-06");
    row("a file that a page plays", "# 题\n\n<video controls>\n<source src=\"https://a.org/x.mp4\">\n</video>\n",
        "https://a.org/x.mp4 2024-05-06");
    row("something else says the video",
        "- 视频链接：https://youtu.be/oneoneone11\n\n<iframe src=\"https://youtube.com/embed/n1E9IZfvGMA\"></iframe>\n",
        "https://youtu.be/oneoneone11 2024-05-06");
    row("video before sound",
        "# T\n\nOn [S](https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk) "
        "[Y](https://www.youtube.com/watch?v=Zz3-uT0pQ1w)\n\n## A\n",
        "https://www.youtube.com/watch?v=Zz3-uT0pQ1w 2024-05-06");
    row("video before sound in a line",
        "- Listen: [S](https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk) [Y](https://youtu.be/abcdefghijk)\n- "
        "Date: 2024-01-02\n",
        "https://youtu.be/abcdefghijk 2024-01-02");
    row("a list of recordings",
        "# 题\n\n[a](https://youtu.be/oneoneone11) [b](https://youtu.be/twotwotwo22) "
        "[c](https://youtu.be/treetree333)\n",
        " 2024-05-06");
    row("behind another label", "# 题\n\n**嘉宾**：甲乙　**日期**：2024-05-17\n", " 2024-05-17");
    row("behind another label and two spaces", "# 题\n\n**嘉宾**：甲乙  **日期**：2024-05-17\n", " 2024-05-17");
    row("between other labels", "# 題\n\n演講者：鄭維　日期：2024年3月9日　影片：https://vimeo.com/76979871\n",
        "https://vimeo.com/76979871 2024-03-09");
    row("beside a name", "# 題\n\nゲスト：中村剛　2024年12月1日\n", " 2024-12-01");
    row("updated", "# 题\n\n- 最后更新：2024-01-03\n- 发布时间：2024-01-02\n", " 2024-01-02");
}

void TestDocumentForms::recording()
{
    compare([](const Document& document) {
        QByteArray line = text(document.videoUrl) + ' ' +
                          (document.date ? text(zhilan::isoDate(document.date->start)) : QByteArray());
        if (document.videoDuration)
            line += ' ' + clock(document.videoDuration);
        return QByteArrayList{line};
    });
}

QTEST_APPLESS_MAIN(TestDocumentForms)
#include "tst_document_forms.moc"
