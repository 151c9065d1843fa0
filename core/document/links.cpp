#include "core/document/inline_text.h"
#include "core/document/work.h"
#include "core/markdown/picture_name.h"
#include "core/media/video_link.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;
using namespace std::string_view_literals;

/// Longer link texts are cut.
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

void resolve(Work& work, Link& link)
{
    if (const auto place = work.document.placeOfAnchor(link.target)) {
        link.section = place->section;
        return;
    }
    // "#t=1:30" leads to a place in the recording, not in the text.
    if (media::timeInUrl(link.target))
        return;
    link.resolved = false;
    work.document.diagnostics.push_back({DiagnosticCode::BrokenLink, link.span, link.target});
}

} // namespace

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
            link.kind = markdown::isPictureName(tree.text(id)) ? LinkKind::Image : LinkKind::Wiki;
        else if (node.kind == NodeKind::FootnoteReference)
            link.kind = LinkKind::Footnote;
        else
            continue;
        link.target = tree.text(id);
        link.text = link.kind == LinkKind::Footnote ? link.target : seenText(tree, id, kLongestLinkText);
        // "![[cover.png|600x400]]" says how large, not what.
        if (link.kind == LinkKind::Image && node.kind == NodeKind::Embed && markdown::embedWidth(link.text) > 0)
            link.text = link.target;
        link.span = node.span;
        link.line = work.lineOf(node.span);
        if (link.kind == LinkKind::Anchor)
            resolve(work, link);
        work.document.links.push_back(std::move(link));
        // What stands in an alternative text is shown as text: none of it is a link.
        if (node.kind == NodeKind::Image)
            id = node.end - 1;
    }
    // Footnotes stand at the end of the tree, wherever they were written.
    const auto before = [](const Link& a, const Link& b) {
        return a.span.begin < b.span.begin;
    };
    if (!std::is_sorted(work.document.links.begin(), work.document.links.end(), before))
        std::stable_sort(work.document.links.begin(), work.document.links.end(), before);
}

} // namespace zhilan::document
