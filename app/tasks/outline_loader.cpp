#include "app/tasks/outline_loader.h"

#include "core/document/build.h"

namespace zhilan::tasks
{

OutlineLoader::OutlineLoader(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(2);
}

OutlineLoader::~OutlineLoader()
{
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

void OutlineLoader::load(const std::filesystem::path& path)
{
    if (!m_underWay.insert(path).second) {
        return;
    }
    m_pool.start([this, path, stop = m_stop.get_token()] {
        auto document = document::fromFile(path, {.stop = stop});
        QMetaObject::invokeMethod(
            this,
            [this, path, document = std::move(document)] {
                m_underWay.erase(path);
                if (document) {
                    Q_EMIT loaded(path, *document);
                } else {
                    Q_EMIT failed(path, document.error());
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace zhilan::tasks
