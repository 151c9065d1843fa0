#include "core/markdown/tree.h"

namespace zhilan::markdown
{
namespace
{

void trimTrailing(std::string& text, std::string_view bytes)
{
    while (!text.empty() && bytes.find(text.back()) != std::string_view::npos)
        text.pop_back();
}

/// What stands between a block and the one before it.
void separate(const Tree& tree, NodeId id, std::string& text)
{
    const Node& node = tree[id];
    if (node.kind == NodeKind::TableCell) {
        if (tree.firstChild(node.parent) != id)
            text.push_back('\t');
        return;
    }
    if (!text.empty() && text.back() != '\n')
        text.push_back('\n');
}

} // namespace

std::string plainText(const Tree& tree, NodeId id, NoteMarks marks)
{
    std::string text;
    if (id >= tree.size())
        return text;
    for (NodeId at = id; at < tree[id].end; ++at) {
        const Node& node = tree[at];
        if (at != id && isBlock(node.kind))
            separate(tree, at, text);
        switch (node.kind) {
        case NodeKind::Text:
        case NodeKind::Code:
        case NodeKind::Math:
            text.append(tree.text(at));
            break;
        case NodeKind::HtmlInline:
            if (node.shown)
                text.append(tree.text(at));
            break;
        case NodeKind::CodeBlock:
        case NodeKind::MathBlock:
            text.append(tree.text(at));
            trimTrailing(text, "\r\n");
            break;
        case NodeKind::FootnoteReference:
            if (marks == NoteMarks::Shown)
                text.append("[").append(tree.text(at)).append("]");
            break;
        case NodeKind::SoftBreak:
            if (!node.hanBreak)
                text.push_back(' ');
            break;
        case NodeKind::LineBreak:
            text.push_back(' ');
            break;
        default:
            break;
        }
    }
    return text;
}

} // namespace zhilan::markdown
