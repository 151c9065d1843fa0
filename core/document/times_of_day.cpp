#include "core/document/times_of_day.h"

#include "core/document/vocabulary.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <tuple>

namespace zhilan::document
{
namespace
{

using std::chrono::minutes;
using std::chrono::seconds;

/// mayBeHour() with both digits, "05:30".
bool mayBeTimeOfDay(const Timestamp& stamp)
{
    constexpr std::size_t kShortest = 5;
    return mayBeHour(stamp.time) && stamp.text.size() >= kShortest;
}

/// They go forward through midnight once, and end before they began: a recording has no such course.
bool goThroughNight(const std::vector<const Timestamp*>& times)
{
    constexpr std::size_t kLeast = 3;
    if (times.size() < kLeast ||
        !std::all_of(times.begin(), times.end(), [](const Timestamp* time) { return mayBeTimeOfDay(*time); }))
        return false;
    std::size_t falls = 0;
    for (std::size_t i = 1; i < times.size(); ++i) {
        if (times[i]->time > times[i - 1]->time)
            continue;
        ++falls;
        if (times[i - 1]->time < minutes(12) || times[i]->time >= minutes(12))
            return false;
    }
    return falls == 1 && times.back()->time < times.front()->time;
}

std::vector<ByteSpan> spansOfChapters(const Document& document)
{
    std::vector<ByteSpan> spans;
    for (const Chapter& chapter : document.chapters)
        spans.push_back(chapter.span);
    std::sort(spans.begin(), spans.end(), [](ByteSpan a, ByteSpan b) { return a.begin < b.begin; });
    return spans;
}

bool isInOneOf(const std::vector<ByteSpan>& spans, ByteSpan span)
{
    const auto after = std::upper_bound(spans.begin(), spans.end(), span.begin,
                                        [](std::uint32_t byte, ByteSpan each) { return byte < each.begin; });
    return after != spans.begin() && std::prev(after)->contains(span);
}

} // namespace

std::optional<Milliseconds> endOfRecording(const Document& document)
{
    if (!document.videoDuration)
        return std::nullopt;
    constexpr int kRoundedParts = 20; // "about an hour"
    Milliseconds end = *document.videoDuration;
    for (const Chapter& chapter : document.chapters)
        end = std::max(end, chapter.start);
    for (const Timestamp& stamp : document.timestamps) {
        if (!stamp.url.empty())
            end = std::max(end, stamp.time);
    }
    return end + std::max<Milliseconds>(minutes(1), end / kRoundedParts);
}

std::vector<bool> timesOfDay(const Document& document, const std::vector<PlacedTime>& placed)
{
    const std::vector<Timestamp>& stamps = document.timestamps;
    std::vector<bool> out(stamps.size());
    const auto end = endOfRecording(document);
    using Key = std::tuple<std::uint32_t, std::uint32_t, std::size_t>;
    std::map<Key, std::vector<std::size_t>> groups;
    std::set<Key> agendas;
    const bool recorded = knowsRecording(document);
    const std::vector<ByteSpan> chapters = spansOfChapters(document);
    for (const PlacedTime& place : placed) {
        const Timestamp& stamp = stamps[place.timestamp];
        if (isInOneOf(chapters, stamp.span))
            continue;
        const Key key{place.group, place.column, colonsOf(stamp.text)};
        if (place.agenda)
            agendas.insert(key);
        if (place.group != 0)
            groups[key].push_back(place.timestamp);
        else
            out[place.timestamp] = end && stamp.time > *end;
    }
    for (const auto& [key, members] : groups) {
        std::vector<const Timestamp*> times;
        std::vector<Milliseconds> starts;
        for (const std::size_t index : members) {
            times.push_back(&stamps[index]);
            starts.push_back(stamps[index].time);
        }
        const bool beyond =
            end && std::any_of(times.begin(), times.end(), [&](const Timestamp* time) { return time->time > *end; });
        constexpr std::size_t kTelling = 3;
        const bool schedule =
            (agendas.contains(key) || (!recorded && times.size() >= kTelling)) && readLikeHours(starts);
        if (beyond || (std::get<2>(key) == 1 && (schedule || goThroughNight(times)))) {
            for (const std::size_t index : members)
                out[index] = true;
        }
    }
    return out;
}

bool knowsRecording(const Document& document)
{
    return document.videoDuration || !document.videoUrl.empty() || !document.chapters.empty() ||
           std::any_of(document.timestamps.begin(), document.timestamps.end(),
                       [](const Timestamp& stamp) { return !stamp.url.empty(); });
}

std::size_t colonsOf(std::string_view text)
{
    constexpr std::string_view kWide = "：";
    std::size_t count = static_cast<std::size_t>(std::count(text.begin(), text.end(), ':'));
    for (std::size_t at = text.find(kWide); at != std::string_view::npos; at = text.find(kWide, at + kWide.size()))
        ++count;
    return count;
}

bool mayBeHour(Milliseconds time)
{
    return time < minutes(24) && time % seconds(5) == Milliseconds::zero();
}

bool readLikeHours(const std::vector<Milliseconds>& times)
{
    constexpr minutes kEarliest{6};
    const bool forward = std::adjacent_find(times.begin(), times.end(), std::greater_equal<>()) == times.end();
    return times.size() > 1 && forward && times.front() >= kEarliest &&
           std::all_of(times.begin(), times.end(), mayBeHour);
}

bool namesAgenda(std::string_view words)
{
    using namespace std::string_view_literals;
    constexpr std::array kParts{"议程"sv,     "議程"sv,      "日程"sv,      "行程"sv,         "流程安排"sv,
                                "会议流程"sv, "會議流程"sv,  "活动流程"sv,  "活動流程"sv,     "时间表"sv,
                                "時間表"sv,   "课程表"sv,    "課程表"sv,    "作息"sv,         "agenda"sv,
                                "schedule"sv, "timetable"sv, "itinerary"sv, "スケジュール"sv, "タイムテーブル"sv,
                                "式次第"sv,   "일정"sv,      "시간표"sv,    "식순"sv};
    const std::string key = nameKey(words);
    return std::any_of(kParts.begin(), kParts.end(),
                       [&key](std::string_view part) { return key.find(part) != std::string::npos; });
}

} // namespace zhilan::document
