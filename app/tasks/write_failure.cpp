#include "app/tasks/write_failure.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace zhilan::tasks
{

ErrorCode writeFailure(const QString& file)
{
    const QFileInfo info(file);
    const QFileInfo folder(info.path());
    if (!folder.isDir())
        return ErrorCode::NotFound;
    if (info.isDir())
        return ErrorCode::NotAFile;
    if (!folder.isWritable() || (info.exists() && !info.isWritable()))
        return ErrorCode::PermissionDenied;
    return QStorageInfo(folder.path()).bytesAvailable() == 0 ? ErrorCode::NoSpace : ErrorCode::WriteFailed;
}

} // namespace zhilan::tasks
