#pragma once

#include "core/base/byte_span.h"
#include "core/base/diagnostic.h"
#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::media
{

struct ChapterMark {
    std::chrono::milliseconds start{0};
    std::optional<std::chrono::milliseconds> end; ///< where the file gives one; later than `start`
    std::string title;                            ///< empty where the format has none, as lists of scenes
    std::string url;                              ///< of a page about the chapter; usually empty
    ByteSpan span;                                ///< in the text that was read; empty for JSON and XML
};

enum class ChapterFormat : std::uint8_t {
    Text,          ///< lines with a time at their start or end, as below a video; mp4chaps
    WebVtt,        ///< and SubRip: a chapter a cue
    FfMetadata,    ///< of ffmpeg
    VorbisComment, ///< CHAPTER01=…, CHAPTER01NAME=…; mkvmerge's simple format is the same
    EditList,      ///< CMX 3600 edit decision lists, markers of editors among them
    CueSheet,
    Labels, ///< Audacity's: start, end and title parted by tabs
    Table,  ///< comma-separated, with a header that names the columns
    Scenes, ///< what ffmpeg prints of scene changes
    Json,   ///< of podcasts, players, yt-dlp, ffprobe
    Xml,    ///< Matroska, Podlove Simple Chapters, Apple's text streams
};

struct ChapterFile {
    ChapterFormat format = ChapterFormat::Text;
    std::vector<ChapterMark> chapters; ///< in the order of the file
    std::vector<Diagnostic> diagnostics;
};

/// Reads a list of chapters that text::decode has made UTF-8. The content tells the format. Chapters whose time cannot
/// be read are left out with a diagnostic; one that starts before the one above stays, with a diagnostic. Errors:
/// UnknownFormat when there is no chapter in it or it is broken as a whole, TooLarge over 16 MB. Nesting is bounded,
/// nothing outside the text is ever read. Linear.
[[nodiscard]] Result<ChapterFile> readChapters(std::string_view utf8);

} // namespace zhilan::media
