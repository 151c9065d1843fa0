#pragma once

#include "core/search/disk.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// A file of numbered parts that is written once, checksummed by the page, and read in memory. Each page is held
/// against its checksum before anything of it is used for the first time, so that opening costs nothing and damage is
/// never taken for data.
namespace zhilan::search
{

/// Thrown where a page turns out not to be what was written; caught where the room is entered.
struct DamageFound {
    std::string file;
};

inline constexpr std::size_t kMostParts = 24;
inline constexpr std::size_t kPageBytes = 32U << 10U;

class PartFileWriter
{
public:
    [[nodiscard]] static Result<PartFileWriter> create(const std::filesystem::path& path, const BeforeStep& beforeStep);

    /// What is written from here on is of this part; each is begun once.
    void begin(std::size_t part);
    [[nodiscard]] Result<void> write(std::string_view bytes);
    /// Writes what is left and makes it durable. The checksum of it all; for the one who refers to the file.
    [[nodiscard]] Result<std::uint64_t> finish();
    [[nodiscard]] std::uint64_t size() const { return m_size; }

private:
    explicit PartFileWriter(OutputFile file) : m_file(std::move(file)) {}
    [[nodiscard]] Result<void> flushPages(bool all);

    OutputFile m_file;
    std::string m_buffer;
    std::string m_checksums;
    std::uint64_t m_size = 0;
    std::array<std::uint64_t, kMostParts> m_begins{};
    std::array<std::uint64_t, kMostParts> m_sizes{};
    std::size_t m_part = 0;
};

class PartFile
{
public:
    /// `checksum`: what finish() returned. Errors: NotFound, Damaged, OtherVersion, PermissionDenied, ReadFailed.
    [[nodiscard]] static Result<std::unique_ptr<const PartFile>> open(const std::filesystem::path& path,
                                                                      std::uint64_t checksum);

    [[nodiscard]] std::uint64_t size(std::size_t part) const { return m_sizes[part]; }
    /// Bytes of a part, good to use. Throws DamageFound. Thread safe.
    [[nodiscard]] std::string_view bytes(std::size_t part, std::uint64_t begin, std::uint64_t size) const;
    /// Has the system fetch what will be asked for by bytes(), and does not wait for it. For who knows of many places:
    /// they are then fetched at once and not one after another.
    void willNeed(std::size_t part, std::uint64_t begin, std::uint64_t size) const;
    /// All of it.
    [[nodiscard]] std::string_view bytes(std::size_t part) const { return bytes(part, 0, m_sizes[part]); }
    [[nodiscard]] std::uint64_t fileSize() const { return m_file->bytes().size(); }
    [[nodiscard]] std::size_t pageCount() const { return m_pageCount; }
    /// Throws DamageFound.
    void checkPage(std::size_t page) const;

private:
    PartFile() = default;

    std::unique_ptr<const MappedFile> m_file;
    std::string m_name;
    std::array<std::uint64_t, kMostParts> m_begins{};
    std::array<std::uint64_t, kMostParts> m_sizes{};
    std::string_view m_checksums;
    std::uint64_t m_dataSize = 0;
    std::size_t m_pageCount = 0;
    mutable std::unique_ptr<std::atomic<bool>[]> m_checked;
};

/// Of any bytes.
[[nodiscard]] std::uint64_t checksumOf(std::string_view bytes);

/// What this build writes and reads; differs where text::foldVersion() does.
[[nodiscard]] std::uint64_t formatVersion();

} // namespace zhilan::search
