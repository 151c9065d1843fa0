#include "core/document/build.h"
#include "core/series/extraction.h"
#include "core/series/markers.h"
#include "core/series/series.h"
#include "tests/unit/series/mini_document.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cmath>
#include <latch>
#include <random>
#include <sstream>
#include <thread>

using namespace zhilan;
using namespace zhilan::series;

namespace
{

std::string number(double value)
{
    std::ostringstream out;
    out.precision(6);
    out << value;
    return out.str();
}

/// Title, unit and points of each series, one a line.
QString describe(const std::vector<Series>& all)
{
    std::string out;
    for (const Series& series : all) {
        out += std::string(xKindName(series.xKind)) + (series.source.kind == SourceKind::Text ? " text " : " ") +
               series.title + " [" + series.unit + (series.per.empty() ? "" : " per " + series.per) + "]";
        for (const Point& point : series.points)
            out += " " + std::to_string(point.line) + ":" + point.x + "=" + point.label + "(" + number(point.value) +
                   ")" + (point.forecast ? "F" : "");
        for (const UnreadCell& cell : series.unread)
            out += " unread " + std::to_string(cell.line) + ":" + cell.text;
        out += "\n";
    }
    return QString::fromStdString(out);
}

constexpr std::chrono::sys_days kToday = std::chrono::sys_days{std::chrono::year{2026} / 2 / 13};

} // namespace

class TestSeries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void extracts_data();
    void extracts();
    void refuses_data();
    void refuses();
    void revenueOfTheSample();
    void fit();
    void sampleDocument();
    void goldenFiles_data();
    void goldenFiles();
    void realDocumentsWithoutSeries();
    void survivesMutations();
    void cellProvenance();
    void stopsFromAnotherThread();
    void wideTableOfShortRows();
    void longTableIsCut();
    void markers_data();
    void markers();
    void markersPassOverNoMore();
};

void TestSeries::extracts_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* document, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(document) << QString::fromUtf8(expected);
    };
    row("empty", "", "");
    row("unit in the header", "# 算力\n| 年份 | 算力（GW） |\n|--|--|\n| 2026年 | 10-15 |\n| 2027年 | ~40 |\n",
        "time 算力 [GW] 4:2026年=10–15(12.5) 5:2027年=~40(40)\n");
    row("same as above", "| 年 | 成本 |\n|-|-|\n|2026|~100-150亿美元/GW/年|\n|2027|同上|\n|2028|〃|\n",
        "time 成本 [USD per GW/year] 3:2026=~100–150亿(1.25e+10) 4:2027=~100–150亿(1.25e+10) "
        "5:2028=~100–150亿(1.25e+10)\n");
    row("totals stay apart", "| 年 | 台数 |\n|-|-|\n|2024|10台|\n|2025|20台|\n|合计|30台|\n|CAGR|100%|\n",
        "time 台数 [台] 3:2024=10(10) 4:2025=20(20) unread 5:合计 unread 6:CAGR\n");
    row("forecasts", "| Year | Revenue ($bn) |\n|-|-|\n|2025A|12|\n|2026E|30|\n|2027F|61|\n",
        "time Revenue [USD] 3:2025A=12B(1.2e+10) 4:2026E=30B(3e+10)F 5:2027F=61B(6.1e+10)F\n");
    row("two currencies", "| 年 | 收入 |\n|-|-|\n|2023|1亿美元|\n|2024|2亿美元|\n|2025|3亿欧元|\n|2026|4亿美元|\n",
        "time 收入 [USD] 3:2023=1亿(1e+08) 4:2024=2亿(2e+08) 6:2026=4亿(4e+08) unread 5:3亿欧元\n");
    row("falling order", "| 年 | 收入 |\n|-|-|\n|2025|30亿元|\n|2024|20亿元|\n|2023|10亿元|\n",
        "time 收入 [CNY] 5:2023=10亿(1e+09) 4:2024=20亿(2e+09) 3:2025=30亿(3e+09)\n");
    row("losses", "| Year | Margin |\n|-|-|\n|2023|(34.0%)|\n|2024|-5%|\n|2025|12%|\n",
        "time Margin [%] 3:2023=−34.0%(-34) 4:2024=−5%(-5) 5:2025=12%(12)\n");
    row("time across",
        "# HBM 产能\n| 厂商 | 2024 | 2025 | 2026e |\n|-|-|-|-|\n| Samsung | 50% | 60% | 55% |\n| Micron | — | 70% | "
        "65% |\n",
        "time Samsung · HBM 产能 [%] 4:2024=50%(50) 4:2025=60%(60) 4:2026e=55%(55)F\n"
        "time Micron · HBM 产能 [%] 5:2025=70%(70) 5:2026e=65%(65)F\n");
    row("groups", "| Company | Year | Cost ($bn) |\n|-|-|-|\n|A|2024|1|\n|A|2025|2|\n|B|2024|3|\n|B|2025|4|\n",
        "time A · Cost [USD] 3:2024=1B(1e+09) 4:2025=2B(2e+09)\n"
        "time B · Cost [USD] 5:2024=3B(3e+09) 6:2025=4B(4e+09)\n");
    row("categories after time",
        "| Company | Valuation |\n|-|-|\n|Cursor|$29bn|\n|Sierra|$10bn|\n|Harvey|$8bn|\n\n"
        "| 年 | 收入 |\n|-|-|\n|2024|1亿元|\n|2025|2亿元|\n",
        "time 收入 [CNY] 9:2024=1亿(1e+08) 10:2025=2亿(2e+08)\n"
        "category Valuation [USD] 3:Cursor=29bn(2.9e+10) 4:Sierra=10bn(1e+10) 5:Harvey=8bn(8e+09)\n");
    row("over numbers", "| P/S | Cap |\n|-|-|\n|4×|$2.85T|\n|5×|$3.56T|\n|6×|$4.27T|\n",
        "number Cap [USD] 3:4×=2.85T(2.85e+12) 4:5×=3.56T(3.56e+12) 5:6×=4.27T(4.27e+12)\n");
    row("not a series: timeline",
        "| 时间 | 事件 |\n|-|-|\n|2023-02|Google 投资 $300M|\n|2023-09|Amazon 宣布 $4B 投资|\n|2024|C 轮 $100M，估值 "
        "$1B|\n",
        "");
    row("not a series: measures", "| 指标 | 数值 |\n|-|-|\n|笔记|736|\n|频道|16|\n|文稿|413|\n", "");
    row("not a series: confidence",
        "| 置信度 | 时间范围 | 内容 |\n|-|-|-|\n| ~50%（直觉） | 1-2年（最多1-3年） | 甲 |\n| ~90% | 10年内 | 乙 |\n| "
        "~95-99% | 极高 | 丙 |\n",
        "");
    row("not a series: identifiers and settings",
        "| 列名 | 列 ID | 端口 | 默认值 |\n|-|-|-|-|\n| 甲 | 10 | 8060 | 1000 |\n| 乙 | 52 | 8070 | 30000 |\n| 丙 | 9 "
        "| 8080 "
        "| 5 |\n",
        "");
    row("unit behind a comma, a slash, in brackets",
        "| Year | Revenue, $bn | 装机 GW | 成本/亿元 | Load [MW] "
        "|\n|-|-|-|-|-|\n|2024|1.5|10|2|5|\n|2025|2.5|~12|3|6|\n",
        "time Revenue [USD] 3:2024=1.5B(1.5e+09) 4:2025=2.5B(2.5e+09)\n"
        "time 装机 [GW] 3:2024=10(10) 4:2025=~12(12)\n"
        "time 成本 [CNY] 3:2024=2亿(2e+08) 4:2025=3亿(3e+08)\n"
        "time Load [MW] 3:2024=5(5) 4:2025=6(6)\n");
    row("a price is no power", "| Year | Cost per GW |\n|-|-|\n|2024|$30|\n|2025|$40|\n",
        "time Cost per GW [USD] 3:2024=30(30) 4:2025=40(40)\n");
    row("a word for thousands of something", "# Capacity (K wpm)\n| Maker | 2024 | 2025 |\n|-|-|-|\n|North|45|130|\n",
        "time North · Capacity [wpm] 4:2024=45k(45000) 4:2025=130k(130000)\n");
    row("header that comes again",
        "# Mills\n| Maker | Output (t) | Share | Stock (t) | Share |\n|-|-|-|-|-|\n|North|1|20%|5|10%|\n"
        "|South|2|30%|6|20%|\n|West|3|50%|7|70%|\n",
        "category Output [t] 4:North=1(1) 5:South=2(2) 6:West=3(3)\ncategory Mills · Share · Output [%] "
        "4:North=20%(20) 5:South=30%(30) "
        "6:West=50%(50)\n"
        "category Mills · Stock [t] 4:North=5(5) 5:South=6(6) 6:West=7(7)\ncategory Mills · Share · Stock [%] "
        "4:North=10%(10) 5:South=20%(20) "
        "6:West=70%(70)\n");
    row("date left out below another",
        "| 年 | 公司 | 收入 |\n|-|-|-|\n|2024|甲|1亿元|\n||乙|3亿元|\n|2025|甲|2亿元|\n||乙|4亿元|\n",
        "time 甲 · 收入 [CNY] 3:2024=1亿(1e+08) 5:2025=2亿(2e+08)\n"
        "time 乙 · 收入 [CNY] 4:2024=3亿(3e+08) 6:2025=4亿(4e+08)\n");
    row("not a series: stages", "| 阶段 | 描述 |\n|-|-|\n| 90%的代码 | 行数层面 |\n| 100%的代码 | 与90%有差异 |\n", "");
    row("told in a cell",
        "| 观点 | 说明 |\n|-|-|\n| 算力增长 | 今年10-15 GW，明年30-40 GW，2028年约100 GW，2029年约300 GW |\n",
        "time text 算力增长 [GW] 3:今年=10–15(12.2474) 3:明年=30–40(34.641) 3:2028年=~100(100) 3:2029年=~300(300)\n");
    row("told once although the rest of the sentence breaks off",
        "| A | B |\n|-|-|\n| Heat | 2022: €0.4M, 2023: €0.9M, 2024: €1.7M, and nobody knew what the year 2025 would "
        "bring, 3.1 |\n",
        "time text Heat [EUR] 3:2022=0.4M(400000) 3:2023=0.9M(900000) 3:2024=1.7M(1.7e+06)\n");
    row("told twice",
        "| 观点 | 说明 |\n|-|-|\n| 算力增长 | 今年10 GW，明年30 GW，2028年约100 GW |\n\n"
        "| 年 | 算力 |\n|-|-|\n|2026|10 GW|\n|2027|30 GW|\n|2028|~100 GW|\n",
        "time 算力 [GW] 7:2026=10(10) 8:2027=30(30) 9:2028=~100(100)\n");
    row("years with quarters beside them, left out below another",
        "| 年份 | 季度 | 收入（亿元） |\n|-|-|-|\n|2024|Q1|10|\n||Q2|12|\n||Q3|13|\n|2025|Q1|20|\n",
        "time 收入 [CNY] 3:2024 Q1=10亿(1e+09) 4:2024 Q2=12亿(1.2e+09) 5:2024 Q3=13亿(1.3e+09) 6:2025 "
        "Q1=20亿(2e+09)\n");
    row("years with months beside them", "|年|月|收入|\n|-|-|-|\n|2024|1|10亿元|\n|2024|2|11亿元|\n|2025|1|12亿元|\n",
        "time 收入 [CNY] 3:2024年1月=10亿(1e+09) 4:2024年2月=11亿(1.1e+09) 5:2025年1月=12亿(1.2e+09)\n");
    row("months in English, and the whole year apart",
        "|Month|Year|Revenue ($bn)|\n|-|-|-|\n|Jan|2024|1|\n|Feb|2024|2|\n|Full "
        "year|2024|30|\n|Jan|2025|3|\n|?|2025|4|\n",
        "time Revenue [USD] 3:2024 Jan=1B(1e+09) 4:2024 Feb=2B(2e+09) 6:2025 Jan=3B(3e+09) unread 5:30 unread 7:?\n");
    row("years and quarters of several",
        "|公司|年份|季度|收入（亿元）|\n|-|-|-|-|\n|甲|2024|Q1|1|\n|甲|2024|Q2|2|\n|乙|2024|Q1|3|\n|乙|2024|Q2|4|\n",
        "time 甲 · 收入 [CNY] 3:2024 Q1=1亿(1e+08) 4:2024 Q2=2亿(2e+08)\n"
        "time 乙 · 收入 [CNY] 5:2024 Q1=3亿(3e+08) 6:2024 Q2=4亿(4e+08)\n");
    row("a rank beside the year is no part of it",
        "|年份|排名|收入|\n|-|-|-|\n|2023|1|1亿元|\n|2024|3|2亿元|\n|2025|2|3亿元|\n",
        "time 收入 [CNY] 3:2023=1亿(1e+08) 4:2024=2亿(2e+08) 5:2025=3亿(3e+08)\n");
    row("the year goes on", "|期间|收入|\n|-|-|\n|2024Q1|1亿元|\n|Q2|2亿元|\n|2025Q1|3亿元|\n",
        "time 收入 [CNY] 3:2024Q1=1亿(1e+08) 4:Q2=2亿(2e+08) 5:2025Q1=3亿(3e+08)\n");
    row("the year goes on downwards",
        "|期间|收入|\n|-|-|\n|2025年2月|4亿元|\n|1月|3亿元|\n|2024年12月|2亿元|\n|11月|1亿元|\n",
        "time 收入 [CNY] 6:11月=1亿(1e+08) 5:2024年12月=2亿(2e+08) 4:1月=3亿(3e+08) 3:2025年2月=4亿(4e+08)\n");
    row("no year goes on past its end", "|期间|收入|\n|-|-|\n|2024Q3|1亿元|\n|Q4|2亿元|\n|Q1|3亿元|\n|Q2|4亿元|\n",
        "time 收入 [CNY] 3:2024Q3=1亿(1e+08) 4:Q4=2亿(2e+08) unread 5:Q1 unread 6:Q2\n");
    row("the year goes on across", "|公司|2024Q3|Q4|2025Q1|\n|-|-|-|-|\n|甲|1亿元|2亿元|3亿元|\n",
        "time 甲 [CNY] 3:2024Q3=1亿(1e+08) 3:Q4=2亿(2e+08) 3:2025Q1=3亿(3e+08)\n");
    row("currencies as headers", "| 年度 | 美元 | 亿人民币 | GW |\n|-|-|-|-|\n|2023|1亿|7|3|\n|2024|2亿|14|4|\n",
        "time 美元 [USD] 3:2023=1亿(1e+08) 4:2024=2亿(2e+08)\n"
        "time 亿人民币 [CNY] 3:2023=7亿(7e+08) 4:2024=14亿(1.4e+09)\n"
        "time GW [GW] 3:2023=3(3) 4:2024=4(4)\n");
    row("a head of two rows, periods below",
        "# 产能\n| 基地 | 现有 | | 规划 | |\n|-|-|-|-|-|\n| | 2024 | 2025 | 2027 | 2030 |\n"
        "| 甲 | 220 GWh | 250 GWh | 300 GWh | 320 GWh |\n| 合计 | 676 GWh | 772 GWh | 1050 GWh | 同左 |\n",
        "time 甲 · 产能 [GWh] 5:2024=220(220) 5:2025=250(250) 5:2027=300(300)F 5:2030=320(320)F\n"
        "time 合计 · 产能 [GWh] 6:2024=676(676) 6:2025=772(772) 6:2027=1050(1050)F 6:2030=1050(1050)F\n");
    row("a head of two rows, measures below",
        "| 公司 | 2024 | | 2025 | |\n|-|-|-|-|-|\n| | 收入（亿元） | 利润（亿元） | 收入（亿元） | 利润（亿元） |\n"
        "| 甲 | 10 | 1 | 20 | 3 |\n",
        "time 甲 · 收入 [CNY] 4:2024=10亿(1e+09) 4:2025=20亿(2e+09)\n"
        "time 甲 · 利润 [CNY] 4:2024=1亿(1e+08) 4:2025=3亿(3e+08)\n");
    row("a head of two rows, measures above",
        "| 公司 | 收入 | 收入 | 成本 | 成本 |\n|-|-|-|-|-|\n| 公司 | 2024 | 2025 | 2024 | 2025 |\n| 甲 | 1亿元 | 2亿元 "
        "| 3亿元 | 4亿元 |\n",
        "time 甲 · 收入 [CNY] 4:2024=1亿(1e+08) 4:2025=2亿(2e+08)\n"
        "time 甲 · 成本 [CNY] 4:2024=3亿(3e+08) 4:2025=4亿(4e+08)\n");
    row("rates below what they are of",
        "| 项目 | 2023 | 2024 | 2025E |\n|-|-|-|-|\n| 营业收入（亿元） | 10 | 12 | 15 |\n| 同比 | — | 20% | 25% |\n"
        "| 其中：电池（亿元） | 5 | 6 | 7 |\n| 净利润（亿元） | 1 | 2 | 3 |\n| 同比 | — | (5%) | 50% |\n",
        "time 营业收入 [CNY] 3:2023=10亿(1e+09) 3:2024=12亿(1.2e+09) 3:2025E=15亿(1.5e+09)F\n"
        "time 营业收入 同比 [%] 4:2024=20%(20) 4:2025E=25%(25)F\n"
        "time 电池 [CNY] 5:2023=5亿(5e+08) 5:2024=6亿(6e+08) 5:2025E=7亿(7e+08)F\n"
        "time 净利润 [CNY] 6:2023=1亿(1e+08) 6:2024=2亿(2e+08) 6:2025E=3亿(3e+08)F\n"
        "time 净利润 同比 [%] 7:2024=−5%(-5) 7:2025E=50%(50)F\n");
    row("rows of one name",
        "| 项 | 2023 | 2024 |\n|-|-|-|\n| 国内收入 | 1亿元 | 2亿元 |\n| 线上 | 3亿元 | 4亿元 |\n| 海外收入 | 5亿元 | "
        "6亿元 |\n| 线上 | 7亿元 | 8亿元 |\n",
        "time 国内收入 [CNY] 3:2023=1亿(1e+08) 3:2024=2亿(2e+08)\n"
        "time 线上 · 国内收入 [CNY] 4:2023=3亿(3e+08) 4:2024=4亿(4e+08)\n"
        "time 海外收入 [CNY] 5:2023=5亿(5e+08) 5:2024=6亿(6e+08)\n"
        "time 线上 · 海外收入 [CNY] 6:2023=7亿(7e+08) 6:2024=8亿(8e+08)\n");
    row("wide blanks in cells", "| 年 | 收入 |\n|-|-|\n|　2023　|　1亿元|\n|2024　|2亿元　|\n",
        "time 收入 [CNY] 3:2023=1亿(1e+08) 4:2024=2亿(2e+08)\n");
    row("two columns of one name, by unit",
        "# E 时间\n\n| 年 | 收入（亿美元） | 收入（亿元） |\n|-|-|-|\n|2023|1|7|\n|2024|2|14|\n",
        "time 收入 (USD) [USD] 5:2023=1亿(1e+08) 6:2024=2亿(2e+08)\n"
        "time 收入 (CNY) [CNY] 5:2023=7亿(7e+08) 6:2024=14亿(1.4e+09)\n");
    row("the heading before what is no measure", "# 全球\n\n| 年 | 反向 |\n|-|-|\n|2023|1台|\n|2024|2台|\n",
        "time 全球 · 反向 [台] 5:2023=1(1) 6:2024=2(2)\n");
    row("games are no currency", "| Year | Won |\n|-|-|\n|2023|10|\n|2024|14|\n",
        "time Won [] 3:2023=10(10) 4:2024=14(14)\n");
    row("below zero, and tolerances",
        "|年|气温|误差|\n|-|-|-|\n|2023|零下20|450±30亿元|\n|2024|零下10|500±20亿元|\n|2025|负5|480±1亿元|\n",
        "time 气温 [] 3:2023=−20(-20) 4:2024=−10(-10) 5:2025=−5(-5)\n"
        "time 误差 [CNY] 3:2023=450±30亿(4.5e+10) 4:2024=500±20亿(5e+10) 5:2025=480±1亿(4.8e+10)\n");
}

void TestSeries::extracts()
{
    QFETCH(QString, document);
    QFETCH(QString, expected);
    const std::string text = document.toStdString();
    QCOMPARE(describe(extract(miniDocument(text, kToday))), expected);
}

void TestSeries::refuses_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<QString>("series");
    QTest::addColumn<QString>("refused");
    const auto row = [](const char* name, const char* document, const char* series, const char* refused) {
        QTest::newRow(name) << QString::fromUtf8(document) << QString::fromUtf8(series) << QString::fromUtf8(refused);
    };
    row("nothing", "# 甲\n", "", "");
    row("two currencies along a row", "| 公司 | 2023 | 2024 | 2025 |\n|-|-|-|-|\n| 甲 | $60.9B | $130.5B | ¥2000亿 |\n",
        "", "甲 too_few:$60.9B too_few:$130.5B other_unit:¥2000亿\n");
    row("two units down a column", "| 年 | 收入 |\n|-|-|\n|2023|1亿美元|\n|2024|100 MW|\n", "",
        "收入 too_few:1亿美元 other_unit:100 MW\n");
    row("a step among levels", "| 项 | 2023 | 2024 | 2025 |\n|-|-|-|-|\n| 毛利 | 30 | 32 | 下降3个百分点 |\n", "",
        "毛利 too_few:30 too_few:32 words_around:下降3个百分点\n");
    row("dates that come again", "| 年 | 收入 |\n|-|-|\n|2023|1亿元|\n|2023|2亿元|\n|2024|3亿元|\n", "",
        "收入 repeated_date:1亿元 repeated_date:2亿元 repeated_date:3亿元\n");
    row("a list of bare numbers", "# 甲\n\n- 2020：5\n- 2021：8\n- 2022：12\n", "",
        "甲 no_unit:5 no_unit:8 no_unit:12\n");
    row("a list of large numbers", "# 甲\n\n- 2020: 5亿\n- 2021: 8亿\n- 2022: 12亿\n",
        "time text 甲 [] 3:2020=5亿(5e+08) 4:2021=8亿(8e+08) 5:2022=12亿(1.2e+09)\n", "");
    row("rates of growth", "# 甲\n\n2023年增长10%，2024年增长20%，2025年下降5%。\n",
        "time text 甲 [%] 3:2023年=10%(10) 3:2024年=20%(20) 3:2025年=−5%(-5)\n", "");
    row("steps that are no rates", "# 甲\n\n收入2023年增加1亿元，2024年增加2亿元，2025年减少1亿元。\n", "", "");
    row("people counted once", "# A\n\nStaff was 10 people in 2021, 50 in 2022, and about 300 by the end of 2023.\n",
        "time text Staff [person] 3:2021=10(10) 3:2022=50(50) 3:the end of 2023=~300(300)\n", "");
    row("nothing to count this year from", "# 甲\n\n今年10-15 GW，明年30-40 GW，2028年约100 GW，2029年约300 GW。\n",
        "time text 甲 [GW] 3:2028年=~100(100) 3:2029年=~300(300) unread 3:今年 10-15 GW unread 3:明年 30-40 GW\n", "");
    row("two make a comparison", "---\ndate: 2025-03-01\n---\n\n# 甲\n\n今年10-15 GW，明年30-40 GW。\n", "",
        "甲 too_few:10-15 GW too_few:30-40 GW\n");
    row("two of two things", "# 甲\n\n2023年收入3亿元，2024年成本4亿元。2023年3亿元，2024年40 MW。\n", "", "");
    row("nothing to count from at all", "# 甲\n\n去年10億，今年20億，明年40億。\n", "",
        "甲 no_period:去年 10億 no_period:今年 20億 no_period:明年 40億\n");
    row("a course with growth between", "# 甲\n\n用户从2020年的100万增长到2021年的300万，再到2022年的近千万。\n",
        "time text 用户 [] 3:2020年=100万(1e+06) 3:2021年=300万(3e+06) 3:2022年=~千万(1e+07)\n", "");
    row("one after the other", "# 甲\n\n2025E/2026E/2027E 净利润分别为2,590/2,930/3,300亿元（YoY +16%/+13%/+13%）。\n",
        "time text 净利润 [CNY] 3:2025E=2,590亿(2.59e+11)F 3:2026E=2,930亿(2.93e+11)F 3:2027E=3,300亿(3.3e+11)F\n", "");
    row("respectively", "# A\n\nRevenue was $1bn, $2bn and $3bn in 2023, 2024 and 2025, respectively.\n",
        "time text Revenue [USD] 3:2023=1bn(1e+09) 3:2024=2bn(2e+09) 3:2025=3bn(3e+09)\n", "");
    row("as many as dates, or nothing", "# 甲\n\n2023年、2024年收入分别为1亿元、2亿元、3亿元。\n", "", "");
    row("a unit in the label", "# 甲\n\n期货（美分/磅）：2022年均价 213，2023年 171，2024年 237。\n",
        "time text 期货 均价 [USD per lb] 3:2022年=213(2.13) 3:2023年=171(1.71) 3:2024年=237(2.37)\n", "");
    row("a unit in the line above", "# A\n\nBy quarter, installed MW:\n\n- Q1'25: 110\n- Q2'25: 150\n- Q3'25: 206\n",
        "time text By quarter, installed [MW] 5:Q1'25=110(110) 6:Q2'25=150(150) 7:Q3'25=206(206)\n", "");
    row("the unit of a section",
        "# 甲\n\n单位：亿元\n\n话\n\n| 项目 | 2024 | 2025 |\n|-|-|-|\n| 收入 | 1 | 2 |\n\n分部：\n\n| 项目 | 2024 | "
        "2025 |\n|-|-|-|\n| 广告收入 | 3 | 4 |\n",
        "time 收入 [CNY] 9:2024=1亿(1e+08) 9:2025=2亿(2e+08)\ntime 广告收入 [CNY] 15:2024=3亿(3e+08) "
        "15:2025=4亿(4e+08)\n",
        "");
    row("who says it",
        "- 嘉宾：金敏洙\n- 日期：2025-01-01\n\n## 市场\n\n**金敏洙：** "
        "2023年40亿美元，2024年180亿美元，2025年350亿美元。\n",
        "time text 市场 [USD] 6:2023年=40亿(4e+09) 6:2024年=180亿(1.8e+10) 6:2025年=350亿(3.5e+10)\n", "");
    row("names of their own", "# 甲\n\n参数量：GPT-2 15亿（2019年）→ GPT-3 1750亿（2020年）→ GPT-4 1.8万亿（2023年）\n",
        "time text 参数量 [] 3:2019年=15亿(1.5e+09) 3:2020年=1750亿(1.75e+11) 3:2023年=1.8万亿(1.8e+12)\n", "");
    row("what is told stands between", "# 甲\n\n2025年全球人形机器人出货1.3万台，2026年预计5万台，2030年100万台。\n",
        "time text 全球人形机器人出货 [台] 3:2025年=1.3万(13000) 3:2026年=5万(50000)F 3:2030年=100万(1e+06)\n", "");
    row("a label that has such words in it", "# 甲\n\n## 乙\n\n25岁以下用户：2023年1亿人，2024年2亿人，2025年4亿人。\n",
        "time text 25岁以下用户 [person] 5:2023年=1亿(1e+08) 5:2024年=2亿(2e+08) 5:2025年=4亿(4e+08)\n", "");
    row("what only says that something follows",
        "# 甲\n\n## 乙\n\n正文里也说得很清楚：2024年收入10亿美元，2025年收入30亿美元，2026年收入100亿美元。\n",
        "time text 收入 [USD] 5:2024年=10亿(1e+09) 5:2025年=30亿(3e+09) 5:2026年=100亿(1e+10)\n", "");
    row("a time before the sentence",
        "# 甲\n\n（1:05:20）起薪从2015年的100万元，涨到2020年的150万元，2025年的220万元。\n",
        "time text 起薪 [CNY] 3:2015年=100万(1e+06) 3:2020年=150万(1.5e+06) 3:2025年=220万(2.2e+06)\n", "");
    row("two currencies of categories",
        "# 甲\n\n| 公司 | 估值 |\n|-|-|\n| A | $39B |\n| B | 约120亿元 |\n| C | 30亿美元 |\n", "",
        "估值 too_few:$39B other_unit:约120亿元 too_few:30亿美元\n");
    row("events are no numbers", "| 时间 | 事件 |\n|-|-|\n|2023|A 投资 $300M|\n|2024|B 轮 $100M，估值 $1B|\n", "", "");
}

void TestSeries::refuses()
{
    QFETCH(QString, document);
    QFETCH(QString, series);
    QFETCH(QString, refused);
    const auto parsed = document::fromBytes(document.toStdString(), "refused.md");
    QVERIFY(parsed.has_value());
    const Extraction all = extractAll(**parsed);
    QCOMPARE(describe(all.series), series);
    std::string have;
    for (const Series& each : all.refused) {
        QVERIFY(each.points.empty());
        have += each.title;
        for (const UnreadCell& cell : each.unread)
            have += " " + std::string(reasonName(cell.reason)) + ":" + cell.text;
        have += "\n";
    }
    QCOMPARE(QString::fromStdString(have), refused);
}

void TestSeries::revenueOfTheSample()
{
    const std::string text =
        "### Anthropic收入的指数增长\n\n| 年份 | 年化收入 | 增长 |\n|------|---------|------|\n"
        "| 2023年 | 0 → 1亿美元 | — |\n| 2024年 | 1亿 → 10亿美元 | 10倍 |\n"
        "| 2025年 | 10亿 → 90-100亿美元 | ~10倍 |\n| 2026年1月 | 年化100亿基础上又增加数十亿 | 持续 |\n";
    const auto all = extract(miniDocument(text, kToday));
    QCOMPARE(all.size(), std::size_t{1});
    const Series& series = all.front();
    QCOMPARE(series.title, std::string("Anthropic 年化收入"));
    QCOMPARE(series.unit, std::string("USD"));
    QCOMPARE(series.points.size(), std::size_t{4});
    QCOMPARE(series.points[0].kind, quantity::Kind::Transition);
    QCOMPARE(series.points[0].from.value_or(-1), 0.0);
    QCOMPARE(series.points[0].high, 1e8);
    QCOMPARE(series.points[1].from.value_or(-1), 1e8);
    QCOMPARE(series.points[1].high, 1e9);
    QCOMPARE(series.points[2].from.value_or(-1), 1e9);
    QCOMPARE(series.points[2].low, 9e9);
    QCOMPARE(series.points[2].high, 1e10);
    QCOMPARE(series.points[2].label, std::string("90–100亿"));
    QCOMPARE(series.points[3].kind, quantity::Kind::AtLeast);
    QCOMPARE(series.points[3].low, 1e10);
    QVERIFY(std::isinf(series.points[3].high));
    QCOMPARE(series.points[3].label, std::string("≥100亿"));
    QCOMPARE(series.points[3].line, 8U);
}

void TestSeries::fit()
{
    const std::string text = "| 年 | 量 |\n|-|-|\n|2022|1台|\n|2023|10台|\n|2024|100台|\n|2025|1000台|\n";
    const auto all = extract(miniDocument(text));
    QCOMPARE(all.size(), std::size_t{1});
    QVERIFY(all.front().fit.has_value());
    QVERIFY(std::abs(all.front().fit->perYear - 10) < 0.05);
    QVERIFY(all.front().fit->r2 > 0.999);
    QVERIFY(std::abs(all.front().fit->doublingDays - 109.9) < 1);

    const auto withBound = extract(miniDocument(text + "|2026|2000台以上|\n"));
    QCOMPARE(withBound.size(), std::size_t{1});
    QCOMPARE(withBound.front().points.size(), std::size_t{5});
    QVERIFY(withBound.front().fit == all.front().fit);

    const auto endless = extract(miniDocument(text + "|2026|1e999台|\n"));
    QCOMPARE(endless.size(), std::size_t{1});
    QCOMPARE(endless.front().points.size(), std::size_t{4});
    QCOMPARE(endless.front().unread.size(), std::size_t{1});

    const auto months = extract(miniDocument("| 月 | 量 |\n|-|-|\n|2025-01|1台|\n|2025-02|2台|\n|2025-03|4台|\n"));
    QCOMPARE(months.size(), std::size_t{1});
    QVERIFY(!months.front().fit.has_value());

    // A year's revenue behind those of quarters grows by nothing but its length; power is had at any time.
    const auto mixed = extract(
        miniDocument("| 期 | 2024Q4 | 2025Q1 | 2025Q2 | 2026E |\n|-|-|-|-|-|\n|收入|1亿元|2亿元|3亿元|16亿元|\n|装机|1 "
                     "GW|2 GW|3 GW|16 GW|\n"));
    QCOMPARE(mixed.size(), std::size_t{2});
    QVERIFY(!mixed.front().fit.has_value());
    QVERIFY(mixed.back().fit.has_value());
}

void TestSeries::sampleDocument()
{
    const std::string path = ZHILAN_SHARED_DIR "/samples/dario-amodei-near-the-end-of-the-exponential.zh.md";
    if (!QFile::exists(QString::fromStdString(path)))
        QSKIP("the shared sample document is absent");
    const auto document = document::fromFile(path);
    QVERIFY(document.has_value());
    const auto all = extract(**document);
    QCOMPARE(describe(all),
             QString::fromUtf8(
                 "time Anthropic 年化收入 [USD] 174:2023年=1亿(1e+08) 175:2024年=10亿(1e+09) "
                 "176:2025年=90–100亿(9.48683e+09) 177:2026年1月=≥100亿(1e+10)\n"
                 "time 行业总算力 [GW] 320:2026年=10–15(12.2474) 321:2027年=30–40(34.641) 322:2028年=~100(100) "
                 "323:2029年=~300(300)\n"
                 "time 估算每GW成本 [USD per GW/year] 320:2026年=~100–150亿(1.25e+10) 321:2027年=~100–150亿(1.25e+10) "
                 "322:2028年=~100–150亿(1.25e+10) 323:2029年=~100–150亿(1.25e+10)\n"));
    for (const Series& series : all) {
        for (const Point& point : series.points)
            QVERIFY(point.span.of((*document)->tree->source()).find(point.x) != std::string_view::npos);
    }
}

void TestSeries::goldenFiles_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(ZHILAN_TEST_DATA_DIR "/series"));
    const QStringList names = folder.entryList({QStringLiteral("*.md")});
    QVERIFY(!names.isEmpty());
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

/// ZHILAN_UPDATE_GOLDEN=1 writes the files anew; read the difference before keeping it.
void TestSeries::goldenFiles()
{
    QFETCH(QString, path);
    const auto document = document::fromFile(path.toStdString());
    QVERIFY(document.has_value());
    const QString have = describe(extract(**document));
    QFile golden(path + QStringLiteral(".series"));
    if (qEnvironmentVariableIsSet("ZHILAN_UPDATE_GOLDEN")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        golden.write(have.toUtf8());
        return;
    }
    QVERIFY(golden.open(QIODevice::ReadOnly));
    QCOMPARE(have, QString::fromUtf8(golden.readAll()));
}

/// Transcripts, show notes, lists of papers and meetings: dates and numbers everywhere, and not one series.
void TestSeries::realDocumentsWithoutSeries()
{
    const QDir folder(QStringLiteral(ZHILAN_SHARED_DIR "/suites/real-docs/docs"));
    if (!folder.exists())
        QSKIP("the shared real documents are absent");
    for (const char* number : {"002", "004", "006", "008", "011", "012", "014", "016", "017", "018", "019",
                               "030", "032", "034", "035", "036", "041", "042", "043", "045", "047", "051",
                               "052", "054", "056", "060", "062", "064", "080", "081", "094", "095", "096"}) {
        const QStringList names = folder.entryList({QString::fromLatin1(number) + QStringLiteral("-*.md")});
        QCOMPARE(names.size(), 1);
        const auto document = document::fromFile(folder.filePath(names.front()).toStdString());
        QVERIFY(document.has_value());
        QVERIFY2(extract(**document).empty(),
                 qPrintable(names.front() + QLatin1Char(' ') + describe(extract(**document))));
    }
}

void TestSeries::survivesMutations()
{
    QFile file(QStringLiteral(ZHILAN_TEST_DATA_DIR "/series/revenue.zh.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string original = file.readAll().toStdString();
    std::uint64_t state = 0x9E3779B97F4A7C15ULL;
    const auto next = [&state](std::size_t bound) {
        state ^= state << 13U;
        state ^= state >> 7U;
        state ^= state << 17U;
        return static_cast<std::size_t>(state % bound);
    };
    for (int round = 0; round < 400; ++round) {
        std::string text = original;
        for (std::size_t edits = 1 + next(20); edits > 0; --edits) {
            const std::size_t at = next(text.size());
            switch (next(4)) {
            case 0:
                text[at] = static_cast<char>(next(256));
                break;
            case 1:
                text.erase(at, next(40));
                break;
            case 2:
                text.insert(at, text.substr(next(text.size()), next(60)));
                break;
            default:
                text.insert(at, std::string(next(30), "|-0亿→~\n9"[next(9)]));
            }
            if (text.empty())
                text = original;
        }
        const auto document = document::fromBytes(text, "mutation");
        if (!document)
            continue;
        for (const Series& series : extract(**document)) {
            QVERIFY(series.points.size() >= 2);
            for (const Point& point : series.points)
                QVERIFY(point.span.end <= (*document)->tree->source().size() && !std::isnan(point.value));
        }
        QVERIFY(extract(miniDocument(text)).size() < 1000);
    }
}

/// Every point leads to the cell it was read from, every unread cell to its row.
void TestSeries::cellProvenance()
{
    const std::string text =
        "# 甲\n\n| 年 | 收入（亿元） | 成本（亿元） |\n|-|-|-|\n| 2023 | 12 | 7.5 |\n| 2024 | 18 | **9** |\n"
        "| 某年 | 20 | 11 |\n| 合计 | 50 | 27.5 |\n\n去年8 GW，今年10-15 GW，明年30-40 GW。\n";
    const auto document = document::fromBytes(text, "cells.md");
    QVERIFY(document.has_value());
    const std::string_view source = (*document)->tree->source();
    const auto all = extract(**document);
    QVERIFY(all.size() >= 2);
    for (const Series& series : all) {
        for (const Point& point : series.points) {
            QVERIFY(point.span.begin <= point.cell.begin && point.cell.end <= point.span.end);
            QVERIFY2(point.cell.of(source).find(point.text) != std::string_view::npos, point.text.c_str());
        }
    }
    QCOMPARE(all[0].unread.size(), std::size_t{2});
    QCOMPARE(all[0].unread[0].reason, UnreadReason::NoPeriod);
    QCOMPARE(all[0].unread[0].text, std::string("某年"));
    QCOMPARE(all[0].unread[0].line, 7U);
    QVERIFY(all[0].unread[0].span.of(source).find("20") != std::string_view::npos);
    QCOMPARE(all[0].unread[1].reason, UnreadReason::Total);
    QCOMPARE(std::string(reasonName(UnreadReason::TooManyRows)), std::string("too_many_rows"));
}

void TestSeries::stopsFromAnotherThread()
{
    std::string text = "# 甲\n\n| 年 | 收入 | 成本 |\n|-|-|-|\n";
    for (int year = 1900; year < 2100; ++year)
        text += "| " + std::to_string(year) + "年 | " + std::to_string(year % 97) + "亿元 | 7亿元 |\n";
    for (int i = 0; i < 200; ++i)
        text += "\n2023年1亿元，2024年2亿元，2025年3亿元。\n";
    const auto document = document::fromBytes(text, "stop.md");
    QVERIFY(document.has_value());
    std::size_t whole = 0;
    Pace unhurried({}, [&](std::size_t count) { whole = count; });
    QVERIFY(!extractAt(unhurried, **document).empty());
    QVERIFY(whole > 600);
    for (const std::size_t at : {std::size_t{1}, std::size_t{5}, std::size_t{150}, whole / 2, whole - 2}) {
        std::stop_source source;
        std::latch asked(1);
        std::latch stopped(1);
        std::jthread other([&] {
            asked.wait();
            source.request_stop();
            stopped.count_down();
        });
        std::size_t last = 0;
        Pace pace(source.get_token(), [&](std::size_t count) {
            last = count;
            if (count == at) {
                asked.count_down();
                stopped.wait();
            }
        });
        QVERIFY(extractAt(pace, **document).empty());
        if (last < at)
            asked.count_down();
        QVERIFY2(last >= at && last <= at + 4, qPrintable(QStringLiteral("%1: %2").arg(at).arg(last)));
    }
    std::stop_source source;
    source.request_stop();
    QVERIFY(extract(**document, source.get_token()).empty());
}

void TestSeries::wideTableOfShortRows()
{
    constexpr int kWide = 3000;
    std::string text = "|";
    std::string rule = "|";
    for (int i = 0; i < kWide; ++i) {
        text += "a|";
        rule += "-|";
    }
    text += "\n" + rule + "\n";
    for (int i = 0; i < kWide; ++i)
        text += "|1|\n";
    const auto document = document::fromBytes(text, "wide.md");
    QVERIFY(document.has_value());
    std::size_t steps = 0;
    Pace pace({}, [&](std::size_t count) { steps = count; });
    QVERIFY(extractAt(pace, **document).empty());
    QVERIFY(steps <= 65U * kWide + 1000U);
}

void TestSeries::longTableIsCut()
{
    std::string text = "| 日 | 量（台） |\n|-|-|\n";
    for (int day = 0; day < 21'000; ++day)
        text += "| " + isoDate(kToday - std::chrono::days(day)) + " | " + std::to_string(day) + " |\n";
    const auto document = document::fromBytes(text, "long.md");
    QVERIFY(document.has_value());
    const auto all = extract(**document);
    QCOMPARE(all.size(), std::size_t{1});
    QCOMPARE(all[0].points.size(), std::size_t{20'000});
    QCOMPARE(all[0].unread.back().reason, UnreadReason::TooManyRows);
    QCOMPARE(all[0].unread.back().line, 20'003U);
}

void TestSeries::markers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("figures");
    QTest::addColumn<int>("times");
    QTest::newRow("empty") << QString() << 0 << 0;
    QTest::newRow("plain words") << u"The hour has come, 天下大事"_qs << 0 << 0;
    QTest::newRow("Chinese") << u"今年10-15 GW，明年30-40 GW，2028年约100 GW"_qs << 6 << 6;
    QTest::newRow("Han numerals") << u"二〇二五年三百二十人"_qs << 2 << 1;
    QTest::newRow("full width") << u"２０２５年"_qs << 1 << 2;
    QTest::newRow("quarters") << u"Q3 2025, 1H26, FY27"_qs << 5 << 4;
    QTest::newRow("emoji and far Han") << u"🎉𠮷3"_qs << 1 << 0;
    QTest::newRow("cut off") << QString::fromUtf8("12年\xE5\xB9") << 1 << 1;
}

void TestSeries::markers()
{
    QFETCH(QString, text);
    const Markers have = countMarkers(text.toStdString(), 100);
    QTEST(static_cast<int>(have.figures), "figures");
    QTEST(static_cast<int>(have.times), "times");
    QVERIFY(mayHoldMarkers(text.toStdString(), have));
}

/// Texts of all lengths, out of what counts and what nearly does: none may be passed over that has enough.
void TestSeries::markersPassOverNoMore()
{
    const std::vector<std::string> parts{"年", "月", "季",   "今",    "明",      "去",   "三", "\uFF13", "，",
                                         "弐", "的", "3",    "2024",  "'24",     "’24",  "Q",  "q3",     "3Q",
                                         "H1", "FY", "year", "Month", "quarter", "more", " ",  "a"};
    std::mt19937 random(1);
    std::size_t passedOver = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (std::size_t left = random() % (i % 50 == 0 ? 300 : 12); left > 0; --left)
            text += parts[random() % (i % 3 == 0 ? parts.size() : 11)];
        const Markers have = countMarkers(text, 1000);
        QVERIFY2(mayHoldMarkers(text, have), text.c_str());
        passedOver += mayHoldMarkers(text, {have.figures + 1, have.times + 1}) ? 0 : 1;
    }
    QVERIFY(passedOver > 2000);
    QVERIFY(!mayHoldMarkers("Nothing that is told by numbers, 天下大事", {5, 3}));
}

QTEST_APPLESS_MAIN(TestSeries)
#include "tst_series.moc"
