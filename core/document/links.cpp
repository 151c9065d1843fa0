#include "core/document/calendar.h"
#include "core/document/inline_text.h"
#include "core/document/percent.h"
#include "core/document/work.h"

#include <algorithm>
#include <array>

namespace zhilan::document
{
namespace
{

using namespace std::string_view_literals;
using markdown::NodeId;
using markdown::NodeKind;

/// Longer link texts are cut: images may stand in one another's alternative text many levels deep.
constexpr std::size_t kLongestLinkText = 4096;

LinkKind kindOf(std::string_view target)
{
    if (target.starts_with('#'))
        return LinkKind::Anchor;
    const std::size_t colon = target.find_first_of(":/?#");
    if (target.starts_with("//"))
        return LinkKind::Web;
    if (colon == std::string_view::npos || target[colon] != ':' || colon < 2)
        return LinkKind::File;
    std::string scheme(target.substr(0, colon));
    for (char& c : scheme)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (scheme == "http" || scheme == "https")
        return LinkKind::Web;
    if (scheme == "mailto")
        return LinkKind::Mail;
    return scheme == "file" ? LinkKind::File : LinkKind::Other;
}

bool isPicture(std::string_view target)
{
    constexpr std::array kEndings{".png"sv, ".jpg"sv, ".jpeg"sv, ".gif"sv, ".webp"sv, ".svg"sv, ".bmp"sv, ".avif"sv};
    return std::any_of(kEndings.begin(), kEndings.end(),
                       [target](std::string_view ending) { return target.ends_with(ending); });
}

void resolve(Work& work, Link& link)
{
    if (const auto place = work.document.placeOfAnchor(link.target)) {
        link.section = place->section;
        return;
    }
    // "#t=1:30" leads to a place in the recording, not in the text.
    if (timeInUrl(link.target))
        return;
    link.resolved = false;
    work.document.diagnostics.push_back({DiagnosticCode::BrokenLink, link.span, link.target});
}

} // namespace

std::string percentDecoded(std::string_view text)
{
    const auto hex = [](char c) {
        if (c >= '0' && c <= '9')
            return c - '0';
        const char lower = static_cast<char>(c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
            out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

bool isRecordingUrl(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos || !url.starts_with("http"))
        return false;
    const std::string_view rest = url.substr(scheme + 3);
    std::string host(rest.substr(0, rest.find_first_of("/?#")));
    for (char& c : host)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const std::string_view after = rest.substr(host.size());
    const std::string_view path = after.substr(0, after.find_first_of("?#"));
    struct Site {
        std::string_view host;
        std::string_view mark; ///< in path and query of a recording's page
    };
    constexpr std::array kSites{Site{"youtube.com", "v="},
                                Site{"youtube.com", "/embed/"},
                                Site{"youtube.com", "/live/"},
                                Site{"youtube.com", "/shorts/"},
                                Site{"youtube-nocookie.com", "/embed/"},
                                Site{"youtu.be", "/"},
                                Site{"bilibili.com", "/video/"},
                                Site{"player.bilibili.com", "bvid="},
                                Site{"bilibili.com", "/bangumi/play/"},
                                Site{"b23.tv", "/"},
                                Site{"vimeo.com", "/"},
                                Site{"twitch.tv", "/videos/"},
                                Site{"dailymotion.com", "/video/"},
                                Site{"xiaoyuzhoufm.com", "/episode"},
                                Site{"podcasts.apple.com", "i="},
                                Site{"open.spotify.com", "/episode/"},
                                Site{"soundcloud.com", "/"},
                                Site{"pca.st", "/"}};
    const auto names = [&](const Site& site) {
        const bool same = host == site.host;
        const bool below = host.size() > site.host.size() && host.ends_with(site.host) &&
                           host[host.size() - site.host.size() - 1] == '.';
        return (same || below) && after.size() > 1 && after.find(site.mark) != std::string_view::npos;
    };
    if (std::any_of(kSites.begin(), kSites.end(), names))
        return true;
    constexpr std::array kEndings{".mp4"sv, ".webm"sv, ".mkv"sv, ".mov"sv, ".mp3"sv, ".m4a"sv, ".ogg"sv, ".opus"sv};
    return std::any_of(kEndings.begin(), kEndings.end(),
                       [path](std::string_view ending) { return path.ends_with(ending); });
}

std::string recordingOf(std::string_view url)
{
    const std::size_t query = std::min(url.find_first_of("?#"), url.size());
    for (const std::string_view name : {"v="sv, "bvid="sv}) {
        const std::size_t at = url.find(name, query);
        if (at != std::string_view::npos && (url[at - 1] == '?' || url[at - 1] == '&'))
            return std::string(url.substr(at + name.size(), url.find_first_of("&#", at) - at - name.size()));
    }
    std::string_view path = url.substr(0, query);
    while (path.ends_with('/'))
        path.remove_suffix(1);
    // "youtu.be/ID" and "youtube.com/watch?v=ID" are one; so the last part of the path names it.
    return std::string(path.substr(path.rfind('/') + 1));
}

std::optional<Milliseconds> timeInUrl(std::string_view url)
{
    constexpr std::array kNames{"t="sv, "start="sv};
    for (std::size_t at = url.find_first_of("?&#;"); at != std::string_view::npos; at = url.find_first_of("?&#;", at)) {
        ++at;
        for (const std::string_view name : kNames) {
            if (!url.substr(at).starts_with(name))
                continue;
            std::string_view value = url.substr(at + name.size());
            value = value.substr(0, value.find_first_of("&#;,"));
            if (value.starts_with("npt:"))
                value.remove_prefix(4);
            if (value.empty() || value.size() > 16)
                continue;
            if (value.find_first_not_of("0123456789") == std::string_view::npos) {
                if (value.size() <= 6)
                    return Milliseconds(std::stoll(std::string(value)) * 1000);
                continue;
            }
            // "1m40": the unit of what comes last goes without saying.
            const bool bare = value.back() >= '0' && value.back() <= '9' && value.find(':') == std::string_view::npos;
            if (const auto time = parseDuration(bare ? std::string(value) + 's' : std::string(value)))
                return time;
        }
    }
    return std::nullopt;
}

std::string firstUrl(const markdown::Tree& tree, NodeId id)
{
    for (NodeId at = id + 1; at < tree[id].end; ++at)
        if (tree[at].kind == NodeKind::Link && kindOf(tree.text(at)) == LinkKind::Web)
            return std::string(tree.text(at));
    return {};
}

void readLinks(Work& work)
{
    const markdown::Tree& tree = work.tree;
    for (NodeId id = 0; id < tree.size() && !work.stopped(); ++id) {
        const markdown::Node& node = tree[id];
        Link link;
        if (node.kind == NodeKind::Link)
            link.kind = kindOf(tree.text(id));
        else if (node.kind == NodeKind::WikiLink)
            link.kind = tree.text(id).starts_with('#') ? LinkKind::Anchor : LinkKind::Wiki;
        else if (node.kind == NodeKind::Image)
            link.kind = LinkKind::Image;
        else if (node.kind == NodeKind::Embed)
            link.kind = isPicture(tree.text(id)) ? LinkKind::Image : LinkKind::Wiki;
        else if (node.kind == NodeKind::FootnoteReference)
            link.kind = LinkKind::Footnote;
        else
            continue;
        link.target = tree.text(id);
        link.text = link.kind == LinkKind::Footnote ? link.target : seenText(tree, id, kLongestLinkText);
        link.span = node.span;
        link.line = work.lineOf(node.span);
        if (link.kind == LinkKind::Anchor)
            resolve(work, link);
        work.document.links.push_back(std::move(link));
    }
}

} // namespace zhilan::document
