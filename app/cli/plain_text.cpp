#include "app/cli/plain_text.h"

#include "app/cli/layout.h"
#include "core/markdown/tree.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace zhilan::cli
{

namespace
{

using markdown::Node;
using markdown::NodeId;
using markdown::NodeKind;
using markdown::Tree;

/// Deeper nesting is printed no deeper, so that a line stays short and the work linear.
constexpr std::size_t kDeepest = 8;

class Writer
{
public:
    explicit Writer(const document::Document& document) : m_document(document), m_tree(*document.tree) {}

    std::string write()
    {
        for (NodeId id = 0; id < m_tree.size();) {
            // A node out of sequence would be a bug in the tree; the loop must end all the same.
            id = std::max(block(id), id + 1);
        }
        return std::move(m_out);
    }

private:
    /// Prints a block without children and returns the node after it; enters any other.
    NodeId block(NodeId id)
    {
        const Node& node = m_tree[id];
        leave(id);
        switch (node.kind) {
        case NodeKind::Quote:
            m_open.push_back({node.end, "│ ", "│ "});
            m_gap = true;
            return id + 1;
        case NodeKind::Callout:
            m_open.push_back({node.end, "│ ", "│ "});
            m_gap = true;
            if (!hasTitle(id))
                lines("[" + std::string(m_tree.text(id)) + "]");
            return id + 1;
        case NodeKind::Details:
        case NodeKind::HtmlBlock:
            return id + 1;
        case NodeKind::List:
            m_lists.push_back({node.end, m_tree.number(id), node.ordered});
            return id + 1;
        case NodeKind::Item:
            enterItem(node);
            return id + 1;
        case NodeKind::FootnoteDefinition:
            m_open.push_back({node.end, "[" + std::string(m_tree.text(id)) + "] ", "    "});
            m_gap = true;
            return id + 1;
        case NodeKind::Heading:
            heading(id);
            return node.end;
        case NodeKind::CalloutTitle:
            lines("[" + std::string(m_tree.text(node.parent)) + "] " + oneLine(markdown::plainText(m_tree, id)));
            return node.end;
        case NodeKind::Summary:
            m_gap = true;
            lines("▸ " + oneLine(markdown::plainText(m_tree, id)));
            return node.end;
        case NodeKind::Paragraph:
            lines(markdown::plainText(m_tree, id, markdown::NoteMarks::Shown));
            return node.end;
        case NodeKind::CodeBlock:
        case NodeKind::MathBlock:
            m_gap = true;
            lines(std::string(m_tree.text(id)), "    ");
            m_gap = true;
            return node.end;
        case NodeKind::Table:
            table(id);
            return node.end;
        case NodeKind::ThematicBreak:
            m_gap = true;
            lines("────────");
            m_gap = true;
            return node.end;
        case NodeKind::Document:
            return id + 1;
        default:
            return node.end; // front matter
        }
    }

    [[nodiscard]] bool hasTitle(NodeId callout) const
    {
        const NodeId first = m_tree.firstChild(callout);
        return first != markdown::kNoNode && m_tree[first].kind == NodeKind::CalloutTitle;
    }

    void leave(NodeId id)
    {
        while (!m_open.empty() && id >= m_open.back().end)
            m_open.pop_back();
        while (!m_lists.empty() && id >= m_lists.back().end) {
            m_lists.pop_back();
            m_gap = m_gap || m_lists.empty();
        }
    }

    void enterItem(const Node& node)
    {
        std::string marker = "- ";
        if (!m_lists.empty() && m_lists.back().ordered)
            marker = std::to_string(m_lists.back().next++) + ". ";
        if (node.task != markdown::TaskState::None)
            marker += node.task == markdown::TaskState::Done ? "[x] " : "[ ] ";
        m_open.push_back({node.end, marker, std::string(marker.size(), ' ')});
    }

    void heading(NodeId id)
    {
        const std::string title = oneLine(markdown::plainText(m_tree, id));
        m_gap = true;
        lines(title);
        if (m_tree[id].level <= 2) {
            const std::string_view rule = m_tree[id].level == 1 ? "═" : "─";
            std::string underline;
            for (std::size_t i = 0; i < std::min<std::size_t>(displayWidth(title), 78); ++i)
                underline += rule;
            m_gap = false;
            lines(underline);
        }
        m_gap = true;
    }

    void table(NodeId id)
    {
        const auto found = std::lower_bound(m_document.tables.begin(), m_document.tables.end(), id,
                                            [](const document::Table& t, NodeId node) { return t.node < node; });
        m_gap = true;
        if (found == m_document.tables.end() || found->node != id) {
            lines(markdown::plainText(m_tree, id, markdown::NoteMarks::Shown));
        } else {
            std::vector<Align> alignment;
            for (const markdown::Alignment column : found->alignment)
                alignment.push_back(column == markdown::Alignment::Right ? Align::Right : Align::Left);
            Columns columns(std::move(alignment));
            columns.add(found->header);
            for (const document::Table::Row& row : found->rows)
                columns.add(row.cells);
            lines(columns.text());
        }
        m_gap = true;
    }

    /// Each line behind the markers of the blocks that are open. A marker is printed once, then its width in spaces.
    void lines(const std::string& raw, std::string_view indent = {})
    {
        const std::string text = printable(raw);
        std::string_view rest = text;
        while (rest.ends_with('\n'))
            rest.remove_suffix(1);
        if (m_gap && !m_out.empty())
            m_out += '\n';
        m_gap = m_lists.empty();
        do {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            std::string line = prefix();
            line += indent;
            line += rest.substr(0, end);
            line.erase(line.find_last_not_of(' ') + 1);
            m_out += line + '\n';
            rest.remove_prefix(std::min(end + 1, rest.size()));
        } while (!rest.empty());
    }

    std::string prefix()
    {
        std::string out;
        const std::size_t skipped = m_open.size() > kDeepest ? m_open.size() - kDeepest : 0;
        for (std::size_t i = skipped; i < m_open.size(); ++i) {
            out += m_open[i].first;
            m_open[i].first = m_open[i].then;
        }
        return out;
    }

    struct Open {
        NodeId end = 0;
        std::string first; ///< before the first line
        std::string then;  ///< before the others
    };
    struct OpenList {
        NodeId end = 0;
        std::uint32_t next = 1;
        bool ordered = false;
    };

    const document::Document& m_document;
    const Tree& m_tree;
    std::vector<Open> m_open;
    std::vector<OpenList> m_lists;
    bool m_gap = false; ///< an empty line is due before the next block
    std::string m_out;
};

} // namespace

std::string plainTextOf(const document::Document& document)
{
    return document.tree ? Writer(document).write() : std::string();
}

} // namespace zhilan::cli
