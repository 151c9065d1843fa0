#include "core/markdown/footnotes.h"
#include "core/markdown/html.h"
#include "core/markdown/parse.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace zhilan::markdown
{
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
        else if (c == '\x01')
            html += "\uFFFD"; // what parse() makes of NUL
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

/// As cmark-gfm's own renderer writes it, line for line.
class GfmWriter
{
public:
    GfmWriter(const Tree& tree, RawHtml raw) : m_tree(tree), m_raw(raw), m_footnotes(tree) {}

    std::string write()
    {
        range(1, m_tree.size());
        bool any = false;
        for (const Footnote& note : m_footnotes.all()) {
            if (note.references.empty())
                break;
            newLine();
            m_html += any ? "" : "<section class=\"footnotes\" data-footnotes>\n<ol>\n";
            any = true;
            m_note = &note;
            m_html += "<li id=\"fn-" + href(m_tree.text(note.definition)) + "\">\n";
            range(note.definition + 1, m_tree[note.definition].end);
            if (m_note != nullptr)
                backReferences();
            newLine();
            m_html += "</li>\n";
        }
        m_html += any ? "</ol>\n</section>\n" : "";
        return std::move(m_html);
    }

private:
    void range(NodeId begin, NodeId end)
    {
        std::vector<NodeId> open;
        for (NodeId id = begin; id < end; ++id) {
            while (!open.empty() && id >= m_tree[open.back()].end) {
                leave(open.back());
                open.pop_back();
            }
            enter(id);
            const NodeKind kind = m_tree[id].kind;
            if (kind == NodeKind::FootnoteDefinition || kind == NodeKind::Image)
                id = m_tree[id].end - 1;
            else
                open.push_back(id);
        }
        for (; !open.empty(); open.pop_back())
            leave(open.back());
    }

    void newLine()
    {
        if (!m_html.empty() && m_html.back() != '\n')
            m_html += '\n';
    }
    void block(const std::string& tag)
    {
        newLine();
        m_html += tag;
    }
    [[nodiscard]] bool isTight(const Node& paragraph) const
    {
        const Node& parent = m_tree[paragraph.parent];
        return parent.kind == NodeKind::Item && m_tree[parent.parent].tight;
    }
    [[nodiscard]] bool isFirstBodyRow(NodeId id) const
    {
        return m_tree.next(m_tree.firstChild(m_tree[id].parent)) == id;
    }
    [[nodiscard]] std::string title(NodeId id) const
    {
        return m_tree.extra(id).empty() ? std::string() : " title=\"" + escaped(m_tree.extra(id)) + '"';
    }

    void enter(NodeId id)
    {
        const Node& node = m_tree[id];
        const std::string_view text = m_tree.text(id);
        switch (node.kind) {
        case NodeKind::Heading:
            block("<h" + std::to_string(node.level) + '>');
            break;
        case NodeKind::Paragraph:
            if (!isTight(node))
                block("<p>");
            break;
        case NodeKind::Quote:
            block("<blockquote>\n");
            break;
        case NodeKind::List:
            block(!node.ordered            ? "<ul>\n"
                  : m_tree.number(id) == 1 ? "<ol>\n"
                                           : "<ol start=\"" + std::to_string(m_tree.number(id)) + "\">\n");
            break;
        case NodeKind::Item:
            block("<li>");
            if (node.task != TaskState::None)
                m_html += node.task == TaskState::Done ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
                                                       : "<input type=\"checkbox\" disabled=\"\" /> ";
            break;
        case NodeKind::CodeBlock: {
            const std::string_view info = m_tree.extra(id);
            const std::string_view language = info.substr(0, info.find_first_of(" \t"));
            block(language.empty() ? "<pre><code>" : "<pre><code class=\"language-" + escaped(language) + "\">");
            m_html += escaped(text) + "</code></pre>\n";
            break;
        }
        case NodeKind::HtmlBlock:
            block(m_raw == RawHtml::Filtered ? filtered(text) : std::string(text));
            newLine();
            break;
        case NodeKind::HtmlInline:
            m_html += m_raw == RawHtml::Filtered ? filtered(text) : std::string(text);
            break;
        case NodeKind::ThematicBreak:
            block("<hr />\n");
            break;
        case NodeKind::Table:
            block("<table>\n");
            break;
        case NodeKind::TableRow:
            block(node.header ? "<thead>\n<tr>\n" : isFirstBodyRow(id) ? "<tbody>\n<tr>\n" : "<tr>\n");
            break;
        case NodeKind::TableCell: {
            constexpr std::array<const char*, 4> kAlign{"", " align=\"left\"", " align=\"center\"", " align=\"right\""};
            block(m_tree[node.parent].header ? "<th" : "<td");
            m_html += kAlign[static_cast<std::size_t>(node.alignment)];
            m_html += '>';
            break;
        }
        case NodeKind::Text:
            m_html += escaped(text);
            break;
        case NodeKind::SoftBreak:
            m_html += '\n';
            break;
        case NodeKind::LineBreak:
            m_html += "<br />\n";
            break;
        case NodeKind::Code:
            m_html += "<code>" + escaped(text) + "</code>";
            break;
        case NodeKind::Emphasis:
            m_html += "<em>";
            break;
        case NodeKind::Strong:
            m_html += m_tree[node.parent].kind == NodeKind::Strong ? "" : "<strong>";
            break;
        case NodeKind::Strikethrough:
            m_html += "<del>";
            break;
        case NodeKind::Link:
            m_html += "<a href=\"" + href(text) + '"' + title(id) + '>';
            break;
        case NodeKind::Image:
            m_html += "<img src=\"" + href(text) + "\" alt=\"" + escaped(alt(m_tree, id)) + '"' + title(id) + " />";
            break;
        case NodeKind::FootnoteReference:
            reference(id);
            break;
        case NodeKind::Mark:
            m_html += "<mark>";
            break;
        case NodeKind::Math:
            m_html += node.display ? "<x-equation type=\"display\">" : "<x-equation>";
            m_html += escaped(text) + "</x-equation>";
            break;
        case NodeKind::MathBlock:
            block("<p><x-equation type=\"display\">\n" + escaped(text) + "</x-equation></p>\n");
            break;
        case NodeKind::WikiLink:
            m_html += "<x-wikilink data-target=\"" + escaped(text) + "\">";
            break;
        default:
            break;
        }
    }

    void leave(NodeId id)
    {
        const Node& node = m_tree[id];
        switch (node.kind) {
        case NodeKind::Heading:
            m_html += "</h" + std::to_string(node.level) + ">\n";
            break;
        case NodeKind::Paragraph:
            if (isTight(node))
                break;
            if (m_note != nullptr && node.parent == m_note->definition && m_tree.next(id) == kNoNode) {
                m_html += ' ';
                backReferences();
            }
            m_html += "</p>\n";
            break;
        case NodeKind::Quote:
            block("</blockquote>\n");
            break;
        case NodeKind::List:
            m_html += node.ordered ? "</ol>\n" : "</ul>\n";
            break;
        case NodeKind::Item:
            m_html += "</li>\n";
            break;
        case NodeKind::Table:
            newLine();
            if (const NodeId first = m_tree.firstChild(id); first != kNoNode && m_tree.next(first) != kNoNode)
                m_html += "</tbody>\n";
            m_html += "</table>\n";
            break;
        case NodeKind::TableRow:
            block(node.header ? "</tr>\n</thead>\n" : "</tr>\n");
            break;
        case NodeKind::TableCell:
            m_html += m_tree[node.parent].header ? "</th>" : "</td>";
            break;
        case NodeKind::Emphasis:
            m_html += "</em>";
            break;
        case NodeKind::Strong:
            m_html += m_tree[node.parent].kind == NodeKind::Strong ? "" : "</strong>";
            break;
        case NodeKind::Strikethrough:
            m_html += "</del>";
            break;
        case NodeKind::Link:
            m_html += "</a>";
            break;
        case NodeKind::Mark:
            m_html += "</mark>";
            break;
        case NodeKind::WikiLink:
            m_html += "</x-wikilink>";
            break;
        default:
            break;
        }
    }

    /// "-2" from the second reference to one note on.
    static std::string nth(std::size_t occurrence)
    {
        return occurrence == 1 ? std::string() : '-' + std::to_string(occurrence);
    }

    void reference(NodeId id)
    {
        const std::uint32_t number = m_footnotes.numberOf(id);
        if (number == 0)
            return;
        const Footnote& note = m_footnotes.all()[number - 1];
        const auto place = std::lower_bound(note.references.begin(), note.references.end(), id);
        const std::string label = href(m_tree.text(note.definition));
        m_html += "<sup class=\"footnote-ref\"><a href=\"#fn-" + label + "\" id=\"fnref-" + label +
                  nth(static_cast<std::size_t>(place - note.references.begin()) + 1) + "\" data-footnote-ref>" +
                  std::to_string(number) + "</a></sup>";
    }

    void backReferences()
    {
        const std::string label = href(m_tree.text(m_note->definition));
        const std::string number = std::to_string(m_footnotes.numberOf(m_note->definition));
        for (std::size_t i = 1; i <= m_note->references.size(); ++i) {
            const std::string index = number + nth(i);
            m_html.append(i > 1 ? " " : "").append("<a href=\"#fnref-").append(label).append(nth(i));
            m_html.append("\" class=\"footnote-backref\" data-footnote-backref data-footnote-backref-idx=\"");
            m_html.append(index).append("\" aria-label=\"Back to reference ").append(index).append("\">↩");
            if (i > 1)
                m_html.append("<sup class=\"footnote-ref\">").append(std::to_string(i)).append("</sup>");
            m_html.append("</a>");
        }
        m_note = nullptr;
    }

    const Tree& m_tree;
    RawHtml m_raw;
    Footnotes m_footnotes;
    const Footnote* m_note = nullptr; ///< whose way back is still to be written
    std::string m_html;
};

} // namespace

std::string gfmHtml(const Tree& tree, RawHtml raw)
{
    return GfmWriter(tree, raw).write();
}

std::string specHtml(std::string_view utf8)
{
    return specHtml(utf8, {"table", "strikethrough", "autolink", "tagfilter", "tasklist", "footnotes"});
}

std::string specHtml(std::string_view utf8, const std::vector<std::string>& extensions)
{
    const auto has = [&](std::string_view name) {
        return std::find(extensions.begin(), extensions.end(), name) != extensions.end();
    };
    Syntax syntax;
    syntax.notes = false;
    syntax.bareLinks = has("autolink");
    syntax.strikethrough = has("strikethrough");
    const auto tree = parse(std::string(utf8), {}, syntax);
    return tree ? gfmHtml(**tree, has("tagfilter") ? RawHtml::Filtered : RawHtml::Passed) : std::string();
}

} // namespace zhilan::markdown
