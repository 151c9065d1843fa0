#include "tests/unit/library/library_folder.h"

#include <QtTest>

#include <sys/stat.h>

#include <array>
#include <optional>
#include <tuple>

using namespace zhilan;
using namespace zhilan::library;
using library_test::LibraryFolder;
namespace fs = std::filesystem;

/// What a library's index holds after its folder was changed.
class TestRefresh : public QObject
{
    Q_OBJECT

private slots:
    void adds();
    void changes();
    void changeOfSameSizeAndTime();
    void justWrittenIsReadAgain();
    void removes();
    void moves();
    void unchangedTakesNoLock();
    void unreadable();
    void becomesUnreadable();
    void vanishesWhileRead();
    void changesWhileRead();
    void subtitles();
    void severalSubtitles();
    void ignores();
    void patternEdits_data();
    void patternEdits();
    void ignoresAlikeEverywhere();
    void saysHowMuchItHasSeen();
    void rootGoneAndBack();
    void deviceUnmountedAndBack();
    void oddNames();
    void emptyFolder();
    void sourcesStayUntouched();
    void severalRoots();
};

namespace
{

using Times = std::tuple<mode_t, off_t, time_t, long, time_t, long, time_t, long>;

Times timesOf(const fs::path& path)
{
    struct stat status {
    };
    if (::stat(path.c_str(), &status) != 0)
        return {};
    return {status.st_mode,        status.st_size,         status.st_atim.tv_sec, status.st_atim.tv_nsec,
            status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec};
}

std::string bytesOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

void TestRefresh::adds()
{
    const LibraryFolder folder;
    folder.write("甲.md", "# 标题\n\n算力中心与电网。\n\n## 二\n\n算力\n");
    folder.write("子/b.md", "# Mixed\r\n\r\nClaude Code的用法 🙂 𠮷野家\r\n");
    folder.write("BOM.md", "\xEF\xBB\xBF# 有\n\n算力\n");
    folder.write("空.md", "");
    folder.write("notes.txt", "算力");
    const auto first = folder.refresh();
    QVERIFY(first);
    QCOMPARE(first->documents, 4U);
    QCOMPARE(first->changed, 4U);
    QCOMPARE(first->removed, 0U);
    QVERIFY(first->problems.empty());
    QVERIFY(first->bytes > 100);
    QCOMPARE(folder.count("算力"), 3);
    QCOMPARE(folder.count("𠮷野家"), 1);
    QCOMPARE(folder.count("claude code的"), 1);

    folder.write("子/后来.md", "# 后来\n\n后来才有的内容\n");
    const auto second = folder.refresh();
    QVERIFY(second);
    QCOMPARE(second->documents, 5U);
    QCOMPARE(second->changed, 1U);
    QCOMPARE(folder.count("才有的内容"), 1);
    QCOMPARE(folder.count("算力"), 3);
}

void TestRefresh::changes()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n以前\n");
    folder.write("b.md", "# b\n\n别的\n");
    QVERIFY(folder.refresh());
    folder.write("a.md", "# a\n\n现在不同了\n");
    const auto refreshed = folder.refresh();
    QVERIFY(refreshed);
    QCOMPARE(refreshed->documents, 2U);
    QCOMPARE(refreshed->changed, 1U);
    QCOMPARE(refreshed->removed, 0U);
    QCOMPARE(folder.count("以前"), 0);
    QCOMPARE(folder.count("现在不同"), 1);
    QCOMPARE(folder.count("别的"), 1);

    folder.write("a.md", "# a\n\n现在不同了\n"); // other times, same content
    const auto touched = folder.refresh();
    QVERIFY(touched);
    QCOMPARE(touched->changed, 0U);
    QCOMPARE(folder.count("现在不同"), 1);
}

void TestRefresh::changeOfSameSizeAndTime()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n以前\n");
    QVERIFY(folder.refresh());
    const auto time = fs::last_write_time(folder.root() / "a.md");
    folder.write("a.md", "# a\n\n以后\n");
    fs::last_write_time(folder.root() / "a.md", time);
    QVERIFY(folder.refresh());
    QCOMPARE(folder.count("以后"), 1);
}

void TestRefresh::justWrittenIsReadAgain()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n以前\n");
    std::uint64_t toRead = 0;
    RefreshOptions options;
    options.now = [] {
        return std::chrono::system_clock::time_point();
    }; // a clock that was set back
    options.progress = [&toRead](const Progress& progress) {
        toRead = progress.documentsToRead;
    };
    QVERIFY(folder.refresh(options));
    QCOMPARE(toRead, 1U);
    options.now = LibraryFolder::later().now;
    toRead = 0;
    const auto again = folder.refresh(options);
    QVERIFY(again);
    QCOMPARE(toRead, 1U);
    QCOMPARE(again->changed, 0U);
    toRead = 0;
    QVERIFY(folder.refresh(options));
    QCOMPARE(toRead, 0U);
}

void TestRefresh::removes()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n第一篇\n");
    folder.write("子/b.md", "# b\n\n第二篇\n");
    QVERIFY(folder.refresh());
    fs::remove_all(folder.root() / "子");
    const auto refreshed = folder.refresh();
    QVERIFY(refreshed);
    QCOMPARE(refreshed->documents, 1U);
    QCOMPARE(refreshed->removed, 1U);
    QCOMPARE(folder.count("第二篇"), 0);
    QCOMPARE(folder.count("第一篇"), 1);
}

void TestRefresh::moves()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n搬家\n");
    folder.write("b.md", "# b\n");
    QVERIFY(folder.refresh());
    fs::create_directories(folder.root() / "新");
    fs::rename(folder.root() / "a.md", folder.root() / "新" / "a.md");
    const auto refreshed = folder.refresh();
    QVERIFY(refreshed);
    QCOMPARE(refreshed->documents, 2U);
    QCOMPARE(folder.count("搬家"), 1);
    const auto snapshot = search::Snapshot::open(folder.store().index());
    QVERIFY(snapshot);
    search::Request request;
    request.query = "搬家";
    const auto answer = search::search(**snapshot, request);
    QVERIFY(answer);
    QCOMPARE(answer->hits[0].path, (folder.root() / "新" / "a.md").native());
}

void TestRefresh::unchangedTakesNoLock()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n内容\n");
    QVERIFY(folder.refresh());
    const auto other = search::Writer::open(folder.store().index());
    QVERIFY(other);
    const auto refreshed = folder.refresh();
    QVERIFY(refreshed);
    QCOMPARE(refreshed->documents, 1U);
    QCOMPARE(refreshed->changed, 0U);
}

void TestRefresh::unreadable()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n好的\n");
    folder.write("binary.md", std::string("\x7F"
                                          "ELF\0\1\2\3\0\0",
                                          10));
    folder.write("huge.md", "# huge\n");
    fs::resize_file(folder.root() / "huge.md", std::uintmax_t{1} << 40U); // a hole, no bytes on the disk
    fs::create_symlink(folder.root() / "nowhere", folder.root() / "gone.md");
    for (const char* when : {"first", "again"}) {
        const auto refreshed = folder.refresh();
        QVERIFY2(refreshed, when);
        QCOMPARE(refreshed->documents, 1U);
        QCOMPARE(refreshed->problems.size(), std::size_t(3));
        QCOMPARE(refreshed->problems[0].path, folder.root() / "binary.md");
        QCOMPARE(refreshed->problems[0].code, ErrorCode::BinaryFile);
        QCOMPARE(refreshed->problems[1].code, ErrorCode::BrokenLink);
        QCOMPARE(refreshed->problems[2].code, ErrorCode::TooLarge);
    }
    const auto recorded = recordedProblems(folder.store());
    QVERIFY(recorded);
    QCOMPARE(recorded->size(), std::size_t(3));
    fs::remove(folder.root() / "huge.md");
    fs::remove(folder.root() / "gone.md");
    folder.write("binary.md", "# 现在是文字\n");
    const auto better = folder.refresh();
    QVERIFY(better);
    QCOMPARE(better->documents, 2U);
    QVERIFY(better->problems.empty());
    QVERIFY(recordedProblems(folder.store())->empty());
}

void TestRefresh::becomesUnreadable()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n以前\n");
    QVERIFY(folder.refresh());
    folder.write("a.md", std::string(100, '\0'));
    const auto refreshed = folder.refresh();
    QVERIFY(refreshed);
    QCOMPARE(refreshed->documents, 0U);
    QCOMPARE(refreshed->removed, 1U);
    QCOMPARE(refreshed->problems.size(), std::size_t(1));
    QCOMPARE(folder.count("以前"), 0);
}

void TestRefresh::vanishesWhileRead()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n留下\n");
    folder.write("b.md", "# b\n\n消失\n");
    QVERIFY(folder.refresh());
    folder.write("a.md", "# a\n\n留下来\n");
    folder.write("b.md", "# b\n\n消失了\n");
    RefreshOptions options = LibraryFolder::later();
    options.progress = [&folder](const Progress& progress) {
        if (progress.phase == RefreshPhase::Reading && progress.documents == 0)
            fs::remove(folder.root() / "b.md");
    };
    const auto refreshed = folder.refresh(options);
    QVERIFY(refreshed);
    QVERIFY(refreshed->problems.empty());
    QCOMPARE(refreshed->documents, 1U);
    QCOMPARE(folder.count("消失"), 0);
    QCOMPARE(folder.count("留下来"), 1);
    QCOMPARE(folder.refresh()->documents, 1U);
}

void TestRefresh::changesWhileRead()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n以前\n");
    RefreshOptions options = LibraryFolder::later();
    options.progress = [&folder](const Progress& progress) {
        if (progress.phase == RefreshPhase::Reading && progress.documents == 1)
            folder.write("a.md", "# a\n\n以后\n");
    };
    QVERIFY(folder.refresh(options));
    QVERIFY(folder.refresh());
    QCOMPARE(folder.count("以前"), 0);
    QCOMPARE(folder.count("以后"), 1);
}

void TestRefresh::subtitles()
{
    const LibraryFolder folder;
    folder.write("谈话.md", "# 谈话\n\n正文\n");
    folder.write("谈话.zh-Hans.srt", "1\n00:00:01,000 --> 00:00:03,000\n字幕里说的话\n");
    folder.write("别的.srt", "1\n00:00:01,000 --> 00:00:03,000\n无人认领\n");
    QVERIFY(folder.refresh());
    QCOMPARE(folder.count("字幕里说的话"), 1);
    QCOMPARE(folder.count("无人认领"), 0);
    folder.write("谈话.zh-Hans.srt", "1\n00:00:01,000 --> 00:00:03,000\n换了一句\n");
    QVERIFY(folder.refresh());
    QCOMPARE(folder.count("字幕里说的话"), 0);
    QCOMPARE(folder.count("换了一句"), 1);
    fs::remove(folder.root() / "谈话.zh-Hans.srt");
    QVERIFY(folder.refresh());
    QCOMPARE(folder.count("换了一句"), 0);
    QCOMPARE(folder.count("正文"), 1);
}

/// Every file beside a document is searched; what they have in common is there once.
void TestRefresh::severalSubtitles()
{
    const LibraryFolder folder;
    folder.write("谈话.md", "# 谈话\n\n正文\n");
    folder.write("谈话.srt",
                 "1\n00:00:01,000 --> 00:00:03,000\n两者都有\n\n2\n00:01:10,000 --> 00:01:13,000\n甲说的\n");
    folder.write("谈话.vtt", "WEBVTT\n\n00:01.500 --> 00:03.000\n两者都有\n\n01:20.000 --> 01:23.000\n乙说的\n\n"
                             "03:01.000 --> 03:03.000\n两者都有\n");
    folder.write("谈话.en.srt", "1\n00:00:01,000 --> 00:00:03,000\nsaid in English\n");
    QVERIFY(folder.refresh());
    QCOMPARE(folder.count("甲说的"), 1);
    QCOMPARE(folder.count("乙说的"), 1);
    QCOMPARE(folder.count("said in English"), 1);
    QCOMPARE(folder.count("两者都有"), 2); // once at its beginning, once later
    QCOMPARE(folder.refresh()->changed, 0U);
    folder.write("谈话.en.srt", "1\n00:00:01,000 --> 00:00:03,000\nput another way\n");
    QCOMPARE(folder.refresh()->changed, 1U);
    QCOMPARE(folder.count("put another way"), 1);
    fs::remove(folder.root() / "谈话.vtt");
    QCOMPARE(folder.refresh()->changed, 1U);
    QCOMPARE(folder.count("乙说的"), 0);
    QCOMPARE(folder.count("两者都有"), 1);
}

void TestRefresh::ignores()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n");
    folder.write("草稿1.md", "# 草稿\n");
    folder.write("2024/raw/b.md", "# b\n");
    folder.write("2025/raw/c.md", "# c\n");
    folder.write(".obsidian/d.md", "# d\n");
    QCOMPARE(folder.refresh()->documents, 4U);
    RefreshOptions options = LibraryFolder::later();
    options.ignore = {"草稿*", "2024/raw"};
    const auto refreshed = folder.refresh(options);
    QVERIFY(refreshed);
    QCOMPARE(refreshed->documents, 2U);
    QCOMPARE(refreshed->removed, 2U);
    QCOMPARE(refreshed->ignore, *options.ignore);
    const auto again = folder.refresh();
    QCOMPARE(again->documents, 2U);
    QCOMPARE(again->ignore, *options.ignore);
    options.ignore = std::vector<std::string>{};
    QCOMPARE(folder.refresh(options)->documents, 4U);
    QVERIFY(folder.refresh()->ignore.empty());
}

void TestRefresh::patternEdits_data()
{
    using Patterns = std::vector<std::string>;
    QTest::addColumn<Patterns>("now");
    QTest::addColumn<Patterns>("before");
    QTest::addColumn<Patterns>("after");
    QTest::addColumn<Patterns>("outcome");
    QTest::newRow("of what was seen, in the reader's order")
        << Patterns{"a", "b"} << Patterns{"a", "b"} << Patterns{"c", "b", "a"} << Patterns{"c", "b", "a"};
    QTest::newRow("of others") << Patterns{"x", "a"} << Patterns{"a", "b"} << Patterns{"草稿"} << Patterns{"x", "草稿"};
    QTest::newRow("there already") << Patterns{"x", "草稿"} << Patterns{} << Patterns{"草稿"} << Patterns{"x", "草稿"};
    QTest::newRow("gone already") << Patterns{} << Patterns{"a"} << Patterns{"a"} << Patterns{};
    QTest::newRow("all taken out") << Patterns{"x"} << Patterns{"a"} << Patterns{} << Patterns{"x"};
}

void TestRefresh::patternEdits()
{
    using Patterns = std::vector<std::string>;
    QFETCH(Patterns, now);
    QFETCH(Patterns, before);
    QFETCH(Patterns, after);
    QFETCH(Patterns, outcome);
    const LibraryFolder folder;
    folder.write("a.md", "# a\n");
    folder.write("草稿/b.md", "# b\n");
    RefreshOptions options = LibraryFolder::later();
    options.ignore = now;
    QVERIFY(folder.refresh(options));
    options.ignore.reset();
    options.ignoreEdit = {before, after};
    const auto refreshed = folder.refresh(options);
    QVERIFY(refreshed);
    QVERIFY(refreshed->ignore == outcome);
    QVERIFY(rememberedPatterns(folder.store()) == outcome);
}

/// A folder within another one is listed as the outer one is indexed.
void TestRefresh::ignoresAlikeEverywhere()
{
    const LibraryFolder folder;
    folder.write("2024/raw/a.md", "# a\n");
    folder.write("2024/b.md", "# b\n");
    folder.write("草稿/c.md", "# c\n");
    RefreshOptions options = LibraryFolder::later();
    options.ignore = {"草稿", "2024/raw"};
    QVERIFY(folder.refresh(options));
    const fs::path link = folder.path() / "link";
    fs::create_directory_symlink(folder.root() / "2024", link);
    const std::vector<fs::path> roots{folder.root() / "2024", folder.root(), folder.root() / "草稿", link};
    const std::vector<IgnoreRules> rules = ignoreRules(roots, folder.cache());
    const IgnoreRules inner{*options.ignore, "2024/"};
    QCOMPARE(rules.size(), std::size_t{4});
    QVERIFY(rules[0] == inner);
    QVERIFY((rules[1] == IgnoreRules{*options.ignore, {}}));
    QVERIFY(rules[2] == IgnoreRules()); // not one of the outer one's
    QVERIFY(rules[3] == inner);
    QVERIFY((outermost(roots, folder.cache()) == std::vector<fs::path>{folder.root(), folder.root() / "草稿"}));
    QVERIFY(ignoreRules(roots, {})[1] == IgnoreRules());
}

void TestRefresh::saysHowMuchItHasSeen()
{
    const LibraryFolder folder;
    for (int i = 0; i < 300; ++i)
        folder.write(std::to_string(i) + ".txt", "");
    folder.write("a.md", "# a\n");
    std::uint64_t seen = 0;
    RefreshOptions options = LibraryFolder::later();
    options.progress = [&seen](const Progress& progress) {
        if (progress.phase == RefreshPhase::Scanning)
            seen = std::max(seen, progress.seen);
    };
    QVERIFY(folder.refresh(options));
    QVERIFY(seen >= 150 && seen <= 301);
}

void TestRefresh::rootGoneAndBack()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n还在\n");
    QVERIFY(folder.refresh());
    const fs::path away = folder.path() / "away";
    fs::rename(folder.root(), away);
    const auto gone = folder.refresh();
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
    QCOMPARE(folder.count("还在"), 1);
    fs::rename(away, folder.root());
    const auto back = folder.refresh();
    QVERIFY(back);
    QCOMPARE(back->removed, 0U);
    QCOMPARE(folder.count("还在"), 1);

    const Store never = storeOf(folder.cache(), folder.path() / "none");
    QVERIFY(!refresh(never));
    QVERIFY(!fs::exists(never.folder));
}

/// The folder that a device was mounted on is there without it, and is empty.
void TestRefresh::deviceUnmountedAndBack()
{
    const LibraryFolder library;
    library.write("a.md", "# 一\n\n算力\n");
    library.write("2025/b.md", "# 二\n\n带宽\n");
    RefreshOptions mounted = LibraryFolder::later();
    mounted.device = [](const fs::path&) {
        return std::string("8");
    };
    QVERIFY(library.refresh(mounted));
    QCOMPARE(library.count("算力"), 1);

    fs::rename(library.root(), library.path() / "elsewhere");
    fs::create_directory(library.root());
    RefreshOptions unmounted = mounted;
    unmounted.device = [](const fs::path&) {
        return std::string("2");
    };
    for (const std::vector<fs::path>& places : {std::vector<fs::path>{}, {library.root() / "a.md"}}) {
        unmounted.places = places;
        const auto gone = library.refresh(unmounted);
        QVERIFY(!gone);
        QCOMPARE(gone.error().code, ErrorCode::NotMounted);
        QCOMPARE(library.count("算力"), 1);
    }
    QVERIFY(isOnOtherDevice(library.store(), "2"));
    QVERIFY(!isOnOtherDevice(library.store(), "8"));

    fs::remove(library.root());
    fs::rename(library.path() / "elsewhere", library.root());
    const auto back = library.refresh(mounted);
    QVERIFY(back);
    QCOMPARE(back->changed, std::size_t{0});
    QCOMPARE(library.count("带宽"), 1);

    // The same device without the documents: they were removed.
    fs::remove_all(library.root() / "2025");
    fs::remove(library.root() / "a.md");
    QVERIFY(library.refresh(mounted));
    QCOMPARE(library.count("算力"), 0);
    QVERIFY(!isOnOtherDevice(library.store(), "2")); // nothing is missed

    // Somebody who knows that nothing is missing can say so.
    library.write("c.md", "# 三\n\n能源\n");
    QVERIFY(library.refresh(mounted));
    fs::remove(library.root() / "c.md");
    unmounted.places = {};
    QVERIFY(!library.refresh(unmounted));
    unmounted.repair = true;
    QVERIFY(library.refresh(unmounted));
    QCOMPARE(library.count("能源"), 0);
}

void TestRefresh::oddNames()
{
    const LibraryFolder folder;
    folder.write("\xFF甲.md", "# 怪名\n\n内容一\n");
    folder.write("换行\n名.md", "# 换行\n\n内容二\n");
    const auto refreshed = folder.refresh();
    QVERIFY(refreshed);
    QCOMPARE(refreshed->documents, 2U);
    QCOMPARE(folder.count("内容一"), 1);
    QCOMPARE(folder.refresh()->changed, 0U);
    fs::remove(folder.root() / "\xFF甲.md");
    QCOMPARE(folder.refresh()->removed, 1U);
    QCOMPARE(folder.count("内容一"), 0);
}

void TestRefresh::emptyFolder()
{
    const LibraryFolder folder;
    fs::create_directories(folder.root());
    const auto refreshed = folder.refresh();
    QVERIFY(refreshed);
    QCOMPARE(refreshed->documents, 0U);
    QCOMPARE(folder.count("x"), 0);
}

void TestRefresh::sourcesStayUntouched()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n内容\n");
    folder.write("a.srt", "1\n00:00:01,000 --> 00:00:03,000\n话\n");
    folder.write("子/深/b.md", "# b\n");
    folder.write("binary.md", std::string(10, '\0'));
    folder.write("别的.txt", "x");
    std::map<fs::path, std::pair<Times, std::string>> before;
    const auto look = [&folder] {
        std::map<fs::path, std::pair<Times, std::string>> out;
        out[folder.root()] = {timesOf(folder.root()), {}};
        std::vector<fs::path> paths;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder.root()))
            paths.push_back(entry.path());
        for (const fs::path& path : paths)
            out[path].first = timesOf(path);
        for (const fs::path& path : paths)
            out[path].second = fs::is_regular_file(path) ? bytesOf(path) : std::string();
        return out;
    };
    static_cast<void>(look()); // its own reading sets times of last access
    before = look();
    QCOMPARE(before.size(), std::size_t(8));
    QVERIFY(folder.refresh());
    RefreshOptions options = LibraryFolder::later();
    options.repair = true;
    QVERIFY(folder.refresh(options));
    QVERIFY(look() == before);
}

void TestRefresh::severalRoots()
{
    const LibraryFolder one;
    const LibraryFolder two;
    one.write("a.md", "# a\n\n共同的话\n");
    two.write("a.md", "# a\n\n共同的话，另一处\n");
    QVERIFY(one.refresh());
    QVERIFY(two.refresh());
    const std::array<Store, 2> stores{one.store(), two.store()};
    const auto both = openIndexes(stores);
    QVERIFY(both);
    search::Request request;
    request.query = "共同的话";
    const auto answer = search::search(**both, request);
    QVERIFY(answer);
    QCOMPARE(answer->total, 2U);
    QVERIFY(answer->hits[0].path != answer->hits[1].path);
}

QTEST_APPLESS_MAIN(TestRefresh)
#include "tst_refresh.moc"
