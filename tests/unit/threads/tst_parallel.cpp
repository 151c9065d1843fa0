#include "core/base/parallel.h"

#include <QtTest>

#include <atomic>
#include <stdexcept>
#include <vector>

using namespace zhilan;

class TestParallel : public QObject
{
    Q_OBJECT

private slots:
    void eachOnce();
    void throwsWhatWorkThrows();
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

QTEST_APPLESS_MAIN(TestParallel)
#include "tst_parallel.moc"
