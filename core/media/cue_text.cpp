#include "core/media/subtitles.h"
#include "core/text/space.h"
#include "core/text/utf.h"

#include <array>
#include <cstdint>
#include <utility>

namespace zhilan::media
{
namespace
{

using namespace std::string_view_literals;

/// "&amp;" and the like at the front, taken off; false when none stands there.
bool takeEntity(std::string_view& rest, std::string& out)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNamed{{{"&amp;", "&"},
                                                                                   {"&lt;", "<"},
                                                                                   {"&gt;", ">"},
                                                                                   {"&quot;", "\""},
                                                                                   {"&apos;", "'"},
                                                                                   {"&nbsp;", "\u00A0"},
                                                                                   {"&lrm;", "\u200E"},
                                                                                   {"&rlm;", "\u200F"}}};
    for (const auto& [name, meaning] : kNamed) {
        if (!rest.starts_with(name))
            continue;
        out += meaning;
        rest.remove_prefix(name.size());
        return true;
    }
    if (!rest.starts_with("&#"))
        return false;
    std::size_t at = 2;
    const bool hexadecimal = at < rest.size() && (rest[at] | 0x20) == 'x';
    at += hexadecimal ? 1 : 0;
    const std::size_t first = at;
    char32_t code = 0;
    for (; at < rest.size() && at - first < 8; ++at) {
        const char c = rest[at];
        const char lower = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            code = code * (hexadecimal ? 16 : 10) + static_cast<char32_t>(c - '0');
        else if (hexadecimal && lower >= 'a' && lower <= 'f')
            code = code * 16 + static_cast<char32_t>(lower - 'a' + 10);
        else
            break;
    }
    const bool valid = code > 0 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    if (at == first || at >= rest.size() || rest[at] != ';' || !valid)
        return false;
    text::appendUtf8(out, code);
    rest.remove_prefix(at + 1);
    return true;
}

/// Whether "<" begins a tag rather than being less than: a letter, "/" or a time follows, as "<00:19.000>".
bool opensTag(std::string_view rest)
{
    if (rest.size() < 2)
        return false;
    const char c = rest[1];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.' ||
           c == '>';
}

} // namespace

std::string plainCueText(std::string_view payload, std::string* speaker)
{
    std::string out;
    out.reserve(payload.size());
    // Once there is no further closing sign, none is looked for again.
    bool mayClose = true;
    bool mayCloseBrace = true;
    while (!payload.empty()) {
        if (payload.front() == '&' && takeEntity(payload, out))
            continue;
        if (payload.front() == '<' && opensTag(payload)) {
            const std::size_t close = mayClose ? payload.find('>') : std::string_view::npos;
            mayClose = close != std::string_view::npos;
            // A tag that is never closed reaches to the end, as the recommendation has it.
            const std::string_view tag = payload.substr(1, mayClose ? close - 1 : std::string_view::npos);
            if (speaker != nullptr && speaker->empty() && (tag.starts_with("v ") || tag.starts_with("v."))) {
                const std::size_t blank = tag.find_first_of(" \t\n");
                if (blank != std::string_view::npos)
                    *speaker = plainCueText(text::trimmed(tag.substr(blank)));
            }
            payload.remove_prefix(mayClose ? close + 1 : payload.size());
            continue;
        }
        // Positions and styles in the manner of SubStation: "{\an8}".
        if (mayCloseBrace && payload.starts_with("{\\")) {
            const std::size_t close = payload.find('}');
            mayCloseBrace = close != std::string_view::npos;
            if (mayCloseBrace) {
                payload.remove_prefix(close + 1);
                continue;
            }
        }
        if (payload.front() == '\0')
            text::appendUtf8(out, 0xFFFD);
        else
            out += payload.front();
        payload.remove_prefix(1);
    }
    return out;
}

} // namespace zhilan::media
