#include "core/markdown/bare_link.h"

#include "core/markdown/inline_scan.h"
#include "core/text/utf.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace zhilan::markdown
{
namespace
{

using scan::isAlnum;
using scan::isAlpha;
using scan::isSpace;

constexpr std::size_t kLongestDomain = 255; // RFC 1035

bool endsBareLink(char32_t c, BareRule rule)
{
    if (c < 0x80)
        return c <= ' ' || c == '<' || c == 0x7F;
    if (rule == BareRule::Gfm)
        return false;
    // Typographic quotation marks, dashes and the ellipsis, which Chinese writes without a space before them.
    if (c >= 0x2010 && c <= 0x2027)
        return true;
    return text::isUnspacedScript(c) || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

std::size_t linkRun(std::string_view text, std::size_t at, BareRule rule)
{
    while (at < text.size()) {
        std::size_t next = at;
        if (endsBareLink(text::nextCodePoint(text, next), rule))
            break;
        at = next;
    }
    return at;
}

bool isHostCharacter(char32_t c, BareRule rule)
{
    const auto point = static_cast<UChar32>(c);
    return c >= 0x80 && !endsBareLink(c, rule) && u_isUWhiteSpace(point) == 0 && u_ispunct(point) == 0;
}

/// Where a valid domain at `at` ends: no '_' in its last two labels, and at least one '.' where `needsDot`.
std::size_t domain(std::string_view text, std::size_t at, bool needsDot, BareRule rule)
{
    std::size_t dots = 0;
    bool underscoreBefore = false;
    bool underscoreNow = false;
    const std::size_t begin = at;
    while (at < text.size()) {
        if (at - begin > kLongestDomain)
            return scan::kNone;
        std::size_t next = at;
        const char32_t c = text::nextCodePoint(text, next);
        if (c == '_') {
            underscoreNow = true;
        } else if (c == '.') {
            const bool labelFollows = next < text.size() && (isAlnum(text[next]) || text[next] == '_' ||
                                                             static_cast<unsigned char>(text[next]) >= 0x80);
            if (!labelFollows)
                break;
            underscoreBefore = underscoreNow;
            underscoreNow = false;
            ++dots;
        } else if (c != '-' && !(c < 0x80 && isAlnum(static_cast<char>(c))) && !isHostCharacter(c, rule)) {
            break;
        }
        at = next;
    }
    if (at == begin || underscoreBefore || underscoreNow || (needsDot && dots == 0))
        return scan::kNone;
    return at;
}

/// Without what belongs to the sentence: trailing punctuation, unbalanced ')' and entities.
std::size_t trimmedEnd(std::string_view text, std::size_t begin, std::size_t end)
{
    const std::string_view link = text.substr(begin, end - begin);
    auto opening = std::count(link.begin(), link.end(), '(');
    auto closing = std::count(link.begin(), link.end(), ')');
    while (end > begin) {
        const char last = text[end - 1];
        if (last == ')') {
            if (closing <= opening)
                break;
            --closing;
            --end;
        } else if (std::string_view("?!.,:*_~'\"").find(last) != scan::kNone) {
            --end;
        } else if (last == ';') {
            std::size_t name = end - 1;
            while (name > begin && isAlpha(text[name - 1]))
                --name;
            end = name > begin && name < end - 1 && text[name - 1] == '&' ? name - 1 : end - 1;
        } else {
            break;
        }
    }
    return end;
}

bool equalIgnoringCase(std::string_view text, std::string_view lower)
{
    return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

} // namespace

BareLink bareUrl(std::string_view text, std::size_t colon, std::size_t floor, BareRule rule)
{
    if (text.substr(colon, 3) != "://")
        return {};
    std::size_t begin = colon;
    while (begin > floor && isAlpha(text[begin - 1]) && colon - begin < 8)
        --begin;
    const std::string_view scheme = text.substr(begin, colon - begin);
    constexpr std::array<std::string_view, 3> kSchemes{"http", "https", "ftp"};
    const bool known =
        std::any_of(kSchemes.begin(), kSchemes.end(), [&](auto each) { return equalIgnoringCase(scheme, each); });
    if (!known || (begin > floor && isAlpha(text[begin - 1])))
        return {};
    const std::size_t host = domain(text, colon + 3, false, rule);
    if (host == scan::kNone)
        return {};
    return {begin, trimmedEnd(text, begin, linkRun(text, host, rule))};
}

BareLink bareWww(std::string_view text, std::size_t at, BareRule rule)
{
    if (text.substr(at, 4) != "www.")
        return {};
    if (at > 0 && !isSpace(text[at - 1]) && std::string_view("*_~(").find(text[at - 1]) == scan::kNone) {
        std::size_t before = at - 1;
        while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0U) == 0x80U)
            --before;
        if (!endsBareLink(text::nextCodePoint(text, before), rule) || static_cast<unsigned char>(text[at - 1]) < 0x80)
            return {};
    }
    const std::size_t host = domain(text, at, true, rule);
    if (host == scan::kNone)
        return {};
    return {at, trimmedEnd(text, at, linkRun(text, host, rule))};
}

BareLink bareEmail(std::string_view text, std::size_t sign, std::size_t floor)
{
    std::size_t begin = sign;
    while (begin > floor && (isAlnum(text[begin - 1]) || std::string_view(".+-_").find(text[begin - 1]) != scan::kNone))
        --begin;
    if (begin == sign)
        return {};
    std::size_t dots = 0;
    std::size_t end = sign + 1;
    while (end < text.size()) {
        const char c = text[end];
        if (c == '@')
            return {};
        if (c == '.' && end + 1 < text.size() && isAlnum(text[end + 1]))
            ++dots;
        else if (!isAlnum(c) && c != '-' && c != '_')
            break;
        ++end;
    }
    if (end - sign < 2 || dots == 0 || !isAlnum(text[end - 1]))
        return {};
    // cmark-gfm takes these two schemes as part of the link, and what follows an XMPP address.
    const std::string_view before = text.substr(floor, begin - floor);
    for (const std::string_view scheme : {"mailto:", "xmpp:"}) {
        if (!before.ends_with(scheme) ||
            (before.size() > scheme.size() && isAlnum(before[before.size() - scheme.size() - 1])))
            continue;
        if (scheme == "xmpp:" && end < text.size() && text[end] == '/') {
            std::size_t resource = end + 1;
            while (resource < text.size() &&
                   (isAlnum(text[resource]) || text[resource] == '@' || text[resource] == '.'))
                ++resource;
            while (text[resource - 1] == '.' || text[resource - 1] == '@')
                --resource;
            end = resource > end + 1 ? resource : end;
        }
        return {begin - scheme.size(), end};
    }
    return {begin, end};
}

} // namespace zhilan::markdown
