#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <system_error>

namespace zhilan
{

/// Largest file that is opened as a document. Far above any write-up; keeps a stray disk image from filling memory.
inline constexpr std::uintmax_t kMaxDocumentBytes = 256U << 20U;

/// Opens for reading, without waiting for a pipe's writer and, where the system lets us (the file's owner and root),
/// without setting the time of last access. `flags` are further ones of open(2). Below 0 on failure, with errno.
[[nodiscard]] int openReadOnly(const std::filesystem::path& path, int flags = 0);

/// What an error of the system comes to: NotFound, NotAFolder (a file is where a folder is asked for),
/// PermissionDenied, NotAFile, else ReadFailed.
[[nodiscard]] ErrorCode codeOf(const std::error_code& error);

/// BrokenLink for a path that was NotFound, or led below a file (NotAFolder), and is a symbolic link; else the same
/// code.
[[nodiscard]] ErrorCode orBrokenLink(ErrorCode code, const std::filesystem::path& path);

/// All bytes of a regular file, opened read-only. Errors: NotFound, PermissionDenied, NotAFile, TooLarge (over
/// kMaxDocumentBytes), ReadFailed, each with the path as detail. A file that shrinks while it is read gives what was
/// there. Blocking; one read, no copy.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path);

/// A path as UTF-8 for messages and keys. Bytes that are not UTF-8 stay as they are.
[[nodiscard]] std::string pathToUtf8(const std::filesystem::path& path);

} // namespace zhilan
