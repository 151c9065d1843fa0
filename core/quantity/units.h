#pragma once

#include "core/quantity/lexicon.h"
#include "core/quantity/quantity.h"

#include <optional>
#include <string_view>

namespace zhilan::quantity
{

struct Unit {
    std::string_view symbol; ///< as Quantity::unit
    Dimension dimension = Dimension::Number;
    double factor = 1; ///< what is written, in `symbol`: 美分 is 0.01 USD
};

struct UnitMatch {
    Unit unit;
    std::size_t end = 0;
};

/// The unit after a number, at `at` (past its blanks): 美元, GW, %, 倍, 个. `kana`: 円 and ¥ are yen anyway, 元 stays
/// yuan.
[[nodiscard]] std::optional<UnitMatch> unitAt(const Chars& text, std::size_t at);

/// The currency before a number: $, US$, RMB, 人民币.
[[nodiscard]] std::optional<UnitMatch> currencyBefore(const Chars& text, std::size_t at);

struct PerMatch {
    std::string per; ///< "GW/year"; empty: none
    std::size_t end = 0;
};
/// "/GW/年", " per year", "每年" after a unit.
[[nodiscard]] PerMatch perAt(const Chars& text, std::size_t at);
/// 每年, 每百万token, before what is counted by it. "每" alone is none.
[[nodiscard]] PerMatch perBefore(const Chars& text, std::size_t at);

} // namespace zhilan::quantity
