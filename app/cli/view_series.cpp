#include "app/cli/layout.h"
#include "app/cli/views.h"

#include <cmath>

namespace zhilan::cli
{

namespace
{

using series::Point;
using series::Series;

Json pointJson(const Point& point)
{
    Json json;
    json["x"] = point.x;
    json["x_start"] = point.period ? Json(isoDate(point.period->start)) : Json(nullptr);
    json["x_end"] = point.period ? Json(isoLastDay(*point.period)) : Json(nullptr);
    json["low"] = number(point.low);
    json["high"] = number(point.high);
    json["value"] = number(point.value);
    json["kind"] = quantity::kindName(point.kind);
    json["approx"] = point.approximate;
    json["text"] = point.text;
    json["line"] = point.line;
    if (point.from)
        json["from"] = number(*point.from);
    if (point.forecast)
        json["forecast"] = true;
    return json;
}

Json oneSeriesJson(const document::Document& document, const Series& series)
{
    Json json;
    json["title"] = series.title;
    json["source"] = {{"kind", series.source.kind == series::SourceKind::Table ? "table" : "text"},
                      {"line", series.source.line},
                      {"section_slug", sectionSlug(document, series.source.section)},
                      {"column", series.source.column}};
    json["x_kind"] = series::xKindName(series.xKind);
    json["unit"] = series.unit;
    json["dimension"] = quantity::dimensionName(series.dimension);
    json["points"] = Json::array();
    for (const Point& point : series.points) {
        json["points"].push_back(pointJson(point));
        if (series.xKind == series::XKind::Number)
            json["points"].back()["x_number"] = number(point.number);
    }
    json["unread"] = Json::array();
    for (const series::UnreadCell& cell : series.unread)
        json["unread"].push_back(
            {{"text", cell.text}, {"line", cell.line}, {"why", cell.why}, {"reason", series::reasonName(cell.reason)}});
    if (series.fit)
        json["fit"] = {{"model", "exponential"},
                       {"per_year", number(series.fit->perYear)},
                       {"doubling_days", number(series.fit->doublingDays)},
                       {"r2", number(series.fit->r2)}};
    if (!series.per.empty())
        json["per"] = series.per;
    return json;
}

/// In what people count such times in: days, months, years.
std::string durationText(double days)
{
    constexpr double kDaysAYear = 365.2425;
    constexpr double kMostDays = 60;
    constexpr double kMostMonths = 23.5;
    const double months = days * 12 / kDaysAYear;
    if (days < kMostDays)
        return readableNumber(std::round(days)) + " days";
    if (months < kMostMonths)
        return readableNumber(std::round(months * 10) / 10) + " months";
    return readableNumber(std::round(days / kDaysAYear * 10) / 10) + " years";
}

std::string fitText(const series::Fit& fit)
{
    const auto rounded = [](double value) {
        return readableNumber(std::round(value * 100) / 100);
    };
    std::string text = "×" + rounded(fit.perYear) + " a year";
    if (std::isfinite(fit.doublingDays) && fit.doublingDays != 0)
        text += (fit.doublingDays > 0 ? ", doubling every " : ", halving every ") +
                durationText(std::abs(fit.doublingDays));
    return text + ", R² " + rounded(fit.r2);
}

} // namespace

std::string readablePoint(const Point& point)
{
    const std::string about = point.approximate ? "about " : "";
    switch (point.kind) {
    case quantity::Kind::Range:
        return about + readableNumber(point.low) + " – " + readableNumber(point.high);
    case quantity::Kind::Transition: {
        const std::string end = point.low == point.high
                                    ? readableNumber(point.high)
                                    : readableNumber(point.low) + " – " + readableNumber(point.high);
        return about + (point.from ? readableNumber(*point.from) + " → " : "→ ") + end;
    }
    case quantity::Kind::AtLeast:
        return about + "≥ " + readableNumber(point.low);
    case quantity::Kind::AtMost:
        return about + "≤ " + readableNumber(point.high);
    case quantity::Kind::Point:
    case quantity::Kind::Multiple:
        break;
    }
    return about + readableNumber(point.value);
}

Json seriesJson(const Input& input)
{
    Json json = Json::array();
    for (const Series& series : series::extract(*input))
        json.push_back(oneSeriesJson(*input, series));
    return json;
}

std::string seriesText(const Input& input)
{
    std::string out;
    // What was refused has lines "not read" alone. The JSON has series only; `check` has the rest.
    series::Extraction all = series::extractAll(*input);
    all.series.insert(all.series.end(), all.refused.begin(), all.refused.end());
    for (const Series& series : all.series) {
        out += (out.empty() ? "" : "\n") + oneLine(series.title) + '\n';
        std::string line = "    ";
        line += series.unit.empty() ? std::string(quantity::dimensionName(series.dimension)) : oneLine(series.unit);
        if (!series.per.empty())
            line += " per " + oneLine(series.per);
        line += series.source.kind == series::SourceKind::Table ? ", table at line " : ", text at line ";
        line += std::to_string(series.source.line);
        if (series.fit)
            line += ", " + fitText(*series.fit);
        out += line + '\n';
        Columns columns({Align::Left, Align::Right}, 4);
        for (const Point& point : series.points)
            columns.add({point.x, readablePoint(point), "line " + std::to_string(point.line), point.text});
        out += columns.text();
        for (const series::UnreadCell& cell : series.unread)
            out += "    not read: " + oneLine(cell.text) + " (line " + std::to_string(cell.line) + ", " +
                   oneLine(cell.why) + ")\n";
    }
    return out;
}

} // namespace zhilan::cli
