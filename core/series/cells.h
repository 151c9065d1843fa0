#pragma once

#include "core/quantity/quantity.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace zhilan::series
{

using Today = std::optional<std::chrono::sys_days>;

/// A cell as a place in time: the whole of it is one period.
struct PeriodCell {
    Period period;
    bool forecast = false;
};
[[nodiscard]] std::optional<PeriodCell> periodCell(std::string_view cell, Today today);

enum class CellKind : std::uint8_t {
    Blank,  ///< nothing, —, n/a
    Repeat, ///< 同上, 〃: what stands above
    Value,
    Text,
};

struct ValueCell {
    CellKind kind = CellKind::Text;
    quantity::Quantity quantity; ///< Value
    std::string words;           ///< Value: the quantity's own text
    std::string noun;            ///< a short word after a bare number that may be its unit: "20M wafers"
    std::string ownUnit;         ///< set where the value was converted: the unit as written
    bool maybeYear = false;      ///< 2024: a value only in a column of values
    bool increment = false;      ///< 又增加…: comes on top of what stood before
    std::string why;             ///< Text: English
};
/// A cell as a value: apart from remarks in parentheses, footnote marks and words such as 年化 it is one quantity.
[[nodiscard]] ValueCell valueCell(std::string_view cell, Today today);

/// 合计, Total, CAGR, 平均: not a member of the row or column it stands in.
[[nodiscard]] bool isTotal(std::string_view cell);

/// The unit that a header or heading names in parentheses or after 单位: "（GW）", "($bn, ~)", "（亿元）".
struct NamedUnit {
    std::string unit;
    quantity::Dimension dimension = quantity::Dimension::Number;
    double multiplier = 1;
    std::string suffix; ///< what the multiplier is called: 亿, bn, "" for 1
    std::string per;
    bool approximate = false;
};
[[nodiscard]] std::optional<NamedUnit> namedUnit(std::string_view header);

/// Without parenthesised parts, half- and full-width; nested ones too.
[[nodiscard]] std::string withoutParentheses(std::string_view text);
/// The content of each outermost pair of parentheses.
[[nodiscard]] std::vector<std::string> parenthesised(std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace zhilan::series
