#pragma once

#include "core/quantity/numerals.h"
#include "core/quantity/units.h"

#include <optional>

namespace zhilan::quantity
{

/// A duration of several parts, in the unit of the first one.
struct CompoundDuration {
    Unit unit;
    double value = 0;
    std::size_t end = 0;
};

/// 2小时22分钟19秒, 1h 30m, 2 hours and 5 minutes: days, hours, minutes and seconds, each part less than one of the
/// unit before. `first` is the number that begins it, its unit stands at `at`. nullopt where no second part follows.
[[nodiscard]] std::optional<CompoundDuration> compoundDurationAt(const Chars& text, const Numeral& first,
                                                                 std::size_t at);

} // namespace zhilan::quantity
