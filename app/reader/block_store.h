#pragma once

#include "app/reader/block.h"

#include <cstddef>
#include <iterator>
#include <vector>

namespace zhilan::reader
{

/// The blocks of a page, packed: a document of 10 MB has a hundred thousand of them, and most have little of what a
/// Block can say. Blocks come out by value.
class BlockStore
{
public:
    class Iterator
    {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Block;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = Block;

        Iterator(const BlockStore* store, std::size_t index) : m_store(store), m_index(index) {}
        Block operator*() const { return (*m_store)[m_index]; }
        Iterator& operator++()
        {
            ++m_index;
            return *this;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        const BlockStore* m_store;
        std::size_t m_index;
    };

    BlockStore() = default;
    explicit BlockStore(const std::vector<Block>& blocks);

    [[nodiscard]] std::size_t size() const { return m_blocks.size(); }
    [[nodiscard]] bool empty() const { return m_blocks.empty(); }
    [[nodiscard]] Block operator[](std::size_t index) const;
    [[nodiscard]] Block front() const { return (*this)[0]; }
    [[nodiscard]] Block back() const { return (*this)[size() - 1]; }
    [[nodiscard]] Iterator begin() const { return {this, 0}; }
    [[nodiscard]] Iterator end() const { return {this, size()}; }
    /// Of its span.
    [[nodiscard]] std::uint32_t beginOf(std::size_t index) const { return m_blocks[index].span.begin; }

    void reserve(std::size_t count) { m_blocks.reserve(count); }
    void push_back(const Block& block);

private:
    struct Packed {
        ByteSpan span;
        markdown::NodeId node = markdown::kNoNode;
        std::uint32_t card = kNone;
        std::uint32_t more = kNone; ///< tagged, see block_store.cpp
        std::uint16_t ems = 0;      ///< in quarters
        BlockKind kind : 4 = BlockKind::Paragraph;
        bool firstPart : 1 = true;
        bool lastPart : 1 = true;
        bool note : 1 = false;
        bool tight : 1 = false;
        std::uint8_t level = 0;
        // Whole pixels, as all metrics are.
        std::uint8_t left = 0;
        std::uint8_t before = 0;
        std::uint8_t padTop = 0;
        std::uint8_t padBottom = 0;
    };
    /// What the first block of a list's item has.
    struct Item {
        markdown::NodeId marker = markdown::kNoNode;
        std::uint32_t ordinal = kNone;
    };
    /// What only tables, code in parts, titles that fold and ends of footnotes have.
    struct More {
        markdown::NodeId first = markdown::kNoNode;
        markdown::NodeId last = markdown::kNoNode;
        markdown::NodeId marker = markdown::kNoNode;
        markdown::NodeId back = markdown::kNoNode;
        std::uint32_t ordinal = kNone;
        std::uint32_t rows = 0;
        std::uint32_t quote = kNone;
        std::uint32_t fold = kNone;
        std::uint32_t literal = 0;
        friend bool operator==(const More&, const More&) = default;
    };

    std::vector<Packed> m_blocks;
    std::vector<Item> m_items;
    std::vector<More> m_more;
};

} // namespace zhilan::reader
