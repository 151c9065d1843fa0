#pragma once

#include "core/quantity/named_unit.h"
#include "core/series/pairs.h"

#include <optional>
#include <string_view>
#include <vector>

namespace zhilan::series
{

/// Dates and values that a sentence lists one after the other.
struct Respective {
    std::vector<Pair> pairs;
    std::optional<quantity::NamedUnit> unit; ///< of bare numbers, which the last value names for all: "10、20、30亿元"
};

/// "2023年、2024年、2025年收入分别为10、20、30亿元", "$1bn, $2bn and $3bn in 2023, 2024 and 2025, respectively": as
/// many values as dates. nullopt without the word, or where they are not as many. Linear in the reading.
[[nodiscard]] std::optional<Respective> respectivePairs(const Chunk& chunk, std::string_view sentence,
                                                        const quantity::Reading& reading);

} // namespace zhilan::series
