#pragma once

#include "core/base/byte_span.h"
#include "core/document/document.h"
#include "core/text/fold.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::tasks
{

/// What a reader sees of a document, block by block, folded for finding, with the way back to the source. The blocks
/// are the document's properties, each by itself, and those without blocks in them (paragraphs, headings, table cells,
/// code), so that nothing is found across two.
/// Holds about four times the document's size.
class FoldedDocument
{
public:
    /// Linear. When `stop` is triggered, what was folded so far.
    explicit FoldedDocument(std::shared_ptr<const document::Document> document, const std::stop_token& stop = {});

    [[nodiscard]] const document::Document& document() const { return *m_document; }

    /// A place that was found.
    struct Hit {
        ByteSpan span;           ///< in the document's source
        std::uint32_t block = 0; ///< which of the blocks
        ByteSpan rendered;       ///< in that block's rendered text
    };

    /// All places of the query, in document order, at most `limit`. An empty query finds nothing. Linear in the
    /// document.
    [[nodiscard]] std::vector<Hit> find(std::string_view query, std::size_t limit, const std::stop_token& stop) const;

    /// All places of any of the texts, in document order, apart from each other, at most `limit`. Linear in the
    /// document times the texts.
    [[nodiscard]] std::vector<Hit> findAny(const std::vector<std::string>& texts, std::size_t limit,
                                           const std::stop_token& stop) const;
    /// The block that a piece of an index is of: the first that ends after `byte` and whose rendered text holds
    /// `excerpt`, white space being all alike, with the place of `part` (a range of `excerpt`) in its rendered text; or
    /// else the block at `byte` with an empty place. nullopt without blocks from there on. Linear.
    [[nodiscard]] std::optional<Hit> locate(std::uint32_t byte, std::string_view excerpt, ByteSpan part) const;

    /// A stretch of the block's rendered text around its hits, cut between words where there are any, at grapheme
    /// boundaries otherwise.
    struct Snippet {
        std::string text;            ///< "…" where it was cut
        std::vector<ByteSpan> marks; ///< in `text`
    };
    /// `hits` all lie in one block. `length` is the longest wanted, in bytes, before "…" is added.
    [[nodiscard]] Snippet snippet(const std::vector<Hit>& hits, std::size_t length) const;

private:
    /// A stretch of rendered text that stands in the source byte for byte, or one (atomic) that stands for `source`.
    struct Piece {
        std::uint32_t rendered = 0; ///< where it begins
        ByteSpan source;
        bool atomic = false;
    };
    struct Block {
        std::string rendered;
        text::FoldedText folded;
        std::vector<Piece> pieces; ///< by `rendered`
    };

    void addBlock(markdown::NodeId id);
    void addProperty(const document::InfoEntry& property);
    void add(Block block);
    [[nodiscard]] static ByteSpan toSource(const Block& block, ByteSpan rendered);

    std::shared_ptr<const document::Document> m_document;
    std::vector<Block> m_blocks;
};

} // namespace zhilan::tasks
