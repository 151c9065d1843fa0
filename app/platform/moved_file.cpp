#include "app/platform/moved_file.h"

#include "core/library/markdown_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <limits>
#include <system_error>

namespace zhilan::platform
{

namespace
{

namespace fs = std::filesystem;

/// Of one search: some seconds on a slow disk.
constexpr int kMostEntries = 500'000;
/// Below the folder that there still is: the file may have come a little deeper.
constexpr int kLeastDepth = 2;

class Search
{
public:
    Search(const FileIdentity& identity, const std::stop_token& stop) : m_identity(identity), m_stop(stop) {}

    [[nodiscard]] std::optional<fs::path> in(const fs::path& folder, int depth)
    {
        std::error_code error;
        fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
        for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
            if (m_stop.stop_requested() || m_left-- <= 0) {
                return std::nullopt;
            }
            if (at->path().filename().native().front() == '.' || at.depth() >= depth) {
                at.disable_recursion_pending();
            }
            if (at->path().filename().native().front() != '.' && library::isMarkdownFile(at->path()) &&
                identityOf(at->path()) == m_identity) {
                return at->path();
            }
        }
        return std::nullopt;
    }

private:
    const FileIdentity& m_identity;
    const std::stop_token& m_stop;
    int m_left = kMostEntries;
};

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
    Search search(identity, stop);
    std::optional<fs::path> found = search.in(above, std::max(depth, kLeastDepth));
    for (std::size_t i = 0; i < roots.size() && !found; ++i) {
        found = search.in(roots[i], std::numeric_limits<int>::max());
    }
    return fs::exists(path, error) ? std::nullopt : found;
}

} // namespace zhilan::platform
