#pragma once

#include "app/reader/block_layout.h"

#include <vector>

namespace zhilan::reader
{

/// The texts of a block as its layout has them for items, in the same order (of a table cell by cell), without any
/// geometry. Of a picture what is written for it. Linear in the block.
[[nodiscard]] std::vector<InlineText> blockTexts(const LayoutContext& context, const Block& block);

/// Of a heading or paragraph, without its speaker; the last one of a footnote ends with the ways back to where it was
/// referred to.
[[nodiscard]] InlineText paragraphText(const LayoutContext& context, const Block& block);

/// Of a Head: empty where the document has no title to be shown.
[[nodiscard]] InlineText headTitle(const LayoutContext& context, const Block& block);

} // namespace zhilan::reader
