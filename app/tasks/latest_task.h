#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <memory>
#include <stop_token>
#include <utility>

namespace zhilan::tasks
{

using RequestId = quint64;

/// Runs work off the thread it lives on, where only the newest request counts: starting one cancels those before it,
/// and their answers, even finished ones, are dropped; one that does not notice holds the newest up for a moment only.
/// Answers arrive on the thread this object lives on.
class LatestTask : public QObject
{
public:
    explicit LatestTask(QObject* parent = nullptr) : QObject(parent)
    {
        // Two, so that a new request need not wait for a cancelled one to notice.
        m_pool.setMaxThreadCount(2);
    }

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
        const auto begun = std::make_shared<std::atomic_bool>(false);
        const bool mayWait = m_pool.activeThreadCount() >= m_pool.maxThreadCount();
        m_pool.start(
            [this, id, begun, stop = m_stop.get_token(), work = std::move(work), done = std::move(done)]() mutable {
                *begun = true;
                if (stop.stop_requested()) {
                    return;
                }
                auto value = work(stop);
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
            // Those before it are held up, as by a mount that does not answer: that is nothing to wait for.
            QTimer::singleShot(kPatience, this, [this, id, begun] {
                if (id == m_newest && !*begun) {
                    m_pool.setMaxThreadCount(m_pool.maxThreadCount() + 1);
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

private:
    static constexpr std::chrono::milliseconds kPatience{300}; ///< with cancelled requests

    QThreadPool m_pool;
    std::stop_source m_stop;
    RequestId m_newest = 0;
};

} // namespace zhilan::tasks
