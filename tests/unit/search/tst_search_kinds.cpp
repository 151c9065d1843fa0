#include "tests/unit/search/search_folder.h"

#include <QtTest>

using namespace zhilan;
using search::Field;

/// In which kinds of pieces something was found, and what amounts are found in.
class TestSearchKinds : public QObject, private search_test::SearchFolder
{
    Q_OBJECT

private slots:
    void kindsOfHits_data();
    void kindsOfHits();
    void allOfItInQuotesFirst_data();
    void allOfItInQuotesFirst();
    void sectionsAsTheyAreListed();
    void facetsAreWhatKindsFind_data();
    void facetsAreWhatKindsFind();
    void oneTitle();
    void kindsOutliveMerging();
    void amountsOfHeadings_data();
    void amountsOfHeadings();
    void ownHeadingAlone();
    void subtitlesSayTheirOwn();
    void piecesToldWhen();
    void compoundDurations_data();
    void compoundDurations();
    void conversions_data();
    void conversions();
    void documentsWithoutText_data();
    void documentsWithoutText();
    void cleanup();
};

namespace
{

constexpr const char* kTalk =
    "# 访谈\n\n到2028年要有100 GW。\n\n## 一\n\n> **王五**：“算力就是电力，要12 GW。”\n\n正文说的是算力。\n\n"
    "## 二\n\n| 年 | 产能 |\n|---|---|\n| 2028 | 15 GW |\n\n## 三\n\n> **李四**：“不说数字。”\n\n没有别的，只有 20 "
    "GW。\n";

std::optional<Field> fieldNamed(const std::string& name)
{
    for (std::size_t i = 0; i < search::kFieldCount; ++i) {
        if (search::fieldName(static_cast<Field>(i)) == name)
            return static_cast<Field>(i);
    }
    return std::nullopt;
}

} // namespace

void TestSearchKinds::cleanup()
{
    close();
}

/// Whatever a hit says that it is, is what its kind finds.
void TestSearchKinds::kindsOfHits_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("quotes");
    QTest::addColumn<int>("tables");
    QTest::addColumn<int>("bodies");
    QTest::newRow("speaker") << u"speaker:王五"_qs << 1 << 0 << 0;
    QTest::newRow("two speakers") << u"speaker:王五 OR speaker:李四"_qs << 2 << 0 << 0;
    QTest::newRow("amount") << u">10GW"_qs << 1 << 1 << 2;
    QTest::newRow("amount and term") << u"算力 >10GW"_qs << 1 << 0 << 1;
    QTest::newRow("speaker and term") << u"speaker:王五 正文"_qs << 1 << 0 << 1;
    QTest::newRow("not that speaker") << u">10GW -speaker:王五"_qs << 0 << 1 << 2;
    QTest::newRow("neither") << u"path:a.md"_qs << 2 << 1 << 3;
    QTest::newRow("what a section has") << u"has:quote"_qs << 2 << 0 << 2;
    QTest::newRow("what must not be there") << u"-算力"_qs << 1 << 1 << 2;
}

void TestSearchKinds::kindsOfHits()
{
    QFETCH(QString, query);
    QFETCH(int, quotes);
    QFETCH(int, tables);
    QFETCH(int, bodies);
    put("a.md", kTalk);
    const std::string asked = query.toStdString();
    QCOMPARE(static_cast<int>(ask(asked, Field::Quote).total), quotes);
    QCOMPARE(static_cast<int>(ask(asked, Field::Table).total), tables);
    QCOMPARE(static_cast<int>(ask(asked, Field::Body).total), bodies);
    for (const search::Hit& hit : ask(asked).hits)
        QVERIFY(ask(asked, hit.kind).total > 0);
    for (const Field kind : {Field::Quote, Field::Table, Field::Body}) {
        for (const search::Hit& hit : ask(asked, kind).hits)
            QCOMPARE(hit.kind, kind);
    }
}

void TestSearchKinds::allOfItInQuotesFirst_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("two terms") << u"算力 电力"_qs;
    QTest::newRow("an alternative") << u"算力 (电力 OR 没有的)"_qs;
    QTest::newRow("conditions") << u"算力 电力 path:md has:quote"_qs;
    QTest::newRow("what must not be there") << u"算力 电力 -没有的"_qs;
    QTest::newRow("amount") << u"算力 >10GW"_qs;
    QTest::newRow("title besides") << u"算力 电力 title:记"_qs;
}

/// Who asks for quotes is shown first one that says it all, then a section whose quotes do, then one whose quote says
/// some of it: as many as are counted.
void TestSearchKinds::allOfItInQuotesFirst()
{
    QFETCH(QString, query);
    std::string filler;
    for (int i = 0; i < 20; ++i)
        filler += "这里说的是另一件事，与题目没有关系。";
    put("no quote.md", "# 记\n\n## 算力电力\n\n算力电力，12 GW。\n\n> **李四**：“不说这个。”\n");
    put("one word.md", "# 记\n\n## 算力电力\n\n算力电力，12 GW。\n\n> **王五**：“算力，算力。”\n");
    put("two quotes.md", "# 记\n\n## 谈话\n\n算力电力，12 GW。\n\n> **王五**：“算力很重要。”\n\n" + filler +
                             "\n\n> **王五**：“电力要12 GW。”\n");
    put("one quote.md",
        "# 记\n\n## 谈话\n\n" + filler + "\n\n> **王五**：“算力很重要，" + filler + "，电力要12 GW。”\n");
    const search::Answer answer = ask(query.toStdString(), Field::Quote);
    QStringList paths;
    for (const search::Hit& hit : answer.hits) {
        paths.append(QString::fromStdString(hit.path));
        QCOMPARE(hit.kind, Field::Quote);
        QVERIFY(!hit.marks.empty());
    }
    QCOMPARE(paths, QStringList({u"one quote.md"_qs, u"two quotes.md"_qs, u"one word.md"_qs}));
    const search::Answer all = ask(query.toStdString(), {}, true);
    const auto quotes = std::find_if(all.facets.kinds.begin(), all.facets.kinds.end(),
                                     [](const search::FacetCount& each) { return each.value == "quote"; });
    QVERIFY(quotes != all.facets.kinds.end());
    QCOMPARE(quotes->sections, answer.total);
}

/// A word of the title makes one hit of each section that says it itself, and one of the document.
void TestSearchKinds::sectionsAsTheyAreListed()
{
    put("a/a.md", "# 盐与电\n\n开场。\n\n## 一\n\n甲。\n\n## 二\n\n盐与电，乙。\n\n## 三\n\n丙。\n");
    put("b/b.md", "# 别的\n\n盐与电。\n");
    const search::Answer answer = ask("盐与电", {}, true);
    QCOMPARE(answer.total, 5U);
    QCOMPARE(answer.facets.sections, 3U);
    QCOMPARE(answer.facets.documents, 2U);
    std::uint64_t inFolders = 0;
    for (const search::FacetCount& folder : answer.facets.folders)
        inFolders += folder.sections;
    QCOMPARE(inFolders, 3U);
    // The section that the title belongs to is not among those found.
    const search::Answer without = ask("盐与电 -开场", {}, true);
    QCOMPARE(without.facets.sections, 2U);
    const search::Answer onlyTitle = ask("盐与电 丙", {}, true);
    QCOMPARE(onlyTitle.facets.sections, 1U);
}

void TestSearchKinds::facetsAreWhatKindsFind_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("kinds");
    QTest::newRow("term") << u"算力"_qs << 4;
    QTest::newRow("speaker") << u"speaker:王五"_qs << 1;
    QTest::newRow("amount") << u">10GW"_qs << 3;
    QTest::newRow("amount and term") << u"算力 >10GW"_qs << 2;
    QTest::newRow("neither") << u"path:a.md"_qs << 5;
}

void TestSearchKinds::facetsAreWhatKindsFind()
{
    QFETCH(QString, query);
    QFETCH(int, kinds);
    put("a.md", kTalk);
    put("b.md", "# 算力\n\n一段。\n\n## 别的\n\n算力。\n\n## 算力与电\n\n| 算力 | 1 |\n|---|---|\n| 2 | 3 |\n");
    const search::Answer all = ask(query.toStdString(), {}, true);
    QVERIFY(all.facets.kinds.size() >= static_cast<std::size_t>(kinds));
    for (const search::FacetCount& count : all.facets.kinds)
        QCOMPARE(ask(query.toStdString(), fieldNamed(count.value)).total, count.sections);
}

/// A document has one title, however many sections it stands above.
void TestSearchKinds::oneTitle()
{
    put("a.md", "# 盐与电\n\n开场。\n\n## 目录\n\n一、二。\n\n## 盐\n\n说盐与电。\n");
    const search::Answer answer = ask("盐与电", {}, true);
    QCOMPARE(answer.total, 3U);
    for (const char* kind : {"title", "heading"}) {
        const auto count = std::find_if(answer.facets.kinds.begin(), answer.facets.kinds.end(),
                                        [kind](const search::FacetCount& each) { return each.value == kind; });
        QVERIFY(count != answer.facets.kinds.end());
        QCOMPARE(count->sections, 1U);
    }
    QCOMPARE(ask("盐与电", Field::Heading).total, 1U);
    QCOMPARE(ask("title:盐与电").total, 3U);
    QCOMPARE(ask("title:盐与电 盐", Field::Body).total, 1U);
}

void TestSearchKinds::kindsOutliveMerging()
{
    for (int i = 0; i < 8; ++i) {
        put(std::to_string(i) + ".md", kTalk);
        QVERIFY(m_writer->commit());
    }
    while (*m_writer->mergeSome({})) {
    }
    QCOMPARE(m_writer->snapshot()->segments().size(), std::size_t(1));
    QCOMPARE(ask("speaker:王五", Field::Quote).total, 8U);
    QCOMPARE(ask("speaker:王五", Field::Body).total, 0U);
    QCOMPARE(ask(">10GW", Field::Table).total, 8U);
    QCOMPARE(ask(">10GW", Field::Quote).total, 8U);
}

void TestSearchKinds::amountsOfHeadings_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("slug");
    QTest::addColumn<QString>("marked"); ///< the snippet, marks in 【】
    QTest::newRow("heading") << u"# 访谈\n\n## 算力 300 GW\n\n一段话。\n"_qs << u">=300GW"_qs << u"算力-300-gw"_qs
                             << u"算力 【300 GW】"_qs;
    QTest::newRow("percentage") << u"# 访谈\n\n## 为什么不将100%投入训练？\n\n一段话。\n"_qs << u">=100%"_qs
                                << u"为什么不将100投入训练"_qs << u"为什么不将【100%】投入训练？"_qs;
    QTest::newRow("title") << u"# 算力 300 GW\n\n一段话。\n\n## 别的\n\n一段话。\n"_qs << u">=300GW"_qs
                           << u"算力-300-gw"_qs << u"算力 【300 GW】"_qs;
    QTest::newRow("title of a document that has no heading")
        << u"---\ntitle: 算力 300 GW\n---\n\n一段话。\n"_qs << u">=300GW"_qs << QString() << u"算力 【300 GW】"_qs;
    QTest::newRow("title above a heading")
        << u"---\ntitle: 算力 300 GW\n---\n\n# 访谈\n\n一段话。\n\n# 别的\n\n一段话。\n"_qs << u">=300GW"_qs
        << u"访谈"_qs << u"算力 【300 GW】"_qs;
    QTest::newRow("heading without text")
        << u"# 访谈\n\n## 算力 300 GW\n"_qs << u">=300GW"_qs << u"算力-300-gw"_qs << u"算力 【300 GW】"_qs;
    QTest::newRow("text below first") << u"# 访谈\n\n## 算力 300 GW\n\n要有310 GW。\n"_qs << u">=300GW"_qs
                                      << u"算力-300-gw"_qs << u"要有【310 GW】。"_qs;
}

void TestSearchKinds::amountsOfHeadings()
{
    QFETCH(QString, markdown);
    QFETCH(QString, query);
    QFETCH(QString, slug);
    QFETCH(QString, marked);
    put("a.md", markdown.toStdString());
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(answer.total, 1U);
    QVERIFY(answer.relaxed.empty());
    QCOMPARE(answer.hits[0].sectionSlug, slug.toStdString());
    QCOMPARE(drawn(answer.hits[0]), marked);
    QCOMPARE(ask(query.toStdString(), answer.hits[0].kind).total, 1U);
}

/// An amount counts where it is said: not for all that stands below a heading further up.
void TestSearchKinds::ownHeadingAlone()
{
    put("a.md", "# 访谈\n\n## 算力 300 GW\n\n一段话。\n\n### 电\n\n一段话。\n");
    QCOMPARE(ask(">=300GW").total, 1U);
}

void TestSearchKinds::subtitlesSayTheirOwn()
{
    open();
    const auto document = document::fromBytes("# 算力 300 GW\n\n一段话。\n", "a.md");
    QVERIFY(document);
    search::DocumentRecord record = search::recordOf(**document, "a.md");
    const media::Cue cue{std::chrono::seconds(1), std::chrono::seconds(2), "说的是别的", {}, {}};
    search::addSubtitles(record, {&cue, 1});
    QCOMPARE(record.sections.size(), std::size_t(2));
    QVERIFY(m_writer->put(search::PreparedDocuments(record)));
    QCOMPARE(ask(">=300GW").total, 1U);
}

/// Each line of a transcript is a piece of its own, and every piece has the last time told before it in its section.
void TestSearchKinds::piecesToldWhen()
{
    const auto document = document::fromBytes(
        "# 题\n\n## 一\n\n前。\n\n话。[02:00]\n\n后。\n\n[03:10] 周明：甲。\n还有。\n[03:40] **赵一鸣**：乙。\n"
        "[04:10] 周明：丙。\n[04:20] （笑）\n\n| 事 | 时间 |\n|---|---|\n| 丁 | 05:01 |\n| 戊 | 无 |\n\n## "
        "二\n\n己。\n",
        "a");
    QVERIFY(document);
    QByteArrayList lines;
    for (const search::SectionRecord& section : search::recordOf(**document, "a.md", 0).sections) {
        for (const search::Piece& piece : section.pieces) {
            const std::string start = piece.start ? formatClockTime(*piece.start) : "-";
            lines << QByteArray::fromStdString(std::string(fieldName(piece.field)) + ' ' + piece.speaker + ' ' + start +
                                               ' ' + piece.text + ' ' + std::to_string(piece.line));
        }
    }
    QCOMPARE(lines.join('\n'),
             QByteArray("body  - 前。 5\nbody  2:00 话。[02:00] 7\nbody  2:00 后。 9\n"
                        "quote 周明 3:10 [03:10] 周明：甲。还有。 11\nquote 赵一鸣 3:40 [03:40] 赵一鸣：乙。 13\n"
                        "quote 周明 4:10 [04:10] 周明：丙。 14\nbody  4:20 [04:20] （笑） 15\ntable  4:20 事 17\n"
                        "table  4:20 时间 17\n"
                        "table  5:01 丁 19\ntable  5:01 05:01 19\ntable  5:01 戊 20\ntable  5:01 无 20\n"
                        "body  - 己。 24"));
}

void TestSearchKinds::compoundDurations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("marked"); ///< the snippet, marks in 【】
    QTest::newRow("hours") << u"时长2小时22分钟19秒"_qs << u">2小时"_qs << u"时长【2小时22分钟19秒】"_qs;
    QTest::newRow("minutes") << u"时长2小时22分钟19秒"_qs << u">140分钟"_qs << u"时长【2小时22分钟19秒】"_qs;
    QTest::newRow("half") << u"开了1小时30分钟的会"_qs << u">80分钟"_qs << u"开了【1小时30分钟】的会"_qs;
    QTest::newRow("letters") << u"It took 1h 30m in all"_qs << u">80分钟"_qs << u"It took 【1h 30m】 in all"_qs;
    QTest::newRow("words") << u"After 2 hours 5 minutes it ended"_qs << u">120 minutes"_qs
                           << u"After 【2 hours 5 minutes】 it ended"_qs;
    QTest::newRow("both ends") << u"时长1小时30分钟"_qs << u"90分钟..91分钟"_qs << u"时长【1小时30分钟】"_qs;
}

void TestSearchKinds::compoundDurations()
{
    QFETCH(QString, text);
    QFETCH(QString, query);
    QFETCH(QString, marked);
    put("a.md", text.toStdString() + "\n");
    const search::Answer answer = ask(query.toStdString());
    QVERIFY(answer.relaxed.empty());
    QCOMPARE(answer.total, 1U);
    QCOMPARE(drawn(answer.hits[0]), marked);
}

void TestSearchKinds::conversions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::newRow("kHz") << u"采样率 44.1 kHz"_qs << u">40000Hz"_qs;
    QTest::newRow("MJ") << u"要用 3 MJ"_qs << u">=2999kJ"_qs;
    QTest::newRow("THz") << u"在 1.5 THz 的波段"_qs << u">=1500GHz"_qs;
    QTest::newRow("GJ") << u"要用 3 GJ"_qs << u">800kWh"_qs;
    QTest::newRow("pm") << u"半径 53 pm"_qs << u"<0.1nm"_qs;
    QTest::newRow("rad") << u"转了 3 rad 左右"_qs << u">170°"_qs;
    QTest::newRow("GeV") << u"质量 125 GeV"_qs << u">120000MeV"_qs;
}

void TestSearchKinds::conversions()
{
    QFETCH(QString, text);
    QFETCH(QString, query);
    put("a.md", text.toStdString() + "\n");
    const search::Answer answer = ask(query.toStdString());
    QVERIFY(answer.relaxed.empty());
    QCOMPARE(answer.total, 1U);
}

/// What it is called is all that there is to find it by.
void TestSearchKinds::documentsWithoutText_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("markdown");
    QTest::newRow("front matter") << u"a.md"_qs << u"---\ntitle: 前言蓝鲸\n---\n"_qs;
    QTest::newRow("empty file") << u"空白蓝鲸.md"_qs << QString();
    QTest::newRow("blank file") << u"空白蓝鲸.md"_qs << u"\n\n"_qs;
}

void TestSearchKinds::documentsWithoutText()
{
    QFETCH(QString, name);
    QFETCH(QString, markdown);
    put(name.toStdString(), markdown.toStdString());
    const search::Answer answer = ask("蓝鲸");
    QCOMPARE(answer.total, 1U);
    QVERIFY(answer.relaxed.empty());
    QCOMPARE(answer.hits[0].kind, Field::Title);
    QVERIFY(drawn(answer.hits[0]).contains(u"【蓝鲸】"_qs));
    QCOMPARE(ask("蓝鲸", Field::Title).total, 1U);
}

QTEST_APPLESS_MAIN(TestSearchKinds)
#include "tst_search_kinds.moc"
