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
};

/// Reads any http(s) URL; nullopt when it is none or of no video site that is known.
[[nodiscard]] std::optional<VideoLink> parseVideoLink(std::string_view url);

/// The address at which a browser opens the video at that second (rounded down), as the site expects it. The URL as it
/// is for a site whose way is not known. Zero gives the address without a time.
[[nodiscard]] std::string urlAtTime(std::string_view url, std::chrono::milliseconds time);

} // namespace zhilan::media
