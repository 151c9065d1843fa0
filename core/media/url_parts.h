#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace zhilan::media
{

/// An http(s) reference taken apart; the views point into the text that was read.
struct UrlParts {
    std::string scheme;         ///< "http" or "https"; empty where the reference leaves it open
    std::string host;           ///< lower case, without user and port; empty for a relative reference
    std::string_view authority; ///< as written: "me@Example.com:8080"
    std::string_view path;      ///< with its leading slash; may be empty
    std::string_view query;     ///< without "?"
    std::string_view fragment;  ///< without "#"
};

/// RFC 3986, section 4.1, as far as links in prose need it: http(s) URLs, "//host/path", "file.mp4#t=1", "#t=1".
/// nullopt with another scheme or with ASCII white space or control characters in it.
[[nodiscard]] std::optional<UrlParts> splitReference(std::string_view reference);

/// The same for what names a host: http(s) URLs and "//host/path".
[[nodiscard]] std::optional<UrlParts> splitUrl(std::string_view url);

/// Scheme and authority: "https://example.com:8080". https where the reference leaves it open.
[[nodiscard]] std::string originOf(const UrlParts& parts);

/// Percent escapes resolved; broken ones stay as they are.
[[nodiscard]] std::string percentDecoded(std::string_view text);

/// Value of the last `name=value` in "a=1&b=2", both percent-decoded; nullopt when there is none.
[[nodiscard]] std::optional<std::string> parameter(std::string_view list, std::string_view name);

/// Calls for each `name=value` in "a=1&b=2", in order, both percent-decoded.
void forEachParameter(std::string_view list,
                      const std::function<void(std::string_view name, std::string_view value)>& call);

/// `list` without any parameter of that name.
[[nodiscard]] std::string withoutParameter(std::string_view list, std::string_view name);

/// The n-th part of a path, from 0: pathPart("/video/BV1", 1) is "BV1". Empty when there is none.
[[nodiscard]] std::string_view pathPart(std::string_view path, std::size_t n);

} // namespace zhilan::media
