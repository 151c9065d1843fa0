#pragma once

#include "core/base/result.h"
#include "core/library/refresh.h"
#include "core/search/index.h"

#include <QObject>
#include <QThreadPool>

#include <chrono>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace zhilan::tasks
{

/// How far the index of the library is.
struct IndexState {
    enum class Phase {
        Idle,    ///< up to date, as far as its folders can be read
        Working, ///< `progress` says how far
        Waiting, ///< another process is writing to the index; tried again from time to time
        Stopped, ///< by stop(): what has been indexed is there, the rest is not
    };
    Phase phase = Phase::Idle;
    std::filesystem::path root; ///< Working, Waiting: which of the folders
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

    /// Other folders from now on. Publishes what is indexed of them, then brings it up to date.
    void setStores(std::vector<library::Store> stores);
    /// Brings all up to date; when it is at that already, once more afterwards. Goes on after stop().
    void refresh();
    /// As refresh(), but nothing of the indexes is trusted before it has been verified.
    void repair();
    /// Stops; nothing but another of these three begins anew. What has been committed stays.
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
    /// All folders have been gone through.
    void finished();

private:
    class Run;

    void start(bool repair);
    void setState(IndexState state);
    void onFinished(IndexReport report);
    /// Does so on the thread this lives on, unless another run has begun by then. Any thread.
    template <typename Call>
    void post(quint64 run, Call call);

    Options m_options;
    std::vector<library::Store> m_stores;
    IndexState m_state;
    IndexReport m_report;
    std::shared_ptr<const search::Snapshot> m_snapshot;
    std::stop_source m_stop;
    quint64 m_run = 0;
    bool m_again = false;
    QThreadPool m_pool; ///< of one thread, so that a new run waits for the one before to have let go
};

} // namespace zhilan::tasks
