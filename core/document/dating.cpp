#include "core/document/dating.h"

#include "core/document/brackets.h"
#include "core/media/clock_scan.h"
#include "core/text/space.h"

#include <algorithm>
#include <array>

namespace zhilan::document
{
namespace
{

using namespace std::string_view_literals;
using text::trimmed;

constexpr std::array kSentenceEnds{"。"sv, "！"sv, "？"sv, "…"sv,  "；"sv, "."sv,  "!"sv,
                                   "?"sv,  ";"sv,  "”"sv,  "」"sv, "』"sv, "\""sv, "～"sv};

/// What may stand in front of a time in brackets: "(see 12:36)", "[视频 16:30]", "(Ann Lee, 25:10)".
bool leadsToTime(std::string_view words)
{
    constexpr std::array kCues{"视频"sv, "視頻"sv, "影片"sv, "原视频"sv, "约"sv,    "約"sv,   "见"sv,
                               "見"sv,   "详见"sv, "参见"sv, "从"sv,     "自"sv,    "时间"sv, "時間"sv,
                               "at"sv,   "from"sv, "see"sv,  "around"sv, "video"sv, "Video"sv};
    constexpr std::array kJoints{","sv, "，"sv, "、"sv, "@"sv, "|"sv,  "｜"sv, "·"sv, "-"sv,
                                 "–"sv, "—"sv,  "~"sv,  ";"sv, "；"sv, ":"sv,  "："sv};
    return words.empty() || std::find(kCues.begin(), kCues.end(), words) != kCues.end() ||
           std::any_of(kJoints.begin(), kJoints.end(),
                       [words](std::string_view joint) { return words.ends_with(joint); });
}

/// More white space than this sets a time off as well as the end of a line does.
constexpr std::size_t kNear = 64; // bytes

bool isWithinCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// The first characters of a text.
std::string_view frontOf(std::string_view text)
{
    std::size_t size = std::min(text.size(), kNear);
    while (size < text.size() && isWithinCharacter(text[size]))
        --size;
    return text.substr(0, size);
}

/// Its last ones.
std::string_view endOf(std::string_view text)
{
    std::size_t begin = text.size() - std::min(text.size(), kNear);
    while (begin < text.size() && isWithinCharacter(text[begin]))
        ++begin;
    return text.substr(begin);
}

/// The time with the brackets around it; the time alone where these hold more than it.
ByteSpan withBrackets(std::string_view text, ByteSpan place)
{
    constexpr std::uint32_t kMostBefore = 60; // bytes
    constexpr std::uint32_t kMostBehind = 24;
    const std::uint32_t from = place.begin - std::min(place.begin, kMostBefore);
    const std::string_view before = text.substr(from, place.begin - from);
    const std::string_view behind = text.substr(place.end, kMostBehind);
    const auto open = lastOpening(before);
    const auto close = firstClosing(behind);
    if (!open || !close)
        return place;
    const std::string_view words = before.substr(open->end);
    if (firstClosing(words) || !leadsToTime(trimmed(words)))
        return place;
    return {from + open->begin, place.end + close->end};
}

} // namespace

Dating datingOf(std::string_view text, ByteSpan place, TimeSetting setting, const std::vector<std::uint32_t>& lines)
{
    const ByteSpan whole = withBrackets(text, place);
    if (whole == place && setting == TimeSetting::Plain) {
        // Far from the front there is nothing to open.
        constexpr std::uint32_t kFront = 24; // bytes, for marks of items and brackets
        std::string_view rest;
        const auto opening = place.begin <= kFront ? media::leadingClockTime(text, rest) : std::nullopt;
        return opening && opening->span.begin == place.begin ? Dating::Opening : Dating::None;
    }
    const auto line = std::upper_bound(lines.begin(), lines.end(), whole.begin);
    const std::uint32_t lineBegin = line == lines.begin() ? 0 : *std::prev(line);
    const std::string_view before = trimmed(endOf(text.substr(lineBegin, whole.begin - lineBegin)));
    const std::string_view behind = trimmed(frontOf(text.substr(whole.end)));
    const bool apart = before.empty() || behind.empty() ||
                       std::any_of(kSentenceEnds.begin(), kSentenceEnds.end(), [before, behind](std::string_view mark) {
                           return before.ends_with(mark) || behind.starts_with(mark);
                       });
    return apart ? Dating::SetOff : Dating::None;
}

} // namespace zhilan::document
