#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <vector>

namespace zhilan::platform
{

/// What a file keeps when it is renamed, or moved within its file system. One that was written since has another, and
/// so has a new file that was given the number of a deleted one.
struct FileIdentity {
    dev_t device = 0;
    ino_t number = 0;
    off_t size = 0;
    std::int64_t seconds = 0; ///< when it was last written, since the epoch
    std::int64_t nanoseconds = 0;
    friend bool operator==(const FileIdentity&, const FileIdentity&) = default;
};

/// Of the file that a link leads to; nullopt where there is none.
[[nodiscard]] std::optional<FileIdentity> identityOf(const std::filesystem::path& path);

/// Where a Markdown file is that was at `path`: in the nearest folder above that there still is, as deep below as it
/// was, or anywhere below `roots`. Hidden names are passed over, so that the bin is no such place. Nullopt where it is
/// not found or something is at `path` again. Reads folders, linear in what they hold; cancellable.
[[nodiscard]] std::optional<std::filesystem::path> findMoved(const std::filesystem::path& path,
                                                             const FileIdentity& identity,
                                                             const std::vector<std::filesystem::path>& roots,
                                                             const std::stop_token& stop);

} // namespace zhilan::platform
