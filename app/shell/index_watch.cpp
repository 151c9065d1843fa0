#include "app/shell/index_watch.h"

#include "app/models/text_conversion.h"
#include "app/shell/index_controller.h"
#include "core/search/index.h"

#include <chrono>
#include <cstdint>
#include <utility>
#include <vector>

namespace zhilan::shell
{

namespace
{

/// A commit makes and removes several files.
constexpr std::chrono::milliseconds kQuiet{200};

} // namespace

IndexWatch::IndexWatch(IndexController* index, QObject* parent) : QObject(parent), m_index(index)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kQuiet);
    connect(&m_quiet, &QTimer::timeout, this, &IndexWatch::look);
    connect(&m_folders, &QFileSystemWatcher::directoryChanged, this, [this] {
        m_changed = true;
        m_quiet.start();
    });
    connect(&index->service(), &tasks::IndexService::finished, this, [this] {
        watch();
        m_quiet.start();
    });
}

/// By now the folders are there.
void IndexWatch::watch()
{
    QStringList folders;
    for (const library::Store& store : m_index->stores()) {
        folders.append(models::toName(store.index()));
    }
    const QStringList before = m_folders.directories();
    for (const QString& folder : before) {
        if (!folders.removeOne(folder)) {
            m_folders.removePath(folder);
        }
    }
    if (!folders.isEmpty()) {
        m_folders.addPaths(folders);
    }
}

/// Most changes are this window's own.
void IndexWatch::look()
{
    if (m_index->service().state().phase != tasks::IndexState::Phase::Idle || !std::exchange(m_changed, false)) {
        return; // until it has finished
    }
    m_looking.start(
        [stores = m_index->stores()](const std::stop_token& /*stop*/) {
            std::uint64_t generation = 0; // as that of the joined snapshot
            for (const library::Store& store : stores) {
                if (const auto snapshot = search::Snapshot::open(store.index())) {
                    generation += (*snapshot)->generation();
                }
            }
            return generation;
        },
        [this](tasks::RequestId /*id*/, std::uint64_t generation) {
            const tasks::IndexService& service = m_index->service();
            if (service.state().phase == tasks::IndexState::Phase::Idle &&
                service.snapshot()->generation() != generation) {
                Q_EMIT changedElsewhere();
            }
        });
}

} // namespace zhilan::shell
