#pragma once

#include "core/search/search.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zhilan::shell
{

/// A folder that a search can be narrowed down to, as a row of a tree that is all open.
struct FolderFacet {
    std::string path;
    QString name; ///< below the row above it, outermost first where folders between have nothing else: "gtc › 2026"
    int level = 0;
    std::optional<std::uint64_t> sections; ///< with what is below it; none where that is not known
};

/// Folders with documents found, and those that several of them are in, each before what is in it, by name. What all
/// have in common is left out.
[[nodiscard]] std::vector<FolderFacet> folderFacets(const std::vector<search::FacetCount>& folders);

} // namespace zhilan::shell
