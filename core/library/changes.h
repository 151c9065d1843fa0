#pragma once

#include "core/library/catalogue.h"
#include "core/library/scan.h"
#include "core/search/index.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zhilan::library
{

/// A file to be read.
struct ToRead {
    Entry entry;
    std::optional<std::uint64_t> indexedHash; ///< of what the index has of it

    /// As the scan found it, with subtitles.
    [[nodiscard]] std::uint64_t bytes() const { return entry.mark.size + entry.subtitlesMark.size; }
};

/// What a refresh has to do.
struct Changes {
    std::vector<ToRead> read;              ///< by path
    std::vector<std::string> removedKeys;  ///< of documents in the index that are no more
    std::vector<std::string> removedRows;  ///< paths in the catalogue
    std::vector<CatalogueRow> problemRows; ///< new ones of the scan
    std::vector<Problem> problems;         ///< of the scan, and files known to be unreadable and not changed since
    std::uint64_t bytes = 0;               ///< of all documents and subtitles
    std::optional<Links> links;            ///< to be recorded
    std::optional<std::string> device;     ///< likewise: Catalogue::device()

    [[nodiscard]] bool empty() const
    {
        return read.empty() && removedKeys.empty() && removedRows.empty() && problemRows.empty() && !links && !device;
    }
};

/// Compares what the scan found with the catalogue and the index. `rows` are sorted by path, `indexed` too. Files below
/// a folder that the scan could not read are left alone. All three may be of the same part of a library. n log n.
[[nodiscard]] Changes findChanges(Scan scan, const std::vector<CatalogueRow>& rows,
                                  const std::vector<search::IndexedDocument>& indexed);

} // namespace zhilan::library
