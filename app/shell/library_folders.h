#pragma once

#include <QString>

#include <filesystem>
#include <vector>

namespace zhilan::shell
{

class SessionStore;

/// Absolute, without "." and ".." and slashes that mean nothing: two names of one place compare equal. Symbolic links
/// stay as they are. Touches no file.
[[nodiscard]] QString normalPath(const QString& path);

/// Adds a folder to the session's. False when it is there already.
bool addFolder(SessionStore& store, const QString& folder);
/// False when it was not among them.
bool removeFolder(SessionStore& store, const QString& folder);

/// The session's folders.
[[nodiscard]] std::vector<std::filesystem::path> libraryFolders(const SessionStore& store);

} // namespace zhilan::shell
