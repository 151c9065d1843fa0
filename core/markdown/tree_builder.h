#pragma once

#include "core/markdown/blocks.h"
#include "core/markdown/content_map.h"
#include "core/markdown/inline_parser.h"
#include "core/markdown/references.h"
#include "core/markdown/tree.h"
#include "core/text/line_index.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::markdown
{

/// Puts a Tree together in document order. The only writer of trees.
class TreeBuilder
{
public:
    explicit TreeBuilder(std::string source);

    /// False: cancelled.
    [[nodiscard]] bool build(const std::stop_token& stop);
    [[nodiscard]] Tree take();

private:
    // Nodes
    NodeId open(NodeKind kind, std::uint32_t begin);
    void close(std::uint32_t end);
    NodeId leaf(NodeKind kind, ByteSpan span);
    [[nodiscard]] Node& node(NodeId id) { return m_tree.m_nodes[id]; }

    // Blocks
    std::uint32_t frontMatter();
    void enter(const Block& block);
    void leave(const Block& block);
    void paragraph(const Block& block);
    void heading(const Block& block);
    void codeBlock(const Block& block);
    void htmlBlock(const Block& block);
    void table(const Block& block);
    void tableRow(std::string_view row, std::uint32_t begin, const std::vector<Alignment>& columns, bool header);
    void tableCell(ByteSpan span, Alignment alignment);

    // Inlines
    void inlines(std::string_view content);
    std::uint32_t textRun(const InlineItems& items, std::uint32_t index);
    void textNode(std::string_view content, std::uint32_t begin, std::uint32_t end);

    // Places
    [[nodiscard]] std::string_view source() const { return m_tree.m_source; }
    /// The lines of a block, from its piece `first` on; sets m_map.
    [[nodiscard]] std::string_view contentOf(const Block& block, std::uint32_t first = 0);
    [[nodiscard]] TextRef literalOf(const Block& block, std::uint32_t first);
    /// `text` where it stands in the source at `at`, else kept among the literals.
    [[nodiscard]] TextRef sourceOrLiteral(std::string_view text, std::uint32_t at);

    Tree m_tree;
    text::LineIndex m_lines;
    Blocks m_blocks;
    std::string m_scratch; ///< what contentOf() returns may point here
    References m_references;
    InlineParser m_inlines;
    ContentMap m_map;
    struct Open {
        NodeId id;
        NodeId lastChild = kNoNode;
    };
    std::vector<Open> m_open;
    std::uint32_t m_filledCells = 0; ///< that rows lacked
    std::uint32_t m_cursor = 0;      ///< end of all that is done
};

} // namespace zhilan::markdown
