#include "core/library/catalogue.h"
#include "core/library/changes.h"
#include "core/library/subtitle_file.h"
#include "core/sqlite/database.h"
#include "tests/support/kill_after.h"
#include "tests/unit/library/library_folder.h"

#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <random>
#include <set>
#include <vector>

using namespace zhilan;
using namespace zhilan::library;
using library_test::LibraryFolder;
using test::killAfter;
namespace fs = std::filesystem;

/// Catalogue and index that are broken, busy, full, or in the middle of something.
class TestRefreshDisk : public QObject
{
    Q_OBJECT

private slots:
    void broken_data();
    void broken();
    void damageFoundWhenMerging();
    void otherVersion();
    void catalogueGone();
    void cancelled();
    void soonSearched();
    void twoWriters();
    void diskFull();
    void killed();
    void closedFolderKeepsItsFiles();
    void catalogueKeepsWhatItIsGiven();
    void stores();
    void outermostRoots();
    void outermostOfIgnored();
    void storesOfBrokenCatalogues_data();
    void storesOfBrokenCatalogues();
    void patternsOutliveTheVersion();
    void cacheFolders();
    void subtitleNames_data();
    void subtitleNames();
};

namespace
{

void fill(const LibraryFolder& folder, int documents)
{
    for (int i = 0; i < documents; ++i)
        folder.write(std::to_string(i) + ".md", "# 第" + std::to_string(i) + "期\n\n每期都有的话\n");
}

std::optional<search::Answer> ask(const Store& store, const char* query)
{
    const auto snapshot = search::Snapshot::open(store.index());
    if (!snapshot)
        return std::nullopt;
    search::Request request;
    request.query = query;
    request.limit = 100;
    const auto answer = search::search(**snapshot, request);
    return answer ? std::optional(*answer) : std::nullopt;
}

void overwrite(const fs::path& file, char with)
{
    const auto size = fs::file_size(file);
    std::ofstream(file, std::ios::binary) << std::string(size, with);
}

} // namespace

void TestRefreshDisk::broken_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<bool>("truncated");
    for (const char* what : {"index", "catalogue", ""}) {
        for (const bool truncated : {false, true})
            QTest::addRow("%s %s", *what == '\0' ? "all" : what, truncated ? "truncated" : "overwritten")
                << QByteArray(what) << truncated;
    }
}

void TestRefreshDisk::broken()
{
    QFETCH(QByteArray, what);
    QFETCH(bool, truncated);
    const LibraryFolder folder;
    fill(folder, 3);
    QVERIFY(folder.refresh());
    int files = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder.store().folder)) {
        if (!entry.is_regular_file() ||
            entry.path().native().find("/" + what.toStdString(), folder.store().folder.native().size()) ==
                std::string::npos)
            continue;
        if (truncated)
            fs::resize_file(entry.path(), entry.file_size() / 2);
        else
            overwrite(entry.path(), 'x');
        ++files;
    }
    QVERIFY(files > 0);
    const auto refreshed = folder.refresh();
    QVERIFY2(refreshed, refreshed ? "" : refreshed.error().detail.c_str());
    QCOMPARE(refreshed->documents, 3U);
    QCOMPARE(folder.count("每期都有的话"), 3);
    QCOMPARE(folder.refresh()->changed, 0U);
}

/// In what no search and no opening looks at: it is made anew, and the rest goes on.
void TestRefreshDisk::damageFoundWhenMerging()
{
    const LibraryFolder folder;
    std::mt19937_64 random(3);
    const auto add = [&](int number) { // some hundred kilobytes that do not get smaller
        std::string text = "# 第" + std::to_string(number) + "期\n\n每期都有的话\n\n";
        for (int i = 0; i < 60000; ++i)
            text += QString(QChar(static_cast<char16_t>(0x4E00 + random() % 0x5000))).toStdString();
        folder.write(std::to_string(number) + ".md", text);
    };
    const auto segments = [&] {
        return std::count_if(fs::directory_iterator(folder.store().index()), fs::directory_iterator(),
                             [](const fs::directory_entry& entry) { return entry.path().extension() == ".segment"; });
    };
    add(0);
    QVERIFY(folder.refresh());
    {
        std::fstream file(folder.store().index() / "1.segment", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(5000);
        file.put('x').put('y').put('z');
    }
    int number = 1;
    for (; segments() == number; ++number) { // until some are merged
        QVERIFY(number < 20);
        add(number);
        const auto refreshed = folder.refresh();
        QVERIFY2(refreshed, refreshed ? "" : refreshed.error().detail.c_str());
    }
    QCOMPARE(folder.count("每期都有的话"), number);
    QCOMPARE(folder.refresh()->documents, static_cast<std::uint64_t>(number));
}

void TestRefreshDisk::otherVersion()
{
    const LibraryFolder folder;
    fill(folder, 2);
    QVERIFY(folder.refresh());
    {
        auto database = sqlite::Database::open(folder.store().catalogue(), sqlite::Access::ReadWrite);
        QVERIFY(database);
        QVERIFY(database->run("PRAGMA user_version=7; DROP TABLE files"));
    }
    QVERIFY(!Catalogue::openToRead(folder.store().catalogue()));
    QVERIFY(folder.refresh());
    QVERIFY(Catalogue::openToRead(folder.store().catalogue()));
    QCOMPARE(folder.count("每期都有的话"), 2);
}

void TestRefreshDisk::catalogueGone()
{
    const LibraryFolder folder;
    fill(folder, 2);
    QVERIFY(folder.refresh());
    fs::remove(folder.store().catalogue());
    const auto refreshed = folder.refresh();
    QVERIFY(refreshed);
    QCOMPARE(refreshed->changed, 0U); // what the index has is known by its hash
    QCOMPARE(refreshed->documents, 2U);
}

void TestRefreshDisk::cancelled()
{
    const LibraryFolder folder;
    fill(folder, 40);
    std::stop_source stop;
    RefreshOptions options = LibraryFolder::later();
    options.stop = stop.get_token();
    options.batchBytes = 1; // a commit for each
    options.progress = [&stop](const Progress& progress) {
        if (progress.documents == 10)
            stop.request_stop();
    };
    const auto refreshed = folder.refresh(options);
    QVERIFY(!refreshed);
    QCOMPARE(refreshed.error().code, ErrorCode::Cancelled);
    QCOMPARE(folder.count("每期都有的话"), 10);
    const auto rest = folder.refresh();
    QVERIFY(rest);
    QCOMPARE(rest->changed, 30U);
    QCOMPARE(folder.count("每期都有的话"), 40);
    const auto stoppedBefore = folder.refresh(options);
    QVERIFY(!stoppedBefore);
    QCOMPARE(stoppedBefore.error().code, ErrorCode::Cancelled);
}

/// However slow reading is, what has been read can be searched after a while.
void TestRefreshDisk::soonSearched()
{
    const LibraryFolder folder;
    fill(folder, 300); // more than are read together
    RefreshOptions options = LibraryFolder::later();
    options.batchTime = {}; // a commit as often as can be
    std::vector<int> found;
    options.committed = [&](const auto&) {
        found.push_back(folder.count("每期都有的话"));
    }; // as others see it
    QVERIFY(folder.refresh(options));
    const std::set<int> counts(found.begin(), found.end());
    QVERIFY(std::is_sorted(found.begin(), found.end()));
    QCOMPARE(found.front(), 0);
    QVERIFY(counts.size() > 3);
}

void TestRefreshDisk::twoWriters()
{
    const LibraryFolder folder;
    fill(folder, 2);
    {
        const auto other = search::Writer::open(folder.store().index());
        QVERIFY(other);
        const auto refreshed = folder.refresh();
        QVERIFY(!refreshed);
        QCOMPARE(refreshed.error().code, ErrorCode::Locked);
    }
    QVERIFY(folder.refresh());
    QCOMPARE(folder.count("每期都有的话"), 2);
}

void TestRefreshDisk::diskFull()
{
    const LibraryFolder folder;
    fill(folder, 2);
    QVERIFY(folder.refresh());
    folder.write("new.md", "# new\n\n后来的话\n");
    RefreshOptions options = LibraryFolder::later();
    options.writer.beforeStep = [](std::string_view step) -> Result<void> {
        if (step.starts_with("write"))
            return fail(ErrorCode::NoSpace);
        return {};
    };
    const auto refreshed = folder.refresh(options);
    QVERIFY(!refreshed);
    QCOMPARE(refreshed.error().code, ErrorCode::NoSpace);
    QCOMPARE(folder.count("每期都有的话"), 2);
    QVERIFY(folder.refresh());
    QCOMPARE(folder.count("后来的话"), 1);
}

/// A process that brings an index up to date is killed at any moment, again and again, while the folder changes. The
/// next one makes of it what an index made at once has.
void TestRefreshDisk::killed()
{
    const int rounds = qEnvironmentVariableIsSet("ZHILAN_ROUNDS") ? qEnvironmentVariableIntValue("ZHILAN_ROUNDS") : 24;
    const LibraryFolder folder;
    std::mt19937 random(17);
    int killed = 0;
    std::set<fs::path> changed; // since a refresh came to its end
    for (int round = 0; round < rounds; ++round) {
        const auto options = [&](bool everywhere) {
            RefreshOptions some = LibraryFolder::later();
            if (!everywhere)
                some.places.assign(changed.begin(), changed.end());
            return some;
        };
        for (int i = 0; i < 8; ++i) {
            const std::string name = std::to_string(random() % 30) + ".md";
            changed.insert(folder.root() / name);
            if (random() % 4 == 0)
                fs::remove(folder.root() / name);
            else
                folder.write(name, "# 第" + std::to_string(round) + "轮\n\n每期都有的话，第" +
                                       std::to_string(random() % 9) + "次\n\n| 年 | GW |\n|---|---|\n| 2026 | " +
                                       std::to_string(i) + " |\n");
        }
        const std::chrono::microseconds dieAfter(random() % 40'000);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            killAfter(dieAfter);
            RefreshOptions some = options(round % 4 == 0);
            some.batchBytes = 1; // a commit for each
            ::_exit(folder.refresh(some) ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
        killed += WIFSIGNALED(status) ? 1 : 0;
        if (!WIFSIGNALED(status))
            changed.clear();
        // What it left can be searched, whatever it is.
        QVERIFY(folder.count("每期都有的话") >= 0);
        if (round % 3 != 0)
            continue;
        const auto refreshed = folder.refresh(options(round % 6 == 0));
        QVERIFY2(refreshed, refreshed ? "" : refreshed.error().detail.c_str());
        changed.clear();
        const Store fresh = storeOf(folder.path() / "fresh" / std::to_string(round), folder.root());
        QVERIFY(refresh(fresh, LibraryFolder::later()));
        for (const char* const query : {"每期都有的话", "第3次", "年", "2026", "轮 话", "\"没有的话\""}) {
            const auto now = ask(folder.store(), query);
            const auto wanted = ask(fresh, query);
            QVERIFY(now && wanted);
            QCOMPARE(now->total, wanted->total);
            QVERIFY2(now->hits == wanted->hits, query);
        }
    }
    QVERIFY(killed > 0);
}

void TestRefreshDisk::closedFolderKeepsItsFiles()
{
    Scan scan;
    scan.root.path = "/r";
    scan.root.documents.push_back({"/r/a.md", "a", {1, 2, 3}});
    scan.problems.push_back({"/r/关", ErrorCode::PermissionDenied});
    const std::vector<CatalogueRow> rows{{"/r/a.md", {1, 2, 3}, {}, {}, 7, {}},
                                         {"/r/gone.md", {1, 2, 3}, {}, {}, 8, {}},
                                         {"/r/关/b.md", {1, 2, 3}, {}, {}, 9, {}},
                                         {"/r/关门/c.md", {1, 2, 3}, {}, {}, 10, {}}};
    const Changes changes = findChanges(
        scan, rows, {{"/r/a.md", 7, 1}, {"/r/gone.md", 8, 1}, {"/r/关/b.md", 9, 1}, {"/r/关门/c.md", 10, 1}});
    QVERIFY(changes.read.empty());
    QCOMPARE(changes.removedKeys, (std::vector<std::string>{"/r/gone.md", "/r/关门/c.md"}));
    QCOMPARE(changes.removedRows, (std::vector<std::string>{"/r/gone.md", "/r/关门/c.md"}));
    QCOMPARE(changes.problems.size(), std::size_t(1));
    QCOMPARE(changes.problemRows.size(), std::size_t(1));
}

void TestRefreshDisk::catalogueKeepsWhatItIsGiven()
{
    const LibraryFolder folder;
    const fs::path file = folder.path() / "c.sqlite";
    const std::vector<CatalogueRow> rows{{"/\xFF.md", {1, -2, 3}, "/字幕.srt", {4, 5, 6}, ~std::uint64_t{0}, {}},
                                         {"/𠮷🙂'.md", {}, {}, {}, 0, ErrorCode::NotFound}};
    {
        auto catalogue = Catalogue::openToWrite(file, "/根");
        QVERIFY(catalogue);
        QVERIFY(catalogue->change(rows, {}));
        QVERIFY(catalogue->setIgnorePatterns({"草*", "a/b"}));
    }
    auto catalogue = Catalogue::openToRead(file);
    QVERIFY(catalogue);
    auto sorted = rows;
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    QVERIFY(*catalogue->rows() == sorted);
    QCOMPARE(catalogue->root()->native(), std::string("/根"));
    QCOMPARE(*catalogue->ignorePatterns(), (std::vector<std::string>{"草*", "a/b"}));
    QVERIFY(!catalogue->change({}, {"/𠮷🙂'.md"})); // opened to be read
}

void TestRefreshDisk::stores()
{
    const LibraryFolder folder;
    fill(folder, 1);
    QVERIFY(knownStores(folder.cache()).empty());
    QVERIFY(folder.refresh());
    QCOMPARE(knownStores(folder.cache()), std::vector<Store>{folder.store()});
    QCOMPARE(storeOf("/c", "/a/b/"), storeOf("/c", "/a/x/../b"));
}

void TestRefreshDisk::outermostRoots()
{
    QCOMPARE(outermost({"/a/b", "/ab", "/a", "/a", "/a/b/c"}), (std::vector<fs::path>{"/a", "/ab"}));
    QCOMPARE(outermost({"/", "/a"}), std::vector<fs::path>{"/"});
    // What is hidden in one is no part of it.
    QCOMPARE(outermost({"/a/.b/c", "/a"}), (std::vector<fs::path>{"/a", "/a/.b/c"}));
    const LibraryFolder folder;
    const fs::path root = fs::canonical(folder.path()) / "甲";
    fs::create_directories(root / "乙");
    fs::create_directory_symlink(root, root.parent_path() / "一");
    fs::create_directory_symlink(root / "乙", root.parent_path() / "二");
    const auto beside = [&](const char* name) {
        return root.parent_path() / name;
    };
    QCOMPARE(outermost({beside("一"), root}), std::vector<fs::path>{root});
    QCOMPARE(outermost({beside("一"), beside("二")}), std::vector<fs::path>{beside("一")});
    QCOMPARE(outermost({beside("二"), root}), std::vector<fs::path>{root});
    QCOMPARE(outermost({beside("一/乙"), beside("二")}).size(), std::size_t(1));
}

/// A folder within another one that passes over it has documents of its own.
void TestRefreshDisk::outermostOfIgnored()
{
    const LibraryFolder folder;
    folder.write("a.md", "# 甲\n");
    folder.write("草稿/b.md", "# 乙\n");
    folder.write("文稿/c.md", "# 丙\n");
    RefreshOptions options = LibraryFolder::later();
    options.ignore = std::vector<std::string>{"草*"};
    QVERIFY(folder.refresh(options));
    const std::vector<fs::path> roots{folder.root(), folder.root() / "草稿", folder.root() / "文稿"};
    QCOMPARE(outermost(roots, folder.cache()), (std::vector<fs::path>{folder.root(), folder.root() / "草稿"}));
    QCOMPARE(outermost(roots), std::vector<fs::path>{folder.root()});
}

void TestRefreshDisk::storesOfBrokenCatalogues_data()
{
    QTest::addColumn<bool>("rootFile"); // older caches have none
    QTest::addColumn<QByteArray>("change");
    QTest::newRow("other version") << true << QByteArray("PRAGMA user_version=7");
    QTest::newRow("other version, older cache") << false << QByteArray("PRAGMA user_version=7");
    QTest::newRow("same version, older cache") << false << QByteArray();
    QTest::newRow("damaged") << true << QByteArray("x");
}

void TestRefreshDisk::storesOfBrokenCatalogues()
{
    QFETCH(bool, rootFile);
    QFETCH(QByteArray, change);
    const LibraryFolder folder;
    fill(folder, 1);
    QVERIFY(folder.refresh());
    if (change == "x") {
        overwrite(folder.store().catalogue(), 'x');
    } else {
        auto database = sqlite::Database::open(folder.store().catalogue(), sqlite::Access::ReadWrite);
        QVERIFY(database && database->run(change.toStdString()));
    }
    if (!rootFile)
        fs::remove(folder.store().rootFile());
    QCOMPARE(knownStores(folder.cache()), std::vector<Store>{folder.store()});
    QCOMPARE(folder.count("每期都有的话"), 1);
    QVERIFY(folder.refresh());
    QCOMPARE(knownStores(folder.cache()), std::vector<Store>{folder.store()});
    // What stands in it is believed only where it is the path that the store is named by.
    std::ofstream(folder.store().rootFile(), std::ios::binary) << "/elsewhere";
    QCOMPARE(knownStores(folder.cache()), std::vector<Store>{folder.store()});
}

void TestRefreshDisk::patternsOutliveTheVersion()
{
    const LibraryFolder folder;
    fill(folder, 2);
    RefreshOptions options = LibraryFolder::later();
    options.ignore = std::vector<std::string>{"1.md"};
    QVERIFY(folder.refresh(options));
    {
        auto database = sqlite::Database::open(folder.store().catalogue(), sqlite::Access::ReadWrite);
        QVERIFY(database && database->run("PRAGMA user_version=7"));
    }
    QVERIFY(folder.refresh());
    QCOMPARE(folder.count("每期都有的话"), 1);
}

void TestRefreshDisk::cacheFolders()
{
    const QByteArray home = qgetenv("HOME");
    qunsetenv("ZHILAN_CACHE_DIR");
    qunsetenv("XDG_CACHE_HOME");
    qputenv("HOME", "/home/someone");
    QCOMPARE(cacheFolder(), fs::path("/home/someone/.cache/zhilan"));
    qputenv("XDG_CACHE_HOME", "relative");
    QCOMPARE(cacheFolder(), fs::path("/home/someone/.cache/zhilan"));
    qputenv("XDG_CACHE_HOME", "/xdg");
    QCOMPARE(cacheFolder(), fs::path("/xdg/zhilan"));
    qputenv("ZHILAN_CACHE_DIR", "/own");
    QCOMPARE(cacheFolder(), fs::path("/own"));
    qputenv("HOME", home);
}

void TestRefreshDisk::subtitleNames_data()
{
    QTest::addColumn<QByteArray>("stem");
    QTest::addColumn<QByteArray>("name");
    const auto row = [](const char* stem, const char* name) {
        QTest::newRow(stem) << QByteArray(stem) << QByteArray(name);
    };
    row("talk", "talk.SBV talk.srt talk.en.srt");
    row("讲座", "讲座.zh-Hans.vtt 讲座.zh_TW.vtt");
    row("part", "");
    row("en", "en.en.SRT");
    row("t", "");
    row("", "");
}

void TestRefreshDisk::subtitleNames()
{
    QFETCH(QByteArray, stem);
    QFETCH(QByteArray, name);
    const std::vector<std::string> names{"en.en.SRT", "part.part2.srt", "talk.SBV",         "talk.en.srt",
                                         "talk.srt",  "talks.srt",      "讲座.zh-Hans.vtt", "讲座.zh_TW.vtt"};
    QByteArrayList found;
    for (const std::string& each : subtitlesFor(stem.toStdString(), names))
        found << QByteArray::fromStdString(each);
    QCOMPARE(found.join(' '), name);
    QVERIFY(std::all_of(names.begin(), names.end(), [](const std::string& n) { return isSubtitleFile(n); }));
    QVERIFY(!isSubtitleFile(".srt"));
}

QTEST_APPLESS_MAIN(TestRefreshDisk)
#include "tst_refresh_disk.moc"
