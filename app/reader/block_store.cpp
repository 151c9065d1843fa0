#include "app/reader/block_store.h"

#include <algorithm>
#include <limits>

namespace zhilan::reader
{

namespace
{

constexpr float kEmsUnit = 4;

// What a block has besides, by the two highest bits: a number of Item, a number of More, or a quote itself. kNone:
// nothing.
constexpr std::uint32_t kTag = 3U << 30U;
constexpr std::uint32_t kItem = 0U << 30U;
constexpr std::uint32_t kQuote = 1U << 30U;
constexpr std::uint32_t kMore = 2U << 30U;

template <typename Whole>
Whole packed(float value)
{
    return static_cast<Whole>(std::clamp(value + 0.5F, 0.0F, static_cast<float>(std::numeric_limits<Whole>::max())));
}

} // namespace

BlockStore::BlockStore(const std::vector<Block>& blocks)
{
    reserve(blocks.size());
    for (const Block& block : blocks)
        push_back(block);
    m_items.shrink_to_fit();
    m_more.shrink_to_fit();
}

Block BlockStore::operator[](std::size_t index) const
{
    const Packed& from = m_blocks[index];
    Block block;
    block.kind = from.kind;
    block.level = from.level;
    block.firstPart = from.firstPart;
    block.lastPart = from.lastPart;
    block.note = from.note;
    block.tight = from.tight;
    block.node = from.node;
    block.span = from.span;
    block.card = from.card;
    block.left = from.left;
    block.ems = static_cast<float>(from.ems) / kEmsUnit;
    block.before = from.before;
    block.padTop = from.padTop;
    block.padBottom = from.padBottom;
    if (from.more == kNone)
        return block;
    const std::uint32_t number = from.more & ~kTag;
    if ((from.more & kTag) == kItem) {
        block.marker = m_items[number].marker;
        block.ordinal = m_items[number].ordinal;
    } else if ((from.more & kTag) == kQuote) {
        block.quote = number;
    } else {
        const More& more = m_more[number];
        block.first = more.first;
        block.last = more.last;
        block.marker = more.marker;
        block.back = more.back;
        block.ordinal = more.ordinal;
        block.rows = more.rows;
        block.quote = more.quote;
        block.fold = more.fold;
        block.literal = more.literal;
    }
    return block;
}

void BlockStore::push_back(const Block& block)
{
    Packed& to = m_blocks.emplace_back();
    to.span = block.span;
    to.node = block.node;
    to.card = block.card;
    to.ems = packed<std::uint16_t>(block.ems * kEmsUnit);
    to.kind = block.kind;
    to.firstPart = block.firstPart;
    to.lastPart = block.lastPart;
    to.note = block.note;
    to.tight = block.tight;
    to.level = block.level;
    to.left = packed<std::uint8_t>(block.left);
    to.before = packed<std::uint8_t>(block.before);
    to.padTop = packed<std::uint8_t>(block.padTop);
    to.padBottom = packed<std::uint8_t>(block.padBottom);
    const More more{block.first, block.last,  block.marker, block.back,   block.ordinal,
                    block.rows,  block.quote, block.fold,   block.literal};
    const auto hasOnly = [&more](const More& wanted) {
        return more == wanted;
    };
    if (hasOnly({}))
        return;
    if (hasOnly({.marker = more.marker, .ordinal = more.ordinal})) {
        to.more = kItem | static_cast<std::uint32_t>(m_items.size());
        m_items.push_back({more.marker, more.ordinal});
    } else if (hasOnly({.quote = more.quote})) {
        to.more = kQuote | more.quote;
    } else {
        to.more = kMore | static_cast<std::uint32_t>(m_more.size());
        m_more.push_back(more);
    }
}

} // namespace zhilan::reader
