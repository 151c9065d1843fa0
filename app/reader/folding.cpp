#include "app/reader/folding.h"

#include "app/reader/metrics.h"

#include <algorithm>

namespace zhilan::reader
{

namespace
{

std::vector<std::uint32_t> placesShown(const BlockList& whole, const std::vector<bool>& closed)
{
    std::vector<std::uint32_t> shown;
    shown.reserve(whole.blocks.size());
    std::size_t fold = 0;
    for (std::uint32_t i = 0; i < whole.blocks.size();) {
        while (fold < whole.folds.size() && (whole.folds[fold].first < i || !closed[fold]))
            ++fold;
        if (fold < whole.folds.size() && whole.folds[fold].first == i && whole.folds[fold].last > i) {
            i = whole.folds[fold].last;
            continue;
        }
        shown.push_back(i++);
    }
    shown.shrink_to_fit();
    return shown;
}

/// Cards end with what is still shown of them, and the space at their ends goes along: by shown block.
std::vector<float> fitCards(std::vector<Card>& cards, const std::vector<std::uint32_t>& places)
{
    const auto shownFrom = [&places](std::uint32_t whole) {
        return static_cast<std::uint32_t>(std::lower_bound(places.begin(), places.end(), whole) - places.begin());
    };
    std::vector<float> pads(places.size(), 0);
    constexpr auto kPad = static_cast<float>(metrics::kCardPad);
    for (Card& card : cards) {
        const std::uint32_t first = shownFrom(card.firstBlock);
        const std::uint32_t end = shownFrom(card.lastBlock + 1);
        if (first == end)
            continue; // hidden, and no block refers to it
        card.firstBlock = first;
        card.lastBlock = end - 1;
        card.insetBottom = 0;
        pads[card.lastBlock] += kPad;
        for (std::uint32_t outer = card.parent; outer != kNone; outer = cards[outer].parent) {
            if (cards[outer].lastBlock == card.lastBlock)
                card.insetBottom += kPad;
        }
    }
    return pads;
}

} // namespace

BlockList shownPart(const BlockList& whole, const std::vector<bool>& closed, std::vector<std::uint32_t>& places)
{
    places = placesShown(whole, closed);
    BlockList list;
    list.cards = whole.cards;
    list.folds = whole.folds;
    list.speakers = whole.speakers;
    list.notes = whole.notes;
    const std::vector<float> pads = fitCards(list.cards, places);
    list.blocks.reserve(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        Block block = whole.blocks[places[i]];
        block.padBottom = pads[i];
        list.blocks.push_back(block);
    }
    if (!whole.byByte.empty()) {
        std::vector<std::uint32_t> shown(whole.blocks.size(), kNone);
        for (std::uint32_t i = 0; i < places.size(); ++i)
            shown[places[i]] = i;
        for (const std::uint32_t place : whole.byByte) {
            if (shown[place] != kNone)
                list.byByte.push_back(shown[place]);
        }
    }
    return list;
}

} // namespace zhilan::reader
