#include "core/search/search.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>

using namespace zhilan;

/// Whole questions as queries against the passages that answer them. Prints the figures; none may be below the
/// bigram BM25 that the suite gives.
class TestRetrieval : public QObject
{
    Q_OBJECT

private slots:
    void passages_data();
    void passages();

private:
    struct Figures {
        double hitAt1 = 0;
        double hitAt10 = 0;
        double mrrAt10 = 0;
    };
    struct Question {
        std::string text;
        std::set<std::string> answers;
    };
    static Figures ask(const search::Snapshot& snapshot, const std::vector<Question>& questions);
};

namespace
{

QString folderOf(const QString& set)
{
    return QStringLiteral(ZHILAN_SHARED_DIR "/suites/retrieval/") + set;
}

std::vector<QJsonObject> linesOf(const QString& path)
{
    std::vector<QJsonObject> lines;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd())
            lines.push_back(QJsonDocument::fromJson(file.readLine()).object());
    }
    return lines;
}

std::string textOf(const QJsonObject& object, const char* key)
{
    return object[QLatin1String(key)].toString().toStdString();
}

/// Character by character: what a change of words (什么, 甚麼) does is another matter.
std::string toTraditional(const std::string& text)
{
    UErrorCode status = U_ZERO_ERROR;
    static const std::unique_ptr<icu::Transliterator> converter(
        icu::Transliterator::createInstance("Hans-Hant", UTRANS_FORWARD, status));
    const icu::UnicodeString from = icu::UnicodeString::fromUTF8(text);
    std::string out;
    for (int32_t at = 0; at < from.length(); at = from.moveIndex32(at, 1)) {
        icu::UnicodeString character(from.char32At(at));
        if (converter && from.char32At(at) >= 0x3400)
            converter->transliterate(character);
        character.toUTF8String(out);
    }
    return out;
}

} // namespace

TestRetrieval::Figures TestRetrieval::ask(const search::Snapshot& snapshot, const std::vector<Question>& questions)
{
    Figures figures;
    for (const Question& question : questions) {
        search::Request request;
        request.query = question.text;
        request.limit = 10;
        const auto answer = search::search(snapshot, request);
        if (!answer)
            continue;
        const auto answers = [&](const search::Hit& hit) {
            return question.answers.contains(hit.path);
        };
        const auto first = std::find_if(answer->hits.begin(), answer->hits.end(), answers);
        const auto rank = first - answer->hits.begin();
        if (first != answer->hits.end()) {
            figures.hitAt1 += rank == 0 ? 1 : 0;
            figures.hitAt10 += 1;
            figures.mrrAt10 += 1.0 / static_cast<double>(rank + 1);
        }
        if (rank != 0 && qEnvironmentVariableIsSet("ZHILAN_SUITE_VERBOSE"))
            qInfo("%s: %s; %s", question.text.c_str(),
                  first == answer->hits.end() ? "not found" : qPrintable(QString::number(rank + 1)),
                  search::describe(answer->relaxed).c_str());
    }
    const auto count = static_cast<double>(questions.size());
    return {figures.hitAt1 / count, figures.hitAt10 / count, figures.mrrAt10 / count};
}

void TestRetrieval::passages_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<double>("leastHitAt1");
    QTest::addColumn<double>("leastMrrAt10");
    // What the baseline has.
    QTest::addRow("cmrc2018-dev") << QStringLiteral("cmrc2018-dev") << 0.965 << 0.980;
    QTest::addRow("dureader2-demo-search") << QStringLiteral("dureader2-demo-search") << 0.454 << 0.668;
}

void TestRetrieval::passages()
{
    QFETCH(QString, set);
    QFETCH(double, leastHitAt1);
    QFETCH(double, leastMrrAt10);
    const std::vector<QJsonObject> corpus = linesOf(folderOf(set) + QStringLiteral("/corpus.jsonl"));
    if (corpus.empty())
        QSKIP("the shared suites are not there");
    const QTemporaryDir dir;
    auto writer = search::Writer::open(dir.path().toStdString());
    QVERIFY(writer);
    for (const QJsonObject& each : corpus) {
        search::DocumentRecord document;
        document.path = textOf(each, "_id");
        document.title = textOf(each, "title");
        search::SectionRecord section;
        section.pieces.push_back({search::Field::Body, false, textOf(each, "text"), {}, {}, 1, 0});
        document.sections.push_back(std::move(section));
        QVERIFY((*writer)->put(search::PreparedDocuments(std::move(document))));
    }
    QVERIFY((*writer)->commit());
    std::map<std::string, std::set<std::string>> judgements;
    QFile file(folderOf(set) + QStringLiteral("/qrels.tsv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    static_cast<void>(file.readLine());
    while (!file.atEnd()) {
        const QList<QByteArray> cells = file.readLine().trimmed().split('\t');
        if (cells.size() == 3 && cells[2].toInt() > 0)
            judgements[cells[0].toStdString()].insert(cells[1].toStdString());
    }
    std::vector<Question> questions;
    std::vector<Question> traditional;
    for (const QJsonObject& each : linesOf(folderOf(set) + QStringLiteral("/queries.jsonl"))) {
        questions.push_back({textOf(each, "text"), judgements[textOf(each, "_id")]});
        traditional.push_back({toTraditional(questions.back().text), questions.back().answers});
    }
    const Figures figures = ask(*(*writer)->snapshot(), questions);
    const Figures other = ask(*(*writer)->snapshot(), traditional);
    qInfo("%s: %zu questions, hit@1 %.3f, hit@10 %.3f, MRR@10 %.3f; in Traditional characters %.3f, %.3f, %.3f",
          qPrintable(set), questions.size(), figures.hitAt1, figures.hitAt10, figures.mrrAt10, other.hitAt1,
          other.hitAt10, other.mrrAt10);
    QVERIFY(figures.hitAt1 >= leastHitAt1);
    QVERIFY(figures.mrrAt10 >= leastMrrAt10);
    // 著 stands for both 着 and 著.
    QVERIFY(std::abs(other.hitAt1 - figures.hitAt1) < 0.001);
    QVERIFY(std::abs(other.mrrAt10 - figures.mrrAt10) < 0.001);
}

QTEST_APPLESS_MAIN(TestRetrieval)
#include "tst_retrieval.moc"
