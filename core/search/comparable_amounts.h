#pragma once

#include "core/quantity/named_unit.h"
#include "core/search/large_number.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Amounts with units, made comparable.
namespace zhilan::search
{

struct ComparableAmount {
    std::string unit; ///< the base unit of its kind: W for GW, s for hours; what cannot be converted is its own; empty:
                      ///< a large number, whatever it counts
    double low = 0;   ///< may be infinite
    double high = 0;
    std::size_t begin = 0; ///< bytes, in the text that was read
    std::size_t end = 0;
    bool bare = false; ///< LargeNumber::Bare
    /// A number for the unit that it is written in, where that is converted, and kAge; 0 of all others.
    std::uint8_t written = 0;
};
/// 15岁: as long as so many years, though no stretch of time.
inline constexpr std::uint8_t kAge = 127;

/// Everything in a text that has a unit (money, percentages and factors among them). Numbers from ten thousand on that
/// are bare, of money or counted come a second time, or only, without unit: 5亿 and 5亿美元 are both above 1亿. Smaller
/// bare numbers and dates are none, and so is what names things in figures: see largeNumber().
/// `head`: of the table column or row that the text stands in; see quantity::apply().
/// Texts that are not mayHaveAmount() are not looked at. Linear.
[[nodiscard]] std::vector<ComparableAmount> amountsIn(std::string_view utf8, const quantity::NamedUnit* head = nullptr,
                                                      Names names = Names::LeftOut);

/// A digit is in it, half or full width, or one of 百千万亿倍萬億. Linear.
[[nodiscard]] bool mayHaveAmount(std::string_view utf8);

} // namespace zhilan::search
