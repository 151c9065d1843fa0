#pragma once

#include "core/search/segment.h"
#include "core/search/segment_writer.h"

#include <stop_token>

namespace zhilan::search
{

/// Which segments to make one of, as indexes: some of about the same size, or one that is removed for the most part.
/// Empty: nothing is worth it.
[[nodiscard]] std::vector<std::size_t> segmentsToMerge(const std::vector<std::shared_ptr<const Segment>>& segments);

/// Writes what is not removed of some segments as one. Errors: Cancelled, Damaged, those of the disk; then the file is
/// there in part.
[[nodiscard]] Result<SegmentWriter::Written> mergeSegments(const std::vector<std::shared_ptr<const Segment>>& segments,
                                                           const std::filesystem::path& path,
                                                           const BeforeStep& beforeStep, const std::stop_token& stop);

} // namespace zhilan::search
