#include "core/markdown/tree.h"

#include <algorithm>

namespace zhilan::markdown
{

NodeId Tree::nodeAt(std::uint32_t byte) const
{
    NodeId found = 0;
    if (m_nodes.empty())
        return kNoNode;
    for (NodeId child = firstChild(found); child != kNoNode;) {
        const Node& candidate = m_nodes[child];
        if (candidate.span.contains(byte)) {
            found = child;
            child = firstChild(found);
        } else if (candidate.span.begin > byte) {
            break;
        } else {
            child = next(child);
        }
    }
    return found;
}

Tree::Extra Tree::extraOf(NodeId id) const
{
    if (!m_nodes[id].hasExtra)
        return {};
    const auto found = std::lower_bound(m_extras.begin(), m_extras.end(), id,
                                        [](const Extra& extra, NodeId node) { return extra.node < node; });
    return *found;
}

TextRef Tree::listedText(NodeId id) const
{
    const auto found = std::lower_bound(m_texts.begin(), m_texts.end(), id,
                                        [](const ListedText& listed, NodeId node) { return listed.node < node; });
    return found->text;
}

std::size_t Tree::memoryUsage() const
{
    std::size_t bytes = m_source.capacity() + m_literals.capacity() + m_nodes.capacity() * sizeof(Node) +
                        m_texts.capacity() * sizeof(ListedText) + m_extras.capacity() * sizeof(Extra) +
                        m_diagnostics.capacity() * sizeof(Diagnostic);
    for (const Diagnostic& diagnostic : m_diagnostics)
        bytes += diagnostic.detail.capacity();
    return bytes;
}

} // namespace zhilan::markdown
