#pragma once

#include "core/media/clock_scan.h"

#include <optional>
#include <string_view>

namespace zhilan::media
{

/// A line of a list of chapters as people write them below a video.
struct ChapterLine {
    ClockTime time;
    std::string_view title; ///< without number, brackets and joints; empty when the line is a time alone
    bool timeFirst = true;
};

/// "12:36 Title", "[12:36](…) Title", "3. 12:36 - Title", "3. Title (12:36)", "Title 12:36"; nullopt without a time at
/// either end. Linear.
[[nodiscard]] std::optional<ChapterLine> chapterLine(std::string_view line);

} // namespace zhilan::media
