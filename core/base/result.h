#pragma once

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace zhilan
{

/// Why an operation failed. Core returns codes; the app turns them into translated text with a remedy.
enum class ErrorCode {
    NotFound,         ///< no file or folder of that name
    PermissionDenied, ///< it is there, but may not be read
    NotAFile,         ///< a folder, device or socket where a file is expected
    NotAFolder,       ///< a file where a folder is expected
    NotMounted,       ///< a folder that is empty since the device is not there that had something in it
    ReadFailed,       ///< the device or file system failed while reading
    TooLarge,         ///< larger than the limit of the operation
    OutOfMemory,      ///< the system gave no more memory
    BinaryFile,       ///< not text: holds NUL bytes or mostly control characters
    UnknownFormat,    ///< text, but of no format that the operation reads
    Damaged,          ///< the bytes are not those that were once written
    OtherVersion,     ///< written by another version of the program
    Locked,           ///< another process is writing there
    NoSpace,          ///< the disk is full, or the quota used up
    WriteFailed,      ///< the device or file system failed while writing
    Cancelled,        ///< the caller's stop token was triggered
    BrokenLink,       ///< a symbolic link that leads to nothing, or in a circle
};                    // a new one stands last: catalogues keep their numbers

/// One English sentence without the file's name, for logs and the command line.
[[nodiscard]] std::string_view describe(ErrorCode code);

/// What the reader can do about it, one English sentence.
[[nodiscard]] std::string_view remedy(ErrorCode code);

struct Error {
    ErrorCode code = ErrorCode::ReadFailed;
    std::string detail; ///< usually the path, UTF-8; may be empty

    friend bool operator==(const Error&, const Error&) = default;
};

template <typename T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

} // namespace zhilan
