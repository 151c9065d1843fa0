#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::library
{

/// Whether a name is one of subtitles: it ends in .srt, .vtt or .sbv (any case), with something before.
[[nodiscard]] bool isSubtitleFile(std::string_view name);

/// More of one document are not read: programs save machine translations into every language.
inline constexpr std::size_t kMostSubtitleFiles = 8;

/// Those of `names`, which are sorted and those of subtitle files, that go with a document, kMostSubtitleFiles at most:
/// its stem and an ending, then its stem, a dot, a language tag and an ending. Logarithmic but for the names that begin
/// with the stem.
[[nodiscard]] std::vector<std::string> subtitlesFor(std::string_view stem, const std::vector<std::string>& names);

} // namespace zhilan::library
