#pragma once

#include "core/series/pace.h"
#include "core/series/series.h"

#include <cstdint>
#include <vector>

namespace zhilan::series
{

/// Whether what makes no series is looked for as well, which takes longer.
enum class Tell : std::uint8_t { Series, Refused };

/// extractAll() at a given pace.
[[nodiscard]] Extraction extractAllAt(Pace& pace, const document::Document& document, Tell tell = Tell::Refused);
/// extract() at a given pace.
[[nodiscard]] std::vector<Series> extractAt(Pace& pace, const document::Document& document);

} // namespace zhilan::series
