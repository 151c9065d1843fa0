#include "core/media/chapter_lines.h"

#include "core/media/chapter_formats.h"
#include "core/text/lines.h"
#include "core/text/space.h"
#include "core/text/utf.h"

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

/// Whether nothing but what joins times and closes a bracket stands there: ", ", "-结束]".
bool onlyTimes(std::string_view between)
{
    constexpr std::u32string_view kAllowed = U"0123456789:：,，、;；-–—~～至到 )]）】`》结束止終終了endEND";
    for (std::size_t at = 0; at < between.size();)
        if (kAllowed.find(text::nextCodePoint(between, at)) == std::u32string_view::npos)
            return false;
    return true;
}

/// The first of the times that end a line, "12:36-15:00, 57:20-1:05:00]"; null when the line ends otherwise.
const ClockTime* trailingTime(std::string_view line, const std::vector<ClockTime>& times)
{
    const ClockTime* found = nullptr;
    std::size_t end = line.size();
    for (std::size_t i = times.size(); i-- > 0 && onlyTimes(line.substr(times[i].span.end, end - times[i].span.end));) {
        found = &times[i];
        end = times[i].span.begin;
    }
    return found;
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

namespace
{

/// A digit, half or full width, or a word that times in Han or Hangul have: told at once of most lines of a text.
bool mayHoldTime(std::string_view line)
{
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = text::nextCodePoint(line, at);
        switch (c) {
        case U'分':
        case U'秒':
        case U'时':
        case U'時':
        case U'분':
        case U'초':
        case U'시':
            return true;
        default:
            // Of the full-width forms some more, which does no harm.
            if ((c >= '0' && c <= '9') || (c >= 0xFF00 && c <= 0xFF3F))
                return true;
        }
    }
    return false;
}

} // namespace

std::optional<ChapterLine> chapterLine(std::string_view line)
{
    line = withoutBullet(line);
    if (line.empty() || line.size() > kLongestLine || !mayHoldTime(line))
        return std::nullopt;
    ChapterLine found;
    const std::string_view entry = withoutNumber(line);
    if (const auto time = leadingClockTime(entry, found.title)) {
        found.time = *time;
        if (found.title.empty())
            found.title = time->endWord.of(entry);
        return found;
    }
    const std::vector<ClockTime> times = findClockTimes(line);
    const ClockTime* time = trailingTime(line, times);
    if (time == nullptr)
        return std::nullopt;
    found.time = *time;
    found.timeFirst = false;
    found.title = withoutOpenBracket(trimmed(line.substr(0, found.time.span.begin)));
    constexpr std::array kTails{"("sv,  "["sv, "（"sv, "【"sv, "`"sv,  "@"sv, "-"sv, "–"sv, "—"sv, "―"sv,
                                "－"sv, "|"sv, "｜"sv, "·"sv,  "："sv, ":"sv, "…"sv, "→"sv, "~"sv, "～"sv};
    const auto tailOf = [&kTails](std::string_view title) {
        return std::find_if(kTails.begin(), kTails.end(),
                            [title](std::string_view tail) { return title.ends_with(tail); });
    };
    for (auto tail = tailOf(found.title); tail != kTails.end(); tail = tailOf(found.title))
        found.title = trimmed(found.title.substr(0, found.title.size() - tail->size()));
    return found.title.empty() ? std::nullopt : std::optional(found);
}

void splitChapterTitle(std::string_view whole, std::string& title, std::string& alt)
{
    whole = trimmed(whole);
    title = whole;
    alt.clear();
    const std::size_t closeSize = whole.ends_with("）") ? 3 : whole.ends_with(')') ? 1 : 0;
    if (closeSize == 0)
        return;
    int depth = 0;
    std::size_t open = std::string_view::npos;
    std::size_t openSize = 1;
    for (std::size_t at = whole.size(); at-- > 0;) {
        const std::string_view here = whole.substr(at);
        if (here.starts_with(')') || here.starts_with("）"))
            ++depth;
        const bool wide = here.starts_with("（");
        if ((wide || here.starts_with('(')) && --depth == 0) {
            open = at;
            openSize = wide ? 3 : 1;
            break;
        }
    }
    if (open == std::string_view::npos || open == 0)
        return;
    const std::string_view outside = trimmed(whole.substr(0, open));
    const std::string_view inside = trimmed(whole.substr(open + openSize, whole.size() - closeSize - open - openSize));
    const auto hasHan = [](std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = text::nextCodePoint(text, at);
            if (c >= 0x3041 && (text::isHan(c) || c <= 0x30FF))
                return true;
        }
        return false;
    };
    const bool hanInside = hasHan(inside);
    // An abbreviation in brackets belongs to the title: 强化学习（RL）.
    const bool phrase = inside.find(' ') != std::string_view::npos && inside.size() >= 8;
    if (outside.empty() || inside.empty() || hanInside == hasHan(outside) || (!hanInside && !phrase))
        return;
    title = outside;
    alt = inside;
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
        entry.chapter.title = found->timeFirst ? found->title : withoutNumber(found->title);
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
