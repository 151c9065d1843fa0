#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

/// The few things that are done to files, with a seam before each and errors as codes.
namespace zhilan::search
{

/// Told what is about to be done ("write 12.segment"); its failure is taken for the system's. May be empty.
using BeforeStep = std::function<Result<void>(std::string_view step)>;

/// A file that is written from its beginning to its end. What is not closed stays behind as it is.
class OutputFile
{
public:
    /// Makes it anew. Errors: PermissionDenied, NoSpace, WriteFailed.
    [[nodiscard]] static Result<OutputFile> create(const std::filesystem::path& path, const BeforeStep& beforeStep);
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    [[nodiscard]] Result<void> write(std::string_view bytes);
    /// Returns when the disk has it. Nothing is written after it.
    [[nodiscard]] Result<void> syncAndClose();
    /// It can be read then; the disk has it after syncFile(). Nothing is written after it.
    [[nodiscard]] Result<void> close();

private:
    OutputFile(std::filesystem::path path, const BeforeStep& beforeStep, int descriptor);
    std::filesystem::path m_path;
    const BeforeStep* m_beforeStep;
    int m_descriptor;
    std::int64_t m_written = 0;  ///< bytes
    std::int64_t m_handedOn = 0; ///< that the disk was asked to take
};

/// Puts a file in the place of another, or of none, at once. Durable with the next syncFolder().
[[nodiscard]] Result<void> replaceFile(const std::filesystem::path& from, const std::filesystem::path& to,
                                       const BeforeStep& beforeStep);
/// Returns when the disk has what was written to a file.
[[nodiscard]] Result<void> syncFile(const std::filesystem::path& file, const BeforeStep& beforeStep);
/// Returns when the disk knows which files the folder has.
[[nodiscard]] Result<void> syncFolder(const std::filesystem::path& folder, const BeforeStep& beforeStep);

/// A file in memory, read-only. It must not become shorter while it is mapped; ours are never changed once written.
class MappedFile
{
public:
    /// Errors: NotFound, PermissionDenied, ReadFailed.
    [[nodiscard]] static Result<std::unique_ptr<const MappedFile>> open(const std::filesystem::path& path);
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::string_view bytes() const { return m_bytes; }

private:
    explicit MappedFile(std::string_view bytes) : m_bytes(bytes) {}
    std::string_view m_bytes;
};

/// An exclusive lock on a folder, by way of a file in it. The system takes it back when the process ends, however.
class FolderLock
{
public:
    /// Errors: Locked, PermissionDenied, NoSpace, WriteFailed.
    [[nodiscard]] static Result<FolderLock> take(const std::filesystem::path& file);
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace zhilan::search
