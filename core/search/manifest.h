#pragma once

#include "core/search/disk.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace zhilan::search
{

/// The one file that says what an index is made of. It is replaced as a whole by every commit.
struct Manifest {
    std::uint64_t generation = 0;
    std::uint64_t nextId = 1; ///< of files
    struct Entry {
        std::uint64_t id = 0;
        std::uint64_t checksum = 0;
        std::uint64_t removedId = 0; ///< the file of removed documents; 0: none
        std::uint64_t removedChecksum = 0;

        friend bool operator==(const Entry&, const Entry&) = default;
    };
    std::vector<Entry> segments;

    /// In no manifest: the removedId of segments that are told of before they are committed.
    static constexpr std::uint64_t kNotCommitted = ~std::uint64_t{0};

    friend bool operator==(const Manifest&, const Manifest&) = default;
};

[[nodiscard]] std::filesystem::path manifestFile(const std::filesystem::path& folder);
[[nodiscard]] std::filesystem::path segmentFile(const std::filesystem::path& folder, std::uint64_t id);
[[nodiscard]] std::filesystem::path removedFile(const std::filesystem::path& folder, std::uint64_t id);

/// None is an empty one. Errors: Damaged, OtherVersion, PermissionDenied, ReadFailed.
[[nodiscard]] Result<Manifest> readManifest(const std::filesystem::path& folder);
/// Puts it in place; syncFolder() makes that durable. Errors: those of the disk; then the one before is still there.
[[nodiscard]] Result<void> writeManifest(const std::filesystem::path& folder, const Manifest& manifest,
                                         const BeforeStep& beforeStep);

/// A bit for each document. Errors: as for manifests.
[[nodiscard]] Result<std::vector<std::uint64_t>> readRemoved(const std::filesystem::path& file, std::uint64_t checksum);
/// The checksum.
[[nodiscard]] Result<std::uint64_t> writeRemoved(const std::filesystem::path& file,
                                                 const std::vector<std::uint64_t>& removed,
                                                 const BeforeStep& beforeStep);

} // namespace zhilan::search
