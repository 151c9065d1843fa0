#include "app/shell/document_loader.h"

#include "app/shell/charted_tables.h"
#include "app/shell/early_document.h"
#include "app/tasks/release.h"
#include "core/document/build.h"

#include <utility>

namespace zhilan::shell
{

OpenedResult openDocument(const std::filesystem::path& path, const std::string& encoding, const std::stop_token& stop)
{
    const auto identity = platform::identityOf(path);
    auto document = document::fromFile(path, {.stop = stop, .encoding = encoding});
    if (!document) {
        return tl::unexpected<Error>(std::move(document.error()));
    }
    auto opened = std::make_shared<OpenedDocument>();
    opened->path = path;
    opened->identity = identity;
    // Freeing a long one takes longer than a frame may.
    opened->document = tasks::releasedElsewhere(std::move(*document));
    opened->content = reader::prepare(opened->document);
    opened->numbers = series::extractAll(*opened->document, stop);
    opened->charted = std::make_shared<const reader::ChartedTables>(chartedTables(opened->numbers));
    opened->outline = std::make_shared<const std::vector<document::Heading>>(document::headingsOf(*opened->document));
    return tasks::releasedElsewhere<const OpenedDocument>(std::move(opened));
}

DocumentLoader::DocumentLoader(QObject* parent) : QObject(parent) {}

DocumentLoader::~DocumentLoader() = default;

tasks::RequestId DocumentLoader::load(const std::filesystem::path& path, const std::string& encoding)
{
    EarlyDocument* early = std::exchange(m_early, nullptr);
    if (early != nullptr && !early->isOf(path, encoding)) {
        early = nullptr;
    }
    return m_task.start(
        [path, encoding, early](const std::stop_token& stop) {
            return early != nullptr ? early->take() : openDocument(path, encoding, stop);
        },
        [this](tasks::RequestId id, OpenedResult opened) {
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

} // namespace zhilan::shell
