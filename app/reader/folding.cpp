#include "app/reader/folding.h"

#include "app/reader/metrics.h"

#include <algorithm>

namespace zhilan::reader
{

namespace
{

std::vector<std::uint32_t> shownBlocks(const BlockList& whole)
{
    std::vector<std::uint32_t> shown;
    shown.reserve(whole.blocks.size());
    auto fold = whole.folds.begin();
    for (std::uint32_t i = 0; i < whole.blocks.size();) {
        while (fold != whole.folds.end() && (fold->first < i || !fold->closed))
            ++fold;
        if (fold != whole.folds.end() && fold->first == i && fold->last > i) {
            i = fold->last;
            continue;
        }
        shown.push_back(i++);
    }
    return shown;
}

/// Cards end with what is still shown of them, and the space at their ends goes along.
void fitCards(BlockList& list, const std::vector<std::uint32_t>& places)
{
    const auto shownFrom = [&places](std::uint32_t whole) {
        return static_cast<std::uint32_t>(std::lower_bound(places.begin(), places.end(), whole) - places.begin());
    };
    for (Block& block : list.blocks)
        block.padBottom = 0;
    constexpr auto kPad = static_cast<float>(metrics::kCardPad);
    for (Card& card : list.cards) {
        const std::uint32_t first = shownFrom(card.firstBlock);
        const std::uint32_t end = shownFrom(card.lastBlock + 1);
        if (first == end)
            continue; // hidden, and no block refers to it
        card.firstBlock = first;
        card.lastBlock = end - 1;
        card.insetBottom = 0;
        list.blocks[card.lastBlock].padBottom += kPad;
        for (std::uint32_t outer = card.parent; outer != kNone; outer = list.cards[outer].parent) {
            if (list.cards[outer].lastBlock == card.lastBlock)
                card.insetBottom += kPad;
        }
    }
}

} // namespace

BlockList shownPart(const BlockList& whole, std::vector<std::uint32_t>& places)
{
    places = shownBlocks(whole);
    BlockList list;
    list.cards = whole.cards;
    list.folds = whole.folds;
    list.speakers = whole.speakers;
    list.annotations = whole.annotations;
    list.blocks.reserve(places.size());
    for (const std::uint32_t place : places)
        list.blocks.push_back(whole.blocks[place]);
    if (!whole.byByte.empty()) {
        std::vector<std::uint32_t> shown(whole.blocks.size(), kNone);
        for (std::uint32_t i = 0; i < places.size(); ++i)
            shown[places[i]] = i;
        for (const std::uint32_t place : whole.byByte) {
            if (shown[place] != kNone)
                list.byByte.push_back(shown[place]);
        }
    }
    fitCards(list, places);
    return list;
}

} // namespace zhilan::reader
