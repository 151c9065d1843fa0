#pragma once

#include "core/series/pace.h"
#include "core/series/series.h"

#include <vector>

namespace zhilan::series
{

/// extractAll() at a given pace.
[[nodiscard]] Extraction extractAllAt(Pace& pace, const document::Document& document);
/// extract() at a given pace.
[[nodiscard]] std::vector<Series> extractAt(Pace& pace, const document::Document& document);

} // namespace zhilan::series
