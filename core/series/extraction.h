#pragma once

#include "core/series/pace.h"
#include "core/series/series.h"

#include <vector>

namespace zhilan::series
{

/// extract() at a given pace.
[[nodiscard]] std::vector<Series> extractAt(Pace& pace, const document::Document& document);

} // namespace zhilan::series
