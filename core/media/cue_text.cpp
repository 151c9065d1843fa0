#include "core/media/subtitles.h"
#include "core/text/space.h"
#include "core/text/utf.h"

#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace zhilan::media
{
namespace
{

/// Characters that HTML names even without the semicolon (the HTML standard, section 13.5), in the order of bytes.
constexpr std::array<std::string_view, 106> kWithoutSemicolon{
    "AElig",  "AMP",    "Aacute", "Acirc",  "Agrave", "Aring",  "Atilde", "Auml",   "COPY",   "Ccedil", "ETH",
    "Eacute", "Ecirc",  "Egrave", "Euml",   "GT",     "Iacute", "Icirc",  "Igrave", "Iuml",   "LT",     "Ntilde",
    "Oacute", "Ocirc",  "Ograve", "Oslash", "Otilde", "Ouml",   "QUOT",   "REG",    "THORN",  "Uacute", "Ucirc",
    "Ugrave", "Uuml",   "Yacute", "aacute", "acirc",  "acute",  "aelig",  "agrave", "amp",    "aring",  "atilde",
    "auml",   "brvbar", "ccedil", "cedil",  "cent",   "copy",   "curren", "deg",    "divide", "eacute", "ecirc",
    "egrave", "eth",    "euml",   "frac12", "frac14", "frac34", "gt",     "iacute", "icirc",  "iexcl",  "igrave",
    "iquest", "iuml",   "laquo",  "lt",     "macr",   "micro",  "middot", "nbsp",   "not",    "ntilde", "oacute",
    "ocirc",  "ograve", "ordf",   "ordm",   "oslash", "otilde", "ouml",   "para",   "plusmn", "pound",  "quot",
    "raquo",  "reg",    "sect",   "shy",    "sup1",   "sup2",   "sup3",   "szlig",  "thorn",  "times",  "uacute",
    "ucirc",  "ugrave", "uml",    "uuml",   "yacute", "yen",    "yuml"};

/// Decodes "amp;", "#32;" behind an ampersand; the bytes read, 0 when it is none.
std::size_t decodeReference(std::string_view reference, std::string& out)
{
    cmark_strbuf buffer;
    cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
    const auto used = static_cast<std::size_t>(houdini_unescape_ent(
        &buffer, reinterpret_cast<const std::uint8_t*>(reference.data()), static_cast<bufsize_t>(reference.size())));
    if (used > 0)
        out.append(reinterpret_cast<const char*>(buffer.ptr), static_cast<std::size_t>(buffer.size));
    cmark_strbuf_free(&buffer);
    return used;
}

/// A character reference of HTML at the front, taken off; false when none stands there.
bool takeReference(std::string_view& rest, std::string& out)
{
    constexpr std::size_t kLongest = 40;
    const std::string_view reference = rest.substr(1, kLongest);
    const char first = reference.empty() ? ' ' : reference.front();
    const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    if (!letter && first != '#')
        return false;
    if (const std::size_t used = decodeReference(reference, out); used > 0) {
        rest.remove_prefix(used + 1);
        return true;
    }
    constexpr std::size_t kLongestBare = 6;
    for (std::size_t size = std::min(kLongestBare, reference.size()); size >= 2; --size) {
        const std::string_view name = reference.substr(0, size);
        if (!std::binary_search(kWithoutSemicolon.begin(), kWithoutSemicolon.end(), name) ||
            decodeReference(std::string(name) + ';', out) == 0)
            continue;
        rest.remove_prefix(size + 1);
        return true;
    }
    return false;
}

/// Whether "<" begins a tag rather than being less than: a letter, "/" or a time follows, as "<00:19.000>".
bool looksLikeTag(std::string_view rest)
{
    if (rest.size() < 2)
        return false;
    const char c = rest[1];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '.' ||
           c == '>';
}

} // namespace

std::string plainCueText(std::string_view payload, CueMarkup markup, std::string* speaker)
{
    std::string out;
    out.reserve(payload.size());
    // Once there is no further closing sign, none is looked for again.
    bool mayClose = true;
    bool mayCloseBrace = true;
    while (!payload.empty()) {
        if (payload.front() == '&' && takeReference(payload, out))
            continue;
        if (payload.front() == '<' && (markup == CueMarkup::WebVtt || looksLikeTag(payload))) {
            const std::size_t close = mayClose ? payload.find('>') : std::string_view::npos;
            mayClose = close != std::string_view::npos;
            // A tag that is never closed reaches to the end, as the recommendation has it.
            const std::string_view tag = payload.substr(1, mayClose ? close - 1 : std::string_view::npos);
            if (speaker != nullptr && speaker->empty() && (tag.starts_with("v ") || tag.starts_with("v."))) {
                const std::size_t blank = tag.find_first_of(" \t\n");
                if (blank != std::string_view::npos)
                    *speaker = plainCueText(text::trimmed(tag.substr(blank)), markup);
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
