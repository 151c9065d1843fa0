#include "tests/unit/search/search_folder.h"

#include <QtTest>

using namespace zhilan;
using search::Field;

/// Records of documents, and what answers look like.
class TestSearch : public QObject, private search_test::SearchFolder
{
    Q_OBJECT

private slots:
    void record();
    void subtitles();
    void snippets_data();
    void snippets();
    void closestTogether_data();
    void closestTogether();
    void order();
    void crowding();
    void orderOfAnySegments();
    void endsOfManyWords_data();
    void endsOfManyWords();
    void facetsAndKinds();
    void snippetsOfFields();
    void kindsOfCharacters_data();
    void kindsOfCharacters();
    void speakersAreCountedAsFound();
    void quoteOfSpeaker();
    void foldersWithWhatIsBelow();
    void relaxed();
    void questions_data();
    void questions();
    void questionsWithSpaces_data();
    void questionsWithSpaces();
    void inParts_data();
    void inParts();
    void togetherFirst_data();
    void togetherFirst();
    void alike_data();
    void alike();
    void suggestions_data();
    void suggestions();
    void cancelled();

private slots:
    void cleanup();
};

void TestSearch::cleanup()
{
    close();
}

void TestSearch::record()
{
    const auto document =
        document::fromBytes("# 标题\n\n前言 **粗** [文字](http://address.example/x \"t\") ![图](a.png)\n\n"
                            "## 一\n\n> **Dario Amodei**：“我们接近终点。”\n\n"
                            "| 年 | 算力 |\n|---|---|\n| 2028 | ~100 GW |\n\n`code` <b>b</b> 注[^1]\n\n"
                            "[^1]: 脚注 𠮷👍🏽\n",
                            "name");
    QVERIFY(document);
    const search::DocumentRecord record = search::recordOf(**document, "a/b.md", 7);
    QCOMPARE(record.path, std::string("a/b.md"));
    QCOMPARE(record.title, std::string("标题"));
    QCOMPARE(record.stamp, 7U);
    QCOMPARE(record.sections.size(), 2U);
    QCOMPARE(record.sections[0].pieces.front().text, std::string("前言 粗 文字 图"));
    const search::SectionRecord& one = record.sections[1];
    QCOMPARE(one.headingPath, (std::vector<std::string>{"标题", "一"}));
    std::map<Field, std::string> texts;
    for (const search::Piece& piece : one.pieces) {
        texts[piece.field] += "|" + piece.text;
        if (piece.field == Field::Quote)
            QCOMPARE(piece.speaker, std::string("Dario Amodei"));
    }
    QVERIFY(texts[Field::Quote].find("我们接近终点") != std::string::npos);
    QCOMPARE(texts[Field::Table], std::string("|年|算力|2028|~100 GW"));
    QVERIFY(texts[Field::Body].find("|code b 注") != std::string::npos);
    QVERIFY(texts[Field::Body].find("脚注 𠮷👍🏽") != std::string::npos);
    QVERIFY(texts[Field::Body].find("address") == std::string::npos);
}

void TestSearch::subtitles()
{
    open();
    search::DocumentRecord record;
    record.path = "v.md";
    record.title = "v";
    search::SectionRecord told;
    told.slug = "two";
    told.headingPath = {"Two"};
    told.start = std::chrono::minutes(2);
    record.sections.push_back(told);
    std::vector<media::Cue> cues;
    for (int i = 0; i < 100; ++i) {
        media::Cue cue;
        cue.start = std::chrono::seconds(2 * i);
        cue.text = i == 70 ? "我们需要的算" : i == 71 ? "力以吉瓦计" : "第" + std::to_string(i) + "句";
        cues.push_back(cue);
    }
    addSubtitles(record, cues);
    QCOMPARE(record.sections.size(), 5U);
    QVERIFY(m_writer->put(search::PreparedDocuments(record)));
    const search::Answer answer = ask("的算力以");
    QCOMPARE(answer.total, 1U);
    QCOMPARE(answer.hits[0].kind, Field::Subtitle);
    QCOMPARE(*answer.hits[0].start, search::Milliseconds(std::chrono::seconds(140)));
    QCOMPARE(answer.hits[0].sectionSlug, std::string("two"));
}

void TestSearch::snippets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("marked"); ///< the snippet, marks in 【】
    QTest::newRow("one") << "我们需要的算力以吉瓦计"
                         << "算力"
                         << "我们需要的【算力】以吉瓦计";
    QTest::newRow("traditional") << "數據中心"
                                 << "数据"
                                 << "【數據】中心";
    QTest::newRow("adjacent") << "算力数据"
                              << "算力 数据"
                              << "【算力数据】";
    QTest::newRow("joint") << "GPT-4 and gpt4"
                           << "GPT 4"
                           << "【GPT】-【4】 and 【gpt】【4】";
    QTest::newRow("phrase") << "a GPT 4 b"
                            << "\"gpt 4\""
                            << "a 【GPT 4】 b";
    QTest::newRow("prefix") << "codes of code"
                            << "code"
                            << "【code】s of 【code】";
    QTest::newRow("cluster") << "cafe\u0301 x"
                             << "caf"
                             << "【caf】e\u0301 x";
    QTest::newRow("ligature") << "ﬀ x"
                              << "ff"
                              << "【ﬀ】 x";
    QTest::newRow("space") << "算 力 强"
                           << "算力"
                           << "【算 力】 强";
    QTest::newRow("emoji") << "好👍🏽的"
                           << "👍🏽"
                           << "好【👍🏽】的";
}

/// Of several places with as many of the terms, that where they stand closest together.
void TestSearch::closestTogether_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("marked"); ///< the snippet, marks in 【】
    const QString table = u"| 年 | 算力 | 成本 |\n|---|---|---|\n| 2026年 | 10-15 GW | ~100-150亿美元 |\n"
                          "| 2028年 | ~100 GW | 高𠮷 |\n"_qs;
    QTest::newRow("rows") << table << u"100 GW"_qs << u"2028年 · ~【100】 【GW】 · 高𠮷"_qs;
    QTest::newRow("paragraphs") << u"电力先要有，然后才是算力。\n\n说的是算力、电力。\n"_qs << u"算力 电力"_qs
                                << u"说的是【算力】、【电力】。"_qs;
    QTest::newRow("alike: the first") << u"算力、电力。\n\n电力、算力。\n"_qs << u"算力 电力"_qs
                                      << u"【算力】、【电力】。"_qs;
    QTest::newRow("whole words") << u"A network.\n\nA net.\n"_qs << u"net"_qs << u"A 【net】."_qs;
    QTest::newRow("more terms first") << u"算力、电力。\n\n水、算力，还有别的许多话，电力。\n"_qs << u"算力 电力 水"_qs
                                      << u"【水】、【算力】，还有别的许多话，【电力】。"_qs;
    QTest::newRow("terms that overlap") << u"算力的力。\n\n力，算力。\n"_qs << u"算力 力"_qs
                                        << u"【算力】的【力】。"_qs;
}

void TestSearch::closestTogether()
{
    QFETCH(QString, markdown);
    QFETCH(QString, query);
    QFETCH(QString, marked);
    put("a.md", markdown.toStdString());
    QCOMPARE(drawn(ask(query.toStdString()).hits.at(0)), marked);
}

void TestSearch::snippets()
{
    QFETCH(QString, text);
    QFETCH(QString, query);
    QFETCH(QString, marked);
    put("a.md", text.toStdString());
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(answer.total, 1U);
    if (marked.contains(QStringLiteral("【GPT】")))
        QVERIFY(drawn(answer.hits[0]).contains(QStringLiteral("GPT")));
    else
        QCOMPARE(drawn(answer.hits[0]), marked);
}

void TestSearch::snippetsOfFields()
{
    put("a.md", "# 一\n\n算力在正文。\n\n> **甲君**：\"算力就是收入。\"\n");
    const search::Answer answer = ask("quote:算力");
    QCOMPARE(answer.total, 1U);
    QCOMPARE(answer.hits[0].kind, search::Field::Quote);
    QCOMPARE(answer.hits[0].speaker, std::string("甲君"));
}

void TestSearch::kindsOfCharacters_data()
{
    using Kinds = std::map<std::string, std::uint64_t>;
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<Kinds>("kinds");
    // What a document's title says, all its sections say.
    QTest::newRow("title alone") << u"# 数\n"_qs << Kinds{{"title", 1}, {"heading", 1}};
    QTest::newRow("text alone") << u"# 一\n\n数字\n"_qs << Kinds{{"body", 1}};
    QTest::newRow("title and text") << u"# 数\n\n数字，没有别的\n"_qs
                                    << Kinds{{"title", 1}, {"heading", 1}, {"body", 1}};
    QTest::newRow("title, other text") << u"# 数\n\n文字\n"_qs << Kinds{{"title", 1}, {"heading", 1}};
    QTest::newRow("twice in the title") << u"# 数数\n\n文字\n"_qs << Kinds{{"title", 1}, {"heading", 1}};
    QTest::newRow("heading") << u"# 一\n\n## 数\n\n文字\n"_qs << Kinds{{"heading", 1}};
    QTest::newRow("heading and title") << u"# 数\n\n## 数二\n\n数字\n"_qs
                                       << Kinds{{"title", 1}, {"heading", 2}, {"body", 1}};
    QTest::newRow("quote beside text") << u"# 一\n\n文字\n\n> **某人**：“数字。”\n"_qs << Kinds{{"quote", 1}};
    QTest::newRow("table and text") << u"# 一\n\n数\n\n| 數 | 值 |\n|---|---|\n| 1 | 2 |\n"_qs
                                    << Kinds{{"body", 1}, {"table", 1}};
    QTest::newRow("supplementary plane") << u"# 一\n\n𠮷野家数\n"_qs << Kinds{{"body", 1}};
    QTest::newRow("nowhere") << u"# 一\n\n文字\n"_qs << Kinds{};
}

void TestSearch::kindsOfCharacters()
{
    QFETCH(QString, markdown);
    using Kinds = std::map<std::string, std::uint64_t>;
    QFETCH(Kinds, kinds);
    put("a.md", markdown.toStdString());
    Kinds found;
    for (const search::FacetCount& count : ask("数", {}, true).facets.kinds)
        found[count.value] = count.sections;
    QVERIFY2(found == kinds, qPrintable([&found] {
                 QString text;
                 for (const auto& [kind, sections] : found)
                     text += QString::fromStdString(kind) + u' ' + QString::number(sections) + u' ';
                 return text;
             }()));
    for (const auto& [kind, sections] : kinds) {
        for (std::size_t i = 0; i < search::kFieldCount; ++i) {
            if (search::fieldName(static_cast<Field>(i)) == kind)
                QCOMPARE(ask("数", static_cast<Field>(i)).total, sections);
        }
    }
}

void TestSearch::order()
{
    put("apart.md", "算力\n\n" + std::string(600, 'x') + " 中心 " + std::string(600, 'y') + "\n\n数据");
    put("near.md", "数据离这里的中心，还有算力");
    put("phrase.md", "一句话里的算力 数据中心。");
    put("inside.md", "recode");
    put("prefix.md", "codes");
    put("whole.md", "a code");
    put("title.md", "# code\n\ntext");
    const auto paths = [](const search::Answer& answer) {
        std::vector<std::string> list;
        for (const search::Hit& hit : answer.hits)
            list.push_back(hit.path);
        return list;
    };
    QCOMPARE(paths(ask("数据 中心 算力")).front(), std::string("near.md"));
    QCOMPARE(paths(ask("数据 中心")), (std::vector<std::string>{"phrase.md", "near.md", "apart.md"}));
    QCOMPARE(paths(ask("code")), (std::vector<std::string>{"title.md", "whole.md", "prefix.md", "inside.md"}));
}

void TestSearch::crowding()
{
    std::string many = "# 多\n";
    for (int i = 0; i < 10; ++i)
        many += "\n## 节" + std::to_string(i) + "\n\n算力\n";
    put("many.md", many);
    put("other.md", "# 别\n\n很长的一段文字，提到一次算力而已，因此排在后面。" + std::string(900, 'z'));
    const search::Answer answer = ask("算力");
    QCOMPARE(answer.total, 11U);
    const auto other = std::find_if(answer.hits.begin(), answer.hits.end(),
                                    [](const search::Hit& hit) { return hit.path == "other.md"; });
    QVERIFY(other - answer.hits.begin() <= 3);
    QCOMPARE(answer.hits[other == answer.hits.begin() ? 1 : 0].moreInDocument, 7U);
}

/// More words than are followed at once begin with qw in the first index, in no segment of the second one.
void TestSearch::orderOfAnySegments()
{
    std::vector<std::vector<std::string>> orders;
    for (const int together : {200, 20}) {
        cleanup();
        for (int i = 0; i < 200; ++i) {
            const std::string word{'q', 'w', static_cast<char>('a' + i % 26), static_cast<char>('a' + i / 26)};
            std::string between;
            std::string behind; // all are of one length
            for (int characters = 0; characters < 210; ++characters)
                (characters < i % 4 * 70 ? between : behind) += "间";
            put(std::to_string(i) + ".md", "# n\n\n数据" + between + "，" + word + "，" + behind);
            if ((i + 1) % together == 0)
                QVERIFY(m_writer->commit());
        }
        QCOMPARE(m_writer->snapshot()->segments().size(), static_cast<std::size_t>(200 / together));
        std::vector<std::string>& order = orders.emplace_back();
        for (const search::Hit& hit : ask("数据 qw").hits)
            order.push_back(hit.path);
        QVERIFY(std::stoi(order.front()) % 4 == 0); // beside each other
    }
    QCOMPARE(orders.front(), orders.back());
}

void TestSearch::endsOfManyWords_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<quint64>("found");
    QTest::addColumn<QString>("first");

    QTest::newRow("apart by a space") << "\"let l\"" << quint64{50} << "00.md";
    QTest::newRow("apart by a comma") << "\"let, l\"" << quint64{50} << "01.md";
    QTest::newRow("with Han") << "\"let l\" 数" << quint64{50} << "00.md";
    QTest::newRow("in no order") << "\"l let\"" << quint64{0} << "";
    QTest::newRow("next to a word of one kind") << "\"let lqab\"" << quint64{1} << "26.md";
}

/// More words than are followed at once begin or end as a phrase does.
void TestSearch::endsOfManyWords()
{
    QFETCH(QString, query);
    QFETCH(quint64, found);
    QFETCH(QString, first);

    for (int i = 0; i < 100; ++i) {
        const std::string word{'q', static_cast<char>('a' + i % 26), static_cast<char>('a' + i / 26)};
        const std::string text = word + (i % 2 == 0 ? "let l" : "let, l") + word;
        const std::string number = std::to_string(i);
        // The first two have it in a heading, which comes before all others.
        put(std::string(i < 10 ? "0" : "") + number + ".md", (i < 2 ? "# " : "# n\n\n") + text + "\n\n数");
    }
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(answer.total, found);
    QCOMPARE(answer.hits.empty() ? QString() : QString::fromStdString(answer.hits.front().path), first);
}

void TestSearch::facetsAndKinds()
{
    put("访谈/a.md",
        "# 甲\n\n| 发布时间 | 2026年2月1日 |\n|---|---|\n| a | b |\n\n## 算力\n\n> **黄仁勋**：“算力就是收入。”\n\n"
        "## 表\n\n| 年 | 算力 |\n|---|---|\n| 2028 | 1 |\n");
    put("b.md", "# English\n\nNothing but one 算力 in a long English text about something else entirely.\n");
    const search::Answer answer = ask("算力", {}, true);
    QCOMPARE(answer.total, 3U);
    const auto count = [](const std::vector<search::FacetCount>& counts, const char* value) {
        const auto found = std::find_if(counts.begin(), counts.end(),
                                        [&](const search::FacetCount& each) { return each.value == value; });
        return found == counts.end() ? 0U : found->sections;
    };
    QCOMPARE(answer.facets.documents, 2U);
    QCOMPARE(count(answer.facets.kinds, "heading"), 1U);
    QCOMPARE(count(answer.facets.kinds, "quote"), 1U);
    QCOMPARE(count(answer.facets.kinds, "table"), 1U);
    QCOMPARE(count(answer.facets.kinds, "body"), 1U);
    QCOMPARE(count(answer.facets.speakers, "黄仁勋"), 1U);
    QCOMPARE(count(answer.facets.folders, "访谈"), 2U);
    QCOMPARE(count(answer.facets.languages, "en"), 1U);
    QCOMPARE(ask("算力", Field::Table).total, 1U);
    QCOMPARE(ask("算力", Field::Table).hits[0].kind, Field::Table);
    QCOMPARE(ask("算力", Field::Subtitle).total, 0U);
    QCOMPARE(ask("speaker:黄仁勋").total, 1U);
    QVERIFY(!ask("quote:算力 speaker:huang").relaxed.empty());
}

/// Whoever chooses one finds as many.
void TestSearch::speakersAreCountedAsFound()
{
    put("a.md", "# Talk\n\n## One\n\n> **Bryan**: “It works.”\n\n## Two\n\n> **Bryan and Steve**: “It works, too.”\n\n"
                "## Three\n\n> **Bryan**: “It works.”\n\n> **Bryan and Steve**: “It works at last.”\n\n"
                "## Four\n\n> **王五**：“It works.”\n\n## Five\n\n> **Bryan and Steve**: “It fails.”\n");
    put("b.md", "# 谈\n\n> **大王五**：“It works.”\n");
    const search::Answer answer = ask("works", {}, true);
    QStringList counted;
    for (const search::FacetCount& each : answer.facets.speakers) {
        QCOMPARE(ask("works speaker:\"" + each.value + "\"").total, each.sections);
        counted.append(QStringLiteral("%1 %2").arg(QString::fromStdString(each.value)).arg(each.sections));
    }
    QCOMPARE(counted, QStringList({QStringLiteral("Bryan 3"), QStringLiteral("Bryan and Steve 2"), u"王五 2"_qs,
                                   u"大王五 1"_qs}));
}

void TestSearch::quoteOfSpeaker()
{
    put("a.md", "# 出海\n\n## 精彩语录\n\n1. “没有出海，就等着出局。”（32:15）\n"
                "2. > 老王：规模是假的，利润是真的。（40:00）\n3. > **李四**：“短，出海快。”\n");
    const search::Answer king = ask("speaker:老王");
    QCOMPARE(king.total, 1U);
    QCOMPARE(king.hits[0].speaker, std::string("老王"));
    QVERIFY(king.hits[0].snippet.find("规模是假的") != std::string::npos);
    QCOMPARE(king.hits[0].line, 6U);
    QCOMPARE(king.hits[0].start, std::optional<search::Milliseconds>(std::chrono::minutes(40)));
    // Words stand in what others say first.
    const search::Answer word = ask("speaker:李四 出海");
    QCOMPARE(word.hits[0].speaker, std::string("李四"));
    QCOMPARE(word.hits[0].line, 7U);
    QCOMPARE(ask("出海 -speaker:老五").hits[0].speaker, std::string());
}

/// As many as whoever chooses a folder finds, in it and below; one that only holds others is none.
void TestSearch::foldersWithWhatIsBelow()
{
    put("a/b/1.md", "独角兽");
    put("a/b/c/2.md", "独角兽");
    put("a/b/c/3.md", "独角兽");
    put("a/bb/4.md", "独角兽");
    const search::Facets facets = ask("独角兽", {}, true).facets;
    QStringList counts;
    for (const search::FacetCount& folder : facets.folders)
        counts.append(QString::fromStdString(folder.value) + u' ' + QString::number(folder.sections));
    QCOMPARE(counts, (QStringList{u"a/b 3"_qs, u"a/b/c 2"_qs, u"a/bb 1"_qs}));
    QCOMPARE(ask("独角兽 path:a/b/").total, 3U);
}

void TestSearch::relaxed()
{
    put("a.md", "数据中心的算力增长很快");
    put("b.md", "天气很好");
    const search::Answer without = ask("算力 xyzzy");
    QCOMPARE(without.total, 1U);
    QCOMPARE(search::describe(without.relaxed), std::string("without xyzzy"));
    QCOMPARE(without.texts, std::vector<std::string>{"算力"});
    const search::Answer question = ask("数据中心的算力会增长多少？");
    QCOMPARE(question.hits.front().path, std::string("a.md"));
    QVERIFY(!question.relaxed.empty());
    QVERIFY(!question.hits.front().marks.empty());
    put("c.md", "niño");
    QCOMPARE(search::describe(ask("no").relaxed), std::string("inside words"));
    QCOMPARE(ask("zzz").total, 0U);
    put("d.md", "v1 of b7 has 2 and 3 and k9 and x2, abc and xyz");
    for (const char* const nowhere : {"v1.2.3", "b7k9x2", "v1.2.3-b7k9x2", "v1/abc"})
        QCOMPARE(ask(nowhere).total, 0U);
    QCOMPARE(search::describe(ask("abc.xyz").relaxed), std::string("in parts: abc and xyz"));
}

void TestSearch::questions_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("first"); ///< snippet
    const QString cowos = u"【CoWoS】：台积电的先进封装技术。"_qs;
    QTest::newRow("behind") << u"CoWoS是什么"_qs << u"about CoWoS"_qs << cowos;
    QTest::newRow("before") << u"什么是CoWoS？"_qs << u"about CoWoS"_qs << cowos;
    QTest::newRow("Traditional") << u"甚麼是CoWoS？"_qs << u"about CoWoS"_qs << cowos;
    QTest::newRow("meaning") << u"CoWoS是什么意思"_qs << u"about CoWoS"_qs << cowos;
    QTest::newRow("a blank") << u"CoWoS 是什么"_qs << u"about CoWoS"_qs << cowos;
    QTest::newRow("blanks") << u"什么 是 CoWoS"_qs << u"about CoWoS"_qs << cowos;
    QTest::newRow("Japanese") << u"CoWoSとは何ですか"_qs << u"about CoWoS"_qs << cowos;
    QTest::newRow("topic in Japanese") << u"CoWoSとは"_qs << u"about CoWoS"_qs << cowos;
    QTest::newRow("English") << u"what is CoWoS?"_qs << u"about CoWoS"_qs << cowos;
    QTest::newRow("two words in English") << u"how big is a data center"_qs << u"about big and data and center"_qs
                                          << u"A 【big】 【data】 【center】 for you."_qs;
    QTest::newRow("with an operator") << u"CoWoS是什么 -天气"_qs << u"about CoWoS"_qs << cowos;
    QTest::newRow("a heading that asks") << u"电网是什么"_qs << u"about 电网"_qs << u"一段【电网】。"_qs;
    QTest::newRow("supplementary plane") << u"𠮷是谁"_qs << u"about 𠮷"_qs << u"有【𠮷】。"_qs;
    QTest::newRow("word for word") << u"天气是什么"_qs << QString() << u"没人问【天气是什么】意思呢？"_qs;
    QTest::newRow("what it is about is nowhere") << u"饕餮是什么"_qs << QString() << QString();
    QTest::newRow("nothing but the question") << u"怎么吗"_qs << QString() << QString();
}

/// The words that ask are not what is looked for, unless the question is there as it stands.
void TestSearch::questions()
{
    QFETCH(QString, query);
    QFETCH(QString, how);
    QFETCH(QString, first);
    put("a.md", "# 谈话\n\nCoWoS、CoWoS 和 CoWoS 的产能。\n\n## 电网里的东西\n\n电网，电网。\n\n## 还有\n\n有𠮷。\n");
    put("b.md", "# 别的\n\n没人问天气是什么意思呢？\n\n## 什么是电网？\n\n一段电网。\n");
    put("c.md", "# 书\n\n## 词汇表\n\n- **CoWoS**：台积电的先进封装技术。\n- **HBM**：高带宽内存。\n");
    put("d.md", "# Other\n\nHow to be.\n\n## More\n\nA big data center for you.\n");
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(QString::fromStdString(search::describe(answer.relaxed)), how);
    QCOMPARE(answer.hits.empty() ? QString() : drawn(answer.hits.front()), first);
}

void TestSearch::questionsWithSpaces_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("first");
    const QString hbm = u"【HBM】 是一种高带宽内存。"_qs;
    QTest::newRow("behind") << u"HBM 是什么"_qs << u"about HBM"_qs << hbm;
    QTest::newRow("without a space") << u"HBM是什么"_qs << u"about HBM"_qs << hbm;
    QTest::newRow("two spaces") << u"HBM 是 什么"_qs << u"about HBM"_qs << hbm;
    QTest::newRow("before") << u"什么是 HBM"_qs << u"about HBM"_qs << hbm;
    QTest::newRow("English") << u"what is HBM"_qs << u"about HBM"_qs << hbm;
    QTest::newRow("repeated as it stands")
        << u"电网 是什么"_qs << u"also sections with most of the words of 电网 是什么"_qs
        << u"没人问【电网是什么】。"_qs;
    QTest::newRow("quoted") << u"HBM \"是什么\""_qs << QString() << u"【HBM】 的目的【是什么】？"_qs;
    QTest::newRow("no question what it is") << u"HBM 目的"_qs << QString() << u"【HBM】 的【目的】是什么？"_qs;
}

/// That the words of a question stand somewhere in a section is no answer to it.
void TestSearch::questionsWithSpaces()
{
    QFETCH(QString, query);
    QFETCH(QString, how);
    QFETCH(QString, first);
    put("a.md", "HBM 的目的是什么？\n\n# 二\n\n什么是快，what is fast: HBM.\n\n# 三\n\n没人问电网是什么。\n\n"
                "# 四\n\n电网，是什么，电网。\n\n# 五\n\n一张电网。\n");
    put("b.md", "HBM 是一种高带宽内存。\n\n# 二\n\nHBM、HBM 和 HBM。\n");
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(QString::fromStdString(search::describe(answer.relaxed)), how);
    QVERIFY(!answer.hits.empty());
    QCOMPARE(drawn(answer.hits.front()), first);
}

void TestSearch::inParts_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("first");
    QTest::newRow("two and two") << u"供电瓶颈"_qs << u"in parts: 供电 and 瓶颈"_qs << u"【供电】成为【瓶颈】。"_qs;
    QTest::newRow("Traditional") << u"供電瓶頸"_qs << u"in parts: 供電 and 瓶頸"_qs << u"【供电】成为【瓶颈】。"_qs;
    QTest::newRow("the other way round") << u"欧盟关税"_qs << u"in parts: 欧盟 and 关税"_qs
                                         << u"【关税】：【欧盟】最高加征35.3%。"_qs;
    QTest::newRow("a number") << u"良率90%"_qs << u"in parts: 良率 and 90"_qs << u"【良率】已达 【90】%。"_qs;
    QTest::newRow("a number and its unit") << u"90良"_qs << QString() << QString();
    QTest::newRow("a number and a word") << u"90良率"_qs << u"in parts: 90 and 良率"_qs << u"【良率】已达 【90】%。"_qs;
    QTest::newRow("beside a term") << u"供电瓶颈 成为"_qs << u"in parts: 供电 and 瓶颈"_qs << u"【供电成为瓶颈】。"_qs;
    QTest::newRow("one part is nowhere") << u"供电饕餮"_qs << QString() << QString();
    QTest::newRow("as it stands") << u"供电成为"_qs << QString() << u"【供电成为】瓶颈。"_qs;
    QTest::newRow("quoted") << u"\"供电瓶颈\""_qs << QString() << QString();
    QTest::newRow("three characters") << u"电瓶颈"_qs << QString() << QString();
}

/// What is written together in the query stands apart in the text.
void TestSearch::inParts()
{
    QFETCH(QString, query);
    QFETCH(QString, how);
    QFETCH(QString, first);
    put("far.md", "供电与" + std::string(400, 'x') + "，瓶颈，成为。");
    put("a.md", "供电成为瓶颈。\n\n# 二\n\n关税：欧盟最高加征35.3%。\n\n# 三\n\n良率已达 90%。\n");
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(QString::fromStdString(search::describe(answer.relaxed)), how);
    QCOMPARE(answer.hits.empty() ? QString() : drawn(answer.hits.front()), first);
}

void TestSearch::togetherFirst_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("two words") << u"英伟达毛利率"_qs;
    QTest::newRow("a question with a number") << u"为什么英伟达利润会达到75亿？"_qs;
}

/// Of what has most of a sentence's words, that goes first which has more of them near each other.
void TestSearch::togetherFirst()
{
    QFETCH(QString, query);
    for (int i = 0; i < 5; ++i)
        put(std::to_string(i) + ".md", "# 英伟达\n\n英伟达，英伟达为什么英伟达，为什么英伟达会英伟达。");
    put("apart.md",
        "英伟达\n\n" + std::string(600, 'x') + "\n\n毛利率，利润，达到\n\n" + std::string(600, 'y') + "\n\n75\n");
    put("together.md", "说了许多别的事情以后，有人提到英伟达的毛利率，其利润现在达到 75 亿，" + std::string(300, 'z'));
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(answer.relaxed.kind, search::Relaxation::Kind::MostWords);
    QCOMPARE(answer.hits.front().path, std::string("together.md"));
}

void TestSearch::alike_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("paths"); ///< in order; those that are alike in parentheses
    const QString exact = u"exact.md"_qs;
    QTest::newRow("word") << u"数据中心"_qs << QStringList{exact};
    QTest::newRow("phrase") << u"数据中心的电力"_qs << QStringList{exact, u"(alike.md)"_qs};
    QTest::newRow("Traditional") << u"數據中心的電力"_qs << QStringList{exact, u"(alike.md)"_qs};
    QTest::newRow("quoted") << u"\"数据中心的电力\""_qs << QStringList{exact};
    QTest::newRow("field") << u"heading:数据中心的电力 OR 数据中心的电力"_qs << QStringList{exact};
    QTest::newRow("without") << u"数据中心的电力 -天气"_qs << QStringList{exact};
    QTest::newRow("terms") << u"数据 中心 的电"_qs << QStringList{exact};
    QTest::newRow("words") << u"the grid of tomorrow"_qs << QStringList{u"words.md"_qs};
    QTest::newRow("question") << u"what is the grid of tomorrow like"_qs
                              << QStringList{u"words.md"_qs, u"(grid.md)"_qs};
}

/// A phrase that few have is answered with what is alike as well; a word, or what is asked for exactly, is not.
void TestSearch::alike()
{
    QFETCH(QString, query);
    QFETCH(QStringList, paths);
    put("exact.md", "说到数据中心的电力。");
    put("alike.md", "据说中心的电力，电力，的电力，心的电力都不够。");
    put("other.md", "天气很好");
    put("words.md", "what is the grid of tomorrow like");
    put("grid.md", "the grid, the grid of old, of all");
    QStringList found;
    const search::Answer answer = ask(query.toStdString());
    for (const search::Hit& hit : answer.hits) {
        const QString path = QString::fromStdString(hit.path);
        found.append(hit.alike ? u'(' + path + u')' : path);
    }
    QCOMPARE(found, paths);
    QCOMPARE(answer.total, 1U); // those that are alike do not count
    QCOMPARE(answer.alike, static_cast<std::uint64_t>(paths.join(QString()).count(u'(')));
}

void TestSearch::suggestions_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("suggested");
    QTest::newRow("full") << "shujuzhongxin"
                          << "数据中心";
    QTest::newRow("initials") << "sjzx"
                              << "数据中心";
    QTest::newRow("speaker") << "huangrenxun"
                             << "黄仁勋";
    QTest::newRow("in two words") << "huang renxun"
                                  << "黄仁勋";
    QTest::newRow("the same sound") << "黄仁讯"
                                    << "黄仁勋";
    QTest::newRow("the same sound, in a heading") << "梁文峰"
                                                  << "梁文锋";
    QTest::newRow("the same sound, Traditional") << "黃仁訊"
                                                 << "黄仁勋";
    QTest::newRow("letters exchanged") << "Anhtropic"
                                       << "anthropic";
    QTest::newRow("letter missing") << "antropic"
                                    << "anthropic";
}

void TestSearch::suggestions()
{
    QFETCH(QString, query);
    QFETCH(QString, suggested);
    put("a.md", "# 数据中心\n\nAnthropic 公司 huan\n\n> **黄仁勋**：“算力就是收入，毫无疑问。”\n\n"
                "## 对话 梁文锋：另一种可能\n\n文字。\n");
    const search::Answer answer = ask(query.toStdString());
    QVERIFY(!answer.suggestions.empty());
    QCOMPARE(QString::fromStdString(answer.suggestions.front().text), suggested);
}

void TestSearch::cancelled()
{
    put("a.md", "算力");
    QVERIFY(m_writer->commit());
    std::stop_source stop;
    stop.request_stop();
    search::Request request;
    request.query = "算力";
    const auto answer = search::search(*m_writer->snapshot(), request, stop.get_token());
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestSearch)
#include "tst_search.moc"
