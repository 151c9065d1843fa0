#pragma once

#include "app/reader/block_store.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace zhilan::reader
{

/// What the heights of a page's blocks depend on besides its text.
struct PageScale {
    double zoom = 1;
    double column = 640; ///< width of the text column in pixels, zoom included
    friend bool operator==(const PageScale&, const PageScale&) = default;
};

/// Width of text in em, markup included: near enough for a height that is replaced when the block is laid out. Linear.
[[nodiscard]] float widthInEm(std::string_view text);

// Of a block, in whole pixels. Constant.

[[nodiscard]] double contentWidth(const Block& block, const PageScale& scale);
/// Space above it and the padding of cards.
[[nodiscard]] double frameHeight(const Block& block, const PageScale& scale);
/// Near enough until it is laid out; with its frame.
[[nodiscard]] double estimatedHeight(const Block& block, const PageScale& scale);

/// How high the blocks of a page may be, by groups of kGroup of them, whatever the width and zoom: so that another
/// width needs no look at each block. Each group's height is known at some widths at 100 %; between them it goes in
/// proportion to the lines' number, which goes with one over the width; and all of it goes with the zoom.
class HeightEstimates
{
public:
    static constexpr std::size_t kGroup = 64;

    HeightEstimates() = default;
    /// Linear; on several threads where there are many. Any thread.
    explicit HeightEstimates(const BlockStore& blocks);

    /// Whole pixels. Linear in the groups.
    [[nodiscard]] std::vector<double> groups(const PageScale& scale) const;

private:
    static constexpr std::array<double, 6> kColumns = {640, 480, 360, 240, 150, 80}; ///< descending
    std::vector<std::array<float, kColumns.size()>> m_heights;
};

} // namespace zhilan::reader
