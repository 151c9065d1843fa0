#include "app/platform/folder_watcher.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <fstream>
#include <memory>
#include <semaphore>

using zhilan::platform::FolderWatcher;
namespace fs = std::filesystem;
using std::chrono::milliseconds;

class TestFolderWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void changes_data();
    void changes();
    void newFoldersAreWatchedToo();
    void movedFoldersToo();
    void burst();
    void replacedInSteps();
    void tooManyToName();
    void everywhereWaitsForQuiet();
    void hiddenOnesAreNot();
    void otherFilesAreNot();
    void linksToFolders();
    void singleFiles();
    void loopsEnd();
    void fewWatches();
    void otherFolders();
    void goneAndBack();
    void goneWithTheFolderAbove();
    void mountedAndUnmounted();
    void linkLeadsElsewhere();
    void heldUp_data();
    void heldUp();

private:
    using Paths = std::vector<fs::path>;

    [[nodiscard]] fs::path path(const std::string& name) const { return m_dir->path().toStdString() + "/" + name; }
    void write(const std::string& name, const std::string& text = "文字") const
    {
        std::ofstream(path(name), std::ios::binary) << text;
    }
    void start(const Paths& folders, const Paths& files = {}, std::size_t mostWatches = 1000)
    {
        const FolderWatcher::Options options{.quiet = milliseconds(1),
                                             .longest = milliseconds(50),
                                             .burst = milliseconds(1),
                                             .interval = milliseconds(5),
                                             .lookForFolder = milliseconds(5),
                                             .mostWatches = mostWatches};
        m_watcher = std::make_unique<FolderWatcher>(options, nullptr);
        m_written.clear();
        m_places.clear();
        m_changes = 0;
        m_everywhere = 0;
        connect(m_watcher.get(), &FolderWatcher::changed, this, [this](const FolderWatcher::Changes& changes) {
            ++m_changes;
            m_everywhere += changes.everywhere ? 1 : 0;
            m_written.insert(m_written.end(), changes.written.begin(), changes.written.end());
            m_places.insert(m_places.end(), changes.places.begin(), changes.places.end());
        });
        m_ready = std::make_unique<QSignalSpy>(m_watcher.get(), &FolderWatcher::watching);
        m_watcher->watch(folders, files);
        QTRY_COMPARE(m_ready->size(), 1);
    }
    [[nodiscard]] bool isWritten(const std::string& name) const
    {
        return std::find(m_written.begin(), m_written.end(), path(name)) != m_written.end();
    }

    [[nodiscard]] bool isNamed(const std::string& name) const
    {
        return std::find(m_places.begin(), m_places.end(), path(name)) != m_places.end();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FolderWatcher> m_watcher;
    std::unique_ptr<QSignalSpy> m_ready;
    Paths m_written;
    Paths m_places;
    int m_changes = 0;
    int m_everywhere = 0;
};

void TestFolderWatcher::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    fs::create_directories(path("根/夹"));
    write("根/夹/a.md");
}

void TestFolderWatcher::cleanup()
{
    m_watcher.reset();
    m_dir.reset();
}

void TestFolderWatcher::changes_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("written");
    QTest::newRow("written in place") << "write" << true;
    QTest::newRow("written aside and renamed, as editors do") << "replace" << true;
    QTest::newRow("new") << "new" << true;
    QTest::newRow("removed") << "remove" << false;
    QTest::newRow("renamed") << "rename" << false;
    QTest::newRow("permissions") << "permissions" << false;
    QTest::newRow("linked") << "link" << false;
}

void TestFolderWatcher::changes()
{
    QFETCH(QString, what);
    QFETCH(bool, written);
    write("外.md");
    start({path("根")});
    QCOMPARE(m_ready->front().front().toBool(), true);
    std::string name = "根/夹/a.md";
    if (what == "write") {
        write(name, "别的");
    } else if (what == "replace") {
        write("根/夹/.a.md.swp", "别的");
        fs::rename(path("根/夹/.a.md.swp"), path(name));
    } else if (what == "new") {
        name = "根/夹/𠮷🙂.md";
        write(name);
    } else if (what == "remove") {
        fs::remove(path(name));
    } else if (what == "rename") {
        fs::rename(path(name), path("根/夹/b.md"));
    } else if (what == "permissions") {
        fs::permissions(path(name), fs::perms::owner_read);
    } else {
        fs::create_hard_link(path("外.md"), path("根/夹/l.md"));
    }
    QTRY_COMPARE(isWritten(name), written);
    QTRY_VERIFY(isNamed(what == "link" ? "根/夹/l.md" : name));
    if (what == "rename")
        QTRY_VERIFY(isNamed("根/夹/b.md"));
    QCOMPARE(m_everywhere, 0);
}

void TestFolderWatcher::newFoldersAreWatchedToo()
{
    start({path("根")});
    fs::create_directories(path("根/新/更新"));
    QTRY_VERIFY(isNamed("根/新"));
    write("根/新/更新/c.md");
    QTRY_VERIFY(isWritten("根/新/更新/c.md"));
}

void TestFolderWatcher::movedFoldersToo()
{
    fs::create_directories(path("外/深"));
    start({path("根")});
    fs::rename(path("外"), path("根/来"));
    QTRY_VERIFY(isNamed("根/来"));
    write("根/来/深/c.md");
    QTRY_VERIFY(isWritten("根/来/深/c.md"));
    m_places.clear();
    fs::rename(path("根/来"), path("根/去"));
    QTRY_VERIFY(isNamed("根/来") && isNamed("根/去"));
    write("根/去/深/d.md");
    QTRY_VERIFY(isWritten("根/去/深/d.md"));
    fs::remove_all(path("根/去"));
    QTRY_VERIFY(isNamed("根/去/深/d.md"));
    QCOMPARE(m_everywhere, 0);
}

/// The first is told at once, the burst that follows it together.
void TestFolderWatcher::burst()
{
    FolderWatcher::Options options;
    options.burst = milliseconds(1500);
    FolderWatcher watcher(options, nullptr);
    QSignalSpy ready(&watcher, &FolderWatcher::watching);
    std::vector<FolderWatcher::Changes> told;
    connect(&watcher, &FolderWatcher::changed, this,
            [&told](const FolderWatcher::Changes& changes) { told.push_back(changes); });
    watcher.watch({path("根")}, {});
    QTRY_COMPARE(ready.size(), 1);
    write("根/首.md");
    QTRY_COMPARE(told.size(), std::size_t{1});
    QCOMPARE(told[0].places, Paths{path("根/首.md")});
    for (int i = 0; i < 300; ++i)
        write("根/" + std::to_string(i % 30) + ".md");
    QTRY_COMPARE(told.size(), std::size_t{2});
    QCOMPARE(told[1].written.size(), std::size_t{30});
    QCOMPARE(told[1].places.size(), std::size_t{30});
    QVERIFY(!told[1].everywhere);
}

/// Until it is whole again: some editors move the file aside and write another one in its place.
void TestFolderWatcher::replacedInSteps()
{
    FolderWatcher::Options options;
    options.quiet = options.longest = milliseconds(60'000);
    FolderWatcher watcher(options, nullptr);
    QSignalSpy ready(&watcher, &FolderWatcher::watching);
    std::vector<FolderWatcher::Changes> told;
    connect(&watcher, &FolderWatcher::changed, this,
            [&told](const FolderWatcher::Changes& changes) { told.push_back(changes); });
    watcher.watch({path("根")}, {});
    QTRY_COMPARE(ready.size(), 1);
    fs::rename(path("根/夹/a.md"), path("根/夹/a.md~"));
    {
        std::ofstream file(path("根/夹/a.md"), std::ios::binary);
        file << "别的";
    }
    QTRY_COMPARE(told.size(), std::size_t{1});
    QCOMPARE(told[0].written, Paths{path("根/夹/a.md")});
}

void TestFolderWatcher::tooManyToName()
{
    start({path("根")});
    for (int i = 0; i < 1500; ++i)
        write("根/" + std::to_string(i) + ".md");
    fs::create_directories(path("根/末"));
    QTRY_VERIFY(m_everywhere > 0 || isNamed("根/末"));
    QVERIFY(m_written.size() <= 1500);
}

/// To look everywhere at each burst would be to look all the time.
void TestFolderWatcher::everywhereWaitsForQuiet()
{
    FolderWatcher::Options options;
    options.burst = options.longest = std::chrono::hours(1);
    FolderWatcher watcher(options, nullptr);
    QSignalSpy ready(&watcher, &FolderWatcher::watching);
    std::vector<FolderWatcher::Changes> told;
    connect(&watcher, &FolderWatcher::changed, this,
            [&told](const FolderWatcher::Changes& changes) { told.push_back(changes); });
    watcher.watch({path("根")}, {});
    QTRY_COMPARE(ready.size(), 1);
    write("根/首.md");
    QTRY_COMPARE(told.size(), std::size_t{1});
    for (int i = 0; i < 1500; ++i)
        write("根/" + std::to_string(i) + ".md");
    QTRY_VERIFY(told.size() >= 2);
    QVERIFY(told[1].everywhere);
    QVERIFY(told[1].places.empty());
}

void TestFolderWatcher::hiddenOnesAreNot()
{
    fs::create_directories(path("根/.git"));
    start({path("根")});
    write("根/.git/x.md");
    write("根/.x.md");
    write("根/y.md");
    QTRY_VERIFY(isWritten("根/y.md"));
    QVERIFY(!isWritten("根/.x.md"));
    QVERIFY(!isWritten("根/.git/x.md"));
}

void TestFolderWatcher::otherFilesAreNot()
{
    write("根/图.png");
    start({path("根")});
    write("根/夹/a.mp4.part");
    write("根/图.png", "另一张");
    fs::rename(path("根/图.png"), path("根/图二.png"));
    fs::remove(path("根/图二.png"));
    write("y.md");
    // The first that counts is the first that is told.
    write("根/夹/a.zh-Hans.SRT");
    QTRY_VERIFY(isWritten("根/夹/a.zh-Hans.SRT"));
    QCOMPARE(m_written, Paths{path("根/夹/a.zh-Hans.SRT")});
}

void TestFolderWatcher::linksToFolders()
{
    fs::create_directories(path("外/深"));
    start({path("根")});
    fs::create_directory_symlink(path("外"), path("根/来"));
    QTRY_VERIFY(m_changes > 0);
    write("外/深/c.md");
    QTRY_VERIFY(isWritten("根/来/深/c.md"));
    const int before = m_changes;
    fs::remove(path("根/来"));
    QTRY_VERIFY(m_changes > before);
}

void TestFolderWatcher::singleFiles()
{
    write("单.md");
    start({}, {path("单.md")});
    write("邻.md");
    write("单.md", "新的");
    QTRY_VERIFY(isWritten("单.md"));
    QVERIFY(!isWritten("邻.md"));
}

void TestFolderWatcher::loopsEnd()
{
    fs::create_directory_symlink(path("根"), path("根/夹/上"));
    fs::create_directories(path("外"));
    fs::create_directory_symlink(path("外"), path("根/外"));
    start({path("根")});
    QCOMPARE(m_ready->front().front().toBool(), true);
    write("外/x.md");
    QTRY_VERIFY(isWritten("根/外/x.md"));
}

void TestFolderWatcher::fewWatches()
{
    write("根/夹/开着.md");
    start({path("根")}, {path("根/夹/开着.md")}, 1);
    QCOMPARE(m_ready->front().front().toBool(), false);
    // It looks at intervals, whether or not anything has changed.
    QTRY_VERIFY(m_changes > 1);
    write("根/夹/开着.md", "更长的文字");
    QTRY_VERIFY(isWritten("根/夹/开着.md"));
}

void TestFolderWatcher::otherFolders()
{
    fs::create_directories(path("二"));
    start({path("根")});
    m_watcher->watch({path("二")}, {});
    QTRY_COMPARE(m_ready->size(), 2);
    write("根/x.md");
    write("二/y.md");
    QTRY_VERIFY(isWritten("二/y.md"));
    QVERIFY(!isWritten("根/x.md"));
}

void TestFolderWatcher::goneAndBack()
{
    start({path("根"), path("没有")});
    QCOMPARE(m_ready->front().front().toBool(), true);
    fs::remove_all(path("根"));
    QTRY_VERIFY(m_everywhere > 0);
    for (const char* folder : {"根", "没有"}) {
        const int before = m_everywhere;
        fs::create_directories(path(folder));
        QTRY_VERIFY(m_everywhere > before);
        write(std::string(folder) + "/x.md");
        QTRY_VERIFY(isWritten(std::string(folder) + "/x.md"));
    }
}

/// Done by the same program where it may mount: in a namespace of its own.
void TestFolderWatcher::mountedAndUnmounted()
{
    constexpr const char* kInside = "ZHILAN_TEST_MAY_MOUNT";
    if (qEnvironmentVariableIsEmpty(kInside)) {
        if (QProcess::execute(QStringLiteral("unshare"), {QStringLiteral("-rm"), QStringLiteral("true")}) != 0)
            QSKIP("This system has no namespaces for users.");
        qputenv(kInside, "1");
        const int failed = QProcess::execute(
            QStringLiteral("unshare"),
            {QStringLiteral("-rm"), QCoreApplication::applicationFilePath(), QStringLiteral("mountedAndUnmounted")});
        qunsetenv(kInside);
        QCOMPARE(failed, 0);
        return;
    }
    const auto run = [](const QString& program, const QStringList& arguments) {
        QCOMPARE(QProcess::execute(program, arguments), 0);
    };
    const QString root = QString::fromStdString(path("根").string());
    const QString hidden = QString::fromStdString(path("藏").string());
    m_watcher = std::make_unique<FolderWatcher>(
        FolderWatcher::Options{.quiet = milliseconds(1), .lookForFolder = std::chrono::hours(1)}, nullptr);
    int everywhere = 0;
    connect(m_watcher.get(), &FolderWatcher::changed, this,
            [&everywhere](const auto& changes) { everywhere += changes.everywhere ? 1 : 0; });
    QSignalSpy ready(m_watcher.get(), &FolderWatcher::watching);
    m_watcher->watch({path("根")}, {});
    QTRY_COMPARE(ready.size(), 1);
    run(QStringLiteral("mount"), {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("none"), root});
    QTRY_COMPARE(everywhere, 1);
    // It stays mounted elsewhere too: then its folders hear nothing.
    fs::create_directory(path("藏"));
    run(QStringLiteral("mount"), {QStringLiteral("--bind"), root, hidden});
    run(QStringLiteral("umount"), {root});
    QTRY_COMPARE(everywhere, 2);
    run(QStringLiteral("umount"), {hidden});
}

void TestFolderWatcher::goneWithTheFolderAbove()
{
    fs::create_directories(path("外/上/根/夹"));
    start({path("外/上/根")}, {path("外/上/单.md")});
    QCOMPARE(m_ready->front().front().toBool(), true);
    for (const char* above : {"外", "外/上"}) {
        int before = m_everywhere;
        fs::rename(path(above), path("别处"));
        QTRY_VERIFY(m_everywhere > before);
        before = m_everywhere;
        fs::create_directories(path("外/上/根")); // another one of that name
        QTRY_VERIFY(m_everywhere > before);
        write("外/上/根/x.md");
        QTRY_VERIFY(isWritten("外/上/根/x.md"));
        before = m_everywhere;
        fs::remove_all(path(above));
        QTRY_VERIFY(m_everywhere > before);
        before = m_everywhere;
        fs::rename(path("别处"), path(above));
        QTRY_VERIFY(m_everywhere > before);
        m_written.clear();
        write("外/上/根/夹/y.md");
        QTRY_VERIFY(isWritten("外/上/根/夹/y.md"));
        write("外/上/单.md");
        QTRY_VERIFY(isWritten("外/上/单.md"));
        m_written.clear();
    }
}

void TestFolderWatcher::linkLeadsElsewhere()
{
    fs::create_directories(path("二"));
    fs::create_directory_symlink(path("根"), path("库"));
    start({path("库")});
    fs::create_directory_symlink(path("二"), path("库.新"));
    fs::rename(path("库.新"), path("库"));
    QTRY_VERIFY(m_everywhere > 0);
    write("二/x.md");
    QTRY_VERIFY(isWritten("库/x.md"));
}

void TestFolderWatcher::heldUp_data()
{
    QTest::addColumn<bool>("others"); // are watched then; else the watcher goes
    QTest::newRow("other folders") << true;
    QTest::newRow("the end") << false;
}

/// A mount that does not answer holds up the thread, and nobody else.
void TestFolderWatcher::heldUp()
{
    QFETCH(bool, others);
    struct Hold {
        std::atomic_int looks = 0;
        std::binary_semaphore started{0};
        std::binary_semaphore go{0};
        std::binary_semaphore ended{0};
        std::atomic_bool wasLetGo = false;
    };
    const auto hold = std::make_shared<Hold>();
    FolderWatcher::Options options;
    options.beforeLook = [hold] {
        if (hold->looks++ == 0) {
            hold->started.release();
            // Whoever waits for this thread never lets it go.
            hold->wasLetGo = hold->go.try_acquire_for(std::chrono::seconds(10));
            hold->ended.release();
        }
    };
    fs::create_directories(path("二"));
    auto watcher = std::make_unique<FolderWatcher>(options, nullptr);
    QSignalSpy ready(watcher.get(), &FolderWatcher::watching);
    watcher->watch({path("根")}, {});
    hold->started.acquire();
    if (others) {
        watcher->watch({path("二")}, {});
        QTRY_COMPARE(ready.size(), 1);
    } else {
        watcher.reset();
    }
    hold->go.release();
    hold->ended.acquire();
    QVERIFY(hold->wasLetGo);
    if (others) {
        QSignalSpy changed(watcher.get(), &FolderWatcher::changed);
        write("根/x.md");
        write("二/y.md");
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.front().front().value<FolderWatcher::Changes>().places, Paths{path("二/y.md")});
        QCOMPARE(ready.size(), 1);
    }
}

QTEST_GUILESS_MAIN(TestFolderWatcher)
#include "tst_folder_watcher.moc"
