#pragma once

#include "core/markdown/block_scan.h"
#include "core/markdown/blocks.h"
#include "core/markdown/definitions.h"
#include "core/markdown/line_cursor.h"
#include "core/text/line_index.h"

#include <cstdint>
#include <stop_token>
#include <string_view>
#include <vector>

namespace zhilan::markdown
{

/// The block structure of GFM 0.29 with footnote definitions, tables and task lists, line by line as the
/// specification's appendix tells. Own rather than cmark-gfm's: Debian 12's version takes minutes and gigabytes for
/// some documents of a few kilobytes, and none of its versions says where in the source a line's text begins. Linear in
/// the text, whatever is in it: a line costs no more than its length and the blocks that it opens or closes.
class BlockParser
{
public:
    /// Reads from line `firstLine` (1-based) on. All must outlive the parser.
    BlockParser(std::string_view source, const text::LineIndex& lines, Definitions& definitions);

    /// False: cancelled.
    [[nodiscard]] bool run(std::uint32_t firstLine, const std::stop_token& stop);
    [[nodiscard]] Blocks take() { return std::move(m_out); }

private:
    void line(std::uint32_t begin, std::uint32_t end, std::uint32_t next);

    // The three steps of a line: which open blocks go on, which begin, where the rest goes.
    [[nodiscard]] bool matchOpen();
    void skipMatchesOfBlank(std::size_t quotes);
    enum class Match { No, Yes, Closed };
    [[nodiscard]] Match matches(const Block& block);
    [[nodiscard]] Match codeMatches(const Block& block);
    [[nodiscard]] bool openBlocks();
    void addRest(bool opened);

    // Each returns whether such a block begins here.
    bool openQuote();
    bool openHeading();
    bool openFencedCode();
    bool openHtml();
    bool turnIntoHeading();
    bool openBreak();
    bool openFootnote();
    bool openItem();
    bool openIndentedCode(bool mayBeLazy);
    bool openTable();
    void takeTask(Block& item);

    BlockId open(NodeKind kind, std::uint32_t begin);
    void close();
    void closeUnmatched();
    void resolveDefinitions(Block& paragraph);
    void loosen(BlockId parent);
    void addPiece(Block& block, std::uint32_t begin, std::uint32_t end, std::uint32_t spaces = 0);
    void addLine(Block& block, std::uint32_t begin, std::uint32_t spaces = 0);
    void addText(Block& block) { addLine(block, m_line.text()); }
    [[nodiscard]] bool mayNest();

    [[nodiscard]] Block& block(BlockId id) { return m_out.blocks[id]; }
    /// The innermost block that the line belongs to so far.
    [[nodiscard]] Block& container() { return m_out.blocks[m_open[m_matched - 1]]; }
    [[nodiscard]] Block& innermost() { return m_out.blocks[m_open.back()]; }
    /// The rest of the line behind its indentation.
    [[nodiscard]] std::string_view rest() const { return m_source.substr(m_line.text(), m_line.end() - m_line.text()); }

    std::string_view m_source;
    const text::LineIndex& m_lines;
    Definitions& m_definitions;
    Blocks m_out;
    std::vector<BlockId> m_open;       ///< from the document to the innermost
    std::vector<std::size_t> m_quotes; ///< where quotes stand in m_open
    std::size_t m_matched = 0;         ///< how many of m_open go on in this line

    LineCursor m_line;
    std::uint32_t m_number = 0;  ///< of the line
    std::uint32_t m_lineEnd = 0; ///< behind its line end
    std::uint32_t m_textEnd = 0; ///< before white space at its end
    std::uint32_t m_noBreakBefore = 0;
    BlockId m_blankIn = kNoBlock; ///< the innermost block that the line before belonged to, if that was blank
};

} // namespace zhilan::markdown
