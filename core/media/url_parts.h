#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zhilan::media
{

/// An http(s) URL taken apart; the views point into the text that was read.
struct UrlParts {
    std::string scheme;        ///< "http" or "https"
    std::string host;          ///< lower case, without user and port
    std::string_view origin;   ///< scheme and authority as written: "https://example.com:8080"
    std::string_view path;     ///< with its leading slash; may be empty
    std::string_view query;    ///< without "?"
    std::string_view fragment; ///< without "#"
};

/// RFC 3986, section 3, as far as links in prose need it. nullopt when it is no http(s) URL or holds white space.
[[nodiscard]] std::optional<UrlParts> splitUrl(std::string_view url);

/// Percent escapes resolved; broken ones stay as they are.
[[nodiscard]] std::string percentDecoded(std::string_view text);

/// Value of the last `name=value` in "a=1&b=2", both percent-decoded; nullopt when there is none.
[[nodiscard]] std::optional<std::string> parameter(std::string_view list, std::string_view name);

/// `list` without any parameter of that name.
[[nodiscard]] std::string withoutParameter(std::string_view list, std::string_view name);

/// The n-th part of a path, from 0: pathPart("/video/BV1", 1) is "BV1". Empty when there is none.
[[nodiscard]] std::string_view pathPart(std::string_view path, std::size_t n);

} // namespace zhilan::media
