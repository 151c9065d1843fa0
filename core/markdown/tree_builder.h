#pragma once

#include "core/markdown/content_map.h"
#include "core/markdown/inline_parser.h"
#include "core/markdown/references.h"
#include "core/markdown/tree.h"
#include "core/text/line_index.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct cmark_node;

namespace zhilan::markdown
{

/// Puts a Tree together in document order. The only writer of trees.
class TreeBuilder
{
public:
    TreeBuilder(std::string source, Syntax syntax);

    /// False: cancelled.
    [[nodiscard]] bool build(const std::stop_token& stop);
    [[nodiscard]] Tree take();

private:
    // Nodes
    NodeId open(NodeKind kind, std::uint32_t begin);
    void close(std::uint32_t end);
    NodeId leaf(NodeKind kind, ByteSpan span);
    [[nodiscard]] Node& node(NodeId id) { return m_tree.m_nodes[id]; }
    /// Once for a node; a leaf must have its span.
    void setText(NodeId id, TextRef text);
    /// Once for a node.
    void setExtra(NodeId id, TextRef text, std::uint32_t number = 0);

    // Blocks
    std::uint32_t frontMatter();
    void enter(cmark_node* block);
    void leave(const cmark_node* block);
    void paragraph(const cmark_node* block);
    [[nodiscard]] std::string_view calloutHead(std::string_view content, std::uint32_t number);
    void heading(const cmark_node* block);
    [[nodiscard]] std::uint32_t underlineOf(const cmark_node* block) const;
    [[nodiscard]] std::string_view headingId(std::string_view content, TextRef& id);
    void codeBlock(const cmark_node* block);
    void htmlBlock(const cmark_node* block);
    class HtmlNodes;
    void noteDetails(const cmark_node* block);
    void htmlNodes(const cmark_node* block, std::string_view html, std::uint32_t begin, std::uint32_t end);
    void closeDetails();
    void table(const cmark_node* block);
    void tableRow(const cmark_node* row, std::uint32_t line, bool header);
    std::uint32_t tableCell(const cmark_node* cell, std::uint32_t at, std::uint32_t end, Alignment alignment);

    // Inlines
    void inlines(std::string_view content);
    std::uint32_t textRun(const InlineItems& items, std::uint32_t index);
    void textNode(std::string_view content, std::uint32_t begin, std::uint32_t end);

    // Places
    [[nodiscard]] std::string_view source() const { return m_tree.m_source; }
    [[nodiscard]] std::uint32_t lineOf(int cmarkLine) const;
    /// Without its line end.
    [[nodiscard]] ByteSpan line(std::uint32_t number) const;
    /// Without trailing white space.
    [[nodiscard]] std::uint32_t textEnd(std::uint32_t number) const;
    [[nodiscard]] std::uint32_t beginOf(const cmark_node* block) const;
    /// Maps a block's content to the lines from cmark's `first` on, of which there are `count` by cmark's account.
    void mapLines(std::string_view content, std::uint32_t first, std::uint32_t count);
    [[nodiscard]] TextRef literal(std::string_view text);
    [[nodiscard]] TextRef sourceOrLiteral(std::string_view text, std::uint32_t at);

    Tree m_tree;
    Syntax m_syntax;
    text::LineIndex m_lines;
    std::uint32_t m_bodyLine = 0; ///< lines above what cmark sees
    bool m_masked = false;        ///< cmark sees code fences where "$$" stands
    References m_references;
    InlineParser m_inlines;
    ContentMap m_map;
    std::vector<NodeId> m_open;
    std::uint32_t m_cursor = 0; ///< end of all that is done
    /// HTML blocks with a "<details>" that stays open, by parent while their ends are looked for.
    std::unordered_map<const cmark_node*, std::vector<const cmark_node*>> m_openDetails;
    std::unordered_map<const cmark_node*, std::size_t> m_closedDetails; ///< … and how many of them have an end
};

} // namespace zhilan::markdown
