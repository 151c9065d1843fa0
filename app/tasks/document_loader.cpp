#include "app/tasks/document_loader.h"

#include "core/document/build.h"

namespace zhilan::tasks
{

namespace
{

using Opened = Result<std::shared_ptr<const OpenedDocument>>;

Opened open(const std::filesystem::path& path, const std::stop_token& stop)
{
    auto document = document::fromFile(path, {.stop = stop});
    if (!document) {
        return tl::unexpected<Error>(std::move(document.error()));
    }
    auto opened = std::make_shared<OpenedDocument>();
    opened->path = path;
    opened->document = std::move(*document);
    opened->series = series::extract(*opened->document, stop);
    return opened;
}

} // namespace

DocumentLoader::DocumentLoader(QObject* parent) : QObject(parent) {}

DocumentLoader::~DocumentLoader() = default;

RequestId DocumentLoader::load(const std::filesystem::path& path)
{
    return m_task.start([path](const std::stop_token& stop) { return open(path, stop); },
                        [this](RequestId id, Opened opened) {
                            if (opened) {
                                Q_EMIT loaded(id, std::move(*opened));
                            } else {
                                Q_EMIT failed(id, opened.error());
                            }
                        });
}

void DocumentLoader::cancel()
{
    m_task.cancel();
}

} // namespace zhilan::tasks
