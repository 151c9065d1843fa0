#pragma once

#include "core/media/subtitles.h"

#include <optional>

/// The readers behind readSubtitles, which chooses among them.
namespace zhilan::media
{

/// Whether a text begins with the signature of WebVTT: the word, then nothing but a blank or the line's end.
[[nodiscard]] bool isWebVtt(std::string_view text);

[[nodiscard]] Subtitles readWebVtt(std::string_view text);
[[nodiscard]] Subtitles readSubRip(std::string_view text);
[[nodiscard]] Subtitles readSubViewer(std::string_view text);

/// A list of {startTime, endTime, body, speaker} and the like; nullopt when the text is none.
[[nodiscard]] std::optional<Subtitles> readJsonTranscript(std::string_view text);

/// The two times of a line of SubRip or SubViewer; nullopt when it is none. `broken` says that it was meant to be one.
struct CueTimes {
    std::chrono::milliseconds start{0};
    std::chrono::milliseconds end{0};
};
[[nodiscard]] std::optional<CueTimes> subRipTimes(std::string_view line);
[[nodiscard]] std::optional<CueTimes> subViewerTimes(std::string_view line);

} // namespace zhilan::media
