#include "tests/unit/markdown/outline_of.h"

#include <vector>

namespace zhilan::markdown
{
namespace
{

QString nameOf(NodeKind kind)
{
    switch (kind) {
    case NodeKind::Mark:
        return QStringLiteral("mark");
    case NodeKind::Strong:
        return QStringLiteral("strong");
    case NodeKind::Emphasis:
        return QStringLiteral("em");
    case NodeKind::Strikethrough:
        return QStringLiteral("del");
    case NodeKind::Link:
        return QStringLiteral("link");
    case NodeKind::Image:
        return QStringLiteral("image");
    case NodeKind::WikiLink:
        return QStringLiteral("wiki");
    case NodeKind::Embed:
        return QStringLiteral("embed");
    case NodeKind::Subscript:
        return QStringLiteral("sub");
    case NodeKind::Superscript:
        return QStringLiteral("sup");
    case NodeKind::Keyboard:
        return QStringLiteral("kbd");
    case NodeKind::Underline:
        return QStringLiteral("u");
    case NodeKind::Code:
    case NodeKind::CodeBlock:
        return QStringLiteral("code");
    case NodeKind::Math:
        return QStringLiteral("math");
    default:
        return {};
    }
}

QString textOf(const Tree& tree, NodeId id)
{
    const std::string_view text = tree.text(id);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).replace(u'\n', u' ');
}

} // namespace

QString outlineOf(const Tree& tree)
{
    QString out;
    std::vector<NodeId> open;
    bool block = false;
    const auto separate = [&] {
        if (block && !out.isEmpty())
            out += QStringLiteral(" | ");
        else if (!out.isEmpty() && !out.endsWith(u'{') && !out.endsWith(QStringLiteral(" | ")))
            out += u' ';
        block = false;
    };
    for (NodeId id = 1; id < tree.size(); ++id) {
        while (!open.empty() && id >= tree[open.back()].end) {
            out += u'}';
            open.pop_back();
        }
        const Node& node = tree[id];
        const QString name = nameOf(node.kind);
        if (node.kind == NodeKind::Text || (node.kind == NodeKind::HtmlInline && node.shown)) {
            separate();
            out += textOf(tree, id);
        } else if (node.kind == NodeKind::SoftBreak || node.kind == NodeKind::LineBreak) {
            out += QStringLiteral(" | ");
        } else if (!name.isEmpty() && node.end == id + 1 && node.kind != NodeKind::Image) {
            separate();
            out += node.display ? QStringLiteral("display(") : name + u'(';
            out += textOf(tree, id) + u')';
            block = node.kind == NodeKind::CodeBlock;
        } else if (!name.isEmpty()) {
            separate();
            const QString target = textOf(tree, id);
            out += name + (target.isEmpty() ? QString() : u':' + target) + u'{';
            open.push_back(id);
            if (node.end == id + 1) {
                out += u'}';
                open.pop_back();
            }
        } else {
            block = block || isBlock(node.kind);
        }
    }
    for (; !open.empty(); open.pop_back())
        out += u'}';
    return out;
}

} // namespace zhilan::markdown
