#pragma once

#include "core/media/clock_scan.h"

#include <optional>
#include <string>
#include <string_view>

namespace zhilan::media
{

/// A line of a list of chapters as people write them below a video.
struct ChapterLine {
    ClockTime time;
    std::string_view title; ///< without brackets and joints; empty when the line is a time alone
    bool timeFirst = true;
};

/// "12:36 Title", "[12:36](…) Title", "3. 12:36 - Title", "Title (12:36)", "Title [12:36-15:00, 57:20]", of which the
/// first time counts; nullopt without a time at either end. The last chapter may be called as a range ends, "1:02:03 -
/// End": then the word is its title. Linear.
[[nodiscard]] std::optional<ChapterLine> chapterLine(std::string_view line);

/// A title in two languages, "English title（中文标题）", taken apart: `alt` is what the brackets at the end hold, when
/// one of the two is in Han characters or kana and the other is not. Else all of it is the title and `alt` is empty; an
/// abbreviation in brackets belongs to the title: 强化学习（RL）. Linear.
void splitChapterTitle(std::string_view whole, std::string& title, std::string& alt);

} // namespace zhilan::media
