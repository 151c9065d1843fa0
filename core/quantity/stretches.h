#pragma once

#include "core/quantity/chars.h"
#include "core/quantity/periods.h"

#include <cstdint>
#include <optional>

namespace zhilan::quantity
{

/// Yes: "between" stands before, so that "and" leads to the last date.
enum class Between : std::uint8_t { No, Yes };

/// "2016年6月1日-6月30日", "2015年6月から2018年5月", "2024-01-01 to 2024-03-31": the date `first` and, behind a mark or
/// word at `at`, the one it reaches to, as one period from the begin of the one to the end of the other. A day or month
/// without a year is of the first one's. nullopt where no later date follows.
[[nodiscard]] std::optional<PeriodMatch> stretchFrom(const Chars& text, std::size_t at, const Period& first,
                                                     const PeriodContext& context, Between between = Between::No);

/// "between May 2015 and Feb 5th 2018", from the word on.
[[nodiscard]] std::optional<PeriodMatch> betweenDates(const Chars& text, std::size_t at, const PeriodContext& context);

/// Past a mark or word that leads from one date to another: -, 至, to, through, から; `at` where there is none.
[[nodiscard]] std::size_t stretchJointEnd(const Chars& text, std::size_t at, Between between = Between::No);

} // namespace zhilan::quantity
