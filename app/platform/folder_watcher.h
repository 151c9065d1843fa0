#pragma once

#include <QObject>

#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>
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
        std::chrono::milliseconds quiet{300};       ///< without further changes before they are reported
        std::chrono::milliseconds longest{2000};    ///< between the first change and the report
        std::chrono::milliseconds interval{60'000}; ///< where changes cannot be noticed
        std::size_t mostWatches = 100'000;          ///< folders; below the system's usual limit for all programs
    };

    explicit FolderWatcher(QObject* parent = nullptr) : FolderWatcher(Options(), parent) {}
    FolderWatcher(const Options& options, QObject* parent);
    /// Stops and waits, some milliseconds.
    ~FolderWatcher() override;

    /// From now on these; changes not reported yet are forgotten. Answered by one watching().
    void watch(std::vector<std::filesystem::path> folders, std::vector<std::filesystem::path> files);

Q_SIGNALS:
    /// Changes are noticed from here on. `complete`: all of them; otherwise changed() comes at intervals too.
    void watching(bool complete);
    /// Something has changed. `written`: files that have new content and are there, as far as that is known.
    void changed(const std::vector<std::filesystem::path>& written);

private:
    class Watch;

    Options m_options;
    quint64 m_run = 0;
    std::jthread m_thread;
};

} // namespace zhilan::platform
