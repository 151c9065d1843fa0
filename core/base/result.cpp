#include "core/base/result.h"

namespace zhilan
{

std::string_view describe(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return "there is no such file or folder";
    case ErrorCode::PermissionDenied:
        return "this user lacks the permission for it";
    case ErrorCode::NotAFile:
        return "it is not a regular file";
    case ErrorCode::NotAFolder:
        return "it is not a folder";
    case ErrorCode::NotMounted:
        return "it is empty, and what was in it is on another device";
    case ErrorCode::ReadFailed:
        return "the file system failed while reading it";
    case ErrorCode::TooLarge:
        return "it is too large to be a document";
    case ErrorCode::OutOfMemory:
        return "there is not enough memory to read it";
    case ErrorCode::BinaryFile:
        return "it is not a text file";
    case ErrorCode::UnknownFormat:
        return "it is of no format that is known";
    case ErrorCode::Damaged:
        return "it is damaged";
    case ErrorCode::OtherVersion:
        return "it was written by another version of the program";
    case ErrorCode::Locked:
        return "another process is writing there";
    case ErrorCode::NoSpace:
        return "there is no space left on the disk";
    case ErrorCode::WriteFailed:
        return "the file system failed while writing it";
    case ErrorCode::Cancelled:
        return "the operation was cancelled";
    case ErrorCode::BrokenLink:
        return "it is a link that leads to nothing, or in a circle";
    }
    return {};
}

std::string_view remedy(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return "check the path; the file may have been moved or renamed";
    case ErrorCode::PermissionDenied:
        return "change its permissions, or use a place where you have them";
    case ErrorCode::NotAFile:
        return "name a Markdown file inside it";
    case ErrorCode::NotAFolder:
        return "name the folder that holds it";
    case ErrorCode::NotMounted:
        return "connect that device again; if its documents were deleted, index the folder with --repair";
    case ErrorCode::ReadFailed:
        return "check the disk or network connection and try again";
    case ErrorCode::TooLarge:
        return "split it into smaller files";
    case ErrorCode::OutOfMemory:
        return "close other programs, or split it into smaller files";
    case ErrorCode::BinaryFile:
        return "name a Markdown or plain text file";
    case ErrorCode::UnknownFormat:
        return "name a document, a subtitle file or a list of chapters";
    case ErrorCode::Damaged:
    case ErrorCode::OtherVersion:
        return "it will be made anew; if that fails, delete it";
    case ErrorCode::Locked:
        return "wait until the other process has finished, or end it";
    case ErrorCode::NoSpace:
        return "free some space and try again";
    case ErrorCode::WriteFailed:
        return "check the disk and the permissions of the folder and try again";
    case ErrorCode::Cancelled:
        return "start it again";
    case ErrorCode::BrokenLink:
        return "correct the link, or delete it";
    }
    return {};
}

} // namespace zhilan
