#include "app/tasks/latest_task.h"

#include <QScopeGuard>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <semaphore>
#include <vector>

using namespace zhilan::tasks;

class TestLatestTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers();
    void answersOnItsOwnThread();
    void onlyTheNewestIsAnswered();
    void finishedButOutdated();
    void cancelled();
    void olderOnesAreToldToStop();
    void destructorWaits();
    void heldUpOnes();
    void heldUpOnesComeBack();
    void tooManyAreHeldUp();
    void manyRequests();
};

void TestLatestTask::answers()
{
    LatestTask task;
    RequestId answered = 0;
    std::unique_ptr<int> value; // values need not be copyable
    const RequestId id = task.start([](const std::stop_token&) { return std::make_unique<int>(42); },
                                    [&](RequestId request, std::unique_ptr<int> result) {
                                        answered = request;
                                        value = std::move(result);
                                    });
    QVERIFY2(!value, "never before start() has returned");
    QTRY_VERIFY(value);
    QCOMPARE(*value, 42);
    QCOMPARE(answered, id);
}

void TestLatestTask::answersOnItsOwnThread()
{
    LatestTask task;
    const QThread* worker = nullptr;
    const QThread* receiver = nullptr;
    task.start([](const std::stop_token&) { return QThread::currentThread(); },
               [&](RequestId, const QThread* thread) {
                   worker = thread;
                   receiver = QThread::currentThread();
               });
    QTRY_VERIFY(worker);
    QVERIFY(worker != QThread::currentThread());
    QCOMPARE(receiver, QThread::currentThread());
}

void TestLatestTask::onlyTheNewestIsAnswered()
{
    LatestTask task;
    std::vector<int> answers;
    const auto note = [&](RequestId, int value) {
        answers.push_back(value);
    };
    std::binary_semaphore go(0);
    task.start(
        [&](const std::stop_token&) {
            go.acquire();
            return 1;
        },
        note);
    const RequestId newest = task.start([](const std::stop_token&) { return 2; }, note);
    QTRY_COMPARE(answers, std::vector<int>{2});
    go.release();

    bool later = false;
    const RequestId next = task.start([](const std::stop_token&) { return 3; }, [&](RequestId, int) { later = true; });
    QVERIFY(next > newest);
    QTRY_VERIFY(later);
    QCOMPARE(answers, std::vector<int>{2});
}

/// The answer is already on its way when the next request comes.
void TestLatestTask::finishedButOutdated()
{
    LatestTask task;
    std::vector<int> answers;
    const auto note = [&](RequestId, int value) {
        answers.push_back(value);
    };
    auto finished = std::make_shared<std::binary_semaphore>(0);
    struct Signal {
        std::shared_ptr<std::binary_semaphore> semaphore;
        ~Signal() { semaphore->release(); }
    };
    task.start(
        [finished](const std::stop_token&) {
            const Signal signal{finished};
            return 1;
        },
        note);
    finished->acquire();
    task.start([](const std::stop_token&) { return 2; }, note);
    QTRY_COMPARE(answers, std::vector<int>{2});
}

void TestLatestTask::cancelled()
{
    LatestTask task;
    bool answered = false;
    std::binary_semaphore go(0);
    std::atomic_bool stopped = false;
    task.start(
        [&](const std::stop_token& stop) {
            go.acquire();
            stopped = stop.stop_requested();
            return 1;
        },
        [&](RequestId, int) { answered = true; });
    task.cancel();
    go.release();

    bool later = false;
    task.start([](const std::stop_token&) { return 2; }, [&](RequestId, int) { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!answered);
}

void TestLatestTask::olderOnesAreToldToStop()
{
    LatestTask task;
    std::binary_semaphore started(0);
    std::atomic_bool stopped = false;
    task.start(
        [&](const std::stop_token& stop) {
            started.release();
            while (!stop.stop_requested())
                QThread::yieldCurrentThread();
            stopped = true;
            return 1;
        },
        [](RequestId, int) {});
    started.acquire();
    task.start([](const std::stop_token&) { return 2; }, [](RequestId, int) {});
    QTRY_VERIFY(stopped);
}

void TestLatestTask::destructorWaits()
{
    bool finished = false;
    bool answered = false;
    {
        LatestTask task;
        std::binary_semaphore started(0);
        task.start(
            [&](const std::stop_token& stop) {
                started.release();
                while (!stop.stop_requested())
                    QThread::yieldCurrentThread();
                finished = true;
                return 1;
            },
            [&](RequestId, int) { answered = true; });
        started.acquire();
    }
    QVERIFY(finished);
    QCoreApplication::processEvents();
    QVERIFY(!answered);
}

/// As by a mount that does not answer.
void TestLatestTask::heldUpOnes()
{
    std::counting_semaphore<> go(0);
    LatestTask task;
    std::atomic_int held = 0;
    const QScopeGuard end([&go] { go.release(5); });
    for (int i = 0; i < 5; ++i) {
        task.start(
            [&](const std::stop_token&) {
                ++held;
                go.acquire();
                return 0;
            },
            [](RequestId, int) { QFAIL("outdated"); });
        QTRY_COMPARE(held.load(), i + 1);
        int answer = 0;
        task.start([](const std::stop_token&) { return 1; }, [&answer](RequestId, int value) { answer = value; });
        QTRY_COMPARE(answer, 1);
    }
}

namespace
{

/// Starts so many that come back only when `go` lets them.
void holdUp(LatestTask& task, int count, std::atomic_int& held, std::counting_semaphore<>& go)
{
    for (int i = 0; i < count; ++i) {
        task.start(
            [&](const std::stop_token&) {
                ++held;
                go.acquire();
                return 0;
            },
            [](RequestId, int) {});
        QTRY_COMPARE(held.load(), i + 1);
    }
}

} // namespace

/// What they were given more is taken back.
void TestLatestTask::heldUpOnesComeBack()
{
    constexpr int kHeld = 5;
    std::counting_semaphore<> go(0);
    LatestTask task;
    QCOMPARE(task.threads(), LatestTask::kThreads);
    std::atomic_int held = 0;
    QScopeGuard end([&go] { go.release(kHeld); });
    holdUp(task, kHeld, held, go);
    QVERIFY(task.threads() > LatestTask::kThreads);
    end.dismiss();
    go.release(kHeld);
    QTRY_COMPARE(task.threads(), LatestTask::kThreads);
    bool answered = false;
    task.start([](const std::stop_token&) { return 1; }, [&answered](RequestId, int) { answered = true; });
    QTRY_VERIFY(answered);
}

void TestLatestTask::tooManyAreHeldUp()
{
    constexpr int kHeld = LatestTask::kMostThreads;
    std::counting_semaphore<> go(0);
    LatestTask task;
    std::atomic_int held = 0;
    QScopeGuard end([&go] { go.release(kHeld); });
    holdUp(task, kHeld, held, go);
    int answer = 0;
    task.start([](const std::stop_token&) { return 1; }, [&answer](RequestId, int value) { answer = value; });
    bool isPatienceOver = false;
    QTimer::singleShot(2 * LatestTask::kPatience, this, [&isPatienceOver] { isPatienceOver = true; });
    QTRY_VERIFY(isPatienceOver);
    QCOMPARE(task.threads(), LatestTask::kMostThreads);
    QCOMPARE(answer, 0);
    go.release();
    QTRY_COMPARE(answer, 1);
    end.dismiss();
    go.release(kHeld - 1);
    QTRY_COMPARE(task.threads(), LatestTask::kThreads);
}

void TestLatestTask::manyRequests()
{
    LatestTask task;
    std::vector<int> answers;
    constexpr int kRequests = 500;
    for (int i = 1; i <= kRequests; ++i)
        task.start([i](const std::stop_token&) { return i; }, [&](RequestId, int value) { answers.push_back(value); });
    QTRY_VERIFY(!answers.empty());
    QCOMPARE(answers, std::vector<int>{kRequests});
}

QTEST_GUILESS_MAIN(TestLatestTask)
#include "tst_latest_task.moc"
