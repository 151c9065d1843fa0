#pragma once

#include "core/series/series.h"

#include <initializer_list>
#include <limits>
#include <memory>
#include <string>

/// Hand-made series of the shapes that documents hold.
namespace zhilan::sample
{

inline Period period(int year, unsigned month = 0)
{
    namespace chrono = std::chrono;
    Period result;
    if (month == 0) {
        result.start = chrono::year(year) / chrono::January / 1;
        result.end = chrono::year(year + 1) / chrono::January / 1;
        result.precision = Precision::Year;
    } else {
        result.start = chrono::year(year) / chrono::month(month) / 1;
        result.end = chrono::sys_days((chrono::year(year) / chrono::month(month) + chrono::months(1)) / 1);
        result.precision = Precision::Month;
    }
    return result;
}

inline series::Point point(const std::string& x, Period when, double low, double high, double value,
                           const std::string& text, const std::string& label, std::uint32_t line)
{
    series::Point result;
    result.x = x;
    result.period = when;
    result.low = low;
    result.high = high;
    result.value = value;
    result.text = text;
    result.label = label;
    result.line = line;
    result.span = {line * 100, line * 100 + 40};
    result.kind = low == high ? quantity::Kind::Point : quantity::Kind::Range;
    return result;
}

inline std::shared_ptr<const document::Document> document()
{
    auto result = std::make_shared<document::Document>();
    result->title = "对谈";
    document::Section section;
    section.title = "收入与算力";
    result->sections.push_back(section);
    section.title = "行业整体计算规模";
    result->sections.push_back(section);
    return result;
}

inline series::Series revenue()
{
    series::Series result;
    result.title = "公司年化收入";
    result.unit = "USD";
    result.dimension = quantity::Dimension::Currency;
    result.source.section = 0;
    result.source.table = 2;
    result.source.line = 120;
    result.points = {point("2023年", period(2023), 1e8, 1e8, 1e8, "0 → 1亿美元", "1亿", 122),
                     point("2024年", period(2024), 1e9, 1e9, 1e9, "1亿 → 10亿美元", "10亿", 123),
                     point("2025年", period(2025), 9e9, 1e10, 9.5e9, "10亿 → 90-100亿美元", "90–100亿", 124),
                     point("2026年1月", period(2026, 1), 1e10, std::numeric_limits<double>::infinity(), 1e10,
                           "单月又增加了数十亿", "≥100亿", 125)};
    result.points[0].from = 0;
    result.points[1].from = 1e8;
    result.points[2].from = 1e9;
    for (std::size_t i = 0; i < 3; ++i)
        result.points[i].kind = quantity::Kind::Transition;
    result.points[3].kind = quantity::Kind::AtLeast;
    result.fit = series::Fit{7.2, 128, 0.95};
    return result;
}

inline series::Series power()
{
    series::Series result;
    result.title = "行业总算力";
    result.unit = "GW";
    result.dimension = quantity::Dimension::Power;
    result.source.section = 1;
    result.source.table = 5;
    result.source.line = 240;
    result.points = {point("2026年", period(2026), 10, 15, 12.2474, "10–15 GW", "10–15", 242),
                     point("2027年", period(2027), 30, 40, 34.641, "30–40 GW", "30–40", 243),
                     point("2028年", period(2028), 100, 100, 100, "~100 GW", "~100", 244),
                     point("2029年", period(2029), 300, 300, 300, "~300 GW", "~300", 245)};
    result.points[2].approximate = true;
    result.points[3].approximate = true;
    result.fit = series::Fit{2.91, 237, 0.999};
    return result;
}

inline series::Series shares()
{
    series::Series result;
    result.title = "各环节所占时间";
    result.xKind = series::XKind::Category;
    result.unit = "%";
    result.dimension = quantity::Dimension::Percent;
    result.source.line = 300;
    const auto add = [&](const std::string& x, double low, double high, const std::string& label, bool about = false) {
        series::Point one = point(x, period(2026), low, high, high, label, label, 302);
        one.line += std::uint32_t(result.points.size());
        one.span = {one.line * 100, one.line * 100 + 40};
        one.period.reset();
        one.approximate = about;
        result.points.push_back(one);
    };
    add("写代码", 40, 40, "40%");
    add("评审", 15, 20, "15–20%");
    add("与设计、法务、市场一起开会讨论下一季度的计划", 25, 25, "约25%", true);
    add("其余 🙂", 5, 5, "5%");
    return result;
}

} // namespace zhilan::sample
