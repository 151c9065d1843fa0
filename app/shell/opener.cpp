#include "app/shell/opener.h"

#include "app/models/text_conversion.h"
#include "app/shell/library_controller.h"
#include "app/shell/library_folders.h"
#include "app/shell/navigator.h"
#include "app/shell/session.h"
#include "core/base/file.h"
#include "core/base/within.h"

#include <algorithm>
#include <utility>

namespace zhilan::shell
{

namespace
{

/// Of a folder that was opened: the first that can be read is shown.
constexpr std::size_t kMostCandidates = 100;

/// Empty where nothing is open.
std::filesystem::path openIn(const Navigator& navigator)
{
    return navigator.current() ? navigator.current()->path : std::filesystem::path();
}

} // namespace

Opener::Opener(SessionStore* store, Navigator* navigator, LibraryController* library, Sample sample,
               NamedPaths::IsFolder isFolder, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_navigator(navigator)
    , m_library(library)
    , m_sample(std::move(sample))
    , m_paths(std::move(isFolder))
{
    connect(navigator, &Navigator::opened, this, [this] {
        // What is read again because its file has changed is nothing that was asked for.
        if (!m_candidates.empty() || openIn(*m_navigator) != m_openBefore) {
            m_toBeShown = 0;
            m_awaited = false;
        }
        m_candidates.clear();
        readIfOthers();
        tellReading();
    });
    connect(navigator, &Navigator::loadingChanged, this, &Opener::tellReading);
    connect(store, &SessionStore::foldersAdopted, this, [this] {
        if (m_libraryAsked) {
            readLibrary();
        }
    });
}

void Opener::tellReading()
{
    const bool reading = m_navigator->isLoading() || m_awaited;
    if (std::exchange(m_reading, reading) != reading) {
        Q_EMIT readingChanged(reading);
    }
}

void Opener::start(const QStringList& files, const QString& section)
{
    if (files.isEmpty()) {
        startWithoutFiles(section);
        return;
    }
    ask(files, [this, section](bool isFirst) {
        m_stays = false;
        if (isFirst) {
            m_navigator->open(m_candidates.front(), {{}, {}, section.toStdString(), {}, {}, {}});
        } else if (m_candidates.empty()) {
            m_section = section.toStdString();
        }
        if (m_candidates.empty() || m_libraryAsked) {
            readLibrary();
        }
    });
    if (m_candidates.empty() && !m_libraryAsked) {
        readLibrary(); // there is no document that would have to be shown before
    }
}

void Opener::startWithoutFiles(const QString& section)
{
    const Session& session = m_store->session();
    const QString document = first({}, session, m_sample.document);
    m_stays = false;
    if (document.isEmpty()) {
        m_section = section.toStdString();
        readLibrary();
        return;
    }
    const std::filesystem::path file = models::toPath(document);
    Navigator::Target target{{}, {}, section.toStdString(), {}, {}, {}};
    if (document == session.document) {
        if (!session.folders.isEmpty() || !document.startsWith(m_sample.library + QLatin1Char('/'))) {
            m_library->addFile(file);
            m_candidates.push_back(file);
        }
        target.position = section.isEmpty() ? std::optional(session.position) : std::nullopt;
        target.folds.assign(session.folds.begin(), session.folds.end());
    }
    m_navigator->open(file, target);
}

QString Opener::first(const QStringList& files, const Session& session, const QString& sampleDocument)
{
    if (!files.isEmpty()) {
        return normalPath(files.front());
    }
    return session.document.isEmpty() ? sampleDocument : session.document;
}

void Opener::open(const QStringList& paths)
{
    ask(paths, [this, count = paths.size()](bool isFirst) {
        m_stays = isReading();
        if (isFirst) {
            m_navigator->openOrReload(m_candidates.front());
        }
        if (!m_firstOf.isEmpty() || count > 1) { // a single file gets its row once it is open
            readLibrary();
        }
    });
}

void Opener::ask(const QStringList& paths, std::function<void(bool isFirst)> show)
{
    const quint64 request = ++m_requests;
    m_toBeShown = request;
    m_awaited = true;
    m_openBefore = openIn(*m_navigator);
    m_candidates.clear();
    m_firstOf.clear();
    m_section.clear();
    m_added.clear();
    m_paths.ask(paths, libraryFolders(*m_store),
                [this, request, show = std::move(show)](const NamedPaths::Answer& named) {
                    add(named);
                    if (request != m_toBeShown) {
                        readLibrary();
                        return;
                    }
                    m_awaited = !named.isLast;
                    const bool isFirst = m_candidates.empty() && !named.files.isEmpty();
                    for (const QString& file : named.files) {
                        m_candidates.push_back(models::toPath(file));
                    }
                    if (!m_candidates.empty()) {
                        m_firstOf.clear();
                    } else if (m_firstOf.isEmpty()) {
                        m_firstOf = named.folders.value(0);
                    }
                    show(isFirst);
                    tellReading();
                });
    tellReading();
}

void Opener::add(const NamedPaths::Answer& named)
{
    for (const QString& folder : named.folders) {
        if (folder == m_sample.library) {
            m_sampleAsked = true;
        } else if (!isInside(folder) && addFolder(*m_store, folder)) {
            m_added.append(folder);
        }
    }
    for (const QString& file : named.files) {
        m_library->addFile(models::toPath(file));
    }
}

bool Opener::isInside(const QString& folder) const
{
    const std::filesystem::path path = models::toPath(normalPath(folder));
    const std::vector<std::filesystem::path> own = libraryFolders(*m_store);
    const bool isBelow = std::any_of(own.begin(), own.end(), [&path](const std::filesystem::path& each) {
        return each != path && isWithin(path, each);
    });
    // One that is passed over there is worth adding, as far as that is known.
    return isBelow && (!m_library->isRead() || !m_library->documentsIn(path, 1).empty());
}

bool Opener::isSample(const std::filesystem::path& file) const
{
    return !m_sample.library.isEmpty() && isWithin(file, models::toPath(m_sample.library));
}

bool Opener::isReading() const
{
    const auto& current = m_navigator->current();
    return m_navigator->isLoading() || (current && !isSample(current->path));
}

void Opener::keepLibrary()
{
    m_before = {m_store->session().folders, m_library->files(), m_sampleAsked};
}

void Opener::undoRemoval()
{
    const auto before = std::exchange(m_before, {});
    m_store->update([&before](Session& session) {
        for (qsizetype i = 0; i < before.folders.size(); ++i) {
            if (!session.folders.contains(before.folders[i])) {
                session.folders.insert(std::min(i, session.folders.size()), before.folders[i]);
            }
        }
    });
    for (const std::filesystem::path& file : before.files) {
        m_library->addFile(file);
    }
    m_sampleAsked = m_sampleAsked || before.sampleAsked;
    readLibrary();
}

void Opener::closeAll()
{
    keepLibrary();
    m_sampleAsked = false;
    Q_EMIT removed(libraryFolders(*m_store), {});
    m_store->update([](Session& session) { session.folders.clear(); });
    m_library->clearFiles();
    readLibrary();
}

void Opener::openSample()
{
    m_sampleAsked = true;
    readIfOthers();
    if (!m_sample.document.isEmpty()) {
        m_navigator->open(models::toPath(m_sample.document));
    }
}

void Opener::refuse(const std::filesystem::path& folder)
{
    // One from before may be empty for a while: a drive that is not mounted.
    if (m_added.removeAll(models::toName(folder)) > 0) {
        drop(folder);
    }
}

void Opener::drop(const std::filesystem::path& folder)
{
    if (removeFolder(*m_store, models::toName(folder))) {
        readLibrary();
    }
}

bool Opener::isOwn(const std::filesystem::path& path) const
{
    return m_store->session().folders.contains(normalPath(models::toName(path))) || m_library->hasFile(path) ||
           (m_sampleAsked && hasOwn() && isSample(path));
}

void Opener::remove(const std::filesystem::path& path)
{
    keepLibrary();
    const QString name = models::toQString(path.filename());
    if (m_library->hasFile(path)) {
        m_library->removeFile(path);
        Q_EMIT removed({}, name);
        readLibrary();
    } else if (removeFolder(*m_store, models::toName(path))) {
        Q_EMIT removed({path}, name);
        readLibrary();
    } else if (isSample(path)) {
        m_sampleAsked = false;
        Q_EMIT removed({}, name);
        readIfOthers();
    }
}

bool Opener::hasOwn() const
{
    return !m_store->session().folders.isEmpty() || m_library->hasFiles();
}

std::vector<std::filesystem::path> Opener::folders() const
{
    std::vector<std::filesystem::path> folders = libraryFolders(*m_store);
    if (hasSample() && (m_sampleAsked || !hasOwn())) {
        folders.push_back(models::toPath(m_sample.library));
    }
    return folders;
}

void Opener::readIfOthers()
{
    if (m_libraryAsked && m_asked != folders()) {
        readLibrary();
    }
}

void Opener::readLibrary()
{
    m_libraryAsked = true;
    m_asked = folders();
    m_navigator->setFolders(m_asked);
    m_library->setFolders(m_asked);
    Q_EMIT libraryAsked(m_asked);
}

bool Opener::openFirst()
{
    const QString folder = std::exchange(m_firstOf, QString());
    if (folder.isEmpty()) {
        return false;
    }
    const std::vector<std::filesystem::path> documents =
        m_library->documentsIn(models::toPath(folder), kMostCandidates);
    if (m_stays && !documents.empty()) {
        // Once the tree has marked what is being read.
        QMetaObject::invokeMethod(
            this, [this, folder] { Q_EMIT folderAdded(models::toPath(folder), m_added); }, Qt::QueuedConnection);
        return false;
    }
    m_candidates.assign(documents.begin(), documents.end());
    if (m_candidates.empty()) {
        return false;
    }
    m_navigator->open(m_candidates.front(), {{}, {}, m_section, {}, {}, {}});
    return true;
}

bool Opener::isAsked(const std::string& failed) const
{
    return !m_candidates.empty() && pathToUtf8(m_candidates.front()) == failed;
}

bool Opener::openNext(const std::string& failed)
{
    if (!isAsked(failed)) {
        return false;
    }
    m_library->removeFile(m_candidates.front());
    m_candidates.pop_front();
    if (m_candidates.empty()) {
        readIfOthers();
        return false;
    }
    m_navigator->open(m_candidates.front());
    return true;
}

} // namespace zhilan::shell
