#pragma once

#include "core/base/result.h"

#include <QString>

namespace zhilan::tasks
{

/// Why a file could not be written, as far as the file system says it afterwards: NotFound (its folder is not there),
/// NotAFile (a folder is), PermissionDenied, NoSpace, else WriteFailed. Asks the file system, briefly.
[[nodiscard]] ErrorCode writeFailure(const QString& file);

} // namespace zhilan::tasks
