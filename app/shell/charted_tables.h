#pragma once

#include "app/reader/sparkline.h"
#include "core/series/series.h"

namespace zhilan::shell
{

/// Tables that a chart is made of, with its shape. Linear in the series. Any thread.
[[nodiscard]] reader::ChartedTables chartedTables(const series::Extraction& numbers);

} // namespace zhilan::shell
