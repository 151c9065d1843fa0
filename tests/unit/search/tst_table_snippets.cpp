#include "tests/unit/search/search_folder.h"

#include <QtTest>

using namespace zhilan;

/// What is shown of a section that was found in a table.
class TestTableSnippets : public QObject, private search_test::SearchFolder
{
    Q_OBJECT

private slots:
    void rows_data();
    void rows();
    void amountsAreShown();
    void longCell();
    void longHead();
    void cleanup();
};

void TestTableSnippets::cleanup()
{
    close();
}

/// A cell says little without the others of its row.
void TestTableSnippets::rows_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("marked"); ///< the snippet, marks in 【】
    const QString table = u"| 年份 | 行业总算力（GW） | 成本 |\n|---|---|---|\n| 2028年 | ~100 GW | 高𠮷 |\n"
                          "| 2029年 | ~300 GW |  |\n| 2030年 | ~900 GW | 低👍🏽 |\n"_qs;
    QTest::newRow("row") << table << u"100"_qs << u"2028年 · ~【100】 GW · 高𠮷"_qs;
    QTest::newRow("empty cell") << table << u"300"_qs << u"2029年 · ~【300】 GW"_qs;
    QTest::newRow("empty cells between")
        << u"| 公司 | 2023 | 2024 | 2025 | 备注 |\n|---|---|---|---|---|\n| 甲公司 | 1 GW | | | 晶圆 |\n"_qs
        << u"晶圆"_qs << u"甲公司 · 1 GW · – · – · 【晶圆】"_qs;
    QTest::newRow("emoji") << table << u"低👍🏽"_qs << u"2030年 · ~900 GW · 【低👍🏽】"_qs;
    QTest::newRow("terms in two cells") << table << u"2030 900"_qs
                                        << u"【2030】年 · ~【900】 GW · 低👍🏽"_qs;
    QTest::newRow("name of a column") << table << u"算力"_qs
                                      << u"行业总【算力】（GW）…2028年 ~100 GW，2029年 ~300 GW，2030年 ~900 GW"_qs;
    QTest::newRow("name of the first column") << table << u"年份"_qs << u"【年份】…2028年，2029年，2030年"_qs;
    QTest::newRow("empty cells below a name")
        << table << u"成本"_qs << u"【成本】…2028年 高𠮷，2029年 –，2030年 低👍🏽"_qs;
    QTest::newRow("empty first and middle cells")
        << u"| 年份 | 装机 | 备注 |\n|---|---|---|\n| 2019 | 1 | 试点 |\n|  | 2 |  |\n| 2021 |  | 停 |\n"_qs
        << u"装机"_qs << u"【装机】…2019 1，– 2，2021 –"_qs;
    QTest::newRow("first row alone is filled")
        << u"| 年份 | 累计装机(GW) | 备注 |\n|---|---|---|\n| 2019 | 1 | 试点 |\n| 2020 | 2 | |\n| 2021 | 3 | |\n"_qs
        << u"累计装机"_qs << u"【累计装机】(GW)…2019 1，2020 2，2021 3"_qs;
    QTest::newRow("head without a first cell")
        << u"| | 营收 | 利润 |\n|---|---|---|\n| 2019 | 1 | 7 |\n| 2020 | 2 | 8 |\n"_qs << u"利润"_qs
        << u"【利润】…2019 7，2020 8"_qs;
    QTest::newRow("rows of empty cells")
        << u"| 甲 | 乙 |\n|---|---|\n| | |\n| | |\n| 1 | 2 |\n| | |\n| | |\n| 3 | 4 |\n"_qs << u"乙"_qs
        << u"【乙】…1 2，3 4"_qs;
    QTest::newRow("cell of several lines")
        << u"| 甲 | 乙 |\n|---|---|\n| 1 | 2<br>3 |\n| 4 | 5 |\n"_qs << u"乙"_qs << u"【乙】…1 2 · 3，4 5"_qs;
    QString longTable = u"| 年份 | 装机 |\n|---|---|\n"_qs;
    QString shown = u"【装机】"_qs;
    for (int year = 2000; year < 2100; ++year) {
        longTable += u"| %1 | 12345 |\n"_qs.arg(year);
        if (year < 2017)
            shown += (year == 2000 ? u"…%1 12345"_qs : u"，%1 12345"_qs).arg(year);
    }
    QTest::newRow("more rows than there is room for") << longTable << u"装机"_qs << shown + u"…"_qs;
    QTest::newRow("two names") << table << u"年份 成本"_qs << u"【年份】 · 行业总算力（GW） · 【成本】"_qs;
    QTest::newRow("nothing below") << u"| 甲 | 乙 |\n|---|---|\n"_qs << u"乙"_qs << u"甲 · 【乙】"_qs;
    QTest::newRow("two tables")
        << u"| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n话。\n\n| 丙 | 丁 |\n|---|---|\n| 3 | 4 |\n"_qs << u"乙"_qs
        << u"【乙】…1 2"_qs;
    QTest::newRow("two tables side by side")
        << u"| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n| 丙 | 丁 |\n|---|---|\n| 3 | 4 |\n"_qs << u"乙"_qs
        << u"【乙】…1 2"_qs;
    const QString bare = u"| 年份 | 产能（GWh） | 营收（亿元） |\n|---|---|---|\n| 2024 | 80 | 9 |\n"
                         "| 2025 | 120 | 13.5 |\n\n> 投了90-100亿美元。\n"_qs;
    QTest::newRow("amount by the head of its column")
        << bare << u">100GWh"_qs << u"2025 · 产能（GWh） 【120】 · 13.5"_qs;
    QTest::newRow("amount with the head's multiplier")
        << bare << u">10亿元"_qs << u"2025 · 120 · 营收（亿元） 【13.5】"_qs;
    QTest::newRow("amounts by the heads of two columns")
        << bare << u">100GWh >10亿元"_qs << u"2025 · 产能（GWh） 【120】 · 营收（亿元） 【13.5】"_qs;
    QTest::newRow("amount by its head and a word")
        << bare << u"2025 >10亿元"_qs << u"【2025】 · 120 · 营收（亿元） 【13.5】"_qs;
    QTest::newRow("amounts in several rows")
        << u"| 年 | 算力（GW） | 卡 |\n|---|---|---|\n| 2022 | 18 | 3 |\n| 2023 | 5 | 4 |\n| 2024 | 62 | 5 "
           u"|\n\n话。\n\n"
           "| 年 | 算力（GW） |\n|---|---|\n| 2025 | 110 |\n"_qs
        << u">10GW"_qs << u"2022 · 算力（GW） 【18】 · 3…2024 · 算力（GW） 【62】 · 5"_qs;
    const QString glossary = u"## 术语表\n\n| 术语 | 解释 |\n|---|---|\n| **FDA** | 食品药品监督管理局，批准新药 |\n"
                             "| **RLHF** | 从人的反馈中学习 |\n\n- **卡脖子**：受制于人\n"_qs;
    QTest::newRow("term of a glossary") << glossary << u"RLHF"_qs << u"【RLHF】 · 从人的反馈中学习"_qs;
    QTest::newRow("what defines a term") << glossary << u"批准新药"_qs << u"FDA · 食品药品监督管理局，【批准新药】"_qs;
    QTest::newRow("amount in a glossary")
        << u"## 术语表\n\n| 术语 | 容量（GW） |\n|---|---|\n| 甲电站 | 3 |\n| 乙电站 | 10 |\n"_qs << u">5GW"_qs
        << u"乙电站 · 容量（GW） 【10】"_qs;
    QTest::newRow("term of a list") << glossary << u"受制于人"_qs << u"卡脖子：【受制于人】"_qs;
    QTest::newRow("long row") << u"| 说明 | 算力（GW） |\n|---|---|\n| %1 | 18 |\n"_qs.arg(QString(400, u'长'))
                              << u">10GW"_qs << u"…%1 · 算力（GW） 【18】"_qs.arg(QString(23, u'长'));
    QTest::newRow("amount in a sentence") << bare << u">80亿美元"_qs << u"投了【90-100亿美元】。"_qs;
    QTest::newRow("head with a year") << u"| 公司 | 2024年营收（亿元） |\n|---|---|\n| 甲 | 120 |\n"_qs
                                      << u">100亿元"_qs << u"甲 · 2024年营收（亿元） 【120】"_qs;
    QTest::newRow("money below a multiplier") << u"| 公司 | 收入（$bn） |\n|---|---|\n| 甲 | $23.2 |\n"_qs
                                              << u">20bn美元"_qs << u"甲 · 收入（$bn） 【$23.2】"_qs;
    QTest::newRow("its own multiplier") << u"| 平台 | 用户（万人） |\n|---|---|\n| 甲 | 1.2亿 |\n"_qs
                                        << u"1亿人..2亿人"_qs << u"甲 · 用户（万人） 【1.2亿】"_qs;
    QTest::newRow("amount by the head of its row")
        << u"| 指标 | 2024 | 2025 |\n|---|---|---|\n| 装机（GW） | 3 | 7 |\n"_qs << u">5GW"_qs
        << u"装机（GW） · 3 · 【7】"_qs;
    QTest::newRow("HTML") << u"<table>\n<tr>\n<td>甲</td>\n<td>乙</td>\n</tr>\n</table>\n"_qs << u"乙"_qs
                          << u"甲 · 【乙】"_qs;
    QTest::newRow("column of HTML") << u"<table>\n<tr>\n<th>年</th>\n<th>量</th>\n</tr>\n<tr>\n<td>2024</td>\n<td></"
                                       u"td>\n</tr>\n<tr>\n<td>2025</td>\n"
                                       "<td>9</td>\n</tr>\n</table>\n"_qs
                                    << u"量"_qs << u"【量】…2024 –，2025 9"_qs;
}

void TestTableSnippets::rows()
{
    QFETCH(QString, markdown);
    QFETCH(QString, query);
    QFETCH(QString, marked);
    put("a.md", markdown.toStdString());
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(answer.total, 1U);
    QCOMPARE(drawn(answer.hits[0]), marked);
}

/// The amount that meets the query is what the snippet is about, whatever else is found elsewhere in the section.
void TestTableSnippets::amountsAreShown()
{
    put("a.md", "# 车\n\n| 公司 | 2023销量（万辆） |\n|---|---|\n| 比亚迪 | 302 |\n| 小鹏 | 14.2 |\n\n"
                "销量，说的是销量。\n\n| 公司 | 2024年（万辆） |\n|---|---|\n| 吉利 | 218 |\n| 比亚迪 | 427 |\n");
    QCOMPARE(drawn(ask("销量 >400万辆").hits.at(0)), u"比亚迪 · 2024年（万辆） 【427】"_qs);
    QCOMPARE(drawn(ask("销量 超过400万辆").hits.at(0)), u"比亚迪 · 2024年（万辆） 【427】"_qs);
    QCOMPARE(drawn(ask("小鹏 2024 >400万辆").hits.at(0)), u"比亚迪 · 2024年（万辆） 【427】"_qs);
}

/// The head is put in front where there is room for it.
void TestTableSnippets::longCell()
{
    std::string cell;
    for (int i = 0; i < 2000; ++i)
        cell += "说了很多，";
    put("a.md", "# 厂\n\n| 产能（GWh） |\n|---|\n| " + cell + "约 777 |\n");
    const search::Answer answer = ask("700..800GWh");
    QCOMPARE(answer.hits.size(), 1U);
    QVERIFY2(answer.hits[0].snippet.size() < 1000, qPrintable(QString::number(answer.hits[0].snippet.size())));
    QVERIFY(drawn(answer.hits[0]).contains(u"777】"_qs));
}

/// What is stored with each cell below is short, so that a table takes no more than it is long.
void TestTableSnippets::longHead()
{
    const std::string head = std::string(20000, 'x') + " ID";
    std::string table = "| a | " + head + " |\n|---|---|\n";
    for (int i = 0; i < 300; ++i)
        table += "| k | 7 |\n| " + head + " | 7 |\n";
    const auto document = document::fromBytes(table, "a.md");
    QVERIFY(document);
    for (const search::SectionRecord& section : search::recordOf(**document, "a.md").sections) {
        for (const search::Piece& piece : section.pieces)
            QVERIFY(piece.columnHead.size() < 100);
    }
}

QTEST_APPLESS_MAIN(TestTableSnippets)
#include "tst_table_snippets.moc"
