#include "core/markdown/footnotes.h"

#include "core/base/string_map.h"
#include "core/markdown/inline_scan.h"

#include <string>

namespace zhilan::markdown
{

Footnotes::Footnotes(const Tree& tree)
{
    StringMap<NodeId> definitions;
    std::vector<NodeId> inOrder;
    for (NodeId id = 0; id < tree.size(); ++id) {
        if (tree[id].kind != NodeKind::FootnoteDefinition)
            continue;
        definitions.try_emplace(scan::normalizedLabel(tree.text(id)), id);
        inOrder.push_back(id);
    }
    if (inOrder.empty())
        return;
    for (NodeId id = 0; id < tree.size(); ++id) {
        if (tree[id].kind != NodeKind::FootnoteReference)
            continue;
        const auto found = definitions.find(scan::normalizedLabel(tree.text(id)));
        if (found == definitions.end())
            continue;
        std::uint32_t& number = m_numbers[found->second];
        if (number == 0) {
            m_all.push_back({found->second, {}});
            number = static_cast<std::uint32_t>(m_all.size());
        }
        const std::uint32_t own = number; // the map may move
        m_all[own - 1].references.push_back(id);
        m_numbers[id] = own;
    }
    for (const NodeId id : inOrder) {
        if (m_numbers.try_emplace(id, static_cast<std::uint32_t>(m_all.size() + 1)).second)
            m_all.push_back({id, {}});
    }
}

std::uint32_t Footnotes::numberOf(NodeId id) const
{
    const auto found = m_numbers.find(id);
    return found == m_numbers.end() ? 0 : found->second;
}

} // namespace zhilan::markdown
