#pragma once

#include <QString>
#include <QStringList>

/// The encodings that the reader has chosen for files, as a session keeps them: "GB18030:/folder/file.md", newest
/// first.
namespace zhilan::shell
{

inline constexpr int kMostChosenEncodings = 200;

/// IANA name; empty when none was chosen for the file.
[[nodiscard]] inline QString chosenEncoding(const QStringList& chosen, const QString& file)
{
    const QString end = QLatin1Char(':') + file;
    for (const QString& entry : chosen) {
        if (entry.endsWith(end) && entry.indexOf(QLatin1Char(':')) == entry.size() - end.size()) {
            return entry.left(entry.size() - end.size());
        }
    }
    return {};
}

/// The file that an entry is about.
[[nodiscard]] inline QString fileOfChoice(const QString& entry)
{
    return entry.section(QLatin1Char(':'), 1);
}

/// The list with the choice for `file` made anew; an empty `encoding` takes it back.
[[nodiscard]] inline QStringList withChosenEncoding(QStringList chosen, const QString& file, const QString& encoding)
{
    if (const QString former = chosenEncoding(chosen, file); !former.isEmpty()) {
        chosen.removeAll(former + QLatin1Char(':') + file);
    }
    if (!encoding.isEmpty()) {
        chosen.prepend(encoding + QLatin1Char(':') + file);
    }
    return chosen.mid(0, kMostChosenEncodings);
}

} // namespace zhilan::shell
