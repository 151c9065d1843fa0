#pragma once

#include "core/base/result.h"
#include "core/library/scan.h"
#include "core/sqlite/database.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::library
{

/// What is known of a file since it was last read, or of a folder that could not be.
struct CatalogueRow {
    std::string path;      ///< absolute, the bytes that the file system has
    FileMark mark;         ///< all 0 when it must be read again
    std::string subtitles; ///< subtitlesKey()
    FileMark subtitlesMark;
    std::uint64_t hash = 0;           ///< of the content, as documents have it for a stamp in the index
    std::optional<ErrorCode> problem; ///< then it is not in the index

    friend bool operator==(const CatalogueRow&, const CatalogueRow&) = default;
};

/// The files of a library in SQLite. One process writes, holding the index's lock; any number read meanwhile. For the
/// thread that opened it. Errors of all: those of sqlite::Database::run().
class Catalogue
{
public:
    /// Also errors: NotFound, OtherVersion.
    [[nodiscard]] static Result<Catalogue> openToRead(const std::filesystem::path& file);
    /// Made anew where it is missing, damaged or of another version, or of another root; the patterns of another
    /// version are kept, since the user gave them.
    [[nodiscard]] static Result<Catalogue> openToWrite(const std::filesystem::path& file,
                                                       const std::filesystem::path& root);

    /// The root of a catalogue of any version; empty where it cannot be told. Opens the file.
    [[nodiscard]] static std::filesystem::path rootOf(const std::filesystem::path& file);
    /// Likewise its ignorePatterns(); none where it is of another root.
    [[nodiscard]] static std::vector<std::string> patternsOf(const std::filesystem::path& file,
                                                             const std::filesystem::path& root);

    [[nodiscard]] Result<std::filesystem::path> root();
    /// Patterns of ScanOptions::ignore that the user gave.
    [[nodiscard]] Result<std::vector<std::string>> ignorePatterns();
    [[nodiscard]] Result<void> setIgnorePatterns(const std::vector<std::string>& patterns);

    /// Scan::links when all was scanned; none before that.
    [[nodiscard]] Result<std::optional<Links>> links();
    [[nodiscard]] Result<void> setLinks(Links links);
    /// Number of the device that the root was on when it was scanned, as digits; empty before that.
    [[nodiscard]] Result<std::string> device();
    [[nodiscard]] Result<void> setDevice(std::string_view device);

    /// By path, as bytes.
    [[nodiscard]] Result<std::vector<CatalogueRow>> rows();
    /// Those of the places and of what is below them, in the same order. Takes the time of what there is.
    [[nodiscard]] Result<std::vector<CatalogueRow>> rowsAt(const std::vector<std::filesystem::path>& places);
    /// In one transaction: all or nothing.
    [[nodiscard]] Result<void> change(const std::vector<CatalogueRow>& put, const std::vector<std::string>& removed);

private:
    explicit Catalogue(sqlite::Database database) : m_database(std::move(database)) {}
    [[nodiscard]] Result<std::string> value(std::string_view key);
    [[nodiscard]] Result<void> setValue(std::string_view key, std::string_view value);
    [[nodiscard]] Result<void> create(const std::filesystem::path& root);
    [[nodiscard]] Result<void> changeRows(const std::vector<CatalogueRow>& put,
                                          const std::vector<std::string>& removed);
    sqlite::Database m_database;
};

} // namespace zhilan::library
