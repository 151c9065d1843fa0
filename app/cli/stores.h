#pragma once

#include "app/cli/arguments.h"
#include "core/library/refresh.h"

#include <optional>
#include <string>
#include <vector>

/// What the commands on libraries have in common.
namespace zhilan::cli
{

/// The stores of the folders named, or of all that were indexed where none is; no document is in two of them. nullopt,
/// and said so, when there is no place for a cache.
[[nodiscard]] std::optional<std::vector<library::Store>> storesOf(const std::vector<std::string>& folders);

/// library::refresh() with progress on standard error: one line that is written over on a terminal, else one from time
/// to time.
[[nodiscard]] Result<library::Refreshed> refreshWithProgress(const library::Store& store,
                                                             const library::RefreshOptions& given);

/// Says on standard error why a store could not be refreshed. The process returns ExitCode::Unreadable then, whatever
/// it was: the folder could not be read into its index.
void complainAboutRefresh(const library::Store& store, const Error& error);

/// "1.5 MB", in decimal units.
[[nodiscard]] std::string readableBytes(std::uint64_t bytes);

} // namespace zhilan::cli
