#pragma once

#include "core/library/read_record.h"

#include <QFile>
#include <QString>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace zhilan::models
{

[[nodiscard]] inline QString toQString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}
[[nodiscard]] inline QString toQString(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// UTF-16 units that lists show of a title at most: nobody reads more, and measuring a text takes time in proportion to
/// its length.
inline constexpr qsizetype kLongestTitle = 500;

/// A title to be shown in a list; a very long one ends with an ellipsis.
[[nodiscard]] inline QString cutTitle(const QString& title)
{
    if (title.size() <= kLongestTitle) {
        return title;
    }
    const bool halved = title.at(kLongestTitle - 2).isHighSurrogate();
    return title.left(kLongestTitle - (halved ? 2 : 1)) + QChar(0x2026);
}

/// The same of UTF-8, at a cost that does not grow with it.
[[nodiscard]] inline QString toTitle(std::string_view utf8)
{
    constexpr std::size_t kMostBytes = 3; // of a UTF-16 unit
    std::size_t size = std::min<std::size_t>(utf8.size(), kMostBytes * (kLongestTitle + 2));
    while (size > 0 && size < utf8.size() && (static_cast<unsigned char>(utf8[size]) & 0xC0U) == 0x80U) {
        --size;
    }
    return cutTitle(toQString(utf8.substr(0, size)));
}

/// To be shown. What is no UTF-8 stands as "%FF".
[[nodiscard]] inline QString toQString(const std::filesystem::path& path)
{
    return toQString(library::shownPath(library::indexKey(path)));
}

/// The name of a path in the session and in lists, another one for every path, whatever its bytes are: the path itself,
/// but for names that are no UTF-8 or look like names made of such (library::indexKey()).
[[nodiscard]] inline QString toName(const std::filesystem::path& path)
{
    return toQString(library::indexKey(path));
}

/// The path that toName() has named.
[[nodiscard]] inline std::filesystem::path toPath(const QString& name)
{
    return library::pathOfIndexKey(name.toStdString());
}

/// A path as Qt and documents write it, and back. Names that are no UTF-8 cannot be written so.
[[nodiscard]] inline std::filesystem::path fromPlain(const QString& path)
{
    return QFile::encodeName(path).toStdString();
}
[[nodiscard]] inline QString toPlain(const std::filesystem::path& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path.native()));
}

/// The path of a file's address, with the bytes that its percent signs stand for.
[[nodiscard]] inline std::filesystem::path fromUrl(const QUrl& url)
{
    return QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1()).toStdString();
}

/// What TimeRole holds.
[[nodiscard]] inline qint64 toTime(const std::optional<std::chrono::milliseconds>& time)
{
    return time ? static_cast<qint64>(time->count()) : -1;
}

} // namespace zhilan::models
