#include "app/tasks/library_scanner.h"

#include "core/base/file.h"

namespace zhilan::tasks
{

LibraryScanner::LibraryScanner(QObject* parent) : QObject(parent) {}

LibraryScanner::~LibraryScanner() = default;

RequestId LibraryScanner::scan(const std::vector<std::filesystem::path>& roots,
                               const std::vector<std::filesystem::path>& files)
{
    using Shared = std::shared_ptr<const Answer>;
    const auto work = [roots, files](const std::stop_token& stop) -> Shared {
        auto answer = std::make_shared<Answer>();
        for (const std::filesystem::path& root : roots) {
            auto scan = library::scan(root, stop);
            if (scan) {
                answer->scans.push_back(std::move(*scan));
            } else {
                answer->failures.push_back(Error{scan.error().code, pathToUtf8(root)});
            }
        }
        for (const std::filesystem::path& file : files) {
            auto entry = library::entryOf(file);
            if (entry) {
                answer->files.push_back(std::move(*entry));
            } else {
                answer->failures.push_back(Error{entry.error().code, pathToUtf8(file)});
            }
        }
        return answer;
    };
    return m_task.start(work, [this](RequestId id, Shared answer) { Q_EMIT scanned(id, std::move(answer)); });
}

void LibraryScanner::cancel()
{
    m_task.cancel();
}

} // namespace zhilan::tasks
