#pragma once

#include "core/document/document.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace zhilan::document
{

/// Where a time that the text names, other than by a link, stands.
struct PlacedTime {
    std::size_t timestamp = 0; ///< index into Document::timestamps
    std::uint32_t group = 0;   ///< of the list or table whose items or rows begin with times; 0: of none
    std::uint32_t column = 0;
    bool agenda = false; ///< the words around the group say that it plans a day: 议程, Agenda
};

/// How far the recording may reach: as far as its known length, chapters and links do, with room for lengths that are
/// rounded; nullopt where its length is not known. Linear.
[[nodiscard]] std::optional<Milliseconds> endOfRecording(const Document& document);

/// Which of Document::timestamps are no places in the recording, one flag each: what lies beyond its known end, and
/// with it what is written alike in the same list or table column; lists that go through a night, 22:00, 23:30,
/// 01:00; and lists of the hours of a day, 9:00, 10:30, where the words around say so or the document knows of no
/// recording. Links and chapters are places always, and the recording reaches as far as they do. `placed` in document
/// order. O(n log n).
[[nodiscard]] std::vector<bool> timesOfDay(const Document& document, const std::vector<PlacedTime>& placed);

/// Whether the document names a recording, or its places by links or chapters. Linear.
[[nodiscard]] bool knowsRecording(const Document& document);

/// "22:00" 1, "1:02:03" 2, "12分5秒" 0.
[[nodiscard]] std::size_t colonsOf(std::string_view time);

/// "9:00", "22:05": minutes that are hours of a day, and a round number of seconds.
[[nodiscard]] bool mayBeHour(Milliseconds time);

/// 9:00, 10:00, 10:30: the hours of a day, which begins in the morning. Two at least, each after the one before.
[[nodiscard]] bool readLikeHours(const std::vector<Milliseconds>& times);

/// Whether a heading, a line or the head of a column says that the times of a day are planned there: 会议议程, Agenda.
[[nodiscard]] bool namesAgenda(std::string_view words);

} // namespace zhilan::document
