#pragma once

#include "app/platform/folder_watcher.h"
#include "app/shell/index_watch.h"
#include "app/shell/messages.h"
#include "app/tasks/latest_task.h"

#include <QObject>

#include <filesystem>
#include <vector>

namespace zhilan::panels
{
class StatusBar;
}

namespace zhilan::shell
{

class IndexController;
class LibraryController;
class MessageController;
class Navigator;
class SessionStore;

/// Keeps tree, index and open document as the files are: what changes in the library's folders is noticed, or looked
/// for where it cannot be; so is what another process passes over in them. Says what is gone, until it is back: folders
/// of the library, and the open document, where it is not found elsewhere, what has been read of it is still shown; and
/// whether all is noticed.
class LibraryWatch : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        LibraryController* library;
        IndexController* index;
        Navigator* navigator;
        panels::StatusBar* status;
        SessionStore* store;
        MessageController* messages;
    };

    /// Nothing is owned.
    LibraryWatch(const Parts& parts, QObject* parent);

    /// What is said of a document that could not be read: the folder that it is in, where that is gone.
    [[nodiscard]] Message messageFor(const Error& error) const;

    /// The library's folders from now on.
    void setFolders(const std::vector<std::filesystem::path>& folders);

private:
    void watchDocument();
    void onLibraryChanged(const platform::FolderWatcher::Changes& changes);
    void onDocumentChanged(const platform::FolderWatcher::Changes& changes);
    void onWatching(bool complete);
    void readAgain();
    void lookAgain();
    void lookForDocument();
    void tellGone();
    void follow(const std::filesystem::path& to);

    Parts m_parts;
    platform::FolderWatcher m_library;
    IndexWatch m_indexes;
    /// The open document alone, so that opening another one leaves the folders' watches as they are.
    platform::FolderWatcher m_document;
    std::vector<std::filesystem::path> m_folders;
    std::filesystem::path m_watched; ///< by `m_document`
    tasks::LatestTask m_looking;     ///< for the open document
    std::filesystem::path m_changed; ///< the open document, while it waits to be read again
    std::vector<Error> m_gone;       ///< folders, as was told
    bool m_isDocumentGone = false;
    bool m_started = false;
    bool m_complete = true; ///< all changes are noticed
};

} // namespace zhilan::shell
