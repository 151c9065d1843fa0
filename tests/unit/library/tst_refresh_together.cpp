#include "core/library/catalogue.h"
#include "core/library/read_record.h"
#include "tests/support/scarce_memory.h"
#include "tests/unit/library/library_folder.h"

#include <QtTest>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <stop_token>
#include <vector>

using namespace zhilan;
using namespace zhilan::library;
using library_test::LibraryFolder;
namespace fs = std::filesystem;

/// Small files are read and made ready together: what becomes of them when a refresh ends, or one cannot be read, in
/// the middle of them.
class TestRefreshTogether : public QObject
{
    Q_OBJECT

private slots:
    void ended_data();
    void ended();
    void someCannotBeRead();
    void lackOfMemory_data();
    void lackOfMemory();
};

namespace
{

std::string nameOf(int number)
{
    return std::to_string(1000 + number) + ".md"; // by path as by number
}

/// A file with the words, filled up to about so many bytes.
void write(const LibraryFolder& folder, int number, const std::string& words, std::size_t bytes)
{
    std::string text = "# 第" + std::to_string(number) + "期\n\n" + words + "\n\n";
    while (text.size() < bytes)
        text += "算力中心与电网，数据要多少有多少。";
    folder.write(nameOf(number), text + "\n");
}

/// Each document in the index with its stamp.
std::map<fs::path, std::uint64_t> indexed(const LibraryFolder& folder)
{
    std::map<fs::path, std::uint64_t> all;
    const auto snapshot = search::Snapshot::open(folder.store().index());
    const auto documents = snapshot ? (*snapshot)->documents() : Result<std::vector<search::IndexedDocument>>();
    for (const search::IndexedDocument& document : *documents)
        all[pathOfIndexKey(document.path)] = document.stamp;
    return all;
}

std::vector<CatalogueRow> rows(const LibraryFolder& folder)
{
    auto catalogue = Catalogue::openToRead(folder.store().catalogue());
    const auto rows = catalogue ? catalogue->rows() : Result<std::vector<CatalogueRow>>();
    return rows ? *rows : std::vector<CatalogueRow>();
}

/// Likewise as the catalogue has it, without those that could not be read.
std::map<fs::path, std::uint64_t> catalogued(const LibraryFolder& folder)
{
    std::map<fs::path, std::uint64_t> all;
    for (const CatalogueRow& row : rows(folder)) {
        if (!row.problem)
            all[row.path] = row.hash;
    }
    return all;
}

std::uint64_t sourceBytes(const std::map<fs::path, std::uint64_t>& files)
{
    std::uint64_t bytes = 0;
    for (const auto& [path, hash] : files)
        bytes += fs::file_size(path);
    return bytes;
}

} // namespace

void TestRefreshTogether::ended_data()
{
    QTest::addColumn<bool>("paused");
    QTest::addColumn<bool>("committed"); // by and by
    QTest::addColumn<int>("at");
    for (const int at : {10, 90, 150}) {
        QTest::addRow("paused at %d", at) << true << false << at;
        QTest::addRow("paused at %d after commits", at) << true << true << at;
        QTest::addRow("stopped at %d", at) << false << false << at;
        QTest::addRow("stopped at %d after commits", at) << false << true << at;
    }
}

/// A refresh that is paused or stopped in the middle of files read together: catalogue and index have the same, which
/// is what progress told where it was committed, and the next refresh reads the rest and nothing else. Of new files,
/// then of changed ones.
void TestRefreshTogether::ended()
{
    QFETCH(bool, paused);
    QFETCH(bool, committed);
    QFETCH(int, at);
    constexpr int kFiles = 150;
    const LibraryFolder folder;
    std::map<fs::path, std::uint64_t> before;
    for (const std::string words : {"从前写下的话", "后来改成的话"}) {
        for (int i = 0; i < kFiles; ++i) // some dozen together, by their number or by their bytes
            write(folder, i, words, i > 90 && i % 10 == 0 ? 40'000 : 300);
        std::stop_source end;
        Progress told;
        RefreshOptions options = LibraryFolder::later();
        (paused ? options.pause : options.stop) = end.get_token();
        options.batchTime = std::chrono::hours(committed ? 0 : 1);
        options.progress = [&](const Progress& progress) {
            told = progress;
            if (progress.documents == static_cast<std::uint64_t>(at))
                end.request_stop();
        };
        const auto refreshed = folder.refresh(options);
        QVERIFY(!refreshed);
        QCOMPARE(refreshed.error().code, ErrorCode::Cancelled);
        QCOMPARE(told.documentsToRead, std::uint64_t{kFiles});
        QVERIFY(told.documents >= static_cast<std::uint64_t>(at));
        QVERIFY(at != 10 || told.documents > 10); // in the middle

        const auto now = indexed(folder);
        QVERIFY(catalogued(folder) == now);
        std::map<fs::path, std::uint64_t> read; // by it
        for (const auto& [path, hash] : now) {
            if (before[path] != hash)
                read[path] = hash;
        }
        QCOMPARE(read.size(), paused || committed ? told.documents : 0);
        QCOMPARE(sourceBytes(read), paused || committed ? told.bytes : 0);
        QCOMPARE(folder.count(words), static_cast<int>(read.size()));

        Progress rest;
        options = LibraryFolder::later();
        options.progress = [&rest](const Progress& progress) {
            rest = progress;
        };
        const auto next = folder.refresh(options);
        QVERIFY(next);
        QCOMPARE(next->changed, kFiles - read.size());
        QCOMPARE(next->documents, std::uint64_t{kFiles});
        QCOMPARE(rest.documentsToRead, kFiles - read.size());
        QCOMPARE(rest.documents, rest.documentsToRead);
        before = indexed(folder);
        QVERIFY(catalogued(folder) == before);
        QCOMPARE(rest.bytes, sourceBytes(before) - sourceBytes(read));
        QCOMPARE(folder.count(words), kFiles);
    }
    QCOMPARE(folder.count("从前写下的话"), 0);
}

/// Files that are not text any more and files that vanish, first, last and in the middle of those read together: the
/// others are indexed, and of the first kind it is told.
void TestRefreshTogether::someCannotBeRead()
{
    constexpr int kFiles = 130; // 64, 64 and 2 together
    const LibraryFolder folder;
    const auto refreshWithout = [&folder](const std::string& words, const std::set<int>& binary,
                                          const std::set<int>& vanishing) {
        for (int i = 0; i < kFiles; ++i)
            write(folder, i, words, 0);
        for (const int i : binary)
            folder.write(nameOf(i), std::string(100, '\0'));
        RefreshOptions options = LibraryFolder::later();
        options.progress = [&](const Progress& progress) {
            if (progress.phase == RefreshPhase::Reading && progress.documents == 0) {
                for (const int i : vanishing)
                    fs::remove(folder.root() / nameOf(i));
            }
        };
        const auto refreshed = folder.refresh(options);
        QVERIFY(refreshed);
        std::set<fs::path> wanted;
        std::vector<Problem> problems;
        for (int i = 0; i < kFiles; ++i) {
            if (binary.contains(i))
                problems.push_back({folder.root() / nameOf(i), ErrorCode::BinaryFile});
            else if (!vanishing.contains(i))
                wanted.insert(folder.root() / nameOf(i));
        }
        const auto isProblem = [](const Problem& a, const Problem& b) {
            return a.path == b.path && a.code == b.code;
        };
        QVERIFY(std::equal(refreshed->problems.begin(), refreshed->problems.end(), problems.begin(), problems.end(),
                           isProblem));
        const auto recorded = recordedProblems(folder.store());
        QVERIFY(recorded);
        QVERIFY(std::equal(recorded->begin(), recorded->end(), problems.begin(), problems.end(), isProblem));
        std::set<fs::path> found;
        for (const auto& [path, hash] : indexed(folder))
            found.insert(path);
        QVERIFY(found == wanted);
        QCOMPARE(refreshed->changed, wanted.size());
        QCOMPARE(rows(folder).size(), wanted.size() + problems.size());
        QVERIFY(catalogued(folder) == indexed(folder));
        QCOMPARE(folder.count(words), static_cast<int>(wanted.size()));
        QCOMPARE(folder.refresh()->changed, 0U);
    };
    refreshWithout("从前写下的话", {0, 30, 63, 64}, {1, 31, 127, 128});
    if (QTest::currentTestFailed())
        return;
    refreshWithout("后来改成的话", {1, 32, 33, 129}, {0, 34, 63, 90});
    QCOMPARE(folder.count("从前写下的话"), 0);
}

void TestRefreshTogether::lackOfMemory_data()
{
    QTest::addColumn<int>("files");
    QTest::addColumn<int>("bytes"); // of each
    QTest::addColumn<bool>("oneLarge");
    QTest::addRow("for all of them together") << 60 << 2000 << false;
    QTest::addRow("for one of them") << 50 << 1000 << true;
}

/// What memory is lacking for is a single file; the others are indexed.
void TestRefreshTogether::lackOfMemory()
{
    QFETCH(int, files);
    QFETCH(int, bytes);
    QFETCH(bool, oneLarge);
    const LibraryFolder folder;
    for (int i = 0; i < files; ++i)
        write(folder, i, "每期都有的话", oneLarge && i == files / 2 ? 60'000 : static_cast<std::size_t>(bytes));
    std::optional<test::ScarceMemory> scarce(std::size_t{512} << 10U); // less than the terms of 60 kilobytes take
    const auto refreshed = folder.refresh();
    scarce.reset();
    QVERIFY(refreshed);
    QVERIFY(test::ScarceMemory::refused() > 0);
    QCOMPARE(refreshed->problems.size(), std::size_t{oneLarge ? 1U : 0U});
    if (oneLarge) {
        QCOMPARE(refreshed->problems.front().path, folder.root() / nameOf(files / 2));
        QCOMPARE(refreshed->problems.front().code, ErrorCode::OutOfMemory);
    }
    QCOMPARE(folder.count("每期都有的话"), files - (oneLarge ? 1 : 0));
    QVERIFY(catalogued(folder) == indexed(folder));

    // It is tried again when there is more.
    const auto next = folder.refresh();
    QVERIFY(next);
    QVERIFY(next->problems.empty());
    QCOMPARE(next->changed, std::uint64_t{oneLarge ? 1U : 0U});
    QCOMPARE(folder.count("每期都有的话"), files);
}

QTEST_APPLESS_MAIN(TestRefreshTogether)
#include "tst_refresh_together.moc"
