#pragma once

#include <QObject>

#include <chrono>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <stop_token>
#include <vector>

namespace zhilan::platform
{

/// Tells when something changes in folders, with all that is below them, or in single files. It looks for itself, on a
/// thread of its own, by inotify(7), which tells of changes made on this machine. Where the system has no watches left,
/// it says so and reports at intervals instead. Hidden folders and files are passed over, and of the files in folders
/// all but documents and subtitles.
class FolderWatcher : public QObject
{
    Q_OBJECT

public:
    struct Options {
        /// Without further changes before what may not be all yet is reported: a file that went, or is being written.
        std::chrono::milliseconds quiet{60};
        /// Between the first such change and its report.
        std::chrono::milliseconds longest{2000};
        /// Between two reports: a file that has been written whole is reported at once, the burst that follows
        /// together.
        std::chrono::milliseconds burst{250};
        std::chrono::milliseconds interval{60'000}; ///< where changes cannot be noticed
        /// Between two looks for a folder that is not there, was unmounted, or is behind a link: it may be back, or
        /// another one, which nothing tells. What is mounted or unmounted on this machine is noticed at once.
        std::chrono::milliseconds lookForFolder{1000};
        std::size_t mostWatches = 100'000; ///< folders; below the system's usual limit for all programs
        /// Called on the thread before it looks at the folders for the first time. For tests, which hold it there.
        std::function<void()> beforeLook = {};
    };

    struct Changes {
        std::vector<std::filesystem::path> written; ///< have new content and are there, as far as that is known
        /// Files and folders (each with all below it) that were written, came, or went.
        std::vector<std::filesystem::path> places;
        bool everywhere = false; ///< what changed is not known: all is to be looked at
    };

    explicit FolderWatcher(QObject* parent = nullptr) : FolderWatcher(Options(), parent) {}
    FolderWatcher(const Options& options, QObject* parent);
    /// Stops and waits, some milliseconds; a thread that is held up by a mount that does not answer is left to itself.
    /// It touches nothing of this any more.
    ~FolderWatcher() override;

    /// From now on these; changes not reported yet are forgotten. Answered by one watching(). Returns at once,
    /// whatever the thread for those before is held up by.
    void watch(std::vector<std::filesystem::path> folders, std::vector<std::filesystem::path> files);

Q_SIGNALS:
    /// Changes are noticed from here on. `complete`: all of them; otherwise changed() comes at intervals too.
    void watching(bool complete);
    void changed(const zhilan::platform::FolderWatcher::Changes& changes);

private:
    class Watch;
    class Receiver;

    void stop();

    Options m_options;
    std::shared_ptr<Receiver> m_receiver; ///< of what is being watched now
    std::stop_source m_stop{std::nostopstate};
    std::future<void> m_ended; ///< its thread
};

} // namespace zhilan::platform
