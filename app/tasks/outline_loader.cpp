#include "app/tasks/outline_loader.h"

#include "core/base/within.h"
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

void OutlineLoader::forget(const std::filesystem::path& place)
{
    // By their names' parts, so that what is in a folder follows it.
    const auto first = m_underWay.lower_bound(place);
    auto last = first;
    while (last != m_underWay.end() && isWithin(last->first, place)) {
        ++last;
    }
    m_underWay.erase(first, last);
}

void OutlineLoader::load(const std::filesystem::path& path)
{
    const quint64 request = m_newest + 1;
    if (!m_underWay.emplace(path, request).second) {
        return;
    }
    m_newest = request;
    m_pool.start([this, path, request, stop = m_stop.get_token()] {
        using Outline = std::shared_ptr<const std::vector<document::Heading>>;
        const auto document = document::fromFile(path, {.stop = stop});
        Result<Outline> outline = tl::unexpected(document ? Error{} : document.error());
        if (document) {
            outline = std::make_shared<const std::vector<document::Heading>>(document::headingsOf(**document));
        }
        QMetaObject::invokeMethod(
            this,
            [this, path, request, outline = std::move(outline)] {
                const auto asked = m_underWay.find(path);
                if (asked == m_underWay.end() || asked->second != request) {
                    return;
                }
                m_underWay.erase(asked);
                if (outline) {
                    Q_EMIT loaded(path, *outline);
                } else {
                    Q_EMIT failed(path, outline.error());
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace zhilan::tasks
