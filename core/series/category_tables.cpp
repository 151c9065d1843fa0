// Tables over categories, or over numbers that are no dates.
#include "core/series/table_reader.h"
#include "core/series/wording.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace zhilan::series
{

namespace
{

/// Whole numbers that never fall from row to row: ids, pages, settings, places in a list.
bool countsUp(const std::vector<Point>& points)
{
    double before = -std::numeric_limits<double>::infinity();
    return std::all_of(points.begin(), points.end(), [&](const Point& point) {
        const bool whole = point.kind == quantity::Kind::Point && !point.approximate && point.low == point.high &&
                           point.low == std::floor(point.low);
        const bool fits = whole && point.low >= before;
        before = point.low;
        return fits;
    });
}

/// Amounts of money that cannot be compared: nobody should look for them in vain.
bool severalCurrencies(const std::vector<Observation>& observations)
{
    std::set<std::string_view> currencies;
    for (const Observation& each : observations)
        if (each.cell.kind == CellKind::Value && each.cell.quantity.dimension == quantity::Dimension::Currency)
            currencies.insert(each.cell.quantity.unit);
    return currencies.size() > 1;
}

} // namespace

bool TableReader::isRowOfCategories(std::size_t row) const
{
    const std::string_view label = trimmedText(row, 0);
    return !label.empty() && !isTotal(label);
}

/// The first column holds plain numbers: the others are drawn over them.
bool TableReader::overNumbers(std::vector<Observation>& xs)
{
    for (std::size_t row = 0; row < m_grid.rows(); ++row) {
        if (!isRowOfCategories(row))
            continue;
        Observation observation = observe(row, 0);
        const quantity::Quantity& q = observation.cell.quantity;
        if (observation.cell.kind != CellKind::Value || q.low != q.high)
            return false;
        if (!xs.empty() &&
            (q.unit != xs.front().cell.quantity.unit || q.dimension != xs.front().cell.quantity.dimension))
            return false;
        xs.push_back(std::move(observation));
    }
    return xs.size() >= 3 && !isNumbering(0);
}

/// One observation a row that is a category, named by the first column.
std::vector<Observation> TableReader::overRows(std::size_t column, const std::vector<Observation>* xs)
{
    std::vector<Observation> out;
    for (std::size_t row = 0; row < m_grid.rows(); ++row) {
        if (!isRowOfCategories(row))
            continue;
        Observation observation = observe(row, column);
        observation.x = std::string(trimmedText(row, 0));
        if (xs != nullptr)
            observation.number = (*xs)[out.size()].cell.quantity.low;
        out.push_back(std::move(observation));
    }
    return out;
}

/// "NVIDIA | B300": the second column tells apart what the first repeats.
void TableReader::nameBySecondColumn(std::vector<Observation>& observations)
{
    std::set<std::string_view> labels;
    const bool repeated = !std::all_of(observations.begin(), observations.end(),
                                       [&](const Observation& each) { return labels.insert(each.x).second; });
    if (!repeated || m_grid.columns() < 3 || !isLabelColumn(1))
        return;
    std::size_t at = 0;
    for (std::size_t row = 0; row < m_grid.rows(); ++row) {
        if (isRowOfCategories(row))
            observations[at++].x += " " + std::string(trimmedText(row, 1));
    }
}

void TableReader::overCategories()
{
    std::vector<Observation> xs;
    const bool numbers = overNumbers(xs);
    if (!numbers && !isLabelColumn(0))
        return;
    // 指标 | 数值: each row measures something else, unless the header says what all of them are and the units agree
    const bool measures = namesMeasures(m_grid.header(0));
    for (std::size_t column = 1; column < m_grid.columns(); ++column) {
        const std::string& header = m_grid.header(column);
        const Grid::Marks& marks = m_grid.marks(column);
        if (marks.figures < 3 || marks.figures * 2 < marks.filled) // no series, whatever it says
            continue;
        if (isNumbering(column) || isCatchAll(header) || (measures && !isMeasure(header)))
            continue;
        std::vector<Observation> observations = overRows(column, numbers ? &xs : nullptr);
        if (!numbers)
            nameBySecondColumn(observations);
        std::vector<Series> found =
            assembleEach(observations, numbers ? XKind::Number : XKind::Category, unitOf(header));
        if (!isMeasure(header))
            std::erase_if(found, [&](const Series& series) {
                return series.unit.empty() && (numbers || countsUp(series.points));
            });
        if (found.empty()) {
            if (severalCurrencies(observations))
                refuse(std::move(observations), unitOf(header), columnTitle(header, m_around.heading), column);
            continue;
        }
        if (measures && (found.size() != 1 || !found.front().unread.empty() || found.front().unit.empty()))
            continue;
        for (Series& series : found) {
            for (std::size_t row = 0; row < m_grid.rows(); ++row) {
                const std::string_view label = trimmedText(row, 0);
                if (isTotal(label) && m_grid.cell(row, column).value.kind != CellKind::Blank)
                    series.unread.push_back(unreadCell(std::string(label), m_grid.row(row).line, m_grid.row(row).span,
                                                       UnreadReason::Total));
            }
        }
        keep(std::move(found), columnTitle(header, m_around.heading), column);
    }
}

} // namespace zhilan::series
