#pragma once

#include "app/reader/accessible_element.h"

namespace zhilan::reader
{

/// A table whose first part is this block, and a cell of it, counted row by row.
[[nodiscard]] AccessibleElement* makeAccessibleTable(AccessibleReader* reader, std::size_t block);
[[nodiscard]] AccessibleElement* makeAccessibleCell(AccessibleReader* reader, std::size_t block, int index);

/// The cell that is a text item of a table's part; null where there is none.
[[nodiscard]] QAccessibleInterface* cellOfItem(AccessibleReader& reader, std::size_t part, int item);

} // namespace zhilan::reader
