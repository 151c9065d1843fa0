#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace zhilan::library
{

/// A Markdown file found under a root.
struct Entry {
    std::filesystem::path path; ///< absolute
    std::string title; ///< first heading of level 1 or front matter title within the first 16 KiB, else the stem
};

struct Problem {
    std::filesystem::path path;
    ErrorCode code = ErrorCode::ReadFailed;
};

/// One folder with what it holds; folders without any Markdown below them are left out.
struct Folder {
    std::filesystem::path path; ///< absolute
    std::string name;
    std::vector<Folder> folders;                     ///< by name
    std::vector<Entry> documents;                    ///< by file name
    [[nodiscard]] std::size_t documentCount() const; ///< with all folders below
};

struct Scan {
    Folder root;
    std::vector<Problem> problems; ///< what could not be read; everything else is there
};

/// All Markdown files (.md, .markdown, .mdown, .mkd; any case) under a folder. Hidden files and folders are passed
/// over; a symbolic link to a folder above itself is followed once. Nothing is written. Errors: NotFound,
/// PermissionDenied, NotAFolder, Cancelled. Blocking; reads the head of each file.
[[nodiscard]] Result<Scan> scan(const std::filesystem::path& root, std::stop_token stop = {});

/// One file, whatever its name ends in, as a scan would list it. Errors: NotFound, PermissionDenied, ReadFailed.
/// Blocking; reads the head of the file.
[[nodiscard]] Result<Entry> entryOf(const std::filesystem::path& file);

} // namespace zhilan::library
