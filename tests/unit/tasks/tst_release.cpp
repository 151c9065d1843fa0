#include "app/tasks/release.h"

#include <QTest>
#include <QThread>

#include <atomic>

using namespace zhilan::tasks;

namespace
{

/// Says on which thread it was freed.
struct Large {
    explicit Large(std::atomic<QThread*>& freedOn) : m_freedOn(freedOn) {}
    Large(const Large&) = delete;
    Large& operator=(const Large&) = delete;
    ~Large() { m_freedOn = QThread::currentThread(); }

    std::atomic<QThread*>& m_freedOn;
};

} // namespace

class TestRelease : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givenUpHere();
    void lastCopyGivenUpHere();
};

void TestRelease::givenUpHere()
{
    std::atomic<QThread*> freedOn{nullptr};
    releaseElsewhere(std::make_shared<Large>(freedOn));
    QTRY_VERIFY(freedOn != nullptr);
    QVERIFY(freedOn != QThread::currentThread());
    releaseElsewhere(std::shared_ptr<Large>());
}

void TestRelease::lastCopyGivenUpHere()
{
    std::atomic<QThread*> freedOn{nullptr};
    auto value = std::make_shared<Large>(freedOn);
    const std::weak_ptr<Large> inside = value;
    std::shared_ptr<const Large> first = releasedElsewhere<const Large>(std::move(value));
    std::shared_ptr<const Large> second = first;
    first.reset();
    QVERIFY(!inside.expired());
    second.reset();
    QTRY_VERIFY(freedOn != nullptr);
    QVERIFY(freedOn != QThread::currentThread());
}

/// When the program ends, what is still held is freed here.
bool freedAtTheEnd()
{
    std::atomic<QThread*> freedOn{nullptr};
    std::shared_ptr<const Large> value = releasedElsewhere<const Large>(std::make_shared<Large>(freedOn));
    value.reset();
    return freedOn == QThread::currentThread();
}

int main(int argc, char** argv)
{
    int failed = 0;
    {
        const QCoreApplication application(argc, argv);
        TestRelease test;
        failed = QTest::qExec(&test, argc, argv);
    }
    return freedAtTheEnd() ? failed : failed + 1;
}

#include "tst_release.moc"
