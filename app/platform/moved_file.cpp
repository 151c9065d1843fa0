#include "app/platform/moved_file.h"

#include "core/library/markdown_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <deque>
#include <limits>
#include <system_error>
#include <utility>

namespace zhilan::platform
{

namespace
{

namespace fs = std::filesystem;

/// Of one folder with what is below it: some seconds on a slow disk.
constexpr int kMostEntries = 500'000;
/// Below the folder that there still is: the file may have come a little deeper.
constexpr int kLeastDepth = 2;

/// In a folder and up to `depth` further ones below, what is nearer first. Folders that cannot be read, or are gone
/// again, are passed over.
std::optional<fs::path> findIn(const fs::path& folder, int depth, const FileIdentity& identity,
                               const std::stop_token& stop)
{
    std::deque<std::pair<fs::path, int>> folders{{folder, depth}};
    for (int left = kMostEntries; !folders.empty(); folders.pop_front()) {
        std::error_code error;
        const int below = folders.front().second;
        fs::directory_iterator at(folders.front().first, error);
        for (const fs::directory_iterator end; !error && at != end; at.increment(error)) {
            if (stop.stop_requested() || left-- <= 0) {
                return std::nullopt;
            }
            if (at->path().filename().native().front() == '.') {
                continue;
            }
            std::error_code unknown;
            if (below > 0 && at->is_directory(unknown) && !at->is_symlink(unknown)) {
                folders.emplace_back(at->path(), below - 1);
            }
            if (library::isMarkdownFile(at->path()) && identityOf(at->path()) == identity) {
                return at->path();
            }
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<FileIdentity> identityOf(const fs::path& path)
{
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) {
        return std::nullopt;
    }
    return FileIdentity{status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

std::optional<fs::path> findMoved(const fs::path& path, const FileIdentity& identity,
                                  const std::vector<fs::path>& roots, const std::stop_token& stop)
{
    std::error_code error;
    fs::path above = path.parent_path();
    int depth = 0;
    for (; !fs::is_directory(above, error) && above.has_relative_path(); ++depth) {
        above = above.parent_path();
    }
    std::optional<fs::path> found = findIn(above, std::max(depth, kLeastDepth), identity, stop);
    for (std::size_t i = 0; i < roots.size() && !found; ++i) {
        found = findIn(roots[i], std::numeric_limits<int>::max(), identity, stop);
    }
    return fs::exists(path, error) ? std::nullopt : found;
}

} // namespace zhilan::platform
