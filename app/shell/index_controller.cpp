#include "app/shell/index_controller.h"

#include "app/models/text_conversion.h"
#include "app/panels/status_bar.h"
#include "app/shell/messages.h"
#include "core/base/file.h"
#include "core/library/cache_folder.h"
#include "core/library/scan.h"

#include <QLocale>

#include <algorithm>
#include <set>
#include <utility>

namespace zhilan::shell
{

namespace
{

using Phase = tasks::IndexState::Phase;

QString number(std::uint64_t value)
{
    return QLocale().toString(static_cast<qulonglong>(value));
}

/// Of those folders that are not within others. Looks at the disk and into catalogues.
std::vector<library::Store> storesOf(const std::vector<std::filesystem::path>& folders,
                                     const std::filesystem::path& cache)
{
    std::vector<std::filesystem::path> roots;
    roots.reserve(folders.size());
    for (const std::filesystem::path& folder : folders) {
        roots.push_back(library::rootPath(folder));
    }
    std::vector<library::Store> stores;
    for (const std::filesystem::path& root : library::outermost(roots, cache)) {
        stores.push_back(library::storeOf(cache, root));
    }
    return stores;
}

} // namespace

IndexController::IndexController(std::filesystem::path cache, panels::StatusBar* status, QObject* parent)
    : QObject(parent), m_cache(std::move(cache)), m_status(status), m_service(this)
{
    connect(&m_service, &tasks::IndexService::stateChanged, this, &IndexController::tell);
    connect(&m_service, &tasks::IndexService::finished, this, [this] {
        // A folder within another may be passed over there now, or no longer.
        if (m_stores && m_folders.size() > 1) {
            look();
        }
    });
    connect(status, &panels::StatusBar::holdButtonClicked, this, [this](panels::StatusBar::Worker worker) {
        if (worker != panels::StatusBar::Worker::Index) {
            return;
        }
        if (m_service.state().phase == Phase::Paused) {
            m_service.refresh();
        } else {
            m_service.pause();
        }
    });
    connect(status, &panels::StatusBar::workButtonClicked, this, [this](panels::StatusBar::Worker worker) {
        if (worker == panels::StatusBar::Worker::Index) {
            onWorkButton();
        }
    });
}

IndexController::~IndexController()
{
    forgetRemoved(); // the service waits for it
}

void IndexController::setFolders(const std::vector<std::filesystem::path>& folders)
{
    if (!m_cache.empty()) {
        m_folders = folders;
        std::erase_if(m_removed, [&folders](const auto& folder) {
            return std::find(folders.begin(), folders.end(), folder) != folders.end();
        });
        m_stores.reset();
        m_service.awaitStores();
        look();
    }
}

void IndexController::look()
{
    m_looking.start(
        [folders = m_folders, cache = m_cache](const std::stop_token& /*stop*/) { return storesOf(folders, cache); },
        [this](tasks::RequestId /*id*/, std::vector<library::Store> stores) {
            if (m_stores != stores) {
                m_stores = std::move(stores);
                m_service.setStores(*m_stores);
            }
        });
}

void IndexController::setAside(const std::vector<std::filesystem::path>& folders)
{
    m_removed.insert(m_removed.end(), folders.begin(), folders.end());
}

void IndexController::forgetRemoved()
{
    const auto folders = std::exchange(m_removed, {});
    std::vector<library::Store> stores;
    stores.reserve(folders.size());
    for (const std::filesystem::path& folder : folders) {
        stores.push_back(library::storeOf(m_cache, folder));
    }
    if (!m_cache.empty() && !stores.empty()) {
        m_service.forget(std::move(stores));
    }
}

bool IndexController::isIndexed(const std::filesystem::path& folder) const
{
    return m_stores &&
           std::any_of(m_stores->begin(), m_stores->end(),
                       [root = library::rootPath(folder)](const auto& store) { return store.root == root; });
}

void IndexController::askPatterns(const std::filesystem::path& folder, std::function<void(const Patterns&)> answer)
{
    const library::Store store = library::storeOf(m_cache, folder);
    m_asking.start(
        [store, toCome = m_service.editToCome(store.root)](const std::stop_token& /*stop*/) {
            Patterns patterns = library::rememberedPatterns(store);
            return toCome ? toCome->of(std::move(patterns)) : patterns;
        },
        [answer = std::move(answer)](tasks::RequestId /*id*/, const Patterns& patterns) { answer(patterns); });
}

void IndexController::editPatterns(const std::filesystem::path& folder, const library::PatternEdit& edit)
{
    if (isIndexed(folder)) {
        m_service.editPatterns(library::rootPath(folder), edit);
    }
}

void IndexController::refresh()
{
    const Phase phase = m_service.state().phase;
    if (!m_cache.empty() && phase != Phase::Paused && phase != Phase::Stopped) {
        m_service.refresh();
    }
}

void IndexController::refreshAt(const std::vector<std::filesystem::path>& places)
{
    if (!m_cache.empty()) {
        m_service.refreshAt(places);
    }
}

void IndexController::repair()
{
    if (!m_cache.empty() && m_service.state().phase == Phase::Idle) {
        m_service.repair();
    }
}

void IndexController::onWorkButton()
{
    if (m_service.state().phase == Phase::Stopped) {
        m_service.refresh();
    } else {
        m_service.stop();
    }
}

QString IndexController::describe(const tasks::IndexState& state) const
{
    const library::Progress& progress = state.progress;
    switch (state.phase) {
    case Phase::Idle:
        return {};
    case Phase::Stopped:
        return tr("Indexing was stopped");
    case Phase::Waiting:
        return tr("Another process is indexing “%1”").arg(models::toQString(state.root.filename()));
    case Phase::Paused:
        return progress.documentsToRead == 0 ? tr("Indexing is paused")
                                             : tr("Indexing is paused: %1 of %2 documents")
                                                   .arg(number(progress.documents), number(progress.documentsToRead));
    case Phase::Working:
        break;
    }
    switch (progress.phase) {
    case library::RefreshPhase::Scanning:
        return progress.seen == 0
                   ? tr("Looking for changes in the library")
                   : tr("Looking for changes in the library: %1 files and folders seen").arg(number(progress.seen));
    case library::RefreshPhase::Tidying:
        return tr("Tidying the index");
    case library::RefreshPhase::Reading:
        break;
    }
    QString text =
        tr("Indexing: %1 of %2 documents, %3")
            .arg(number(progress.documents), number(progress.documentsToRead),
                 QLocale().formattedDataSize(static_cast<qint64>(progress.bytes), 1, QLocale::DataSizeSIFormat));
    if (progress.left) {
        const auto seconds = progress.left->count();
        text += tr(" · ", "between parts of a sentence") +
                (seconds < 90 ? tr("%n second(s) left", nullptr, static_cast<int>(seconds))
                              : tr("%n minute(s) left", nullptr, static_cast<int>((seconds + 30) / 60)));
    }
    return text;
}

void IndexController::tell()
{
    const tasks::IndexState& state = m_service.state();
    panels::StatusBar::Work work;
    work.text = describe(state);
    if (state.phase == Phase::Stopped) {
        work.button = tr("Go on");
        work.isProblem = true;
    } else if (state.phase != Phase::Idle) {
        work.hold = state.phase == Phase::Paused ? tr("Resume") : tr("Pause");
        work.button = tr("Stop");
        work.isProblem = state.phase == Phase::Paused;
    }
    const bool reading = (state.phase == Phase::Working || state.phase == Phase::Paused) &&
                         state.progress.phase == library::RefreshPhase::Reading;
    if (reading && state.progress.bytesToRead > 0) {
        work.done = static_cast<double>(state.progress.bytes) / static_cast<double>(state.progress.bytesToRead);
    }
    m_status->setWork(panels::StatusBar::Worker::Index, work);
    Q_EMIT stateChanged();
}

std::vector<panels::NavigationPanel::Problem>
IndexController::problems(const std::vector<library::Problem>& scanned) const
{
    std::set<std::filesystem::path> told;
    std::vector<panels::NavigationPanel::Problem> problems;
    const auto add = [&problems](const Error& error) {
        const Message message = Messages::forError(error);
        problems.push_back({models::toQString(std::filesystem::path(error.detail).filename()),
                            message.text() + QLatin1Char('\n') + message.remedy()});
    };
    for (const Error& failure : m_service.report().failures) {
        add(failure);
    }
    // Indexing looks at the same files, later and at their contents too.
    for (const auto* some : {&m_service.report().problems, &scanned}) {
        for (const library::Problem& problem : *some) {
            if (told.insert(problem.path).second) {
                add({problem.code, pathToUtf8(problem.path)});
            }
        }
    }
    return problems;
}

QString IndexController::whatIsMissing() const
{
    if (m_cache.empty()) {
        return tr("Only the open document is searched: there is no folder for an index. Set HOME or ZHILAN_CACHE_DIR.");
    }
    const tasks::IndexState& state = m_service.state();
    switch (state.phase) {
    case Phase::Idle:
        return {};
    case Phase::Stopped:
        return tr("Indexing was stopped: only what was indexed until then is found. “Go on” at the foot of the window "
                  "continues it.");
    case Phase::Paused:
        return tr("Indexing is paused: only what was indexed until then is found. “Resume” at the foot of the window "
                  "continues it.");
    case Phase::Waiting:
        return tr("Another process is indexing the library; what it has done so far is found.");
    case Phase::Working:
        break;
    }
    if (state.progress.phase == library::RefreshPhase::Reading && state.progress.documentsToRead > 1) {
        return tr("The library is being indexed (%1 of %2 documents): more may be found in a moment.")
            .arg(number(state.progress.documents), number(state.progress.documentsToRead));
    }
    return m_service.snapshot()->segments().empty() ? tr("The library is being read.") : QString();
}

} // namespace zhilan::shell
