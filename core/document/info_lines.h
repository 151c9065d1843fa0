#pragma once

#include "core/document/work.h"

#include <string>
#include <vector>

/// Information written as lines: `key：value` in a list, a paragraph, a quotation or a run of headings.
namespace zhilan::document
{

struct InfoLine {
    std::string key; ///< empty for a day that stands beside others in their line
    std::string value;
    std::string url; ///< the first address in the line, or empty
    ByteSpan span;
    bool boldKey = false;
    bool property = false; ///< "key:: value", as outliners write properties
};

/// Lines that follow one another, possibly over several blocks, until something else comes.
struct InfoRun {
    std::vector<InfoLine> lines;
    std::vector<markdown::NodeId> nodes; ///< what they were read from, ascending
    bool leads = false;                  ///< nothing stands before it in the document
};

/// Adds what a block says. False when the block is not information, or not to its end: the run is over then.
[[nodiscard]] bool addInfoBlock(const Work& work, markdown::NodeId block, bool announced, InfoRun& run);

/// The same for a heading of nothing below it, as minutes have: "### Moderator: Name".
[[nodiscard]] bool addInfoHeading(const Work& work, markdown::NodeId heading, InfoRun& run);

/// Whether the lines are about the recording. `announced`: a heading says so; else their keys or values must.
[[nodiscard]] bool isInfoRun(const InfoRun& run, bool announced);

/// The same where nothing leads one to expect it, as for the list of sources at the end: several lines prove it by
/// their values, a date, a length, the address of a recording.
[[nodiscard]] bool isEvidentRun(const InfoRun& run);

} // namespace zhilan::document
