#include "core/search/dictionary.h"
#include "core/search/search.h"
#include "core/search/segment.h"
#include "tests/support/kill_after.h"
#include "tests/unit/search/random_library.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <stop_token>
#include <thread>
#include <utility>

using namespace zhilan;
using search::DocumentRecord;
using search::PreparedDocuments;
using search::Snapshot;
using search::Writer;
using test::RandomLibrary;

/// What may happen to an index on disk: damage, crashes, other writers, no space. Never a wrong answer.
class TestSearchDisk : public QObject
{
    Q_OBJECT

private slots:
    void emptyFolder();
    void twoWriters();
    void readOnlyFolder();
    void fullDisk();
    void unreadableForNow();
    void flippedBits();
    void cutFiles();
    void otherVersion();
    void snapshotsOutliveTheirFiles();
    void cancelledMerge();
    void mergeStoppedMidway();
    void mergedLarge();
    void killed();

private:
    static std::vector<DocumentRecord> documents(std::uint64_t seed, int count);
    static void put(Writer& writer, const std::vector<DocumentRecord>& documents);
};

namespace
{

const char* const kQueries[] = {"算力", "的",   "gpt4", "code", "\"数据中心\"", "a", "人工智能 OR claude",
                                ">5GW", "-算力"};

search::Answer ask(const Snapshot& snapshot, const char* query)
{
    search::Request request;
    request.query = query;
    request.limit = 1000;
    const auto answer = search::search(snapshot, request);
    return answer ? *answer : search::Answer{};
}

std::vector<search::Answer> askAll(const Snapshot& snapshot)
{
    std::vector<search::Answer> answers;
    for (const char* const query : kQueries)
        answers.push_back(ask(snapshot, query));
    return answers;
}

bool sameAnswers(const std::vector<search::Answer>& a, const std::vector<search::Answer>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const search::Answer& one, const search::Answer& two) {
        return one.total == two.total && one.hits == two.hits && one.relaxed == two.relaxed;
    });
}

/// The same for the same seed: documents to put at once, and paths to remove, of what was put before too.
void applyChanges(std::uint64_t seed, const std::function<void(const std::vector<DocumentRecord>&)>& put,
                  const std::function<void(const std::string& path)>& remove)
{
    RandomLibrary library(seed);
    const auto somePath = [&library] {
        return std::to_string(library.below(20));
    };
    std::uint64_t stamp = seed;
    for (int i = 0; i < 3; ++i) {
        std::vector<DocumentRecord> documents = library.documentsTogether(somePath);
        for (DocumentRecord& document : documents)
            document.stamp = stamp++;
        put(documents);
        if (library.below(3) == 0)
            remove(documents[library.below(documents.size())].path);
        if (library.below(3) == 0)
            remove(somePath());
    }
}

/// What the process that is killed does; its exit code. `dieAt`: the step at which it kills itself; -1: at none.
int changeAndMerge(const std::string& folder, std::uint64_t seed, int dieAt)
{
    int steps = 0;
    search::WriterOptions options;
    if (seed % 2 == 0)
        options.memoryBytes = 20'000; // a few documents
    options.beforeStep = [&](std::string_view) -> Result<void> {
        if (steps++ == dieAt)
            ::kill(::getpid(), SIGKILL);
        return {};
    };
    const auto writer = Writer::open(folder, options);
    if (!writer)
        return 2;
    bool good = true;
    applyChanges(
        seed, [&](const auto& documents) { good = good && (*writer)->put(PreparedDocuments(documents)); },
        [&](const std::string& path) { good = good && (*writer)->remove(path); });
    if (!good || !(*writer)->commit())
        return 3;
    for (auto more = (*writer)->mergeSome(); !more || *more; more = (*writer)->mergeSome()) {
        if (!more)
            return 4;
    }
    return 0;
}

/// So many from one on, as far as there are.
std::vector<DocumentRecord> someOf(const std::vector<DocumentRecord>& documents, std::size_t begin, std::size_t count)
{
    const auto first = documents.begin() + static_cast<std::ptrdiff_t>(begin);
    return {first, first + static_cast<std::ptrdiff_t>(std::min(count, documents.size() - begin))};
}

std::string in(const QTemporaryDir& dir, const char* name = "index")
{
    return dir.filePath(QLatin1String(name)).toStdString();
}

} // namespace

std::vector<DocumentRecord> TestSearchDisk::documents(std::uint64_t seed, int count)
{
    RandomLibrary random(seed);
    std::vector<DocumentRecord> documents;
    for (int i = 0; i < count; ++i)
        documents.push_back(random.document("d/" + std::to_string(i) + ".md"));
    return documents;
}

void TestSearchDisk::put(Writer& writer, const std::vector<DocumentRecord>& documents)
{
    std::size_t together = 1;
    for (std::size_t begin = 0; begin < documents.size(); begin += std::exchange(together, together % 8 + 1))
        QVERIFY(writer.put(PreparedDocuments(someOf(documents, begin, together))));
}

void TestSearchDisk::emptyFolder()
{
    const QTemporaryDir dir;
    const auto missing = Snapshot::open(in(dir, "missing"));
    QVERIFY(missing);
    QCOMPARE((*missing)->documentCount(), 0U);
    QCOMPARE(ask(**missing, "算力").total, 0U);
    const auto writer = Writer::open(in(dir));
    QVERIFY(writer);
    QVERIFY((*writer)->commit());
    const auto merged = (*writer)->mergeSome();
    QVERIFY(merged && !*merged);
    QVERIFY(Snapshot::open(in(dir)));
}

void TestSearchDisk::twoWriters()
{
    const QTemporaryDir dir;
    {
        const auto first = Writer::open(in(dir));
        QVERIFY(first);
        const auto second = Writer::open(in(dir));
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Locked);
    }
    QVERIFY(Writer::open(in(dir)));
}

void TestSearchDisk::readOnlyFolder()
{
    if (::geteuid() == 0)
        QSKIP("the superuser may write anywhere");
    const QTemporaryDir dir;
    {
        const auto writer = Writer::open(in(dir));
        QVERIFY(writer);
        put(**writer, documents(5, 5));
        QVERIFY((*writer)->commit());
    }
    QVERIFY(QFile::setPermissions(QString::fromStdString(in(dir)), QFile::ReadOwner | QFile::ExeOwner));
    const auto writer = Writer::open(in(dir));
    const auto snapshot = Snapshot::open(in(dir));
    QVERIFY(
        QFile::setPermissions(QString::fromStdString(in(dir)), QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner));
    QVERIFY(snapshot);
    QCOMPARE((*snapshot)->documentCount(), 5U);
    QVERIFY(writer || writer.error().code == ErrorCode::PermissionDenied);
}

/// Every step fails once: then the index is as it was, and goes on afterwards.
void TestSearchDisk::fullDisk()
{
    const QTemporaryDir dir;
    const std::vector<DocumentRecord> old = documents(7, 10);
    auto next = documents(8, 12);
    next[5].path = next[4].path; // put at once with it
    int allowed = 1000000;
    int asked = 0;
    search::WriterOptions options;
    options.memoryBytes = 20'000; // a few documents
    options.beforeStep = [&](std::string_view step) -> Result<void> {
        ++asked;
        if (asked > allowed && !step.starts_with("remove"))
            return fail(ErrorCode::NoSpace, std::string(step));
        return {};
    };
    const auto writer = Writer::open(in(dir), options);
    QVERIFY(writer);
    put(**writer, old);
    QVERIFY((*writer)->commit());
    const auto before = askAll(*(*writer)->snapshot());
    bool done = false;
    for (int steps = 0; !done; ++steps) {
        asked = 0;
        allowed = steps;
        Result<void> result;
        for (std::size_t begin = 0; begin < next.size() && result; begin += 4)
            result = (*writer)->put(PreparedDocuments(someOf(next, begin, 4)));
        if (result)
            result = (*writer)->commit();
        done = result.has_value();
        if (!done) {
            QCOMPARE(result.error().code, ErrorCode::NoSpace);
            const auto snapshot = Snapshot::open(in(dir));
            QVERIFY(snapshot);
            // The last step, making the folder durable, fails after the manifest is in place.
            if ((*snapshot)->generation() == (*writer)->snapshot()->generation())
                QVERIFY(sameAnswers(askAll(**snapshot), before));
        }
        QVERIFY(steps < 1000);
    }
    allowed = 1000000;
    std::map<std::string, DocumentRecord> wanted;
    for (const std::vector<DocumentRecord>& some : {old, next}) {
        for (const DocumentRecord& document : some)
            wanted[document.path] = document;
    }
    QCOMPARE((*writer)->snapshot()->documentCount(), wanted.size());
    for (const auto& [path, document] : wanted)
        QVERIFY((*writer)->snapshot()->document(path) == document);
}

/// What cannot be read for lack of a right or of memory is not lost.
void TestSearchDisk::unreadableForNow()
{
    const QTemporaryDir dir;
    {
        const auto writer = Writer::open(in(dir));
        QVERIFY(writer);
        put(**writer, documents(11, 30));
        QVERIFY((*writer)->commit());
    }
    const std::filesystem::path segment = std::filesystem::path(in(dir)) / "1.segment";
    const std::filesystem::path aside = std::filesystem::path(in(dir)) / "aside";
    std::filesystem::rename(segment, aside);
    std::filesystem::create_directory(segment); // which can be opened and not read, by any user
    const auto refused = Writer::open(in(dir));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ReadFailed);
    std::filesystem::remove(segment);
    std::filesystem::rename(aside, segment);
    const auto writer = Writer::open(in(dir));
    QVERIFY(writer);
    QVERIFY((*writer)->dropped().empty());
    QCOMPARE((*writer)->snapshot()->documentCount(), std::size_t{30});
}

void TestSearchDisk::flippedBits()
{
    const QTemporaryDir dir;
    const auto all = documents(11, 30);
    {
        const auto writer = Writer::open(in(dir));
        QVERIFY(writer);
        put(**writer, all);
        QVERIFY((*writer)->commit());
        QVERIFY((*writer)->remove(all[3].path));
        QVERIFY((*writer)->commit());
    }
    const auto good = Snapshot::open(in(dir));
    QVERIFY(good);
    const auto wanted = askAll(**good);
    std::mt19937_64 random(RandomLibrary::seed(12));
    const QDir folder(QString::fromStdString(in(dir)));
    for (const QString& name : folder.entryList(QDir::Files)) {
        if (name == QLatin1String("lock"))
            continue;
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        file.close();
        for (int round = 0; round < 60; ++round) {
            QByteArray damaged = bytes;
            const auto at = static_cast<qsizetype>(random() % static_cast<std::uint64_t>(bytes.size()));
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
            const QTemporaryDir copy;
            QVERIFY(QDir(copy.path()).mkdir(QStringLiteral("index")));
            const QDir to(copy.filePath(QStringLiteral("index")));
            for (const QString& other : folder.entryList(QDir::Files)) {
                if (other != name)
                    QVERIFY(QFile::copy(folder.filePath(other), to.filePath(other)));
            }
            QFile out(to.filePath(name));
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(damaged);
            out.close();
            const auto snapshot = Snapshot::open(in(copy));
            if (snapshot) {
                QVERIFY(!(*snapshot)->verify());
                for (std::size_t i = 0; i < std::size(kQueries); ++i) {
                    search::Request request;
                    request.query = kQueries[i];
                    request.limit = 1000;
                    const auto answer = search::search(**snapshot, request);
                    QVERIFY(!answer ? answer.error().code == ErrorCode::Damaged
                                    : answer->total == wanted[i].total && answer->hits == wanted[i].hits);
                }
            }
            // The writer puts it right: what is lost is missing, and can be put again.
            const auto writer = Writer::open(in(copy));
            QVERIFY(writer);
            QVERIFY((*writer)->repair());
            QVERIFY((*writer)->snapshot()->verify());
            std::vector<DocumentRecord> again = all;
            again.erase(again.begin() + 3);
            put(**writer, again);
            QVERIFY((*writer)->remove(all[3].path));
            QVERIFY((*writer)->commit());
            QVERIFY(sameAnswers(askAll(*(*writer)->snapshot()), wanted));
        }
    }
}

void TestSearchDisk::cutFiles()
{
    const QTemporaryDir dir;
    const auto all = documents(21, 10);
    const auto build = [&] {
        const auto writer = Writer::open(in(dir));
        QVERIFY(writer);
        put(**writer, all);
        QVERIFY((*writer)->commit());
    };
    build();
    const QDir folder(QString::fromStdString(in(dir)));
    for (const QString& name :
         folder.entryList({QStringLiteral("*.segment"), QStringLiteral("manifest")}, QDir::Files)) {
        for (const int part : {0, 1, 50, 99}) {
            QFile file(folder.filePath(name));
            if (!file.exists())
                continue;
            QVERIFY(file.resize(file.size() * part / 100));
            const auto snapshot = Snapshot::open(in(dir));
            QVERIFY(!snapshot);
            QCOMPARE(snapshot.error().code, ErrorCode::Damaged);
            build();
            const auto again = Snapshot::open(in(dir));
            QVERIFY(again);
            QCOMPARE((*again)->documentCount(), 10U);
        }
    }
}

void TestSearchDisk::otherVersion()
{
    const QTemporaryDir dir;
    {
        const auto writer = Writer::open(in(dir));
        QVERIFY(writer);
        put(**writer, documents(31, 3));
        QVERIFY((*writer)->commit());
    }
    // A manifest of nothing but a name and a checksum of no version that is known.
    QFile manifest(QString::fromStdString(in(dir)) + QStringLiteral("/manifest"));
    QVERIFY(manifest.open(QIODevice::ReadWrite));
    manifest.write("a file of another program altogether");
    manifest.close();
    QVERIFY(!Snapshot::open(in(dir)));
    const auto writer = Writer::open(in(dir));
    QVERIFY(writer);
    QVERIFY(!(*writer)->dropped().empty());
    QCOMPARE((*writer)->snapshot()->documentCount(), 0U);
    QCOMPARE(QDir(QString::fromStdString(in(dir))).entryList({QStringLiteral("*.segment")}).size(), 0);
}

void TestSearchDisk::snapshotsOutliveTheirFiles()
{
    const QTemporaryDir dir;
    const auto writer = Writer::open(in(dir));
    QVERIFY(writer);
    put(**writer, documents(41, 10));
    QVERIFY((*writer)->commit());
    const auto before = (*writer)->snapshot();
    const auto wanted = askAll(*before);
    put(**writer, documents(42, 10));
    QVERIFY((*writer)->commit());
    QVERIFY(sameAnswers(askAll(*before), wanted));
    QVERIFY(!sameAnswers(askAll(*(*writer)->snapshot()), wanted));
}

void TestSearchDisk::cancelledMerge()
{
    const QTemporaryDir dir;
    const auto writer = Writer::open(in(dir));
    QVERIFY(writer);
    const auto all = documents(51, 40);
    for (const DocumentRecord& document : all) {
        QVERIFY((*writer)->put(PreparedDocuments(document)));
        QVERIFY((*writer)->commit());
    }
    const auto wanted = askAll(*(*writer)->snapshot());
    const std::size_t segments = (*writer)->snapshot()->segments().size();
    QCOMPARE(segments, all.size());
    std::stop_source stop;
    stop.request_stop();
    const auto cancelled = (*writer)->mergeSome(stop.get_token());
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    QVERIFY(sameAnswers(askAll(*(*writer)->snapshot()), wanted));
    for (auto more = (*writer)->mergeSome(); more && *more; more = (*writer)->mergeSome()) {
    }
    QVERIFY((*writer)->snapshot()->segments().size() < segments);
    QVERIFY(sameAnswers(askAll(*(*writer)->snapshot()), wanted));
}

/// A merge of thousands of terms is stopped before each of its writes in turn, then by another thread at any moment:
/// the index answers as before, and the next merge goes well.
void TestSearchDisk::mergeStoppedMidway()
{
    constexpr int kMoments = 3;
    constexpr int kDocuments = 1200;
    const QTemporaryDir dir;
    RandomLibrary library(RandomLibrary::seed(57));
    {
        const auto writer = Writer::open(in(dir));
        QVERIFY(writer);
        for (int i = 0; i < kDocuments;) {
            std::vector<DocumentRecord> some;
            for (; some.size() < 25; ++i)
                some.push_back(library.documentOfManyWords("m/" + std::to_string(i) + ".md"));
            some.back().title = "很多词"; // a label, at which too a merge can be stopped
            QVERIFY((*writer)->put(PreparedDocuments(some)));
            if (i % (kDocuments / 6) == 0)
                QVERIFY((*writer)->commit());
        }
    }
    const auto before = Snapshot::open(in(dir));
    QVERIFY(before);
    QCOMPARE((*before)->segments().size(), 6U);
    for (const auto& segment : (*before)->segments())
        QVERIFY(segment->file().dictionary(search::TermKind::Word).size() > 4096);
    const auto wanted = askAll(**before);
    QVERIFY(std::count_if(wanted.begin(), wanted.end(), [](const auto& answer) { return answer.total > 0; }) > 2);

    std::chrono::microseconds whole{};
    bool isPast = false; // what is left of a merge cannot be stopped
    int stopped = 0;
    for (int round = 0, moments = 0; moments < kMoments; ++round) {
        const QTemporaryDir copy;
        std::filesystem::copy(in(dir), in(copy));
        std::stop_source stop;
        int writes = 0;
        search::WriterOptions options;
        options.beforeStep = [&](std::string_view step) -> Result<void> {
            if (step.starts_with("write") && writes++ == round && !isPast)
                stop.request_stop();
            return {};
        };
        const auto writer = Writer::open(in(copy), options);
        QVERIFY(writer);
        std::jthread other;
        if (isPast) {
            ++moments;
            const std::chrono::microseconds after(library.below(static_cast<std::size_t>(whole.count())));
            other = std::jthread([&stop, after] {
                std::this_thread::sleep_for(after);
                stop.request_stop();
            });
        }
        const auto begun = std::chrono::steady_clock::now();
        const auto merged = (*writer)->mergeSome(stop.get_token());
        if (merged) {
            QVERIFY(*merged);
            if (!isPast) {
                whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun);
                // The segment's last pages, its end and the manifest.
                QVERIFY(round > 2 && round >= writes - 3);
            }
            isPast = true;
        } else {
            ++stopped;
            QCOMPARE(merged.error().code, ErrorCode::Cancelled);
            QCOMPARE((*writer)->snapshot()->segments().size(), 6U);
            QVERIFY(sameAnswers(askAll(*(*writer)->snapshot()), wanted));
            const auto onDisk = Snapshot::open(in(copy), before->get());
            QVERIFY(onDisk);
            QCOMPARE((*onDisk)->generation(), (*before)->generation());
            QCOMPARE(QDir(QString::fromStdString(in(copy))).entryList({QStringLiteral("*.segment")}).size(), 6);
            const auto next = (*writer)->mergeSome();
            QVERIFY(next && *next);
        }
        QCOMPARE((*writer)->snapshot()->segments().size(), 1U);
        QVERIFY((*writer)->snapshot()->verify());
        QVERIFY(sameAnswers(askAll(*(*writer)->snapshot()), wanted));
        QCOMPARE((*writer)->snapshot()->documentCount(), std::uint64_t{kDocuments});
    }
    QVERIFY(stopped > 2);
}

/// Segments that are large enough to have text in common, and lists of more than one block.
void TestSearchDisk::mergedLarge()
{
    const QTemporaryDir dir;
    const auto writer = Writer::open(in(dir));
    QVERIFY(writer);
    const auto all = documents(53, 24000);
    for (std::size_t begin = 0; begin < all.size(); begin += 50) {
        QVERIFY((*writer)->put(PreparedDocuments(someOf(all, begin, 50))));
        if ((begin + 50) % 4000 == 0)
            QVERIFY((*writer)->commit());
    }
    const auto parts = (*writer)->snapshot();
    QCOMPARE(parts->segments().size(), 6U);
    const auto wanted = askAll(*parts);
    const auto merged = (*writer)->mergeSome();
    QVERIFY(merged && *merged);
    const auto whole = (*writer)->snapshot();
    QCOMPARE(whole->segments().size(), 1U);
    QVERIFY(whole->segments().front()->file().parts().size(partOf(search::SegmentPart::TextCommon)) > 0);
    QVERIFY(whole->verify());
    QVERIFY(sameAnswers(askAll(*whole), wanted));
    QCOMPARE(whole->documentCount(), all.size());
    for (const DocumentRecord& document : all)
        QVERIFY(whole->document(document.path) == document);
}

/// A process that puts, removes, commits and merges is killed, by turns at any step of it and at any moment, again and
/// again. What is there afterwards is what was last committed or what was about to be, and answers as an index made at
/// once of the same documents does.
void TestSearchDisk::killed()
{
    const int rounds = qEnvironmentVariableIsSet("ZHILAN_ROUNDS") ? qEnvironmentVariableIntValue("ZHILAN_ROUNDS") : 80;
    const QTemporaryDir dir;
    std::mt19937_64 random(RandomLibrary::seed(61));
    std::map<std::string, DocumentRecord> known; // as last committed
    int killed = 0;
    for (int round = 0; round < rounds; ++round) {
        const std::uint64_t seed = random();
        const auto dieAt = round % 2 == 0 ? static_cast<int>(random() % 40) : -1;
        const std::chrono::microseconds dieAfter(random() % 8000);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            if (dieAt < 0)
                test::killAfter(dieAfter);
            ::_exit(changeAndMerge(in(dir), seed, dieAt));
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
        killed += WIFSIGNALED(status) ? 1 : 0;

        const auto snapshot = Snapshot::open(in(dir));
        QVERIFY(snapshot);
        QVERIFY((*snapshot)->verify());
        const auto stored = (*snapshot)->documents();
        QVERIFY(stored);
        std::map<std::string, std::uint64_t> now;
        for (const search::IndexedDocument& document : *stored)
            QVERIFY(now.emplace(document.path, document.stamp).second);
        const auto stamps = [](const std::map<std::string, DocumentRecord>& documents) {
            std::map<std::string, std::uint64_t> all;
            for (const auto& [path, document] : documents)
                all[path] = document.stamp;
            return all;
        };
        std::map<std::string, DocumentRecord> next = known;
        applyChanges(
            seed,
            [&](const auto& documents) {
                for (const DocumentRecord& document : documents)
                    next[document.path] = document;
            },
            [&](const std::string& path) { next.erase(path); });
        QVERIFY(now == stamps(known) || now == stamps(next));
        if (now == stamps(next))
            known = std::move(next);

        const QTemporaryDir other;
        const auto fresh = Writer::open(in(other));
        QVERIFY(fresh);
        for (const auto& [path, document] : known)
            QVERIFY((*fresh)->put(PreparedDocuments(document)));
        QVERIFY((*fresh)->commit());
        QVERIFY(sameAnswers(askAll(**snapshot), askAll(*(*fresh)->snapshot())));
    }
    QVERIFY(killed > rounds / 4);
}

QTEST_APPLESS_MAIN(TestSearchDisk)
#include "tst_search_disk.moc"
