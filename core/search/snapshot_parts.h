#pragma once

#include "core/search/index.h"
#include "core/search/manifest.h"
#include "core/search/segment.h"

#include <cstddef>
#include <functional>

/// What snapshots and the writer share.
namespace zhilan::search
{

/// The file is taken from `before`, if that has it. Errors: NotFound, Damaged, OtherVersion, PermissionDenied,
/// ReadFailed.
[[nodiscard]] Result<std::shared_ptr<const Segment>>
openSegment(const std::filesystem::path& folder, const Manifest::Entry& entry, const Snapshot* before = nullptr);
/// Reads every byte. Errors: Damaged, Cancelled.
[[nodiscard]] Result<void> verifySegment(const Segment& segment, const std::stop_token& stop);

/// Calls `work` with the index of each segment, in large indexes on several threads. Throws what `work` throws.
void forEachSegment(const Snapshot& snapshot, const std::function<void(std::size_t)>& work);

/// Without its sections.
[[nodiscard]] DocumentRecord recordOf(const DocumentEntry& entry);

} // namespace zhilan::search
