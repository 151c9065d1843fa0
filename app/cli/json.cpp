#include "app/cli/json.h"

#include <cmath>
#include <cstdint>

namespace zhilan::cli
{

std::string dump(const Json& value)
{
    return value.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Json number(double value)
{
    constexpr double kExact = 9007199254740992.0; // 2^53
    if (!std::isfinite(value))
        return nullptr;
    if (std::abs(value) <= kExact && std::floor(value) == value)
        return static_cast<std::int64_t>(value);
    return value;
}

Json seconds(std::chrono::milliseconds time)
{
    return number(static_cast<double>(time.count()) / 1000.0);
}

void addStart(Json& json, const std::optional<std::chrono::milliseconds>& start, document::StartFrom from)
{
    if (!start)
        return;
    json["start_s"] = seconds(*start);
    if (const std::string_view name = startFromName(from); !name.empty())
        json["start_from"] = name;
}

std::string_view startFromName(document::StartFrom from)
{
    switch (from) {
    case document::StartFrom::Stated:
        return {};
    case document::StartFrom::Before:
        return "before";
    case document::StartFrom::Chapter:
        return "chapter";
    }
    return {};
}

std::string startText(std::chrono::milliseconds start, document::StartFrom from)
{
    return (from == document::StartFrom::Stated ? "" : "from ") + formatClockTime(start);
}

Json span(ByteSpan bytes)
{
    return Json::array({bytes.begin, bytes.end});
}

Json textOrNull(std::string_view text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json sectionSlug(const document::Document& document, document::SectionId section)
{
    return section < document.sections.size() ? Json(document.sections[section].slug) : Json(nullptr);
}

std::string isoPeriod(const Period& period)
{
    const std::string day = isoDate(period.start);
    switch (period.precision) {
    case Precision::Year:
        return day.substr(0, day.size() - 6);
    case Precision::Month:
        return day.substr(0, day.size() - 3);
    default:
        return day;
    }
}

std::string isoLastDay(const Period& period)
{
    return isoDate(period.end > period.start ? period.end - std::chrono::days(1) : period.start);
}

} // namespace zhilan::cli
