#pragma once

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
};

/// Everything in a text that has a unit (money, percentages and factors among them). Numbers from ten thousand on that
/// are bare, of money or counted come a second time, or only, without unit: 5亿 and 5亿美元 are both above 1亿. Smaller
/// bare numbers and dates are none.
/// `columnHead`: the head of the table column or row that the text stands in; a bare number counts what it names, 120
/// below 产能（GWh） is 120 GWh. The head itself counts nothing.
/// Texts without a digit and without 百, 千, 万, 亿 or 倍 are not looked at. Linear.
[[nodiscard]] std::vector<ComparableAmount> amountsIn(std::string_view utf8, std::string_view columnHead = {});

} // namespace zhilan::search
