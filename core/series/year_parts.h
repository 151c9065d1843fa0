#pragma once

#include "core/series/cells.h"

#include <optional>
#include <string>
#include <string_view>

namespace zhilan::series
{

/// "Q2" and "5月" below "2024Q1": the year that was named last goes on, as long as the parts keep to one direction; a
/// Q1 after a Q4 may be of either year and is not placed. Call it for the cells of one row or column in order.
class CarriedYear
{
public:
    [[nodiscard]] std::optional<PeriodCell> next(const Cell& cell, std::string_view text);

private:
    std::optional<int> m_year;
    std::optional<Period> m_last;
    int m_direction = 0; ///< of the parts since the year was named
};

/// What a column next to one of years says: Q1, 第一季度, 1月, H1, Jan; 1 under 季度 or Month; 全年 is the whole year.
[[nodiscard]] std::optional<PeriodCell> partUnder(std::string_view header, std::string_view cell, int year);

/// The year that a period is all of, or a part of.
[[nodiscard]] std::optional<int> yearOf(const Period& period);

/// 2024 with Q1: "2024 Q1"; with 一季度: "2024年一季度".
[[nodiscard]] std::string yearWithPart(int year, std::string_view header, std::string_view cell);

} // namespace zhilan::series
