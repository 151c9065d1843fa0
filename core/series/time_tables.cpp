// Tables over time: along their rows, down their columns, or down a run of rows about one subject.
#include "core/series/table_reader.h"
#include "core/series/wording.h"
#include "core/series/year_parts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace zhilan::series
{
namespace
{

bool isGrowthRate(std::string_view label)
{
    return label.starts_with("CAGR") || label.starts_with("cagr") || label.find("复合增长") != std::string_view::npos;
}

/// 时间, Quarter: the column is meant for dates although some of its cells are not.
bool namesTime(std::string_view header)
{
    static constexpr std::array<std::string_view, 24> kWords = {
        "时间", "时期", "年份", "年度", "季度",    "月份",   "日期", "期间",  "財年",      "财年", "時期", "時間",
        "年",   "月",   "year", "date", "quarter", "period", "time", "month", "timeframe", "week", "when", "horizon"};
    std::string lower(trimmed(withoutParentheses(header)));
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

bool isForecastWord(std::string_view cell)
{
    static constexpr std::array<std::string_view, 26> kWords = {
        "projection", "projected", "forecast", "forecasted", "estimate", "estimated", "est.", "est",   "e",
        "f",          "预计",      "预测",     "预估",       "预期",     "估计",      "目标", "规划",  "target",
        "guidance",   "plan",      "planned",  "outlook",    "予想",     "予測",      "計画", "见込み"};
    constexpr std::size_t kLongestBytes = 24;
    if (cell.empty() || cell.size() > kLongestBytes)
        return false;
    std::string lower(cell);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::find(kWords.begin(), kWords.end(), lower) != kWords.end();
}

} // namespace

/// All columns with a period; where periods come again, or groups of the head measure different things, one course for
/// each group.
std::vector<TableReader::Course> TableReader::courses() const
{
    Course whole;
    std::vector<Course> groups;
    std::set<std::pair<std::chrono::sys_days, std::chrono::sys_days>> seen;
    bool apart = false;
    for (std::size_t column = 1; column < m_grid.columns(); ++column) {
        const auto& period = m_grid.headerPeriods()[column];
        if (!period)
            continue;
        whole.columns.push_back(column);
        const std::string& name = m_grid.group(column);
        if (name.empty())
            continue;
        apart = apart || isMeasure(name) || !seen.emplace(period->period.start, period->period.end).second;
        auto group = std::find_if(groups.begin(), groups.end(), [&](const Course& each) { return each.name == name; });
        if (group == groups.end())
            group = groups.insert(groups.end(), Course{name, {}});
        group->columns.push_back(column);
    }
    return apart ? groups : std::vector<Course>{whole};
}

/// The header names periods: each row is a series.
bool TableReader::timeAcross()
{
    const std::vector<Course> all = courses();
    std::size_t count = 0;
    std::size_t first = m_grid.columns();
    for (const Course& course : all) {
        count += course.columns.size();
        if (!course.columns.empty())
            first = std::min(first, course.columns.front());
    }
    if (count < 2)
        return false;
    m_across = true;
    std::vector<ValueCell> above(m_grid.columns());
    std::string measure;    // what the last row told that was no ratio
    std::size_t others = 0; // such rows since the last ratio: of several, only one that names a measure has it
    for (std::size_t row = 0; row < m_grid.rows(); ++row) {
        std::string label;
        for (std::size_t column = 0; column < first; ++column) {
            const std::string_view part = trimmedText(row, column);
            label += std::string(label.empty() || part.empty() ? "" : " ") + std::string(part);
        }
        std::string title = rowTitle(label, m_grid.header(0), m_around.heading);
        const bool ratio = isRatioOfAnother(label);
        if (!ratio) {
            measure = isGrowthRate(label) || label.empty() ? std::string() : title;
            ++others;
        } else {
            if (!measure.empty() && (others <= 1 || isMeasure(measure)))
                title = measure + " " + std::string(trimmed(withoutParentheses(label)));
            others = 0;
        }
        for (const Course& course : all) {
            std::vector<Observation> observations;
            for (const std::size_t column : course.columns) {
                const auto& period = m_grid.headerPeriods()[column];
                Observation observation = observe(row, column);
                if (observation.cell.kind == CellKind::RepeatAbove && row > 0)
                    observation.cell = above[column];
                above[column] = observation.cell;
                observation.x = m_grid.header(column);
                observation.period = period->period;
                observation.forecast = period->forecast || isForecastWord(m_grid.group(column));
                observations.push_back(std::move(observation));
            }
            if (isGrowthRate(label))
                continue;
            const auto own = course.name.empty() ? std::nullopt : quantity::namedUnit(course.name);
            const auto unit = own ? own : unitOf(label);
            std::vector<Series> found = assembleEach(observations, XKind::Time, unit);
            const std::string named = course.name.empty() ? title : title + " · " + (own ? own->name : course.name);
            if (found.empty())
                refuse(std::move(observations), unit, named, row);
            keep(std::move(found), named, row);
        }
    }
    return true;
}

/// The first column most of whose cells are periods.
std::optional<std::size_t> TableReader::periodColumn()
{
    for (std::size_t column = 0; column < m_grid.columns(); ++column) {
        const Grid::Marks& marks = m_grid.marks(column);
        if (marks.times < 2 || marks.times * 5 < marks.filled)
            continue;
        std::size_t filled = 0;
        std::size_t read = 0;
        const Periods periods = m_grid.periods(column);
        for (std::size_t row = 0; row < m_grid.rows(); ++row) {
            const std::string_view text = trimmedText(row, column);
            if (text.empty() || isTotal(text))
                continue;
            ++filled;
            read += periods[row] ? 1 : 0;
        }
        const std::size_t least = namesTime(m_grid.header(column)) ? 4 : 6; // of ten
        if (read >= 2 && read * 10 >= filled * least)
            return column;
    }
    return std::nullopt;
}

/// 年份 | 季度: years with a part of them in a column of its own are one place in time, and so are years left out below
/// another. Some other column must read so in most of its cells; then `periods` are those of both, and true is
/// returned.
bool TableReader::joinParts(std::size_t time, Periods& periods)
{
    constexpr std::size_t kMostColumns = 6;
    std::vector<std::optional<int>> years(periods.size());
    for (std::size_t row = 0; row < periods.size(); ++row) {
        if (periods[row] && periods[row]->period.precision != Precision::Year)
            return false;
        const bool leftOut =
            trimmedText(row, time).empty() || m_grid.cell(row, time).value.kind == CellKind::RepeatAbove;
        if (periods[row])
            years[row] = yearOf(periods[row]->period);
        else if (leftOut && row > 0)
            years[row] = years[row - 1];
    }
    for (std::size_t column = 0; column < std::min(m_grid.columns(), kMostColumns); ++column) {
        if (column == time)
            continue;
        Periods parts(periods.size());
        std::size_t filled = 0;
        std::size_t read = 0;
        for (std::size_t row = 0; row < periods.size() && filled < 8 + 2 * read; ++row) {
            const std::string_view text = trimmedText(row, column);
            if (!years[row] || text.empty() || isTotal(text))
                continue;
            ++filled;
            parts[row] = partUnder(m_grid.header(column), text, *years[row]);
            read += parts[row] ? 1 : 0;
        }
        if (read < 2 || read * 10 < filled * 6)
            continue;
        m_partColumn = column;
        m_joined.resize(periods.size());
        for (std::size_t row = 0; row < periods.size(); ++row) {
            const std::string_view text = trimmedText(row, column);
            m_joined[row] = parts[row] ? yearWithPart(*years[row], m_grid.header(column), text)
                                       : std::string(text.empty() ? trimmedText(row, time) : text);
        }
        periods = std::move(parts);
        return true;
    }
    return false;
}

/// What a row's place in time is called; a date left out below another is that date.
std::string TableReader::placeOf(std::size_t row, std::size_t time) const
{
    if (!m_joined.empty())
        return m_joined[row];
    constexpr std::size_t kMostAbove = 64;
    std::size_t above = row;
    while (trimmedText(above, time).empty() && above > 0 && row - above < kMostAbove)
        --above;
    return std::string(trimmedText(above, time));
}

bool TableReader::unique(const std::vector<std::size_t>& rows, const Periods& periods)
{
    std::set<std::pair<std::chrono::sys_days, std::chrono::sys_days>> seen;
    return std::all_of(rows.begin(), rows.end(), [&](std::size_t row) {
        return seen.emplace(periods[row]->period.start, periods[row]->period.end).second;
    });
}

/// A column names periods: the others are series, split by a key column when periods come again.
bool TableReader::timeDown()
{
    const auto time = periodColumn();
    if (!time)
        return false;
    Periods periods = m_grid.periods(*time);
    const bool joined = joinParts(*time, periods);
    Periods continued = periods; // a date left out below another is that date
    Group placed;
    Group all;
    for (std::size_t row = 0; row < periods.size(); ++row) {
        (periods[row] ? placed.rows : placed.unplaced).push_back(row);
        const bool leftOut =
            trimmedText(row, *time).empty() || m_grid.cell(row, *time).value.kind == CellKind::RepeatAbove;
        if (!joined && !periods[row] && row > 0 && leftOut)
            continued[row] = continued[row - 1];
        if (continued[row])
            all.rows.push_back(row);
    }
    const bool gaps = all.rows.size() > placed.rows.size();
    if (gaps && splitByKey(*time, continued, all.rows))
        return true;
    if (unique(placed.rows, periods) && (*time == 0 || m_partColumn == 0U || !isLabelColumn(0))) {
        seriesDown(placed, periods, *time, std::nullopt);
        return true;
    }
    if (splitByKey(*time, periods, placed.rows))
        return true;
    if (*time != 0 && m_partColumn != 0U)
        return false; // with labels before the dates, they are categories
    refuseDown(placed, periods, *time);
    return true;
}

/// What each row of a key column is about. Cells left blank below one, as merged cells are, continue it; so does 同上.
/// nullopt where the column holds no labels.
std::optional<std::vector<std::string_view>> TableReader::keyNames(std::size_t column)
{
    std::vector<std::string_view> names(m_grid.rows());
    std::size_t labels = 0;
    std::size_t others = 0;
    for (std::size_t row = 0; row < names.size(); ++row) {
        names[row] = trimmedText(row, column);
        const CellKind kind = m_grid.cell(row, column).value.kind;
        const bool continues = row > 0 && (names[row].empty() || kind == CellKind::RepeatAbove);
        if (continues)
            names[row] = names[row - 1];
        labels += !continues && kind == CellKind::Text ? 1 : 0;
        others += !continues && kind != CellKind::Text ? 1 : 0;
    }
    const bool merged = labels >= 2 && others == 0 && labels * 2 <= names.size();
    if (!merged && !isLabelColumn(column))
        return std::nullopt;
    return names;
}

/// "Company | Year | Cost": each company's rows are a series.
bool TableReader::splitByKey(std::size_t time, const Periods& periods, const std::vector<std::size_t>& rows)
{
    for (std::size_t key = 0; key < m_grid.columns(); ++key) {
        const auto names = key == time || key == m_partColumn ? std::nullopt : keyNames(key);
        if (!names)
            continue;
        std::vector<Group> groups;
        std::map<std::string_view, std::size_t> where;
        for (const std::size_t row : rows) {
            const std::string_view name = (*names)[row];
            const auto [at, fresh] = where.try_emplace(name, groups.size());
            if (fresh)
                groups.push_back({std::string(name), {}, {}});
            groups[at->second].rows.push_back(row);
        }
        for (std::size_t row = 0; row < periods.size(); ++row) {
            const auto at = periods[row] ? where.end() : where.find((*names)[row]);
            if (at != where.end())
                groups[at->second].unplaced.push_back(row);
        }
        if (groups.size() * 2 > rows.size() ||
            !std::all_of(groups.begin(), groups.end(), [&](const Group& group) { return unique(group.rows, periods); }))
            continue;
        for (const Group& group : groups)
            seriesDown(group, periods, time, key);
        return true;
    }
    return false;
}

/// A list of facts in which one subject comes several times running, each time with another date beside it.
bool TableReader::timeInGroups()
{
    const std::size_t before = m_out.size();
    if (!isLabelColumn(0))
        return false;
    for (std::size_t time = 1; time < std::min<std::size_t>(m_grid.columns(), 3) && m_out.size() == before; ++time) {
        if (m_grid.marks(time).times < 2)
            continue;
        const Periods periods = m_grid.periods(time);
        for (std::size_t row = 0; row < m_grid.rows();) {
            Group group{std::string(trimmedText(row, 0)), {row}, {}};
            while (++row < m_grid.rows() && trimmedText(row, 0) == group.name)
                group.rows.push_back(row);
            const auto undated = std::stable_partition(group.rows.begin(), group.rows.end(),
                                                       [&](std::size_t each) { return periods[each].has_value(); });
            group.unplaced.assign(undated, group.rows.end());
            group.rows.erase(undated, group.rows.end());
            if (!group.name.empty() && group.rows.size() >= 2 && group.rows.size() > 2 * group.unplaced.size() &&
                unique(group.rows, periods))
                seriesDown(group, periods, time, 0);
        }
    }
    return m_out.size() > before;
}

bool TableReader::saysForecast(std::size_t row)
{
    if (m_forecastRows.empty()) {
        m_forecastRows.resize(m_grid.rows());
        for (std::size_t at = 0; at < m_grid.rows(); ++at) {
            for (std::size_t column = 1; column < m_grid.columns() && !m_forecastRows[at]; ++column)
                m_forecastRows[at] = isForecastWord(trimmedText(at, column));
        }
    }
    return m_forecastRows[row];
}

void TableReader::seriesDown(const Group& group, const Periods& periods, std::size_t time,
                             std::optional<std::size_t> key)
{
    for (std::size_t column = 0; column < m_grid.columns(); ++column) {
        if (column == time || column == key || column == m_partColumn || m_grid.marks(column).figures < 2 ||
            isNumbering(column))
            continue;
        std::vector<Observation> observations = observationsDown(group, periods, time, column);
        const std::string& header = m_grid.header(column);
        const auto unit = unitOf(header);
        std::vector<Series> found = assembleEach(observations, XKind::Time, unit);
        const bool none = found.empty();
        if (namesMeasures(header)) // 项目: bare numbers under it name things
            std::erase_if(found, [](const Series& series) { return series.unit.empty(); });
        for (Series& series : found)
            listUnplaced(series, group, time, column);
        std::string title;
        if (!key)
            title = columnTitle(header, m_around.heading);
        else if (isCatchAll(header))
            title = rowTitle(group.name, m_grid.header(*key), m_around.heading);
        else
            title = group.name + " · " + columnTitle(header, {});
        if (none && !namesMeasures(header))
            refuse(std::move(observations), unit, title, column);
        keep(std::move(found), title, column);
    }
}

std::vector<Observation> TableReader::observationsDown(const Group& group, const Periods& periods, std::size_t time,
                                                       std::size_t column)
{
    std::vector<Observation> out;
    out.reserve(group.rows.size());
    for (const std::size_t row : group.rows) {
        Observation observation = observe(row, column);
        observation.x = placeOf(row, time);
        observation.period = periods[row]->period;
        observation.forecast = periods[row]->forecast || saysForecast(row);
        out.push_back(std::move(observation));
    }
    return out;
}

/// Dates that come again, with nothing that tells their rows apart.
void TableReader::refuseDown(const Group& group, const Periods& periods, std::size_t time)
{
    for (std::size_t column = 0; column < m_grid.columns(); ++column) {
        if (column == time || column == m_partColumn || m_grid.marks(column).figures < 2 || isNumbering(column))
            continue;
        refuse(observationsDown(group, periods, time, column), unitOf(m_grid.header(column)),
               columnTitle(m_grid.header(column), m_around.heading), column);
    }
}

/// Rows with a value for the series and no place in time: "Start of …", totals.
void TableReader::listUnplaced(Series& series, const Group& group, std::size_t time, std::size_t column)
{
    for (const std::size_t row : group.unplaced) {
        if (m_grid.cell(row, column).value.kind == CellKind::Blank)
            continue;
        const std::string_view name = !m_joined.empty() ? std::string_view(m_joined[row]) : trimmedText(row, time);
        series.unread.push_back(unreadCell(std::string(name), m_grid.row(row).line, m_grid.row(row).span,
                                           isTotal(name) ? UnreadReason::Total : UnreadReason::NoPeriod));
    }
}

} // namespace zhilan::series
