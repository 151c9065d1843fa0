#include "app/shell/library_watch.h"

#include "app/shell/index_controller.h"
#include "app/shell/library_controller.h"
#include "app/shell/navigator.h"

#include <QGuiApplication>

#include <algorithm>

namespace zhilan::shell
{

namespace
{

bool holds(const std::filesystem::path& folder, const std::filesystem::path& file)
{
    return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

} // namespace

LibraryWatch::LibraryWatch(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts)
{
    connect(&m_watcher, &platform::FolderWatcher::changed, this, &LibraryWatch::onChanged);
    connect(&m_watcher, &platform::FolderWatcher::watching, this, [this](bool complete) {
        if (m_complete && !complete) {
            Q_EMIT limited(Messages::notWatched());
        }
        m_complete = complete;
        lookAgain(); // what changed before it was watched
    });
    connect(parts.navigator, &Navigator::opened, this, &LibraryWatch::onOpened);
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
    start();
}

void LibraryWatch::start()
{
    m_started = true;
    std::vector<std::filesystem::path> files;
    m_outside.clear();
    if (const auto& current = m_parts.navigator->current()) {
        const bool inside = std::any_of(m_folders.begin(), m_folders.end(),
                                        [&](const auto& folder) { return holds(folder, current->path); });
        if (!inside) {
            m_outside = current->path;
        }
        files.push_back(current->path);
    }
    m_watcher.watch(m_folders, std::move(files));
}

void LibraryWatch::onOpened()
{
    // Before the library is asked for, the first document is all that counts; the folders come with it.
    const auto& path = m_parts.navigator->current()->path;
    const bool inside =
        std::any_of(m_folders.begin(), m_folders.end(), [&](const auto& folder) { return holds(folder, path); });
    const bool another = inside ? !m_outside.empty() || !m_complete : m_outside != path;
    if (m_started && another) {
        start();
    }
}

void LibraryWatch::onChanged(const std::vector<std::filesystem::path>& written)
{
    const auto& current = m_parts.navigator->current();
    if (current && std::find(written.begin(), written.end(), current->path) != written.end()) {
        m_changed = current->path;
        readAgain();
    }
    lookAgain();
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
