#include "core/library/catalogue.h"
#include "tests/unit/library/library_folder.h"

#include <QtTest>

#include <array>
#include <random>
#include <set>
#include <utility>

using namespace zhilan;
using namespace zhilan::library;
using library_test::LibraryFolder;
namespace fs = std::filesystem;

/// A refresh of some places alone: it leaves nothing for one that looks everywhere.
class TestRefreshPlaces : public QObject
{
    Q_OBJECT

private slots:
    void looksNowhereElse();
    void toldBeforeTidying();
    void toldOfOtherProcesses();
    void failedCommit();
    void everywhereWhenInDoubt_data();
    void everywhereWhenInDoubt();
    void problemsOfThePlaces();
    void hiddenPlaces();
    void documentsOfPlaces();
    void anySequence();
};

namespace
{

RefreshOptions at(std::vector<fs::path> places)
{
    RefreshOptions options = LibraryFolder::later();
    options.places = std::move(places);
    return options;
}

/// Draws changes of a folder, and keeps the places where they were made as a watch of it would name them.
class Changer
{
public:
    Changer(const LibraryFolder& folder, unsigned seed) : m_folder(folder), m_random(seed)
    {
        fs::create_directories(m_folder.path() / "外");
    }

    void change()
    {
        const fs::path a = some();
        const fs::path b = some();
        switch (m_random() % 14) {
        case 0:
        case 1:
        case 2:
        case 3:
            write(a);
            break;
        case 4:
        case 5:
            remove(a);
            break;
        case 6:
        case 7:
            move(a, b);
            break;
        case 8:
            move(a, m_folder.path() / "外" / a.filename());
            break;
        case 9:
            move(m_folder.path() / "外" / b.filename(), b);
            break;
        case 10:
            if (m_random() % 4 == 0 && link([&](std::error_code& error) { fs::create_symlink(some(), a, error); }))
                named(a);
            break;
        case 11:
            if (m_random() % 3 == 0 && link([&](std::error_code& error) {
                    fs::create_directory_symlink(m_folder.root() / kFolders[m_random() % kFolders.size()], a, error);
                }))
                named(a);
            break;
        case 12:
            fs::create_directories(a.parent_path() / "空", m_ignored);
            named(a.parent_path() / "空");
            break;
        default:
            remove(a.parent_path());
            break;
        }
    }

    [[nodiscard]] std::vector<fs::path> take()
    {
        std::vector<fs::path> places(m_places.begin(), m_places.end());
        m_places.clear();
        std::shuffle(places.begin(), places.end(), m_random);
        return places;
    }

private:
    static constexpr std::array<const char*, 7> kFolders{"", "甲", "甲/乙", "甲.md", "talk", ".藏", "草稿"};
    static constexpr std::array<const char*, 9> kNames{"talk.md", "talk.srt", "talk.zh-Hans.vtt", "a.md", "a%25.md",
                                                       "b.MD",    "\xFF.md",  "草稿一.md",        ".c.md"};

    [[nodiscard]] fs::path some()
    {
        return m_folder.root() / kFolders[m_random() % kFolders.size()] / kNames[m_random() % kNames.size()];
    }
    void named(const fs::path& path)
    {
        if (path != m_folder.root() && isWithinRoot(path))
            m_places.insert(path);
    }
    [[nodiscard]] bool isWithinRoot(const fs::path& path) const
    {
        return path.native().starts_with(m_folder.root().native() + '/');
    }
    /// With the folders that this makes.
    void makeFolder(const fs::path& folder)
    {
        std::error_code error;
        for (fs::path at = folder; !fs::exists(fs::symlink_status(at, error)); at = at.parent_path())
            named(at);
        fs::create_directories(folder, error);
    }
    void write(const fs::path& file)
    {
        makeFolder(file.parent_path());
        if (fs::is_directory(file, m_ignored) || fs::is_symlink(file, m_ignored)) // what it leads to is another place
            return;
        std::ofstream(file, std::ios::binary)
            << (m_random() % 12 == 0 ? std::string(600, '\0') : "# 第" + std::to_string(m_random() % 50) + "次\n");
        named(file);
    }
    void remove(const fs::path& path)
    {
        if (path == m_folder.root())
            return;
        fs::remove_all(path, m_ignored);
        named(path);
    }
    void move(const fs::path& from, const fs::path& to)
    {
        makeFolder(to.parent_path());
        std::error_code error;
        fs::rename(from, to, error);
        if (!error) {
            named(from);
            named(to);
        }
    }
    template <typename Make>
    static bool link(Make make)
    {
        std::error_code error;
        make(error);
        return !error;
    }

    const LibraryFolder& m_folder;
    std::mt19937 m_random;
    std::set<fs::path> m_places;
    std::error_code m_ignored;
};

} // namespace

void TestRefreshPlaces::looksNowhereElse()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n以前\n");
    folder.write("夹/b.md", "# b\n\n以前\n");
    QVERIFY(folder.refresh());
    folder.write("a.md", "# a\n\n现在\n");
    folder.write("夹/b.md", "# b\n\n现在\n");
    folder.write("夹/新/c.md", "# c\n\n现在\n");
    const auto one = folder.refresh(at({folder.root() / "a.md"}));
    QVERIFY(one);
    QCOMPARE(one->places, std::vector<fs::path>{folder.root() / "a.md"});
    QCOMPARE(one->changed, 1U);
    QCOMPARE(one->documents, 2U);
    QCOMPARE(folder.count("现在"), 1);
    QCOMPARE(folder.count("以前"), 1);
    const auto rest = folder.refresh(at({folder.root() / "夹"}));
    QVERIFY(rest);
    QCOMPARE(rest->changed, 2U);
    QCOMPARE(folder.count("现在"), 3);
    fs::remove_all(folder.root() / "夹");
    const auto gone = folder.refresh(at({folder.root() / "夹/b.md", folder.root() / "夹"}));
    QVERIFY(gone);
    QCOMPARE(gone->removed, 2U);
    QCOMPARE(gone->places, std::vector<fs::path>{folder.root() / "夹"});
    QCOMPARE(folder.count("现在"), 1);
}

void TestRefreshPlaces::toldBeforeTidying()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n以前\n");
    QVERIFY(folder.refresh());
    std::shared_ptr<const search::Snapshot> before = *search::Snapshot::open(folder.store().index());
    std::vector<std::string> told;
    for (int i = 0; i < 30; ++i) {
        folder.write("a.md", "# a\n\n第" + std::to_string(i) + "次\n");
        RefreshOptions options = at({folder.root() / "a.md"});
        options.before = before;
        bool tidying = false;
        options.progress = [&tidying](const Progress& progress) {
            tidying = progress.phase == RefreshPhase::Tidying;
        };
        options.committed = [&](const std::shared_ptr<const search::Snapshot>& snapshot) {
            before = snapshot;
            if (tidying)
                return;
            search::Request request;
            request.query = "第" + std::to_string(i) + "次";
            told.push_back(request.query + std::to_string(search::search(*snapshot, request)->total));
        };
        QVERIFY(folder.refresh(options));
        QCOMPARE(told.size(), static_cast<std::size_t>(i + 1));
        QCOMPARE(told.back(), "第" + std::to_string(i) + "次1");
    }
    // What was shared all the time is what is on the disk.
    QCOMPARE(*before->documents(), *(*search::Snapshot::open(folder.store().index()))->documents());
    QVERIFY((*search::Snapshot::open(folder.store().index()))->verify());
    QVERIFY(before->segments().size() < 30);
}

void TestRefreshPlaces::toldOfOtherProcesses()
{
    const LibraryFolder library;
    library.write("a.md", "# 一\n\n算力\n");
    QVERIFY(library.refresh());
    const auto before = search::Snapshot::open(library.store().index());
    QVERIFY(before);
    library.write("a.md", "# 一\n\n带宽与算力\n");
    QVERIFY(library.refresh()); // by the other one

    std::shared_ptr<const search::Snapshot> told;
    RefreshOptions options = at({library.root() / "a.md"});
    options.before = *before;
    options.committed = [&told](const std::shared_ptr<const search::Snapshot>& snapshot) {
        told = snapshot;
    };
    QVERIFY(library.refresh(options));
    QVERIFY(told);
    QVERIFY(told->generation() > (*before)->generation());
    options.before = std::exchange(told, nullptr);
    QVERIFY(library.refresh(options));
    QVERIFY(!told);
}

/// What was told of before its commit failed is not taken for committed.
void TestRefreshPlaces::failedCommit()
{
    const LibraryFolder library;
    library.write("a.md", "# 一\n\n算力\n");
    library.write("b.md", "# 二\n\n算力\n");
    QVERIFY(library.refresh());
    library.write("a.md", "# 一\n\n算力与带宽\n");
    RefreshOptions options = at({library.root() / "a.md"});
    std::shared_ptr<const search::Snapshot> told;
    options.committed = [&told](const std::shared_ptr<const search::Snapshot>& snapshot) {
        told = snapshot;
    };
    options.writer.beforeStep = [](std::string_view step) -> Result<void> {
        return step.find("manifest") != std::string_view::npos ? fail(ErrorCode::NoSpace) : Result<void>{};
    };
    QVERIFY(!library.refresh(options));
    QVERIFY(told);
    options.writer.beforeStep = {};
    options.before = told;
    QVERIFY(library.refresh(options));
    QCOMPARE(library.count("算力"), 2);
    QCOMPARE(library.count("带宽"), 1);
}

void TestRefreshPlaces::everywhereWhenInDoubt_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what :
         {"the root", "outside", "a link to a folder", "below a link", "a folder, with links elsewhere",
          "a link to a file", "a file, with links to files", "no catalogue", "no index"})
        QTest::newRow(what) << what;
}

void TestRefreshPlaces::everywhereWhenInDoubt()
{
    QFETCH(QString, what);
    const LibraryFolder folder;
    folder.write("a.md", "# a\n\n以前\n");
    folder.write("夹/b.md", "# b\n\n以前\n");
    fs::create_directories(folder.path() / "外");
    std::ofstream(folder.path() / "外" / "x.md") << "# x\n";
    if (what == "below a link" || what == "a folder, with links elsewhere")
        fs::create_directory_symlink(folder.path() / "外", folder.root() / "链");
    else if (what == "a file, with links to files")
        fs::create_symlink(folder.path() / "外" / "x.md", folder.root() / "c.md");
    QVERIFY(folder.refresh());
    folder.write("夹/b.md", "# b\n\n现在\n");
    fs::path place = folder.root() / "a.md";
    if (what == "the root") {
        place = folder.root();
    } else if (what == "outside") {
        place = folder.path() / "外";
    } else if (what == "a link to a folder") {
        place = folder.root() / "链";
        fs::create_directory_symlink(folder.path() / "外", place);
    } else if (what == "below a link") {
        place = folder.root() / "链" / "x.md";
    } else if (what == "a folder, with links elsewhere") {
        place = folder.root() / "夹二";
        folder.write("夹二/c.md", "# c\n");
    } else if (what == "a link to a file") {
        place = folder.root() / "c.md";
        fs::create_symlink(folder.path() / "外" / "x.md", place);
    } else if (what == "no catalogue") {
        fs::remove(folder.store().catalogue());
    } else if (what == "no index") {
        fs::remove_all(folder.store().index());
    }
    const auto refreshed = folder.refresh(at({place}));
    QVERIFY(refreshed);
    QVERIFY(!refreshed->places);
    QCOMPARE(folder.count("现在"), 1);
    QCOMPARE(folder.count("以前"), 1);
}

void TestRefreshPlaces::problemsOfThePlaces()
{
    const LibraryFolder folder;
    folder.write("坏.md", std::string(600, '\0'));
    folder.write("好.md", "# 好\n");
    folder.write("也坏.md", std::string(600, '\0'));
    QCOMPARE(folder.refresh()->problems.size(), std::size_t{2});
    const auto one = folder.refresh(at({folder.root() / "坏.md"}));
    QVERIFY(one);
    QCOMPARE(one->problems.size(), std::size_t{1});
    folder.write("坏.md", "# 好了\n");
    const auto good = folder.refresh(at({folder.root() / "坏.md"}));
    QVERIFY(good);
    QVERIFY(good->problems.empty());
    QCOMPARE(recordedProblems(folder.store())->size(), std::size_t{1});
}

void TestRefreshPlaces::hiddenPlaces()
{
    const LibraryFolder folder;
    folder.write("a.md", "# a\n");
    RefreshOptions options = LibraryFolder::later();
    options.ignore = {"草稿*"};
    QVERIFY(folder.refresh(options));
    folder.write(".藏/b.md", "# b\n");
    folder.write("草稿/c.md", "# c\n");
    folder.write("d/.c.md", "# c\n");
    const auto refreshed = folder.refresh(
        at({folder.root() / ".藏/b.md", folder.root() / "草稿", folder.root() / "草稿/c.md", folder.root() / "d"}));
    QVERIFY(refreshed);
    QCOMPARE(refreshed->documents, 1U);
    QVERIFY(refreshed->places);
}

void TestRefreshPlaces::documentsOfPlaces()
{
    const LibraryFolder folder;
    for (const char* name : {"a.md", "a/1.md", "a/b/2.md", "a.b/3.md", "a/b.md", "ab.md", "甲/𠮷.md"})
        folder.write(name, "# 文\n");
    QVERIFY(folder.refresh());
    fs::remove(folder.root() / "a/1.md");
    folder.write("a/0.md", "# 文\n");
    QVERIFY(folder.refresh());
    const auto snapshot = search::Snapshot::open(folder.store().index());
    QVERIFY(snapshot);
    const auto below = [&](const char* place) {
        std::vector<std::string> names;
        const auto documents = (*snapshot)->documentsAt((folder.root() / place).native());
        for (const search::IndexedDocument& document : *documents)
            names.push_back(fs::path(document.path).lexically_relative(folder.root()).native());
        return names;
    };
    QCOMPARE(below("a"), (std::vector<std::string>{"a/0.md", "a/b.md", "a/b/2.md"}));
    QCOMPARE(below("a.md"), std::vector<std::string>{"a.md"});
    QCOMPARE(below("甲"), std::vector<std::string>{"甲/𠮷.md"});
    QVERIFY(below("没有").empty());
}

/// Whatever changes, and however often: what is named is all that needs to be looked at.
void TestRefreshPlaces::anySequence()
{
    const unsigned seed = qEnvironmentVariableIsSet("ZHILAN_SEED") ? qEnvironmentVariableIntValue("ZHILAN_SEED") : 7;
    const int rounds = qEnvironmentVariableIsSet("ZHILAN_ROUNDS") ? qEnvironmentVariableIntValue("ZHILAN_ROUNDS") : 12;
    constexpr int kSteps = 40;
    int partly = 0;
    for (int round = 0; round < rounds; ++round) {
        const LibraryFolder folder;
        fs::create_directories(folder.root());
        RefreshOptions first = LibraryFolder::later();
        first.ignore = {"草稿*", "甲/乙/a*"};
        QVERIFY(folder.refresh(first));
        Changer changer(folder, seed * 1000 + static_cast<unsigned>(round));
        std::shared_ptr<const search::Snapshot> before;
        for (int step = 0; step < kSteps; ++step) {
            for (int i = 0; i <= step % 4; ++i)
                changer.change();
            RefreshOptions options = at(changer.take());
            if (options.places.empty())
                continue;
            options.before = before;
            options.committed = [&before](const auto& snapshot) {
                before = snapshot;
            };
            const auto some = folder.refresh(options);
            QVERIFY2(some, some ? "" : some.error().detail.c_str());
            partly += some->places ? 1 : 0;
            const auto index = search::Snapshot::open(folder.store().index());
            const auto rows = Catalogue::openToRead(folder.store().catalogue())->rows();
            QVERIFY(index && rows);

            const auto all = folder.refresh();
            QVERIFY(all);
            const auto told = QStringLiteral("seed %1, round %2, step %3: %4 changed, %5 removed")
                                  .arg(seed)
                                  .arg(round)
                                  .arg(step)
                                  .arg(all->changed)
                                  .arg(all->removed)
                                  .toUtf8();
            const auto indexAfter = search::Snapshot::open(folder.store().index());
            QVERIFY2((*index)->generation() == (*indexAfter)->generation(), told);
            const auto after = *Catalogue::openToRead(folder.store().catalogue())->rows();
            QVERIFY2(*rows == after, told);
        }
    }
    QVERIFY2(partly * 4 > rounds * kSteps, QByteArray::number(partly));
}

QTEST_APPLESS_MAIN(TestRefreshPlaces)
#include "tst_refresh_places.moc"
