#include "tests/unit/search/search_folder.h"

#include <QtTest>

using namespace zhilan;

/// What answers a question, and what is none.
class TestSearchQuestions : public QObject, private search_test::SearchFolder
{
    Q_OBJECT

private slots:
    void noQuestions_data();
    void noQuestions();
    void meaningBesideARepetition();
    void comparedWithoutTheirDifference();
    void questionsOfWords_data();
    void questionsOfWords();
    void subjectFirst_data();
    void subjectFirst();
    void cleanup();
};

void TestSearchQuestions::cleanup()
{
    close();
}

void TestSearchQuestions::noQuestions_data()
{
    QTest::addColumn<QString>("query");
    for (const QString& query :
         {u"任何时候"_qs, u"酒吧"_qs, u"网吧"_qs, u"几乎"_qs, u"WHO"_qs, u"好吗"_qs, u"いつも"_qs})
        QTest::addRow("%s", qPrintable(query)) << query;
}

/// What looks like words that ask is not taken out of others.
void TestSearchQuestions::noQuestions()
{
    QFETCH(QString, query);
    put("a.md", "# 甲\n\n任命，时候，酒，网，乎，好，一。\n");
    QVERIFY2(ask(query.toStdString()).relaxed.kind != search::Relaxation::Kind::Asked, qPrintable(query));
}

/// That somebody repeats a question leaves out nothing of what answers it.
void TestSearchQuestions::meaningBesideARepetition()
{
    put("letter.md", "# 来信\n\n读者来信问：HBM是什么？这里不展开。\n");
    put("told.md", "# 内存\n\nHBM 是一种高带宽内存。\n");
    put("other.md", "# 别的\n\n顺便提到 HBM。\n");
    const search::Answer answer = ask("HBM是什么");
    QCOMPARE(answer.total, std::uint64_t{1});
    QCOMPARE(answer.alike, std::uint64_t{2});
    QCOMPARE(answer.hits.size(), std::size_t{3});
    QCOMPARE(answer.hits.front().path, std::string("told.md"));
    QCOMPARE(search::describe(answer.relaxed), std::string("also sections with most of the words of HBM"));
}

void TestSearchQuestions::comparedWithoutTheirDifference()
{
    put("one.md", "# 甲\n\nAnthropic 与一般公司的区别。\n");
    put("both.md", "# 乙\n\nOpenAI 很大，Anthropic 较小。\n");
    for (const char* const query :
         {"OpenAI 和 Anthropic 有什么区别", "OpenAI和Anthropic的区别", "OpenAI和Anthropic的区别是什么"}) {
        const search::Answer answer = ask(query);
        QCOMPARE(search::describe(answer.relaxed), std::string("about OpenAI and Anthropic"));
        QCOMPARE(answer.hits.front().path, std::string("both.md"));
    }
    put("han.md", "# 丙\n\n台积电很忙，三星不忙。\n");
    const search::Answer answer = ask("台积电和三星的区别");
    QCOMPARE(search::describe(answer.relaxed), std::string("about 台积电 and 三星"));
    QCOMPARE(answer.hits.front().path, std::string("han.md"));
}

void TestSearchQuestions::questionsOfWords_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("how");
    QTest::addColumn<QStringList>("first"); ///< paths
    const QStringList list{u"list.md"_qs};
    QTest::newRow("all it is about") << u"how do I reverse a list in java"_qs << u"about reverse and list and java"_qs
                                     << list;
    QTest::newRow("with an apostrophe") << u"why doesn't java reverse the list?"_qs
                                        << u"about java and reverse and list"_qs << list;
    QTest::newRow("an auxiliary") << u"can I reverse a java list"_qs << u"about reverse and java and list"_qs << list;
    QTest::newRow("a sentence of an auxiliary")
        << u"is reverse slower than a java list"_qs
        << u"sections with most of the words of is reverse slower than a java list"_qs << list;
    QTest::newRow("most of it") << u"what is the difference between tcp and udp"_qs << u"about tcp and udp"_qs
                                << QStringList{u"net.md"_qs};
    QTest::newRow("what somebody says") << u"what did tcp say about the udp"_qs << u"about tcp and udp"_qs
                                        << QStringList{u"net.md"_qs};
    QTest::newRow("with a condition") << u"how do I reverse a list in java path:list"_qs
                                      << u"about reverse and list and java"_qs << list;
    QTest::newRow("what must not be there")
        << u"how do I reverse a list in java -quickly"_qs
        << u"sections with most of the words of how do I reverse a list in java"_qs << QStringList{u"lists.md"_qs};
    QTest::newRow("repeated as it stands") << u"how do I know"_qs << QString() << QStringList{u"words.md"_qs};
    QTest::newRow("no question") << u"reverse list java how"_qs << u"without how"_qs << list;
    QTest::newRow("two words") << u"where clause"_qs << QString() << QStringList{u"words.md"_qs};
    QTest::newRow("quoted") << u"how do I \"the list\""_qs << u"about the list"_qs << list;
    QTest::newRow("nothing but asking") << u"how do I do it in there"_qs << u"without there"_qs
                                        << QStringList{u"words.md"_qs};
    QTest::newRow("Korean") << u"쿠버네티스란 무엇인가요"_qs << u"about 쿠버네티스"_qs << QStringList{u"ko.md"_qs};
    QTest::newRow("how in Korean") << u"쿠버네티스는 어떻게 설치하나요?"_qs << u"about 쿠버네티스 and 설치"_qs
                                   << QStringList{u"ko.md"_qs};
    QTest::newRow("how in Japanese") << u"一覧はどうすればいいですか"_qs
                                     << u"sections with most of the words of 一覧はどうすればいいですか"_qs
                                     << QStringList{u"ja.md"_qs};
}

/// Words that ask weigh nothing where anything else is there, however rare they are; all others do.
void TestSearchQuestions::questionsOfWords()
{
    QFETCH(QString, query);
    QFETCH(QString, how);
    QFETCH(QStringList, first);
    put("list.md", "# 集合\n\n用 java 把 list 倒过来：quickly reverse the list。\n");
    put("lists.md", "# 别的集合\n\njava 的 list，只说 list。\n");
    put("net.md", "# 网络\n\ntcp 慢，udp 快。\n");
    put("words.md", "# 话\n\nHow do I know? I do it in a day. A difference: it is a clause of where it was.\n");
    put("ko.md", "# 쿠버네티스 설치\n\n쿠버네티스를 설치합니다.\n");
    put("ja.md", "# 一覧\n\n一覧を並べ替えます。\n");
    for (int i = 0; i < 9; ++i)
        put("other" + std::to_string(i) + ".md", "# 集合\n\njava 和 list 各说各的。\n");
    const search::Answer answer = ask(query.toStdString());
    QCOMPARE(QString::fromStdString(search::describe(answer.relaxed)), how);
    QStringList paths;
    for (const search::Hit& hit : answer.hits)
        paths.append(QString::fromStdString(hit.path));
    QVERIFY2(!paths.isEmpty(), "nothing found");
    QCOMPARE(paths.mid(0, first.size()), first);
}

void TestSearchQuestions::subjectFirst_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("a name in other letters") << u"Anthropic的收入是多少"_qs;
    QTest::newRow("without a particle") << u"Anthropic收入多少"_qs;
    QTest::newRow("with spaces") << u"Anthropic 的收入是多少"_qs;
}

/// What a question is about goes before all that only has its other words, however often.
void TestSearchQuestions::subjectFirst()
{
    QFETCH(QString, query);
    put("other.md", "# 版权\n\n他们的收入是多少，收入的来源，收入是多少并不清楚，谁的收入多少。\n");
    for (int i = 0; i < 6; ++i)
        put("name" + std::to_string(i) + ".md", "# 模型\n\nAnthropic 也在其中，它说了很多别的事。\n");
    put("it.md",
        "# 公司\n\n" + std::string(300, 'x') + " Anthropic 每年都在增长，" + std::string(300, 'y') + "收入如此。\n");
    const search::Answer answer = ask(query.toStdString());
    QVERIFY(!answer.hits.empty());
    QCOMPARE(answer.hits.front().path, std::string("it.md"));
}

QTEST_APPLESS_MAIN(TestSearchQuestions)
#include "tst_search_questions.moc"
