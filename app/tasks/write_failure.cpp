#include "app/tasks/write_failure.h"

#include <QFileInfo>
#include <QStorageInfo>

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
    const QStorageInfo disk(folder.path());
    return disk.isValid() && disk.bytesAvailable() < wanted ? ErrorCode::NoSpace : ErrorCode::WriteFailed;
}

} // namespace zhilan::tasks
