#pragma once

#include "core/markdown/tree.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace zhilan::markdown
{

/// A footnote with everything that leads to it.
struct Footnote {
    NodeId definition = kNoNode;
    std::vector<NodeId> references; ///< in document order; empty where nothing leads to it
};

/// The footnotes of a document in the order of their numbers, which begin with 1: by first reference, then those that
/// nothing leads to, as they stand. Of two definitions with one label the second is one of those.
class Footnotes
{
public:
    explicit Footnotes(const Tree& tree);

    [[nodiscard]] const std::vector<Footnote>& all() const { return m_all; }
    /// Number of a FootnoteReference or FootnoteDefinition; 0 for any other node. Constant.
    [[nodiscard]] std::uint32_t numberOf(NodeId id) const;

private:
    std::vector<Footnote> m_all;
    std::unordered_map<NodeId, std::uint32_t> m_numbers;
};

} // namespace zhilan::markdown
