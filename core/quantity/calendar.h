#pragma once

#include "core/quantity/lexicon.h"
#include "core/quantity/periods.h"

#include <optional>

namespace zhilan::quantity
{

constexpr std::string_view kWithoutYear = "a date without a year";

// What the readers of periods share: stretches of the calendar, and the numbers that dates are written with.

[[nodiscard]] Period monthsPeriod(int year, int month, int count, Precision precision, bool approximate = false);
[[nodiscard]] Period yearPeriod(int year);
[[nodiscard]] Period monthPeriod(int year, int month);
[[nodiscard]] Period quarterPeriod(int year, int quarter);
[[nodiscard]] Period halfPeriod(int year, int half);
/// nullopt for 31 February.
[[nodiscard]] std::optional<Period> dayPeriod(int year, int month, int day);

/// What may follow a year: 上半年, 第三季度, Q3, 底, 前.
enum class Part : std::uint8_t { First, Second, Q1, Q2, Q3, Q4, Early, Middle, Late, Before, About };
[[nodiscard]] const Lexicon<Part>& yearParts();
[[nodiscard]] Period partOf(int year, Part part);

struct DateNumber {
    int value = 0;
    std::size_t end = 0;
};
/// One or two digits, or Han up to 三十一.
[[nodiscard]] std::optional<DateNumber> smallNumber(const Chars& text, std::size_t at);
/// Four digits (or 二〇二五), 1000–2999, that are not part of a longer run.
[[nodiscard]] std::optional<DateNumber> fourDigits(const Chars& text, std::size_t at);
/// 25, '25, 2025 after FY, Q1, YE.
[[nodiscard]] std::optional<DateNumber> shortOrLongYear(const Chars& text, std::size_t at);
/// Past E, F, A, P after a year in a table: estimate, forecast, actual.
[[nodiscard]] std::size_t skipForecastMark(const Chars& text, std::size_t at);
[[nodiscard]] bool isRangeMark(char32_t c);

[[nodiscard]] std::optional<PeriodMatch> found(std::optional<Period> period, std::size_t end);

/// After "2026年": months, days, halves, quarters, 底; the year itself where nothing follows.
[[nodiscard]] std::optional<PeriodMatch> afterYear(const Chars& text, std::size_t at, int year);

/// A run of months of a year; `first` is 1–12.
struct MonthSpan {
    int first = 1;
    int count = 1;
    Precision precision = Precision::Month;
    std::size_t end = 0;
};
/// Q1-Q3, Q1-3, 1-3季度, 第一至第三季度.
[[nodiscard]] std::optional<MonthSpan> quarterRange(const Chars& text, std::size_t at);
/// 前三季度, 前9个月.
[[nodiscard]] std::optional<MonthSpan> firstMonths(const Chars& text, std::size_t at);
/// After the digits of a year without 年: 2024上半年, 2024 Q1-Q3, 2024底. nullopt where nothing of it follows.
[[nodiscard]] std::optional<PeriodMatch> afterBareYear(const Chars& text, std::size_t at, int year);

/// Jan 2026, January 15, 2026, 15 January 2026, third quarter of 2026, early 2026, 05-Aug-2016.
[[nodiscard]] std::optional<PeriodMatch> fromEnglish(const Chars& text, std::size_t at);
[[nodiscard]] std::optional<PeriodMatch> fromDayFirst(const Chars& text, std::size_t at);
/// The month that "2016 November" and "2019-Sep-1" go on with.
[[nodiscard]] std::optional<PeriodMatch> monthAfterYear(const Chars& text, std::size_t at, int year);

/// 今年, 下半年, 3月5日, Q2: counted from the context; without a period where the context does not give the year.
[[nodiscard]] std::optional<PeriodMatch> fromRelative(const Chars& text, std::size_t at, const PeriodContext& context);
/// 令和5年, 民国三年, 20世纪80年代, 90年代, 08年, 18年10月.
[[nodiscard]] std::optional<PeriodMatch> fromEra(const Chars& text, std::size_t at);

} // namespace zhilan::quantity
