#include "core/series/table_series.h"

#include "core/series/table_reader.h"
#include "core/series/wording.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace zhilan::series
{
namespace
{

template <typename Entry>
bool holdsAny(const std::vector<Entry>& entries, ByteSpan span)
{
    const auto first =
        std::lower_bound(entries.begin(), entries.end(), span.begin,
                         [](const Entry& entry, std::uint32_t begin) { return entry.span.begin < begin; });
    return first != entries.end() && first->span.begin < span.end && !first->span.empty();
}

bool isJapanese(const document::Document& document, const Surroundings& around)
{
    return document.language.starts_with("ja") || (around.unit && around.unit->unit == "JPY");
}

} // namespace

TableReader::TableReader(const document::Document& document, std::uint32_t index, Today today, Pace& pace)
    : m_table(document.tables[index])
    , m_index(index)
    , m_around(surroundingsOf(document, m_table))
    , m_grid(m_table, {today, m_around.year, isJapanese(document, m_around)}, pace)
    , m_labelColumns(m_grid.columns())
    , m_numberings(m_grid.columns())
{
}

void TableReader::run(Extraction& out) &&
{
    if (m_grid.columns() < 2 || m_grid.rows() == 0)
        return;
    if (!timeAcross() && !timeDown() && !timeInGroups())
        overCategories();
    tellColumnsApart();
    std::move(m_out.begin(), m_out.end(), std::back_inserter(out.series));
    std::move(m_refused.begin(), m_refused.end(), std::back_inserter(out.refused));
}

std::string_view TableReader::trimmedText(std::size_t row, std::size_t column) const
{
    return trimmed(m_grid.text(row, column));
}

Observation TableReader::observe(std::size_t row, std::size_t column)
{
    Observation out;
    out.cell = m_grid.cell(row, column).value;
    out.text = m_grid.text(row, column);
    out.line = m_grid.row(row).line;
    out.span = m_grid.row(row).span;
    out.cellSpan = m_grid.span(row, column);
    return out;
}

bool TableReader::isLabelColumn(std::size_t column)
{
    std::optional<bool>& known = m_labelColumns[column];
    if (!known) {
        std::size_t labels = 0;
        std::size_t filled = 0;
        for (std::size_t row = 0; row < m_grid.rows(); ++row) {
            const CellKind kind = m_grid.cell(row, column).value.kind;
            filled += kind != CellKind::Blank ? 1 : 0;
            labels += kind == CellKind::Text ? 1 : 0;
        }
        known = filled > 0 && labels * 10 >= filled * 7 && filled * 10 >= m_grid.rows() * 7;
    }
    return *known;
}

/// 1, 2, 3 … (or from 0) or a header such as # or 序号.
bool TableReader::readsAsNumbering(std::size_t column) const
{
    const std::string_view header = trimmed(m_grid.header(column));
    for (const std::string_view name : {"#", "序号", "No.", "No", "编号", "排名", "Rank", "ID", "番号", "順位", "№"}) {
        if (header == name)
            return true;
    }
    if (isIdentifier(header))
        return true;
    if (quantity::namedUnit(header))
        return false;
    const std::size_t first = m_grid.rows() > 0 && trimmedText(0, column) == "0" ? 0 : 1;
    for (std::size_t row = 0; row < m_grid.rows(); ++row) {
        if (trimmedText(row, column) != std::to_string(row + first))
            return false;
    }
    return true;
}

bool TableReader::isNumbering(std::size_t column)
{
    std::optional<bool>& known = m_numberings[column];
    if (!known)
        known = readsAsNumbering(column);
    return *known;
}

std::optional<quantity::NamedUnit> TableReader::unitOf(const std::string& header) const
{
    if (auto unit = quantity::namedUnit(header))
        return unit;
    if (header.find('%') != std::string::npos)
        return quantity::NamedUnit{"%", quantity::Dimension::Percent, 1, {}, {}, false, header};
    return m_around.unit;
}

Source TableReader::sourceOf(std::size_t column) const
{
    return {SourceKind::Table, m_table.line, m_table.section, m_index, static_cast<std::uint32_t>(column),
            m_table.span};
}

void TableReader::refuse(std::vector<Observation> observations, const std::optional<quantity::NamedUnit>& unit,
                         const std::string& title, std::size_t column)
{
    auto refused = refusal(std::move(observations), unit);
    if (!refused)
        return;
    refused->title = title;
    refused->source = sourceOf(column);
    m_refused.push_back(std::move(*refused));
}

void TableReader::keep(std::vector<Series> found, const std::string& title, std::size_t column)
{
    const bool several = found.size() > 1;
    for (Series& series : found) {
        series.title = several ? title + " (" + series.unit + ")" : title;
        series.source = sourceOf(column);
        if (m_grid.isCut()) {
            const auto& row = m_grid.row(m_grid.rows());
            series.unread.push_back(unreadCell({}, row.line, row.span, UnreadReason::TooManyRows));
        }
        m_out.push_back(std::move(series));
    }
}

/// "Production | Share | Production (2027) | Share": a header that comes again belongs to the column left of it, or
/// the row above it, unless the units tell the two apart.
void TableReader::tellColumnsApart()
{
    struct Namesakes {
        std::size_t count = 0;
        std::set<std::string, std::less<>> units;
    };
    std::map<std::string, Namesakes, std::less<>> all;
    for (const Series& series : m_out) {
        ++all[series.title].count;
        all[series.title].units.insert(series.unit);
    }
    for (Series& series : m_out) {
        const std::size_t column = series.source.column;
        const Namesakes& namesakes = all[series.title];
        if (namesakes.count > 1 && namesakes.units.size() == namesakes.count && !series.unit.empty()) {
            series.title += " (" + series.unit + ")";
            continue;
        }
        if (namesakes.count < 2)
            continue;
        std::string_view beside;
        if (m_across && column > 0)
            beside = trimmedText(column - 1, 0); // the row above
        else if (!m_across && column > 1 && column < m_grid.columns())
            beside = trimmed(m_grid.header(column - 1));
        const auto unit = quantity::namedUnit(beside);
        if (!beside.empty())
            series.title += " · " + (unit ? unit->name : std::string(beside));
    }
}

bool isStructural(const document::Document& document, const document::Table& table)
{
    return holdsAny(document.info, table.span) || holdsAny(document.chapters, table.span) ||
           holdsAny(document.terms, table.span) || holdsAny(document.references, table.span);
}

void tableSeries(const document::Document& document, std::uint32_t table, Today today, Pace& pace, Extraction& out)
{
    if (!isStructural(document, document.tables[table]))
        TableReader(document, table, today, pace).run(out);
}

} // namespace zhilan::series
