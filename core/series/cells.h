#pragma once

#include "core/quantity/quantity.h"
#include "core/series/series.h"
#include "core/text/parentheses.h"
#include "core/text/space.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::series
{

using text::parenthesised;
using text::trimmed;
using text::withoutParentheses;

using Today = std::optional<std::chrono::sys_days>;

/// A cell as a place in time: the whole of it is one period.
struct PeriodCell {
    Period period;
    bool forecast = false;
};

enum class CellKind : std::uint8_t {
    Blank,        ///< nothing, —, n/a
    RepeatAbove,  ///< 同上, 〃: what stands in the row above
    RepeatBefore, ///< 同左, same: what stood before
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
    bool forecast = false;       ///< 预计…
    UnreadReason reason = UnreadReason::NoNumber; ///< Text: why
    std::string detail;                           ///< Text: of the reason
};

/// What the whole of a cell says. Remarks in parentheses, footnote marks and words such as 年化 do not count; a value
/// in parentheses is below zero.
struct Cell {
    std::optional<PeriodCell> period;
    ValueCell value;
};

/// What a cell is read against.
struct CellContext {
    Today today;
    std::optional<int> year;        ///< that the table is about: the year of 1月 and Q1
    bool trianglesNegative = false; ///< ▲12 is a loss, as Japanese accounts have it
};
/// Linear; text without any figure costs next to nothing.
[[nodiscard]] Cell readCell(std::string_view cell, const CellContext& context);

/// The cell as a part of a year that only its surroundings name: Q1, 上半年, 5月, Jan. An empty one is the year itself.
[[nodiscard]] std::optional<PeriodCell> readPartOfYear(std::string_view cell, int year);

/// Nothing, —, n/a, 未披露.
[[nodiscard]] bool isBlankCell(std::string_view cell);

/// 同上, 〃, ditto, 同左.
[[nodiscard]] bool isRepeat(std::string_view cell);

/// 合计, Total, CAGR, 平均: not a member of the row or column it stands in.
[[nodiscard]] bool isTotal(std::string_view cell);

/// Letters, digits and Han alone, in ASCII lower case: what is left when punctuation and spaces are dropped.
[[nodiscard]] std::string bareWords(std::string_view text);
/// bareWords() without what leaves a value what it is: 预计, 约, annualized, reached.
[[nodiscard]] std::string wordsThatMatter(std::string_view text);

} // namespace zhilan::series
