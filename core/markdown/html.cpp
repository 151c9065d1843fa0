#include "core/markdown/html.h"

#include "core/markdown/callout.h"
#include "core/markdown/footnotes.h"
#include "core/markdown/html_tag.h"
#include "core/markdown/picture_name.h"
#include "core/markdown/slug.h"

#include <algorithm>
#include <array>
#include <vector>

namespace zhilan::markdown
{
namespace
{

/// Control characters have no place in HTML (and reach a terminal that shows it): U+FFFD stands for them.
bool isControl(std::string_view text, std::size_t at)
{
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == 0xC2 && at + 1 < text.size())
        return static_cast<unsigned char>(text[at + 1]) < 0xA0;
    return byte == 0x7F || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r');
}

void appendEscaped(std::string& html, std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (isControl(text, at)) {
            html += "\uFFFD";
            at += static_cast<unsigned char>(text[at]) == 0xC2 ? 1 : 0;
            continue;
        }
        const char c = text[at];
        switch (c) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        case '\'':
            html += "&#39;";
            break;
        default:
            html.push_back(c);
        }
    }
}

void appendPercentEncoded(std::string& html, std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain =
            byte > 0x20 && byte < 0x7F && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
        if (c == '&')
            html += "&amp;";
        else if (c == '\'')
            html += "&#39;";
        else if (plain)
            html.push_back(c);
        else
            html.append({'%', kDigits[byte >> 4U], kDigits[byte & 15U]});
    }
}

enum class Target : std::uint8_t { Unsafe, Local, Remote };

/// http, https and mailto, anchors and relative paths may be followed; nothing else, whatever its scheme.
Target targetOf(std::string_view url)
{
    const auto control = [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
    };
    if (std::any_of(url.begin(), url.end(), control))
        return Target::Unsafe; // browsers drop them, "java\nscript:"
    if (url.starts_with("//") || url.find('\\') != std::string_view::npos)
        return Target::Unsafe;
    const std::size_t colon = url.find(':');
    if (colon == std::string_view::npos || url.find_first_of("/?#") < colon)
        return Target::Local;
    std::string scheme(url.substr(0, colon));
    for (char& c : scheme)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return scheme == "http" || scheme == "https" || scheme == "mailto" ? Target::Remote : Target::Unsafe;
}

const char* tagOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Quote:
        return "blockquote";
    case NodeKind::Item:
        return "li";
    case NodeKind::Table:
        return "table";
    case NodeKind::TableRow:
        return "tr";
    case NodeKind::Emphasis:
        return "em";
    case NodeKind::Strong:
        return "strong";
    case NodeKind::Strikethrough:
        return "del";
    case NodeKind::Mark:
        return "mark";
    case NodeKind::Subscript:
        return "sub";
    case NodeKind::Superscript:
        return "sup";
    case NodeKind::Keyboard:
        return "kbd";
    case NodeKind::Underline:
        return "u";
    case NodeKind::Summary:
        return "summary";
    default:
        return nullptr;
    }
}

class BodyWriter
{
public:
    explicit BodyWriter(const Tree& tree) : m_tree(tree), m_footnotes(tree)
    {
        m_html.reserve(tree.source().size() * 2);
    }

    std::string write()
    {
        range(1, m_tree.size());
        if (!m_footnotes.all().empty()) {
            m_html += "<section class=\"footnotes\">\n<ol>\n";
            for (const Footnote& note : m_footnotes.all()) {
                const std::string number = std::to_string(m_footnotes.numberOf(note.definition));
                m_html += "<li id=\"fn-" + number + "\">\n";
                range(note.definition + 1, m_tree[note.definition].end);
                for (std::size_t i = 1; i <= note.references.size(); ++i)
                    m_html += "<a href=\"#" + referenceId(number, i) + "\">↩</a>\n";
                m_html += "</li>\n";
            }
            m_html += "</ol>\n</section>\n";
        }
        return std::move(m_html);
    }

private:
    void range(NodeId begin, NodeId end)
    {
        struct Level {
            NodeId id;
            std::string closing;
        };
        std::vector<Level> open;
        for (NodeId id = begin; id < end; ++id) {
            while (!open.empty() && id >= m_tree[open.back().id].end) {
                m_html += open.back().closing;
                open.pop_back();
            }
            const NodeKind kind = m_tree[id].kind;
            std::string closing = kind == NodeKind::FootnoteDefinition ? std::string() : this->begin(id);
            if (isPicture(m_tree, id) || kind == NodeKind::CalloutTitle || kind == NodeKind::FootnoteDefinition) {
                id = m_tree[id].end - 1; // its children are told elsewhere
                m_html += closing;
            } else {
                open.push_back({id, std::move(closing)});
            }
        }
        for (; !open.empty(); open.pop_back())
            m_html += open.back().closing;
    }

    static std::string referenceId(const std::string& number, std::size_t occurrence)
    {
        return "fnref-" + number + (occurrence == 1 ? std::string() : '-' + std::to_string(occurrence));
    }

    std::string footnote(NodeId id)
    {
        const std::uint32_t number = m_footnotes.numberOf(id);
        if (number == 0)
            return {};
        const std::vector<NodeId>& references = m_footnotes.all()[number - 1].references;
        const auto place = std::lower_bound(references.begin(), references.end(), id) - references.begin();
        const std::string name = std::to_string(number);
        m_html += "<sup><a id=\"" + referenceId(name, static_cast<std::size_t>(place) + 1) + "\" href=\"#fn-" + name +
                  "\">" + name + "</a></sup>";
        return {};
    }

    /// Places that links may lead to, out of raw HTML that is not shown.
    void anchors(std::string_view html)
    {
        for (const std::string_view name : htmlAnchors(html)) {
            m_html += "<span id=\"";
            appendEscaped(m_html, name);
            m_html += "\"></span>";
        }
    }

    /// Writes what opens a node, and returns what closes it.
    std::string begin(NodeId id)
    {
        const Node& node = m_tree[id];
        switch (node.kind) {
        case NodeKind::Text:
            appendEscaped(m_html, m_tree.text(id));
            return {};
        case NodeKind::SoftBreak:
            m_html += node.hanBreak ? "" : "\n";
            return {};
        case NodeKind::LineBreak:
            m_html += "<br>\n";
            return {};
        case NodeKind::Code:
            m_html += "<code>";
            appendEscaped(m_html, m_tree.text(id));
            return "</code>";
        case NodeKind::HtmlInline:
            if (node.shown)
                appendEscaped(m_html, m_tree.text(id));
            else
                anchors(m_tree.text(id));
            return {};
        case NodeKind::HtmlBlock:
            anchors(m_tree.text(id));
            return {};
        case NodeKind::CodeBlock:
            return codeBlock(id);
        case NodeKind::ThematicBreak:
            m_html += "<hr>\n";
            return {};
        case NodeKind::Heading:
            return heading(id);
        case NodeKind::Paragraph:
            if (isTight(id))
                return m_tree.next(id) == kNoNode ? "" : "\n";
            m_html += "<p>";
            return "</p>\n";
        case NodeKind::List:
            m_html += node.ordered ? "<ol" : "<ul";
            if (node.ordered && m_tree.number(id) != 1)
                m_html += " start=\"" + std::to_string(m_tree.number(id)) + '"';
            m_html += ">\n";
            return node.ordered ? "</ol>\n" : "</ul>\n";
        case NodeKind::Item:
            m_html += "<li>";
            if (node.task != TaskState::None)
                m_html += node.task == TaskState::Done ? "<input type=\"checkbox\" checked disabled> "
                                                       : "<input type=\"checkbox\" disabled> ";
            return "</li>\n";
        case NodeKind::Callout:
            return callout(id);
        case NodeKind::CalloutTitle:
            return {}; // the callout has it
        case NodeKind::Details:
            m_html += node.fold == Fold::Open ? "<details open>\n" : "<details>\n";
            return "</details>\n";
        case NodeKind::Math:
            m_html += node.display ? "<code class=\"math display\">" : "<code class=\"math\">";
            appendEscaped(m_html, m_tree.text(id));
            return "</code>";
        case NodeKind::MathBlock:
            m_html += "<pre class=\"math\">";
            appendEscaped(m_html, m_tree.text(id));
            return "</pre>\n";
        case NodeKind::WikiLink:
            return wikiLink(id);
        case NodeKind::Embed:
            return isPicture(m_tree, id) ? image(id) : wikiLink(id);
        case NodeKind::TableCell:
            return cell(id);
        case NodeKind::Link:
            return link(id);
        case NodeKind::Image:
            return image(id);
        case NodeKind::FootnoteReference:
            return footnote(id);
        default:
            break;
        }
        const char* tag = tagOf(node.kind);
        if (tag == nullptr)
            return {};
        m_html.append("<").append(tag).append(">");
        if (isBlock(node.kind))
            m_html.push_back('\n');
        return std::string("</").append(tag).append(isBlock(node.kind) ? ">\n" : ">");
    }

    [[nodiscard]] bool isTight(NodeId paragraph) const
    {
        const NodeId item = m_tree[paragraph].parent;
        return item != kNoNode && m_tree[item].kind == NodeKind::Item && m_tree[m_tree[item].parent].tight;
    }

    std::string callout(NodeId id)
    {
        const Node& node = m_tree[id];
        const std::string name = calloutName(calloutKind(m_tree.text(id)));
        const bool folds = node.fold != Fold::None;
        m_html += (folds ? "<details class=\"callout callout-" : "<div class=\"callout callout-") + name;
        m_html += node.fold == Fold::Open ? "\" open>\n" : "\">\n";
        m_html += folds ? "<summary>" : "<p class=\"callout-title\">";
        const NodeId first = m_tree.firstChild(id);
        appendEscaped(m_html, first != kNoNode && m_tree[first].kind == NodeKind::CalloutTitle
                                  ? plainText(m_tree, first)
                                  : std::string(m_tree.text(id)));
        m_html += folds ? "</summary>\n" : "</p>\n";
        return folds ? "</details>\n" : "</div>\n";
    }

    /// Leads to the heading when it is in this document; a note elsewhere has no address here.
    std::string wikiLink(NodeId id)
    {
        const std::string_view target = m_tree.text(id);
        if (target.size() > 1 && target[0] == '#' && target[1] != '^') {
            m_html += "<a href=\"#";
            appendPercentEncoded(m_html, slugOf(target.substr(target.rfind('#') + 1)));
            m_html += "\">";
            return "</a>";
        }
        m_html += "<span class=\"wikilink\" title=\"";
        appendEscaped(m_html, target);
        m_html += "\">";
        return "</span>";
    }

    std::string heading(NodeId id)
    {
        const std::string level(1, static_cast<char>('0' + m_tree[id].level));
        m_html += "<h" + level + " id=\"";
        const std::string_view own = m_tree.extra(id);
        appendEscaped(m_html, m_slugs.unique(own.empty() ? slugOf(slugText(m_tree, id)) : std::string(own)));
        m_html += "\">";
        return "</h" + level + ">\n";
    }

    std::string codeBlock(NodeId id)
    {
        m_html += "<pre><code";
        const std::string_view info = m_tree.extra(id);
        if (const std::string_view language = info.substr(0, info.find_first_of(" \t")); !language.empty()) {
            m_html += " class=\"language-";
            appendEscaped(m_html, language);
            m_html += '"';
        }
        m_html += '>';
        appendEscaped(m_html, m_tree.text(id));
        return "</code></pre>\n";
    }

    std::string cell(NodeId id)
    {
        const Node& node = m_tree[id];
        const bool header = m_tree[node.parent].header;
        m_html += header ? "<th" : "<td";
        constexpr std::array<const char*, 4> kAlignments{"", " align=\"left\"", " align=\"center\"",
                                                         " align=\"right\""};
        m_html += kAlignments[static_cast<std::size_t>(node.alignment)];
        m_html += '>';
        return header ? "</th>\n" : "</td>\n";
    }

    std::string link(NodeId id)
    {
        const std::string_view url = m_tree.text(id);
        const Target target = targetOf(url);
        if (target == Target::Unsafe)
            return {};
        m_html += "<a href=\"";
        appendPercentEncoded(m_html, url);
        m_html += '"';
        title(id);
        m_html += target == Target::Remote ? " rel=\"noopener noreferrer\">" : ">";
        return "</a>";
    }

    std::string image(NodeId id)
    {
        const bool embed = m_tree[id].kind == NodeKind::Embed;
        const std::string_view url = pictureAddress(m_tree, id);
        std::string alt = plainText(m_tree, id);
        const Target target = targetOf(url);
        if (target == Target::Unsafe) {
            appendEscaped(m_html, alt);
            return {};
        }
        m_html += target == Target::Remote ? "<a href=\"" : embed ? "<img class=\"embed\" src=\"" : "<img src=\"";
        appendPercentEncoded(m_html, url);
        m_html += '"';
        title(id);
        if (target == Target::Remote) {
            m_html += " rel=\"noopener noreferrer\">";
            appendEscaped(m_html, alt.empty() ? std::string(url) : alt);
            return "</a>";
        }
        if (const unsigned width = embed ? embedWidth(alt) : 0; width > 0) {
            m_html += " width=\"" + std::to_string(width) + '"';
            alt.clear();
        }
        m_html += " alt=\"";
        appendEscaped(m_html, alt);
        return "\">";
    }

    void title(NodeId id)
    {
        if (m_tree.extra(id).empty())
            return;
        m_html += " title=\"";
        appendEscaped(m_html, m_tree.extra(id));
        m_html += '"';
    }

    const Tree& m_tree;
    Footnotes m_footnotes;
    std::string m_html;
    SlugCounter m_slugs;
};

} // namespace

bool isRemoteAddress(std::string_view url)
{
    return targetOf(url) == Target::Remote;
}

std::string bodyHtml(const Tree& tree)
{
    return BodyWriter(tree).write();
}

} // namespace zhilan::markdown
