#include "core/series/table_series.h"

#include "core/series/assemble.h"
#include "core/series/wording.h"

#include <algorithm>
#include <map>
#include <set>

namespace zhilan::series
{
namespace
{

using document::Document;
using document::Table;

constexpr std::size_t kMaxColumns = 64; // wider than anybody writes; bounds the work on hostile tables

template <typename Entry>
bool holdsAny(const std::vector<Entry>& entries, ByteSpan span)
{
    const auto first =
        std::lower_bound(entries.begin(), entries.end(), span.begin,
                         [](const Entry& entry, std::uint32_t begin) { return entry.span.begin < begin; });
    return first != entries.end() && first->span.begin < span.end && !first->span.empty();
}

/// The text line right above the table, when there is no blank line of another block's in between but one.
std::string lineAbove(const Document& document, const Table& table)
{
    if (!document.tree)
        return {};
    const std::string_view source = document.tree->source();
    if (table.span.begin > source.size())
        return {};
    std::string_view before = source.substr(0, table.span.begin);
    for (int blankLines = 0; blankLines < 3; ++blankLines) {
        const std::size_t end = before.find_last_not_of(" \t\r\n>");
        if (end == std::string_view::npos)
            return {};
        before = before.substr(0, end + 1);
        const std::size_t begin = before.find_last_of('\n');
        const std::string_view line = trimmed(before.substr(begin == std::string_view::npos ? 0 : begin + 1));
        if (!line.empty())
            return line.size() <= 240 ? std::string(line) : std::string();
    }
    return {};
}

/// Title and unit around a table: its heading, or a line in bold right above it.
struct Surroundings {
    std::string heading;
    std::optional<NamedUnit> unit;
};

/// What a line says when it names the table below it: a heading (also one inside a list item), or a line in bold as a
/// whole. Empty for running text.
std::string captionIn(std::string_view line)
{
    std::string_view words = line;
    while (words.starts_with("- ") || words.starts_with("* ") || words.starts_with("> "))
        words = trimmed(words.substr(2));
    if (words.starts_with('#')) {
        words = trimmed(words.substr(std::min(words.find_first_not_of('#'), words.size())));
    } else if (words.starts_with("**") && words.size() <= 120) {
        const std::size_t end = words.find("**", 2);
        const std::string_view after = end == std::string_view::npos ? words : trimmed(words.substr(end + 2));
        if (end == std::string_view::npos || !(after.empty() || after == ":" || after == "："))
            return {};
        words = trimmed(words.substr(2, end - 2));
    } else {
        return {};
    }
    std::string out(words);
    while (out.ends_with(":") || out.ends_with("#"))
        out.pop_back();
    return out;
}

Surroundings surroundingsOf(const Document& document, const Table& table)
{
    Surroundings out;
    // a title made of the file's name says nothing about a table
    if (table.section < document.sections.size())
        out.heading = document.sections[table.section].title;
    else if (document.titleNode != markdown::kNoNode)
        out.heading = document.title;
    const std::string above = lineAbove(document, table);
    if (above.find("单位") != std::string::npos && !above.starts_with('|'))
        out.unit = namedUnit(above);
    if (std::string caption = captionIn(above); !caption.empty())
        out.heading = std::move(caption);
    if (!out.unit)
        out.unit = namedUnit(out.heading);
    return out;
}

class TableReader
{
public:
    TableReader(const Document& document, std::uint32_t index, Today today)
        : m_table(document.tables[index])
        , m_index(index)
        , m_today(today)
        , m_columns(std::min(m_table.header.size(), kMaxColumns))
        , m_around(surroundingsOf(document, m_table))
    {
    }

    std::vector<Series> run() &&
    {
        if (m_columns < 2 || m_table.rows.empty())
            return {};
        if (!timeAcross() && !timeDown())
            overCategories();
        return std::move(m_out);
    }

private:
    const std::string& cell(std::size_t row, std::size_t column) const
    {
        static const std::string kEmpty;
        const auto& cells = m_table.rows[row].cells;
        return column < cells.size() ? cells[column] : kEmpty;
    }

    Observation observe(std::size_t row, std::size_t column) const
    {
        Observation out;
        out.cell = valueCell(cell(row, column), m_today);
        out.text = cell(row, column);
        out.line = m_table.rows[row].line;
        out.span = m_table.rows[row].span;
        return out;
    }

    void keep(std::optional<Series> series, std::string title, std::size_t column)
    {
        if (!series)
            return;
        series->title = std::move(title);
        series->source = {SourceKind::Table, m_table.line, m_table.section, m_index, static_cast<std::uint32_t>(column),
                          m_table.span};
        m_out.push_back(std::move(*series));
    }

    std::optional<NamedUnit> unitOf(const std::string& header) const
    {
        if (auto unit = namedUnit(header))
            return unit;
        if (header.find('%') != std::string::npos)
            return NamedUnit{"%", quantity::Dimension::Percent, 1, {}, {}, false};
        return m_around.unit;
    }

    /// The header names periods: each row is a series.
    bool timeAcross()
    {
        std::vector<std::optional<PeriodCell>> periods(m_columns);
        std::size_t count = 0;
        std::size_t first = m_columns;
        for (std::size_t column = 1; column < m_columns; ++column) {
            periods[column] = periodCell(m_table.header[column], m_today);
            if (periods[column]) {
                ++count;
                first = std::min(first, column);
            }
        }
        if (count < 2)
            return false;
        for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
            std::string label;
            for (std::size_t column = 0; column < first; ++column) {
                const std::string part(trimmed(cell(row, column)));
                if (!part.empty())
                    label += (label.empty() ? "" : " ") + part;
            }
            std::vector<Observation> observations;
            for (std::size_t column = first; column < m_columns; ++column) {
                if (!periods[column])
                    continue;
                Observation observation = observe(row, column);
                observation.x = m_table.header[column];
                observation.period = periods[column]->period;
                observation.forecast = periods[column]->forecast;
                observations.push_back(std::move(observation));
            }
            if (label.starts_with("CAGR") || label.find("复合增长") != std::string::npos)
                continue;
            keep(assemble(std::move(observations), XKind::Time, unitOf(label)), rowTitle(label, m_around.heading), row);
        }
        return true;
    }

    std::optional<std::size_t> periodColumn(std::vector<std::optional<PeriodCell>>& periods) const
    {
        for (std::size_t column = 0; column < m_columns; ++column) {
            std::size_t filled = 0;
            std::size_t read = 0;
            std::vector<std::optional<PeriodCell>> found(m_table.rows.size());
            for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
                const std::string& text = cell(row, column);
                if (trimmed(text).empty() || isTotal(text))
                    continue;
                ++filled;
                found[row] = periodCell(text, m_today);
                read += found[row] ? 1 : 0;
            }
            if (read >= 2 && read * 10 >= filled * 6) {
                periods = std::move(found);
                return column;
            }
        }
        return std::nullopt;
    }

    /// A column names periods: the others are series, split by a key column when periods come again.
    bool timeDown()
    {
        std::vector<std::optional<PeriodCell>> periods;
        const auto time = periodColumn(periods);
        if (!time)
            return false;
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < periods.size(); ++row) {
            if (periods[row])
                rows.push_back(row);
        }
        const bool unique = uniquePeriods(rows, periods);
        if (unique && (*time == 0 || !isLabelColumn(0))) {
            seriesDown(rows, periods, *time, {}, m_columns);
            return true;
        }
        for (std::size_t key = 0; key < m_columns; ++key) {
            if (key == *time || !isLabelColumn(key))
                continue;
            std::vector<std::pair<std::string, std::vector<std::size_t>>> groups;
            std::map<std::string, std::size_t> where;
            for (const std::size_t row : rows) {
                const std::string name(trimmed(cell(row, key)));
                const auto [at, fresh] = where.try_emplace(name, groups.size());
                if (fresh)
                    groups.push_back({name, {}});
                groups[at->second].second.push_back(row);
            }
            const bool repeats = groups.size() * 2 <= rows.size();
            if (!repeats || !std::all_of(groups.begin(), groups.end(),
                                         [&](const auto& group) { return uniquePeriods(group.second, periods); }))
                continue;
            for (const auto& [name, members] : groups)
                seriesDown(members, periods, *time, name, key);
            return true;
        }
        return *time == 0; // with labels in front of the dates, the labels are the categories
    }

    static bool uniquePeriods(const std::vector<std::size_t>& rows,
                              const std::vector<std::optional<PeriodCell>>& periods)
    {
        std::set<std::pair<std::chrono::sys_days, std::chrono::sys_days>> seen;
        return std::all_of(rows.begin(), rows.end(), [&](std::size_t row) {
            return seen.emplace(periods[row]->period.start, periods[row]->period.end).second;
        });
    }

    bool isLabelColumn(std::size_t column) const
    {
        std::size_t labels = 0;
        std::size_t filled = 0;
        for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
            const ValueCell value = valueCell(cell(row, column), m_today);
            filled += value.kind != CellKind::Blank ? 1 : 0;
            labels += value.kind == CellKind::Text ? 1 : 0;
        }
        return filled > 0 && labels * 10 >= filled * 7 && filled * 10 >= m_table.rows.size() * 7;
    }

    void seriesDown(const std::vector<std::size_t>& rows, const std::vector<std::optional<PeriodCell>>& periods,
                    std::size_t time, const std::string& key, std::size_t keyColumn)
    {
        for (std::size_t column = 0; column < m_columns; ++column) {
            if (column == time || column == keyColumn || isNumbering(column))
                continue;
            std::vector<Observation> observations;
            for (const std::size_t row : rows) {
                Observation observation = observe(row, column);
                observation.x = std::string(trimmed(cell(row, time)));
                observation.period = periods[row]->period;
                observation.forecast = periods[row]->forecast;
                observations.push_back(std::move(observation));
            }
            std::string title = columnTitle(m_table.header[column], m_around.heading);
            if (!key.empty())
                title.insert(0, key + " · ");
            keep(assemble(std::move(observations), XKind::Time, unitOf(m_table.header[column])), std::move(title),
                 column);
        }
    }

    /// 1, 2, 3 … or a header such as # or 序号.
    bool isNumbering(std::size_t column) const
    {
        const std::string_view header = trimmed(m_table.header[column]);
        if (header == "#" || header == "序号" || header == "No." || header == "No" || header == "编号" ||
            header == "排名" || header == "Rank" || header == "ID")
            return true;
        if (namedUnit(header))
            return false;
        for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
            if (trimmed(cell(row, column)) != std::to_string(row + 1))
                return false;
        }
        return true;
    }

    /// 指标 | 数值: each row measures something else, so nothing may be compared.
    bool isListOfMeasures() const
    {
        static const std::set<std::string, std::less<>> kHeaders = {
            "指标",       "项目",        "属性",   "维度",  "参数",     "条目",      "主题",       "数据点",
            "metric",     "metrics",     "item",   "topic", "property", "parameter", "data point", "statistic",
            "assumption", "observation", "status", "field", "driver",   "factor",    "variable",   "build step",
            "置信度",     "confidence",  "名称",   "key",   "时间",     "timeframe", "period",     "时间戳"};
        std::string header(trimmed(withoutParentheses(m_table.header.front())));
        std::transform(header.begin(), header.end(), header.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return header.empty() || kHeaders.contains(header);
    }

    /// Value, Data point: what the rows say, whatever it is; their values need not compare.
    bool isCatchAll(std::size_t column) const
    {
        static const std::set<std::string, std::less<>> kHeaders = {"value",    "data point", "datapoint", "result",
                                                                    "estimate", "数值",       "数据",      "数据点",
                                                                    "结果",     "值",         "内容",      "detail"};
        std::string header(trimmed(withoutParentheses(m_table.header[column])));
        std::transform(header.begin(), header.end(), header.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return kHeaders.contains(header);
    }

    /// The first column holds plain numbers: the others are drawn over them.
    bool overNumbers(std::vector<Observation>& xs) const
    {
        for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
            if (isTotal(cell(row, 0)))
                continue;
            Observation observation = observe(row, 0);
            if (observation.cell.kind != CellKind::Value ||
                observation.cell.quantity.low != observation.cell.quantity.high)
                return false;
            observation.number = static_cast<double>(row);
            xs.push_back(std::move(observation));
        }
        const auto sameUnit = [&](const Observation& x) {
            return x.cell.quantity.unit == xs.front().cell.quantity.unit &&
                   x.cell.quantity.dimension == xs.front().cell.quantity.dimension;
        };
        return xs.size() >= 3 && !isNumbering(0) && std::all_of(xs.begin(), xs.end(), sameUnit);
    }

    void overCategories()
    {
        if (isListOfMeasures())
            return;
        std::vector<Observation> xs;
        const bool numbers = overNumbers(xs);
        if (!numbers && !isLabelColumn(0))
            return;
        for (std::size_t column = 1; column < m_columns; ++column) {
            if (isNumbering(column) || isCatchAll(column))
                continue;
            std::vector<Observation> observations;
            std::set<std::string, std::less<>> labels;
            bool repeated = false;
            for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
                if (isTotal(cell(row, 0)) || trimmed(cell(row, 0)).empty())
                    continue;
                Observation observation = observe(row, column);
                observation.x = std::string(trimmed(cell(row, 0)));
                repeated = repeated || !labels.insert(observation.x).second;
                observations.push_back(std::move(observation));
            }
            if (numbers) {
                std::size_t at = 0;
                for (Observation& observation : observations)
                    observation.number = xs[at++].cell.quantity.low;
            }
            if (repeated && !numbers)
                nameBySecondColumn(observations);
            keep(assemble(std::move(observations), numbers ? XKind::Number : XKind::Category,
                          unitOf(m_table.header[column])),
                 columnTitle(m_table.header[column], m_around.heading), column);
        }
    }

    /// "NVIDIA | B300": the second column tells apart what the first repeats.
    void nameBySecondColumn(std::vector<Observation>& observations) const
    {
        if (m_columns < 3 || !isLabelColumn(1))
            return;
        std::size_t at = 0;
        for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
            if (isTotal(cell(row, 0)) || trimmed(cell(row, 0)).empty())
                continue;
            observations[at++].x += " " + std::string(trimmed(cell(row, 1)));
        }
    }

    const Table& m_table;
    std::uint32_t m_index;
    Today m_today;
    std::size_t m_columns;
    Surroundings m_around;
    std::vector<Series> m_out;
};

} // namespace

bool isStructural(const Document& document, const Table& table)
{
    return holdsAny(document.info, table.span) || holdsAny(document.chapters, table.span) ||
           holdsAny(document.terms, table.span) || holdsAny(document.references, table.span);
}

std::vector<Series> tableSeries(const Document& document, std::uint32_t table, Today today)
{
    if (isStructural(document, document.tables[table]))
        return {};
    return TableReader(document, table, today).run();
}

} // namespace zhilan::series
