#include "core/base/file.h"
#include "core/document/build.h"
#include "core/search/search.h"
#include "core/text/utf.h"
#include "tests/unit/search/random_library.h"
#include "tests/unit/search/reference.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <random>

using namespace zhilan;
using test::Place;

/// Real documents: every query of every class finds exactly what looking at every text finds.
class TestSearchCorpus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void exact_data();
    void exact();

private:
    std::string piece(std::size_t length, const std::function<bool(char32_t)>& wanted);

    static constexpr int kQueriesOfClass = 25;
    std::vector<search::DocumentRecord> m_documents;
    std::vector<std::u32string> m_texts;
    QTemporaryDir m_dir;
    std::shared_ptr<const search::Snapshot> m_snapshot;
    std::unique_ptr<test::BruteForce> m_reference;
    std::mt19937_64 m_random{test::RandomLibrary::seed(7)};
};

void TestSearchCorpus::initTestCase()
{
    // One document in eight in the ordinary run.
    const int share = qEnvironmentVariableIsSet("ZHILAN_CORPUS_ALL") ? 1 : 8;
    QStringList files;
    QDirIterator walk(QStringLiteral(ZHILAN_CORPUS_DIR), {QStringLiteral("*.md")}, QDir::Files,
                      QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(walk.next());
    files.sort();
    if (files.isEmpty())
        QSKIP("the shared corpus is not there");
    auto writer = search::Writer::open(m_dir.path().toStdString());
    QVERIFY(writer);
    for (qsizetype i = 0; i < files.size(); i += share) {
        const auto document = document::fromFile(files[i].toStdString());
        if (!document)
            continue;
        m_documents.push_back(search::recordOf(**document, files[i].toStdString()));
        QVERIFY((*writer)->put(search::PreparedDocuments(m_documents.back())));
        for (const search::SectionRecord& section : m_documents.back().sections) {
            for (const search::Piece& one : section.pieces) {
                m_texts.emplace_back();
                for (std::size_t at = 0; at < one.text.size();)
                    m_texts.back().push_back(text::nextCodePoint(one.text, at));
            }
        }
    }
    QVERIFY((*writer)->commit());
    m_snapshot = (*writer)->snapshot();
    m_reference = std::make_unique<test::BruteForce>(m_documents);
}

/// A stretch of the texts, all of wanted characters; or of a handful of tries the last.
std::string TestSearchCorpus::piece(std::size_t length, const std::function<bool(char32_t)>& wanted)
{
    std::u32string_view found;
    for (int tries = 0; tries < 2000; ++tries) {
        const std::u32string_view text = m_texts[m_random() % m_texts.size()];
        if (text.size() < length)
            continue;
        found = text.substr(m_random() % (text.size() - length + 1), length);
        if (std::all_of(found.begin(), found.end(), wanted))
            break;
    }
    std::string out;
    for (const char32_t c : found)
        text::appendUtf8(out, c);
    return out;
}

void TestSearchCorpus::exact_data()
{
    QTest::addColumn<QString>("shape");
    // h: a Han character, w: a letter or digit, any: whatever there is.
    for (const char* const shape : {"h1",          "h2",         "h3",       "h4",        "h8",
                                    "h16",         "w1",         "w2",       "w3",        "w5",
                                    "w9",          "any2",       "any3",     "any6",      "any12",
                                    "any30",       "\"any3\"",   "\"any8\"", "\"any20\"", "h2 h2",
                                    "h2 w4",       "w4 w4",      "h2 -h1",   "h3 OR w4",  "(h2 OR h3) h1",
                                    "title:h2",    "heading:w3", "table:h2", "quote:h1",  "h1 lang:zh",
                                    "has:quote h1"})
        QTest::addRow("%s", shape) << QString::fromLatin1(shape);
}

void TestSearchCorpus::exact()
{
    QFETCH(QString, shape);
    const auto isHan = [](char32_t c) {
        return text::isHan(c);
    };
    const auto isWord = [](char32_t c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    const auto isAny = [](char32_t c) {
        return c != '"' && c != U'“' && c != U'”' && c != U'「' && c != U'『';
    };
    static const QRegularExpression part(QStringLiteral("(any|h|w)(\\d+)"));
    for (int i = 0; i < kQueriesOfClass; ++i) {
        QString query;
        qsizetype at = 0;
        for (const QRegularExpressionMatch& match : part.globalMatch(shape)) {
            query += shape.mid(at, match.capturedStart() - at);
            at = match.capturedEnd();
            const auto length = static_cast<std::size_t>(match.captured(2).toInt());
            const QString kind = match.captured(1);
            query += QString::fromStdString(kind == QLatin1String("h")   ? piece(length, isHan)
                                            : kind == QLatin1String("w") ? piece(length, isWord)
                                                                         : piece(length, isAny));
        }
        query += shape.mid(at);
        search::Request request;
        request.query = query.toStdString();
        request.limit = 0;
        const auto answer = search::search(*m_snapshot, request);
        QVERIFY(answer);
        const std::vector<Place> wanted = m_reference->find(search::parseQuery(request.query));
        const std::uint64_t total =
            answer->relaxed.empty() || answer->relaxed.kind == search::Relaxation::Kind::AlsoMostWords ? answer->total
                                                                                                       : 0;
        QVERIFY2(total == wanted.size(),
                 qPrintable(QStringLiteral("<%1> found %2 of %3")
                                .arg(query, QString::number(total), QString::number(wanted.size()))));
        request.limit = 100;
        const auto shown = search::search(*m_snapshot, request);
        QVERIFY(shown);
        for (const search::Hit& hit : shown->hits) {
            if (!shown->relaxed.empty())
                break;
            const auto isThere = [&](const Place& place) {
                return place.first == hit.path && place.second <= hit.line;
            };
            QVERIFY2(std::any_of(wanted.begin(), wanted.end(), isThere), qPrintable(query));
        }
    }
}

QTEST_APPLESS_MAIN(TestSearchCorpus)
#include "tst_search_corpus.moc"
