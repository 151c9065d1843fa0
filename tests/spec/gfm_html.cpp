#include "tests/spec/gfm_html.h"

#include <array>
#include <cctype>
#include <vector>

namespace zhilan::spec
{

using namespace markdown;

namespace
{

std::string escaped(std::string_view text)
{
    std::string html;
    for (const char c : text) {
        if (c == '&')
            html += "&amp;";
        else if (c == '<')
            html += "&lt;";
        else if (c == '>')
            html += "&gt;";
        else if (c == '"')
            html += "&quot;";
        else
            html += c;
    }
    return html;
}

std::string href(std::string_view url)
{
    std::string html;
    for (const char c : url) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '&')
            html += "&amp;";
        else if (c == '\'')
            html += "&#x27;";
        else if (byte < 0x80 &&
                 (std::isalnum(byte) != 0 || std::string_view("-_.+!*(),%#@?=;:/$~").find(c) != std::string_view::npos))
            html += c;
        else {
            constexpr std::string_view kDigits = "0123456789ABCDEF";
            html += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
        }
    }
    return html;
}

std::string filtered(std::string_view html)
{
    std::string result;
    for (std::size_t at = 0; at < html.size(); ++at) {
        if (html[at] == '<') {
            std::size_t name = at + 1;
            if (name < html.size() && html[name] == '/')
                ++name;
            for (const std::string_view tag :
                 {"title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext"}) {
                std::string lower(html.substr(name, tag.size()));
                for (char& c : lower)
                    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
                const std::size_t end = name + tag.size();
                if (lower == tag &&
                    (end >= html.size() || std::string_view(" \t\n\r/>").find(html[end]) != std::string_view::npos)) {
                    result += "&lt;";
                    ++at;
                    break;
                }
            }
        }
        if (at < html.size())
            result += html[at];
    }
    return result;
}

std::string alt(const Tree& tree, NodeId image)
{
    std::string text;
    for (NodeId id = image + 1; id < tree[image].end; ++id) {
        if (tree[id].kind == NodeKind::Text || tree[id].kind == NodeKind::Code)
            text += tree.text(id);
        else if (tree[id].kind == NodeKind::SoftBreak || tree[id].kind == NodeKind::LineBreak)
            text += ' ';
    }
    return text;
}

} // namespace

std::string gfmHtml(const Tree& tree, RawHtml raw)
{
    std::string html;
    struct Level {
        NodeId id;
        std::string closing;
    };
    std::vector<Level> open;
    const auto title = [&](NodeId id) {
        return tree.extra(id).empty() ? std::string() : " title=\"" + escaped(tree.extra(id)) + '"';
    };
    for (NodeId id = 1; id < tree.size(); ++id) {
        while (!open.empty() && id >= tree[open.back().id].end) {
            html += open.back().closing;
            open.pop_back();
        }
        const Node& node = tree[id];
        std::string closing;
        const auto wrap = [&](const std::string& tag, const std::string& attributes = {}) {
            html += '<' + tag + attributes + '>';
            closing = "</" + tag + '>';
        };
        switch (node.kind) {
        case NodeKind::Heading:
            wrap("h" + std::to_string(node.level));
            break;
        case NodeKind::Paragraph: {
            const Node& parent = tree[node.parent];
            if (parent.kind == NodeKind::Item && tree[parent.parent].tight)
                closing = node.next == kNoNode ? "" : "\n";
            else
                wrap("p");
            break;
        }
        case NodeKind::Quote:
            wrap("blockquote");
            break;
        case NodeKind::List:
            wrap(node.ordered ? "ol" : "ul",
                 node.ordered && node.number != 1 ? " start=\"" + std::to_string(node.number) + '"' : "");
            break;
        case NodeKind::Item:
            wrap("li");
            if (node.task != TaskState::None)
                html += node.task == TaskState::Done ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
                                                     : "<input type=\"checkbox\" disabled=\"\" /> ";
            break;
        case NodeKind::CodeBlock: {
            const std::string_view info = tree.extra(id);
            const std::string_view language = info.substr(0, info.find_first_of(" \t"));
            html += language.empty() ? "<pre><code>" : "<pre><code class=\"language-" + escaped(language) + "\">";
            html += escaped(tree.text(id)) + "</code></pre>";
            break;
        }
        case NodeKind::HtmlBlock:
        case NodeKind::HtmlInline:
            html += raw == RawHtml::Filtered ? filtered(tree.text(id)) : std::string(tree.text(id));
            break;
        case NodeKind::ThematicBreak:
            html += "<hr />";
            break;
        case NodeKind::Table:
            wrap("table");
            break;
        case NodeKind::TableRow: {
            const bool second = !node.header && tree[tree[node.parent].end - 1].parent != kNoNode &&
                                tree[tree.firstChild(node.parent)].next == id;
            if (node.header)
                html += "<thead>";
            if (second)
                html += "<tbody>";
            html += "<tr>";
            closing = node.header ? "</tr></thead>" : node.next == kNoNode ? "</tr></tbody>" : "</tr>";
            break;
        }
        case NodeKind::TableCell: {
            constexpr std::array<const char*, 4> kAlign{"", " align=\"left\"", " align=\"center\"", " align=\"right\""};
            wrap(tree[node.parent].header ? "th" : "td", kAlign[static_cast<std::size_t>(node.alignment)]);
            break;
        }
        case NodeKind::Text:
            html += escaped(tree.text(id));
            break;
        case NodeKind::SoftBreak:
            html += '\n';
            break;
        case NodeKind::LineBreak:
            html += "<br />\n";
            break;
        case NodeKind::Code:
            html += "<code>" + escaped(tree.text(id)) + "</code>";
            break;
        case NodeKind::Emphasis:
            wrap("em");
            break;
        case NodeKind::Strong:
            if (tree[node.parent].kind != NodeKind::Strong)
                wrap("strong");
            break;
        case NodeKind::Strikethrough:
            wrap("del");
            break;
        case NodeKind::Link:
            html += "<a href=\"" + href(tree.text(id)) + '"' + title(id) + '>';
            closing = "</a>";
            break;
        case NodeKind::Image:
            html +=
                "<img src=\"" + href(tree.text(id)) + "\" alt=\"" + escaped(alt(tree, id)) + '"' + title(id) + " />";
            id = node.end - 1;
            continue;
        default:
            break;
        }
        open.push_back({id, closing});
    }
    for (; !open.empty(); open.pop_back())
        html += open.back().closing;
    return html;
}

} // namespace zhilan::spec
