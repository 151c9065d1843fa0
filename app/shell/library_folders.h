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

/// A file that one of the session's folders has under another name, by way of a link, by its name there; any other by
/// its own. Asks the file system.
[[nodiscard]] QString nameInFolders(const SessionStore& store, const QString& file);

/// The session's folders.
[[nodiscard]] std::vector<std::filesystem::path> libraryFolders(const SessionStore& store);

} // namespace zhilan::shell
