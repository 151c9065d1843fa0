#pragma once

#include "app/reader/flow.h"
#include "app/reader/reader_view_private.h"

#include <optional>
#include <utility>
#include <vector>

namespace zhilan::reader
{

/// What is shown of a document as one text, for assistive technology: a line for each block (of a table for each row,
/// cells parted by a tab), with the markers of lists. Offsets are UTF-16 units, ranges half-open.
///
/// Where a block's text begins is known once those before it have been counted; that goes on in steps, so that no
/// document is read at once, however large. What has not been counted is not there yet.
class AccessibleText
{
public:
    explicit AccessibleText(const Flow& flow) : m_flow(flow) {}

    /// The document is another, or what is folded.
    void restart();
    /// Counts blocks with about so many bytes of source more.
    void count(std::size_t bytes);
    [[nodiscard]] bool isComplete() const { return m_ends.size() >= m_flow.size(); }
    /// Of what has been counted.
    [[nodiscard]] int size() const { return m_ends.empty() ? 0 : m_ends.back(); }

    /// Linear in the blocks that are touched.
    [[nodiscard]] QString text(int begin, int end) const;

    /// A text of the document in the text of its block.
    struct Piece {
        int begin = 0;
        InlineText text;
    };
    struct BlockText {
        QString text; ///< ends with a line feed
        std::vector<Piece> pieces;
    };
    /// The last one asked for is kept. The reference lives until another one is.
    [[nodiscard]] const BlockText& blockText(std::size_t block) const;

    /// The block that holds an offset; that of the last character for the end. Precondition: size() > 0.
    [[nodiscard]] std::size_t blockAt(int offset) const;
    [[nodiscard]] int begin(std::size_t block) const { return block == 0 ? 0 : m_ends[block - 1]; }
    [[nodiscard]] int end(std::size_t block) const { return m_ends[block]; }
    [[nodiscard]] bool isCounted(std::size_t block) const { return block < m_ends.size(); }

    /// Where a piece holds the offset, or is nearest to it.
    struct Place {
        std::size_t block = 0;
        int piece = -1; ///< -1: the block has no text of the document
        int position = 0;
    };
    [[nodiscard]] Place placeAt(int offset) const;
    [[nodiscard]] Caret caretAt(int offset) const;
    /// Nullopt where the block has not been counted.
    [[nodiscard]] std::optional<int> offsetOf(const Caret& caret) const;

    enum class Unit { Character, Word, Sentence, Row, Block };
    /// The unit that holds the offset. A unit is never longer than a block; a Row ends with a line feed.
    [[nodiscard]] std::pair<int, int> unitAt(int offset, Unit unit) const;

private:
    [[nodiscard]] BlockText compose(std::size_t block) const;

    const Flow& m_flow;
    std::vector<int> m_ends; ///< of the blocks that have been counted
    mutable std::optional<std::size_t> m_cachedBlock;
    mutable BlockText m_cached;
};

} // namespace zhilan::reader
