#include "app/shell/library_watch.h"

#include "app/shell/index_controller.h"
#include "app/shell/library_controller.h"
#include "app/shell/messages.h"
#include "app/shell/navigator.h"
#include "core/base/within.h"

#include <QGuiApplication>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace zhilan::shell
{

LibraryWatch::LibraryWatch(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts)
{
    connect(&m_library, &platform::FolderWatcher::changed, this, &LibraryWatch::onLibraryChanged);
    connect(&m_library, &platform::FolderWatcher::watching, this, [this](bool complete) {
        onWatching(complete);
        lookAgain(); // what changed before it was watched
    });
    connect(&parts.index->service(), &tasks::IndexService::patternsTold, parts.library,
            &LibraryController::setPatterns);
    connect(&m_document, &platform::FolderWatcher::changed, this, &LibraryWatch::onDocumentChanged);
    connect(&m_document, &platform::FolderWatcher::watching, this, &LibraryWatch::onWatching);
    connect(parts.navigator, &Navigator::opened, this, &LibraryWatch::watchDocument);
    // Queued: what was loaded is the open document by then.
    connect(parts.navigator, &Navigator::loadingChanged, this, &LibraryWatch::readAgain, Qt::QueuedConnection);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive && m_started && !m_complete) {
            lookAgain();
        }
    });
}

void LibraryWatch::setFolders(const std::vector<std::filesystem::path>& folders)
{
    m_folders = folders;
    m_complete = true;
    m_library.watch(m_folders, {});
    if (!std::exchange(m_started, true)) {
        watchDocument();
    }
}

void LibraryWatch::watchDocument()
{
    const auto& current = m_parts.navigator->current();
    // Before the library is asked for, the first document is all that counts.
    if (m_started && current && m_watched != current->path) {
        m_watched = current->path;
        m_document.watch({}, {m_watched});
    }
}

void LibraryWatch::onWatching(bool complete)
{
    if (m_complete && !complete) {
        m_complete = false;
        Q_EMIT limited(Messages::notWatched());
    }
}

void LibraryWatch::onLibraryChanged(const platform::FolderWatcher::Changes& changes)
{
    if (changes.everywhere) {
        lookAgain();
        return;
    }
    // The index first: a moment counts there.
    m_parts.index->refreshAt(changes.places);
    m_parts.library->lookAt(changes.places);
}

void LibraryWatch::onDocumentChanged(const platform::FolderWatcher::Changes& changes)
{
    if (!changes.written.empty()) {
        m_changed = m_watched;
        readAgain();
    } else if (std::error_code unknown; !std::filesystem::exists(m_watched, unknown) && !unknown) {
        Q_EMIT documentGone(Messages::documentGone(m_watched));
    }
    const bool inside = std::any_of(m_folders.begin(), m_folders.end(),
                                    [this](const auto& folder) { return isWithin(m_watched, folder); });
    if (!inside) {
        lookAgain(); // for its title
    }
}

/// The open document, once nothing else is on its way.
void LibraryWatch::readAgain()
{
    if (!m_parts.navigator->isLoading()) {
        const std::filesystem::path path = std::exchange(m_changed, {});
        const auto& current = m_parts.navigator->current();
        if (current && !path.empty() && current->path == path) {
            m_parts.navigator->openOrReload(path);
        }
    }
}

void LibraryWatch::lookAgain()
{
    m_parts.library->scanAgain();
    m_parts.index->refresh();
}

} // namespace zhilan::shell
