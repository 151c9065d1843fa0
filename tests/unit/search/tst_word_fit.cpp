#include "tests/unit/search/search_folder.h"

#include <QtTest>

#include <array>

using namespace zhilan;
using search::Field;

/// Whole words go before prefixes, and these before insides, where words and numbers are glued to each other too.
class TestWordFit : public QObject, private search_test::SearchFolder
{
    Q_OBJECT

private slots:
    void order_data();
    void order();
    void orderOfAnySegments();
    void numbers_data();
    void numbers();
    void gluedByTheQuery_data();
    void gluedByTheQuery();
    void sentences();
    void corrections_data();
    void corrections();
    void cleanup() { close(); }

private:
    QStringList paths(const std::string& query, std::optional<Field> kind = {})
    {
        QStringList list;
        const search::Answer answer = ask(query, kind);
        for (const search::Hit& hit : answer.relaxed.empty() ? answer.hits : std::vector<search::Hit>{})
            list << QString::fromStdString(hit.path);
        return list;
    }
};

void TestWordFit::order_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("texts"); ///< in this order

    // But for the fit the later ones would go first: they say it more often, in fewer words.
    const QString few = u" here, and then many other words."_qs;
    const auto row = [&](const char* query, const QStringList& better, const QStringList& worse) {
        QStringList texts = better;
        for (QString& text : texts)
            text += few;
        QTest::newRow(query) << QString::fromUtf8(query) << texts + worse;
    };
    row("us", {u"In the US"_qs}, {u"US001, US002"_qs});
    row("gpt", {u"A GPT is"_qs}, {u"GPT4 gpt4"_qs});
    row("2", {u"Page 2 is"_qs}, {u"2gpt 2gpt"_qs});
    row("20", {u"Page 20 is"_qs}, {u"20gw, 20gw"_qs});
    row("a", {u"Plan A is"_qs}, {u"a4 a4"_qs});
    row("b", {u"Plan B is"_qs}, {u"by bus"_qs});
    row("title:2", {u"# Page 2"_qs}, {u"# 2gpt 2gpt"_qs});
    row("title:us", {u"# In the US"_qs}, {u"# US001, US002"_qs});
    // A word with something glued to either end is not the word's beginning.
    row("gpt OR xyz", {u"One gpt4 is"_qs}, {u"5gpt4 5gpt"_qs});
    row("abc", {u"One abc4 abc4 is"_qs}, {u"5abc 5abc"_qs});
    row("usd", {u"One usd4"_qs}, {u"xusd4, xusd"_qs});
    row("ab", {u"AB1 is, or AB"_qs}, {u"ab1 ab2"_qs});
    row("500", {u"Only 500 of"_qs}, {u"2.500 2.500"_qs});
    row("约3.5", {u"约3.5，about"_qs}, {u"约3.50 约3.50"_qs});
    // Of several parts.
    row("GPT-4", {u"One GPT-4 is"_qs}, {u"GPT-4o GPT4o"_qs, u"xgpt45 xgpt45 xgpt4"_qs});
    row("GPT 4", {u"One GPT-4 is"_qs}, {u"GPT-4o GPT4o"_qs});
    row("\"gpt4\"", {u"One GPT4 is"_qs}, {u"GPT4o GPT4o"_qs, u"xgpt4 xgpt4 xgpt4"_qs});
    row("第1", {u"第1章"_qs}, {u"第10章 第10"_qs});
    row("50亿", {u"约50亿元"_qs}, {u"x50亿 x50亿"_qs});
    row("b站视频", {u"One B站视频"_qs}, {u"ab站视频 ab站视频"_qs});
    row("站b", {u"One 站B"_qs}, {u"站bc 站bc"_qs});
    row("title:gpt-4", {u"# One GPT-4"_qs}, {u"# GPT-4o GPT-4o"_qs});
    row("c++", {u"One c++ is"_qs}, {u"objc++ objc++"_qs});
}

void TestWordFit::order()
{
    QFETCH(QString, query);
    QFETCH(QStringList, texts);
    for (const bool turned : {false, true}) { // neither the paths decide
        QStringList wanted;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            wanted << QString::number(turned ? texts.size() - i : i) + u".md"_qs;
            put(wanted.back().toStdString(), texts[i].toStdString());
        }
        QCOMPARE(paths(query.toStdString()), wanted);
        cleanup();
    }
}

/// In one segment, in many, and in many that were merged; more words than are followed at once begin with qw.
void TestWordFit::orderOfAnySegments()
{
    static constexpr std::array kQueries{"qw",         "q",       "4",        "12",   "qw 4",     "qwb",
                                         "qwb4",       "9qw",     "title:qw", "qw数", "\"qwb4\"", "数据 qw",
                                         "数据 qwb 4", "4 OR qw", "qw4",      "数4",  "qw-12数",  "据 q"};
    std::vector<QStringList> orders;
    for (const int together : {200, 20, 7}) {
        cleanup();
        for (int i = 0; i < 200; ++i) {
            std::string word{'q', 'w'};
            if (i % 5 > 1)
                word += static_cast<char>('a' + i % (i % 5 > 2 ? 26 : 3));
            if (i % 5 > 2)
                word += static_cast<char>('a' + i / 26);
            static constexpr std::array kBehind{"", "4", " 4", "12数", "-4", "4o"};
            static constexpr std::array kBefore{"", "", "9", "a", "qw 数据 "};
            put(std::to_string(i) + ".md", (i % 3 == 0 ? "# " : "") + std::string(kBefore[i % kBefore.size()]) + word +
                                               kBehind[i % kBehind.size()] + "\n\n数据 qw数 4");
            if ((i + 1) % together == 0)
                QVERIFY(m_writer->commit());
        }
        QVERIFY(m_writer->commit());
        if (together == 7)
            QVERIFY(m_writer->mergeSome());
        QStringList& order = orders.emplace_back();
        for (const char* const query : kQueries) {
            const QStringList found = paths(query);
            QVERIFY2(!found.isEmpty(), query);
            order << QString::fromUtf8(query) << found;
        }
    }
    QCOMPARE(orders[1], orders[0]);
    QCOMPARE(orders[2], orders[0]);
}

void TestWordFit::numbers_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    const auto row = [](const char* query, const char* text, bool found) {
        QTest::addRow("%s in %s", query, text) << QString::fromUtf8(query) << QString::fromUtf8(text) << found;
    };
    row("50亿", "共50亿元", true);
    row("50亿", "共150亿元", false);
    row("50亿", "共1,050亿元", false);
    row("50亿", "A50亿", true);
    row("5亿元", "5亿元", true);
    row("5亿元", "25亿元", false);
    row("5亿元", "a5亿元", true);
    row("5GW", "15GW", false);
    row("5GW", "5GW级", true);
    row("5GW", "5 GW", true);
    row("5μm", "15μm", false);
    row("5μm", "5μm5μm", true);
    row("2.5倍", "12.5倍", false);
    row("2.5倍", "2.5倍", true);
    row("2:30", "12:30", false);
    row("5倍", "2.5倍", false);
    row("5倍", "2.5倍，5倍", true);
    row("5倍", "……5倍", true);
    row("5亿", "2.5亿", false);
    row("5亿", "12.5 亿", false);
    row("500亿", "2.500亿", false);
    row("500亿", "2,500亿", false);
    row("5GW", "2.5GW", false);
    row("5GW", "1.2.5GW", true);
    row("11ac", "IEEE 802.11ac", true);
    row("11ax", "802.11AX路由器", true);
    row("1x", "802.1x", true);
    row("11 ac", "802.11ac", true);
    row("11", "802.11", false);
    row("11", "802.11 a", false);
    row("11GHz", "1802.11GHz", false);
    row("11GHz", "80.11GHz", false);
    row("802.11", "802.11ac", true);
    row("802", "802.11ac", true);
    row("802.11ac", "802.11ac", true);
    row("IEEE802.11ac", "IEEE 802.11ac", true);
    row("50", "3.50", false);
    row("5", "3.5", false);
    row("5", "3.50", false);
    row("3", "3.50", true);
    row("3.5", "3.50", true);
    row("3.50", "3.50", true);
    row("3.50", "约3.50元", true);
    row(".50", "3.50", true);
    row("3.5亿", "3.5亿", true);
    row("500", "3.500", true);
    row("15", "2024.6.15", true);
    row("6.15", "2024.6.15", true);
    row("264", "H.264", true);
    row("50", "the 3. 50 of", true);
    row("50", "3 in all.50 of", true);
    row("50%", "150%", false);
    row("\"50亿\"", "150亿", false);
    row("H100", "length 100", false);
    row("H100", "sh100", true);
    row("GPT-4", "ChatGPT 4", true);
    row("5GW", "a5 GW", false);
    row("5GW", "a5GW", true);
    row("100", "2100", true); // digits alone are a word like others
    row("2100 AI", "12100ai", true);
    row("100亿 -50亿", "100亿和150亿", true);
}

/// A number that something follows is no part of a longer one, and what is parted is not all within one word.
void TestWordFit::numbers()
{
    QFETCH(QString, query);
    QFETCH(QString, text);
    QFETCH(bool, found);
    put("a.md", text.toStdString());
    put("b.md", "nothing of the kind");
    QCOMPARE(paths(query.toStdString()), found ? QStringList{u"a.md"_qs} : QStringList());
}

void TestWordFit::gluedByTheQuery_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("glued"); ///< in the text
    QTest::addColumn<QString>("space");
    QTest::newRow("glued") << "gpt4"
                           << "GPT4"
                           << "GPT 4";
    QTest::newRow("space") << "GPT 4"
                           << "GPT4"
                           << "GPT 4";
    QTest::newRow("hyphen") << "gpt-4"
                            << "GPT4"
                            << "GPT 4";
    QTest::newRow("number first") << "15 gw"
                                  << "15GW"
                                  << "15 GW";
    QTest::newRow("three terms") << "GPT 4 o"
                                 << "GPT4o"
                                 << "GPT4o";
}

/// What the query joins is as good joined in the text: then the shorter text is first.
void TestWordFit::gluedByTheQuery()
{
    QFETCH(QString, query);
    QFETCH(QString, glued);
    QFETCH(QString, space);
    put("glued.md", glued.toStdString());
    put("space.md", space.toStdString() + ", and then some other words");
    QCOMPARE(paths(query.toStdString()), (QStringList{"glued.md", "space.md"}));
}

/// A word is one piece of a sentence however it goes on, and a section that has it in both ways has it once.
void TestWordFit::sentences()
{
    put("both.md", "zeppelin zeppelin7 and a quartz, in a garden");
    put("goes on.md", "zeppelin7 and a quartz, in a garden");
    put("ends.md", "zeppelin and a quartz, in a garden");
    put("else.md", "nothing of the kind");
    const search::Answer answer = ask("zeppelin 与 quartz 在 garden 的许多种关系究竟怎样呢");
    QCOMPARE(answer.relaxed.kind, search::Relaxation::Kind::MostWords);
    QCOMPARE(answer.total, 3U);
    QStringList found;
    for (const search::Hit& hit : answer.hits)
        found << QString::fromStdString(hit.path);
    found.sort();
    QCOMPARE(found, (QStringList{"both.md", "ends.md", "goes on.md"}));
}

void TestWordFit::corrections_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("suggested");
    QTest::newRow("goes on alone") << QStringList{u"claude3 here"_qs} << "cluade"
                                   << "claude";
    QTest::newRow("both ways") << QStringList{u"claude claude3 here"_qs} << "cluade"
                               << "claude";
    // codes is in two sections, coder in three; counted twice, codes would be in four.
    QTest::newRow("counted once") << QStringList{u"codes codes1"_qs, u"codes codes2"_qs, u"coder"_qs, u"coder"_qs,
                                                 u"coder"_qs}
                                  << "codex"
                                  << "coder";
    QTest::newRow("counted together") << QStringList{u"codes"_qs, u"codes2"_qs, u"codes3"_qs, u"coder"_qs, u"coder"_qs}
                                      << "codex"
                                      << "codes";
}

void TestWordFit::corrections()
{
    QFETCH(QStringList, texts);
    QFETCH(QString, query);
    QFETCH(QString, suggested);
    for (qsizetype i = 0; i < texts.size(); ++i)
        put(std::to_string(i) + ".md", texts[i].toStdString());
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(answer.suggestions.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(answer.suggestions.front().text), suggested);
}

QTEST_APPLESS_MAIN(TestWordFit)
#include "tst_word_fit.moc"
