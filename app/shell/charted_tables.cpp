#include "app/shell/charted_tables.h"

#include "app/charts/unit_line.h"

#include <algorithm>
#include <unordered_set>

namespace zhilan::shell
{

reader::ChartedTables chartedTables(const series::Extraction& numbers)
{
    constexpr std::size_t kMostPoints = 48; // more than can be told apart at this size
    reader::ChartedTables tables;
    std::unordered_set<std::uint32_t> seen;
    for (std::size_t i = 0; i < numbers.series.size(); ++i) {
        const series::Series& series = numbers.series[i];
        if (series.source.kind != series::SourceKind::Table || !seen.insert(series.source.table).second) {
            continue;
        }
        reader::ChartedTable table;
        table.table = series.source.table;
        table.color = static_cast<std::uint32_t>(i); // as its chart has
        table.name = QString::fromStdString(series.title);
        for (const charts::UnitPoint& point : charts::unitLine(series, kMostPoints)) {
            table.line.push_back({point.x, point.low, point.value, point.high});
        }
        table.line.shrink_to_fit();
        tables.push_back(std::move(table));
    }
    std::sort(tables.begin(), tables.end(), [](const auto& a, const auto& b) { return a.table < b.table; });
    return tables;
}

} // namespace zhilan::shell
