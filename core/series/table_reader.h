#pragma once

#include "core/quantity/named_unit.h"
#include "core/series/assemble.h"
#include "core/series/captions.h"
#include "core/series/grid.h"
#include "core/series/series.h"

#include <optional>
#include <string>
#include <vector>

namespace zhilan::series
{

/// A table on its way to series: its cells, what stands around it, and the series found so far.
class TableReader
{
public:
    TableReader(const document::Document& document, std::uint32_t index, Today today, Pace& pace);

    void run(Extraction& out) &&;

private:
    struct Group {
        std::string name;
        std::vector<std::size_t> rows;
        std::vector<std::size_t> unplaced; ///< without a place in time
    };
    using Periods = Grid::Periods;

    /// Columns of one measure along time; the name is that of a group in a head of two rows, else empty.
    struct Course {
        std::string name;
        std::vector<std::size_t> columns;
    };
    [[nodiscard]] std::vector<Course> courses() const;
    bool timeAcross();
    bool timeDown();
    bool timeInGroups();
    void overCategories();

    std::optional<std::size_t> periodColumn();
    [[nodiscard]] bool joinParts(std::size_t time, Periods& periods);
    [[nodiscard]] std::string placeOf(std::size_t row, std::size_t time) const;
    [[nodiscard]] static bool unique(const std::vector<std::size_t>& rows, const Periods& periods);
    [[nodiscard]] std::optional<std::vector<std::string_view>> keyNames(std::size_t column);
    bool splitByKey(std::size_t time, const Periods& periods, const std::vector<std::size_t>& rows);
    void seriesDown(const Group& group, const Periods& periods, std::size_t time, std::optional<std::size_t> key);
    [[nodiscard]] std::vector<Observation> observationsDown(const Group& group, const Periods& periods,
                                                            std::size_t time, std::size_t column);
    void refuseDown(const Group& group, const Periods& periods, std::size_t time);
    void listUnplaced(Series& series, const Group& group, std::size_t time, std::size_t column);
    [[nodiscard]] bool saysForecast(std::size_t row);

    [[nodiscard]] std::vector<Observation> overRows(std::size_t column, const std::vector<Observation>* xs);
    [[nodiscard]] bool overNumbers(std::vector<Observation>& xs);
    void nameBySecondColumn(std::vector<Observation>& observations);
    [[nodiscard]] bool isRowOfCategories(std::size_t row) const;

    [[nodiscard]] Observation observe(std::size_t row, std::size_t column);
    [[nodiscard]] bool isLabelColumn(std::size_t column);
    [[nodiscard]] bool isNumbering(std::size_t column);
    [[nodiscard]] bool readsAsNumbering(std::size_t column) const;
    [[nodiscard]] std::string_view trimmedText(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::optional<quantity::NamedUnit> unitOf(const std::string& header) const;
    [[nodiscard]] Source sourceOf(std::size_t column) const;
    void refuse(std::vector<Observation> observations, const std::optional<quantity::NamedUnit>& unit,
                const std::string& title, std::size_t column);
    void keep(std::vector<Series> found, const std::string& title, std::size_t column);
    void tellColumnsApart();

    const document::Table& m_table;
    std::uint32_t m_index;
    Surroundings m_around;
    Grid m_grid;
    std::vector<std::optional<bool>> m_labelColumns;
    std::vector<std::optional<bool>> m_numberings;
    bool m_across = false;                   ///< time runs along the rows: Source::column is a row
    std::vector<bool> m_forecastRows;        ///< by row; empty until asked for
    std::optional<std::size_t> m_partColumn; ///< 季度 next to 年份
    std::vector<std::string> m_joined;       ///< by row, with m_partColumn: "2024 Q1"
    std::vector<Series> m_out;
    std::vector<Series> m_refused; ///< numbers along time that make none
};

} // namespace zhilan::series
