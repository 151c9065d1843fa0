#include "core/media/chapter_formats.h"
#include "core/media/subtitle_formats.h"
#include "core/media/time_value.h"

#include <nlohmann/json.hpp>

#include <array>

namespace zhilan::media
{
namespace
{

using Json = nlohmann::json;
using std::chrono::milliseconds;

/// Lists of chapters are flat or nearly so; deeper text is not parsed at all.
constexpr int kDeepest = 64;

bool nestsTooDeep(std::string_view text)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kDeepest)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

Json parsed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[') || nestsTooDeep(text))
        return Json(Json::value_t::discarded);
    return Json::parse(text, nullptr, false, true);
}

std::optional<milliseconds> timeOf(const Json& value, double unit)
{
    if (value.is_number())
        return fromSeconds(value.get<double>() * unit);
    if (!value.is_string())
        return std::nullopt;
    const auto& text = value.get_ref<const std::string&>();
    auto time = parsePlayTime(text);
    if (!time)
        time = parseTimeValue(text);
    return time && unit != 1 ? fromSeconds(static_cast<double>(time->count()) * unit / 1000) : time;
}

struct Key {
    std::string_view name;
    double unit; ///< seconds
};

template <std::size_t n>
std::optional<milliseconds> timeIn(const Json& object, const std::array<Key, n>& keys)
{
    for (const Key& key : keys)
        if (const auto found = object.find(key.name); found != object.end())
            if (const auto time = timeOf(*found, key.unit))
                return time;
    return std::nullopt;
}

std::optional<milliseconds> startIn(const Json& object)
{
    // ffprobe's "start" counts in a time base of its own, so what says its unit comes first.
    constexpr std::array kKeys{Key{"start_offset_ms", 0.001},
                               Key{"start_ms", 0.001},
                               Key{"startMs", 0.001},
                               Key{"startTimeMs", 0.001},
                               Key{"start_time_ms", 0.001},
                               Key{"startMillis", 0.001},
                               Key{"startOffsetMs", 0.001},
                               Key{"timeRangeStartMillis", 0.001},
                               Key{"startTime", 1},
                               Key{"start_time", 1},
                               Key{"start-time", 1},
                               Key{"starttime", 1},
                               Key{"startSeconds", 1},
                               Key{"start_seconds", 1},
                               Key{"start_offset_sec", 1},
                               Key{"pts_time", 1},
                               Key{"start", 1},
                               Key{"begin", 1},
                               Key{"from", 1},
                               Key{"time", 1},
                               Key{"timestamp", 1},
                               Key{"position", 1},
                               Key{"seconds", 1},
                               Key{"offset", 1}};
    return timeIn(object, kKeys);
}

std::optional<milliseconds> endIn(const Json& object)
{
    constexpr std::array kKeys{Key{"end_ms", 0.001}, Key{"endMs", 0.001}, Key{"endTimeMs", 0.001}, Key{"endTime", 1},
                               Key{"end_time", 1},   Key{"end-time", 1},  Key{"end", 1},           Key{"to", 1}};
    return timeIn(object, kKeys);
}

template <std::size_t n>
std::string textIn(const Json& object, const std::array<std::string_view, n>& names)
{
    for (const std::string_view name : names)
        if (const auto found = object.find(name); found != object.end() && found->is_string())
            return found->get<std::string>();
    return {};
}

std::string titleIn(const Json& object)
{
    constexpr std::array<std::string_view, 8> kNames{"title", "name",    "text",         "label",
                                                     "body",  "content", "chapterTitle", "description"};
    std::string title = textIn(object, kNames);
    if (!title.empty())
        return title;
    if (const auto tags = object.find("tags"); tags != object.end() && tags->is_object())
        return textIn(*tags, kNames);
    // One title a language: the first stands for all.
    if (const auto titles = object.find("titles"); titles != object.end() && titles->is_array())
        for (const Json& one : *titles) {
            if (one.is_string())
                return one.get<std::string>();
            if (one.is_object())
                if (std::string found = textIn(one, kNames); !found.empty())
                    return found;
        }
    return {};
}

bool isList(const Json& value)
{
    if (!value.is_array())
        return false;
    for (const Json& entry : value)
        if (entry.is_object() && startIn(entry))
            return true;
    return false;
}

/// The list that is most likely meant: under a key that says so first, then any with titles, then any with times.
const Json* listIn(const Json& value)
{
    if (isList(value))
        return &value;
    const Json* best = nullptr;
    int bestRank = 0;
    std::vector<const Json*> open{&value};
    while (!open.empty()) {
        const Json& here = *open.back();
        open.pop_back();
        for (const auto& [key, child] : here.items()) {
            if (!child.is_structured())
                continue;
            open.push_back(&child);
            if (!isList(child))
                continue;
            const bool named = key.find("hapter") != std::string::npos || key == "view_points" || key == "segments";
            const int rank = named                                                                         ? 3
                             : titleIn(child.front().is_object() ? child.front() : Json::object()).empty() ? 1
                                                                                                           : 2;
            if (rank > bestRank) {
                best = &child;
                bestRank = rank;
            }
        }
    }
    return best;
}

void addChapters(const Json& list, ChapterFile& file)
{
    for (const Json& entry : list) {
        if (!entry.is_object())
            continue;
        // A chapter outside the table of contents only changes the picture (podcast:chapters, "toc").
        if (const auto toc = entry.find("toc"); toc != entry.end() && *toc == false)
            continue;
        const auto start = startIn(entry);
        ChapterMark chapter;
        chapter.title = titleIn(entry);
        if (!start) {
            file.diagnostics.push_back({DiagnosticCode::UnreadChapter, {}, chapter.title});
            continue;
        }
        chapter.start = *start;
        chapter.end = endIn(entry);
        constexpr std::array<std::string_view, 3> kAddresses{"url", "href", "link"};
        chapter.url = textIn(entry, kAddresses);
        file.chapters.push_back(std::move(chapter));
        // Parts with chapters below them, as audio books have; nesting is bounded by kDeepest.
        if (const auto below = entry.find("chapters"); below != entry.end() && below->is_array())
            addChapters(*below, file);
    }
}

} // namespace

std::optional<ChapterFile> readJsonChapters(std::string_view text)
{
    const Json json = parsed(text);
    if (json.is_discarded())
        return std::nullopt;
    const Json* list = listIn(json);
    if (list == nullptr)
        return std::nullopt;
    ChapterFile file;
    file.format = ChapterFormat::Json;
    addChapters(*list, file);
    return file;
}

std::optional<Subtitles> readJsonTranscript(std::string_view text)
{
    const Json json = parsed(text);
    const Json* list = json.is_discarded() ? nullptr : listIn(json);
    if (list == nullptr)
        return std::nullopt;
    Subtitles subtitles;
    subtitles.format = SubtitleFormat::Json;
    for (const Json& entry : *list) {
        if (!entry.is_object())
            continue;
        const auto start = startIn(entry);
        Cue cue;
        constexpr std::array<std::string_view, 3> kTexts{"body", "text", "content"};
        constexpr std::array<std::string_view, 1> kSpeakers{"speaker"};
        cue.text = textIn(entry, kTexts);
        cue.speaker = textIn(entry, kSpeakers);
        if (!start || cue.text.empty()) {
            subtitles.diagnostics.push_back({DiagnosticCode::UnreadCue, {}, cue.text.substr(0, 80)});
            continue;
        }
        cue.start = *start;
        cue.end = std::max(*start, endIn(entry).value_or(*start));
        subtitles.cues.push_back(std::move(cue));
    }
    return subtitles.cues.empty() ? std::nullopt : std::optional(std::move(subtitles));
}

} // namespace zhilan::media
