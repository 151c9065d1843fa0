#pragma once

#include "core/document/document.h"
#include "core/quantity/named_unit.h"

#include <optional>
#include <string>

namespace zhilan::series
{

/// What stands around a table and says what it is about: its heading or a line in bold right above it.
struct Surroundings {
    std::string heading; ///< as written; empty where nothing names it
    std::optional<quantity::NamedUnit> unit;
    std::optional<int> year; ///< the one year that the heading names
};
[[nodiscard]] Surroundings surroundingsOf(const document::Document& document, const document::Table& table);

/// The name that the line above `begin` gives to what begins there: a heading, a line in bold, or, for a list, a short
/// line that ends in a colon. Empty without. Costs the lines right above.
[[nodiscard]] std::string captionAbove(const document::Document& document, std::uint32_t begin, bool colonNames);

} // namespace zhilan::series
