#include "core/media/time_value.h"

#include "core/base/period.h"

#include <array>
#include <cstdint>
#include <utility>

namespace zhilan::media
{
namespace
{

using std::chrono::milliseconds;

// Eleven days. Longer than any recording; a bigger number is an id or a time stamp of another kind.
constexpr std::int64_t kLargestSeconds = 999'999;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Digits at the front, taken off; nullopt without any, or when far too many.
std::optional<std::int64_t> takeNumber(std::string_view& text)
{
    std::int64_t value = 0;
    std::size_t count = 0;
    while (count < text.size() && isDigit(text[count])) {
        value = value * 10 + (text[count] - '0');
        if (value > kLargestSeconds)
            return std::nullopt;
        ++count;
    }
    if (count == 0)
        return std::nullopt;
    text.remove_prefix(count);
    return value;
}

/// ".5" at the front → 500 ms; rounded by the fourth digit.
std::int64_t takeFraction(std::string_view& text)
{
    if (!text.starts_with('.'))
        return 0;
    std::int64_t value = 0;
    std::int64_t scale = 100;
    bool rounded = false;
    text.remove_prefix(1);
    while (!text.empty() && isDigit(text.front())) {
        value += scale == 0 ? 0 : (text.front() - '0') * scale;
        if (scale == 0 && !rounded && text.front() >= '5')
            ++value;
        rounded = rounded || scale == 0;
        scale /= 10;
        text.remove_prefix(1);
    }
    return value;
}

/// "0:00:03", "0:00:03:15" with frames, "0:00:03:15.50" with hundredths of a frame, which are dropped.
std::optional<milliseconds> parseTimeCode(std::string_view text, double framesPerSecond)
{
    std::size_t colons = 0;
    std::size_t frames = text.size();
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == ':' && ++colons == 3)
            frames = i;
    if (colons < 2)
        return std::nullopt;
    const auto whole = parsePlayTime(text.substr(0, frames));
    if (!whole || frames == text.size())
        return whole;
    text.remove_prefix(frames + 1);
    const auto count = takeNumber(text);
    (void)takeFraction(text);
    if (!count || !text.empty() || static_cast<double>(*count) >= framesPerSecond)
        return std::nullopt;
    return *whole + milliseconds(static_cast<std::int64_t>(static_cast<double>(*count) * 1000 / framesPerSecond));
}

} // namespace

std::optional<milliseconds> parsePlayTime(std::string_view text)
{
    if (text.find(':') != std::string_view::npos) {
        const std::size_t dot = text.find('.');
        const auto whole = parseClockTime(text.substr(0, dot));
        if (!whole)
            return std::nullopt;
        std::string_view fraction = dot == std::string_view::npos ? std::string_view() : text.substr(dot);
        const std::int64_t rest = takeFraction(fraction);
        return fraction.empty() ? std::optional(*whole + milliseconds(rest)) : std::nullopt;
    }
    const auto seconds = takeNumber(text);
    if (!seconds)
        return std::nullopt;
    const std::int64_t fraction = takeFraction(text);
    return text.empty() ? std::optional(milliseconds(*seconds * 1000 + fraction)) : std::nullopt;
}

std::optional<milliseconds> parseTimeValue(std::string_view text)
{
    if (const auto plain = parsePlayTime(text))
        return plain;

    std::int64_t seconds = 0;
    std::int64_t fraction = 0;
    std::int64_t unitBefore = 604'800; // a week in seconds
    while (!text.empty()) {
        const auto number = takeNumber(text);
        if (!number)
            return std::nullopt;
        fraction = takeFraction(text);
        std::int64_t unit = 1;
        if (!text.empty()) {
            switch (text.front() | 0x20) {
            case 'd':
                unit = 86'400;
                break;
            case 'h':
                unit = 3600;
                break;
            case 'm':
                unit = 60;
                break;
            case 's':
                unit = 1;
                break;
            default:
                return std::nullopt;
            }
            text.remove_prefix(1);
        }
        if (unit >= unitBefore || (fraction != 0 && unit != 1))
            return std::nullopt;
        unitBefore = unit;
        seconds += *number * unit;
        if (seconds > kLargestSeconds)
            return std::nullopt;
    }
    return unitBefore > 86'400 ? std::nullopt : std::optional(milliseconds(seconds * 1000 + fraction));
}

std::optional<TimeRange> parseFragmentTime(std::string_view text)
{
    double framesPerSecond = 0;
    constexpr std::array<std::pair<std::string_view, double>, 4> kCodes{
        {{"smpte:", 30}, {"smpte-25:", 25}, {"smpte-30:", 30}, {"smpte-30-drop:", 29.97}}};
    for (const auto& [name, rate] : kCodes)
        if (framesPerSecond == 0 && text.starts_with(name)) {
            text.remove_prefix(name.size());
            framesPerSecond = rate;
        }
    if (framesPerSecond == 0 && text.starts_with("npt:"))
        text.remove_prefix(4);
    const auto read = [framesPerSecond](std::string_view one) {
        return framesPerSecond == 0 ? parsePlayTime(one) : parseTimeCode(one, framesPerSecond);
    };
    const std::size_t comma = text.find(',');
    const std::string_view first = text.substr(0, comma);
    const auto start = first.empty() && comma != std::string_view::npos ? milliseconds(0) : read(first);
    if (!start)
        return std::nullopt;
    TimeRange range{*start, std::nullopt};
    if (comma != std::string_view::npos) {
        range.end = read(text.substr(comma + 1));
        if (!range.end || *range.end <= range.start)
            return std::nullopt;
    }
    return range;
}

} // namespace zhilan::media
