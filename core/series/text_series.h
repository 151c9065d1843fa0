#pragma once

#include "core/series/cells.h"
#include "core/series/series.h"

#include <vector>

namespace zhilan::series
{

/// Series told in a sentence, a list or a table cell: at least three times a period with its value right beside it
/// ("今年10-15 GW，明年30-40 GW，2028年约100 GW"). `tablesWithSeries`: tables already read as series. Linear.
[[nodiscard]] std::vector<Series> textSeries(const document::Document& document, Today today,
                                             const std::vector<bool>& tablesWithSeries);

/// Each point of `text` stands in `table` too: same unit, periods and values.
[[nodiscard]] bool tellsTheSame(const Series& text, const Series& table);

} // namespace zhilan::series
