#pragma once

#include "app/tasks/latest_task.h"
#include "core/base/result.h"
#include "core/library/cache_folder.h"
#include "core/library/contents.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zhilan::tasks
{

/// Lists the documents of folders off the user-interface thread. A newer request cancels the older one.
class LibraryScanner : public QObject
{
    Q_OBJECT

public:
    struct Answer {
        std::vector<library::Scan> scans; ///< in the order asked for; those that failed as they were before, or empty
        std::vector<std::optional<ErrorCode>> gone; ///< of each of `scans`: why it failed
        std::vector<library::Entry> files;          ///< in the order asked for, without those that failed
        std::vector<Error> failures;                ///< of files; detail is the path
        std::vector<std::shared_ptr<const library::PlaceIndex>> places; ///< in each of `scans`
        std::vector<library::IgnoreRules> rules;                        ///< of each of `scans`
        std::size_t documents = 0;                                      ///< in the folders, each counted once
        bool same =
            false; ///< the same folders and documents with the same titles and rules as before, and the same gone

        /// Whether one of the folders has this document, or folder.
        [[nodiscard]] bool contains(const std::string& path) const;
    };

    /// What the indexes in `cache` pass over is not listed; empty: there are none.
    explicit LibraryScanner(std::filesystem::path cache, QObject* parent = nullptr);
    /// Cancels and waits.
    ~LibraryScanner() override;

    /// `files` are single documents beside the folders. Answered by one scanned() with what could be listed. A folder
    /// that is empty since its device was unmounted counts as one that could not, by what its index knows. `before` is
    /// what to compare with, if anything; titles of files that have not changed since are taken from it.
    RequestId scan(const std::vector<std::filesystem::path>& roots, const std::vector<std::filesystem::path>& files,
                   const std::shared_ptr<const Answer>& before);
    /// Whether these places look as they did: documents that are still there, with the same titles. Answered by one
    /// looked() unless a newer request comes; the titles of all places asked for since the last scan are compared.
    RequestId look(const std::vector<std::filesystem::path>& places, const std::shared_ptr<const Answer>& before);
    void cancel();
    /// Called on the worker's thread before each scan from now on. For tests, which hold it there.
    void setBeforeScan(std::function<void()> before) { m_beforeScan = std::move(before); }

Q_SIGNALS:
    void looked(quint64 request, bool isSame);
    void scanned(quint64 request, std::shared_ptr<const zhilan::tasks::LibraryScanner::Answer> answer);

private:
    std::filesystem::path m_cache;
    LatestTask m_task;
    std::function<void()> m_beforeScan;
    std::vector<std::filesystem::path> m_places; ///< asked about and not answered yet
};

} // namespace zhilan::tasks
