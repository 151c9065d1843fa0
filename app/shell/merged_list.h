#pragma once

#include <QString>
#include <QStringList>

namespace zhilan::shell
{

/// A list as two windows have changed it, each without knowing of the other.
struct ListChange {
    QStringList before; ///< as both began
    QStringList mine;   ///< as it is here
    QStringList theirs; ///< as the other has written it
};

/// The newest stand first, at most `most`, and what is used again comes to the front. What was used here stands before
/// theirs, what was removed here is not in it. An entry that says something else of the same as one used here does not
/// stay: two say something of the same when `subject` gives the same for both.
[[nodiscard]] QStringList mergedRecent(
    const ListChange& change, qsizetype most,
    QString (*subject)(const QString&) = [](const QString& entry) { return entry; });

/// New ones stand last.
[[nodiscard]] QStringList mergedSet(const ListChange& change);

} // namespace zhilan::shell
