#pragma once

#include "core/base/byte_span.h"
#include "core/base/diagnostic.h"
#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::media
{

/// A subtitle: what is said from `start` up to `end`.
struct Cue {
    std::chrono::milliseconds start{0};
    std::chrono::milliseconds end{0}; ///< not before `start`
    std::string text;                 ///< plain: no tags, entities resolved; lines parted by a line feed; may be empty
    std::string speaker;              ///< as the file names one: "<v Mary>"; else empty
    ByteSpan span;                    ///< in the text that was read, from the line of its times to its last line
};

enum class SubtitleFormat : std::uint8_t { SubRip, WebVtt, SubViewer, Json };

struct Subtitles {
    SubtitleFormat format = SubtitleFormat::SubRip;
    std::vector<Cue> cues; ///< as the file has them, which is nearly always in order of time
    std::vector<Diagnostic> diagnostics;
};

/// Reads a subtitle file that text::decode has made UTF-8: SubRip (.srt), WebVTT (.vtt; the parser of the W3C's
/// recommendation, section 6), the .sbv of YouTube, and the JSON transcripts of podcasts. Which one is told by the
/// content. Cues that are broken are left out, with a diagnostic; the others are kept. WebVTT without its signature is
/// read as SubRip, whose times may then have either separator. Errors: UnknownFormat when nothing in it looks like
/// subtitles, TooLarge over 16 MB. Linear.
[[nodiscard]] Result<Subtitles> readSubtitles(std::string_view utf8);

/// How "<" is read. WebVTT's parser takes every one as the beginning of a tag; players of SubRip show "a < b" as it is.
enum class CueMarkup : std::uint8_t { WebVtt, SubRip };

/// What a viewer sees of a cue's payload: tags dropped (WebVTT, section 6.4), character references of HTML resolved.
/// `speaker` is set by the first voice tag. Linear.
[[nodiscard]] std::string plainCueText(std::string_view payload, CueMarkup markup, std::string* speaker = nullptr);

} // namespace zhilan::media
