#include "core/search/search.h"
#include "core/search/term_plan.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <map>

using namespace zhilan;

/// Terms that are longer than anybody types, or say the same again and again.
class TestLongTerms : public QObject
{
    Q_OBJECT

private slots:
    void fewParts_data();
    void fewParts();
    void finds_data();
    void finds();
    void takenApart();
    void wideParts_data();
    void wideParts();

private:
    search::Answer ask(const std::map<std::string, std::string>& texts, const std::string& query);
};

namespace
{

std::string times(std::size_t count, const std::string& text)
{
    std::string all;
    for (; count > 0; --count)
        all += text;
    return all;
}

} // namespace

search::Answer TestLongTerms::ask(const std::map<std::string, std::string>& texts, const std::string& query)
{
    const QTemporaryDir dir;
    auto writer = search::Writer::open(dir.path().toStdString());
    if (!writer)
        return {};
    for (const auto& [path, text] : texts) {
        search::DocumentRecord document;
        document.path = path;
        document.sections.emplace_back().pieces.emplace_back().text = text;
        if (!(*writer)->put(search::PreparedDocuments(document)))
            return {};
    }
    if (!(*writer)->commit())
        return {};
    search::Request request;
    request.query = query;
    const auto answer = search::search(*(*writer)->snapshot(), request);
    return answer ? *answer : search::Answer{};
}

void TestLongTerms::fewParts_data()
{
    QTest::addColumn<QString>("term");
    QTest::addColumn<int>("most");
    QTest::newRow("hyphens") << QString(1000, u'-') << 4;
    QTest::newRow("parentheses") << QString(4000, u'(') << 4;
    QTest::newRow("letters and hyphens") << QStringLiteral("a-").repeated(2000) << 8;
    QTest::newRow("one character of Han") << QString(1000, u'算') << 4;
    QString han;
    for (char16_t c = 0x4E00; c < 0x4E00 + 1000; ++c)
        han += QChar(c);
    QTest::newRow("many characters of Han") << han << 64;
    // What joins pieces is told by their beginnings.
    QTest::newRow("joints") << QStringLiteral("a1").repeated(500) << 24;
}

void TestLongTerms::fewParts()
{
    QFETCH(QString, term);
    QFETCH(int, most);
    search::QueryNode node;
    node.kind = search::QueryKind::Text;
    node.text = term.toStdString();
    const search::TermPlan plan(node);
    QVERIFY(!plan.parts.empty());
    QVERIFY2(plan.parts.size() <= static_cast<std::size_t>(most), QByteArray::number(plan.parts.size()).constData());
    QVERIFY(!plan.exact);
}

void TestLongTerms::finds_data()
{
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("end");
    QTest::newRow("hyphens") << "-"
                             << "";
    QTest::newRow("equals signs") << "="
                                  << "x";
    QTest::newRow("parentheses") << "(" << QString();
    QTest::newRow("letters and hyphens") << "b-"
                                         << "c";
    QTest::newRow("Han") << "算"
                         << "力";
    QTest::newRow("words and Han") << "ab算"
                                   << "x";
    QTest::newRow("joints") << "b1"
                            << "-c";
    QTest::newRow("two symbols") << "+/"
                                 << "+";
    QTest::newRow("words") << "of the "
                           << "end";
}

/// Of texts that say something so many times, those are found that say it often enough, though not each time is looked
/// up.
void TestLongTerms::finds()
{
    QFETCH(QString, unit);
    QFETCH(QString, end);
    constexpr std::size_t kMost = 40;
    std::map<std::string, std::string> texts;
    for (const std::size_t count : {1, 3, 5, 8, 20, 40})
        texts[std::to_string(count)] = "x " + times(count, unit.toStdString()) + end.toStdString();
    for (const std::size_t count : {2, 4, 6, 19, 40}) {
        const std::string query = '"' + times(count, unit.toStdString()) + end.toStdString() + '"';
        const search::Answer answer = ask(texts, query);
        std::size_t found = 0;
        for (const search::Hit& hit : answer.hits)
            found += std::stoul(hit.path) >= count ? 1 : kMost;
        const auto wanted = std::count_if(texts.begin(), texts.end(),
                                          [count](const auto& text) { return std::stoul(text.first) >= count; });
        QVERIFY2(answer.relaxed.empty(), query.c_str());
        QCOMPARE(found, static_cast<std::size_t>(wanted));
        QCOMPARE(answer.total, static_cast<std::uint64_t>(wanted));
    }
}

/// What a term is put together from is asked for once, and not at all where it is too much.
void TestLongTerms::takenApart()
{
    const std::map<std::string, std::string> texts{{"a", "abc, and xyz"}};
    const search::Answer twice = ask(texts, times(100, "abc=xyz="));
    QCOMPARE(search::describe(twice.relaxed), std::string("in parts: abc and xyz"));
    QCOMPARE(twice.texts.size(), std::size_t(2));
    QCOMPARE(ask(texts, times(100, "abc=")).total, 0U);
    std::string all;
    std::string many;
    for (int i = 0; i < 100; ++i) {
        many += std::to_string(1000 + i) + "=";
        all += std::to_string(1000 + i) + " ";
    }
    QCOMPARE(ask({{"a", all}}, many).relaxed.kind == search::Relaxation::Kind::InParts, false);
}

void TestLongTerms::wideParts_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("found"); // paths
    QTest::newRow("in two pieces") << u"gpt-4版st"_qs << u"stone"_qs;
    QTest::newRow("nowhere behind the other piece") << u"gpt-5版st"_qs << QString();
    QTest::newRow("both ends") << u"\"m st\""_qs << u"them"_qs;
    QTest::newRow("both ends, nowhere") << u"\"m  ,st\""_qs << QString();
    QTest::newRow("beside a pair") << u"\"版st\""_qs << u"stone"_qs;
    QTest::newRow("a word between") << u"\"m and st\""_qs << u"between"_qs;
}

/// Unfinished words that very many words of the library begin or end with.
void TestLongTerms::wideParts()
{
    QFETCH(QString, query);
    QFETCH(QString, found);
    std::map<std::string, std::string> texts{{"sale", "gpt-4版sale, gpt-5版sale"},
                                             {"stone", "gpt-4版stone"},
                                             {"them", "them stand"},
                                             {"between", "them and stones"},
                                             {"apart", "stand, and them"}};
    std::string begins;
    std::string ends;
    for (char a = 'a'; a < 'k'; ++a) {
        for (char b = 'a'; b < 'k'; ++b) {
            begins += std::string("st") + a + b + ", ";
            ends += std::string() + a + b + "m, ";
        }
    }
    texts["begins"] = begins;
    texts["ends"] = ends;
    const search::Answer answer = ask(texts, query.toStdString());
    QStringList paths;
    for (const search::Hit& hit : answer.hits)
        paths.append(QString::fromStdString(hit.path));
    QCOMPARE(answer.relaxed.empty() ? paths.join(u' ') : QString(), found);
}

QTEST_APPLESS_MAIN(TestLongTerms)
#include "tst_long_terms.moc"
