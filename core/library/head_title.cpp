#include "core/library/head_title.h"

#include "core/markdown/front_matter.h"
#include "core/markdown/parse.h"
#include "core/text/decode.h"
#include "core/text/space.h"

#include <algorithm>

namespace zhilan::library
{
namespace
{

using text::trimmed;

/// The next line without its end, taken off; LF, CRLF and CR end lines.
std::string_view takeLine(std::string_view& rest)
{
    const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end);
    if (rest.starts_with("\r\n"))
        rest.remove_prefix(2);
    else if (!rest.empty())
        rest.remove_prefix(1);
    return line;
}

/// One heading's text as the reader will show it.
std::string shown(std::string_view text)
{
    const auto tree = markdown::parse("# " + std::string(text) + "\n");
    return tree ? std::string(trimmed(markdown::plainText(**tree, 0))) : std::string(text);
}

std::string unquoted(std::string_view value)
{
    value = trimmed(value);
    if (value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\''))
        value = value.substr(1, value.size() - 2);
    return std::string(value);
}

/// A list of names, or some in a line, parted by commas; other values are none.
std::vector<std::string> aliasesIn(std::string_view source)
{
    std::vector<std::string> aliases;
    const markdown::FrontMatter frontMatter = markdown::findFrontMatter(source);
    if (frontMatter.yaml.of(source).find("alias") == std::string_view::npos)
        return aliases;
    const markdown::FrontMatterValues values = markdown::readFrontMatter(source, frontMatter.yaml);
    const auto add = [&aliases](std::string_view text) {
        if (const std::string_view name = trimmed(text); !name.empty())
            aliases.emplace_back(name);
    };
    constexpr auto kText = markdown::YamlValue::Kind::Text;
    for (const markdown::YamlValue& value : values.root.items) {
        if (value.key != "aliases" && value.key != "alias")
            continue;
        for (std::string_view rest = value.kind == kText ? value.text : std::string_view(); !rest.empty();) {
            const std::size_t comma = std::min(rest.find(','), rest.size());
            add(rest.substr(0, comma));
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
        for (const markdown::YamlValue& item : value.items)
            add(item.kind == kText ? item.text : std::string_view());
    }
    return aliases;
}

std::string frontMatterTitle(std::string_view& rest)
{
    std::string_view ahead = rest;
    if (trimmed(takeLine(ahead)) != "---")
        return {};
    std::string title;
    while (!ahead.empty()) {
        const std::string_view line = takeLine(ahead);
        if (trimmed(line) == "---" || trimmed(line) == "...") {
            rest = ahead;
            return title;
        }
        if (title.empty() && line.starts_with("title:"))
            title = unquoted(line.substr(6));
    }
    return {}; // it never closes: a thematic break
}

/// Length of a code fence at the start of a line, and its character; 0 without one.
std::size_t fenceLength(std::string_view line, char& mark)
{
    if (line.empty() || (line.front() != '`' && line.front() != '~'))
        return 0;
    mark = line.front();
    const std::size_t length = std::min(line.find_first_not_of(mark), line.size());
    return length >= 3 ? length : 0;
}

std::string titleOf(std::string_view rest)
{
    std::string fallback = frontMatterTitle(rest);

    char fence = 0;
    std::size_t fenceSize = 0;
    bool comment = false;
    std::string_view paragraph;
    while (!rest.empty()) {
        std::string_view line = takeLine(rest);
        const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
        line.remove_prefix(indent);
        if (comment) {
            comment = line.find("-->") == std::string_view::npos;
            continue;
        }
        char mark = 0;
        const std::size_t length = indent < 4 ? fenceLength(line, mark) : 0;
        if (fenceSize > 0) {
            if (mark == fence && length >= fenceSize && trimmed(line.substr(length)).empty())
                fenceSize = 0;
            continue;
        }
        if (length > 0) {
            fence = mark;
            fenceSize = length;
            paragraph = {};
            continue;
        }
        if (line.starts_with("<!--")) {
            comment = line.find("-->") == std::string_view::npos;
            paragraph = {};
            continue;
        }
        if (indent < 4 && (line.starts_with("# ") || line.starts_with("#\t"))) {
            if (std::string title = shown(trimmed(line.substr(2))); !title.empty())
                return title;
        }
        if (!paragraph.empty() && line.starts_with('=') &&
            trimmed(line).find_first_not_of('=') == std::string_view::npos)
            return shown(paragraph);
        const bool opensBlock = line.empty() || std::string_view("#>|-*+").find(line.front()) != std::string_view::npos;
        paragraph = opensBlock || indent >= 4 ? std::string_view() : trimmed(line);
    }
    return fallback;
}

} // namespace

HeadNames namesFromHead(std::string_view head)
{
    // A character cut in two at the end would be taken for another encoding.
    const std::size_t lastLine = head.find_last_of('\n');
    const auto decoded = text::decode(lastLine == std::string_view::npos ? head : head.substr(0, lastLine + 1));
    return decoded ? HeadNames{titleOf(decoded->utf8), aliasesIn(decoded->utf8)} : HeadNames();
}

} // namespace zhilan::library
