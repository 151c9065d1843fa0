#pragma once

#include "core/markdown/tree.h"

#include <cstdint>
#include <vector>

namespace zhilan::markdown
{

inline constexpr std::uint32_t kNoItem = 0xFFFFFFFFU;

/// One inline token of a block's content. Ranges are half-open in the content, not in the source.
struct InlineItem {
    enum class Kind : std::uint8_t {
        Text,   ///< content byte for byte; delimiters that turned out to be none are text too
        Escape, ///< text that is not what the content says: `text`
        Leaf,   ///< node without children
        Open,   ///< node with children, up to its Close
        Close,
    };
    Kind kind = Kind::Text;
    NodeKind node = NodeKind::Text;
    bool hanBreak = false;
    bool display = false;
    bool html = false;
    bool shown = false;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t prev = kNoItem;
    std::uint32_t next = kNoItem;
    TextRef text;
    TextRef extra;
};

/// A doubly linked list kept in one vector, so that openers and closers are put in anywhere at constant cost.
class InlineItems
{
public:
    void clear()
    {
        m_items.clear();
        m_first = m_last = kNoItem;
    }
    [[nodiscard]] InlineItem& operator[](std::uint32_t index) { return m_items[index]; }
    [[nodiscard]] const InlineItem& operator[](std::uint32_t index) const { return m_items[index]; }
    [[nodiscard]] std::uint32_t first() const { return m_first; }
    [[nodiscard]] std::uint32_t last() const { return m_last; }

    std::uint32_t append(const InlineItem& item) { return insertAfter(m_last, item); }
    /// kNoItem as `place`: at the front.
    std::uint32_t insertAfter(std::uint32_t place, InlineItem item)
    {
        const auto index = static_cast<std::uint32_t>(m_items.size());
        item.prev = place;
        item.next = place == kNoItem ? m_first : m_items[place].next;
        m_items.push_back(item);
        (item.prev == kNoItem ? m_first : m_items[item.prev].next) = index;
        (item.next == kNoItem ? m_last : m_items[item.next].prev) = index;
        return index;
    }
    std::uint32_t insertBefore(std::uint32_t place, const InlineItem& item)
    {
        return insertAfter(m_items[place].prev, item);
    }
    /// Takes out everything between the two.
    void cutBetween(std::uint32_t before, std::uint32_t after)
    {
        m_items[before].next = after;
        m_items[after].prev = before;
    }
    /// Takes out what comes after `place`, up to and with `last`.
    void cutThrough(std::uint32_t place, std::uint32_t last)
    {
        if (m_items[last].next == kNoItem)
            truncateAfter(place);
        else
            cutBetween(place, m_items[last].next);
    }
    /// Takes out everything after `place`.
    void truncateAfter(std::uint32_t place)
    {
        m_items[place].next = kNoItem;
        m_last = place;
    }

private:
    std::vector<InlineItem> m_items;
    std::uint32_t m_first = kNoItem;
    std::uint32_t m_last = kNoItem;
};

} // namespace zhilan::markdown
