#pragma once

#include <algorithm>
#include <filesystem>

namespace zhilan
{

/// Whether a path is that of a folder or of something below it. Both absolute and normal; touches no file, so that a
/// symbolic link counts where it stands.
[[nodiscard]] inline bool isWithin(const std::filesystem::path& path, const std::filesystem::path& folder)
{
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

} // namespace zhilan
