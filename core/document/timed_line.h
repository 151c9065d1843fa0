#pragma once

#include "core/markdown/tree.h"
#include "core/media/clock_scan.h"

#include <optional>
#include <string>

namespace zhilan::document
{

/// A line of a list of chapters, wherever it stands: an item, a heading, a line of a paragraph, a cell of a table.
struct TimedLine {
    media::ClockTime time; ///< the span is in what a reader sees; empty when a link alone tells the time
    std::string title;     ///< empty when there is a time and nothing else
    std::string recording; ///< recordingOf() the link that alone tells the time; else empty
};

/// Which links tell a time that no reader sees: "?t=90" of any page may mean something else.
enum class LinkTimes : std::uint8_t { OfRecordings, OfAnyPage };

/// Reads the inlines [first, end) as one line, by what a reader sees of it (media::chapterLine), else by the first
/// link in it that leads into a recording: "[Title](https://youtu.be/ID?t=756)", "Title [▶](https://…?t=756)". What
/// such a link shows is left out of the title when it only asks to follow it. nullopt without a time, and of lines too
/// long to be a title. Linear.
[[nodiscard]] std::optional<TimedLine> timedLine(const markdown::Tree& tree, markdown::NodeId first,
                                                 markdown::NodeId end, LinkTimes links);

/// Whether there is a link among the nodes [first, end) that timedLine() might read. Linear.
[[nodiscard]] bool mayLinkTime(const markdown::Tree& tree, markdown::NodeId first, markdown::NodeId end);

} // namespace zhilan::document
