#include "app/shell/early_document.h"

#include <utility>

namespace zhilan::shell
{

EarlyDocument::EarlyDocument(std::filesystem::path path, std::string encoding)
    : m_path(std::move(path)), m_encoding(std::move(encoding))
{
    std::packaged_task<OpenedResult(std::stop_token)> task(
        [this](const std::stop_token& stop) { return openDocument(m_path, m_encoding, stop); });
    m_result = task.get_future();
    m_thread = std::jthread([task = std::move(task)](const std::stop_token& stop) mutable { task(stop); });
}

} // namespace zhilan::shell
