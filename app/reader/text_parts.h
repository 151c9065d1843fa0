#pragma once

#include "core/base/byte_span.h"
#include "core/markdown/tree.h"

#include <cstdint>
#include <vector>

namespace zhilan::reader
{

/// Where a long text or code is cut, so that no block of it is too long to be laid out at once: after a line or a
/// sentence, else between two characters. Not within a link that somebody may follow, and never so that a part has
/// nothing to show, as one in the midst of a very long address would. Linear in the text, all parts together.
class TextParts
{
public:
    /// `span`: what of the node. The tree outlives this.
    TextParts(const markdown::Tree& tree, markdown::NodeId node, ByteSpan span);

    /// Where the part that begins at `begin` ends. Precondition: `begin` is where the one before ends.
    [[nodiscard]] std::uint32_t end(std::uint32_t begin) const;
    /// Of a text: the width of what a part shows in em, estimated.
    [[nodiscard]] float ems(ByteSpan part) const;

private:
    /// What is not cut in two.
    struct Whole {
        ByteSpan span;
        bool hidden = false; ///< nothing of it is shown
    };

    void findWholes(markdown::NodeId node);
    void keep(ByteSpan span, bool hidden);
    [[nodiscard]] std::uint32_t cut(std::uint32_t begin) const;
    [[nodiscard]] std::uint32_t outside(ByteSpan part) const;
    [[nodiscard]] std::uint32_t shownSize(ByteSpan part) const;
    [[nodiscard]] std::vector<Whole>::const_iterator firstIn(ByteSpan part) const;

    const markdown::Tree& m_tree;
    ByteSpan m_span;
    bool m_code = false;
    std::vector<Whole> m_wholes; ///< in order, apart from each other
};

} // namespace zhilan::reader
