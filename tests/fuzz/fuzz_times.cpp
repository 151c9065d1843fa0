#include "core/media/chapter_lines.h"
#include "core/media/clock_scan.h"
#include "core/media/duration.h"
#include "core/media/video_link.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace zhilan;
using namespace std::chrono_literals;

namespace
{

void checkAddress(std::string_view url)
{
    const auto link = media::parseVideoLink(url);
    if (link) {
        fuzz::expect(!link->time || link->time->count() >= 0, "a link leads into the recording");
        fuzz::expect(!link->end || (link->time && *link->end > *link->time), "a stretch ends after it starts");
        const auto canonical = media::parseVideoLink(link->url);
        fuzz::expect(canonical && canonical->provider == link->provider && canonical->id == link->id,
                     "the canonical address names the same recording");
        fuzz::expect(!canonical->time, "the canonical address has no time");
    }
    const auto time = media::timeInUrl(url);
    fuzz::expect(!time || time->start.count() >= 0, "an address leads into the recording");
    const std::string at = media::urlAtTime(url, 90s);
    const auto there = media::parseVideoLink(at);
    fuzz::expect(!link || (there && there->id == link->id), "an address with a time names the same recording");
    fuzz::expect(media::urlAtTime(at, 90s) == at, "an address with the time stays as it is");
}

void checkText(std::string_view text)
{
    std::uint32_t at = 0;
    for (const media::ClockTime& time : media::findClockTimes(text)) {
        fuzz::expectSpan(time.span, text, "a time stands in the text");
        fuzz::expect(time.span.begin >= at && !time.span.empty(), "times are in order and apart");
        fuzz::expect(time.start.count() >= 0, "a time is none before the beginning");
        at = time.span.end;
    }
    const auto duration = media::parseDuration(text);
    fuzz::expect(!duration || (duration->count() >= 0 && *duration <= 100h),
                 "a length is one that a recording may have");
    static_cast<void>(media::chapterLine(text));
    std::string_view rest;
    static_cast<void>(media::leadingClockTime(text, rest));
}

} // namespace

/// Times in running text and in addresses, line by line.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto input = fuzz::textOf(data, size);
    if (!input)
        return 0;
    checkText(*input);
    for (std::string_view rest = *input; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        checkText(line);
        checkAddress(line);
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
    return 0;
}
