#include "tests/unit/library/library_folder.h"

#include <QtTest>

#include <atomic>
#include <filesystem>
#include <thread>

using namespace zhilan;
using namespace zhilan::library;
using library_test::LibraryFolder;

/// A library's index brought up to date while others search in it and do the same.
class TestLibraryThreads : public QObject
{
    Q_OBJECT

private slots:
    void refreshed();
    void pausedWhileReading();
};

namespace
{

constexpr int kDocuments = 60;
constexpr int kRounds = 12;

void fill(const LibraryFolder& folder)
{
    for (int i = 0; i < kDocuments; ++i)
        folder.write("夹" + std::to_string(i % 5) + "/" + std::to_string(i) + ".md",
                     "# 第" + std::to_string(i) + "期\n\n每期都有的话\n\n| 年 | GW |\n|---|---|\n| 2026 | 5 |\n");
}

} // namespace

void TestLibraryThreads::refreshed()
{
    const LibraryFolder folder;
    fill(folder);
    QVERIFY(folder.refresh());
    std::atomic<int> wrong{0};
    std::atomic<bool> done{false};
    const auto tryRefresh = [&](const RefreshOptions& options) {
        const auto refreshed = refresh(folder.store(), options);
        wrong += !refreshed && refreshed.error().code != ErrorCode::Locked ? 1 : 0;
    };
    {
        std::jthread everywhere([&] {
            for (int round = 0; round < kRounds; ++round)
                tryRefresh(LibraryFolder::later());
        });
        std::jthread somewhere([&] {
            std::shared_ptr<const search::Snapshot> before;
            for (int round = 0; round < kRounds * 2; ++round) {
                const std::string name = "夹0/" + std::to_string(round % 3 * 5) + ".md";
                // In one step, as editors save: half of a file would be a document without the words.
                folder.write(".新.md", "# 改过\n\n每期都有的话，第" + std::to_string(round) + "次\n");
                std::filesystem::rename(folder.root() / ".新.md", folder.root() / name);
                RefreshOptions options = LibraryFolder::later();
                options.places = {folder.root() / name};
                options.before = before;
                options.committed = [&before](const auto& snapshot) {
                    before = snapshot;
                };
                tryRefresh(options);
            }
            done = true;
        });
        std::jthread reader([&] {
            while (!done) {
                const int count = folder.count("每期都有的话");
                wrong += count == kDocuments ? 0 : 1;
            }
        });
    }
    QCOMPARE(wrong.load(), 0);
    QVERIFY(folder.refresh());
    QCOMPARE(folder.count("每期都有的话"), kDocuments);
}

void TestLibraryThreads::pausedWhileReading()
{
    const LibraryFolder folder;
    fill(folder);
    std::stop_source pause;
    std::atomic<std::uint64_t> read{0};
    RefreshOptions options = LibraryFolder::later();
    options.pause = pause.get_token();
    options.workers = 3;
    options.progress = [&read](const Progress& progress) {
        read = progress.documents;
    };
    std::jthread other([&] {
        while (read < 5)
            std::this_thread::yield();
        pause.request_stop();
    });
    const auto paused = folder.refresh(options);
    other.join();
    QVERIFY(paused || paused.error().code == ErrorCode::Cancelled);
    QCOMPARE(folder.count("每期都有的话"), static_cast<int>(read));
    QVERIFY(folder.refresh());
    QCOMPARE(folder.count("每期都有的话"), kDocuments);
}

QTEST_APPLESS_MAIN(TestLibraryThreads)
#include "tst_library_threads.moc"
