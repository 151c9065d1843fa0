#include "core/media/media_name.h"

#include "core/text/language_tag.h"
#include "core/text/space.h"

#include <algorithm>
#include <array>

namespace zhilan::media
{
namespace
{

using namespace std::string_view_literals;

constexpr std::array kVideo{"mp4"sv,  "m4v"sv, "mkv"sv,  "webm"sv, "mov"sv, "avi"sv, "flv"sv, "mts"sv,
                            "m2ts"sv, "mpg"sv, "mpeg"sv, "wmv"sv,  "ogv"sv, "3gp"sv, "rmvb"sv};
constexpr std::array kAudio{"mp3"sv, "m4a"sv,  "m4b"sv, "aac"sv, "flac"sv, "ogg"sv,
                            "oga"sv, "opus"sv, "wav"sv, "wma"sv, "aiff"sv, "mka"sv};
constexpr std::array kSubtitles{"vtt"sv, "srt"sv, "ass"sv, "ssa"sv, "sbv"sv};
constexpr std::array kChapters{"ffmetadata"sv, "ffmeta"sv, "chapters"sv, "cue"sv, "edl"sv};
/// Endings that say little themselves: ".chapters.json", "-chapters.txt".
constexpr std::array kOfAnything{"txt"sv, "json"sv, "xml"sv, "csv"sv, "vtt"sv, "srt"sv, "md"sv};

template <std::size_t n>
bool holds(const std::array<std::string_view, n>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

/// What stands behind the last dot, taken off in lower case; empty without a dot or with nothing before it.
std::string takeEnding(std::string_view& name)
{
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0)
        return {};
    std::string ending = lower(name.substr(dot + 1));
    name = name.substr(0, dot);
    return ending;
}

bool takeTail(std::string_view& name, std::string_view tail)
{
    const bool found = name.size() > tail.size() && lower(name.substr(name.size() - tail.size())) == tail;
    if (found)
        name.remove_suffix(tail.size());
    return found;
}

/// ".f137", ".f140-drc": one format of several that a downloader has yet to join.
bool takeFormat(std::string_view& name)
{
    std::string_view rest = name;
    const std::string ending = takeEnding(rest);
    const std::size_t digits = ending.find_first_not_of("0123456789", 1);
    const bool format = ending.size() >= 2 && ending[0] == 'f' && digits != 1 &&
                        (digits == std::string::npos || ending[digits] == '-') && ending.size() < 16;
    if (format)
        name = rest;
    return format;
}

void readSubtitleStem(std::string_view stem, MediaName& out)
{
    constexpr std::array kFlags{"default"sv, "forced"sv, "sdh"sv, "cc"sv, "hi"sv};
    for (std::string_view rest = stem; holds(kFlags, takeEnding(rest)); stem = rest) {
    }
    out.stem = stem;
    std::string_view rest = stem;
    const std::size_t dot = stem.rfind('.');
    if (takeEnding(rest).empty())
        return;
    if (auto language = text::languageTag(stem.substr(dot + 1))) {
        out.language = std::move(*language);
        out.stemWithLanguage = stem;
        out.stem = rest;
    }
}

} // namespace

std::string_view mediaKindName(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Video:
        return "video";
    case MediaKind::Audio:
        return "audio";
    case MediaKind::Subtitles:
        return "subtitles";
    case MediaKind::Chapters:
        break;
    }
    return "chapters";
}

std::optional<MediaName> mediaName(std::string_view fileName)
{
    MediaName out;
    std::string_view stem = fileName.substr(fileName.rfind('/') + 1);
    const std::string ending = takeEnding(stem);
    if (ending.empty())
        return std::nullopt;
    if (holds(kOfAnything, ending)) {
        for (const std::string_view tail : {".chapters"sv, "-chapters"sv, "_chapters"sv, " chapters"sv, ".章节"sv}) {
            if (takeTail(stem, tail)) {
                out.kind = MediaKind::Chapters;
                out.stem = stem;
                return out;
            }
        }
        if (ending == "json" && takeTail(stem, ".info")) {
            out.kind = MediaKind::Chapters;
            out.stem = stem;
            out.rank = 1; // only perhaps with chapters in it
            return out;
        }
        if (ending == "json" && takeTail(stem, ".transcript")) {
            out.kind = MediaKind::Subtitles;
            readSubtitleStem(stem, out);
            return out;
        }
    }
    if (holds(kSubtitles, ending)) {
        out.kind = MediaKind::Subtitles;
        readSubtitleStem(stem, out);
        return out;
    }
    if (holds(kChapters, ending)) {
        out.kind = MediaKind::Chapters;
        out.stem = stem;
        return out;
    }
    const bool video = holds(kVideo, ending);
    if (!video && !holds(kAudio, ending))
        return std::nullopt;
    if (takeTail(stem, ".temp"))
        return std::nullopt; // still being written
    out.kind = video ? MediaKind::Video : MediaKind::Audio;
    out.rank = takeFormat(stem) ? 1 : 0;
    out.stem = stem;
    return out;
}

std::string_view withoutLanguage(std::string_view stem)
{
    const std::size_t dot = stem.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || !text::languageTag(stem.substr(dot + 1)))
        return stem;
    return stem.substr(0, dot);
}

} // namespace zhilan::media
