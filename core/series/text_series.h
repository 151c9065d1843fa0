#pragma once

#include "core/series/cells.h"
#include "core/series/extraction.h"
#include "core/series/pace.h"
#include "core/series/series.h"

#include <vector>

namespace zhilan::series
{

/// Adds the series told in a sentence, a list or a table cell: at least three times a period with its value right
/// beside it ("今年10-15 GW，明年30-40 GW，2028年约100 GW"). Tell::Refused tells as refused what a sentence compares
/// with nothing third ("今年10-15 GW，明年30-40 GW"). `tablesWithSeries`: tables already read as series. Linear.
void textSeries(const document::Document& document, Today today, const std::vector<bool>& tablesWithSeries, Pace& pace,
                Tell tell, Extraction& out);

/// Drops what a table says too, or an earlier text: same unit, periods and values. Linear times the logarithm.
void dropToldTwice(std::vector<Series>& told, const std::vector<Series>& tables);

} // namespace zhilan::series
