#include "tests/unit/markdown/invariants.h"

#include <vector>

namespace zhilan::markdown
{
namespace
{

QString at(const Tree& tree, NodeId id, const char* what)
{
    const Node& node = tree[id];
    return QStringLiteral("%1: node %2 of kind %3 at [%4, %5) with parent [%6, %7)")
        .arg(QLatin1String(what))
        .arg(id)
        .arg(static_cast<int>(node.kind))
        .arg(node.span.begin)
        .arg(node.span.end)
        .arg(node.parent == kNoNode ? 0 : tree[node.parent].span.begin)
        .arg(node.parent == kNoNode ? 0 : tree[node.parent].span.end);
}

bool isCharacterBoundary(std::string_view source, std::uint32_t byte)
{
    return byte >= source.size() || (static_cast<unsigned char>(source[byte]) & 0xC0U) != 0x80U;
}

} // namespace

QString breachedInvariant(const Tree& tree)
{
    const std::string_view source = tree.source();
    if (tree.size() == 0 || tree[0].kind != NodeKind::Document || tree[0].end != tree.size())
        return QStringLiteral("no document");
    std::vector<NodeId> lastChild(tree.size(), kNoNode);
    for (NodeId id = 0; id < tree.size(); ++id) {
        const Node& node = tree[id];
        if (node.span.end < node.span.begin || node.span.end > source.size())
            return at(tree, id, "span");
        if (!isCharacterBoundary(source, node.span.begin) || !isCharacterBoundary(source, node.span.end))
            return at(tree, id, "character boundary");
        if (node.end <= id || node.end > tree.size())
            return at(tree, id, "end");
        if (id > 0) {
            if (node.parent >= id || node.end > tree[node.parent].end)
                return at(tree, id, "parent");
            if (!tree[node.parent].span.contains(node.span))
                return at(tree, id, "outside its parent");
            if (isBlock(node.kind) && !isBlock(tree[node.parent].kind))
                return at(tree, id, "block in inline");
            if (const NodeId before = lastChild[node.parent]; before != kNoNode) {
                if (tree.next(before) != id || tree[before].end != id)
                    return at(tree, id, "sibling links");
                if (tree[before].span.end > node.span.begin)
                    return at(tree, id, "overlaps its sibling");
            }
            lastChild[node.parent] = id;
        }
        if (node.kind == NodeKind::Text) {
            if (node.span.empty() || tree.text(id).empty())
                return at(tree, id, "empty text");
            if (tree.textRef(id).inSource != 0 && node.span.of(source) != tree.text(id))
                return at(tree, id, "text");
        }
        if ((node.kind == NodeKind::Code || node.kind == NodeKind::CodeBlock || node.kind == NodeKind::HtmlInline ||
             node.kind == NodeKind::HtmlBlock) &&
            tree.textRef(id).inSource != 0 &&
            (tree.textRef(id).begin < node.span.begin ||
             (node.kind == NodeKind::Code && tree.textRef(id).span().end > node.span.end)))
            return at(tree, id, "literal outside");
    }
    return {};
}

} // namespace zhilan::markdown
