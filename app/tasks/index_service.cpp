#include "app/tasks/index_service.h"

#include "app/tasks/release.h"
#include "core/base/file.h"

#include <sys/resource.h>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace zhilan::tasks
{

namespace
{

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds kProgressStep{50};
constexpr int kNice = 10;

/// So that reading the library leaves the processor to what the reader does. On Linux this is of one thread, and of
/// those that it starts.
void giveWay()
{
    ::setpriority(PRIO_PROCESS, 0, kNice);
}

} // namespace

/// One run through all folders, on the pool's thread.
class IndexService::Run
{
public:
    Run(IndexService& service, quint64 id, std::vector<library::Store> stores, bool repair, std::stop_token stop)
        : m_service(service), m_id(id), m_stores(std::move(stores)), m_repair(repair), m_stop(std::move(stop))
    {
    }

    void operator()()
    {
        giveWay();
        publish();
        IndexReport report;
        for (const library::Store& store : m_stores) {
            if (!refresh(store, report)) {
                return;
            }
        }
        publish();
        m_service.post(m_id, [service = &m_service, report = std::move(report)]() mutable {
            service->onFinished(std::move(report));
        });
    }

private:
    /// False when stopped.
    bool refresh(const library::Store& store, IndexReport& report)
    {
        library::RefreshOptions options;
        options.stop = m_stop;
        options.repair = m_repair;
        options.workers = std::max(1U, std::thread::hardware_concurrency() - 1);
        options.progress = [this, &store](const library::Progress& progress) {
            tell(store, progress);
        };
        while (!m_stop.stop_requested()) {
            auto refreshed = library::refresh(store, options);
            if (refreshed) {
                std::move(refreshed->problems.begin(), refreshed->problems.end(), std::back_inserter(report.problems));
                publish();
                return true;
            }
            if (refreshed.error().code == ErrorCode::Cancelled) {
                return false;
            }
            if (refreshed.error().code != ErrorCode::Locked) {
                const std::string& detail = refreshed.error().detail;
                report.failures.push_back({refreshed.error().code, detail.empty() ? pathToUtf8(store.root) : detail});
                return true;
            }
            wait(store);
        }
        return false;
    }

    void wait(const library::Store& store)
    {
        setState({IndexState::Phase::Waiting, store.root, {}});
        publish(); // the other process gets on
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any stopped;
        stopped.wait_for(lock, m_stop, m_service.m_options.retry, [] { return false; });
    }

    void tell(const library::Store& store, const library::Progress& progress)
    {
        const auto now = steady_clock::now();
        if (progress.phase == m_phase && now - m_told < kProgressStep) {
            return;
        }
        m_phase = progress.phase;
        m_told = now;
        setState({IndexState::Phase::Working, store.root, progress});
        if (progress.phase == library::RefreshPhase::Reading && now - m_published >= m_service.m_options.publish) {
            publish();
        }
    }

    void setState(IndexState state)
    {
        m_service.post(
            m_id, [service = &m_service, state = std::move(state)]() mutable { service->setState(std::move(state)); });
    }

    /// What cannot be opened is left out: it is being made anew.
    void publish()
    {
        std::vector<std::shared_ptr<const search::Snapshot>> snapshots;
        std::uint64_t generation = 0;
        for (const library::Store& store : m_stores) {
            if (auto snapshot = search::Snapshot::open(store.index())) {
                generation += (*snapshot)->generation();
                snapshots.push_back(std::move(*snapshot));
            }
        }
        m_published = steady_clock::now();
        if (m_generation == generation && m_opened == snapshots.size()) {
            return;
        }
        m_generation = generation;
        m_opened = snapshots.size();
        m_service.post(m_id, [service = &m_service, all = search::Snapshot::joined(snapshots)] {
            auto before = std::exchange(service->m_snapshot, all);
            Q_EMIT service->published();
            releaseElsewhere(std::move(before));
        });
    }

    IndexService& m_service;
    const quint64 m_id;
    const std::vector<library::Store> m_stores;
    const bool m_repair;
    const std::stop_token m_stop;
    std::optional<library::RefreshPhase> m_phase;
    steady_clock::time_point m_told;
    steady_clock::time_point m_published;
    std::optional<std::uint64_t> m_generation; ///< that was published last
    std::size_t m_opened = 0;
};

IndexService::IndexService(const Options& options, QObject* parent)
    : QObject(parent), m_options(options), m_snapshot(std::make_shared<const search::Snapshot>())
{
    m_pool.setMaxThreadCount(1);
    // The thread has given way for good.
    m_pool.setExpiryTimeout(-1);
}

IndexService::~IndexService()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

template <typename Call>
void IndexService::post(quint64 run, Call call)
{
    QMetaObject::invokeMethod(
        this,
        [this, run, call = std::move(call)]() mutable {
            if (run == m_run) {
                call();
            }
        },
        Qt::QueuedConnection);
}

void IndexService::setStores(std::vector<library::Store> stores)
{
    m_stores = std::move(stores);
    m_report = {};
    start(false);
}

void IndexService::refresh()
{
    if (m_state.phase == IndexState::Phase::Working) {
        m_again = true;
    } else {
        start(false);
    }
}

void IndexService::repair()
{
    start(true);
}

void IndexService::stop()
{
    if (m_state.phase == IndexState::Phase::Idle) {
        return;
    }
    m_stop.request_stop();
    ++m_run;
    m_again = false;
    setState({IndexState::Phase::Stopped, {}, {}});
}

void IndexService::start(bool repair)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_again = false;
    ++m_run;
    // Until the run says more.
    setState({IndexState::Phase::Working, m_stores.empty() ? std::filesystem::path() : m_stores.front().root, {}});
    m_pool.start([run = std::make_shared<Run>(*this, m_run, m_stores, repair, m_stop.get_token())] { (*run)(); });
}

void IndexService::setState(IndexState state)
{
    m_state = std::move(state);
    Q_EMIT stateChanged();
}

void IndexService::onFinished(IndexReport report)
{
    m_report = std::move(report);
    setState({});
    Q_EMIT finished();
    if (std::exchange(m_again, false)) {
        start(false);
    }
}

} // namespace zhilan::tasks
