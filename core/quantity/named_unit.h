#pragma once

#include "core/quantity/quantity.h"

#include <optional>
#include <string>
#include <string_view>

namespace zhilan::quantity
{

/// The unit that a header, caption or row label names: "（GW）", "($bn, ~)", "[亿元]", "单位：万人", "Revenue, $bn",
/// "营收/亿元", "in millions of USD".
struct NamedUnit {
    std::string unit;
    Dimension dimension = Dimension::Number;
    double multiplier = 1;
    std::string suffix; ///< what the multiplier is called: 亿, bn, "" for 1
    std::string per;
    bool approximate = false;
    std::string name; ///< the header without it
};
/// Bounded, but as slow as reading a page of text.
[[nodiscard]] std::optional<NamedUnit> namedUnit(std::string_view header);
/// In a sentence or heading: only in brackets or after 单位.
[[nodiscard]] std::optional<NamedUnit> captionUnit(std::string_view caption);
/// What a heading or a line above ends with: "Data-center load, GW", "Contract prices in USD per GB".
[[nodiscard]] std::optional<NamedUnit> trailingUnit(std::string_view words);

/// What a header says of a value below it that `words` wrote: 120 below 产能（GWh） is 120 GWh, 13.5 below 营收（亿元）
/// are 13.5亿元, $23.2 below （$bn） are billions. A multiplier of the value's own, 1.2亿, stays alone.
void apply(const NamedUnit& header, std::string_view words, Quantity& value);

/// No multiplier in the words: neither 万 nor "bn".
[[nodiscard]] bool isUnscaled(std::string_view words);

} // namespace zhilan::quantity
