#pragma once

#include "core/base/byte_span.h"
#include "core/markdown/tree.h"

#include <cstdint>

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
    Summary,      ///< `node` is the details, or the front matter of which further properties follow
    Property,     ///< of the document; `node` is its front matter
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
    markdown::NodeId first = markdown::kNoNode;  ///< Table: first row of this part. Property: in Document::properties
    markdown::NodeId last = markdown::kNoNode;   ///< Table: the row after it, kNoNode for the end
    markdown::NodeId marker = markdown::kNoNode; ///< list item or footnote whose marker hangs before this block
    ByteSpan span;                               ///< of the part
    std::uint32_t ordinal = kNone;               ///< of an ordered item; kNone for a bullet
    std::uint32_t rows = 0;                      ///< Table: in this part
    std::uint32_t quote = kNone;                 ///< in Document::quotes, when this block begins with its speaker
    std::uint32_t card = kNone;                  ///< innermost card around it
    std::uint32_t fold = kNone;                  ///< in BlockList::folds, when this block is what remains of it
    std::uint32_t literal = 0;                   ///< Code: where the part begins in a text that is not in the source
                                                 ///< Property: where it begins in the value
    markdown::NodeId back = markdown::kNoNode;   ///< footnote of which this is the last text
    float left = 0;                              ///< indentation
    float ems = 0;                               ///< width of the text in em, estimated
    float before = 0;                            ///< space above
    float padTop = 0;                            ///< of cards that begin here
    float padBottom = 0;                         ///< of cards that end here

    friend bool operator==(const Block&, const Block&) = default;
};

} // namespace zhilan::reader
