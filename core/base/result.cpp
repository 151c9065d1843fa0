#include "core/base/result.h"

namespace zhilan
{

std::string_view describe(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return "there is no such file or folder";
    case ErrorCode::PermissionDenied:
        return "it may not be read by this user";
    case ErrorCode::NotAFile:
        return "it is not a regular file";
    case ErrorCode::NotAFolder:
        return "it is not a folder";
    case ErrorCode::ReadFailed:
        return "the file system failed while reading it";
    case ErrorCode::TooLarge:
        return "it is too large to be a document";
    case ErrorCode::BinaryFile:
        return "it is not a text file";
    case ErrorCode::UnknownFormat:
        return "it is of no format that is known";
    case ErrorCode::Cancelled:
        return "the operation was cancelled";
    }
    return {};
}

std::string_view remedy(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return "check the path; the file may have been moved or renamed";
    case ErrorCode::PermissionDenied:
        return "change its permissions, or copy it to where you may read";
    case ErrorCode::NotAFile:
        return "name a Markdown file inside it";
    case ErrorCode::NotAFolder:
        return "name the folder that holds it";
    case ErrorCode::ReadFailed:
        return "check the disk or network connection and try again";
    case ErrorCode::TooLarge:
        return "split it into smaller files";
    case ErrorCode::BinaryFile:
        return "name a Markdown or plain text file";
    case ErrorCode::UnknownFormat:
        return "name a document, a subtitle file or a list of chapters";
    case ErrorCode::Cancelled:
        return "start it again";
    }
    return {};
}

} // namespace zhilan
