#include "app/shell/library_watch.h"

#include "app/models/text_conversion.h"
#include "app/panels/status_bar.h"
#include "app/shell/chosen_encodings.h"
#include "app/shell/index_controller.h"
#include "app/shell/library_controller.h"
#include "app/shell/message_controller.h"
#include "app/shell/messages.h"
#include "app/shell/navigator.h"
#include "app/shell/session.h"
#include "core/base/within.h"

#include <QGuiApplication>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace zhilan::shell
{

LibraryWatch::LibraryWatch(const Parts& parts, QObject* parent)
    : QObject(parent), m_parts(parts), m_indexes(parts.index, nullptr)
{
    connect(&m_library, &platform::FolderWatcher::changed, this, &LibraryWatch::onLibraryChanged);
    connect(&m_library, &platform::FolderWatcher::watching, this, [this](bool complete) {
        onWatching(complete);
        lookAgain(); // what changed before it was watched
    });
    connect(&m_indexes, &IndexWatch::changedElsewhere, this, &LibraryWatch::lookAgain);
    connect(&parts.index->service(), &tasks::IndexService::patternsTold, parts.library,
            &LibraryController::setPatterns);
    connect(&m_document, &platform::FolderWatcher::changed, this, &LibraryWatch::onDocumentChanged);
    connect(&m_document, &platform::FolderWatcher::watching, this, [this](bool complete) {
        onWatching(complete);
        lookForDocument(); // it may have gone before it was watched
    });
    connect(parts.library, &LibraryController::problemsChanged, this, &LibraryWatch::tellGone);
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
        m_isDocumentGone = false;
        m_document.watch({}, {m_watched});
    }
}

void LibraryWatch::onWatching(bool complete)
{
    if (m_complete && !complete) {
        m_complete = false;
        m_parts.messages->say(Messages::notWatched(), MessageController::Until::Closed);
    }
}

void LibraryWatch::onLibraryChanged(const platform::FolderWatcher::Changes& changes)
{
    if (changes.everywhere) {
        lookAgain();
        lookForDocument();
        return;
    }
    // The index first: a moment counts there.
    m_parts.index->refreshAt(changes.places);
    m_parts.library->lookAt(changes.places);
    // A folder that it is in may have been renamed, of which its own tells nothing.
    if (std::any_of(changes.places.begin(), changes.places.end(),
                    [this](const auto& place) { return place != m_watched && isWithin(m_watched, place); })) {
        lookForDocument();
    }
}

void LibraryWatch::onDocumentChanged(const platform::FolderWatcher::Changes& changes)
{
    if (!changes.written.empty()) {
        m_changed = m_watched;
        readAgain();
    } else {
        lookForDocument();
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

/// Follows the open document where it is no longer there.
void LibraryWatch::lookForDocument()
{
    const auto& current = m_parts.navigator->current();
    if (!current || current->path != m_watched) {
        return;
    }
    struct Found {
        bool isGone = false;
        std::optional<std::filesystem::path> moved;
    };
    m_looking.start(
        [path = current->path, identity = current->identity, folders = m_folders](const std::stop_token& stop) {
            Found found;
            std::error_code unknown;
            found.isGone = !std::filesystem::exists(path, unknown) && !unknown;
            if (found.isGone && identity) {
                found.moved = platform::findMoved(path, *identity, folders, stop);
            }
            return found;
        },
        [this, of = current](tasks::RequestId /*id*/, const Found& found) {
            if (m_parts.navigator->current() != of || m_parts.navigator->isLoading()) {
                return;
            }
            const bool wasGone = std::exchange(m_isDocumentGone, found.isGone && !found.moved);
            if (!found.isGone) {
                m_parts.messages->takeBack(Messages::documentGone(of->path));
                if (wasGone) {
                    // Its folder may be another one, of which nothing has been heard.
                    m_document.watch({}, {m_watched});
                    m_changed = m_watched;
                    readAgain();
                }
            } else if (found.moved) {
                follow(*found.moved);
            } else if (!m_parts.library->goneWith(of->path)) { // which says enough
                m_parts.messages->say(Messages::documentGone(of->path), MessageController::Until::Document);
            }
        });
}

void LibraryWatch::tellGone()
{
    const std::vector<Error> gone = m_parts.library->gone();
    const std::vector<Error> before = std::exchange(m_gone, gone);
    if (before == gone) {
        return;
    }
    const auto said = [](const std::vector<Error>& folders) {
        return Messages::folderGone(folders.front(), static_cast<int>(folders.size()));
    };
    if (!before.empty()) {
        m_parts.messages->takeBack(said(before));
    }
    for (const Error& folder : before) {
        if (std::find(gone.begin(), gone.end(), folder) == gone.end()) {
            m_parts.messages->takeBack(Messages::folderGone(folder)); // said when a document of it was to be opened
        }
    }
    if (const auto& current = m_parts.navigator->current(); current && m_parts.library->goneWith(current->path)) {
        m_parts.messages->takeBack(Messages::documentGone(current->path));
    }
    if (!gone.empty()) {
        m_parts.messages->sayToo(said(gone), MessageController::Until::Closed);
    }
}

Message LibraryWatch::messageFor(const Error& error) const
{
    const auto gone = m_parts.library->goneWith(std::filesystem::path(error.detail));
    return gone ? Messages::folderGone(*gone) : Messages::forError(error);
}

void LibraryWatch::follow(const std::filesystem::path& to)
{
    const std::filesystem::path from = m_parts.navigator->current()->path;
    m_parts.library->renameFile(from, to);
    m_parts.store->update([old = models::toName(from), now = models::toName(to)](Session& session) {
        std::replace(session.recent.begin(), session.recent.end(), old, now);
        const QString encoding = chosenEncoding(session.encodings, old);
        session.encodings = withChosenEncoding(withChosenEncoding(session.encodings, old, {}), now, encoding);
    });
    m_parts.navigator->follow(to);
    m_parts.status->showNote(Messages::documentMoved(from, to));
}

void LibraryWatch::lookAgain()
{
    m_parts.library->scanAgain();
    m_parts.index->refresh();
}

} // namespace zhilan::shell
