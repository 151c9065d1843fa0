#include "app/shell/index_watch.h"

#include "app/models/text_conversion.h"
#include "app/shell/index_controller.h"
#include "core/library/cache_folder.h"
#include "core/search/index.h"

#include <QFile>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <utility>
#include <vector>

namespace zhilan::shell
{

namespace
{

using Patterns = std::vector<std::string>;

/// A commit makes and removes several files.
constexpr std::chrono::milliseconds kQuiet{200};

} // namespace

IndexWatch::IndexWatch(IndexController* index, QObject* parent) : QObject(parent), m_index(index)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kQuiet);
    connect(&m_quiet, &QTimer::timeout, this, &IndexWatch::look);
    const auto onChange = [this] {
        m_changed = true;
        m_quiet.start();
    };
    connect(&m_files, &QFileSystemWatcher::directoryChanged, this, onChange);
    connect(&m_files, &QFileSystemWatcher::fileChanged, this, onChange);
    connect(&index->service(), &tasks::IndexService::patternsTold, this,
            [this](const std::filesystem::path& root, const Patterns& patterns) { m_patterns[root] = patterns; });
    connect(&index->service(), &tasks::IndexService::finished, this, [this] {
        watch();
        m_quiet.start();
    });
}

/// By now they are there.
void IndexWatch::watch()
{
    QStringList files;
    for (const library::Store& store : m_index->stores()) {
        files.append(models::toName(store.index()));
        files.append(models::toName(store.catalogue()));
    }
    const QStringList before = m_files.directories() + m_files.files();
    for (const QString& file : before) {
        if (!files.removeOne(file)) {
            m_files.removePath(file);
        }
    }
    files.erase(std::remove_if(files.begin(), files.end(), [](const QString& file) { return !QFile::exists(file); }),
                files.end());
    if (!files.isEmpty()) {
        m_files.addPaths(files);
    }
}

/// Most changes are this window's own.
void IndexWatch::look()
{
    if (m_index->service().state().phase != tasks::IndexState::Phase::Idle || !std::exchange(m_changed, false)) {
        return; // until it has finished
    }
    struct Found {
        std::uint64_t generation = 0; ///< as that of the joined snapshot
        std::map<std::filesystem::path, Patterns> patterns;
    };
    m_looking.start(
        [stores = m_index->stores()](const std::stop_token& /*stop*/) {
            Found found;
            for (const library::Store& store : stores) {
                if (const auto snapshot = search::Snapshot::open(store.index())) {
                    found.generation += (*snapshot)->generation();
                }
                found.patterns[store.root] = library::rememberedPatterns(store);
            }
            return found;
        },
        [this](tasks::RequestId /*id*/, const Found& found) {
            const tasks::IndexService& service = m_index->service();
            if (service.state().phase != tasks::IndexState::Phase::Idle) {
                m_changed = true; // it may not have seen this
                return;
            }
            const bool areSame = std::all_of(found.patterns.begin(), found.patterns.end(), [this](const auto& now) {
                const auto known = m_patterns.find(now.first);
                return known == m_patterns.end() || known->second == now.second;
            });
            if (!areSame || service.snapshot()->generation() != found.generation) {
                Q_EMIT changedElsewhere();
            }
        });
}

} // namespace zhilan::shell
