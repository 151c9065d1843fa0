#include "core/media/subtitle_formats.h"
#include "core/media/time_value.h"
#include "core/text/lines.h"
#include "core/text/space.h"

#include <algorithm>

namespace zhilan::media
{
namespace
{

using std::chrono::milliseconds;
using text::trimmed;

constexpr std::string_view kArrow = "-->";

/// "00:01:02,500" with either separator; blanks within ("00: 01:02") are what some converters leave.
std::optional<milliseconds> timeOf(std::string_view text)
{
    std::string plain;
    for (const char c : trimmed(text).substr(0, 40))
        if (c != ' ')
            plain += c == ',' ? '.' : c;
    return plain.find(':') == std::string::npos ? std::nullopt : parsePlayTime(plain);
}

bool isNumber(std::string_view line)
{
    line = trimmed(line);
    return !line.empty() && line.size() < 10 && line.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Blocks parted by empty lines, each with a line of times and the text below it.
template <typename TimesOf>
Subtitles readBlocks(std::string_view text, SubtitleFormat format, const TimesOf& timesOf)
{
    Subtitles result;
    result.format = format;
    std::optional<CueTimes> times;
    std::string payload;
    std::string lastLine;
    ByteSpan span;
    ByteSpan loose; // lines that belong to no cue
    bool hasLast = false;
    std::uint32_t lastBegin = 0;

    const auto keepLast = [&] {
        if (!hasLast)
            return;
        if (!payload.empty())
            payload += '\n';
        payload += lastLine;
        hasLast = false;
    };
    const auto finish = [&] {
        keepLast();
        if (times) {
            Cue cue{times->start, std::max(times->start, times->end), {}, {}, span};
            cue.text = plainCueText(payload, CueMarkup::SubRip, &cue.speaker);
            if (trimmed(cue.text).empty())
                result.diagnostics.push_back({DiagnosticCode::UnreadCue, span, "there is no text"});
            else
                result.cues.push_back(std::move(cue));
            if (times->end < times->start)
                result.diagnostics.push_back({DiagnosticCode::UnreadCue, span, "it ends before it starts"});
        } else if (!payload.empty() && !isNumber(payload)) {
            result.diagnostics.push_back({DiagnosticCode::UnreadCue, loose, payload.substr(0, 80)});
        }
        times.reset();
        payload.clear();
    };

    text::Lines lines(text);
    while (lines.next()) {
        const std::string_view line = lines.line();
        if (trimmed(line).empty()) {
            finish();
            continue;
        }
        if (const auto found = timesOf(line)) {
            // Without an empty line between, the number of this cue stands last in the one before.
            if (hasLast && isNumber(lastLine)) {
                hasLast = false;
                span.end = std::max(span.begin, lastBegin);
            }
            finish();
            times = found;
            span = {lines.begin(), lines.end()};
            continue;
        }
        keepLast();
        if (!times && payload.empty())
            loose.begin = lines.begin();
        loose.end = lines.end();
        lastLine = line;
        lastBegin = lines.begin();
        hasLast = true;
        if (times)
            span.end = lines.end();
    }
    finish();
    return result;
}

} // namespace

std::optional<CueTimes> subRipTimes(std::string_view line)
{
    const std::size_t arrow = line.find(kArrow);
    if (arrow == std::string_view::npos)
        return std::nullopt;
    // What follows the second time are places on the screen: "X1:100 X2:200".
    std::string_view second = trimmed(line.substr(arrow + kArrow.size()));
    const auto start = timeOf(line.substr(0, arrow));
    auto end = timeOf(second);
    if (!end)
        end = timeOf(second.substr(0, second.find_first_of(" \t")));
    return start && end ? std::optional(CueTimes{*start, *end}) : std::nullopt;
}

std::optional<CueTimes> subViewerTimes(std::string_view line)
{
    line = trimmed(line);
    const std::size_t comma = line.find(',');
    if (comma == std::string_view::npos || line.empty() || line.front() < '0' || line.front() > '9' ||
        line.size() > 60 || line.find(',', comma + 1) != std::string_view::npos)
        return std::nullopt;
    const auto start = timeOf(line.substr(0, comma));
    const auto end = timeOf(line.substr(comma + 1));
    return start && end ? std::optional(CueTimes{*start, *end}) : std::nullopt;
}

Subtitles readSubRip(std::string_view text)
{
    return readBlocks(text, SubtitleFormat::SubRip, subRipTimes);
}

Subtitles readSubViewer(std::string_view text)
{
    return readBlocks(text, SubtitleFormat::SubViewer, subViewerTimes);
}

} // namespace zhilan::media
