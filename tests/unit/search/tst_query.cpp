#include "core/search/comparable_amounts.h"
#include "core/search/query.h"
#include "core/search/query_values.h"

#include <QtTest>

#include <algorithm>
#include <iterator>
#include <limits>

using namespace zhilan;
using search::parseQuery;

class TestQuery : public QObject
{
    Q_OBJECT

private slots:
    void normalized_data();
    void normalized();
    void readsItsOwnText();
    void narrowed_data();
    void narrowed();
    void narrowedMeansBoth();
    void amounts_data();
    void amounts();
    void whatMeetsAnAmount_data();
    void whatMeetsAnAmount();
    void anythingIsAQuery();
    void tooLong();
    void comparisonsWithoutUnit_data();
    void comparisonsWithoutUnit();
};

void TestQuery::normalized_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("understood");
    QTest::addColumn<bool>("noted");
    const auto row = [](const char* typed, const char* understood, bool noted = false) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(understood) << noted;
    };
    row("", "");
    row(" \t\u3000", "");
    row("算力", "算力");
    row("算力　GW", "算力 GW");
    row("\"a phrase\"", "\"a phrase\"");
    row("“到 2030 年”", "\"到 2030 年\"");
    row("「算力」", "\"算力\"");
    row("他说“算力”", "他说 \"算力\"");
    row("\"not closed", "\"not closed\"", true);
    row("a -b", "a -b");
    row("a －b", "a -b");
    row("a - b", "a - b");
    row("a −b", "a -b");
    row("a –b", "a -b");
    row("a − b", "a − b");
    row("GPT-4", "GPT-4");
    row("a OR b", "a OR b");
    row("a | b c", "a OR (b c)");
    row("a OR", "a", true);
    row("OR a", "a", true);
    row("a OR OR b", "a OR b", true);
    row("a || b", "a OR b");
    row("(a OR) b", "a b", true);
    row("OR", "\"OR\"", true);
    row(" AND NOT ", "\"AND NOT\"", true);
    row("()", "\"()\"", true);
    row("() a", "a", true);
    row("|", "\"|\"", true);
    row("供电 AND 瓶颈", "供电 瓶颈");
    row("饕餮 AND", "饕餮", true);
    row("AND a", "a", true);
    row("a AND (b OR c) AND NOT d", "a (b OR c) -d");
    row("a NOT b c", "a -b c");
    row("a NOT (b c)", "a -(b c)");
    row("a NOT \"b c\"", "a -\"b c\"");
    row("a NOT title:b", "a -title:b");
    row("a NOT", "a", true);
    row("404 NOT FOUND", "404 -FOUND", true);
    row("４０４ ＮＯＴ ＦＯＵＮＤ", "４０４ -ＦＯＵＮＤ", true);
    row("404 \"NOT\" FOUND", "404 \"NOT\" FOUND");
    row("算力 NOT GPU", "算力 -GPU");
    row("HBM NOT Dram", "HBM -Dram");
    row("HBM OR DRAM", "HBM OR DRAM");
    row("a ＡＮＤ b", "a b");
    row("a and not b", "a and not b");
    row("\"AND\" a", "\"AND\" a");
    row("ANDES NOTE", "ANDES NOTE");
    row("（a OR b） c", "(a OR b) c");
    row("(a (b OR c)) -(d e)", "(a (b OR c)) -(d e)");
    row("(a", "a", true);
    row("f(x) a)", "f(x) a", true);
    row("算力）", "算力", true);
    row("算力 ) GW", "算力 GW", true);
    row(")", "\")\"", true);
    row("\"\"", "");
    row("-\"\" a", "a");
    row("数据库 \"", "数据库", true);
    row("「a\"b」", "「a\"b」");
    row("「a\"b", "「a\"b」", true);
    row("『a\"「b」』", "『a\"「b」』");
    row("算力（GW）", "算力（GW）");
    row("title:数据", "title:数据");
    row("Heading：\"a b\"", "heading:\"a b\"");
    row("quote:(a OR b)", "quote:a OR quote:b");
    row("speaker:\"Dario Amodei\"", "speaker:\"Dario Amodei\"");
    row("path:访谈/ lang:zh", "path:访谈/ lang:zh");
    row("title:", "title:", true);
    row("kind:quote", "kind:quote", true);
    row("std::vector", "std::vector");
    row("Claude:Opus", "Claude:Opus");
    row("12:36", "12:36");
    row("http://a.b", "http://a.b");
    row("date:2025", "date:2025-01-01..2025-12-31");
    row("date:2025..2026", "date:2025-01-01..2026-12-31");
    row("date:2025-02..", "date:2025-02-01..");
    row("date:>2025", "date:2026-01-01..");
    row("date:>=2025-06", "date:2025-06-01..");
    row("date:＜2025", "date:..2024-12-31");
    row("date:<=2025-06-30", "date:..2025-06-30");
    row("-date:>2025", "-date:2026-01-01..");
    row("date:>", "date:>", true);
    row("date:~2025", "date:~2025", true);
    row("超过100亿美元", "\"超过100亿美元\" OR >10000000000USD");
    row("超過100億美元", "\"超過100億美元\" OR >10000000000USD");
    row("大于 100 亿美元 算力", "(\"大于 100 亿美元\" OR >10000000000USD) 算力");
    row("至少５GW", "\"至少５GW\" OR >=5000000000W");
    row("不超过5GW", "\"不超过5GW\" OR <=5000000000W");
    row("5GW以上", "\"5GW以上\" OR >=5000000000W");
    row("-低于5GW", "-(\"低于5GW\" OR <5000000000W)");
    row("少于5GW", "\"少于5GW\" OR <5000000000W");
    row("多於 5 GW", "\"多於 5 GW\" OR >5000000000W");
    row("不多于5GW", "\"不多于5GW\" OR <=5000000000W");
    row("more than $10 billion", "(\"more\" \"than\" \"$10\" \"billion\") OR >10000000000USD");
    row("At least 5 GW 算力", "((\"At\" \"least\" \"5\" \"GW\") OR >=5000000000W) 算力");
    row("over 5 GW", "(\"over\" \"5\" \"GW\") OR >5000000000W");
    row("under €1,000", "(\"under\" \"€1,000\") OR <1000EUR");
    row("less than nothing", "less than nothing");
    row("more", "more");
    row("overview 5 GW", "overview 5 GW");
    row("mo 5 GW", "mo 5 GW");
    row("at least", "at least");
    row("超过$100亿", "\"超过$100亿\" OR >10000000000USD");
    row("超过100", "超过100");
    row("超过预期", "超过预期");
    row("不到一年", "不到一年");
    row("至少", "至少");
    row("date:２０２５年", "date:2025-01-01..2025-12-31");
    row("date:2025年6月..2025年7月3日", "date:2025-06-01..2025-07-03");
    row("date:2025/06/30", "date:2025-06-30..2025-06-30");
    row("date:2026..2025", "date:2026..2025", true);
    row("date:yesterday", "date:yesterday", true);
    row("date:2025-13", "date:2025-13", true);
    row("has:chart", "has:chart");
    row("has:chart|video", "has:chart OR has:video");
    row("has:CHART", "has:chart");
    row("has:pictures", "has:pictures", true);
    row("has:chart｜video", "has:chart OR has:video");
    row("标题:数据", "title:数据");
    row("標題：數據", "title:數據");
    row("小标题:a", "heading:a");
    row("章節標題:\"a b\"", "heading:\"a b\"");
    row("说话人:黄仁勋", "speaker:黄仁勋");
    row("說話人：「Dario Amodei」", "speaker:\"Dario Amodei\"");
    row("讲者:a 講者:b", "speaker:a speaker:b");
    row("引语:(a OR b)", "quote:a OR quote:b");
    row("引用：a", "quote:a");
    row("表格:a 术语:b 術語:c 章节:d 章節:e 字幕:f", "table:a term:b term:c chapter:d chapter:e subtitle:f");
    row("路径:访谈/ 語言：zh", "path:访谈/ lang:zh");
    row("路徑:a -语言:en", "path:a -lang:en");
    row("日期:2025年6月..2025年7月3日", "date:2025-06-01..2025-07-03");
    row("日期：>2025", "date:2026-01-01..");
    row("语言:中文", "lang:zh");
    row("語言：繁體", "lang:zh-Hant");
    row("lang:English", "lang:en");
    row("lang:fr", "lang:fr");
    row("包含:影片", "has:video");
    row("包含:图表|视频", "has:chart OR has:video");
    row("含：圖表｜引語", "has:chart OR has:quote");
    row("包含:引用", "has:quote");
    row("speaker:(Dario)", "speaker:Dario");
    row("speaker:(Dario OR 张斌) 算力", "(speaker:Dario OR speaker:张斌) 算力");
    row("speaker:(\"Dario Amodei\" OR 张斌)", "speaker:\"Dario Amodei\" OR speaker:张斌");
    row("speaker:王五|李四", "speaker:王五 OR speaker:李四");
    row("说话人：（王五｜「李 四」） 算力", "(speaker:王五 OR speaker:\"李 四\") 算力");
    row("-speaker:王五|李四 a", "-(speaker:王五 OR speaker:李四) a");
    row("speaker:(Dario -Bryan)", "speaker:Dario -speaker:Bryan");
    row("speaker:(a (b OR c))", "speaker:a (speaker:b OR speaker:c)");
    row("speaker:(a title:b) c", "(speaker:a title:b) c");
    row("speaker:(a title:(b OR c))", "speaker:a (title:b OR title:c)");
    row("speaker:(>5GW)", "speaker:>5GW");
    row("speaker:(Dario", "speaker:Dario", true);
    row("speaker:() a", "a", true);
    row("speaker:a(b)", "speaker:\"a(b)\"");
    row("lang:(zh OR en) HBM", "(lang:zh OR lang:en) HBM");
    row("lang:zh|en HBM", "(lang:zh OR lang:en) HBM");
    row("lang:zh||en", "lang:zh OR lang:en");
    row("lang:zh| en", "lang:zh OR en");
    row("lang:zh|", "lang:zh", true);
    row("语言：中文｜英文", "lang:zh OR lang:en");
    row("path:(deepseek OR Glean)", "path:deepseek OR path:Glean");
    row("路径:访谈/|播客/", "path:访谈/ OR path:播客/");
    row("path:\"a|b\"", "path:\"a|b\"");
    row("date:(2025 OR 2026) HBM", "(date:2025-01-01..2025-12-31 OR date:2026-01-01..2026-12-31) HBM");
    row("日期:2024|>=2026", "date:2024-01-01..2024-12-31 OR date:2026-01-01..");
    row("date:(2025 OR someday) HBM", "date:2025-01-01..2025-12-31 HBM", true);
    row("date:(someday) HBM", "HBM", true);
    row("has:(chart OR video) GW", "(has:chart OR has:video) GW");
    row("has:(chart|video)", "has:chart OR has:video");
    row("has:pictures|video", "has:video", true);
    row("包含:（图表 OR 视频）", "has:chart OR has:video");
    row("heading:算力|收入", "heading:算力 OR heading:收入");
    row("标题：（算力｜\"a b\"）", "title:算力 OR title:\"a b\"");
    row("title:\"a\"|b", "title:\"a\" OR title:b");
    row("title:(>5GW a|b)", "title:>5GW (title:a OR title:b)");
    row("title:|a", "title:|a");
    row("包含:人工智能", "包含:人工智能", true);
    row("日期:待定", "日期:待定", true);
    row("标题:", "标题:", true);
    row("主标题:数据", "主标题:数据");
    row("标题a:数据", "标题a:数据");
    row("他说：算力", "他说：算力");
    row("tìtle:a", "tìtle:a");
    row(">nothing", ">nothing");
    row(">100 GW 算力", ">100000000000W 算力");
    row("算力 > 100 GW", "算力 >100000000000W");
    row("> 算力", "> 算力");
    row(">0.0000001美元", ">0.0000001USD");
    row("≈3倍", "2.7..3.3x");
    row(">100 OR 3", ">100 OR 3", true);
    row("> 100", "> 100", true);
    row("> 100 GW 10..20", ">100000000000W 10..20", true);
    row("≈>100", "≈>100", true);
    row("≈>100亿美元", "≈>100亿美元", true);
    row("≈≈>100亿美元", "≈≈>100亿美元", true);
    row("≈超过100亿美元", "≈超过100亿美元", true);
    row("≈~3倍", "2.7..3.3x");
    row(">0亿", ">0万");
    row("≤0万", "<=0万");
    row(">0美元", ">0USD");
    row(">0", ">0", true);
    row("《1984》", "《1984》");
    row("《1984", "《1984");
    row("《100亿美元》读后", "《100亿美元》读后");
    row("->", "->");
    row("--", "--");
    row("c++", "c++");
    row("👍🏽 𠮷", "👍🏽 𠮷");
}

void TestQuery::normalized()
{
    QFETCH(QString, typed);
    QFETCH(QString, understood);
    QFETCH(bool, noted);
    const search::Query query = parseQuery(typed.toStdString());
    QCOMPARE(QString::fromStdString(toText(query)), understood);
    QCOMPARE(!query.notes.empty(), noted);
    QCOMPARE(search::describe(query.notes).empty(), query.notes.empty());
}

void TestQuery::readsItsOwnText()
{
    for (const char* const typed : {"a b",
                                    "\"a b\" -c",
                                    "(a OR b) c",
                                    "title:a -(b c)",
                                    "date:2025",
                                    "has:quote",
                                    "speaker:\"a b\"",
                                    "a NOT b AND c",
                                    "-AND",
                                    "date:<2025",
                                    "超过100亿美元 a",
                                    "「a\"b」",
                                    ">0.0000001美元",
                                    "≈3倍",
                                    "<1e-7GW",
                                    "over 5 GW",
                                    "title:(at least 5 GW)",
                                    "标题:a 日期:2025",
                                    "speaker:(a OR \"b c\") d",
                                    "date:2025|2026 -lang:(zh OR en)",
                                    "path:\"a|b\"|c",
                                    "speaker:\"a　(b\"",
                                    "lang:\"zh|en\"",
                                    "title:(a|b \"c|d\")",
                                    "speaker:a(b)",
                                    ">0亿",
                                    "<=0万"}) {
        const search::Query query = parseQuery(typed);
        QCOMPARE(toText(parseQuery(toText(query))), toText(query));
        QVERIFY2(parseQuery(toText(query)) == query, toText(query).c_str());
    }
}

void TestQuery::narrowed_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("narrower");
    const auto row = [](const char* typed, const char* narrower) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(narrower);
    };
    row("", "lang:zh");
    row("a AND b", "a AND b lang:zh");
    row("a OR b", "(a OR b) lang:zh");
    row("a | b c", "(a | b c) lang:zh");
    row("(a OR b)", "((a OR b)) lang:zh");
    row("\"数据库", "\"数据库\" lang:zh");
    row("(a OR b", "(a OR b) lang:zh");
    row("a OR", "a lang:zh");
    row("超过100亿美元", "超过100亿美元 lang:zh");
    row("超过100亿美元 \"a", "超过100亿美元 \"a\" lang:zh");
    row("date:2025|2026", "(date:2025|2026) lang:zh");
    row("date:(2025 OR 2026", "(date:2025 OR date:2026) lang:zh");
    row("speaker:(a OR \"b c\") x", "speaker:(a OR \"b c\") x lang:zh");
}

void TestQuery::narrowed()
{
    QFETCH(QString, typed);
    QFETCH(QString, narrower);
    const std::string text = search::narrowed(typed.toStdString(), "lang:zh");
    QCOMPARE(QString::fromStdString(text), narrower);
}

/// Whatever was typed, the whole of it has to be met and the further term too.
void TestQuery::narrowedMeansBoth()
{
    const std::string many = [] {
        std::string text;
        for (std::size_t i = 0; i < search::kMostTerms; ++i)
            text += "w" + std::to_string(i) + " ";
        return text + "w";
    }();
    const std::string lengthy = QString(3000, QChar(0x5B57)).toStdString();
    for (const std::string& typed :
         {std::string("NOT"), std::string("NOT NOT"), std::string("AND OR"), std::string("||"), std::string("()"),
          std::string(")"), std::string("a OR b"), std::string("a b"), std::string("\"a"), std::string("a NOT"),
          std::string("-a"), std::string("(a"), std::string("over 5 GW"), many, lengthy}) {
        const search::QueryNode before = parseQuery(typed).root;
        const search::QueryNode further = parseQuery("lang:zh").root;
        const search::QueryNode after = parseQuery(search::narrowed(typed, "lang:zh")).root;
        QVERIFY2(after.kind == search::QueryKind::All, typed.c_str());
        QVERIFY2(std::count(after.children.begin(), after.children.end(), further) == 1, typed.c_str());
        std::vector<search::QueryNode> rest;
        std::copy_if(after.children.begin(), after.children.end(), std::back_inserter(rest),
                     [&](const search::QueryNode& node) { return !(node == further); });
        const std::vector<search::QueryNode> wanted =
            before.kind == search::QueryKind::All ? before.children : std::vector{before};
        if (typed == many || typed == lengthy)
            continue; // what was not read is not to be met
        QVERIFY2(rest == wanted, typed.c_str());
    }
}

void TestQuery::amounts_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    const double infinite = std::numeric_limits<double>::infinity();
    QTest::newRow("above") << ">100亿美元"
                           << "USD" << 1e10 << infinite;
    QTest::newRow("full width") << "＞100亿美元"
                                << "USD" << 1e10 << infinite;
    QTest::newRow("a Chinese keyboard's sign") << "》100亿美元"
                                               << "USD" << 1e10 << infinite;
    QTest::newRow("the other one") << "《5GW"
                                   << "W" << -infinite << 5e9;
    QTest::newRow("at most") << "≤5GW"
                             << "W" << -infinite << 5e9;
    QTest::newRow("range") << "10..50GW"
                           << "W" << 10e9 << 50e9;
    QTest::newRow("other unit") << "10000..50000MW"
                                << "W" << 10e9 << 50e9;
    QTest::newRow("about") << "≈3倍"
                           << "x" << 2.7 << 3.3;
    QTest::newRow("a blank before the unit") << ">100 GW"
                                             << "W" << 1e11 << infinite;
    QTest::newRow("blanks all over") << "＞ 1.5 billion USD"
                                     << "USD" << 1.5e9 << infinite;
    QTest::newRow("a range and its unit") << "10..50 GW"
                                          << "W" << 10e9 << 50e9;
    QTest::newRow("a large number") << "≥1亿"
                                    << "" << 1e8 << infinite;
    QTest::newRow("a large number in digits") << "<50000"
                                              << "" << -infinite << 50000.0;
    QTest::newRow("hours") << ">=2小时"
                           << "s" << 7200.0 << infinite;
}

void TestQuery::amounts()
{
    QFETCH(QString, typed);
    QFETCH(QString, unit);
    QFETCH(double, low);
    QFETCH(double, high);
    const search::Query query = parseQuery(typed.toStdString());
    QCOMPARE(query.root.kind, search::QueryKind::Amount);
    QCOMPARE(QString::fromStdString(query.root.text), unit);
    QCOMPARE(query.root.low, low);
    QCOMPARE(query.root.high, high);
    QVERIFY(query.notes.empty());
}

void TestQuery::whatMeetsAnAmount_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("meets");
    const auto add = [](const char* query, const char* text, bool meets) {
        QTest::addRow("%s, %s", query, text) << QString::fromUtf8(query) << QString::fromUtf8(text) << meets;
    };
    add(">100亿美元", "120亿美元", true);
    add(">100亿美元", "100亿美元", false);
    add("≥100亿美元", "100亿美元", true);
    add(">95亿美元", "90-100亿美元", true);
    add(">100亿美元", "90-100亿美元", false);
    add("<95亿美元", "90-100亿美元", true);
    add("<90亿美元", "90-100亿美元", false);
    // More than thirty dollars might be anything, but nobody looks for that.
    add(">100亿美元", "超过30美元", false);
    add(">100亿美元", "超过100亿美元", true);
    add(">100亿美元", "至少300亿美元", true);
    add("<100亿美元", "超过30美元", true);
    add("<30美元", "超过30美元", false);
    add("<100美元", "不到30亿美元", false);
    add("<30亿美元", "不到30亿美元", true);
    add(">20亿美元", "不到30亿美元", true);
    add(">30亿美元", "不到30亿美元", false);
    add("10..50GW", "超过20 GW", true);
    add("10..50GW", "超过5 GW", false);
    add("10..50GW", "不到40 GW", true);
    add("10..50GW", "不到90 GW", false);
    add("10..50GW", "45-60 GW", true);
    add(">16777216美元", "16777217美元", true);
    add("<16777217美元", "16777216美元", true);
    add(">1100万美元", "0.11亿美元", false);
    add("≥0.11亿美元", "1100万美元", true);
    add("0.07亿美元..0.07亿美元", "700万美元", true);
    add("<0.7%", "0.7%", false);
}

void TestQuery::whatMeetsAnAmount()
{
    QFETCH(QString, query);
    QFETCH(QString, text);
    QFETCH(bool, meets);
    const search::Query parsed = parseQuery(query.toStdString());
    const auto amounts = search::amountsIn(text.toStdString(), nullptr);
    const auto same = std::find_if(amounts.begin(), amounts.end(),
                                   [&](const search::ComparableAmount& each) { return each.unit == parsed.root.text; });
    QVERIFY(same != amounts.end());
    QCOMPARE(search::meets(parsed.root, same->low, same->high), meets);
}

/// However long and deep.
void TestQuery::anythingIsAQuery()
{
    for (const char* const part :
         {"(", ")", "\"", "-", "title:", "a ", "“", "OR ", "|", "-(", "quote:(", ">", "..", "算"}) {
        std::string typed;
        for (int i = 0; i < 20000; ++i)
            typed += part;
        const search::Query query = parseQuery(typed);
        QVERIFY(toText(query).size() <= typed.size() * 3 + 100);
    }
}

/// The beginning is read, in whole characters, and the rest is said.
void TestQuery::tooLong()
{
    const std::string longest(search::kMostQueryBytes, 'a');
    QCOMPARE(search::describe(parseQuery(longest).notes), std::string());
    QCOMPARE(parseQuery(longest).root.text, longest);
    const std::string han = "ab" + QString(5000, u'算').toStdString();
    const search::Query query = parseQuery(han);
    QCOMPARE(search::describe(query.notes), std::string("only the beginning was read"));
    QCOMPARE(query.root.text, search::readPart(han));
    QCOMPARE(query.root.text.size() % 3, std::size_t(2));
    QVERIFY(search::kMostQueryBytes - query.root.text.size() < 3);
}

void TestQuery::comparisonsWithoutUnit_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("named");
    for (const char* const typed : {">100", "≥50", ">3", "＜100", "≈100", "10..20", ">0.5万", "> 100"})
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(typed);
    QTest::newRow("among others") << u"算力 >100 GPU"_qs << u">100"_qs;
    QTest::newRow("of something else") << u">100页"_qs << QString();
    QTest::newRow("with its unit") << u"> 100 GW"_qs << QString();
    QTest::newRow("a large one") << u">10000"_qs << QString();
    QTest::newRow("of one that compares") << u"≈>100"_qs << QString();
}

/// How they would be understood is said.
void TestQuery::comparisonsWithoutUnit()
{
    QFETCH(QString, typed);
    QFETCH(QString, named);
    QString found;
    for (const search::QueryNote& note : parseQuery(typed.toStdString()).notes) {
        if (note.kind == search::QueryNote::Kind::NoUnit)
            found = QString::fromStdString(note.text);
    }
    QCOMPARE(found, named);
}

QTEST_APPLESS_MAIN(TestQuery)
#include "tst_query.moc"
