#include "core/media/video_sites.h"

#include <algorithm>
#include <array>

namespace zhilan::media
{
namespace
{

bool isWordChar(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
}

bool isDigits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool isYouTubeId(std::string_view id)
{
    // "videoseries" stands where an id would, before a playlist.
    return id.size() == 11 && id != "videoseries" && std::all_of(id.begin(), id.end(), isWordChar);
}

/// The address as it is, without fragment and without the parameters that carry a time or only track.
std::string plainAddress(const UrlParts& parts, std::string_view timeParameter)
{
    std::string query = withoutParameter(parts.query, timeParameter);
    for (const std::string_view tracking : {"si", "utm_source", "utm_medium", "utm_campaign", "feature"})
        query = withoutParameter(query, tracking);
    std::string url = originOf(parts);
    url += parts.path;
    return query.empty() ? url : url + '?' + query;
}

std::optional<Place> youTube(const UrlParts& parts)
{
    std::string id;
    const std::string_view first = pathPart(parts.path, 0);
    if (const auto v = parameter(parts.query, "v"); v && isYouTubeId(*v)) {
        id = *v;
    } else {
        for (const std::string_view folder : {"embed", "shorts", "live", "v", "vi", "e", "watch"})
            if (first == folder)
                id = pathPart(parts.path, 1);
        if (first == "feeds" && pathPart(parts.path, 2) == "videos") // the address of the old programming interface
            id = pathPart(parts.path, 3);
    }
    if (!isYouTubeId(id))
        return std::nullopt;
    return Place{id, "https://www.youtube.com/watch?v=" + id, {}};
}

std::optional<Place> youTubeShort(const UrlParts& parts)
{
    const std::string id(pathPart(parts.path, 0));
    if (!isYouTubeId(id))
        return std::nullopt;
    return Place{id, "https://www.youtube.com/watch?v=" + id, "https://youtu.be/" + id};
}

bool isBilibiliId(std::string_view id)
{
    if (id.starts_with("BV") || id.starts_with("bv"))
        return id.size() == 12 && std::all_of(id.begin(), id.end(), isWordChar);
    for (const std::string_view prefix : {"av", "AV", "ep", "ss"})
        if (id.starts_with(prefix))
            return isDigits(id.substr(prefix.size()));
    return false;
}

/// A part of a multi-part video is another recording, with times of its own: p= stays unless it is the first.
std::string bilibiliPart(const UrlParts& parts, std::string_view name)
{
    const auto part = parameter(parts.query, name);
    return part && isDigits(*part) && *part != "1" && *part != "0" ? "?p=" + *part : std::string();
}

std::optional<Place> bilibili(const UrlParts& parts)
{
    if (parts.host == "player.bilibili.com") {
        std::string id = parameter(parts.query, "bvid").value_or("");
        if (id.empty())
            id = "av" + parameter(parts.query, "aid").value_or("");
        if (!isBilibiliId(id))
            return std::nullopt;
        const std::string part = bilibiliPart(parts, "page");
        return Place{id, "https://www.bilibili.com/video/" + id + (part.empty() ? bilibiliPart(parts, "p") : part), {}};
    }
    if (const auto listed = parameter(parts.query, "bvid"); listed && isBilibiliId(*listed))
        return Place{*listed, "https://www.bilibili.com/video/" + *listed + bilibiliPart(parts, "p"), {}};
    if (pathPart(parts.path, 0) == "bangumi" && isBilibiliId(pathPart(parts.path, 2))) {
        const std::string id(pathPart(parts.path, 2));
        return Place{id, "https://www.bilibili.com/bangumi/play/" + id, {}};
    }
    const std::string id(pathPart(parts.path, 1));
    if (pathPart(parts.path, 0) != "video" || !isBilibiliId(id))
        return std::nullopt;
    return Place{id, "https://www.bilibili.com/video/" + id + bilibiliPart(parts, "p"), {}};
}

/// The short form names the video only sometimes; where it does not, it is kept, since nothing is looked up.
std::optional<Place> bilibiliShort(const UrlParts& parts)
{
    const std::string id(pathPart(parts.path, 0));
    if (id.empty())
        return std::nullopt;
    if (isBilibiliId(id))
        return Place{id, "https://www.bilibili.com/video/" + id + bilibiliPart(parts, "p"), {}};
    return Place{{}, plainAddress(parts, "t"), {}};
}

/// vimeo.com/ID, vimeo.com/ID/KEY for what is not listed, and vimeo.com/showcase/NUMBER/video/ID.
std::optional<Place> vimeo(const UrlParts& parts)
{
    std::string id;
    std::string key = parameter(parts.query, "h").value_or("");
    if (isDigits(pathPart(parts.path, 0))) {
        id = pathPart(parts.path, 0);
        if (key.empty())
            key = pathPart(parts.path, 1);
    } else {
        for (std::size_t i = 1; i < 6; ++i)
            if (isDigits(pathPart(parts.path, i)))
                id = pathPart(parts.path, i);
    }
    if (id.empty())
        return std::nullopt;
    if (!std::all_of(key.begin(), key.end(), isWordChar))
        key.clear();
    return Place{id, "https://vimeo.com/" + id + (key.empty() ? "" : "/" + key), {}};
}

std::optional<Place> twitch(const UrlParts& parts)
{
    std::string id;
    if (parts.host == "player.twitch.tv")
        id = parameter(parts.query, "video").value_or("");
    else if (pathPart(parts.path, 0) == "videos")
        id = pathPart(parts.path, 1);
    else if (pathPart(parts.path, 1) == "v" || pathPart(parts.path, 1) == "video")
        id = pathPart(parts.path, 2);
    if (id.starts_with('v'))
        id.erase(0, 1);
    if (!isDigits(id))
        return std::nullopt;
    return Place{id, "https://www.twitch.tv/videos/" + id, {}};
}

std::optional<Place> spotify(const UrlParts& parts)
{
    std::size_t at = 0;
    while (at < 3 && pathPart(parts.path, at) != "episode")
        ++at;
    const std::string id(pathPart(parts.path, at + 1));
    if (at == 3 || id.empty() || !std::all_of(id.begin(), id.end(), isWordChar))
        return std::nullopt;
    return Place{id, "https://open.spotify.com/episode/" + id, {}};
}

std::optional<Place> applePodcasts(const UrlParts& parts)
{
    const std::string episode = parameter(parts.query, "i").value_or("");
    if (!isDigits(episode))
        return std::nullopt;
    return Place{episode, originOf(parts) + std::string(parts.path) + "?i=" + episode, {}};
}

std::optional<Place> xiaoyuzhou(const UrlParts& parts)
{
    const std::string_view folder = pathPart(parts.path, 0);
    const std::string id(pathPart(parts.path, 1));
    if ((folder != "episode" && folder != "episodes") || id.empty())
        return std::nullopt;
    return Place{id, "https://www.xiaoyuzhoufm.com/episode/" + id, {}};
}

std::optional<Place> googlePodcasts(const UrlParts& parts)
{
    const std::string episode = parameter(parts.query, "episode").value_or("");
    if (episode.empty())
        return std::nullopt;
    return Place{episode, plainAddress(parts, "pep"), {}};
}

std::optional<Place> dailymotion(const UrlParts& parts)
{
    std::size_t at = 0;
    if (parts.host != "dai.ly") {
        while (at < 3 && pathPart(parts.path, at) != "video")
            ++at;
        ++at;
    }
    std::string_view id = pathPart(parts.path, at);
    id = id.substr(0, id.find('_'));
    if (id.empty())
        return std::nullopt;
    return Place{std::string(id), "https://www.dailymotion.com/video/" + std::string(id), {}};
}

/// wistia.com/medias/ID, and what pages embed: embed/iframe/ID, embed/medias/ID.jsonp.
std::optional<Place> wistia(const UrlParts& parts)
{
    std::string_view id;
    for (std::size_t i = 0; i < 4 && !pathPart(parts.path, i).empty(); ++i)
        id = pathPart(parts.path, i);
    id = id.substr(0, id.find('.'));
    if (id.empty())
        return std::nullopt;
    return Place{std::string(id), plainAddress(parts, "wtime"), {}};
}

/// Sites whose address itself is the best name: the last part of the path is the id.
template <const std::string_view& timeParameter>
std::optional<Place> byPath(const UrlParts& parts)
{
    std::string_view id;
    for (std::size_t i = 0; i < 6 && !pathPart(parts.path, i).empty(); ++i)
        id = pathPart(parts.path, i);
    if (id.empty())
        return std::nullopt;
    return Place{std::string(id), plainAddress(parts, timeParameter), {}};
}

constexpr std::string_view kT = "t";
constexpr std::string_view kFromTime = "fromTime";

// Apple's t= is read but not written: no source confirms that its pages heed it. 小宇宙 has no parameter at all.
constexpr std::array kSites{
    Site{"youtube", "youtube.com", Where::Query, "t", Form::SecondsWithUnit, youTube},
    Site{"youtube", "youtube-nocookie.com", Where::Query, "t", Form::SecondsWithUnit, youTube},
    Site{"youtube", "youtubekids.com", Where::Query, "t", Form::SecondsWithUnit, youTube},
    Site{"youtube", "ytimg.com", Where::Query, "t", Form::SecondsWithUnit, youTube},
    Site{"youtube", "youtu.be", Where::Query, "t", Form::Seconds, youTubeShort},
    Site{"bilibili", "bilibili.com", Where::Query, "t", Form::Seconds, bilibili},
    Site{"bilibili", "b23.tv", Where::Nowhere, "t", Form::Seconds, bilibiliShort},
    Site{"vimeo", "vimeo.com", Where::Fragment, "t", Form::SecondsWithUnit, vimeo},
    Site{"vimeo", "vimeopro.com", Where::Fragment, "t", Form::SecondsWithUnit, vimeo},
    Site{"twitch", "twitch.tv", Where::Query, "t", Form::HoursMinutesSeconds, twitch},
    Site{"spotify", "open.spotify.com", Where::Query, "t", Form::Seconds, spotify},
    Site{"apple-podcasts", "podcasts.apple.com", Where::Nowhere, "t", Form::Seconds, applePodcasts},
    Site{"xiaoyuzhou", "xiaoyuzhoufm.com", Where::Nowhere, "t", Form::Seconds, xiaoyuzhou},
    Site{"soundcloud", "soundcloud.com", Where::Fragment, "t", Form::Clock, byPath<kT>},
    Site{"dailymotion", "dailymotion.com", Where::Query, "start", Form::Seconds, dailymotion},
    Site{"dailymotion", "dai.ly", Where::Query, "start", Form::Seconds, dailymotion},
    Site{"wistia", "wistia.com", Where::Query, "wtime", Form::SecondsWithUnit, wistia},
    Site{"ok", "ok.ru", Where::Query, "fromTime", Form::Seconds, byPath<kFromTime>},
    Site{"arnes", "video.arnes.si", Where::Query, "t", Form::Seconds, byPath<kT>},
    Site{"pocket-casts", "pca.st", Where::Query, "t", Form::Seconds, byPath<kT>},
    Site{"fireside", "fireside.fm", Where::Query, "t", Form::Seconds, byPath<kT>},
    Site{"google-podcasts", "podcasts.google.com", Where::Nowhere, "pep", Form::Milliseconds, googlePodcasts},
};

bool hostMatches(std::string_view host, std::string_view site)
{
    if (host == site)
        return true;
    return host.size() > site.size() && host.ends_with(site) && host[host.size() - site.size() - 1] == '.';
}

} // namespace

std::optional<SitePlace> placeOf(const UrlParts& parts)
{
    for (const Site& site : kSites)
        if (hostMatches(parts.host, site.host))
            if (auto place = site.place(parts))
                return SitePlace{&site, std::move(*place)};
    return std::nullopt;
}

} // namespace zhilan::media
