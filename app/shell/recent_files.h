#pragma once

#include <QString>
#include <QStringList>

namespace zhilan::shell
{

inline constexpr int kMostRecentFiles = 12;

/// The list with `file` moved or put to its front.
[[nodiscard]] inline QStringList withRecentFile(QStringList files, const QString& file)
{
    files.removeAll(file);
    files.prepend(file);
    return files.mid(0, kMostRecentFiles);
}

} // namespace zhilan::shell
