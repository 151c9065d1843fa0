#include "app/cli/commands.h"
#include "app/cli/input.h"
#include "app/cli/json.h"
#include "app/cli/layout.h"
#include "core/quantity/quantity.h"

#include <array>
#include <charconv>
#include <optional>

namespace zhilan::cli
{

namespace
{

using quantity::Quantity;
using quantity::Reading;

const char* precisionName(Precision precision)
{
    switch (precision) {
    case Precision::Day:
        return "day";
    case Precision::Week:
        return "week";
    case Precision::Month:
        return "month";
    case Precision::Quarter:
        return "quarter";
    case Precision::HalfYear:
        return "half_year";
    case Precision::Year:
        return "year";
    case Precision::Years:
        break;
    }
    return "years";
}

/// "2026-02-13"; nullopt when it is no day of the calendar.
std::optional<std::chrono::sys_days> parseDay(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    constexpr std::array<std::pair<std::size_t, std::size_t>, 3> kParts{{{0, 4}, {5, 2}, {8, 2}}};
    std::array<unsigned, 3> parts{};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string_view digits = text.substr(kParts[i].first, kParts[i].second);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), parts[i]);
        if (error != std::errc{} || end != digits.data() + digits.size())
            return std::nullopt;
    }
    const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(parts[0])), std::chrono::month(parts[1]),
                                          std::chrono::day(parts[2])};
    return day.ok() ? std::optional(std::chrono::sys_days(day)) : std::nullopt;
}

/// One text a line; a file that ends in a line feed has no further, empty text.
std::vector<std::string> lines(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        out.emplace_back(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
}

Json quantityJson(const Quantity& quantity)
{
    Json json;
    json["kind"] = quantity::kindName(quantity.kind);
    json["low"] = number(quantity.low);
    json["high"] = number(quantity.high);
    if (quantity.from)
        json["from"] = number(*quantity.from);
    if (quantity.to)
        json["to"] = number(*quantity.to);
    json["approx"] = quantity.approximate;
    json["unit"] = quantity.unit;
    json["unit_dimension"] = quantity::dimensionName(quantity.dimension);
    if (!quantity.per.empty())
        json["per"] = quantity.per;
    json["span"] = span(quantity.span);
    return json;
}

Json readingJson(const std::string& text, const Reading& reading)
{
    Json json;
    json["text"] = text;
    json["quantities"] = Json::array();
    for (const Quantity& quantity : reading.quantities)
        json["quantities"].push_back(quantityJson(quantity));
    json["periods"] = Json::array();
    for (const Period& period : reading.periods)
        json["periods"].push_back({{"start", isoDate(period.start)},
                                   {"end", isoLastDay(period)},
                                   {"precision", precisionName(period.precision)},
                                   {"approx", period.approximate},
                                   {"span", span(period.span)}});
    json["unread"] = Json::array();
    for (const quantity::Unread& unread : reading.unread)
        json["unread"].push_back({{"span", span(unread.span)}, {"why", unread.why}});
    return json;
}

std::string amounts(const Quantity& quantity)
{
    std::string out = quantity.approximate ? "about " : "";
    if (quantity.from && quantity.kind == quantity::Kind::Transition)
        out += readableNumber(*quantity.from) + " → ";
    if (quantity.kind == quantity::Kind::AtLeast)
        out += "≥ " + readableNumber(quantity.low);
    else if (quantity.kind == quantity::Kind::AtMost)
        out += "≤ " + readableNumber(quantity.high);
    else if (quantity.low == quantity.high)
        out += readableNumber(quantity.low);
    else
        out += readableNumber(quantity.low) + " – " + readableNumber(quantity.high);
    if (!quantity.unit.empty())
        out += ' ' + quantity.unit;
    return quantity.per.empty() ? out : out + " per " + quantity.per;
}

std::string readingText(const std::string& text, const Reading& reading)
{
    std::string out = oneLine(text) + '\n';
    Columns columns({}, 4);
    for (const Quantity& quantity : reading.quantities)
        columns.add({std::string(quantity::kindName(quantity.kind)), amounts(quantity),
                     std::string(quantity::dimensionName(quantity.dimension)), std::string(quantity.span.of(text))});
    for (const Period& period : reading.periods)
        columns.add({std::string("period"),
                     (period.approximate ? "about " : "") + isoDate(period.start) + " – " + isoLastDay(period),
                     precisionName(period.precision), std::string(period.span.of(text))});
    for (const quantity::Unread& unread : reading.unread)
        columns.add({"not read", unread.why, "", std::string(unread.span.of(text))});
    return out + (columns.empty() ? "    nothing\n" : columns.text());
}

} // namespace

ExitCode runQuantity(const Arguments& arguments, std::string& output)
{
    std::optional<std::chrono::sys_days> today;
    if (arguments.has("--today")) {
        today = parseDay(arguments.value("--today"));
        if (!today) {
            complain("quantity: --today needs a day such as 2026-02-13; see zhilan-cli quantity --help");
            return ExitCode::WrongUse;
        }
    }
    std::vector<std::string> texts = arguments.operands;
    if (texts == std::vector<std::string>{"-"}) {
        const auto bytes = readStandardInput();
        if (!bytes) {
            complainAbout("-", bytes.error().code);
            return ExitCode::Unreadable;
        }
        texts = lines(*bytes);
    }
    Json json = Json::array();
    for (const std::string& text : texts) {
        const Reading reading = quantity::read(text, today);
        if (arguments.has("--json"))
            json.push_back(readingJson(text, reading));
        else
            output += readingText(text, reading);
    }
    if (arguments.has("--json"))
        output += dump(json);
    return ExitCode::Done;
}

} // namespace zhilan::cli
