#pragma once

#include "app/reader/block_layout.h"

#include <vector>

namespace zhilan::reader
{

/// The document's properties as blocks, one below the other: a Property for each (a long value in several parts), and
/// before those that are folded, where they are many or long, a Summary. Empty without any. `frontMatter` becomes their
/// node. Linear.
[[nodiscard]] std::vector<Block> propertyRows(const document::Document& document, markdown::NodeId frontMatter);

/// Of a Property: the key, unless the block goes on with a value that was begun before; then the value, with addresses
/// of the web as links. Linear.
[[nodiscard]] std::vector<InlineText> propertyTexts(const LayoutContext& context, const Block& block);

/// Whether there may be anything to activate in it. Constant.
[[nodiscard]] bool mayHaveLink(const document::Document& document, const Block& property);

} // namespace zhilan::reader
