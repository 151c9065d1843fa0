#include "core/base/string_map.h"
#include "core/media/chapter_formats.h"
#include "core/media/time_value.h"
#include "core/text/lines.h"
#include "core/text/space.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace zhilan::media
{
namespace
{

using std::chrono::milliseconds;
using text::trimmed;

std::string upper(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

std::optional<double> numberOf(std::string_view text)
{
    const std::string plain(trimmed(text).substr(0, 40));
    if (plain.empty() || plain.find_first_not_of("0123456789.-") != std::string::npos)
        return std::nullopt;
    char* end = nullptr;
    const double value = std::strtod(plain.c_str(), &end);
    return *end == '\0' ? std::optional(value) : std::nullopt;
}

std::vector<std::string_view> words(std::string_view line)
{
    std::vector<std::string_view> out;
    for (std::size_t at = line.find_first_not_of(" \t"); at != std::string_view::npos;) {
        const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
        out.push_back(line.substr(at, end - at));
        at = line.find_first_not_of(" \t", end);
    }
    return out;
}

/// "[CHAPTER]" of ffmpeg with its keys, as they are met.
struct FfChapter {
    double unit = 1e-9; ///< seconds; what ffmpeg takes where no TIMEBASE stands
    std::optional<double> start;
    std::optional<double> end;
    std::string title;
    ByteSpan span;
};

void addFf(const std::optional<FfChapter>& chapter, ChapterFile& file)
{
    if (!chapter)
        return;
    const auto start = chapter->start ? fromSeconds(*chapter->start * chapter->unit) : std::nullopt;
    if (!start) {
        file.diagnostics.push_back({DiagnosticCode::UnreadChapter, chapter->span, chapter->title});
        return;
    }
    file.chapters.push_back({*start,
                             chapter->end ? fromSeconds(*chapter->end * chapter->unit) : std::nullopt,
                             chapter->title,
                             {},
                             chapter->span});
}

/// A line of ffmpeg's metadata up to a line break that no backslash stands before, escapes resolved.
bool nextLogicalLine(text::Lines& lines, std::string& out, ByteSpan& span)
{
    out.clear();
    if (!lines.next())
        return false;
    span = {lines.begin(), lines.end()};
    while (true) {
        const std::string_view line = lines.line();
        bool open = false;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i] == '\\' && i + 1 == line.size())
                open = true;
            else if (line[i] == '\\')
                out += line[++i];
            else
                out += line[i];
        }
        span.end = lines.end();
        if (!open || !lines.next())
            return true;
        out += '\n';
    }
}

/// "00:01:02:15": hours, minutes, seconds and frames, of which 25 a second are as good a guess as any.
std::optional<milliseconds> timeCode(std::string_view text)
{
    std::string plain(text);
    std::replace(plain.begin(), plain.end(), ';', ':');
    if (std::count(plain.begin(), plain.end(), ':') != 3)
        return std::nullopt;
    const std::size_t frames = plain.rfind(':');
    const auto whole = parsePlayTime(std::string_view(plain).substr(0, frames));
    const auto count = numberOf(std::string_view(plain).substr(frames + 1));
    return whole && count && *count < 120
               ? fromSeconds(static_cast<double>(whole->count()) / 1000 + std::min(*count, 24.0) / 25)
               : std::nullopt;
}

/// Fields of a line parted by commas, quoted ones too.
std::vector<std::string> fields(std::string_view line, char separator)
{
    std::vector<std::string> out(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"')
            out.back() += line[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (c == separator && !quoted)
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

} // namespace

std::optional<ChapterFile> readFfMetadata(std::string_view text)
{
    if (!text.starts_with(";FFMETADATA"))
        return std::nullopt;
    ChapterFile file;
    file.format = ChapterFormat::FfMetadata;
    std::optional<FfChapter> open;
    text::Lines lines(text);
    std::string line;
    ByteSpan span;
    while (nextLogicalLine(lines, line, span)) {
        const std::string_view raw = span.of(text);
        if (raw.starts_with(';') || raw.starts_with('#') || line.empty())
            continue;
        if (raw.starts_with('[')) {
            addFf(open, file);
            open.reset();
            if (upper(trimmed(line)) == "[CHAPTER]") {
                open.emplace();
                open->span = span;
            }
            continue;
        }
        const std::size_t equals = line.find('=');
        if (!open || equals == std::string::npos)
            continue;
        open->span.end = span.end;
        const std::string key = upper(trimmed(std::string_view(line).substr(0, equals)));
        const std::string_view value = std::string_view(line).substr(equals + 1);
        if (key == "TIMEBASE") {
            const std::size_t slash = std::min(value.find('/'), value.size());
            const double over = numberOf(value.substr(0, slash)).value_or(0);
            const double under = slash < value.size() ? numberOf(value.substr(slash + 1)).value_or(0) : 0;
            if (over > 0 && under > 0)
                open->unit = over / under;
        } else if (key == "START") {
            open->start = numberOf(value);
        } else if (key == "END") {
            open->end = numberOf(value);
        } else if (key == "TITLE") {
            open->title = value;
        }
    }
    addFf(open, file);
    return file;
}

std::optional<ChapterFile> readVorbisChapters(std::string_view text)
{
    ChapterFile file;
    file.format = ChapterFormat::VorbisComment;
    StringMap<std::size_t> byNumber;
    StringMap<std::string> early; // titles that stand before their times
    text::Lines lines(text);
    std::size_t other = 0;
    while (lines.next()) {
        const std::string_view line = trimmed(lines.line());
        const std::size_t equals = line.find('=');
        const std::string key = equals < 40 ? upper(trimmed(line.substr(0, equals))) : std::string();
        if (!key.starts_with("CHAPTER") || key.size() < 8 || key[7] < '0' || key[7] > '9') {
            if (file.chapters.empty() && !line.empty() && ++other > 200)
                return std::nullopt;
            continue;
        }
        const std::size_t digits = std::min(key.find_first_not_of("0123456789", 7), key.size());
        const std::string number = key.substr(7, digits - 7);
        const std::string_view field = std::string_view(key).substr(digits);
        const std::string_view value = trimmed(line.substr(equals + 1));
        const ByteSpan span{lines.begin(), lines.end()};
        const auto known = byNumber.find(number);
        if (field.empty()) {
            const auto time = parsePlayTime(value);
            if (!time) {
                file.diagnostics.push_back({DiagnosticCode::UnreadChapter, span, std::string(line.substr(0, 80))});
                continue;
            }
            byNumber.emplace(number, file.chapters.size());
            file.chapters.push_back({*time, std::nullopt, early[number], {}, span});
        } else if (field == "NAME" && known == byNumber.end()) {
            early[number] = value;
        } else if (known != byNumber.end()) {
            ChapterMark& chapter = file.chapters[known->second];
            if (field == "NAME")
                chapter.title = value;
            else if (field == "URL")
                chapter.url = value;
            chapter.span.end = std::max(chapter.span.end, span.end);
        }
    }
    return file;
}

std::optional<ChapterFile> readEditList(std::string_view text)
{
    ChapterFile file;
    file.format = ChapterFormat::EditList;
    text::Lines lines(text);
    std::size_t events = 0;
    for (std::size_t seen = 0; lines.next();) {
        const std::string_view line = trimmed(lines.line());
        if (line.empty())
            continue;
        if (events == 0 && ++seen > 20)
            return std::nullopt;
        const std::vector<std::string_view> word = words(line.substr(0, 400));
        const std::size_t count = word.size();
        const auto start = count >= 7 ? timeCode(word[count - 2]) : std::nullopt;
        if (start && timeCode(word[count - 4])) {
            ++events;
            // Picture and sound of one cut are events of their own.
            if (!file.chapters.empty() && file.chapters.back().start == *start)
                continue;
            file.chapters.push_back({*start, timeCode(word[count - 1]), {}, {}, {lines.begin(), lines.end()}});
            // The first reel name stands between the number and the track.
            if (word[1] != "AX" && word[1] != "BL" && word[1].find_first_not_of("0123456789") != std::string_view::npos)
                file.chapters.back().title = word[1];
        } else if (!file.chapters.empty()) {
            ChapterMark& last = file.chapters.back();
            if (const std::size_t mark = line.find("|M:"); mark != std::string_view::npos)
                last.title = trimmed(line.substr(mark + 3, line.find('|', mark + 3) - mark - 3));
            else if (line.starts_with("* FROM CLIP NAME:"))
                last.title = trimmed(line.substr(17));
        }
    }
    return file;
}

std::optional<ChapterFile> readCueSheet(std::string_view text)
{
    ChapterFile file;
    file.format = ChapterFormat::CueSheet;
    text::Lines lines(text);
    std::string title;
    ByteSpan track;
    bool inTrack = false;
    for (std::size_t seen = 0; lines.next();) {
        const std::string_view line = trimmed(lines.line());
        if (!inTrack && !line.empty() && ++seen > 60)
            return std::nullopt;
        const std::size_t blank = std::min(line.find_first_of(" \t"), line.size());
        const std::string word = blank < 12 ? upper(line.substr(0, blank)) : std::string();
        std::string_view rest = trimmed(line.substr(blank));
        if (word == "TRACK") {
            inTrack = true;
            title.clear();
            track = {lines.begin(), lines.end()};
        } else if (inTrack && word == "TITLE") {
            if (rest.size() >= 2 && rest.front() == '"' && rest.back() == '"')
                rest = rest.substr(1, rest.size() - 2);
            title = rest;
        } else if (inTrack && word == "INDEX" && rest.starts_with("01")) {
            // Minutes, seconds and frames, 75 of them a second.
            rest = trimmed(rest.substr(2));
            const std::size_t frames = rest.rfind(':');
            const auto whole = frames == std::string_view::npos ? std::nullopt : parsePlayTime(rest.substr(0, frames));
            const auto count = frames == std::string_view::npos ? std::nullopt : numberOf(rest.substr(frames + 1));
            track.end = lines.end();
            if (whole && count && *count >= 0 && *count < 75)
                file.chapters.push_back({*fromSeconds(static_cast<double>(whole->count()) / 1000 + *count / 75),
                                         std::nullopt,
                                         title,
                                         {},
                                         track});
            else
                file.diagnostics.push_back({DiagnosticCode::UnreadChapter, track, title});
        }
    }
    return file;
}

std::optional<ChapterFile> readLabels(std::string_view text)
{
    ChapterFile file;
    file.format = ChapterFormat::Labels;
    text::Lines lines(text);
    while (lines.next()) {
        const std::string_view line = lines.line();
        // Below a label of the spectrum stands a line with its frequencies.
        if (trimmed(line).empty() || line.starts_with('\\'))
            continue;
        const std::vector<std::string> field = fields(line, '\t');
        const auto start = field.size() >= 3 ? numberOf(field[0]) : std::nullopt;
        const auto end = start ? numberOf(field[1]) : std::nullopt;
        const auto time = end ? fromSeconds(*start) : std::nullopt;
        if (!time) {
            if (file.chapters.empty())
                return std::nullopt;
            file.diagnostics.push_back(
                {DiagnosticCode::UnreadChapter, {lines.begin(), lines.end()}, std::string(line.substr(0, 80))});
            continue;
        }
        file.chapters.push_back({*time, fromSeconds(*end), field[2], {}, {lines.begin(), lines.end()}});
    }
    return file;
}

std::optional<ChapterFile> readScenes(std::string_view text)
{
    constexpr std::string_view kMark = "pts_time:";
    ChapterFile file;
    file.format = ChapterFormat::Scenes;
    text::Lines lines(text);
    for (std::size_t seen = 0; lines.next();) {
        const std::string_view line = lines.line();
        const std::size_t mark = line.find(kMark);
        if (mark == std::string_view::npos) {
            if (file.chapters.empty() && ++seen > 200)
                return std::nullopt;
            continue;
        }
        const std::string_view rest = line.substr(mark + kMark.size());
        const auto value = numberOf(rest.substr(0, rest.find_first_of(" \t")));
        if (const auto time = value ? fromSeconds(*value) : std::nullopt)
            file.chapters.push_back({*time, std::nullopt, {}, {}, {lines.begin(), lines.end()}});
    }
    return file;
}

std::optional<ChapterFile> readChapterTable(std::string_view text)
{
    ChapterFile file;
    file.format = ChapterFormat::Table;
    text::Lines lines(text);
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::size_t start = kNone;
    std::size_t end = kNone;
    std::size_t title = kNone;
    char separator = ',';
    const auto timeOf = [](std::string_view cell) {
        cell = trimmed(cell);
        auto time = parsePlayTime(cell);
        return time ? time : timeCode(cell);
    };
    for (std::size_t seen = 0; start == kNone;) {
        if (!lines.next() || ++seen > 5)
            return std::nullopt;
        separator = lines.line().find('\t') != std::string_view::npos  ? '\t'
                    : lines.line().find(';') != std::string_view::npos ? ';'
                                                                       : ',';
        const std::vector<std::string> names = fields(lines.line().substr(0, 4000), separator);
        for (std::size_t i = names.size(); i-- > 0 && names.size() > 1;) {
            const std::string name = upper(trimmed(names[i]));
            const bool frames = name.find("FRAME") != std::string::npos;
            if ((name.starts_with("START") || name == "TIME" || name == "TIMESTAMP" || name == "TIMECODE" ||
                 name == "IN") &&
                !frames)
                start = i;
            else if ((name.starts_with("END") || name == "OUT") && !frames)
                end = i;
            else if (name == "TITLE" || name == "NAME" || name == "CHAPTER" || name == "LABEL" || name == "MARKER NAME")
                title = i;
        }
    }
    while (lines.next()) {
        if (trimmed(lines.line()).empty())
            continue;
        const ByteSpan span{lines.begin(), lines.end()};
        const std::vector<std::string> field = fields(lines.line(), separator);
        const auto time = start < field.size() ? timeOf(field[start]) : std::nullopt;
        if (time)
            file.chapters.push_back({*time,
                                     end < field.size() ? timeOf(field[end]) : std::nullopt,
                                     title < field.size() ? field[title] : std::string(),
                                     {},
                                     span});
        else
            file.diagnostics.push_back({DiagnosticCode::UnreadChapter, span, std::string(lines.line().substr(0, 80))});
    }
    return file;
}

} // namespace zhilan::media
