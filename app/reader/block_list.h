#pragma once

#include "app/reader/inline_text.h"
#include "core/document/document.h"
#include "core/markdown/callout.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zhilan::reader
{

enum class BlockKind : std::uint8_t {
    Head,
    Heading,
    Paragraph,
    Code,
    Rule,
    Table,
    Image,
    CalloutTitle, ///< `node` is the callout
    Summary,      ///< `node` is the details
};

inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;

/// One piece of the page, top to bottom: no more than where it is and how high it may be. Sizes in pixels at 100 %.
struct Block {
    BlockKind kind = BlockKind::Paragraph;
    std::uint8_t level = 0;                      ///< Heading 1–6; bullets: depth of the list
    bool firstPart = true;                       ///< very long blocks are cut into parts
    bool lastPart = true;                        ///<
    bool note = false;                           ///< within a footnote: smaller
    bool tight = false;                          ///< in a list without space between its items
    markdown::NodeId node = markdown::kNoNode;   ///< holds the content
    markdown::NodeId first = markdown::kNoNode;  ///< Table: first row of this part
    markdown::NodeId last = markdown::kNoNode;   ///< Table: the row after it, kNoNode for the end
    markdown::NodeId marker = markdown::kNoNode; ///< list item or footnote whose marker hangs before this block
    ByteSpan span;                               ///< of the part
    std::uint32_t ordinal = kNone;               ///< of an ordered item; kNone for a bullet
    std::uint32_t rows = 0;                      ///< Table: in this part
    std::uint32_t quote = kNone;                 ///< in Document::quotes, when this block begins with its speaker
    std::uint32_t card = kNone;                  ///< innermost card around it
    std::uint32_t fold = kNone;                  ///< in BlockList::folds, when this block is what remains of it
    std::uint32_t literal = 0;                   ///< Code: where the part begins in a text that is not in the source
    markdown::NodeId back = markdown::kNoNode;   ///< footnote of which this is the last text
    float left = 0;                              ///< indentation
    float ems = 0;                               ///< width of the text in em, estimated
    float before = 0;                            ///< space above
    float padTop = 0;                            ///< of cards that begin here
    float padBottom = 0;                         ///< of cards that end here
};

/// A quotation or a callout on its ground.
struct Card {
    std::uint32_t parent = kNone;
    std::uint32_t firstBlock = 0;
    std::uint32_t lastBlock = 0;
    std::uint32_t quote = kNone;   ///< in Document::quotes
    std::uint32_t speaker = kNone; ///< speakers are numbered in order of first appearance
    std::optional<markdown::CalloutKind> callout;
    float left = 0;
    float insetTop = 0; ///< padding of outer cards that begin at the same block
    float insetBottom = 0;
};

/// A callout or details that can be folded: blocks [first, last) are hidden while it is closed, and `head` stays.
struct Fold {
    markdown::NodeId node = markdown::kNoNode;
    std::uint32_t head = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool closed = false;
};

/// A document as a flat list. Building it is linear in the tree's blocks (not its inlines) and reads the source once.
struct BlockList {
    std::vector<Block> blocks;
    std::vector<std::uint32_t> byByte; ///< blocks by span.begin; empty when they stand so already
    std::vector<Card> cards;           ///< in document order
    std::vector<Fold> folds;           ///< by head; properly nested
    Annotations annotations;
    std::vector<std::uint32_t> speakers; ///< by quote: number of its speaker, kNone without one

    /// The last block that begins at or before the byte; the first for a byte before all. Precondition: not empty.
    [[nodiscard]] std::size_t blockOf(std::uint32_t byte) const;
};

/// The title or summary that is written for a callout or details; kNoNode where it has none of its own.
[[nodiscard]] markdown::NodeId ownTitle(const markdown::Tree& tree, markdown::NodeId node);

/// All blocks, whatever is folded.
[[nodiscard]] BlockList buildBlocks(const document::Document& document);

/// Times that the document's text names as places in its own video.
[[nodiscard]] std::vector<TimeMark> timeMarks(const document::Document& document);

/// What the head of a document shows besides its title.
struct HeadFacts {
    std::string show; ///< name of the programme or channel
    bool title = false;
    [[nodiscard]] bool any(const document::Document& document) const;
};
[[nodiscard]] HeadFacts headFacts(const document::Document& document);

} // namespace zhilan::reader
