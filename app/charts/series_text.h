#pragma once

#include "core/document/document.h"
#include "core/series/series.h"

#include <QString>
#include <QStringList>

/// What is said about a series in words. GUI thread (translations).
namespace zhilan::charts
{

/// "×10 a year, doubling every 3.6 months", "+35% a year", "halving every 2 years"; empty when there are fewer than
/// three points, the fit explains less than 80 % of the variation, or the curve is flat.
[[nodiscard]] QString growthText(const series::Series& series);

/// "2023–2026"; within a year "2026-01 – 2026-06"; empty when x is not time.
[[nodiscard]] QString spanText(const series::Series& series);

/// Unit, span, growth and source section: the parts that are known.
[[nodiscard]] QStringList subtitleParts(const series::Series& series, const document::Document* document);

/// The parts joined by " · ".
[[nodiscard]] QString subtitleText(const series::Series& series, const document::Document* document);

/// Why a cell or row of the source is no point of the series, as part of a sentence.
[[nodiscard]] QString unreadText(const series::UnreadCell& cell);

/// Name of the section the series comes from, else "line 123".
[[nodiscard]] QString sourceText(const series::Source& source, const document::Document* document);

/// Where one point stands: its section, else "line 123".
[[nodiscard]] QString pointSourceText(const series::Source& source, const series::Point& point,
                                      const document::Document* document);

/// One point in words: x, the text as written, what kind of value it is.
[[nodiscard]] QString pointText(const series::Point& point);

/// Title, subtitle and every point (the first 200 of them): what a screen reader is given beside the picture.
[[nodiscard]] QString summaryText(const series::Series& series, const document::Document* document);

/// x, value, low, high, unit, about, text, line; RFC 4180, "." as decimal point, empty cells for what is not finite.
[[nodiscard]] QString toCsv(const series::Series& series);

} // namespace zhilan::charts
