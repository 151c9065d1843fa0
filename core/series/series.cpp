#include "core/series/series.h"

#include "core/series/table_series.h"
#include "core/series/text_series.h"

#include <algorithm>
#include <iterator>

namespace zhilan::series
{

std::string_view xKindName(XKind kind)
{
    switch (kind) {
    case XKind::Time:
        return "time";
    case XKind::Category:
        return "category";
    case XKind::Number:
        return "number";
    }
    return {};
}

std::vector<Series> extract(const document::Document& document)
{
    const Today today = document.date ? Today(document.date->start) : Today();
    std::vector<Series> out;
    std::vector<bool> tablesWithSeries(document.tables.size());
    for (std::uint32_t table = 0; table < document.tables.size(); ++table) {
        std::vector<Series> found = tableSeries(document, table, today);
        tablesWithSeries[table] = !found.empty();
        std::move(found.begin(), found.end(), std::back_inserter(out));
    }
    const std::size_t fromTables = out.size();
    for (Series& text : textSeries(document, today, tablesWithSeries)) {
        const auto tablesEnd = out.begin() + static_cast<std::ptrdiff_t>(fromTables);
        if (std::none_of(out.begin(), tablesEnd, [&](const Series& table) { return tellsTheSame(text, table); }))
            out.push_back(std::move(text));
    }
    std::stable_sort(out.begin(), out.end(), [](const Series& a, const Series& b) {
        const bool aTime = a.xKind == XKind::Time;
        const bool bTime = b.xKind == XKind::Time;
        return aTime != bTime ? aTime : a.source.span.begin < b.source.span.begin;
    });
    return out;
}

} // namespace zhilan::series
