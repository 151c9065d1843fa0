#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace zhilan::media
{

/// A link to a video or podcast, taken apart.
struct VideoLink {
    std::string provider;                          ///< "youtube", "bilibili", "vimeo", …; empty when not known
    std::string id;                                ///< the site's id: "n1E9IZfvGMA"
    std::string url;                               ///< canonical, without a time
    std::optional<std::chrono::milliseconds> time; ///< out of t=, start=, #t=
    std::optional<std::chrono::milliseconds> end;  ///< out of end=, #t=start,end; later than `time`
};

/// Reads any http(s) URL, or one that begins with "//"; nullopt when it is none or of no video site that is known, nor
/// of a media file.
[[nodiscard]] std::optional<VideoLink> parseVideoLink(std::string_view url);

/// The page of a video that is named by its id alone, where the id tells the site: "n1E9IZfvGMA" is YouTube's form,
/// "BV1WnctziEac" and "av170001" Bilibili's. Empty for others.
[[nodiscard]] std::string urlOfVideoId(std::string_view id);

/// Whether an address is one of a site that shows pictures; the others of those that are known have sound alone.
[[nodiscard]] bool isVideoUrl(std::string_view url);

/// Whether an address is one of a recording: a page of a video or podcast site, or a media file.
[[nodiscard]] bool isRecordingUrl(std::string_view url);

/// The time that an address carries.
struct UrlTime {
    std::chrono::milliseconds start{0};
    std::optional<std::chrono::milliseconds> end;
    bool certain = false; ///< the address means a place in a recording and nothing else; "?t=90" on any page may not
};

/// Reads any reference, relative ones too: "#t=1:30", "lecture.mp4#t=90,120" (Media Fragments URI 1.0),
/// "https://example.com/show#05:12" (Podlove), and what players of any page take: t=, start=, vimeo_t_ID=.
[[nodiscard]] std::optional<UrlTime> timeInUrl(std::string_view url);

/// The address at which a browser opens the video at that second (rounded down), as the site expects it. The URL as it
/// is for a site whose way is not known. Zero gives the address without a time.
[[nodiscard]] std::string urlAtTime(std::string_view url, std::chrono::milliseconds time);

} // namespace zhilan::media
