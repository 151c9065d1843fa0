#include "core/media/video_link.h"

#include "core/base/period.h"
#include "core/media/time_value.h"
#include "core/media/url_parts.h"
#include "core/media/video_sites.h"
#include "core/text/space.h"

#include <algorithm>
#include <array>

namespace zhilan::media
{
namespace
{

using std::chrono::milliseconds;

bool isMediaFile(std::string_view path)
{
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos)
        return false;
    std::string ending(path.substr(dot + 1));
    for (char& c : ending)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    constexpr std::array<std::string_view, 16> kEndings{"mp4",  "m4v", "webm", "mkv", "mov",  "ogv", "ogg",  "oga",
                                                        "opus", "mp3", "m4a",  "aac", "flac", "wav", "m3u8", "avi"};
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

struct Read {
    SitePlace of; ///< its site is null for a media file anywhere
    UrlParts parts;
};

std::optional<Read> readLink(std::string_view url)
{
    auto parts = splitUrl(text::trimmed(url));
    if (!parts)
        return std::nullopt;
    if (auto of = placeOf(*parts))
        return Read{std::move(*of), std::move(*parts)};
    if (!isMediaFile(parts->path))
        return std::nullopt;
    std::string address = originOf(*parts) + std::string(parts->path);
    if (!parts->query.empty())
        address += '?' + std::string(parts->query);
    return Read{{nullptr, Place{{}, std::move(address), {}}}, std::move(*parts)};
}

/// The last t= of a fragment that is well formed: the others do not count (Media Fragments URI 1.0, section 5.1).
std::optional<TimeRange> fragmentTime(std::string_view fragment)
{
    std::optional<TimeRange> found;
    forEachParameter(fragment, [&found](std::string_view name, std::string_view value) {
        if (name == "t")
            if (const auto range = parseFragmentTime(value))
                found = range;
    });
    return found;
}

std::optional<milliseconds> valueOf(std::string_view list, std::string_view name, Form form)
{
    const auto value = parameter(list, name);
    if (!value)
        return std::nullopt;
    auto time = parseTimeValue(*value);
    if (form == Form::Milliseconds) {
        const bool plain =
            !value->empty() && value->size() < 12 && value->find_first_not_of("0123456789") == std::string::npos;
        time = plain ? std::optional(milliseconds(std::stoll(*value))) : std::nullopt;
    }
    return time;
}

TimeRange withEnd(milliseconds start, const UrlParts& parts)
{
    TimeRange range{start, valueOf(parts.query, "end", Form::Seconds)};
    if (range.end && *range.end <= start)
        range.end.reset();
    return range;
}

std::optional<TimeRange> timeOf(const Read& read)
{
    if (read.of.site == nullptr)
        return fragmentTime(read.parts.fragment);
    const Site& site = *read.of.site;
    for (const std::string_view list : {read.parts.query, read.parts.fragment}) {
        if (const auto time = valueOf(list, site.parameter, site.form))
            return withEnd(*time, read.parts);
        for (const std::string_view name : {"t", "start", "time_continue", "time"})
            if (const auto time = valueOf(list, name, Form::Seconds))
                return withEnd(*time, read.parts);
    }
    return fragmentTime(read.parts.fragment);
}

/// "05:12" and "05:12-06:30" as a whole fragment (Podlove's deep links).
std::optional<TimeRange> bareClock(std::string_view fragment)
{
    const std::size_t dash = fragment.find('-');
    const auto start = parseClockTime(fragment.substr(0, dash));
    if (!start)
        return std::nullopt;
    TimeRange range{*start, std::nullopt};
    if (dash != std::string_view::npos) {
        range.end = parseClockTime(fragment.substr(dash + 1));
        if (!range.end || *range.end <= range.start)
            return std::nullopt;
    }
    return range;
}

/// Of a page of nobody known.
std::optional<UrlTime> timeOnAnyPage(const UrlParts& parts)
{
    const auto whole = [](const TimeRange& range, bool certain) {
        return UrlTime{range.start, range.end, certain};
    };
    if (const auto range = fragmentTime(parts.fragment))
        return whole(*range, true);
    if (const auto time = valueOf(parts.fragment, "t", Form::Seconds))
        return whole({*time, std::nullopt}, true);
    if (const auto range = bareClock(parts.fragment))
        return whole(*range, true);
    std::optional<milliseconds> vimeo;
    forEachParameter(parts.query, [&vimeo](std::string_view name, std::string_view value) {
        if (name.starts_with("vimeo_t_"))
            vimeo = parseTimeValue(value);
    });
    if (vimeo)
        return whole({*vimeo, std::nullopt}, true);
    for (const std::string_view name : {"t", "start", "time", "timestamp", "wtime"})
        if (const auto value = parameter(parts.query, name)) {
            // The deep links of podcast players give the range as clock times.
            if (const auto range = bareClock(*value))
                return whole(*range, false);
            if (const auto time = parseTimeValue(*value))
                return whole(withEnd(*time, parts), false);
        }
    return std::nullopt;
}

/// A time is the value of a parameter or, as a clock time, the whole fragment.
bool mayHoldTime(std::string_view url)
{
    const std::string_view tail = url.substr(std::min({url.find('?'), url.find('#'), url.size()}));
    return tail.find('=') != std::string_view::npos || tail.find(':') != std::string_view::npos;
}

std::string written(long long seconds, Form form)
{
    switch (form) {
    case Form::Seconds:
        return std::to_string(seconds);
    case Form::SecondsWithUnit:
        return std::to_string(seconds) + 's';
    case Form::Clock:
        return formatClockTime(std::chrono::seconds(seconds));
    case Form::Milliseconds:
        return std::to_string(seconds * 1000);
    case Form::HoursMinutesSeconds:
        break;
    }
    std::string out;
    if (seconds >= 3600)
        out += std::to_string(seconds / 3600) + 'h';
    if (seconds >= 60)
        out += std::to_string(seconds / 60 % 60) + 'm';
    return out + std::to_string(seconds % 60) + 's';
}

} // namespace

std::optional<VideoLink> parseVideoLink(std::string_view url)
{
    auto read = readLink(url);
    if (!read)
        return std::nullopt;
    VideoLink link;
    if (read->of.site != nullptr)
        link.provider = read->of.site->provider;
    if (const auto range = timeOf(*read)) {
        link.time = range->start;
        link.end = range->end;
    }
    link.id = std::move(read->of.place.id);
    link.url = std::move(read->of.place.url);
    return link;
}

std::string urlOfVideoId(std::string_view id)
{
    for (const std::string_view page : {"https://www.bilibili.com/video/", "https://www.youtube.com/watch?v="}) {
        std::string url = std::string(page) + std::string(id);
        if (const auto link = parseVideoLink(url); link && link->id == id)
            return url;
    }
    return {};
}

bool isVideoUrl(std::string_view url)
{
    const auto link = parseVideoLink(url);
    constexpr std::array<std::string_view, 8> kSites{"youtube",     "bilibili", "vimeo", "twitch",
                                                     "dailymotion", "wistia",   "ok",    "arnes"};
    return link && std::find(kSites.begin(), kSites.end(), link->provider) != kSites.end();
}

bool isRecordingUrl(std::string_view url)
{
    return readLink(url).has_value();
}

std::optional<UrlTime> timeInUrl(std::string_view url)
{
    if (!mayHoldTime(url))
        return std::nullopt;
    if (const auto read = readLink(url)) {
        const auto range = timeOf(*read);
        return range ? std::optional(UrlTime{range->start, range->end, true}) : std::nullopt;
    }
    const auto parts = splitReference(text::trimmed(url));
    return parts ? timeOnAnyPage(*parts) : std::nullopt;
}

std::string urlAtTime(std::string_view url, milliseconds time)
{
    const auto read = readLink(url);
    if (!read)
        return std::string(text::trimmed(url));
    const Site* site = read->of.site;
    const Where where = site == nullptr ? Where::Fragment : site->where;
    if (where == Where::Nowhere)
        return std::string(text::trimmed(url));
    const Place& place = read->of.place;
    std::string address = place.buildFrom.empty() ? place.url : place.buildFrom;
    const long long seconds = std::chrono::floor<std::chrono::seconds>(time).count();
    if (seconds <= 0)
        return address;
    const std::string_view name = site == nullptr ? std::string_view("t") : site->parameter;
    if (where == Where::Fragment)
        address += '#';
    else
        address += address.find('?') == std::string::npos ? '?' : '&';
    address += name;
    address += '=';
    return address + written(seconds, site == nullptr ? Form::Seconds : site->form);
}

} // namespace zhilan::media
