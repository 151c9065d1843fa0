#pragma once

#include <QFile>
#include <QString>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace zhilan::models
{

[[nodiscard]] inline QString toQString(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

[[nodiscard]] inline QString toQString(const std::filesystem::path& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

/// A file name of Qt's with the bytes that the file system has.
[[nodiscard]] inline std::filesystem::path toPath(const QString& name)
{
    return std::filesystem::path(QFile::encodeName(name).toStdString());
}

/// What TimeRole holds.
[[nodiscard]] inline qint64 toTime(const std::optional<std::chrono::milliseconds>& time)
{
    return time ? static_cast<qint64>(time->count()) : -1;
}

} // namespace zhilan::models
