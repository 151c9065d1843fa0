#include "app/reader/block_list.h"
#include "core/base/period.h"
#include "core/media/video_link.h"

#include <algorithm>
#include <string_view>

namespace zhilan::reader
{

namespace
{

/// A time in another video's link stays a link: it must open that video.
bool isOwnVideo(const document::Document& document, std::string_view url)
{
    if (document.videoUrl.empty())
        return false;
    if (url.starts_with(document.videoUrl))
        return true;
    const auto own = media::parseVideoLink(document.videoUrl);
    const auto other = media::parseVideoLink(url);
    return own && other && own->provider == other->provider && own->id == other->id;
}

/// The characters of a chapter's row that are its time.
std::optional<ByteSpan> clockIn(std::string_view source, ByteSpan span, std::chrono::milliseconds start)
{
    const auto isClock = [](char c) {
        return (c >= '0' && c <= '9') || c == ':';
    };
    for (std::uint32_t at = span.begin; at < span.end; ++at) {
        if (!isClock(source[at]))
            continue;
        std::uint32_t to = at;
        while (to < span.end && isClock(source[to]))
            ++to;
        const auto time = parseClockTime(source.substr(at, to - at));
        if (time && *time == start)
            return ByteSpan{at, to};
        at = to;
    }
    return std::nullopt;
}

} // namespace

std::vector<TimeMark> timeMarks(const document::Document& document)
{
    std::vector<TimeMark> times;
    times.reserve(document.timestamps.size() + document.chapters.size());
    auto info = document.info.begin();
    for (const document::Timestamp& stamp : document.timestamps) {
        // What the information table says is how long the video is, not a place in it.
        while (info != document.info.end() && info->span.end <= stamp.span.begin)
            ++info;
        const bool fact = info != document.info.end() && info->span.contains(stamp.span);
        if (!fact && (stamp.url.empty() || isOwnVideo(document, stamp.url)))
            times.push_back({stamp.span, stamp.time});
    }
    for (const document::Chapter& chapter : document.chapters) {
        const std::optional<ByteSpan> span = clockIn(document.tree->source(), chapter.span, chapter.start);
        if (span)
            times.push_back({*span, chapter.start});
    }
    std::sort(times.begin(), times.end(),
              [](const TimeMark& a, const TimeMark& b) { return a.span.begin < b.span.begin; });
    const auto same = [](const TimeMark& a, const TimeMark& b) {
        return b.span.begin < a.span.end;
    };
    times.erase(std::unique(times.begin(), times.end(), same), times.end());
    return times;
}

} // namespace zhilan::reader
