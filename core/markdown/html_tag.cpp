#include "core/markdown/html_tag.h"

#include "core/markdown/inline_scan.h"

#include <algorithm>
#include <array>
#include <string>

namespace zhilan::markdown
{
namespace
{

struct Named {
    std::string_view name;
    HtmlElement element;
};

constexpr HtmlElement inlineNode(NodeKind node)
{
    return {HtmlRole::Inline, node, 0, false, false};
}
constexpr HtmlElement role(HtmlRole role)
{
    return {role, NodeKind::HtmlInline, 0, false, false};
}
constexpr HtmlElement heading(std::uint8_t level)
{
    return {HtmlRole::Heading, NodeKind::HtmlInline, level, false, false};
}

/// Sorted by name.
constexpr std::array kElements{
    Named{"a", inlineNode(NodeKind::Link)},
    Named{"abbr", role(HtmlRole::Neutral)},
    Named{"address", role(HtmlRole::Division)},
    Named{"applet", role(HtmlRole::Hidden)},
    Named{"article", role(HtmlRole::Division)},
    Named{"aside", role(HtmlRole::Division)},
    Named{"audio", role(HtmlRole::Player)},
    Named{"b", inlineNode(NodeKind::Strong)},
    Named{"base", role(HtmlRole::Neutral)},
    Named{"bdi", role(HtmlRole::Neutral)},
    Named{"bdo", role(HtmlRole::Neutral)},
    Named{"big", role(HtmlRole::Neutral)},
    Named{"blockquote", role(HtmlRole::Quote)},
    Named{"body", role(HtmlRole::Division)},
    Named{"br", role(HtmlRole::Break)},
    Named{"button", role(HtmlRole::Neutral)},
    Named{"canvas", role(HtmlRole::Neutral)},
    Named{"caption", role(HtmlRole::Neutral)},
    Named{"center", role(HtmlRole::Division)},
    Named{"cite", role(HtmlRole::Neutral)},
    Named{"code", role(HtmlRole::Code)},
    Named{"col", role(HtmlRole::Neutral)},
    Named{"colgroup", role(HtmlRole::Neutral)},
    Named{"data", role(HtmlRole::Neutral)},
    Named{"dd", role(HtmlRole::Division)},
    Named{"del", inlineNode(NodeKind::Strikethrough)},
    Named{"details", role(HtmlRole::Details)},
    Named{"dfn", role(HtmlRole::Neutral)},
    Named{"dialog", role(HtmlRole::Division)},
    Named{"div", role(HtmlRole::Division)},
    Named{"dl", role(HtmlRole::Division)},
    Named{"dt", role(HtmlRole::Division)},
    Named{"em", inlineNode(NodeKind::Emphasis)},
    Named{"embed", role(HtmlRole::Player)},
    Named{"fieldset", role(HtmlRole::Division)},
    Named{"figcaption", role(HtmlRole::Division)},
    Named{"figure", role(HtmlRole::Division)},
    Named{"font", role(HtmlRole::Neutral)},
    Named{"footer", role(HtmlRole::Division)},
    Named{"form", role(HtmlRole::Division)},
    Named{"frame", role(HtmlRole::Neutral)},
    Named{"frameset", role(HtmlRole::Hidden)},
    Named{"h1", heading(1)},
    Named{"h2", heading(2)},
    Named{"h3", heading(3)},
    Named{"h4", heading(4)},
    Named{"h5", heading(5)},
    Named{"h6", heading(6)},
    Named{"head", role(HtmlRole::Hidden)},
    Named{"header", role(HtmlRole::Division)},
    Named{"hr", role(HtmlRole::Rule)},
    Named{"html", role(HtmlRole::Division)},
    Named{"i", inlineNode(NodeKind::Emphasis)},
    Named{"iframe", role(HtmlRole::Frame)},
    Named{"img", role(HtmlRole::Image)},
    Named{"input", role(HtmlRole::Neutral)},
    Named{"ins", inlineNode(NodeKind::Underline)},
    Named{"kbd", inlineNode(NodeKind::Keyboard)},
    Named{"label", role(HtmlRole::Neutral)},
    Named{"legend", role(HtmlRole::Division)},
    Named{"li", role(HtmlRole::Item)},
    Named{"link", role(HtmlRole::Neutral)},
    Named{"main", role(HtmlRole::Division)},
    Named{"map", role(HtmlRole::Neutral)},
    Named{"mark", inlineNode(NodeKind::Mark)},
    Named{"menu", role(HtmlRole::List)},
    Named{"meta", role(HtmlRole::Neutral)},
    Named{"meter", role(HtmlRole::Neutral)},
    Named{"nav", role(HtmlRole::Division)},
    Named{"noembed", role(HtmlRole::Hidden)},
    Named{"noframes", role(HtmlRole::Hidden)},
    Named{"noscript", role(HtmlRole::Neutral)},
    Named{"object", role(HtmlRole::Neutral)},
    Named{"ol", HtmlElement{HtmlRole::List, NodeKind::HtmlInline, 0, true, false}},
    Named{"optgroup", role(HtmlRole::Neutral)},
    Named{"option", role(HtmlRole::Neutral)},
    Named{"output", role(HtmlRole::Neutral)},
    Named{"p", role(HtmlRole::Division)},
    Named{"param", role(HtmlRole::Neutral)},
    Named{"picture", role(HtmlRole::Neutral)},
    Named{"plaintext", role(HtmlRole::Neutral)},
    Named{"pre", role(HtmlRole::Preformatted)},
    Named{"progress", role(HtmlRole::Neutral)},
    Named{"q", role(HtmlRole::Neutral)},
    Named{"rp", role(HtmlRole::Neutral)},
    Named{"rt", role(HtmlRole::Neutral)},
    Named{"ruby", role(HtmlRole::Neutral)},
    Named{"s", inlineNode(NodeKind::Strikethrough)},
    Named{"samp", role(HtmlRole::Code)},
    Named{"script", role(HtmlRole::Hidden)},
    Named{"section", role(HtmlRole::Division)},
    Named{"select", role(HtmlRole::Neutral)},
    Named{"small", role(HtmlRole::Neutral)},
    Named{"source", role(HtmlRole::Player)},
    Named{"span", role(HtmlRole::Neutral)},
    Named{"strike", inlineNode(NodeKind::Strikethrough)},
    Named{"strong", inlineNode(NodeKind::Strong)},
    Named{"style", role(HtmlRole::Hidden)},
    Named{"sub", inlineNode(NodeKind::Subscript)},
    Named{"summary", role(HtmlRole::Summary)},
    Named{"sup", inlineNode(NodeKind::Superscript)},
    Named{"svg", role(HtmlRole::Hidden)},
    Named{"table", role(HtmlRole::Table)},
    Named{"tbody", role(HtmlRole::Neutral)},
    Named{"td", role(HtmlRole::Cell)},
    Named{"template", role(HtmlRole::Hidden)},
    Named{"textarea", role(HtmlRole::Neutral)},
    Named{"tfoot", role(HtmlRole::Neutral)},
    Named{"th", HtmlElement{HtmlRole::Cell, NodeKind::HtmlInline, 0, false, true}},
    Named{"thead", role(HtmlRole::Neutral)},
    Named{"time", role(HtmlRole::Neutral)},
    Named{"title", role(HtmlRole::Hidden)},
    Named{"tr", role(HtmlRole::Row)},
    Named{"track", role(HtmlRole::Neutral)},
    Named{"tt", role(HtmlRole::Code)},
    Named{"u", inlineNode(NodeKind::Underline)},
    Named{"ul", role(HtmlRole::List)},
    Named{"var", inlineNode(NodeKind::Emphasis)},
    Named{"video", role(HtmlRole::Player)},
    Named{"wbr", role(HtmlRole::Neutral)},
    Named{"xmp", role(HtmlRole::Preformatted)},
};
static_assert(std::is_sorted(kElements.begin(), kElements.end(),
                             [](const Named& a, const Named& b) { return a.name < b.name; }));

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isNameCharacter(char c)
{
    return !scan::isSpace(c) && std::string_view("\"'<>=/").find(c) == std::string_view::npos;
}

} // namespace

HtmlElement htmlElement(std::string_view name)
{
    constexpr std::size_t kLongestName = 10;
    if (name.empty() || name.size() > kLongestName)
        return {};
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(), lowered);
    const auto* const found =
        std::lower_bound(kElements.begin(), kElements.end(), std::string_view(lower),
                         [](const Named& element, std::string_view wanted) { return element.name < wanted; });
    return found != kElements.end() && found->name == lower ? found->element : HtmlElement{};
}

HtmlTag readHtmlTag(std::string_view raw)
{
    HtmlTag tag;
    tag.closing = raw.starts_with("</");
    std::size_t at = tag.closing ? 2 : 1;
    if (at >= raw.size() || !scan::isAlpha(raw[at]))
        return {};
    const std::size_t begin = at;
    while (at < raw.size() && (scan::isAlnum(raw[at]) || raw[at] == '-'))
        ++at;
    tag.name = raw.substr(begin, at - begin);
    tag.selfClosing = raw.ends_with("/>");
    return tag;
}

std::optional<HtmlValue> htmlAttribute(std::string_view raw, std::string_view name)
{
    std::size_t at = 1 + readHtmlTag(raw).name.size();
    const auto skip = [&](auto&& belongs) {
        while (at < raw.size() && belongs(raw[at]))
            ++at;
    };
    while (at < raw.size() && raw[at] != '>') {
        skip([](char c) { return scan::isSpace(c) || c == '/'; });
        const std::size_t begin = at;
        skip(isNameCharacter);
        const std::string_view found = raw.substr(begin, at - begin);
        if (found.empty())
            return std::nullopt;
        skip(scan::isSpace);
        HtmlValue value{at, at};
        if (at < raw.size() && raw[at] == '=') {
            ++at;
            skip(scan::isSpace);
            const char quote = at < raw.size() && (raw[at] == '"' || raw[at] == '\'') ? raw[at] : '\0';
            value.begin = at + (quote == '\0' ? 0 : 1);
            if (quote == '\0') {
                skip([](char c) { return !scan::isSpace(c) && c != '>'; });
                value.end = at;
            } else {
                value.end = std::min(raw.find(quote, value.begin), raw.size());
                at = std::min(value.end + 1, raw.size());
            }
        }
        if (equalsIgnoringCase(found, name))
            return value;
    }
    return std::nullopt;
}

std::optional<HtmlValue> htmlLoaded(std::string_view raw)
{
    const auto source = htmlAttribute(raw, "src");
    if (!source || source->begin == source->end)
        return std::nullopt;
    const std::string_view url = raw.substr(source->begin, source->end - source->begin);
    const auto isOf = [url](std::string_view scheme) {
        return url.size() > scheme.size() && equalsIgnoringCase(url.substr(0, scheme.size()), scheme);
    };
    const bool control = std::any_of(url.begin(), url.end(), [](char c) { return c >= 0 && c < ' '; });
    const bool remote = isOf("https://") || isOf("http://") || isOf("//");
    const bool path = htmlElement(readHtmlTag(raw).name).role == HtmlRole::Player && url.front() != '#' &&
                      url.substr(0, url.find_first_of("/?#")).find_first_of(":&") == std::string_view::npos;
    return !control && (remote || path) ? source : std::nullopt;
}

bool equalsIgnoringCase(std::string_view text, std::string_view lower)
{
    return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                      [](char a, char b) { return lowered(a) == lowered(b); });
}

std::vector<std::string_view> htmlAnchors(std::string_view html)
{
    std::vector<std::string_view> names;
    scan::HtmlScanner scanner(html);
    for (std::size_t at = 0; (at = html.find('<', at)) != std::string_view::npos;) {
        const std::size_t end = scanner.tag(at);
        if (end == scan::kNone) {
            ++at;
            continue;
        }
        const std::string_view raw = html.substr(at, end - at);
        const HtmlTag tag = readHtmlTag(raw);
        at = end;
        if (tag.name.empty() || tag.closing)
            continue;
        auto value = htmlAttribute(raw, "id");
        if (!value && equalsIgnoringCase(tag.name, "a"))
            value = htmlAttribute(raw, "name");
        if (value && value->begin < value->end)
            names.push_back(raw.substr(value->begin, value->end - value->begin));
    }
    return names;
}

std::size_t findClosingTag(std::string_view text, std::size_t from, std::string_view name)
{
    for (std::size_t at = from; (at = text.find("</", at)) != std::string_view::npos; at += 2) {
        if (equalsIgnoringCase(text.substr(at + 2, name.size()), name))
            return at;
    }
    return text.size();
}

} // namespace zhilan::markdown
