#include "core/markdown/html.h"
#include "core/markdown/parse.h"
#include "core/text/utf8_check.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <array>

using namespace zhilan;
using namespace std::string_view_literals;

namespace
{

constexpr std::array kTags{"a"sv,   "blockquote"sv, "br"sv,      "code"sv,  "del"sv,    "details"sv, "div"sv,
                           "em"sv,  "h1"sv,         "h2"sv,      "h3"sv,    "h4"sv,     "h5"sv,      "h6"sv,
                           "hr"sv,  "img"sv,        "kbd"sv,     "input"sv, "li"sv,     "mark"sv,    "ol"sv,
                           "p"sv,   "pre"sv,        "section"sv, "span"sv,  "strong"sv, "sub"sv,     "summary"sv,
                           "sup"sv, "table"sv,      "td"sv,      "th"sv,    "tr"sv,     "u"sv,       "ul"sv};
constexpr std::array kAttributes{"align"sv, "alt"sv, "checked"sv, "class"sv, "disabled"sv, "href"sv, "id"sv,
                                 "open"sv,  "rel"sv, "src"sv,     "start"sv, "title"sv,    "type"sv};

template <std::size_t n>
bool isAmong(const std::array<std::string_view, n>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view takeWhile(std::string_view& rest, std::string_view characters)
{
    const std::size_t size = std::min(rest.find_first_not_of(characters), rest.size());
    const std::string_view taken = rest.substr(0, size);
    rest.remove_prefix(size);
    return taken;
}

void checkAddress(std::string_view attribute, std::string_view value)
{
    const std::size_t colon = value.find(':');
    const bool scheme = colon != std::string_view::npos && colon < value.find_first_of("/?#&");
    std::string name(value.substr(0, scheme ? colon : 0));
    std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
    fuzz::expect(value.find_first_of("\\\t\r\n ") == std::string_view::npos && !value.starts_with("//"),
                 "an address is what it seems");
    if (attribute == "src")
        fuzz::expect(!scheme, "no resource of elsewhere is loaded");
    else
        fuzz::expect(!scheme || name == "http" || name == "https" || name == "mailto", "no address is a script");
}

/// Reads the tag behind "<" as a browser does, attributes always as name="value" or name alone.
void checkTag(std::string_view& rest)
{
    constexpr std::string_view kName = "abcdefghijklmnopqrstuvwxyz0123456789-";
    if (rest.starts_with('/')) {
        rest.remove_prefix(1);
        fuzz::expect(isAmong(kTags, takeWhile(rest, kName)) && rest.starts_with('>'), "an end tag is one of ours");
        return;
    }
    const std::string_view tag = takeWhile(rest, kName);
    fuzz::expect(isAmong(kTags, tag), "a tag is one of ours");
    while (!rest.starts_with('>')) {
        fuzz::expect(!takeWhile(rest, " ").empty(), "attributes are parted by spaces");
        const std::string_view attribute = takeWhile(rest, kName);
        fuzz::expect(isAmong(kAttributes, attribute), "an attribute is one of ours");
        if (!rest.starts_with("=\""))
            continue;
        rest.remove_prefix(2);
        const std::size_t end = rest.find('"');
        fuzz::expect(end != std::string_view::npos, "a value ends");
        const std::string_view value = rest.substr(0, end);
        fuzz::expect(value.find_first_of("<>") == std::string_view::npos, "a value holds no tag");
        if (attribute == "href" || attribute == "src")
            checkAddress(attribute, value);
        rest.remove_prefix(end + 1);
    }
}

} // namespace

/// HTML to be shown holds tags and attributes of the safe subset alone, whatever the Markdown holds.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto source = fuzz::textOf(data, size);
    if (!source)
        return 0;
    const std::string html = markdown::bodyHtml(**markdown::parse(*source));
    fuzz::expect(text::validUtf8Prefix(html) == html.size(), "HTML is valid UTF-8");
    for (std::string_view rest = html; !rest.empty();) {
        const std::size_t open = rest.find('<');
        if (open == std::string_view::npos)
            break;
        rest.remove_prefix(open + 1);
        checkTag(rest);
    }
    return 0;
}
