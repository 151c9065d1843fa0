#include "core/search/search.h"
#include "core/search/segment.h"
#include "core/search/snapshot_parts.h"
#include "core/search/term_hits.h"
#include "tests/unit/search/random_library.h"
#include "tests/unit/search/reference.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <map>

using namespace zhilan;
using test::Place;
using test::RandomLibrary;

/// Random libraries and queries: what the index finds is what looking at every text finds.
class TestSearchProperty : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatIsThere_data();
    void findsWhatIsThere();
    void fitsAsItStandsThere_data();
    void fitsAsItStandsThere();
    void findsUnfinishedWords_data();
    void findsUnfinishedWords();
    void sameAfterAnyChanges_data();
    void sameAfterAnyChanges();

private:
    using Documents = std::vector<search::DocumentRecord>;

    /// `together`: so many are put at once.
    static std::shared_ptr<const search::Snapshot> build(const QString& folder, const Documents& documents,
                                                         std::size_t together = 1);
    static QByteArray difference(const search::Snapshot& snapshot, const Documents& documents,
                                 const std::string& query);
    /// The fewest documents and the shortest query that still differ.
    static QByteArray smallest(Documents documents, std::string query, std::size_t together);
};

namespace
{

QString folderOf(const QTemporaryDir& dir, int number)
{
    return dir.filePath(QString::number(number));
}

std::vector<search::Hit> allHits(const search::Snapshot& snapshot, const std::string& query, search::Answer& answer)
{
    search::Request request;
    request.query = query;
    request.limit = 1000000;
    const auto found = search::search(snapshot, request);
    if (found)
        answer = *found;
    return answer.hits;
}

} // namespace

std::shared_ptr<const search::Snapshot> TestSearchProperty::build(const QString& folder, const Documents& documents,
                                                                  std::size_t together)
{
    auto writer = search::Writer::open(folder.toStdString());
    if (!writer)
        return nullptr;
    for (std::size_t begin = 0; begin < documents.size(); begin += together) {
        const std::size_t end = std::min(begin + together, documents.size());
        const auto at = [&](std::size_t index) {
            return documents.begin() + static_cast<std::ptrdiff_t>(index);
        };
        if (!(*writer)->put(search::PreparedDocuments(Documents(at(begin), at(end)))))
            return nullptr;
    }
    return (*writer)->commit() ? (*writer)->snapshot() : nullptr;
}

QByteArray TestSearchProperty::difference(const search::Snapshot& snapshot, const Documents& documents,
                                          const std::string& query)
{
    const std::vector<Place> wanted = test::BruteForce(documents).find(search::parseQuery(query));
    search::Answer answer;
    std::vector<Place> found;
    std::uint64_t alike = 0;
    for (const search::Hit& hit : allHits(snapshot, query, answer)) {
        if (hit.alike) {
            ++alike;
            continue;
        }
        // A hit tells the line of its piece; sections are ten lines long here.
        found.emplace_back(hit.path, hit.line / 10 * 10 + 1);
    }
    const bool instead = !answer.relaxed.empty() && answer.relaxed.kind != search::Relaxation::Kind::AlsoMostWords;
    if (instead)
        found.clear();
    std::sort(found.begin(), found.end());
    if (found == wanted && (instead || answer.total == wanted.size()) && answer.alike == alike)
        return {};
    QByteArray said = "query <" + QByteArray::fromStdString(query) + "> found " + QByteArray::number(found.size()) +
                      " of " + QByteArray::number(wanted.size());
    for (const search::DocumentRecord& document : documents) {
        said += "\n  " + QByteArray::fromStdString(document.path + " <" + document.title + ">");
        for (const search::SectionRecord& section : document.sections) {
            for (const std::string& heading : section.headingPath)
                said += "\n    # <" + QByteArray::fromStdString(heading) + ">";
            for (const search::Piece& piece : section.pieces)
                said +=
                    "\n    " + QByteArray::number(section.line) + " <" + QByteArray::fromStdString(piece.text) + ">";
        }
    }
    return said;
}

QByteArray TestSearchProperty::smallest(Documents documents, std::string query, std::size_t together)
{
    const auto differs = [together](const Documents& some, const std::string& asked) {
        const QTemporaryDir dir;
        const auto snapshot = build(dir.path(), some, together);
        return snapshot ? difference(*snapshot, some, asked) : QByteArray("not built");
    };
    QByteArray said = differs(documents, query);
    const auto tryWith = [&](const Documents& fewer, const std::string& asked) {
        QByteArray now = differs(fewer, asked);
        if (now.isEmpty())
            return false;
        said = std::move(now);
        documents = fewer;
        query = asked;
        return true;
    };
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (std::size_t i = 0; i < documents.size() && !smaller; ++i) {
            Documents fewer = documents;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
            smaller = tryWith(fewer, query);
        }
        for (std::size_t i = 0; i < documents.size() && !smaller; ++i) {
            for (std::size_t s = 0; s < documents[i].sections.size() && !smaller; ++s) {
                Documents fewer = documents;
                auto& sections = fewer[i].sections;
                sections.erase(sections.begin() + static_cast<std::ptrdiff_t>(s));
                smaller = tryWith(fewer, query);
                for (std::size_t p = 0; p < documents[i].sections[s].pieces.size() && !smaller; ++p) {
                    fewer = documents;
                    auto& pieces = fewer[i].sections[s].pieces;
                    pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(p));
                    smaller = tryWith(fewer, query);
                }
            }
        }
        const QString text = QString::fromStdString(query);
        for (qsizetype at = 0; at < text.size() && !smaller; ++at) {
            if (!text[at].isSurrogate())
                smaller = tryWith(documents, QString(text).remove(at, 1).toStdString());
        }
    }
    return said;
}

void TestSearchProperty::findsWhatIsThere_data()
{
    QTest::addColumn<quint64>("seed");
    const quint64 first = RandomLibrary::seed(1);
    const int rounds = qEnvironmentVariableIsSet("ZHILAN_ROUNDS") ? qEnvironmentVariableIntValue("ZHILAN_ROUNDS") : 60;
    for (quint64 seed = first; seed < first + static_cast<quint64>(rounds); ++seed)
        QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
}

void TestSearchProperty::findsWhatIsThere()
{
    QFETCH(quint64, seed);
    constexpr int kQueries = 100;
    RandomLibrary random(seed);
    Documents documents;
    for (int i = 0; i < 12; ++i)
        documents.push_back(random.document("folder/" + std::to_string(i) + ".md"));
    const QTemporaryDir dir;
    const std::size_t together = seed % 8 + 1;
    const auto snapshot = build(dir.path(), documents, together);
    QVERIFY(snapshot);
    for (int i = 0; i < kQueries; ++i) {
        const std::string query = random.query(documents);
        if (!difference(*snapshot, documents, query).isEmpty())
            QFAIL(smallest(documents, query, together).constData());
    }
}

void TestSearchProperty::fitsAsItStandsThere_data()
{
    findsWhatIsThere_data();
}

/// Words, what may be the beginning or the middle of some, and stretches of any text: each section tells how they stand
/// there at best.
void TestSearchProperty::fitsAsItStandsThere()
{
    QFETCH(quint64, seed);
    RandomLibrary random(seed);
    Documents documents;
    for (int i = 0; i < 12; ++i)
        documents.push_back(i % 4 == 3 ? random.documentOfManyWords(std::to_string(i) + ".md")
                                       : random.document(std::to_string(i) + ".md"));
    const QTemporaryDir dir;
    const auto snapshot = build(dir.path(), documents, seed % 12 + 1);
    QVERIFY(snapshot);
    const test::BruteForce reference(documents);
    int asked = 0;
    for (int i = 0; i < 200; ++i) {
        search::QueryNode term;
        term.kind = search::QueryKind::Text;
        term.text = i % 3 == 0 ? random.word(documents) : random.stretch(documents);
        term.quoted = i % 5 == 0;
        const search::TermPlan plan(term);
        if (plan.parts.empty())
            continue;
        ++asked;
        std::map<Place, text::WordFit> found;
        for (const auto& segment : snapshot->segments()) {
            const search::SegmentFile& file = segment->file();
            const search::TermHits hits = search::findTerm(*segment, plan, std::nullopt, i % 2 == 0, {});
            for (std::size_t hit = 0; hit < hits.sections.size(); ++hit) {
                const std::string path(file.document(file.documentOf(hits.sections[hit])).path);
                found[{path, file.section(hits.sections[hit]).line}] =
                    static_cast<text::WordFit>(search::fitIn(hits.strengths[hit]));
            }
        }
        QVERIFY2(found == reference.fits(term), term.text.c_str());
    }
    QVERIFY(asked > 20);
}

void TestSearchProperty::findsUnfinishedWords_data()
{
    QTest::addColumn<quint64>("seed");
    const quint64 first = RandomLibrary::seed(500);
    for (quint64 seed = first; seed < first + 3; ++seed)
        QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
}

/// So many words that a beginning or an end stands for hundreds, beside symbols; a stretch of what is there is found,
/// some documents being removed, and with counts as without.
void TestSearchProperty::findsUnfinishedWords()
{
    QFETCH(quint64, seed);
    constexpr int kQueries = 50;
    RandomLibrary random(seed);
    Documents documents;
    for (int i = 0; i < 40; ++i)
        documents.push_back(random.documentOfManyWords("folder/" + std::to_string(i) + ".md"));
    const QTemporaryDir dir;
    auto writer = search::Writer::open(dir.path().toStdString());
    QVERIFY(writer);
    QVERIFY((*writer)->put(search::PreparedDocuments(documents)));
    QVERIFY((*writer)->commit());
    for (int i = 0; i < 3; ++i) {
        QVERIFY((*writer)->remove(documents.back().path));
        documents.pop_back();
    }
    QVERIFY((*writer)->commit());
    const auto snapshot = (*writer)->snapshot();
    for (int i = 0; i < kQueries; ++i) {
        const std::string some = random.stretch(documents);
        const std::string query = i % 3 == 0 ? some : '"' + some + '"';
        QVERIFY2(difference(*snapshot, documents, query).isEmpty(), query.c_str());
        search::Request request;
        request.query = query;
        const auto plain = search::search(*snapshot, request);
        request.facets = true;
        const auto counted = search::search(*snapshot, request);
        QVERIFY(plain && counted);
        QCOMPARE(plain->total, counted->total);
        QVERIFY2(plain->hits == counted->hits, query.c_str());
    }
}

void TestSearchProperty::sameAfterAnyChanges_data()
{
    QTest::addColumn<quint64>("seed");
    const quint64 first = RandomLibrary::seed(1000);
    for (quint64 seed = first; seed < first + 12; ++seed)
        QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
}

/// Puts and changes several at a time, removes or puts again what is not committed yet, writes out before a commit,
/// merges and reopens; in the end every answer, its order and scores too, is that of an index made of the same
/// documents one by one.
void TestSearchProperty::sameAfterAnyChanges()
{
    QFETCH(quint64, seed);
    RandomLibrary random(seed);
    const QTemporaryDir dir;
    const std::string folder = folderOf(dir, 1).toStdString();
    std::map<std::string, search::DocumentRecord> documents;
    search::WriterOptions options;
    if (seed % 2 == 0)
        options.memoryBytes = 50'000; // a few of them
    auto writer = search::Writer::open(folder, options);
    QVERIFY(writer);
    const auto somePath = [&random] {
        return "f" + std::to_string(random.below(3)) + "/" + std::to_string(random.below(15)) + ".md";
    };
    const auto put = [&](const Documents& some) {
        for (const search::DocumentRecord& document : some)
            documents[document.path] = document;
        QVERIFY((*writer)->put(search::PreparedDocuments(some)));
    };
    const auto remove = [&](const std::string& path) {
        QVERIFY((*writer)->remove(path));
        documents.erase(path);
    };
    for (int step = 0; step < 120; ++step) {
        switch (random.below(8)) {
        case 0:
            remove(somePath());
            break;
        case 1:
            QVERIFY((*writer)->commit());
            QVERIFY((*writer)->mergeSome());
            break;
        case 2:
            QVERIFY((*writer)->commit());
            writer = {};
            writer = search::Writer::open(folder, options);
            QVERIFY(writer);
            QCOMPARE((*writer)->dropped(), std::string());
            break;
        case 3:
            QVERIFY((*writer)->commit());
            break;
        default: {
            const Documents some = random.documentsTogether(somePath);
            put(some);
            const std::string& path = some[random.below(some.size())].path;
            if (random.below(3) == 0)
                remove(path);
            else if (random.below(3) == 0)
                put({random.document(path)});
        }
        }
    }
    QVERIFY((*writer)->commit());
    Documents all;
    for (const auto& [path, document] : documents)
        all.push_back(document);
    const auto changed = search::Snapshot::open(folder);
    QVERIFY(changed);
    QVERIFY((*changed)->verify());
    const auto stored = (*changed)->documents();
    QVERIFY(stored);
    QCOMPARE(stored->size(), all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        QCOMPARE((*stored)[i].path, all[i].path);
        QCOMPARE((*stored)[i].stamp, all[i].stamp);
        const auto record = (*changed)->document(all[i].path);
        QVERIFY(record && *record == all[i]);
    }
    const auto fresh = build(folderOf(dir, 2), all);
    QVERIFY(fresh);
    for (int i = 0; i < 60; ++i) {
        const std::string query = random.query(all);
        search::Answer a;
        search::Answer b;
        const auto hitsA = allHits(**changed, query, a);
        const auto hitsB = allHits(*fresh, query, b);
        QCOMPARE(a.total, b.total);
        QVERIFY2(hitsA == hitsB, query.c_str());
        QVERIFY2(difference(**changed, all, query).isEmpty(), query.c_str());
    }
}

QTEST_APPLESS_MAIN(TestSearchProperty)
#include "tst_search_property.moc"
