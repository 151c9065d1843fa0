#include "app/tasks/write_failure.h"

#include <QFile>
#include <QFileInfo>

#include <cstdint>
#include <filesystem>
#include <system_error>

namespace zhilan::tasks
{

ErrorCode writeFailure(const QString& file, QFileDevice::FileError error, qint64 wanted)
{
    if (error == QFileDevice::ResourceError)
        return ErrorCode::NoSpace;
    const QFileInfo info(file);
    const QFileInfo folder(info.path());
    if (!folder.isDir())
        return ErrorCode::NotFound;
    if (info.isDir())
        return ErrorCode::NotAFile;
    if (!folder.isWritable() || (info.exists() && !info.isWritable()))
        return ErrorCode::PermissionDenied;
    // QStorageInfo looks for the file system among those that are mounted, which not every container lists.
    std::error_code failed;
    const auto disk = std::filesystem::space(QFile::encodeName(folder.path()).toStdString(), failed);
    return !failed && disk.available < static_cast<std::uintmax_t>(wanted) ? ErrorCode::NoSpace
                                                                           : ErrorCode::WriteFailed;
}

} // namespace zhilan::tasks
