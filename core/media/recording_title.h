#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zhilan::media
{

/// A title or the stem of a file name, made comparable.
struct RecordingTitle {
    std::vector<std::string> features; ///< text::titleFeatures without numbers, dates and what tells of a file's format
    std::vector<std::string> numbers;  ///< "3" of 第三讲, "(上)": what tells the parts of a series apart; sorted
    std::string folded;
};

[[nodiscard]] RecordingTitle recordingTitle(std::string_view title);

/// From 0 for nothing in common to 1 for the same; 0 when their numbers contradict each other. Linear.
[[nodiscard]] double similarity(const RecordingTitle& a, const RecordingTitle& b);

/// The stem without the id of a video that stands in brackets at its end. `id` is set to it.
[[nodiscard]] std::string_view withoutBracketedId(std::string_view stem, std::string_view& id);

} // namespace zhilan::media
