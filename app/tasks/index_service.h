#pragma once

#include "core/base/result.h"
#include "core/library/refresh.h"
#include "core/search/index.h"

#include <QObject>
#include <QThreadPool>

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace zhilan::tasks
{

/// How far the index of the library is.
struct IndexState {
    enum class Phase {
        Idle,    ///< up to date, as far as its folders can be read
        Working, ///< `progress` says how far
        Waiting, ///< another process is writing to the index; tried again from time to time
        Paused,  ///< by pause(): what `progress` says has been indexed is there, the rest is not
        Stopped, ///< by stop(), likewise
    };
    Phase phase = Phase::Idle;
    std::filesystem::path root; ///< Working, Waiting, Paused: which of the folders
    library::Progress progress;
};

/// What one run came to.
struct IndexReport {
    std::vector<library::Problem> problems; ///< what is not in the index and why, by folder, then by path
    std::vector<Error> failures;            ///< folders that could not be brought up to date; the detail says which
};

/// Keeps the indexes of a library's folders up to date, one folder after another, off the user-interface thread, and
/// hands out what can be searched: from the first moment what is there, then the newest.
class IndexService : public QObject
{
    Q_OBJECT

public:
    struct Options {
        std::chrono::milliseconds retry{3000};   ///< while another process writes
        std::chrono::milliseconds publish{1000}; ///< at most so often while documents are being read
    };

    explicit IndexService(QObject* parent = nullptr) : IndexService(Options(), parent) {}
    IndexService(const Options& options, QObject* parent);
    /// Cancels and waits, some milliseconds.
    ~IndexService() override;

    /// Other folders come: nothing more is done for those before, and it is Working until setStores().
    void awaitStores();
    /// Other folders from now on. Publishes what is indexed of them, then brings it up to date; the latter not where it
    /// is Paused or Stopped, as after awaitStores(), which it stays.
    void setStores(std::vector<library::Store> stores);
    /// Brings all up to date; when it is at that already, once more afterwards. Goes on after pause() and stop().
    void refresh();
    /// As refresh(), but looks only where something has changed (absolute paths of files, and of folders with all below
    /// them): a few milliseconds. state() does not tell of it unless it takes long. Nothing after pause() and stop(),
    /// which need all to be looked at.
    void refreshAt(const std::vector<std::filesystem::path>& places);
    /// As refresh(), and from then on the patterns of library::ScanOptions::ignore that hold in one of the folders are
    /// edited so. Should that fail, the next run tries it again. patternsTold() says when they do.
    void editPatterns(const std::filesystem::path& root, library::PatternEdit edit);
    /// What is to be done so to those of a folder, where it has not been done yet.
    [[nodiscard]] std::optional<library::PatternEdit> editToCome(const std::filesystem::path& root) const;
    /// Deletes what the cache has of folders, after the run under way. They are not among the stores, or setStores() is
    /// called next, without them. What
    /// another process is writing to stays.
    void forget(std::vector<library::Store> stores);
    /// As refresh(), but nothing of the indexes is trusted before it has been verified.
    void repair();
    /// Lets go until refresh(), repair(), editPatterns() or awaitStores(). All that has been read is kept. Where all
    /// had been done by then, finished() still comes, and it is Idle unless something has changed since.
    void pause();
    /// As pause(), but at once: what has been committed stays, and is published.
    void stop();

    [[nodiscard]] const IndexState& state() const { return m_state; }
    /// Never null; without anything before setStores().
    [[nodiscard]] const std::shared_ptr<const search::Snapshot>& snapshot() const { return m_snapshot; }
    /// Of the last run that came to its end.
    [[nodiscard]] const IndexReport& report() const { return m_report; }

Q_SIGNALS:
    /// At most about twenty times a second while documents are read.
    void stateChanged();
    /// snapshot() is another.
    void published();
    /// A folder has been brought up to date, with these patterns. Before finished().
    void patternsTold(const std::filesystem::path& root, const std::vector<std::string>& patterns);
    /// All folders have been gone through.
    void finished();

private:
    class Run;
    /// Of one folder, as it was last looked at.
    struct RootReport {
        std::vector<library::Problem> problems;
        std::optional<Error> failure;
    };
    using Done = std::vector<std::pair<std::filesystem::path, Result<library::Refreshed>>>;
    /// Snapshots by root; of the pool's thread alone.
    using Opened = std::map<std::filesystem::path, std::shared_ptr<const search::Snapshot>>;
    using Edits = std::map<std::filesystem::path, library::PatternEdit>;

    enum class What {
        Nothing, ///< is only published
        Everything,
        Places,
        Repair
    };
    void start(What what);
    void hold(IndexState::Phase phase);
    void setState(IndexState state);
    void onFinished(Done done);
    void note(RootReport& report, const std::filesystem::path& root, Result<library::Refreshed> refreshed);
    /// Does so on the thread this lives on, unless another run has begun by then. Any thread.
    template <typename Call>
    void post(quint64 run, Call call);

    Options m_options;
    std::vector<library::Store> m_stores;
    IndexState m_state;
    IndexReport m_report;
    std::map<std::filesystem::path, RootReport> m_byRoot;
    Edits m_edits; ///< of patterns, to be done
    std::shared_ptr<const search::Snapshot> m_snapshot;
    std::shared_ptr<Opened> m_opened;
    std::stop_source m_stop;
    std::stop_source m_pause;
    std::stop_source m_stopTidying;
    std::stop_source m_stopMerging; ///< once the merge that is under way has been made
    quint64 m_run = 0;
    bool m_running = false;
    bool m_again = false;                        ///< everything, once more after the run under way or the pause
    std::vector<std::filesystem::path> m_places; ///< likewise
    int m_untidied = 0;                          ///< runs that were kept from tidying, one after another
    QThreadPool m_pool; ///< of one thread, so that a new run waits for the one before to have let go
};

} // namespace zhilan::tasks
