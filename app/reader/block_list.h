#pragma once

#include "app/reader/block_store.h"
#include "app/reader/inline_text.h"
#include "core/document/document.h"
#include "core/markdown/callout.h"
#include "core/markdown/footnotes.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zhilan::reader
{

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

/// A callout, details or further properties that can be folded: blocks [first, last) are hidden while it is closed, and
/// `head` stays.
struct Fold {
    markdown::NodeId node = markdown::kNoNode;
    std::uint32_t head = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool closed = false; ///< as the document says
};

/// A document as a flat list. Building it is linear in the tree's blocks (not its inlines) and reads the source once.
struct BlockList {
    BlockStore blocks;
    std::vector<std::uint32_t> byByte;                ///< blocks by span.begin; empty when they stand so already
    std::vector<Card> cards;                          ///< in document order
    std::vector<Fold> folds;                          ///< by head; properly nested
    std::vector<std::uint32_t> speakers;              ///< by quote: number of its speaker, kNone without one
    std::shared_ptr<const markdown::Footnotes> notes; ///< null where the document defines none

    /// The last block that begins at or before the byte; the first of the page for a byte before all. Precondition: not
    /// empty.
    [[nodiscard]] std::size_t blockOf(std::uint32_t byte) const;
    /// The same, but the head where that is without a heading of its own and shares its byte with the block behind it.
    [[nodiscard]] std::size_t blockOrHeadOf(std::uint32_t byte) const;
};

/// The title or summary that is written for a callout or details; kNoNode where it has none of its own.
[[nodiscard]] markdown::NodeId ownTitle(const markdown::Tree& tree, markdown::NodeId node);

/// All blocks, whatever is folded. Any thread.
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
