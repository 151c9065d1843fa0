#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <stop_token>
#include <utility>
#include <vector>

namespace zhilan::tasks
{

using RequestId = quint64;

/// Runs work off the thread it lives on, where only the newest request counts: starting one cancels those before it,
/// and their answers, even finished ones, are dropped; one that does not notice holds the newest up for a moment only.
/// Answers arrive on the thread this object lives on.
class LatestTask : public QObject
{
public:
    explicit LatestTask(QObject* parent = nullptr) : QObject(parent) { m_pool.setMaxThreadCount(kThreads); }

    /// Cancels and waits.
    ~LatestTask() override
    {
        m_stop.request_stop();
        m_pool.waitForDone();
    }

    /// `work(std::stop_token)` runs on a pool thread and touches nothing but what it owns or shares read-only. Its
    /// value goes to `done(RequestId, value)`, never before start() has returned.
    template <typename Work, typename Done>
    RequestId start(Work work, Done done)
    {
        cancel();
        m_stop = std::stop_source();
        const RequestId id = m_newest;
        std::erase_if(m_runs, [](const auto& run) { return *run == Run::Over; });
        const auto run = std::make_shared<std::atomic<Run>>(Run::Waiting);
        m_runs.push_back(run);
        const bool mayWait = m_pool.activeThreadCount() >= m_pool.maxThreadCount();
        m_pool.start(
            [this, id, run, stop = m_stop.get_token(), work = std::move(work), done = std::move(done)]() mutable {
                *run = Run::UnderWay;
                if (stop.stop_requested()) {
                    end(*run);
                    return;
                }
                auto value = work(stop);
                end(*run);
                QMetaObject::invokeMethod(
                    this,
                    [this, id, done = std::move(done), value = std::move(value)]() mutable {
                        if (id == m_newest) {
                            done(id, std::move(value));
                        }
                    },
                    Qt::QueuedConnection);
            });
        if (mayWait) {
            QTimer::singleShot(kPatience, this, [this, id, run] {
                if (id == m_newest && *run == Run::Waiting) {
                    leaveHeldUp();
                }
            });
        }
        return id;
    }

    /// No answer to any request made so far will come.
    void cancel()
    {
        m_stop.request_stop();
        ++m_newest;
    }

    static constexpr std::chrono::milliseconds kPatience{300}; ///< with cancelled requests
    /// Two, so that a new request need not wait for a cancelled one to notice.
    static constexpr int kThreads = 2;
    /// With those that are held up. Where that many are, the newest waits for one of them.
    static constexpr int kMostThreads = 16;
    [[nodiscard]] int threads() const { return m_pool.maxThreadCount(); }

private:
    enum class Run { Waiting, UnderWay, HeldUp, Over };

    /// All that are under way were cancelled when the newest request came, and are held up, as by a mount that does not
    /// answer: that is nothing to wait for. Their threads do not count until they come back.
    void leaveHeldUp()
    {
        for (const auto& run : m_runs) {
            auto underWay = Run::UnderWay;
            if (run->compare_exchange_strong(underWay, Run::HeldUp)) {
                ++m_heldUp;
            }
        }
        setThreads();
    }

    /// On the thread of the run.
    void end(std::atomic<Run>& run)
    {
        if (run.exchange(Run::Over) == Run::HeldUp) {
            QMetaObject::invokeMethod(
                this,
                [this] {
                    --m_heldUp;
                    setThreads();
                },
                Qt::QueuedConnection);
        }
    }

    void setThreads() { m_pool.setMaxThreadCount(std::min(kThreads + m_heldUp, kMostThreads)); }

    QThreadPool m_pool;
    std::vector<std::shared_ptr<std::atomic<Run>>> m_runs; ///< some of them over
    int m_heldUp = 0;
    std::stop_source m_stop;
    RequestId m_newest = 0;
};

} // namespace zhilan::tasks
