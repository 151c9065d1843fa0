#pragma once

#include <QFile>
#include <QString>

#include <filesystem>
#include <string>

namespace zhilan::tasks
{

/// Qt's and the standard library's view of the same file name, through the bytes that the file system has.
[[nodiscard]] inline std::filesystem::path toPath(const QString& name)
{
    return std::filesystem::path(QFile::encodeName(name).toStdString());
}

[[nodiscard]] inline QString toQString(const std::filesystem::path& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

/// Core's UTF-8.
[[nodiscard]] inline QString toQString(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace zhilan::tasks
