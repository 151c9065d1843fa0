#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace zhilan::library
{

/// What tells without reading it whether a file was changed.
struct FileMark {
    std::uint64_t size = 0;
    std::int64_t modified = 0; ///< nanoseconds since 1970: when its content was last set
    std::int64_t changed = 0;  ///< likewise, but for everything of it, names and owners too; no program can set it back

    friend bool operator==(const FileMark&, const FileMark&) = default;
};

/// Whether a file with this mark at that time could not be changed later without showing another one. Not so where it
/// was changed just before, in the coarsest step of the times of file systems in use, nor for times to come: then a
/// clock was set back.
[[nodiscard]] bool isSettled(const FileMark& mark, std::chrono::system_clock::time_point seen);

/// A Markdown file found under a root.
struct Entry {
    std::filesystem::path path; ///< absolute
    std::string title; ///< first heading of level 1 or front matter title within the first 16 KiB, else the stem
    FileMark mark = {};
    /// The subtitle files beside it: its name without ending, then perhaps a language ("talk.zh-Hans.srt" for
    /// "talk.md"), then .srt, .vtt or .sbv. Those without a language first.
    std::vector<std::filesystem::path> subtitles = {};
    FileMark subtitlesMark = {};           ///< of all of them: their sizes in all, the latest of their times
    std::vector<std::string> aliases = {}; ///< further names within the first 16 KiB, see core/library/head_title.h
};

/// Stands for the subtitle files of a document: the path, where it is one.
[[nodiscard]] std::string subtitlesKey(const Entry& entry);

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

/// Symbolic links among what was found: through them, changes in one place can show in another. One that is named as a
/// document is or subtitles are is counted as one to a file, whatever it leads to, and any other as one to a folder.
enum class Links : std::uint8_t { None, ToFolders, ToFiles };

struct Scan {
    Folder root;
    std::vector<Problem> problems; ///< what could not be read; everything else is there
    Links links = Links::None;     ///< the last of those that there are
    std::chrono::system_clock::time_point begun = {};
};

struct ScanOptions {
    /// Read the head of each file for its title. Otherwise no file is opened, the title is the stem, and the order of
    /// names is that of their bytes.
    bool titles = true;
    /// Shell patterns (POSIX fnmatch) of files and folders to be passed over: of their name, or, where a pattern holds
    /// a '/', of their path from the root on ("草稿*", "2024/raw").
    std::vector<std::string> ignore = {};
    /// Where the root is below the folder whose patterns these are, with a slash at the end; empty: they are its own.
    std::string below = {};
    /// On the calling thread, from time to time: how many names of files and folders have been looked at.
    std::function<void(std::uint64_t names)> seen = {};
    /// An earlier scan of the same folder, with titles: those of files that have not changed since are taken from it,
    /// and the files not opened. Outlives the call.
    const Scan* before = nullptr;
    /// The time of day; a test moves the clock on instead of waiting.
    std::function<std::chrono::system_clock::time_point()> now = [] {
        return std::chrono::system_clock::now();
    };
};

/// A text that differs for every mounted device; empty where there is no such file or folder.
[[nodiscard]] std::string deviceOf(const std::filesystem::path& path);

/// All Markdown files (.md, .markdown, .mdown, .mkd; any case) under a folder. Hidden files and folders are passed
/// over; a symbolic link to a folder above itself is followed once. Nothing is written. Errors: NotFound,
/// PermissionDenied, NotAFolder, Cancelled. Blocking.
[[nodiscard]] Result<Scan> scan(const std::filesystem::path& root, std::stop_token stop = {},
                                const ScanOptions& options = {});

/// A part of a root.
struct PlacesScan {
    Scan scan; ///< of the root without the rest; all documents stand in it whatever their folders, by path
    /// What was looked at: each with all that is below it. By path, none within another.
    std::vector<std::filesystem::path> places;
};

/// What a scan without titles finds at some places (named as the root is, and below it): documents, folders with all
/// below them, subtitles with the documents that may go with them, and what was there and is no more. Nothing where
/// that cannot be told from those places alone: the root is among them, a link to a folder is on the way or below, or a
/// folder on the way cannot be read. Errors: NotFound (the root), Cancelled. Blocking; takes the time of what is there,
/// and of the names in the folders that the places are in.
[[nodiscard]] Result<std::optional<PlacesScan>> scanPlaces(const std::filesystem::path& root,
                                                           const std::vector<std::filesystem::path>& places,
                                                           std::stop_token stop = {}, const ScanOptions& options = {});

/// The folder as scan() names it: absolute, without "." and "..", without a slash at the end.
[[nodiscard]] std::filesystem::path rootPath(const std::filesystem::path& folder);

/// Whether a scan of the root with these ScanOptions::ignore and `below` passes over a path below it, for its name or
/// that of a folder on the way. Pure.
[[nodiscard]] bool isPassedOver(const std::filesystem::path& path, const std::filesystem::path& root,
                                const std::vector<std::string>& ignore, const std::string& below = {});

/// One file, whatever its name ends in, as a scan would list it. Errors: NotFound, PermissionDenied, ReadFailed.
/// Blocking; reads the head of the file.
[[nodiscard]] Result<Entry> entryOf(const std::filesystem::path& file);

} // namespace zhilan::library
