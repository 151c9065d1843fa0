#pragma once

#include "app/panels/navigation_panel.h"
#include "app/tasks/index_service.h"
#include "app/tasks/latest_task.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace zhilan::panels
{
class StatusBar;
}

namespace zhilan::shell
{

/// Keeps the library's index and says in the status bar how far it is, with a button that stops it or goes on.
class IndexController : public QObject
{
    Q_OBJECT

public:
    /// `cache`: where indexes are kept; empty for nowhere, then nothing is indexed. The status bar is not owned.
    IndexController(std::filesystem::path cache, panels::StatusBar* status, QObject* parent);

    /// forgetRemoved()
    ~IndexController() override;

    [[nodiscard]] tasks::IndexService& service() { return m_service; }
    /// The library's folders from now on. Which of them are within others is found out in the background.
    void setFolders(const std::vector<std::filesystem::path>& folders);
    /// The reader has taken these folders out of the library: their indexes and patterns are kept until forgetRemoved()
    /// deletes them, or until setFolders() has the folder again. setFolders() follows.
    void setAside(const std::vector<std::filesystem::path>& folders);
    void forgetRemoved();
    /// Whether the folder has an index of its own: it is not within another one of the library. False
    /// until that has been found out.
    [[nodiscard]] bool isIndexed(const std::filesystem::path& folder) const;
    /// Where the indexes are; empty until that has been found out.
    [[nodiscard]] std::vector<library::Store> stores() const
    {
        return m_stores.value_or(std::vector<library::Store>());
    }
    using Patterns = std::vector<std::string>;
    /// Gives `answer` those of ScanOptions::ignore that hold in such a folder, or will once it has been looked through.
    /// Later, for another process may be writing them; only the newest question is answered.
    void askPatterns(const std::filesystem::path& folder, std::function<void(const Patterns&)> answer);
    /// What the reader has made of those that askPatterns() gave.
    void editPatterns(const std::filesystem::path& folder, const library::PatternEdit& edit);
    /// Something in the folders has changed.
    void refresh();
    /// Something has changed at these places and nowhere else.
    void refreshAt(const std::vector<std::filesystem::path>& places);
    /// The index turned out to be damaged.
    void repair();

    /// The window's language is another.
    void retranslate() { tell(); }

    /// What is not in the index, for the tree's badge, and what else was found wrong when the folders were looked
    /// through for the tree.
    [[nodiscard]] std::vector<panels::NavigationPanel::Problem>
    problems(const std::vector<library::Problem>& scanned) const;
    /// What a search does not find yet, in a sentence; empty when all is there.
    [[nodiscard]] QString whatIsMissing() const;

Q_SIGNALS:
    /// whatIsMissing() may be another.
    void stateChanged();

private:
    void onWorkButton();
    void tell();
    [[nodiscard]] QString describe(const tasks::IndexState& state) const;

    void look();

    std::filesystem::path m_cache;
    std::vector<std::filesystem::path> m_folders;
    std::vector<std::filesystem::path> m_removed; ///< and still in the cache
    /// Of those that are not within others; nullopt: being found out.
    std::optional<std::vector<library::Store>> m_stores;
    tasks::LatestTask m_looking; ///< which those are: a drive that does not answer holds nothing else
    tasks::LatestTask m_asking;  ///< for patterns
    panels::StatusBar* m_status;
    tasks::IndexService m_service;
};

} // namespace zhilan::shell
