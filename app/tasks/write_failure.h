#pragma once

#include "core/base/result.h"

#include <QFileDevice>
#include <QString>

namespace zhilan::tasks
{

/// Why a file could not be written. `error` is of what was open for writing: its ResourceError is a disk that is full
/// (of a file that could not be opened it may be another thing; leave it out then). The rest is what the file system
/// says afterwards: NotFound (its folder is not there), NotAFile (a folder is), PermissionDenied, NoSpace (fewer bytes
/// are free than were `wanted`), else WriteFailed. Asks the file system, briefly.
[[nodiscard]] ErrorCode writeFailure(const QString& file, QFileDevice::FileError error = QFileDevice::NoError,
                                     qint64 wanted = 1);

} // namespace zhilan::tasks
