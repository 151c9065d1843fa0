#include "core/markdown/slug.h"

#include "core/text/utf.h"

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>

#include <memory>

namespace zhilan::markdown
{
namespace
{

std::string lowerCased(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCaseMap, decltype(&ucasemap_close)> caseMap(ucasemap_open("", 0, &status), &ucasemap_close);
    std::string lower(text.size() * 3 + 1, '\0');
    if (U_SUCCESS(status)) {
        const int32_t size = ucasemap_utf8ToLower(caseMap.get(), lower.data(), static_cast<int32_t>(lower.size()),
                                                  text.data(), static_cast<int32_t>(text.size()), &status);
        if (U_SUCCESS(status)) {
            lower.resize(static_cast<std::size_t>(size));
            return lower;
        }
    }
    return std::string(text);
}

/// Whether a text holds anything but ASCII and the East Asian scripts, which have no case: most headings need no ICU.
bool needsCaseMap(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = text::nextCodePoint(text, at);
        const bool caseless = c < 0x80 || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
                              (c >= 0x2010 && c <= 0x205E) || (c >= 0xFF01 && c <= 0xFF0F);
        if (!caseless)
            return true;
    }
    return false;
}

/// Ruby's \p{Word} of html-pipeline: letters, marks, decimal digits and letter numbers, connectors.
bool isKept(char32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    constexpr std::uint32_t kWord = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK | U_GC_NL_MASK | U_GC_PC_MASK;
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kWord) != 0;
}

} // namespace

std::string slugOf(std::string_view headingText)
{
    std::string lowered;
    std::string_view lower = headingText;
    if (needsCaseMap(headingText)) {
        lowered = lowerCased(headingText);
        lower = lowered;
    }
    std::string slug;
    slug.reserve(lower.size());
    for (std::size_t at = 0; at < lower.size();) {
        const std::size_t begin = at;
        const char32_t c = text::nextCodePoint(lower, at);
        if (c >= 'A' && c <= 'Z')
            slug.push_back(static_cast<char>(c - 'A' + 'a'));
        else if (c == ' ')
            slug.push_back('-');
        else if (isKept(c))
            slug.append(lower.substr(begin, at - begin));
    }
    return slug;
}

std::string slugText(const Tree& tree, NodeId heading)
{
    std::string text;
    for (NodeId id = heading + 1; id < tree[heading].end; ++id) {
        const NodeKind kind = tree[id].kind;
        if (kind == NodeKind::Image || kind == NodeKind::Embed)
            id = tree[id].end - 1;
        else if (kind == NodeKind::Text || kind == NodeKind::Code || kind == NodeKind::Math)
            text += tree.text(id);
    }
    return text;
}

/// Whether it is "a-1" and a heading called "a" had that number.
bool SlugCounter::isMade(const std::string& slug) const
{
    constexpr std::size_t kMostDigits = 9;
    const std::size_t dash = slug.rfind('-');
    if (dash == std::string::npos)
        return false;
    const std::string_view digits = std::string_view(slug).substr(dash + 1);
    if (digits.empty() || digits.size() > kMostDigits || digits.front() == '0' ||
        digits.find_first_not_of("0123456789") != std::string_view::npos)
        return false;
    const auto base = m_next.find(std::string_view(slug).substr(0, dash));
    return base != m_next.end() && std::stoul(std::string(digits)) < base->second;
}

std::string SlugCounter::unique(const std::string& slug)
{
    const auto [entry, fresh] = m_next.try_emplace(slug, 1U);
    if (fresh && !isMade(slug))
        return slug;
    std::string candidate;
    do
        candidate = slug + '-' + std::to_string(entry->second++);
    while (m_next.contains(candidate));
    return candidate;
}

} // namespace zhilan::markdown
