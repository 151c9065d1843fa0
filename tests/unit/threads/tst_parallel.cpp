#include "core/base/parallel.h"

#include <QtTest>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace zhilan;

class TestParallel : public QObject
{
    Q_OBJECT

private slots:
    void eachOnce();
    void throwsWhatWorkThrows();
    void withinItself();
    void manyCallers();
    void giveWayAsTheCaller();
    void helpersOfForkedProcess();
};

void TestParallel::eachOnce()
{
    for (const std::size_t count : {0, 1, 2, 1000}) {
        std::vector<std::atomic<int>> calls(count);
        forEachInParallel(count, [&](std::size_t i) { ++calls[i]; });
        for (const std::atomic<int>& each : calls)
            QCOMPARE(each.load(), 1);
    }
}

void TestParallel::throwsWhatWorkThrows()
{
    std::atomic<int> calls{0};
    const auto work = [&](std::size_t i) {
        ++calls;
        if (i == 3)
            throw std::runtime_error("third");
    };
    QVERIFY_EXCEPTION_THROWN(forEachInParallel(1000000, work), std::runtime_error);
    QVERIFY(calls < 1000000);
}

void TestParallel::withinItself()
{
    constexpr std::size_t kCount = 32;
    std::vector<std::atomic<int>> calls(kCount * kCount);
    forEachInParallel(
        kCount, [&](std::size_t i) { forEachInParallel(kCount, [&](std::size_t j) { ++calls[i * kCount + j]; }); });
    for (const std::atomic<int>& each : calls)
        QCOMPARE(each.load(), 1);
}

void TestParallel::manyCallers()
{
    constexpr std::size_t kCallers = 8;
    constexpr std::size_t kRounds = 500;
    std::atomic<std::size_t> sum{0};
    {
        std::vector<std::jthread> callers;
        for (std::size_t caller = 0; caller < kCallers; ++caller) {
            callers.emplace_back([&sum] {
                for (std::size_t round = 0; round < kRounds; ++round) {
                    // What is the caller's own is done with when the call returns.
                    std::vector<std::size_t> own(5);
                    forEachInParallel(own.size(), [&own](std::size_t i) { own[i] = i + 1; });
                    sum += own[0] + own[1] + own[2] + own[3] + own[4];
                }
            });
        }
    }
    QCOMPARE(sum.load(), kCallers * kRounds * 15);
}

void TestParallel::giveWayAsTheCaller()
{
    const auto niceness = [] {
        return ::getpriority(PRIO_PROCESS, 0);
    };
    const int before = niceness();
    const auto others = [&niceness](int wanted) {
        std::atomic<int> count{0};
        forEachInParallel(1000, [&](std::size_t) { count += niceness() == wanted ? 0 : 1; });
        return count.load();
    };
    int ofNicer = -1;
    std::jthread([&] {
        ::setpriority(PRIO_PROCESS, 0, before + 1);
        ofNicer = others(niceness());
    }).join();
    QCOMPARE(ofNicer, 0);
    QCOMPARE(others(before), 0);
}

void TestParallel::helpersOfForkedProcess()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("the thread sanitizer ends a forked process that starts threads");
#endif
    // Ends only if a helper comes, where there is more than one processor.
    const auto meet = [] {
        const std::size_t count = std::min(std::thread::hardware_concurrency(), 2U);
        std::atomic<std::size_t> begun{0};
        forEachInParallel(count, [&](std::size_t) {
            ++begun;
            while (begun < count)
                std::this_thread::yield();
        });
    };
    meet();
    const std::jthread other([](const std::stop_token& stop) { // it often holds what a loop locks
        while (!stop.stop_requested())
            forEachInParallel(2, [](std::size_t) {});
    });
    for (int round = 0; round < 20; ++round) {
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            ::alarm(60); // what waits for ever is ended
            meet();
            ::_exit(0);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
    }
    meet();
}

QTEST_APPLESS_MAIN(TestParallel)
#include "tst_parallel.moc"
