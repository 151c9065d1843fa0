#pragma once

#include <cstddef>
#include <string_view>

namespace zhilan::series
{

/// What a text can hold at most, told by its bytes alone and many times faster than reading it: each number that is
/// read has a figure in it, each period a mark of time.
struct Markers {
    std::size_t figures = 0; ///< runs of digits (ASCII, full-width) or of Han numerals
    std::size_t times = 0;   ///< four digits in a row, 年, 月, 季, Q3, FY, H1, '24, "year", "quarter", "month"
};
/// Linear in the text, allocates nothing; stops where both counts have reached `enough`.
[[nodiscard]] Markers countMarkers(std::string_view utf8, std::size_t enough);

/// False: countMarkers() would count fewer. Looks at all bytes, but at many of them at once: what is not told apart so
/// is worth counting.
[[nodiscard]] bool mayHoldMarkers(std::string_view utf8, const Markers& least);

/// False: there is neither a number nor a period in the cell, spelled out or not.
[[nodiscard]] bool mayHoldNumber(std::string_view cell);

} // namespace zhilan::series
