#pragma once

#include "core/media/url_parts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The video and podcast sites that are known: which addresses are theirs, what these name, how they carry a time.
namespace zhilan::media
{

enum class Where : std::uint8_t { Nowhere, Query, Fragment };
enum class Form : std::uint8_t { Seconds, SecondsWithUnit, HoursMinutesSeconds, Clock, Milliseconds };

/// What a URL of a site names.
struct Place {
    std::string id;
    std::string url;       ///< canonical, without a time
    std::string buildFrom; ///< what a time is added to, where it is not `url`
};

/// How a site is recognised and how it carries a time. A host matches itself and its subdomains.
struct Site {
    std::string_view provider;
    std::string_view host;
    Where where;
    std::string_view parameter;
    Form form;
    std::optional<Place> (*place)(const UrlParts&);
};

struct SitePlace {
    const Site* site = nullptr;
    Place place;
};

/// The first site whose page of a recording this is; nullopt when it is none of any site.
[[nodiscard]] std::optional<SitePlace> placeOf(const UrlParts& parts);

} // namespace zhilan::media
