#include "core/document/work.h"
#include "core/markdown/slug.h"
#include "core/media/url_parts.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>

namespace zhilan::document
{
namespace
{

bool isHyphen(char c)
{
    return c == '-' || c == '_';
}

/// Names in the order of their other characters, then in their own: so both the name and what differs from it by
/// hyphens alone are found by halving. Negative, 0 or positive.
int compareLoosely(std::string_view a, std::string_view b)
{
    // Neighbours begin alike, hyphens and all, and that much may be passed over.
    const std::size_t shorter = std::min(a.size(), b.size());
    std::size_t i = 0;
    for (std::uint64_t left = 0, right = 0; i + sizeof left <= shorter; i += sizeof left) {
        std::memcpy(&left, a.data() + i, sizeof left);
        std::memcpy(&right, b.data() + i, sizeof right);
        if (left != right)
            break;
    }
    std::size_t j = i;
    while (true) {
        while (i < a.size() && isHyphen(a[i]))
            ++i;
        while (j < b.size() && isHyphen(b[j]))
            ++j;
        if (i == a.size() || j == b.size())
            return (i < a.size() ? 1 : 0) - (j < b.size() ? 1 : 0);
        if (a[i] != b[j])
            return a[i] < b[j] ? -1 : 1;
        ++i;
        ++j;
    }
}

bool comesBefore(std::string_view a, std::string_view b)
{
    const int order = compareLoosely(a, b);
    return order != 0 ? order < 0 : a < b;
}

} // namespace

void sortAnchors(Work& work)
{
    std::vector<Anchor>& anchors = work.document.anchors;
    // Of equal names the first in the document stays, as in a browser.
    std::stable_sort(anchors.begin(), anchors.end(),
                     [](const Anchor& a, const Anchor& b) { return comesBefore(a.name, b.name); });
    const auto same = [](const Anchor& a, const Anchor& b) {
        return a.name == b.name;
    };
    anchors.erase(std::unique(anchors.begin(), anchors.end(), same), anchors.end());
    anchors.shrink_to_fit();
}

std::optional<AnchorPlace> Document::placeOfAnchor(std::string_view anchor) const
{
    if (anchor.starts_with('#'))
        anchor.remove_prefix(1);
    if (anchor.empty())
        return AnchorPlace{};
    constexpr std::string_view kGitHubPrefix = "user-content-";
    const std::string decoded = media::percentDecoded(anchor);
    const std::string slug = markdown::slugOf(decoded);
    std::string_view bare = slug;
    if (bare.starts_with(kGitHubPrefix))
        bare.remove_prefix(kGitHubPrefix.size());
    const auto firstFrom = [this](std::string_view name) {
        return std::lower_bound(anchors.begin(), anchors.end(), name, [](const Anchor& each, std::string_view wanted) {
            return comesBefore(each.name, wanted);
        });
    };
    for (const std::string_view name : {anchor, std::string_view(decoded), std::string_view(slug), bare}) {
        const auto found = firstFrom(name);
        if (found != anchors.end() && found->name == name)
            return AnchorPlace{found->byte, found->section};
    }
    if (anchor == "top")
        return AnchorPlace{};
    const auto first = std::partition_point(anchors.begin(), anchors.end(),
                                            [bare](const Anchor& each) { return compareLoosely(each.name, bare) < 0; });
    const bool says = std::any_of(bare.begin(), bare.end(), [](char c) { return !isHyphen(c); });
    const bool found = says && first != anchors.end() && compareLoosely(first->name, bare) == 0;
    const bool alone =
        found && (std::next(first) == anchors.end() || compareLoosely(std::next(first)->name, bare) != 0);
    return alone ? std::optional(AnchorPlace{first->byte, first->section}) : std::nullopt;
}

} // namespace zhilan::document
