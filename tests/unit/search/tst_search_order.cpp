#include "tests/unit/search/search_folder.h"

#include <QtTest>

using namespace zhilan;
using search::Field;

/// What stands first among the sections of a document that has the words in its title.
class TestSearchOrder : public QObject, private search_test::SearchFolder
{
    Q_OBJECT

private slots:
    void ownTextBeforeInheritedTitle_data();
    void ownTextBeforeInheritedTitle();
    void ownHeadingBeforeThoseBelow();
    void phraseBeforeAllThatHaveMore();
    void saidBeforeInheritedTwice_data();
    void saidBeforeInheritedTwice();
    void documentBeforeItsSections_data();
    void documentBeforeItsSections();
    void snippetOfOwnText();
    void titleBeforeProperties();
    void whatTheSpeakerSays();
    void whatTheSpeakerSaysAmongMany();
    void amountThatTheSpeakerSays();
    void alternativeToABareAmount();
    void exactBeforeAlike();
    void contentsBehindWhatTheyName_data();
    void contentsBehindWhatTheyName();
    void chapterThatListsItsSections_data();
    void chapterThatListsItsSections();
    void writtenAmountsFirst_data();
    void writtenAmountsFirst();
    void amountsOfTheScaleAskedForFirst_data();
    void amountsOfTheScaleAskedForFirst();
    void amountOfTheScaleAskedForIsShown();
    void namesInFiguresAreNoAmounts();
    void cleanup();

private:
    /// The last heading of each hit.
    QStringList sectionsOf(const search::Answer& answer) const
    {
        QStringList sections;
        for (const search::Hit& hit : answer.hits)
            sections.append(hit.headingPath.empty() ? QString() : QString::fromStdString(hit.headingPath.back()));
        return sections;
    }
};

void TestSearchOrder::cleanup()
{
    close();
}

void TestSearchOrder::ownTextBeforeInheritedTitle_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("two characters") << u"盐湖"_qs;
    QTest::newRow("several pairs") << u"盐湖提锂"_qs;
    QTest::newRow("a word") << u"lithium"_qs;
    QTest::newRow("two terms") << u"盐湖 lithium"_qs;
    QTest::newRow("quoted") << u"“盐湖提锂”"_qs;
}

/// A short section without the words does not stand before a long one that has them.
void TestSearchOrder::ownTextBeforeInheritedTitle()
{
    QFETCH(QString, query);
    std::string filler;
    for (int i = 0; i < 60; ++i)
        filler += "这里说的是另一件事，与题目没有关系。";
    put("a.md", "# 盐湖提锂 Lithium\n\n开场。\n\n## 目录\n\n一、二。\n\n## 正文\n\n" + filler +
                    "最后说到盐湖提锂 lithium。\n\n## 尾声\n\n再见。\n");
    const QStringList sections = sectionsOf(ask(query.toStdString()));
    QCOMPARE(sections.size(), 4);
    QCOMPARE(sections.mid(0, 2), QStringList({u"盐湖提锂 Lithium"_qs, u"正文"_qs}));
}

void TestSearchOrder::ownHeadingBeforeThoseBelow()
{
    put("a.md", "# 谈话\n\n开场。\n\n## 快问快答\n\n" +
                    std::string("这一节很长。很长。很长。很长。很长。很长。很长。") + "\n\n### 听众追问\n\n短。\n");
    QCOMPARE(sectionsOf(ask("快问快答")), QStringList({u"快问快答"_qs, u"听众追问"_qs}));
}

/// However many have the words more often.
void TestSearchOrder::phraseBeforeAllThatHaveMore()
{
    std::string filler;
    for (int i = 0; i < 20; ++i)
        filler += "这里说的是另一件事。";
    std::string apart = "# 谈话\n\n开场。\n";
    for (int i = 0; i < 9000; ++i)
        apart += "\n## 第" + std::to_string(i) + "节\n\n算力，算力，还是算力。电力，电力，还是电力。\n";
    put("a.md", apart);
    put("b.md", "# 别的\n\n开场。\n\n## 连着\n\n" + filler + "算力电力各说一次。" + filler + "\n");
    const search::Answer answer = ask("算力 电力");
    QCOMPARE(answer.total, std::uint64_t{9001});
    QCOMPARE(sectionsOf(answer).value(0), u"连着"_qs);
}

void TestSearchOrder::saidBeforeInheritedTwice_data()
{
    QTest::addColumn<QString>("word");
    for (const QString& word : {u"算力"_qs, u"大算力"_qs, u"compute"_qs})
        QTest::addRow("%s", qPrintable(word)) << word;
}

/// That the title and a heading above have the word is no more reason than either.
void TestSearchOrder::saidBeforeInheritedTwice()
{
    QFETCH(QString, word);
    const std::string said = word.toStdString();
    put("a.md", "# 谈" + said + "\n\n开场。\n\n## " + said + "背景\n\n先说说。\n\n### 天气\n\n今天很热。\n");
    put("b.md", "# 别的\n\n开场。\n\n## 电力\n\n这里说的是电力，也说了一句" + said + "，说得很长，说了很多。\n");
    const QStringList sections = sectionsOf(ask(said));
    QCOMPARE(sections.size(), 4);
    QVERIFY2(sections.indexOf(u"电力"_qs) < sections.indexOf(u"天气"_qs), qPrintable(sections.join(' ')));
}

void TestSearchOrder::documentBeforeItsSections_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("first");
    QTest::newRow("title") << u"电池"_qs << u"便宜的电池"_qs;
    QTest::newRow("two words of the title") << u"便宜 电池"_qs << u"便宜的电池"_qs;
    QTest::newRow("without") << u"电池 -展会"_qs << u"便宜的电池"_qs;
    QTest::newRow("language") << u"lang:zh 电池"_qs << u"便宜的电池"_qs;
    QTest::newRow("not all in the title") << u"电池 村子"_qs << u"语录"_qs;
}

void TestSearchOrder::documentBeforeItsSections()
{
    QFETCH(QString, query);
    QFETCH(QString, first);
    put("a.md", "# 便宜的电池\n\n这一段开场白相当长，说的是节目怎样做起来，嘉宾是谁，何时录的，听众从哪里来。\n\n"
                "## 语录\n\n> **林**：“电池，电池，还是电池，便宜的电池该去村子。”\n\n## 电池\n\n电池电池。\n");
    QCOMPARE(sectionsOf(ask(query.toStdString())).value(0), first);
}

/// The title is shown beside it anyway.
void TestSearchOrder::snippetOfOwnText()
{
    put("a.md", "# 便宜的电池\n\n开场。\n\n## 问答\n\n有人问：为什么不去沿海？\n");
    const search::Answer answer = ask("便宜 电池 为什么");
    QCOMPARE(answer.total, 1U);
    QCOMPARE(answer.hits[0].kind, Field::Body);
    QCOMPARE(drawn(answer.hits[0]), u"有人问：【为什么】不去沿海？"_qs);
}

void TestSearchOrder::titleBeforeProperties()
{
    put("a.md", "---\ntitle: 书店的一天\ntags: [书店, 水电]\n---\n\n正文不提它。\n");
    QCOMPARE(drawn(ask("书店").hits.at(0)), u"【书店】的一天"_qs);
    QVERIFY(drawn(ask("水电").hits.at(0)).contains(u"【水电】"_qs));
}

void TestSearchOrder::whatTheSpeakerSays()
{
    put("a.md",
        "# 谈话\n\n## 电力\n\n电力电力电力，都是编者的话。\n\n> **王五**：“这里不说那个。”\n\n"
        "## 算力\n\n> **王五**：“归根到底是电力，别的都可以等，等上几年也不要紧。”\n\n长长的一段正文，没有别的。\n");
    const search::Answer answer = ask("speaker:王五 电力");
    QCOMPARE(sectionsOf(answer), QStringList({u"算力"_qs, u"电力"_qs}));
    QCOMPARE(answer.hits[0].kind, Field::Quote);
    QVERIFY(drawn(answer.hits[0]).contains(u"归根到底是【电力】"_qs));
}

/// However many sections have the word more often, and he says something in.
void TestSearchOrder::whatTheSpeakerSaysAmongMany()
{
    std::string many = "# 谈话\n\n";
    for (int i = 0; i < 230; ++i)
        many += "## 闲话" + std::to_string(i) + "\n\n电力电力电力，编者说。\n\n> **王五**：“这里不说那个。”\n\n";
    put("a.md", many);
    put("b.md", "# 又一篇\n\n## 正题\n\n长长的一段正文，没有别的。长长的一段正文，没有别的。\n\n"
                "> **王五**：“归根到底是电力，别的都可以等，等上几年也不要紧。”\n");
    const search::Answer answer = ask("speaker:王五 电力");
    QCOMPARE(answer.total, 231U);
    QCOMPARE(sectionsOf(answer).front(), u"正题"_qs);
    QVERIFY(answer.hits[0].score > answer.hits[1].score);
}

void TestSearchOrder::amountThatTheSpeakerSays()
{
    put("a.md", "# 谈话\n\n## 编者\n\n公司投了200亿美元。\n\n> **王五**：“这里不说那个。”\n\n"
                "## 本人\n\n编者说得很长很长，说了很多很多别的事情。\n\n> **王五**：“我们投了300亿美元。”\n");
    QCOMPARE(sectionsOf(ask("speaker:王五 >100亿美元")), QStringList({u"本人"_qs, u"编者"_qs}));
}

/// It is found without the amount as well: having that too is no reason to stand last.
void TestSearchOrder::alternativeToABareAmount()
{
    put("a.md", "## 只有词\n\n这里说到算力，还说了别的事情。\n\n## 都有\n\n算力算力，共有50000。\n");
    QCOMPARE(sectionsOf(ask("算力 OR >10000")), QStringList({u"都有"_qs, u"只有词"_qs}));
}

/// However many of them are in one document.
void TestSearchOrder::exactBeforeAlike()
{
    std::string exact = "# 甲\n\n开场。\n";
    for (int i = 0; i < 5; ++i)
        exact += "\n## 节\n\n他说卡脖子的关键技术在于光刻机的光源。\n";
    put("a.md", exact);
    put("b.md", "# 乙\n\n他说卡脖子的关键技术不在光刻机的光源。\n");
    put("c.md", "# 丙\n\n今天天气不错。\n");
    const search::Answer answer = ask("卡脖子的关键技术在于光刻机的光源");
    QCOMPARE(answer.total, 5U);
    QCOMPARE(answer.hits.size(), std::size_t{6});
    for (std::size_t i = 0; i < answer.hits.size(); ++i)
        QCOMPARE(answer.hits[i].alike, i == 5);
    QCOMPARE(answer.hits[0].moreInDocument, 2U);
}

void TestSearchOrder::contentsBehindWhatTheyName_data()
{
    QTest::addColumn<QString>("contents");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("sections");
    const QString listed = u"## 目录\n\n- 储能电站\n- 峰谷差价\n"_qs;
    const QString linked = u"## 本文\n\n- [储能电站](#储能电站)\n- [峰谷差价](#峰谷差价)\n- [尾声](#尾声)\n"_qs;
    const QStringList behind{u"储能电站"_qs, u"尾声"_qs};
    const auto add = [&](const char* name, const QString& contents, const QString& query, const QString& heading,
                         bool isBehind = true) {
        QStringList sections = behind;
        sections.insert(isBehind ? 2 : 1, heading);
        QTest::newRow(name) << contents << query << sections;
    };
    add("headed", listed, u"储能电站"_qs, u"目录"_qs);
    add("Traditional", QString(listed).replace(u"目录"_qs, u"目錄"_qs), u"储能电站"_qs, u"目錄"_qs);
    add("a space", QString(listed).replace(u"目录"_qs, u"目 录"_qs), u"储能电站"_qs, u"目 录"_qs);
    add("English", QString(listed).replace(u"目录"_qs, u"Table of Contents"_qs), u"储能电站"_qs,
        u"Table of Contents"_qs);
    add("pages", u"## 目录\n\n- 一、储能电站概述 …… 12\n- 二、别的......15\n"_qs, u"储能电站"_qs, u"目录"_qs);
    add("links", linked, u"储能电站"_qs, u"本文"_qs);
    QTest::newRow("alternatives") << listed << u"储能电站 OR 目录"_qs
                                  << QStringList{u"目录"_qs, u"储能电站"_qs, u"尾声"_qs};
    add("one character", linked, u"储"_qs, u"本文"_qs);
    add("two terms", linked, u"储能 电站"_qs, u"本文"_qs);
    add("a phrase", linked, u"“储能电站”"_qs, u"本文"_qs);
    // What tells something is no list, whatever it is called.
    add("sentences", u"## 目录\n\n储能电站。\n"_qs, u"储能电站"_qs, u"目录"_qs, false);
    add("code", u"## 目录\n\n```\n储能电站\n```\n"_qs, u"储能电站"_qs, u"目录"_qs, false);
    add("of a box", u"## Contents\n\n- 储能电站模型\n- 两节电池\n"_qs, u"储能电站"_qs, u"Contents"_qs, false);
    add("of a database", u"## 索引\n\n- 储能电站：按地点\n- 电价：按时间\n"_qs, u"储能电站"_qs, u"索引"_qs, false);
    add("a link back", u"## 本文\n\n[储能电站](#储能电站)\n"_qs, u"储能电站"_qs, u"本文"_qs, false);
}

void TestSearchOrder::contentsBehindWhatTheyName()
{
    QFETCH(QString, contents);
    QFETCH(QString, query);
    QFETCH(QStringList, sections);
    std::string filler;
    for (int i = 0; i < 60; ++i)
        filler += "这里说的是另一件事，与题目没有关系。";
    put("a.md", "# 谈话\n\n开场。\n\n" + contents.toStdString() + "\n## 储能电站\n\n" + filler + filler +
                    "\n\n## 尾声\n\n" + filler + "储能电站。\n");
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(answer.total, 3U);
    QCOMPARE(sectionsOf(answer), sections);
}

void TestSearchOrder::chapterThatListsItsSections_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("a term") << u"储能电站"_qs;
    QTest::newRow("one character") << u"储"_qs;
}

/// Its own heading says what it is about.
void TestSearchOrder::chapterThatListsItsSections()
{
    QFETCH(QString, query);
    put("a.md", "# 谈话\n\n开场。\n\n## 储能电站\n\n[选址](#选址) [造价](#造价) [寿命](#寿命)\n\n### 选址\n\n山里。\n\n"
                "### 造价\n\n不高。\n\n### 寿命\n\n很长。\n\n## 尾声\n\n说的是储能电站，还有储能电站。\n");
    QCOMPARE(sectionsOf(ask(query.toStdString())).value(0), u"储能电站"_qs);
}

void TestSearchOrder::writtenAmountsFirst_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("sections");
    QTest::newRow("amount") << u">50亿"_qs << QStringList{u"有词"_qs, u"有单位"_qs, u"两种"_qs, u"数字"_qs};
    QTest::newRow("amount and term") << u"产值 >50亿"_qs
                                     << QStringList{u"有词"_qs, u"有单位"_qs, u"两种"_qs, u"数字"_qs};
}

/// An amount with a word of magnitude or a unit, before one in figures alone; over parts that are merged too.
void TestSearchOrder::writtenAmountsFirst()
{
    QFETCH(QString, query);
    QFETCH(QStringList, sections);
    put("a.md", "## 数字\n\n产值6000000000。\n");
    put("b.md", "## 有词\n\n产值60亿。\n\n## 有单位\n\n产值6000000000元。\n\n"
                "## 两种\n\n产值60亿，也就是6000000000。\n");
    QCOMPARE(sectionsOf(ask(query.toStdString())), sections);
    while (*m_writer->mergeSome({})) {
    }
    QCOMPARE(sectionsOf(ask(query.toStdString())), sections);
}

void TestSearchOrder::amountsOfTheScaleAskedForFirst_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("behind");
    QTest::newRow("sign") << u">2小时"_qs << u"两种 分钟 多小时 天 小时"_qs << u"岁 年 月"_qs;
    QTest::newRow("words") << u"2小时以上"_qs << u"两种 分钟 多小时 天 小时"_qs << u"岁 年 月"_qs;
    QTest::newRow("and a term") << u"学习 >2小时"_qs << u"两种 分钟 多小时 天 小时"_qs << u"岁 年 月"_qs;
    QTest::newRow("or a term") << u"月 OR >2小时"_qs << u"两种 分钟 多小时 天 小时 日期 月"_qs << u"岁 年"_qs;
    QTest::newRow("years") << u">2年"_qs << u"两种 多小时 年 月"_qs << u"岁"_qs;
    QTest::newRow("ages") << u">2岁"_qs << u"岁"_qs << u"两种 多小时 年 月"_qs;
    QTest::newRow("shorter") << u"<4年"_qs << u"两种 多小时 年 月"_qs << u"分钟 天 小时"_qs;
}

/// A year is longer than two hours, and is hardly meant; a date is no length of time. Over parts that are merged too.
void TestSearchOrder::amountsOfTheScaleAskedForFirst()
{
    QFETCH(QString, query);
    QFETCH(QString, first);
    QFETCH(QString, behind);
    const std::vector<std::pair<std::string, std::string>> texts{
        {"年", "学习了3年。"},           {"月", "学习了30个月。"},
        {"岁", "学习到90岁。"},          {"日期", "学习从2025年3月1日到2026年，高于2014年，公元前500年。"},
        {"天", "学习了3天。"},           {"小时", "学习了3小时。"},
        {"多小时", "学习了20000小时。"}, {"两种", "学习了3年，每周一3小时。"},
        {"分钟", "学习了150分钟。"},
    };
    for (const auto& [heading, text] : texts) {
        put(heading + ".md", "## " + heading + "\n\n" + text + "\n");
        QVERIFY(m_writer->commit());
    }
    const auto inTwo = [&] {
        QStringList found = sectionsOf(ask(query.toStdString()));
        const auto border = found.begin() + std::min(first.split(u' ').size(), found.size());
        std::sort(found.begin(), border);
        std::sort(border, found.end());
        return found.join(u' ');
    };
    QCOMPARE(inTwo(), (first + u' ' + behind).trimmed());
    while (*m_writer->mergeSome({})) {
    }
    QCOMPARE(inTwo(), (first + u' ' + behind).trimmed());
}

/// What is shown of a section is what it stands in front for.
void TestSearchOrder::amountOfTheScaleAskedForIsShown()
{
    std::string filler;
    for (int i = 0; i < 20; ++i)
        filler += "这里说的是另一件事，与题目没有关系。";
    put("a.md", "## 学习\n\n学习了3年。" + filler + "最后3小时。" + filler + "\n");
    const search::Answer answer = ask(">2小时");
    QCOMPARE(answer.total, 1U);
    QVERIFY2(drawn(answer.hits.front()).contains(u"【3小时】"_qs), qPrintable(drawn(answer.hits.front())));
}

/// Neither in running text nor in the cells below a head that says so.
void TestSearchOrder::namesInFiguresAreNoAmounts()
{
    put("a.md", "## 号码\n\nISBN 9787111641247，订单号 2025110312345678；提交 24223e13。\n\n"
                "| 订单号 | 件 |\n|---|---|\n| 62000000 | 3 |\n\n## 投资\n\n公司投了62亿元。\n");
    QCOMPARE(sectionsOf(ask(">1万")), QStringList{u"投资"_qs});
}

QTEST_APPLESS_MAIN(TestSearchOrder)
#include "tst_search_order.moc"
