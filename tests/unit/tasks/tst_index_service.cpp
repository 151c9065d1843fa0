#include "app/tasks/index_service.h"
#include "tests/unit/library/library_folder.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>
#include <utility>

using namespace zhilan;
using library_test::LibraryFolder;
using tasks::IndexService;
using tasks::IndexState;

namespace
{

constexpr int kPatience = 60000; // of busy machines

int count(const IndexService& service, const std::string& query)
{
    search::Request request;
    request.query = query;
    const auto answer = search::search(*service.snapshot(), request);
    return answer && answer->relaxed.empty() ? static_cast<int>(answer->total) : 0;
}

} // namespace

class TestIndexService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void indexesWhatIsThere();
    void noFolders();
    void otherFolders();
    void foldersBeingFoundOut();
    void changesAreFound();
    void changesAtPlaces();
    void placesWhileAtIt();
    void placesAfterFailure();
    void failureShowsWhatIsCommitted();
    void askedForWhileAtIt();
    void pausedAndResumed();
    void resumedAtOnce();
    void pausedWhenDone();
    void stoppedAndGoneOn();
    void heldWhileFoldersAreFoundOut_data();
    void heldWhileFoldersAreFoundOut();
    void stoppedShowsWhatIsCommitted();
    void anotherProcessWrites();
    void problemsAndFailures();
    void goneWhileAtIt();
    void patterns();
    void patternsOfAnotherProcess();
    void forgets();
    void forgetsWhatIsCovered();
};

void TestIndexService::indexesWhatIsThere()
{
    const LibraryFolder folder;
    folder.write("a.md", "# 标题\n\n算力🙂 𠮷野家\n");
    folder.write("夹/b.md", "# 二\n\n电力\n");
    IndexService service;
    QCOMPARE(service.snapshot()->documentCount(), std::uint64_t{0});
    QSignalSpy finished(&service, &IndexService::finished);
    QSignalSpy states(&service, &IndexService::stateChanged);
    service.setStores({folder.store()});
    QCOMPARE(service.state().phase, IndexState::Phase::Working);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(service.state().phase, IndexState::Phase::Idle);
    QVERIFY(states.size() >= 2);
    QCOMPARE(count(service, "算力"), 1);
    QCOMPARE(count(service, "𠮷野家"), 1);
    QCOMPARE(service.snapshot()->documentCount(), std::uint64_t{2});
    QVERIFY(service.report().problems.empty());

    // At the next start what is indexed can be searched before the folder has been looked at.
    IndexService next;
    QSignalSpy published(&next, &IndexService::published);
    QSignalSpy nextFinished(&next, &IndexService::finished);
    next.setStores({folder.store()});
    QTRY_VERIFY_WITH_TIMEOUT(!published.isEmpty(), kPatience);
    QCOMPARE(count(next, "电力"), 1);
    QTRY_COMPARE_WITH_TIMEOUT(nextFinished.size(), 1, kPatience);
}

void TestIndexService::noFolders()
{
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(service.snapshot()->documentCount(), std::uint64_t{0});
}

void TestIndexService::otherFolders()
{
    const LibraryFolder one;
    const LibraryFolder two;
    one.write("a.md", "算力\n");
    two.write("a.md", "算力\n\n电力\n");
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({one.store()});
    // Before the first is done: that run is given up.
    service.setStores({one.store(), two.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(count(service, "算力"), 2);
    service.setStores({two.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    QCOMPARE(count(service, "算力"), 1);
    QCOMPARE(count(service, "电力"), 1);
}

void TestIndexService::foldersBeingFoundOut()
{
    const LibraryFolder one;
    const LibraryFolder two;
    one.write("a.md", "算力\n");
    two.write("a.md", "算力\n\n电力\n");
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({one.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    service.forget({one.store()});
    service.awaitStores();
    QCOMPARE(service.state().phase, IndexState::Phase::Working);
    service.refreshAt({one.root() / "a.md"});
    service.refresh();
    service.setStores({two.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    QCOMPARE(service.state().phase, IndexState::Phase::Idle);
    QCOMPARE(count(service, "算力"), 1);
    QVERIFY(library::knownStores(one.cache()).empty());
}

void TestIndexService::changesAreFound()
{
    const LibraryFolder folder;
    folder.write("a.md", "算力\n");
    folder.write("b.md", "电力\n");
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({folder.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    folder.write("a.md", "新的内容\n");
    std::filesystem::remove(folder.root() / "b.md");
    service.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    QCOMPARE(count(service, "算力"), 0);
    QCOMPARE(count(service, "电力"), 0);
    QCOMPARE(count(service, "新的内容"), 1);
}

void TestIndexService::changesAtPlaces()
{
    const LibraryFolder folder;
    const LibraryFolder other;
    folder.write("a.md", "算力\n");
    folder.write("坏.md", std::string(600, '\0'));
    other.write("b.md", "电力\n");
    other.write("也坏.md", std::string(600, '\0'));
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({folder.store(), other.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(service.report().problems.size(), std::size_t{2});
    QSignalSpy states(&service, &IndexService::stateChanged);
    for (int round = 0; round < 20; ++round) {
        const std::string text = "第" + std::to_string(round) + "次";
        folder.write("a.md", text + "\n");
        folder.write("坏.md", round % 2 == 0 ? "好\n" : std::string(600, '\0'));
        service.refreshAt({folder.root() / "a.md", folder.root() / "坏.md", "/elsewhere/x.md"});
        QTRY_COMPARE_WITH_TIMEOUT(count(service, '"' + text + '"'), 1, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), round + 2, kPatience);
        QCOMPARE(service.report().problems.size(), std::size_t(round % 2 == 0 ? 1 : 2));
        QCOMPARE(count(service, "电力"), 1);
    }
    QCOMPARE(count(service, "算力"), 0);
    QVERIFY(states.size() < 40); // most are not worth telling
}

void TestIndexService::placesWhileAtIt()
{
    const LibraryFolder folder;
    for (int i = 0; i < 50; ++i)
        folder.write(std::to_string(i) + ".md", "算力\n");
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({folder.store()});
    folder.write("7.md", "后来的话\n");
    service.refreshAt({folder.root() / "7.md"});
    service.refreshAt({folder.root() / "8.md"});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    QCOMPARE(count(service, "后来的话"), 1);
    QCOMPARE(count(service, "算力"), 49);
}

void TestIndexService::placesAfterFailure()
{
    const LibraryFolder folder;
    folder.write("a.md", "算力\n");
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({folder.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    const auto away = folder.path() / "别处";
    std::filesystem::rename(folder.root(), away);
    service.refreshAt({folder.root() / "a.md"});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    QCOMPARE(service.report().failures.size(), std::size_t{1});
    QCOMPARE(count(service, "算力"), 1);
    std::ofstream(away / "a.md") << "电力\n";
    std::filesystem::rename(away, folder.root());
    service.refreshAt({folder.root() / "没有.md"}); // looks everywhere
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 3, kPatience);
    QVERIFY(service.report().failures.empty());
    QCOMPARE(count(service, "电力"), 1);
}

/// A snapshot may have been told of before its commit failed.
void TestIndexService::failureShowsWhatIsCommitted()
{
    const LibraryFolder folder;
    folder.write("a.md", "算力\n");
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({folder.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    folder.write("a.md", "电力\n");
    QVERIFY(library::refresh(folder.store()));
    std::filesystem::rename(folder.root(), folder.path() / "别处");
    service.refreshAt({folder.root() / "a.md"});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    QCOMPARE(service.report().failures.size(), std::size_t{1});
    QCOMPARE(count(service, "算力"), 0);
    QCOMPARE(count(service, "电力"), 1);
}

void TestIndexService::pausedAndResumed()
{
    constexpr int kDocuments = 1500; // so much that it is told of some of them long before the last
    const LibraryFolder folder;
    std::string text = "# 文档\n\n";
    while (text.size() < 20000)
        text += "算力与电力。\n\n";
    for (int i = 0; i < kDocuments; ++i)
        folder.write(std::to_string(i) + ".md", text);
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.pause(); // there is nothing to pause
    QCOMPARE(service.state().phase, IndexState::Phase::Idle);
    QObject scope;
    connect(&service, &IndexService::stateChanged, &scope, [&service] {
        if (service.state().phase == IndexState::Phase::Working && service.state().progress.documents > 0)
            service.pause();
    });
    service.setStores({folder.store()});
    QTRY_COMPARE_WITH_TIMEOUT(service.state().phase, IndexState::Phase::Paused, kPatience);
    const auto told = service.state().progress.documents;
    QVERIFY(told > 0);
    QCOMPARE(service.state().progress.documentsToRead, std::uint64_t{kDocuments});
    // All that has been read is there.
    QTRY_VERIFY_WITH_TIMEOUT(service.snapshot()->documentCount() >= told, kPatience);
    QCOMPARE(finished.size(), 0);
    QCOMPARE(service.state().progress.documents, told);
    folder.write("0.md", "别的\n");
    service.refreshAt({folder.root() / "0.md"});
    QCOMPARE(service.state().phase, IndexState::Phase::Paused);
    disconnect(&service, nullptr, &scope, nullptr);
    service.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(count(service, "算力"), kDocuments - 1);
    QCOMPARE(count(service, "别的"), 1);
}

/// What had been read when it was paused is kept all the same.
void TestIndexService::resumedAtOnce()
{
    const LibraryFolder folder;
    for (int i = 0; i < 400; ++i)
        folder.write(std::to_string(i) + ".md", "# 文档\n\n算力与电力。\n");
    IndexService service(IndexService::Options{{}, std::chrono::hours(1)}, nullptr);
    QSignalSpy finished(&service, &IndexService::finished);
    std::uint64_t told = 0;
    std::optional<std::uint64_t> kept;
    connect(&service, &IndexService::stateChanged, this, [&] {
        if (told == 0 && service.state().phase == IndexState::Phase::Working) {
            told = service.state().progress.documents;
            if (told > 0) {
                service.pause();
                service.refresh();
            }
        }
    });
    connect(&service, &IndexService::published, this, [&] {
        if (told > 0 && !kept)
            kept = service.snapshot()->documentCount();
    });
    service.setStores({folder.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QVERIFY(told > 0);
    QVERIFY(kept.has_value());
    QVERIFY2(*kept >= told, qPrintable(QString::number(*kept)));
    QCOMPARE(service.state().phase, IndexState::Phase::Idle);
    QCOMPARE(count(service, "算力"), 400);
}

/// Past its last look at whether it is to pause, a run comes to its end.
void TestIndexService::pausedWhenDone()
{
    for (const bool changes : {false, true}) {
        const LibraryFolder folder;
        folder.write("a.md", "算力\n");
        folder.write("坏.md", std::string(600, '\0'));
        IndexService service(IndexService::Options{{}, std::chrono::hours(1)}, nullptr);
        QSignalSpy finished(&service, &IndexService::finished);
        bool paused = false;
        connect(&service, &IndexService::published, this, [&] {
            if (std::exchange(paused, service.snapshot()->documentCount() > 0) || !paused)
                return;
            service.pause();
            QCOMPARE(service.state().phase, IndexState::Phase::Paused);
            if (changes) {
                folder.write("a.md", "电力\n");
                service.refreshAt({folder.root() / "a.md"});
            }
        });
        service.setStores({folder.store()});
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QVERIFY(paused);
        QCOMPARE(service.report().problems.size(), std::size_t{1});
        if (changes) {
            QCOMPARE(service.state().phase, IndexState::Phase::Paused);
            service.refresh();
        } else {
            QCOMPARE(service.state().phase, IndexState::Phase::Idle);
            folder.write("a.md", "电力\n");
            service.refreshAt({folder.root() / "a.md"});
        }
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
        QCOMPARE(count(service, "电力"), 1);
    }
}

void TestIndexService::askedForWhileAtIt()
{
    const LibraryFolder folder;
    folder.write("a.md", "算力\n");
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({folder.store()});
    service.refresh();
    service.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    QCOMPARE(service.state().phase, IndexState::Phase::Idle);
    QCOMPARE(count(service, "算力"), 1);
}

void TestIndexService::stoppedAndGoneOn()
{
    const LibraryFolder folder;
    for (int i = 0; i < 200; ++i)
        folder.write(std::to_string(i) + ".md", "# 文档\n\n算力与电力。\n");
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({folder.store()});
    service.stop();
    QCOMPARE(service.state().phase, IndexState::Phase::Stopped);
    service.stop();
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 0);
    service.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(count(service, "算力"), 200);
    // There is nothing to stop any more.
    service.stop();
    QCOMPARE(service.state().phase, IndexState::Phase::Idle);
}

void TestIndexService::heldWhileFoldersAreFoundOut_data()
{
    QTest::addColumn<bool>("isPaused"); // rather than stopped
    QTest::newRow("paused") << true;
    QTest::newRow("stopped") << false;
}

/// On a slow drive the folders are found out long after that. What is indexed of them can be searched.
void TestIndexService::heldWhileFoldersAreFoundOut()
{
    QFETCH(bool, isPaused);
    const LibraryFolder one;
    const LibraryFolder two;
    one.write("a.md", "算力\n");
    two.write("a.md", "电力\n");
    QVERIFY(library::refresh(two.store()));
    two.write("b.md", "电力\n");
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({one.store()});
    service.awaitStores();
    isPaused ? service.pause() : service.stop();
    const IndexState::Phase held = isPaused ? IndexState::Phase::Paused : IndexState::Phase::Stopped;
    QCOMPARE(service.state().phase, held);
    service.setStores({two.store()});
    QTRY_COMPARE_WITH_TIMEOUT(count(service, "电力"), 1, kPatience);
    QCOMPARE(count(service, "算力"), 0);
    QCOMPARE(service.state().phase, held);
    service.refreshAt({two.root() / "b.md"});
    QCOMPARE(service.state().phase, held);
    QCOMPARE(finished.size(), 0);
    service.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(service.state().phase, IndexState::Phase::Idle);
    QCOMPARE(count(service, "电力"), 2);
}

void TestIndexService::stoppedShowsWhatIsCommitted()
{
    const LibraryFolder one;
    const LibraryFolder two;
    one.write("a.md", "算力\n");
    for (int i = 0; i < 400; ++i)
        two.write(std::to_string(i) + ".md", "# 文档\n\n电力\n");
    IndexService service(IndexService::Options{{}, std::chrono::hours(1)}, nullptr);
    bool stopped = false;
    connect(&service, &IndexService::stateChanged, this, [&] {
        if (!stopped && service.state().phase == IndexState::Phase::Working && service.state().root == two.root()) {
            stopped = true;
            service.stop();
        }
    });
    service.setStores({one.store(), two.store()});
    QTRY_VERIFY_WITH_TIMEOUT(stopped, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(count(service, "算力"), 1, kPatience);
}

void TestIndexService::anotherProcessWrites()
{
    const LibraryFolder folder;
    folder.write("a.md", "算力\n");
    auto writer = search::Writer::open(folder.store().index());
    QVERIFY(writer);
    IndexService service(IndexService::Options{std::chrono::milliseconds(5), {}}, nullptr);
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({folder.store()});
    QTRY_COMPARE_WITH_TIMEOUT(service.state().phase, IndexState::Phase::Waiting, kPatience);
    QCOMPARE(service.state().root, folder.root());
    QCOMPARE(finished.size(), 0);
    writer->reset();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(count(service, "算力"), 1);
}

void TestIndexService::problemsAndFailures()
{
    const LibraryFolder folder;
    folder.write("a.md", "算力\n");
    folder.write("b.md", std::string("\0\1\2\0\0\0", 6) + std::string(600, '\0'));
    const LibraryFolder missing;
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({missing.store(), folder.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(count(service, "算力"), 1);
    QCOMPARE(service.report().failures.size(), std::size_t{1});
    QCOMPARE(service.report().failures.front().code, ErrorCode::NotFound);
    QCOMPARE(service.report().failures.front().detail, missing.root().string());
    QCOMPARE(service.report().problems.size(), std::size_t{1});
    QCOMPARE(service.report().problems.front().path, folder.root() / "b.md");
    QCOMPARE(service.report().problems.front().code, ErrorCode::BinaryFile);
}

void TestIndexService::goneWhileAtIt()
{
    const LibraryFolder folder;
    for (int i = 0; i < 50; ++i)
        folder.write(std::to_string(i) + ".md", "# 文档\n\n算力与电力。\n");
    for (int round = 0; round < 10; ++round) {
        auto service = std::make_unique<IndexService>();
        service->setStores({folder.store()});
        service.reset();
    }
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({folder.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(count(service, "算力"), 50);
}

void TestIndexService::patterns()
{
    const LibraryFolder folder;
    folder.write("a.md", "算力\n");
    folder.write("草稿/b.md", "电力\n");
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    std::vector<std::vector<std::string>> told;
    connect(&service, &IndexService::patternsTold, this,
            [&](const std::filesystem::path& root, const std::vector<std::string>& patterns) {
                QCOMPARE(root, folder.root());
                told.push_back(patterns);
            });
    service.setStores({folder.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    const std::vector<std::string> drafts{"草稿"};
    {
        // Given up before it is done, they are not forgotten.
        const auto writer = search::Writer::open(folder.store().index());
        QVERIFY(writer);
        service.editPatterns(folder.root(), {{}, drafts});
        QVERIFY((service.editToCome(folder.root()) == library::PatternEdit{{}, drafts}));
        service.stop();
    }
    QVERIFY((service.editToCome(folder.root()) == library::PatternEdit{{}, drafts}));
    service.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    QVERIFY(!service.editToCome(folder.root()));
    QCOMPARE(count(service, "电力"), 0);
    QVERIFY(library::rememberedPatterns(folder.store()) == drafts);
    service.editPatterns(folder.root(), {drafts, {}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 3, kPatience);
    QCOMPARE(count(service, "电力"), 1);
    QVERIFY((told == std::vector<std::vector<std::string>>{{}, drafts, {}}));
}

/// Which is at it when they are edited here: both are to hold.
void TestIndexService::patternsOfAnotherProcess()
{
    const LibraryFolder folder;
    folder.write("a.md", "算力\n");
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({folder.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    std::vector<std::string> told;
    connect(&service, &IndexService::patternsTold, this,
            [&](const std::filesystem::path& /*root*/, const std::vector<std::string>& patterns) { told = patterns; });
    {
        auto writer = search::Writer::open(folder.store().index());
        QVERIFY(writer);
        service.editPatterns(folder.root(), {{}, {"草稿"}});
        QTRY_COMPARE_WITH_TIMEOUT(service.state().phase, IndexState::Phase::Waiting, kPatience);
        service.stop();
        service.editPatterns(folder.root(), {{"草稿"}, {"草稿", "raw"}});
        QTRY_COMPARE_WITH_TIMEOUT(service.state().phase, IndexState::Phase::Waiting, kPatience);
        service.stop();
        writer->reset();
        library::RefreshOptions options;
        options.ignore = {"别的*"};
        QVERIFY(library::refresh(folder.store(), options));
    }
    service.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    const std::vector<std::string> both{"别的*", "草稿", "raw"};
    QVERIFY(library::rememberedPatterns(folder.store()) == both);
    QVERIFY(told == both);
    QVERIFY(!service.editToCome(folder.root()));
}

void TestIndexService::forgets()
{
    const LibraryFolder folder;
    const LibraryFolder other;
    folder.write("a.md", "算力\n");
    other.write("b.md", "电力\n");
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({folder.store(), other.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    // Also while it is being looked through.
    service.refresh();
    service.forget({folder.store()});
    service.setStores({other.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    QVERIFY(library::knownStores(folder.cache()).empty());
    QCOMPARE(library::knownStores(other.cache()).size(), std::size_t{1});
    QCOMPARE(count(service, "算力"), 0);
    QCOMPARE(count(service, "电力"), 1);
    QVERIFY(std::filesystem::exists(folder.root() / "a.md"));
    service.setStores({folder.store(), other.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 3, kPatience);
    QCOMPARE(count(service, "算力"), 1);
}

void TestIndexService::forgetsWhatIsCovered()
{
    const LibraryFolder folder;
    folder.write("内/a.md", "算力\n");
    const library::Store inner = library::storeOf(folder.cache(), folder.root() / "内");
    IndexService service;
    QSignalSpy finished(&service, &IndexService::finished);
    service.setStores({inner});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QCOMPARE(library::knownStores(folder.cache()).size(), std::size_t{1});
    service.setStores({folder.store()});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, kPatience);
    const std::vector<library::Store> known = library::knownStores(folder.cache());
    QCOMPARE(known.size(), std::size_t{1});
    QVERIFY(known.front() == folder.store());
    QCOMPARE(count(service, "算力"), 1);
}

QTEST_GUILESS_MAIN(TestIndexService)
#include "tst_index_service.moc"
