#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zhilan::library
{

/// Whether a name is one of subtitles: it ends in .srt, .vtt or .sbv (any case), with something before.
[[nodiscard]] bool isSubtitleFile(std::string_view name);

/// The one of `names`, which are sorted and those of subtitle files, that goes with a document: its stem and an ending,
/// else its stem, a dot, a language tag and an ending; the first of several. nullptr if there is none. Logarithmic but
/// for the names that begin with the stem.
[[nodiscard]] const std::string* subtitlesFor(std::string_view stem, const std::vector<std::string>& names);

} // namespace zhilan::library
