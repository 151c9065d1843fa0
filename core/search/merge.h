#pragma once

#include "core/search/segment.h"
#include "core/search/segment_writer.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>

namespace zhilan::search
{

/// What a segment is worth merging by.
struct SegmentSize {
    std::uint64_t bytes = 0; ///< of its file
    std::uint64_t sections = 0;
    std::uint64_t live = 0; ///< of these
};
[[nodiscard]] SegmentSize sizeOf(const Segment& segment);

/// Which segments to make one of, as indexes: some of about the same size, or one that is removed for the most part.
/// Empty: nothing is worth it. Asked again with what became of them, it comes to that.
[[nodiscard]] std::vector<std::size_t> segmentsToMerge(std::span<const SegmentSize> segments);

/// Writes what is not removed of some segments as one. Errors: Cancelled, Damaged, those of the disk; then the file is
/// there in part.
[[nodiscard]] Result<SegmentWriter::Written> mergeSegments(const std::vector<std::shared_ptr<const Segment>>& segments,
                                                           const std::filesystem::path& path,
                                                           const BeforeStep& beforeStep, const std::stop_token& stop);

} // namespace zhilan::search
