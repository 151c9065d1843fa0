#pragma once

#include "app/reader/block_layout.h"

#include <memory>
#include <unordered_map>

namespace zhilan::reader
{

/// By cell.
using CellLayouts = std::unordered_map<markdown::NodeId, std::unique_ptr<TextLayout>>;

/// Column widths for a table in `width` pixels: as wide as the content asks when there is room (what is left over goes
/// to the columns in proportion), else the widest are narrowed by wrapping, none below its longest word, else wider
/// than the page and scrolled. Looks at no more than the first 60 rows, and fewer where they are long; remembered in
/// the context.
/// `measured`: gets the layouts of cells that were made for it, whole and without a width, as cellLook() has them when
/// not tabular; nothing where the shape is remembered.
[[nodiscard]] const TableShape& tableShape(const Block& block, double width, LayoutContext& context,
                                           CellLayouts* measured = nullptr);

/// How a cell's text is set.
[[nodiscard]] TextLook cellLook(const LayoutContext& context, const Block& block, bool header, bool tabular);

/// A number with at most a short unit: "10–15 GW", "~100亿美元", "95%". Text about numbers is none.
[[nodiscard]] bool looksNumeric(QStringView cell);
/// "同上", a dash, "n/a": shown muted.
[[nodiscard]] bool saysNothingNew(QStringView cell);

} // namespace zhilan::reader
