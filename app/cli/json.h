#pragma once

#include "core/base/byte_span.h"
#include "core/base/period.h"
#include "core/document/document.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace zhilan::cli
{

/// Keys keep the order in which they are written, which is the order of the contract.
using Json = nlohmann::ordered_json;

/// A value and a line feed, two spaces deep. Bytes that are no UTF-8 become U+FFFD; infinite numbers null.
[[nodiscard]] std::string dump(const Json& value);

/// Whole numbers up to 2^53 without a fraction ("100000000", not "100000000.0"); infinity and NaN as null.
[[nodiscard]] Json number(double value);
[[nodiscard]] Json seconds(std::chrono::milliseconds time);
/// Adds start_s, and start_from where the text does not tell the time at that very place; nothing without a time.
void addStart(Json& json, const std::optional<std::chrono::milliseconds>& start, document::StartFrom from);
/// "before", "chapter"; empty for a time that is stated.
[[nodiscard]] std::string_view startFromName(document::StartFrom from);
/// "46:20"; "from 46:20" for one that is not stated there.
[[nodiscard]] std::string startText(std::chrono::milliseconds start, document::StartFrom from);
[[nodiscard]] Json span(ByteSpan bytes);
/// null when empty.
[[nodiscard]] Json textOrNull(std::string_view text);
/// null before the first heading.
[[nodiscard]] Json sectionSlug(const document::Document& document, document::SectionId section);

/// ISO 8601 in the precision that is known: "2026", "2026-02", "2026-02-13"; other stretches by their first day.
[[nodiscard]] std::string isoPeriod(const Period& period);
/// The last day that belongs to the period.
[[nodiscard]] std::string isoLastDay(const Period& period);

} // namespace zhilan::cli
