#include "core/media/url_parts.h"

#include <algorithm>

namespace zhilan::media
{
namespace
{

char lowerAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lowerAscii);
    return out;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = lowerAscii(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string_view takeUntil(std::string_view& rest, std::string_view stops)
{
    const auto* const end = std::find_first_of(rest.begin(), rest.end(), stops.begin(), stops.end());
    const std::string_view taken = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(taken.size());
    return taken;
}

std::string_view nextPair(std::string_view& list)
{
    const std::string_view pair = takeUntil(list, "&");
    if (!list.empty())
        list.remove_prefix(1);
    return pair;
}

} // namespace

std::optional<UrlParts> splitReference(std::string_view reference)
{
    const auto isBlank = [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
    };
    if (std::any_of(reference.begin(), reference.end(), isBlank))
        return std::nullopt;

    UrlParts parts;
    std::string_view rest = reference;
    if (const std::size_t stop = rest.find_first_of(":/?#"); stop != std::string_view::npos && rest[stop] == ':') {
        parts.scheme = lowered(rest.substr(0, stop));
        rest.remove_prefix(stop + 1);
        if ((parts.scheme != "http" && parts.scheme != "https") || !rest.starts_with("//"))
            return std::nullopt;
    }
    if (rest.starts_with("//")) {
        rest.remove_prefix(2);
        parts.authority = takeUntil(rest, "/?#");
        std::string_view host = parts.authority;
        if (const std::size_t at = host.rfind('@'); at != std::string_view::npos)
            host.remove_prefix(at + 1);
        if (const std::size_t colon = host.rfind(':');
            colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos)
            host = host.substr(0, colon);
        parts.host = lowered(host);
    }
    parts.path = takeUntil(rest, "?#");
    if (rest.starts_with('?')) {
        rest.remove_prefix(1);
        parts.query = takeUntil(rest, "#");
    }
    if (rest.starts_with('#'))
        parts.fragment = rest.substr(1);
    return parts;
}

std::optional<UrlParts> splitUrl(std::string_view url)
{
    auto parts = splitReference(url);
    return parts && !parts->host.empty() ? std::move(parts) : std::nullopt;
}

std::string originOf(const UrlParts& parts)
{
    return (parts.scheme.empty() ? "https" : parts.scheme) + "://" + std::string(parts.authority);
}

std::string percentDecoded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0) {
            out += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

void forEachParameter(std::string_view list,
                      const std::function<void(std::string_view name, std::string_view value)>& call)
{
    while (!list.empty()) {
        const std::string_view pair = nextPair(list);
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos)
            call(percentDecoded(pair.substr(0, equals)), percentDecoded(pair.substr(equals + 1)));
    }
}

std::optional<std::string> parameter(std::string_view list, std::string_view name)
{
    std::optional<std::string> last;
    forEachParameter(list, [&](std::string_view found, std::string_view value) {
        if (found == name)
            last = value;
    });
    return last;
}

std::string withoutParameter(std::string_view list, std::string_view name)
{
    std::string out;
    while (!list.empty()) {
        const std::string_view pair = nextPair(list);
        if (pair.empty() || percentDecoded(pair.substr(0, pair.find('='))) == name)
            continue;
        if (!out.empty())
            out += '&';
        out += pair;
    }
    return out;
}

std::string_view pathPart(std::string_view path, std::size_t n)
{
    while (true) {
        while (path.starts_with('/'))
            path.remove_prefix(1);
        const std::string_view part = takeUntil(path, "/");
        if (n == 0 || part.empty())
            return part;
        --n;
    }
}

} // namespace zhilan::media
