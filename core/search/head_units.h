#pragma once

#include "core/base/string_map.h"
#include "core/quantity/named_unit.h"
#include "core/search/comparable_amounts.h"
#include "core/search/pieces.h"

#include <optional>
#include <string_view>
#include <vector>

namespace zhilan::search
{

/// What heads of columns and rows tell of the figures below and behind them; units are read once for each head.
class HeadUnits
{
public:
    /// Further heads name nothing. More than anybody writes, and reading one takes as long as a page of text.
    static constexpr std::size_t kMost = 1000;

    /// Null where it names none. Stays valid as long as this.
    [[nodiscard]] const quantity::NamedUnit* of(std::string_view head);
    /// Of a unit made of pieces, cells by what their head names. A head itself counts nothing: （亿元） is no amount,
    /// and below 订单号 figures alone are none.
    [[nodiscard]] std::vector<ComparableAmount> amountsIn(const UnitText& unit);

private:
    StringMap<std::optional<quantity::NamedUnit>> m_units;
};

} // namespace zhilan::search
