#include "app/tasks/index_service.h"

#include "app/tasks/release.h"
#include "core/base/file.h"
#include "core/base/within.h"
#include "core/library/forget.h"

#include <sys/resource.h>

#include <algorithm>
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
/// A refresh of some places is not told of before it takes this long.
constexpr std::chrono::milliseconds kQuiet{300};
/// More are as soon looked for everywhere.
constexpr std::size_t kMostPlaces = 2000;
/// One change after the other breaks a merge off so often; then they wait until it is made.
constexpr int kMostUntidied = 8;

/// So that reading the library leaves the processor to what the reader does. On Linux this is of one thread, and of
/// those that it starts.
void giveWay()
{
    ::setpriority(PRIO_PROCESS, 0, kNice);
}

} // namespace

/// One run through folders, on the pool's thread.
class IndexService::Run
{
public:
    struct Stops {
        std::stop_token stop;
        std::stop_token pause;
        std::stop_token tidying;
        std::stop_token merging; ///< after the merge that is under way
    };

    using Places = std::map<std::filesystem::path, std::vector<std::filesystem::path>>;

    /// `places`: by root; a root without any is looked through.
    Run(IndexService& service, What what, Places places, const Stops& stops)
        : m_service(service)
        , m_id(service.m_run)
        , m_stores(service.m_stores)
        , m_what(what)
        , m_places(std::move(places))
        , m_stops(stops)
        , m_edits(service.m_edits)
        , m_opened(service.m_opened)
    {
    }

    void operator()()
    {
        giveWay();
        if (m_what != What::Places) {
            openAll();
        }
        if (m_what == What::Nothing) {
            return;
        }
        Done done;
        bool failed = false;
        for (const library::Store& store : m_stores) {
            if (m_what == What::Places && !m_places.contains(store.root)) {
                continue;
            }
            auto refreshed = refresh(store);
            if (!refreshed && refreshed.error().code == ErrorCode::Cancelled) {
                openAll(); // what was read before a pause
                return;
            }
            if (!refreshed) {
                failed = true;
                m_opened->erase(store.root); // may be of a commit that has failed
            } else if (m_what != What::Places) {
                library::forgetCovered(store);
            }
            done.emplace_back(store.root, std::move(refreshed));
        }
        if (m_what != What::Places || failed) {
            openAll();
        }
        m_service.post(
            m_id, [service = &m_service, done = std::move(done)]() mutable { service->onFinished(std::move(done)); });
    }

private:
    /// Tried again while another process writes.
    Result<library::Refreshed> refresh(const library::Store& store)
    {
        library::RefreshOptions options;
        options.stop = m_stops.stop;
        options.pause = m_stops.pause;
        options.stopTidying = m_stops.tidying;
        options.lastMerge = m_stops.merging;
        options.repair = m_what == What::Repair;
        if (const auto given = m_edits.find(store.root); given != m_edits.end()) {
            options.ignoreEdit = given->second;
        }
        options.workers = std::max(1U, std::thread::hardware_concurrency() - 1);
        if (m_what == What::Places) {
            options.places = m_places[store.root];
        }
        options.progress = [this, &store](const library::Progress& progress) {
            tell(store, progress);
        };
        options.committed = [this, &store](const std::shared_ptr<const search::Snapshot>& snapshot) {
            (*m_opened)[store.root] = snapshot;
            if (m_what == What::Places || steady_clock::now() - m_published >= m_service.m_options.publish) {
                publish();
            }
        };
        while (!m_stops.stop.stop_requested() && !m_stops.pause.stop_requested()) {
            if (const auto known = m_opened->find(store.root); known != m_opened->end() && m_what != What::Repair) {
                options.before = known->second;
            }
            auto refreshed = library::refresh(store, options);
            if (refreshed || refreshed.error().code != ErrorCode::Locked) {
                return refreshed;
            }
            wait(store);
        }
        return fail(ErrorCode::Cancelled);
    }

    void wait(const library::Store& store)
    {
        setState({IndexState::Phase::Waiting, store.root, {}});
        openAll(); // the other process gets on
        std::stop_source ended;
        const auto end = [&ended] {
            ended.request_stop();
        };
        const std::stop_callback stopped(m_stops.stop, end);
        const std::stop_callback paused(m_stops.pause, end);
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any changed;
        changed.wait_for(lock, ended.get_token(), m_service.m_options.retry, [] { return false; });
    }

    void tell(const library::Store& store, const library::Progress& progress)
    {
        const auto now = steady_clock::now();
        if (m_what == What::Places && now - m_begun < kQuiet) {
            return;
        }
        if (progress.phase == m_phase && now - m_told < kProgressStep) {
            return;
        }
        m_phase = progress.phase;
        m_told = now;
        setState({IndexState::Phase::Working, store.root, progress});
    }

    void setState(IndexState state)
    {
        m_service.post(m_id, [service = &m_service, state = std::move(state)]() mutable {
            if (service->m_running) {
                service->setState(std::move(state));
            }
        });
    }

    /// What another process may have done too. What cannot be opened is left out: it is being made anew.
    void openAll()
    {
        Opened opened;
        for (const library::Store& store : m_stores) {
            const auto known = m_opened->find(store.root);
            const search::Snapshot* const before =
                known != m_opened->end() && m_what != What::Repair ? known->second.get() : nullptr;
            if (auto snapshot = search::Snapshot::open(store.index(), before)) {
                opened[store.root] = std::move(*snapshot);
            }
        }
        *m_opened = std::move(opened);
        publish();
    }

    void publish()
    {
        m_published = steady_clock::now();
        std::vector<std::shared_ptr<const search::Snapshot>> snapshots;
        std::vector<std::uint64_t> generations;
        for (const library::Store& store : m_stores) {
            if (const auto opened = m_opened->find(store.root); opened != m_opened->end()) {
                snapshots.push_back(opened->second);
                generations.push_back(opened->second->generation());
            } else {
                generations.push_back(0);
            }
        }
        if (m_generations == generations) {
            return;
        }
        m_generations = std::move(generations);
        m_service.post(m_id, [service = &m_service, all = search::Snapshot::joined(snapshots)] {
            auto before = std::exchange(service->m_snapshot, all);
            Q_EMIT service->published();
            releaseElsewhere(std::move(before));
        });
    }

    IndexService& m_service;
    const quint64 m_id;
    const std::vector<library::Store> m_stores;
    const What m_what;
    Places m_places;
    const Stops m_stops;
    const Edits m_edits;
    const std::shared_ptr<Opened> m_opened;
    const steady_clock::time_point m_begun = steady_clock::now();
    std::optional<library::RefreshPhase> m_phase;
    steady_clock::time_point m_told;
    steady_clock::time_point m_published;
    std::optional<std::vector<std::uint64_t>> m_generations; ///< that were published last
};

IndexService::IndexService(const Options& options, QObject* parent)
    : QObject(parent)
    , m_options(options)
    , m_snapshot(std::make_shared<const search::Snapshot>())
    , m_opened(std::make_shared<Opened>())
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

void IndexService::awaitStores()
{
    if (!m_pause.stop_requested()) { // as in start()
        m_stop.request_stop();
    }
    ++m_run;
    m_stores.clear();
    m_running = true;
    setState({IndexState::Phase::Working, {}, {}});
}

void IndexService::setStores(std::vector<library::Store> stores)
{
    m_stores = std::move(stores);
    m_report = {};
    m_byRoot.clear();
    if (m_state.phase != IndexState::Phase::Paused && m_state.phase != IndexState::Phase::Stopped) {
        start(What::Everything);
        return;
    }
    // It was held while they were being found out.
    m_again = true;
    ++m_run;
    m_pool.start([run = std::make_shared<Run>(*this, What::Nothing, Run::Places(), Run::Stops())] { (*run)(); });
}

void IndexService::refresh()
{
    if (m_running && m_state.phase != IndexState::Phase::Waiting) {
        m_again = true;
    } else {
        start(What::Everything);
    }
}

void IndexService::refreshAt(const std::vector<std::filesystem::path>& places)
{
    if (m_state.phase == IndexState::Phase::Paused || m_state.phase == IndexState::Phase::Stopped) {
        m_again = true;
        return;
    }
    m_places.insert(m_places.end(), places.begin(), places.end());
    if (m_places.size() > kMostPlaces) {
        m_places.clear();
        refresh();
    } else if (!m_running) {
        start(What::Places);
    } else if (m_untidied >= kMostUntidied) {
        m_stopMerging.request_stop();
    } else if (m_stopTidying.request_stop()) {
        ++m_untidied;
    }
}

void IndexService::editPatterns(const std::filesystem::path& root, library::PatternEdit edit)
{
    if (const auto given = m_edits.find(root); given != m_edits.end()) {
        edit.before = given->second.before; // it was made of what that one comes to
    }
    m_edits[root] = std::move(edit);
    start(What::Everything);
}

std::optional<library::PatternEdit> IndexService::editToCome(const std::filesystem::path& root) const
{
    const auto given = m_edits.find(root);
    return given == m_edits.end() ? std::nullopt : std::optional(given->second);
}

void IndexService::forget(std::vector<library::Store> stores)
{
    for (const library::Store& store : stores) {
        m_edits.erase(store.root);
    }
    m_pool.start([stores = std::move(stores)] {
        giveWay();
        for (const library::Store& store : stores) {
            static_cast<void>(library::forget(store)); // a cache: nothing is lost where it stays
        }
    });
}

void IndexService::repair()
{
    start(What::Repair);
}

void IndexService::pause()
{
    if (m_state.phase == IndexState::Phase::Working || m_state.phase == IndexState::Phase::Waiting) {
        m_pause.request_stop();
        hold(IndexState::Phase::Paused);
    }
}

void IndexService::stop()
{
    if (m_state.phase != IndexState::Phase::Idle) {
        m_stop.request_stop();
        hold(IndexState::Phase::Stopped);
    }
}

void IndexService::hold(IndexState::Phase phase)
{
    m_running = false;
    m_again = m_again || !m_places.empty();
    m_places.clear();
    IndexState state = std::exchange(m_state, {});
    state.phase = phase;
    setState(std::move(state));
}

void IndexService::start(What what)
{
    // What has been paused still commits what it has read; with the new run it shares who stops both.
    if (!m_pause.stop_requested()) {
        m_stop.request_stop();
    }
    if (m_stop.stop_requested()) {
        m_stop = std::stop_source();
    }
    m_pause = std::stop_source();
    m_stopTidying = std::stop_source();
    m_stopMerging = std::stop_source();
    m_running = true;
    ++m_run;
    Run::Places places;
    for (std::filesystem::path& place : std::exchange(m_places, {})) {
        for (const library::Store& store : m_stores) {
            if (what != What::Places || !isWithin(place, store.root)) {
                continue;
            }
            places[store.root].push_back(std::move(place)); // no store is within another
            break;
        }
    }
    if (what != What::Places) {
        m_again = false;
        m_untidied = 0;
        // Until the run says more.
        setState({IndexState::Phase::Working, m_stores.empty() ? std::filesystem::path() : m_stores.front().root, {}});
    }
    for (auto& [root, some] : places) {
        if (m_byRoot[root].failure) {
            some.clear(); // what was to be done then has not been
        }
    }
    const Run::Stops stops{m_stop.get_token(), m_pause.get_token(), m_stopTidying.get_token(),
                           m_stopMerging.get_token()};
    m_pool.start([run = std::make_shared<Run>(*this, what, std::move(places), stops)] { (*run)(); });
}

void IndexService::setState(IndexState state)
{
    m_state = std::move(state);
    Q_EMIT stateChanged();
}

void IndexService::note(RootReport& report, const std::filesystem::path& root, Result<library::Refreshed> refreshed)
{
    report.failure.reset();
    if (!refreshed) {
        const std::string& detail = refreshed.error().detail;
        report.failure = Error{refreshed.error().code, detail.empty() ? pathToUtf8(root) : detail};
        return;
    }
    if (!refreshed->places) {
        report.problems = std::move(refreshed->problems);
        return;
    }
    const auto isLookedAt = [&](const library::Problem& problem) {
        return std::any_of(refreshed->places->begin(), refreshed->places->end(),
                           [&](const auto& place) { return isWithin(problem.path, place); });
    };
    std::erase_if(report.problems, isLookedAt);
    report.problems.insert(report.problems.end(), refreshed->problems.begin(), refreshed->problems.end());
    std::sort(report.problems.begin(), report.problems.end(),
              [](const auto& a, const auto& b) { return a.path.native() < b.path.native(); });
}

void IndexService::onFinished(Done done)
{
    const bool isHeld = !std::exchange(m_running, false); // when all was done
    std::map<std::filesystem::path, std::vector<std::string>> patterns;
    for (auto& [root, refreshed] : done) {
        if (refreshed) {
            patterns[root] = std::move(refreshed->ignore);
        }
        note(m_byRoot[root], root, std::move(refreshed));
    }
    // Edits given since have begun another run.
    std::erase_if(m_edits, [&patterns](const auto& given) { return patterns.contains(given.first); });
    m_report = {};
    for (const library::Store& store : m_stores) {
        const RootReport& report = m_byRoot[store.root];
        m_report.problems.insert(m_report.problems.end(), report.problems.begin(), report.problems.end());
        if (report.failure) {
            m_report.failures.push_back(*report.failure);
        }
    }
    // What has changed since waits for refresh().
    const bool staysHeld = isHeld && m_again;
    if (m_state.phase != IndexState::Phase::Idle && !staysHeld) {
        setState({});
    }
    if (!m_stopTidying.stop_requested()) {
        m_untidied = 0;
    }
    for (const auto& [root, some] : patterns) {
        Q_EMIT patternsTold(root, some);
    }
    Q_EMIT finished();
    if (m_running || staysHeld) {
        return; // begun anew by who heard that, or not to be yet
    }
    if (m_again) {
        start(What::Everything);
    } else if (!m_places.empty()) {
        start(What::Places);
    }
}

} // namespace zhilan::tasks
