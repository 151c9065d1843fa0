#include "core/markdown/block_scan.h"

#include "core/markdown/inline_scan.h"

#include <algorithm>
#include <array>

namespace zhilan::markdown::scan
{
namespace
{

bool isSpaceOrTab(char c)
{
    return c == ' ' || c == '\t';
}

bool isBlank(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), isSpaceOrTab);
}

std::size_t runLength(std::string_view line, char c)
{
    return std::min(line.find_first_not_of(c), line.size());
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool startsWithIgnoringCase(std::string_view text, std::string_view lowerPrefix)
{
    return text.size() >= lowerPrefix.size() && std::equal(lowerPrefix.begin(), lowerPrefix.end(), text.begin(),
                                                           [](char want, char has) { return want == lower(has); });
}

bool isBlockElement(std::string_view name)
{
    // GFM's list and "search" of CommonMark 0.31, in order.
    static constexpr std::array<std::string_view, 63> kNames{
        "address",  "article",    "aside",  "base",    "basefont", "blockquote", "body",     "caption",  "center",
        "col",      "colgroup",   "dd",     "details", "dialog",   "dir",        "div",      "dl",       "dt",
        "fieldset", "figcaption", "figure", "footer",  "form",     "frame",      "frameset", "h1",       "h2",
        "h3",       "h4",         "h5",     "h6",      "head",     "header",     "hr",       "html",     "iframe",
        "legend",   "li",         "link",   "main",    "menu",     "menuitem",   "nav",      "noframes", "ol",
        "optgroup", "option",     "p",      "param",   "search",   "section",    "source",   "summary",  "table",
        "tbody",    "td",         "tfoot",  "th",      "thead",    "title",      "tr",       "track",    "ul"};
    static_assert(std::is_sorted(kNames.begin(), kNames.end()));
    std::array<char, 12> buffer{};
    if (name.empty() || name.size() > buffer.size())
        return false;
    std::transform(name.begin(), name.end(), buffer.begin(), lower);
    return std::binary_search(kNames.begin(), kNames.end(), std::string_view(buffer.data(), name.size()));
}

constexpr std::array<std::string_view, 4> kRawElements{"script", "pre", "style", "textarea"};

bool containsClosing(std::string_view line)
{
    for (std::size_t at = 0; (at = line.find("</", at)) != kNone; ++at) {
        for (const std::string_view name : kRawElements) {
            const std::string_view rest = line.substr(at + 2);
            if (startsWithIgnoringCase(rest, name) && rest.substr(name.size()).starts_with('>'))
                return true;
        }
    }
    return false;
}

} // namespace

std::uint8_t atxLevel(std::string_view line)
{
    const std::size_t level = runLength(line, '#');
    const bool heading = level >= 1 && level <= 6 && (level == line.size() || isSpaceOrTab(line[level]));
    return heading ? static_cast<std::uint8_t>(level) : 0;
}

std::size_t atxTextEnd(std::string_view text)
{
    const auto trimmed = [text](std::size_t end) {
        while (end > 0 && isSpace(text[end - 1]))
            --end;
        return end;
    };
    const std::size_t end = trimmed(text.size());
    std::size_t closing = end;
    while (closing > 0 && text[closing - 1] == '#')
        --closing;
    if (closing == end)
        return end;
    return closing == 0 || isSpaceOrTab(text[closing - 1]) ? trimmed(closing) : end;
}

std::uint8_t setextLevel(std::string_view line)
{
    if (line.empty() || (line[0] != '=' && line[0] != '-'))
        return 0;
    if (!isBlank(line.substr(runLength(line, line[0]))))
        return 0;
    return line[0] == '=' ? 1 : 2;
}

std::uint32_t openingFence(std::string_view line)
{
    if (line.empty() || (line[0] != '`' && line[0] != '~'))
        return 0;
    const std::size_t length = runLength(line, line[0]);
    if (length < 3 || (line[0] == '`' && line.find('`', length) != kNone))
        return 0;
    return static_cast<std::uint32_t>(length);
}

bool closesFence(std::string_view line, char fence, std::uint32_t length)
{
    const std::size_t run = runLength(line, fence);
    return run >= length && isBlank(line.substr(run));
}

std::uint8_t htmlStart(std::string_view line)
{
    if (line.size() < 2 || line[0] != '<')
        return 0;
    std::string_view name = line.substr(1);
    for (const std::string_view raw : kRawElements) {
        if (startsWithIgnoringCase(name, raw) &&
            (name.size() == raw.size() || isSpace(name[raw.size()]) || name[raw.size()] == '>'))
            return 1;
    }
    if (name.starts_with("!--"))
        return 2;
    if (name.starts_with('?'))
        return 3;
    if (name.starts_with("![CDATA["))
        return 5;
    if (name[0] == '!')
        return name.size() > 1 && isAlpha(name[1]) ? 4 : 0;
    if (name[0] == '/')
        name.remove_prefix(1);
    const std::size_t size =
        static_cast<std::size_t>(std::find_if_not(name.begin(), name.end(), isAlnum) - name.begin());
    const std::string_view rest = name.substr(size);
    const bool ends = rest.empty() || isSpace(rest[0]) || rest[0] == '>' || rest.starts_with("/>");
    return ends && isBlockElement(name.substr(0, size)) ? 6 : 0;
}

bool isTagAlone(std::string_view line)
{
    if (line.size() < 3 || line[0] != '<' || !(isAlpha(line[1]) || line[1] == '/'))
        return false;
    const std::size_t end = HtmlScanner(line).tag(0);
    return end != kNone && isBlank(line.substr(end));
}

bool endsHtml(std::string_view line, std::uint8_t condition)
{
    switch (condition) {
    case 1:
        return containsClosing(line);
    case 2:
        return line.find("-->") != kNone;
    case 3:
        return line.find("?>") != kNone;
    case 4:
        return line.find('>') != kNone;
    case 5:
        return line.find("]]>") != kNone;
    default:
        return false;
    }
}

std::size_t thematicBreakMismatch(std::string_view line)
{
    if (line.empty() || (line[0] != '*' && line[0] != '-' && line[0] != '_'))
        return 0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == line[0])
            ++count;
        else if (!isSpaceOrTab(line[at]))
            return at;
    }
    return count >= 3 ? kNone : line.size();
}

ListMarker listMarker(std::string_view line, bool interruptsParagraph)
{
    ListMarker marker;
    if (line.empty())
        return marker;
    std::size_t end = 1;
    if (line[0] == '*' || line[0] == '-' || line[0] == '+') {
        marker.mark = line[0];
    } else {
        constexpr std::size_t kMostDigits = 9;
        std::uint32_t number = 0;
        for (end = 0; end < line.size() && end < kMostDigits && isDigit(line[end]); ++end)
            number = number * 10 + static_cast<std::uint32_t>(line[end] - '0');
        if (end == 0 || end == line.size() || (line[end] != '.' && line[end] != ')') ||
            (interruptsParagraph && number != 1))
            return marker;
        marker.mark = line[end++];
        marker.ordered = true;
        marker.number = number;
    }
    if (end < line.size() && !isSpaceOrTab(line[end]))
        return marker;
    if (interruptsParagraph && isBlank(line.substr(end)))
        return marker;
    marker.length = static_cast<std::uint32_t>(end);
    return marker;
}

FootnoteMarker footnoteMarker(std::string_view line)
{
    constexpr std::size_t kLongestLabel = 1000;
    if (!line.starts_with("[^"))
        return {};
    std::size_t at = 2;
    while (at < line.size() && at <= kLongestLabel && line[at] != ']' && !isSpaceOrTab(line[at]))
        ++at;
    if (at == 2 || !line.substr(std::min(at, line.size())).starts_with("]:"))
        return {};
    FootnoteMarker marker;
    marker.labelLength = static_cast<std::uint32_t>(at - 2);
    at += 2;
    while (at < line.size() && isSpaceOrTab(line[at]))
        ++at;
    marker.length = static_cast<std::uint32_t>(at);
    return marker;
}

} // namespace zhilan::markdown::scan
