#pragma once

#include "core/media/chapter_file.h"

#include <optional>

/// The readers behind readChapters, which chooses among them. Each gives nullopt for a text that is not of its format.
namespace zhilan::media
{

[[nodiscard]] std::optional<ChapterFile> readJsonChapters(std::string_view text);
[[nodiscard]] std::optional<ChapterFile> readXmlChapters(std::string_view text);
[[nodiscard]] std::optional<ChapterFile> readFfMetadata(std::string_view text);
[[nodiscard]] std::optional<ChapterFile> readVorbisChapters(std::string_view text);
[[nodiscard]] std::optional<ChapterFile> readEditList(std::string_view text);
[[nodiscard]] std::optional<ChapterFile> readCueSheet(std::string_view text);
[[nodiscard]] std::optional<ChapterFile> readLabels(std::string_view text);
[[nodiscard]] std::optional<ChapterFile> readChapterTable(std::string_view text);
[[nodiscard]] std::optional<ChapterFile> readScenes(std::string_view text);
[[nodiscard]] std::optional<ChapterFile> readChapterLines(std::string_view text);

/// A number of seconds as a time; nullopt when negative, longer than eleven days or not a number.
[[nodiscard]] std::optional<std::chrono::milliseconds> fromSeconds(double seconds);

} // namespace zhilan::media
