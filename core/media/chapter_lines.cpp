#include "core/media/chapter_lines.h"

#include "core/media/chapter_formats.h"
#include "core/text/lines.h"
#include "core/text/space.h"

#include <algorithm>
#include <array>
#include <utility>

namespace zhilan::media
{
namespace
{

using namespace std::string_view_literals;
using text::trimmed;

/// Longer lines are prose.
constexpr std::size_t kLongestLine = 1000;

/// "3. ", "03) ", "12、" in front of an entry, taken off.
std::string_view withoutNumber(std::string_view line)
{
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (digits == 0 || digits > 3)
        return line;
    const std::string_view rest = line.substr(digits);
    for (const std::string_view mark : {". "sv, ") "sv, "、"sv, "．"sv, ".\t"sv})
        if (rest.starts_with(mark))
            return trimmed(rest.substr(mark.size()));
    return line;
}

std::string_view withoutBullet(std::string_view line)
{
    line = trimmed(line);
    for (const std::string_view bullet :
         {"- "sv, "* "sv, "• "sv, "•"sv, "· "sv, "▶ "sv, "►"sv, "▸"sv, "⏱️"sv, "⏱"sv})
        if (line.starts_with(bullet))
            return trimmed(line.substr(bullet.size()));
    return line;
}

/// "Title [视频 12:36": what stands in the bracket of the time is cut with it.
std::string_view withoutOpenBracket(std::string_view title)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPairs{
        {{"[", "]"}, {"(", ")"}, {"（", "）"}, {"【", "】"}}};
    for (const auto& [open, close] : kPairs) {
        const std::size_t at = title.rfind(open);
        if (at != std::string_view::npos && title.find(close, at) == std::string_view::npos)
            return trimmed(title.substr(0, at));
    }
    return title;
}

/// "Chapter 2 <https://example.com>" of mp4chaps.
std::string_view takeAddress(std::string_view& title)
{
    const std::size_t open = title.rfind("<http");
    if (open == std::string_view::npos || !title.ends_with('>'))
        return {};
    const std::string_view address = title.substr(open + 1, title.size() - open - 2);
    title = trimmed(title.substr(0, open));
    return address;
}

} // namespace

std::optional<ChapterLine> chapterLine(std::string_view line)
{
    line = withoutNumber(withoutBullet(line));
    if (line.empty() || line.size() > kLongestLine)
        return std::nullopt;
    ChapterLine found;
    if (const auto time = leadingClockTime(line, found.title)) {
        found.time = *time;
        return found;
    }
    const std::vector<ClockTime> times = findClockTimes(line);
    if (times.empty())
        return std::nullopt;
    found.time = times.back();
    found.timeFirst = false;
    const std::string_view after = trimmed(line.substr(found.time.span.end));
    if (!after.empty() && after != ")" && after != "]" && after != "）" && after != "】" && after != "`")
        return std::nullopt;
    found.title = withoutOpenBracket(trimmed(line.substr(0, found.time.span.begin)));
    for (const std::string_view tail :
         {"("sv, "["sv, "（"sv, "【"sv, "`"sv, "@"sv, "-"sv, "–"sv, "—"sv, "－"sv, "|"sv, "："sv, ":"sv, "…"sv})
        if (found.title.ends_with(tail))
            found.title = trimmed(found.title.substr(0, found.title.size() - tail.size()));
    return found.title.empty() ? std::nullopt : std::optional(found);
}

std::optional<ChapterFile> readChapterLines(std::string_view text)
{
    struct Entry {
        ChapterMark chapter;
        bool timeFirst = true;
    };
    std::vector<Entry> entries;
    std::size_t leading = 0;
    bool wanting = false; // a time stood alone: the next line is its title
    text::Lines lines(text);
    while (lines.next()) {
        const std::string_view line = trimmed(lines.line());
        if (line.empty())
            continue;
        const ByteSpan span{lines.begin(), lines.end()};
        auto found = chapterLine(line);
        if (!found) {
            if (wanting && line.size() <= kLongestLine) {
                entries.back().chapter.title = line;
                entries.back().chapter.span.end = span.end;
            }
            wanting = false;
            continue;
        }
        wanting = found->title.empty();
        leading += found->timeFirst ? 1 : 0;
        Entry entry;
        entry.timeFirst = found->timeFirst;
        entry.chapter.url = takeAddress(found->title);
        entry.chapter.start = found->time.start;
        entry.chapter.end = found->time.end;
        entry.chapter.title = found->title;
        entry.chapter.span = span;
        entries.push_back(std::move(entry));
    }
    // A list has its times on one side; what has them on the other is a sentence that ends or begins with one.
    const bool timeFirst = leading * 2 >= entries.size();
    ChapterFile file;
    file.format = ChapterFormat::Text;
    for (Entry& entry : entries) {
        if (entry.timeFirst != timeFirst)
            continue;
        if (entry.chapter.title.empty())
            file.diagnostics.push_back({DiagnosticCode::UnreadChapter, entry.chapter.span, "there is no title"});
        else
            file.chapters.push_back(std::move(entry.chapter));
    }
    return file;
}

} // namespace zhilan::media
