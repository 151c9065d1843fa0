#pragma once

#include "app/reader/block_layout.h"

namespace zhilan::reader
{

/// Column widths for a table in `width` pixels: as wide as the content asks when there is room (what is left over goes
/// to the columns in proportion), else the widest are narrowed by wrapping, none below its longest word, else wider
/// than the page and scrolled. Looks at no more than the first 60 rows, and fewer where they are long; remembered in
/// the context.
[[nodiscard]] const TableShape& tableShape(markdown::NodeId table, double width, LayoutContext& context);

/// How a cell's text is set.
[[nodiscard]] TextLook cellLook(const LayoutContext& context, bool header, bool tabular);

/// A number with at most a short unit: "10–15 GW", "~100亿美元", "95%". Text about numbers is none.
[[nodiscard]] bool looksNumeric(QStringView cell);
/// "同上", a dash, "n/a": shown muted.
[[nodiscard]] bool saysNothingNew(QStringView cell);

} // namespace zhilan::reader
