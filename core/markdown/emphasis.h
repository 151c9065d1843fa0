#pragma once

#include "core/markdown/flanking.h"
#include "core/markdown/inline_items.h"

#include <cstdint>
#include <vector>

namespace zhilan::markdown
{

/// Delimiter runs that wait for their partners (GFM 0.29, "An algorithm for parsing nested emphasis and links"): '*'
/// and
/// '_', and the pairs "~~" and "==".
class DelimiterStack
{
public:
    explicit DelimiterStack(InlineItems& items) : m_items(items) {}

    void clear() { m_delimiters.clear(); }
    [[nodiscard]] std::size_t size() const { return m_delimiters.size(); }
    /// `item` is the text item of the run.
    void push(std::uint32_t item, char delimiter, Flanking flanking);
    /// Pairs the runs from the `bottom`-th on, putting openers and closers into the items, and forgets them. Linear.
    void process(std::size_t bottom);
    /// Forgets those of the runs from the `bottom`-th on that begin before `content`.
    void discardBefore(std::size_t bottom, std::uint32_t content);
    /// Forgets the runs from the `bottom`-th on, which stay text.
    void discard(std::size_t bottom) { m_delimiters.resize(bottom); }

private:
    struct Delimiter {
        std::uint32_t item;
        std::uint32_t length;
        std::uint32_t left; ///< of `length`, not yet paired
        char delimiter;
        Flanking flanking;
        std::int64_t prev;
        std::int64_t next;
    };
    [[nodiscard]] bool pairs(const Delimiter& opener, const Delimiter& closer) const;
    void wrap(Delimiter& opener, Delimiter& closer);

    InlineItems& m_items;
    std::vector<Delimiter> m_delimiters;
};

} // namespace zhilan::markdown
