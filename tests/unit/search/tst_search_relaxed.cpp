#include "tests/unit/search/search_folder.h"

#include <QtTest>

using namespace zhilan;

/// What is answered where nothing has the whole query keeps to what it asks for beside its words.
class TestSearchRelaxed : public QObject, private search_test::SearchFolder
{
    Q_OBJECT

private slots:
    void amountsNearby_data();
    void amountsNearby();
    void amountsAreNotTakenApart_data();
    void amountsAreNotTakenApart();
    void aboveNought();
    void saidOnce();
    void misreadValues_data();
    void misreadValues();
    void facets_data();
    void facets();
    void sectionsAsTheyAreListed_data();
    void sectionsAsTheyAreListed();
    void conditionsHold_data();
    void conditionsHold();
    void subjectBeforeAsking_data();
    void subjectBeforeAsking();
    void heldTogetherByParticles_data();
    void heldTogetherByParticles();
    void wordsAreLeftWhole_data();
    void wordsAreLeftWhole();
    void heaviestKept_data();
    void heaviestKept();
    void pages_data();
    void pages();
    void wordsInPinyin_data();
    void wordsInPinyin();
    void termsPutRight_data();
    void termsPutRight();
    void noNonsense_data();
    void noNonsense();
    void nearInsideManyWords();
    void fractionsAreMarked();
    void cleanup();
};

void TestSearchRelaxed::cleanup()
{
    close();
}

void TestSearchRelaxed::amountsNearby_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("suggested");
    QTest::newRow("stands nowhere so") << u"50亿美元"_qs << u"≈50亿美元"_qs;
    QTest::newRow("in Chinese numerals") << u"五十亿美元"_qs << u"≈五十亿美元"_qs;
    QTest::newRow("in another unit") << u"5000 MW"_qs << u"≈5000 MW"_qs;
    QTest::newRow("stands there") << u"49亿美元"_qs << QString();
    QTest::newRow("nothing of the kind") << u"50公里"_qs << QString();
    QTest::newRow("quoted") << u"“50亿美元”"_qs << QString();
    QTest::newRow("no amount") << u"没有的"_qs << QString();
    QTest::newRow("in figures") << u"9700000000000"_qs << u"≈9700000000000"_qs;
    QTest::newRow("a number that is compared") << u">100"_qs << QString();
    QTest::newRow("with a blank") << u"> 100"_qs << QString();
    QTest::newRow("compared in words") << u"超过100"_qs << QString();
    QTest::newRow("number of a book") << u"9787111213826"_qs << QString();
}

void TestSearchRelaxed::amountsNearby()
{
    QFETCH(QString, query);
    QFETCH(QString, suggested);
    put("a.md", "# 甲\n\n花了49亿美元，得到5.1 GW，共9800000000000。\n");
    QString found;
    const search::Answer answer = ask(query.toStdString());
    for (const search::Suggestion& suggestion : answer.suggestions) {
        if (suggestion.kind == search::SuggestionKind::Amount)
            found = QString::fromStdString(suggestion.text);
    }
    QCOMPARE(found, suggested);
    QVERIFY(found.isEmpty() || answer.total == 0); // no pieces of it
    QCOMPARE(found.isEmpty() ? 1U : ask(found.toStdString()).total, 1U);
}

void TestSearchRelaxed::amountsAreNotTakenApart_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<quint64>("total");
    QTest::newRow("stands nowhere") << u"5百亿美元"_qs << quint64(0);
    QTest::newRow("of a distance") << u"50公里"_qs << quint64(0);
    QTest::newRow("stands in one section") << u"一百二十亿美元"_qs << quint64(1);
}

/// Each of its pieces is anywhere and says nothing about it.
void TestSearchRelaxed::amountsAreNotTakenApart()
{
    QFETCH(QString, query);
    QFETCH(quint64, total);
    put("a.md", "# 甲\n\n## 一\n\n5nm，百亿美元。\n\n## 二\n\n一百亿，5亿美元。\n\n## 三\n\n50人，20公里。\n\n"
                "## 四\n\n共一百二十亿美元。\n");
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(answer.total, total);
    QCOMPARE(answer.hits.size(), std::size_t(total));
    QVERIFY(answer.relaxed.empty());
}

void TestSearchRelaxed::aboveNought()
{
    put("a.md", "# 甲\n\n## 一\n\n共5亿。\n\n## 二\n\n3nm。\n\n## 三\n\n负3亿元。\n");
    QCOMPARE(ask(">0亿").total, 1U);
    QCOMPARE(ask(">0万").total, 1U);
    QCOMPARE(ask("<0亿").total, 1U);
}

void TestSearchRelaxed::saidOnce()
{
    put("a.md", "# 甲\n\n算力。\n");
    const search::Answer answer = ask("算力 >5xyz");
    QCOMPARE(answer.total, 1U);
    QCOMPARE(answer.relaxed.texts, std::vector<std::string>{">5xyz"});
    QVERIFY(answer.notes.empty());
    QCOMPARE(ask(">5xyz").notes.size(), std::size_t{1});
}

void TestSearchRelaxed::misreadValues_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("note");
    QTest::newRow("date in words") << u"date:去年 算力"_qs << u"“date:去年” is no date"_qs;
    QTest::newRow("date in letters") << u"算力 date:abc"_qs << u"“date:abc” is no date"_qs;
    QTest::newRow("not in the year") << u"算力 -date:abc"_qs << u"“date:abc” is no date"_qs;
    QTest::newRow("in Chinese") << u"日期:昨天 算力"_qs << u"“日期:昨天” is no date"_qs;
    QTest::newRow("what it has") << u"has:foo 算力"_qs << u"“has:foo” is nothing to ask for"_qs;
}

/// It is the value that is wrong, not what the documents have: the rest is answered.
void TestSearchRelaxed::misreadValues()
{
    QFETCH(QString, query);
    QFETCH(QString, note);
    put("a.md", "# 甲\n\n算力。\n");
    put("b.md", "# 乙\n\n用 date:abc 筛选。\n");
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(answer.total, 1U);
    QVERIFY(answer.relaxed.empty());
    const QString told = QString::fromStdString(search::describe(answer.notes));
    QVERIFY2(told.startsWith(note), qPrintable(told));
    QCOMPARE(answer.normalized, std::string("算力"));
    QCOMPARE(ask("date:abc").total, 1U); // alone, it is what is looked for
}

void TestSearchRelaxed::facets_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("most words") << u"国产算力芯片能效提升情况报告"_qs;
    QTest::newRow("question") << u"HBM是什么"_qs;
    QTest::newRow("without") << u"算力 没有的"_qs;
}

/// What a relaxed query finds can be narrowed by what is counted.
void TestSearchRelaxed::facets()
{
    QFETCH(QString, query);
    put("a/1.md", "# 甲\n\n国产算力芯片的能效提升。HBM。\n\n> **张三**：“不说。”\n");
    put("b/2.md", "# 乙\n\n国产算力芯片的能效提升。HBM。\n");
    const search::Answer answer = ask(query.toStdString(), {}, true);
    QVERIFY(!answer.relaxed.empty());
    QCOMPARE(answer.total, 2U);
    QCOMPARE(answer.facets.documents, 2U);
    QVERIFY(answer.facets.kinds.empty());
    QCOMPARE(answer.facets.folders.size(), std::size_t{2});
    QCOMPARE(answer.facets.speakers.size(), std::size_t{1});
    QCOMPARE(ask(search::narrowed(query.toStdString(), "path:b/"), {}, true).total, 1U);
    QCOMPARE(ask(search::narrowed(query.toStdString(), "speaker:张三"), {}, true).total, 1U);
}

/// What is counted is what is listed: of sections that have nothing but the title one.
void TestSearchRelaxed::sectionsAsTheyAreListed_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("kind");
    using Kind = search::Relaxation::Kind;
    QTest::newRow("most words") << u"谁说的变压器陆思远能效提升情况"_qs << static_cast<int>(Kind::MostWords);
    QTest::newRow("without") << u"陆思远 没有的"_qs << static_cast<int>(Kind::Without);
    QTest::newRow("question") << u"陆思远是什么"_qs << static_cast<int>(Kind::Asked);
}

void TestSearchRelaxed::sectionsAsTheyAreListed()
{
    QFETCH(QString, query);
    QFETCH(int, kind);
    put("a.md", "# 陆思远谈变压器能效提升\n\n开场。\n\n## 一\n\n甲。\n\n## 二\n\n陆思远说，变压器的能效在提升。\n\n"
                "## 三\n\n丙。\n\n## 四\n\n丁。\n");
    put("b.md", "# 别的\n\n陆思远说，变压器的能效在提升。\n");
    const search::Answer answer = ask(query.toStdString(), {}, true);
    QCOMPARE(static_cast<int>(answer.relaxed.kind), kind);
    QCOMPARE(answer.total, 6U);
    QCOMPARE(answer.facets.sections, 3U);
    QCOMPARE(answer.facets.documents, 2U);
    const auto own = std::count_if(answer.hits.begin(), answer.hits.end(),
                                   [](const search::Hit& hit) { return hit.kind != search::Field::Title; });
    QCOMPARE(own, 2); // and the document itself
}

void TestSearchRelaxed::conditionsHold_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("paths");
    const QString sentence = u"国产算力芯片能效提升情况报告 "_qs;
    const QStringList both{u"one.md"_qs, u"two.md"_qs};
    QTest::newRow("none") << sentence << both;
    QTest::newRow("without") << sentence + u"-华为"_qs << QStringList{u"two.md"_qs};
    QTest::newRow("date") << sentence + u"date:2025"_qs << QStringList{u"one.md"_qs};
    QTest::newRow("path") << sentence + u"path:two"_qs << QStringList{u"two.md"_qs};
    QTest::newRow("path of nothing") << sentence + u"path:zzz"_qs << QStringList{};
    QTest::newRow("language") << sentence + u"lang:en"_qs << QStringList{};
    QTest::newRow("speaker") << sentence + u"speaker:张三"_qs << QStringList{u"two.md"_qs};
    QTest::newRow("title") << sentence + u"title:甲"_qs << QStringList{u"one.md"_qs};
    QTest::newRow("phrase") << sentence + u"“公司的昇腾”"_qs << QStringList{u"one.md"_qs};
    QTest::newRow("amount") << sentence + u">10亿元"_qs << QStringList{u"two.md"_qs};
    QTest::newRow("one of two") << sentence + u"(昇腾 OR 没有的)"_qs << QStringList{u"one.md"_qs};
    const QString question = u"HBM是什么 "_qs;
    QTest::newRow("question") << question << both;
    QTest::newRow("question, date") << question + u"date:2024"_qs << QStringList{u"two.md"_qs};
    QTest::newRow("question, path") << question + u"path:one"_qs << QStringList{u"one.md"_qs};
    QTest::newRow("question, without") << question + u"-华为"_qs << QStringList{u"two.md"_qs};
}

void TestSearchRelaxed::conditionsHold()
{
    QFETCH(QString, query);
    QFETCH(QStringList, paths);
    put("one.md",
        "---\ndate: 2025-03-01\n---\n# 甲\n\n国产算力芯片的能效比在提升，华为公司的昇腾芯片能效很高。HBM很贵。\n");
    put("two.md", "---\ndate: 2024-03-01\n---\n# 乙\n\n国产算力芯片的能效提升很快，花了20亿元。HBM是一种内存。\n\n> "
                  "**张三**：“不说。”\n");
    QStringList found;
    for (const search::Hit& hit : ask(query.toStdString()).hits)
        found.append(QString::fromStdString(hit.path));
    found.removeDuplicates();
    found.sort();
    QCOMPARE(found, paths);
}

void TestSearchRelaxed::subjectBeforeAsking_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("marked");
    QTest::newRow("why is it") << u"算力为什么重要"_qs << u"【算力】决定了一切"_qs;
    QTest::newRow("why do they say") << u"为什么说算力"_qs << u"【算力】决定了一切"_qs;
    QTest::newRow("how much") << u"算力一年要多少钱？"_qs << u"【算力】决定了一切"_qs;
    QTest::newRow("with a number") << u"为什么算力重要到要30块？"_qs << u"【算力】决定了一切"_qs;
}

/// What has only the words that ask, or little beside them, stands behind what is about the subject.
void TestSearchRelaxed::subjectBeforeAsking()
{
    QFETCH(QString, query);
    QFETCH(QString, marked);
    for (int i = 0; i < 9; ++i) {
        put("heading" + std::to_string(i) + ".md", "# 灰度发布是什么？为什么重要？\n\n重要。\n");
        put("only" + std::to_string(i) + ".md", "# 这是为什么？\n\n值多少钱？为什么说？\n");
    }
    put("about.md",
        "# 三分钟读完\n\n" + std::string(600, 'x') + "，算力决定了一切，" + std::string(600, 'y') + "，这是为什么？\n");
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(answer.relaxed.kind, search::Relaxation::Kind::MostWords);
    QCOMPARE(answer.hits.front().path, std::string("about.md"));
    QVERIFY2(drawn(answer.hits.front()).contains(marked), qPrintable(drawn(answer.hits.front())));
    QVERIFY(std::none_of(answer.hits.begin(), answer.hits.end(),
                         [](const search::Hit& hit) { return hit.path.starts_with("only"); }));
}

void TestSearchRelaxed::heldTogetherByParticles_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("first");
    const QString glean = u"glean.md"_qs;
    const QString robot = u"robot.md"_qs;
    QTest::newRow("letters and Han") << u"Glean的估值"_qs << u"in parts: Glean and 估值"_qs << glean;
    QTest::newRow("typed apart") << u"Glean 的估值"_qs << u"in parts: 估值"_qs << glean;
    QTest::newRow("alone") << u"Glean 的 估值"_qs << u"without 的"_qs << glean;
    QTest::newRow("Han alone") << u"宇树的创始人"_qs << u"in parts: 宇树 and 创始人"_qs << robot;
    QTest::newRow("Traditional") << u"宇樹的創始人"_qs << u"in parts: 宇樹 and 創始人"_qs << robot;
    QTest::newRow("Japanese") << u"半導体の価格"_qs << u"in parts: 半導体 and 価格"_qs << u"ja.md"_qs;
    QTest::newRow("Korean") << u"OpenAI의 매출"_qs << u"in parts: OpenAI"_qs << u"ko.md"_qs;
    QTest::newRow("two names") << u"Glean和OpenAI"_qs << u"in parts: Glean and OpenAI"_qs << u"both.md"_qs;
    QTest::newRow("no particle") << u"研究目的表"_qs << u"sections with most of the words of 研究目的表"_qs << robot;
    QTest::newRow("as it stands") << u"创始人的目的"_qs << QString() << u"robot.md"_qs;
    QTest::newRow("nothing of one character") << u"我的估值"_qs << QString() << QString();
    QTest::newRow("subject is kept") << u"OpenAI 估值 2031"_qs << u"without 2031"_qs << u"openai.md"_qs;
}

/// What two words are held together by need not stand between them.
void TestSearchRelaxed::heldTogetherByParticles()
{
    QFETCH(QString, query);
    QFETCH(QString, how);
    QFETCH(QString, first);
    put("glean.md", "# Glean\n\n成立多年，如今估值 46 亿。\n");
    put("other.md", "# 别的\n\n公司的估值和它的产能。研究方法，表。\n");
    put("robot.md", "# 宇树\n\n创始人：王兴兴。创始人的目的不明。\n");
    put("ja.md", "# 半導体\n\n価格が上がった。\n");
    put("ko.md", "# OpenAI\n\n매출이 늘었다.\n");
    put("both.md", "# 比一比\n\nGlean 与别家，例如 OpenAI。\n");
    put("openai.md", "# OpenAI\n\n估值很高。\n");
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(QString::fromStdString(search::describe(answer.relaxed)), how);
    QCOMPARE(answer.hits.empty() ? QString() : QString::fromStdString(answer.hits.front().path), first);
}

void TestSearchRelaxed::wordsAreLeftWhole_data()
{
    QTest::addColumn<QString>("query");
    for (const QString& query :
         {u"目标 埃及"_qs, u"目标 温和"_qs, u"目标 和尚"_qs, u"目标 公司"_qs, u"目标 跟踪"_qs, u"目标 テスト"_qs,
          u"目标 トヨタ"_qs, u"目标 エージェント"_qs, u"目标 サーバー"_qs, u"目标 로봇"_qs, u"目标 가격"_qs,
          u"目标 은행"_qs, u"目标 에너지"_qs, u"目标データ"_qs, u"ABノート"_qs})
        QTest::addRow("%s", qPrintable(query)) << query;
}

/// What words begin and end with is no particle of theirs, and no part of a word is looked for in its place.
void TestSearchRelaxed::wordsAreLeftWhole()
{
    QFETCH(QString, query);
    put("a.md", "# 目标 AB\n\n尘埃，温，尚，司，踪，テス、ヨタ、タ、ト、バ、ント、エ。봇 격 행 너지。\n");
    const search::Answer answer = ask(query.toStdString());
    QVERIFY2(answer.relaxed.kind != search::Relaxation::Kind::InParts, search::describe(answer.relaxed).c_str());
    for (const std::string& text : answer.texts)
        QVERIFY2(text == "目标" || text == "AB" || text == query.toStdString(), text.c_str());
}

void TestSearchRelaxed::heaviestKept_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("first");
    const QString shop = u"shop.md"_qs;
    QTest::newRow("rare word") << u"书店 怎么赚钱"_qs << u"without 赚钱"_qs << shop;
    QTest::newRow("two rare words") << u"Dario think diffusion takes time"_qs << u"without think and takes and time"_qs
                                    << shop;
    QTest::newRow("nowhere at all first") << u"饕餮 赚钱 书店"_qs << u"without 饕餮 and 赚钱"_qs << shop;
    QTest::newRow("what must not be there") << u"书店 赚钱 -Dario"_qs << u"without 书店"_qs << u"1.md"_qs;
    QTest::newRow("filter") << u"书店 path:1.md"_qs << u"without path:1.md"_qs << shop;
    QTest::newRow("filter and words") << u"书店 赚钱 path:1.md"_qs << u"without 书店"_qs << u"1.md"_qs;
    QTest::newRow("filter alone would be left") << u"饕餮 path:1.md"_qs << QString() << QString();
    QTest::newRow("filters alone") << u"path:1.md lang:ko"_qs << u"without lang:ko"_qs << u"1.md"_qs;
}

/// Where nothing has all of a query, what says most is kept, not what is anywhere.
void TestSearchRelaxed::heaviestKept()
{
    QFETCH(QString, query);
    QFETCH(QString, how);
    QFETCH(QString, first);
    put("shop.md", "# 一家书店怎样算账\n\nDario on diffusion.\n");
    put("old.md", "# 旧书\n");
    for (int i = 0; i < 5; ++i)
        put(std::to_string(i) + ".md", "# 别的\n\n赚钱要时间，think about time, it takes time.\n");
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(QString::fromStdString(search::describe(answer.relaxed)), how);
    QStringList paths;
    for (const search::Hit& hit : answer.hits)
        paths.append(QString::fromStdString(hit.path));
    QVERIFY2(first.isEmpty() ? paths.isEmpty() : paths.contains(first), qPrintable(paths.join(' ')));
}

void TestSearchRelaxed::pages_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("quotes");
    QTest::newRow("term") << u"算力"_qs << false;
    QTest::newRow("terms") << u"算力 电"_qs << false;
    QTest::newRow("phrase that some have") << u"算力和电"_qs << false;
    QTest::newRow("amounts") << u">2小时"_qs << false;
    QTest::newRow("speaker") << u"speaker:王五 算力"_qs << false;
    QTest::newRow("quotes") << u"算力 电"_qs << true;
    QTest::newRow("question") << u"算力是什么意思"_qs << false;
    QTest::newRow("question of a speaker") << u"算力是什么意思 speaker:王五"_qs << false;
    QTest::newRow("question in English") << u"what is compute power"_qs << false;
    QTest::newRow("most words") << u"算力和电力之间究竟有多大的差别"_qs << false;
    QTest::newRow("without") << u"算力 电 没有的"_qs << false;
}

/// Whatever is looked at of the first ones alone, every section stands on one page, and the order is the same however
/// many are asked for.
void TestSearchRelaxed::pages()
{
    QFETCH(QString, query);
    QFETCH(bool, quotes);
    const std::vector<std::string> subjects{"算力", "电", "盐", "别的"};
    for (std::size_t i = 0; i < 180; ++i) {
        std::string text = "# 算力" + std::to_string(i) + "\n\n[一](#一) [二](#二)\n\n";
        for (std::size_t section = 0; section < 5; ++section) {
            const std::string& subject = subjects[(i * 7 + section * 3) % subjects.size()];
            text += "## " + (i % 5 == 0 ? "算力" : subject + std::to_string(section)) + "\n\n" +
                    std::string(i % 11, 'x') + " 说的是" + subject + "和电" + (i % 3 == 0 ? "，算力是一种力" : "") +
                    "，compute " + (i % 2 == 0 ? "power" : "and then power") + "，花了" + std::to_string(3 + i % 4) +
                    (section % 2 == 0 ? "小时" : "年") + "。\n\n> **王五**：“" + subject + "就是" +
                    (i % 4 == 0 ? "电" : "盐") + "。”\n\n";
        }
        put(std::to_string(i) + ".md", text);
    }
    QVERIFY(m_writer->commit());
    search::Request request;
    request.query = query.toStdString();
    request.kind = quotes ? std::optional(search::Field::Quote) : std::nullopt;
    request.limit = 2000;
    const auto all = search::search(*m_writer->snapshot(), request);
    QVERIFY(all);
    QVERIFY(all->total > 220);
    QCOMPARE(all->hits.size(), static_cast<std::size_t>(all->total + all->alike));
    std::vector<std::pair<std::string, std::string>> places;
    for (const search::Hit& hit : all->hits)
        places.emplace_back(hit.path, hit.sectionSlug);
    request.limit = 60;
    for (request.offset = 0; request.offset < all->hits.size(); request.offset += request.limit) {
        const auto page = search::search(*m_writer->snapshot(), request);
        QVERIFY(page);
        QCOMPARE(page->total, all->total);
        for (std::size_t i = 0; i < page->hits.size(); ++i)
            QCOMPARE(page->hits[i], all->hits[request.offset + i]);
    }
    std::sort(places.begin(), places.end());
    QVERIFY(std::adjacent_find(places.begin(), places.end()) == places.end());
}

void TestSearchRelaxed::wordsInPinyin_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("suggested");
    QTest::newRow("in a definition and a heading") << u"suanli"_qs << QStringList{u"算力"_qs, u"买多少算力才算负责"_qs};
    QTest::newRow("in definitions alone") << u"shuju"_qs << QStringList{u"数据"_qs};
    QTest::newRow("initials") << u"dmx"_qs << QStringList{u"大模型"_qs, u"大模型的一天"_qs, u"大模型训练"_qs};
    QTest::newRow("most frequent first") << u"dianli"_qs
                                         << QStringList{u"电力"_qs, u"电离"_qs, u"电离室"_qs, u"电力股份"_qs,
                                                        u"电力账单"_qs};
    QTest::newRow("whole names first") << u"xunlian"_qs << QStringList{u"训练"_qs, u"大模型训练"_qs};
    QTest::newRow("a long heading has the word") << u"chengxu"_qs << QStringList{u"程序"_qs};
    QTest::newRow("no word of one character") << u"mai"_qs << QStringList{u"买多少算力才算负责"_qs};
}

/// Words that names have are offered before the names, and definitions never.
void TestSearchRelaxed::wordsInPinyin()
{
    QFETCH(QString, query);
    QFETCH(QStringList, suggested);
    put("a.md", "# 大模型的一天\n\n## 买多少算力才算负责\n\n文。\n\n## 大模型训练\n\n文。\n\n## 电离室\n\n文。\n\n"
                "## 训练\n\n文。\n\n## 电力账单\n\n文。\n\n## 电力股份\n\n文。\n\n"
                "## 写一个又一个很长很长的标题的人总是想把整段程序的来历都一口气说完\n\n文。\n\n"
                "## 术语表\n\n| 术语 | 解释 |\n|---|---|\n"
                "| Scaling Law | 规模定律：投入的算力和数据与能力之间可以预测的关系 |\n");
    QStringList found;
    for (const search::Suggestion& suggestion : ask(query.toStdString()).suggestions)
        found.append(QString::fromStdString(suggestion.text));
    QCOMPARE(found, suggested);
}

void TestSearchRelaxed::termsPutRight_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("suggested");
    QTest::newRow("speaker in pinyin") << u"speaker:linwanzhou"_qs << u"speaker:林晚舟"_qs;
    QTest::newRow("speaker read the same") << u"speaker:林晚州"_qs << u"speaker:林晚舟"_qs;
    QTest::newRow("speaker and a word") << u"收入 说话人:林晚州"_qs << u"收入 speaker:林晚舟"_qs;
    QTest::newRow("speaker with a space") << u"speaker:wangxiaoming"_qs << u"speaker:\"王小明 博士\""_qs;
    QTest::newRow("speaker mistyped") << u"speaker:Amodie"_qs << u"speaker:amodei"_qs;
    QTest::newRow("title in pinyin") << u"title:yanyudian"_qs << u"title:盐与电"_qs;
    QTest::newRow("heading read the same") << u"heading:数据中芯"_qs << u"heading:数据中心"_qs;
    QTest::newRow("no title but a heading") << u"title:shujuzhongxin"_qs << QString();
    QTest::newRow("one of two words read the same") << u"Anthropic 收如"_qs << u"Anthropic 收入"_qs;
    QTest::newRow("one of two words in pinyin") << u"Anthropic shouru"_qs << u"Anthropic 收入"_qs;
    QTest::newRow("read nearly the same") << u"经济扩算"_qs << u"经济扩散"_qs;
    QTest::newRow("read nearly the same beside another") << u"经几扩算"_qs << QString();
    QTest::newRow("one of three read the same") << u"盐与点"_qs << u"盐与电"_qs;
    QTest::newRow("one of three read nearly the same") << u"盐与天"_qs << QString();
    QTest::newRow("found") << u"speaker:林晚舟"_qs << QString();
}

void TestSearchRelaxed::termsPutRight()
{
    QFETCH(QString, query);
    QFETCH(QString, suggested);
    put("a.md", "# 盐与电：便宜的电池\n\n> **林晚舟**：“不说。”\n\n> **王小明 博士**：“也不。”\n\n"
                "> **Dario Amodei**：“不。”\n\n## 经济扩散：快\n\n文。\n\n## 收入有多少\n\nAnthropic 的收入。\n\n## "
                "数据中心\n\n文。\n");
    QStringList found;
    for (const search::Suggestion& suggestion : ask(query.toStdString()).suggestions)
        found.append(QString::fromStdString(suggestion.text));
    QVERIFY2(found.value(0) == suggested, qPrintable(found.join(' ')));
    QVERIFY(suggested.isEmpty() || ask(suggested.toStdString()).total > 0);
}

void TestSearchRelaxed::noNonsense_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("suggested");
    QTest::newRow("irregular form") << u"who said a reactor is a project"_qs << QStringList();
    QTest::newRow("regular form") << u"mass produced"_qs << QStringList();
    QTest::newRow("regular form alone") << u"helped"_qs << QStringList();
    QTest::newRow("doubled letter") << u"stopping"_qs << QStringList();
    QTest::newRow("nothing is found so") << u"reacter gardens"_qs << QStringList();
    QTest::newRow("mistyped all the same") << u"reacter"_qs << QStringList{u"reactor"_qs};
    QTest::newRow("mistyped beside another") << u"reacter project"_qs << QStringList{u"reactor project"_qs};
    QTest::newRow("pinyin of the end of a word and the begin of the next") << u"zhibu"_qs << QStringList();
    QTest::newRow("pinyin of a word and the begin of the next")
        << u"chongqing"_qs << QStringList{u"重庆"_qs, u"重庆的轻轨"_qs};
    QTest::newRow("unfinished syllable") << u"qingg"_qs << QStringList{u"轻轨"_qs, u"重庆的轻轨"_qs};
    QTest::newRow("a word that is found") << u"women"_qs << QStringList();
    QTest::newRow("the same sound in two words") << u"坏文件"_qs << QStringList();
    QTest::newRow("the same sound") << u"重庆的轻鬼"_qs << QStringList{u"重庆的轻轨"_qs};
}

/// Nobody writes half a word with half of the next, nor is a word mistyped because it is not in the library.
void TestSearchRelaxed::noNonsense()
{
    QFETCH(QString, query);
    QFETCH(QStringList, suggested);
    put("a.md", "# A reactor\n\nA reactor is a construction project; I say so. Sid is the sidekick.\n\n## 日志捕获\n\n"
                "Mass is what they produce. A helper may help. Stop the stepping.\n");
    put("b.md", "# 重庆的轻轨\n\n## 以下三种情况会造成内存泄漏\n\nwomen at work\n\n## 组织 buildings 模块\n\n"
                "文。\n\n## 规划文件的写法\n\n文。\n\n## 我们的电网\n\n文。\n");
    search::Request request;
    QVERIFY(m_writer->commit());
    request.query = query.toStdString();
    request.suggestions = true;
    const auto answer = search::search(*m_writer->snapshot(), request);
    QVERIFY(answer);
    QStringList found;
    for (const search::Suggestion& suggestion : answer->suggestions)
        found.append(QString::fromStdString(suggestion.text));
    QCOMPARE(found, suggested);
}

/// Of short words that are found inside others: near each other before apart, however many those others are.
void TestSearchRelaxed::nearInsideManyWords()
{
    std::string filler;
    for (int i = 0; i < 60; ++i)
        filler += "填充文字很多。";
    put("far.md", "# 远\n\nabxqcd " + filler + " efzkgh\n");
    put("near.md", "# 近\n\nabxqcd efzkgh 两个词紧挨着。\n\n" + filler + filler + filler + "\n");
    std::string words;
    for (char first = 'a'; first <= 'z'; ++first) {
        for (char last = 'a'; last <= 'h'; ++last)
            words += std::string("m") + first + "xqm" + last + " n" + first + "zkn" + last + ' ';
    }
    put("words.md", "# 词\n\n" + words + "\n");
    const search::Answer answer = ask("xq zk");
    QStringList paths;
    for (const search::Hit& hit : answer.hits)
        paths.append(QString::fromStdString(hit.path));
    QVERIFY2(paths.indexOf("near.md") >= 0 && paths.indexOf("near.md") < paths.indexOf("far.md"),
             qPrintable(paths.join(' ')));
}

void TestSearchRelaxed::fractionsAreMarked()
{
    put("a.md", "# 甲\n\n数据中心营收增长了2.75倍。\n");
    const search::Answer answer = ask("英伟达今年数据中心营收到底增长了2.75倍还是更多呢我想知道");
    QCOMPARE(answer.hits.size(), std::size_t{1});
    QVERIFY2(drawn(answer.hits[0]).contains(u"2.75】") || drawn(answer.hits[0]).contains(u"2.75倍】"),
             qPrintable(drawn(answer.hits[0])));
}

QTEST_APPLESS_MAIN(TestSearchRelaxed)
#include "tst_search_relaxed.moc"
