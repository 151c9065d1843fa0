#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zhilan::media
{

enum class MediaKind : std::uint8_t { Video, Audio, Subtitles, Chapters };

/// "video", "audio", "subtitles", "chapters".
[[nodiscard]] std::string_view mediaKindName(MediaKind kind);

/// What the name of a file says of it, by the habits of downloaders, players and people.
struct MediaName {
    MediaKind kind = MediaKind::Video;
    std::string stem;     ///< without folder and all that only this file adds: ".en.srt", ".info.json", ".f137.mp4"
    std::string language; ///< of subtitles, BCP 47; empty when the name does not say
    std::string stemWithLanguage; ///< the stem where the last word was no language after all
    std::uint8_t rank = 0;        ///< of two files of one recording the lower is meant: ".mp4" before ".f137.mp4"
};

/// Takes the name of a file apart; nullopt when it is none of a recording or of what goes with one. Its ending alone
/// tells, so "talk.json" and "talk.txt" are none, while "talk.chapters.json" and "talk.info.json" are. Linear.
[[nodiscard]] std::optional<MediaName> mediaName(std::string_view fileName);

/// The stem without a language at its end: "talk.zh" → "talk".
[[nodiscard]] std::string_view withoutLanguage(std::string_view stem);

} // namespace zhilan::media
