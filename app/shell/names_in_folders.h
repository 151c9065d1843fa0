#pragma once

#include <QStringList>

#include <chrono>
#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace zhilan::shell
{

/// Under what names the library's folders have files that are named otherwise, by way of links. It asks the file system
/// on threads of their own: a folder on a mount that does not answer is left out after a moment. Any thread.
class NamesInFolders
{
public:
    using Path = std::filesystem::path;
    /// Where a path leads; nothing where that is not there. Any thread, several at once.
    using RealPath = std::function<std::optional<Path>(const Path&)>;

    NamesInFolders();
    /// For tests, which make a folder not answer.
    NamesInFolders(RealPath realPath, std::chrono::milliseconds patience);

    /// Each of the files as one of the folders has it; one that none of them has, or that has a name in one of them
    /// already, as it is. Waits `patience` at most, and for a folder that has not answered since not at all.
    [[nodiscard]] QStringList of(const QStringList& files, const std::vector<Path>& folders);

private:
    RealPath m_realPath;
    std::chrono::milliseconds m_patience;
    std::mutex m_mutex;
    std::map<Path, std::future<std::optional<Path>>> m_asked; ///< folders that have not answered yet
};

} // namespace zhilan::shell
