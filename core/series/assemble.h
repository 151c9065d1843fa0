#pragma once

#include "core/quantity/named_unit.h"
#include "core/series/cells.h"
#include "core/series/series.h"

#include <optional>
#include <vector>

namespace zhilan::series
{

/// One place on the x axis with its cell, before it is known whether they make a series.
struct Observation {
    std::string x;
    std::optional<Period> period;
    double number = 0;
    bool forecast = false;
    ValueCell cell;
    std::string text;
    std::uint32_t line = 1;
    ByteSpan span; ///< the row, or the sentence part
    ByteSpan cellSpan;
};

/// A series out of observations of one column: one unit for all of them, repeats filled in, points in order, the fit.
/// Cells of another unit and cells not understood are listed as unread. nullopt when too few agree: then it is no
/// series. Title and source are the caller's. O(n log n).
[[nodiscard]] std::optional<Series> assemble(std::vector<Observation> observations, XKind xKind,
                                             const std::optional<quantity::NamedUnit>& headerUnit);

/// What to say of observations along time that assemble() made no series of although most are numbers: a series without
/// points, each of them unread with what stood against it. nullopt for what holds hardly any numbers. O(n log n).
[[nodiscard]] std::optional<Series> refusal(std::vector<Observation> observations,
                                            const std::optional<quantity::NamedUnit>& headerUnit);

/// Where a column holds two currencies, each often, it is a series for each.
[[nodiscard]] std::vector<Series> assembleEach(std::vector<Observation> observations, XKind xKind,
                                               const std::optional<quantity::NamedUnit>& headerUnit);

[[nodiscard]] UnreadCell unreadCell(std::string text, std::uint32_t line, ByteSpan span, UnreadReason reason,
                                    std::string detail = {});

/// Amounts do; shares, multiples and temperatures do not.
[[nodiscard]] bool growsByFactor(quantity::Dimension dimension);

/// Least squares of log(value) over the midpoints of the periods; nullopt with fewer than three positive points, with
/// a negative one, or without extent in time.
[[nodiscard]] std::optional<Fit> fitExponential(const std::vector<Point>& points);

} // namespace zhilan::series
