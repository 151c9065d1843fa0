#include "core/document/build.h"
#include "core/series/series.h"
#include "core/text/fold.h"
#include "core/text/match.h"

#include <QTest>

#include <atomic>
#include <barrier>
#include <latch>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

using namespace zhilan;

namespace
{

constexpr int kThreads = 4;

const std::string kText = R"(# 访谈 𠮷 🎬

| 项目 | 内容 |
|---|---|
| 视频链接 | https://www.youtube.com/watch?v=n1E9IZfvGMA |

## 收入

| 年份 | 年化收入 |
|---|---|
| 2023年 | 0 → 1亿美元 |
| 2024年 | 1亿 → 10亿美元 |
| 2025年 | 90-100亿美元 |

> **嘉宾**："每年约十倍。"[^1]

[^1]: 出处 <https://example.org/>

## 视频章节索引

| 时间 | 章节 |
|---|---|
| 0:00 | Start（开始） |
| 12:36 | End（结束） |
)";

/// Runs `work(thread)` on all threads at the same moment and waits.
template <typename Work>
void runTogether(Work work)
{
    std::barrier start(kThreads);
    std::vector<std::jthread> threads;
    for (int i = 0; i < kThreads; ++i)
        threads.emplace_back([&, i] {
            start.arrive_and_wait();
            work(i);
        });
}

} // namespace

/// What core promises: every function may be called on any thread at any time, and a document is shared read-only.
class TestCoreThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buildTogether();
    void readTogether();
    void stopFromAnotherThread();
    void stopWhileStagesRunTogether();
};

/// The first calls of the process: whatever core makes at first use is made by all of them at once.
void TestCoreThreads::buildTogether()
{
    std::vector<std::size_t> sections(kThreads);
    std::vector<std::size_t> points(kThreads);
    runTogether([&](int thread) {
        for (int round = 0; round < 20; ++round) {
            document::ReadOptions options;
            options.parallelFrom = round % 2 == 0 ? 0 : options.parallelFrom; // threads in threads, too
            const auto document = document::fromBytes(kText, "访谈", options);
            if (!document)
                return;
            sections[thread] = (*document)->sections.size();
            points[thread] = 0;
            for (const series::Series& each : series::extract(**document))
                points[thread] += each.points.size();
        }
    });
    QVERIFY(sections[0] >= 3);
    QVERIFY(points[0] >= 3);
    QCOMPARE(sections, std::vector(kThreads, sections[0]));
    QCOMPARE(points, std::vector(kThreads, points[0]));
}

void TestCoreThreads::readTogether()
{
    const auto document = document::fromBytes(kText, "访谈");
    QVERIFY(document);
    std::vector<std::size_t> points(kThreads);
    std::vector<std::size_t> hits(kThreads);
    runTogether([&](int thread) {
        for (const series::Series& each : series::extract(**document))
            points[thread] += each.points.size();
        const text::FoldedText folded = text::fold((*document)->tree->source());
        hits[thread] = text::Matcher("年").find(folded).size();
    });
    QVERIFY(hits[0] > 0);
    QCOMPARE(points, std::vector(kThreads, points[0]));
    QCOMPARE(hits, std::vector(kThreads, hits[0]));
}

/// Each thread stands still where it looks whether it shall stop until it is told to, so nothing hangs on who is
/// faster.
void TestCoreThreads::stopFromAnotherThread()
{
    std::string large;
    for (int i = 0; i < 500; ++i)
        large += kText;
    std::stop_source stop;
    std::latch atWork(kThreads - 1);
    std::latch stopped(1);
    std::vector<int> cancelled(kThreads);
    std::vector<int> looks(kThreads);
    runTogether([&](int thread) {
        if (thread == 0) {
            atWork.wait();
            stop.request_stop();
            stopped.count_down();
            return;
        }
        document::ReadOptions options;
        options.stop = stop.get_token();
        options.beforeStopCheck = [&] {
            if (++looks[thread] == 1)
                atWork.count_down();
            stopped.wait();
        };
        const auto document = document::fromBytes(large, "访谈", options);
        cancelled[thread] = !document && document.error().code == ErrorCode::Cancelled ? 1 : 0;
        if (looks[thread] == 0) // never looked: let the others end, the comparison below fails
            atWork.count_down();
    });
    for (int thread = 1; thread < kThreads; ++thread) {
        QCOMPARE(cancelled[thread], 1);
        QVERIFY(looks[thread] >= 1 && looks[thread] <= 2);
    }
}

/// A stop at any look, on whichever thread, ends all of them.
void TestCoreThreads::stopWhileStagesRunTogether()
{
    std::string large;
    for (int i = 0; i < 500; ++i)
        large += kText;
    document::ReadOptions options;
    options.parallelFrom = 0;
    std::atomic<int> looks = 0;
    options.beforeStopCheck = [&looks] {
        ++looks;
    };
    QVERIFY(document::fromBytes(large, "访谈", options));
    const int all = looks;
    QVERIFY(all > 50);
    for (const int stopAt : {1, 2, all / 3, all / 2, all - 1}) {
        std::stop_source source;
        options.stop = source.get_token();
        looks = 0;
        options.beforeStopCheck = [&] {
            if (++looks == stopAt)
                source.request_stop();
        };
        const auto document = document::fromBytes(large, "访谈", options);
        QVERIFY(!document);
        QCOMPARE(document.error().code, ErrorCode::Cancelled);
        QVERIFY(looks >= stopAt && looks < all);
    }
}

QTEST_GUILESS_MAIN(TestCoreThreads)
#include "tst_core_threads.moc"
