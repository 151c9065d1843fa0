#pragma once

#include <QDir>
#include <QHash>
#include <QMap>
#include <QString>
#include <QStringList>

namespace zhilan::structure
{

/// What ARCHITECTURE.md says in its tables, ready to be checked.
struct Rules {
    struct Room {
        bool planned = false;
        QStringList allowed; ///< beginnings of the paths that it may include: "core/base/", "unicode/", "QtCore/"
    };
    QStringList topLevel;      ///< names; folders end in "/"
    QMap<QString, Room> rooms; ///< by path: "core/text"
    QStringList problems;      ///< what could not be understood
};

/// Reads the first indented block (the top level), the tables headed "room" and the table headed "word".
[[nodiscard]] Rules readRules(const QString& architecture);

/// One #include: where it stands and what it names.
struct Include {
    int line = 1;
    QString path;
    bool quoted = false; ///< "…" rather than <…>
};

/// All #include directives of a source text, comments left out.
[[nodiscard]] QList<Include> includesOf(const QString& source);

/// Where a C++ standard header or a header of Qt comes from, as a path: "std/vector", "QtGui/QColor"; what has a path
/// of its own stays as it is. Empty when nobody knows it.
class HeaderPaths
{
public:
    /// `qtHeaders` holds one folder for each module of Qt.
    explicit HeaderPaths(const QString& qtHeaders);
    [[nodiscard]] QString resolve(const QString& include) const;

private:
    QHash<QString, QString> m_modules; ///< by header name
};

inline constexpr int kLongestFile = 700;
inline constexpr int kLongestMainWindow = 400;

/// Everything in the tree under `root` that breaks the rules, a sentence each beginning with file and line; empty when
/// all is well.
[[nodiscard]] QStringList violations(const QDir& root, const Rules& rules, const HeaderPaths& headers);

} // namespace zhilan::structure
