#pragma once

#include "core/series/cells.h"
#include "core/series/pace.h"
#include "core/series/series.h"

#include <cstdint>
#include <vector>

namespace zhilan::series
{

/// Adds the series of one table: down its columns when a column holds periods, along its rows when the header does,
/// else over categories or numbers. Linear in the table's cells (times the logarithm of its rows).
void tableSeries(const document::Document& document, std::uint32_t table, Today today, Pace& pace, Extraction& out);

/// The table is a structure of its own (information, chapters, glossary, references), not data.
[[nodiscard]] bool isStructural(const document::Document& document, const document::Table& table);

} // namespace zhilan::series
