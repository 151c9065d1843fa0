#include "core/document/build.h"
#include "core/series/series.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <cmath>

using namespace zhilan;

namespace
{

void check(const series::Series& series, const document::Document& document)
{
    const std::string_view source = document.tree->source();
    fuzz::expectSpan(series.source.span, source, "a series stands in the source");
    fuzz::expect(series.source.kind == series::SourceKind::Text || series.source.table < document.tables.size(),
                 "a series has its table");
    fuzz::expect(!series.points.empty(), "a series has points");
    for (const series::Point& point : series.points) {
        fuzz::expectSpan(point.span, source, "a point stands in the source");
        fuzz::expectSpan(point.cell, source, "a point's value stands in the source");
        fuzz::expect(std::isfinite(point.value), "a line can be drawn through every point");
        fuzz::expect(point.low <= point.value && point.value <= point.high, "a value is between its bounds");
        fuzz::expect(point.period.has_value() == (series.xKind == series::XKind::Time),
                     "a point has its place in time");
    }
    if (series.xKind == series::XKind::Time)
        fuzz::expect(std::is_sorted(series.points.begin(), series.points.end(),
                                    [](const series::Point& a, const series::Point& b) {
                                        return a.period->start < b.period->start;
                                    }),
                     "points are in order of time");
    for (const series::UnreadCell& cell : series.unread)
        fuzz::expectSpan(cell.span, source, "what is unread stands in the source");
    if (series.fit)
        fuzz::expect(std::isfinite(series.fit->perYear) && std::isfinite(series.fit->doublingDays) &&
                         std::isfinite(series.fit->r2),
                     "a fit is made of numbers");
}

} // namespace

/// Bytes → document → series.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto document = document::fromBytes(fuzz::bytesOf(data, size), "fuzz", {.encoding = "UTF-8"});
    if (!document)
        return 0;
    for (const series::Series& series : series::extract(**document))
        check(series, **document);
    return 0;
}
