#include "core/library/forget.h"

#include "core/base/file.h"
#include "core/base/within.h"
#include "core/library/scan.h"
#include "core/search/disk.h"

#include <unistd.h>

#include <array>
#include <system_error>
#include <vector>

namespace zhilan::library
{
namespace
{

namespace fs = std::filesystem;

Error errorOf(const std::error_code& error, const fs::path& path)
{
    const bool isDenied = error == std::errc::permission_denied || error == std::errc::operation_not_permitted ||
                          error == std::errc::read_only_file_system;
    return {isDenied ? ErrorCode::PermissionDenied : ErrorCode::WriteFailed, pathToUtf8(path)};
}

/// Adds to `bytes` what that frees. What is not there is no error.
Result<void> removeFile(const fs::path& file, std::uint64_t& bytes)
{
    std::error_code unknown;
    const std::uintmax_t size = fs::file_size(file, unknown);
    std::error_code error;
    if (fs::remove(file, error) && !unknown)
        bytes += size;
    return error ? Result<void>(tl::unexpected(errorOf(error, file))) : Result<void>();
}

/// Whether a file was last written before another one; not where that cannot be told.
bool isOlder(const fs::path& file, const fs::path& other)
{
    std::error_code error;
    const auto time = fs::last_write_time(file, error);
    if (error)
        return false;
    const auto otherTime = fs::last_write_time(other, error);
    return !error && time <= otherTime;
}

} // namespace

Result<std::uint64_t> forget(const Store& store)
{
    std::error_code error;
    if (!fs::is_directory(store.folder, error))
        return 0;
    fs::create_directories(store.index(), error);
    if (error)
        return tl::unexpected(errorOf(error, store.index()));
    // It stays: who waits for it must not come to hold one that nobody else sees.
    const fs::path lockFile = store.index() / "lock";
    const auto lock = search::FolderLock::take(lockFile);
    if (!lock)
        return tl::unexpected(lock.error());
    std::uint64_t bytes = 0;
    // The catalogue first, so that none says of an index what it no longer has; what tells the root last, so that the
    // rest is not lost sight of.
    const std::array<fs::path, 2> folders{store.folder, store.index()};
    for (const fs::path& folder : folders) {
        std::vector<fs::path> files;
        for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
            if (at->path() != lockFile && at->path() != store.index() && at->path() != store.rootFile())
                files.push_back(at->path());
        }
        if (error)
            return tl::unexpected(errorOf(error, folder));
        for (const fs::path& file : files) {
            if (auto removed = removeFile(file, bytes); !removed)
                return tl::unexpected(removed.error());
        }
    }
    if (auto removed = removeFile(store.rootFile(), bytes); !removed)
        return tl::unexpected(removed.error());
    return bytes;
}

void forgetCovered(const Store& store)
{
    const std::string device = deviceOf(store.root);
    const std::vector<std::string> patterns = rememberedPatterns(store);
    for (const Store& inner : knownStores(store.folder.parent_path().parent_path())) {
        // A newer one is used on its own; one that cannot be read, or whose device is away, has what the outer one
        // has not.
        const bool isCovered = inner.root != store.root && isWithin(inner.root, store.root) &&
                               !isPassedOver(inner.root, store.root, patterns) &&
                               isOlder(inner.rootFile(), store.rootFile()) && deviceOf(inner.root) == device &&
                               ::access(inner.root.c_str(), R_OK | X_OK) == 0;
        if (isCovered && rememberedPatterns(inner).empty())
            static_cast<void>(forget(inner));
    }
}

} // namespace zhilan::library
