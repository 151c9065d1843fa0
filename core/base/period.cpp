#include "core/base/period.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace zhilan
{

std::string isoDate(std::chrono::sys_days day)
{
    const std::chrono::year_month_day date{day};
    std::array<char, 24> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return {buffer.data(), static_cast<std::size_t>(std::max(length, 0))};
}

std::optional<std::chrono::milliseconds> parseClockTime(std::string_view text)
{
    constexpr std::string_view kFullWidthColon = "\uFF1A";
    std::array<long, 3> fields{};
    std::size_t count = 0;
    std::size_t digits = 0;
    std::size_t at = 0;
    const auto fieldIsComplete = [&] {
        return count == 0 ? digits >= 1 && digits <= 3 : digits == 2;
    };

    while (at < text.size()) {
        const char c = text[at];
        if (c >= '0' && c <= '9') {
            fields[count] = fields[count] * 10 + (c - '0');
            if (++digits > 3)
                return std::nullopt;
            ++at;
            continue;
        }
        const bool wide = text.substr(at).starts_with(kFullWidthColon);
        if (c != ':' && !wide)
            break;
        if (!fieldIsComplete() || count == 2)
            return std::nullopt;
        ++count;
        digits = 0;
        at += wide ? kFullWidthColon.size() : 1;
    }
    if (count == 0 || !fieldIsComplete())
        return std::nullopt;

    long milliseconds = 0;
    if (at < text.size()) {
        if (text[at] != '.' && text[at] != ',')
            return std::nullopt;
        const std::string_view fraction = text.substr(at + 1);
        if (fraction.empty() || fraction.size() > 3)
            return std::nullopt;
        long scale = 100;
        for (const char c : fraction) {
            if (c < '0' || c > '9')
                return std::nullopt;
            milliseconds += (c - '0') * scale;
            scale /= 10;
        }
    }
    const bool hasHours = count == 2;
    if (fields[count] >= 60 || (hasHours && fields[1] >= 60))
        return std::nullopt;
    const long seconds = hasHours ? fields[0] * 3600 + fields[1] * 60 + fields[2] : fields[0] * 60 + fields[1];
    return std::chrono::milliseconds(seconds * 1000 + milliseconds);
}

std::string formatClockTime(std::chrono::milliseconds time)
{
    const long long total = std::max<long long>(0, time.count() / 1000);
    std::array<char, 40> buffer{};
    const int length = total >= 3600
                           ? std::snprintf(buffer.data(), buffer.size(), "%lld:%02lld:%02lld", total / 3600,
                                           total / 60 % 60, total % 60)
                           : std::snprintf(buffer.data(), buffer.size(), "%lld:%02lld", total / 60, total % 60);
    return {buffer.data(), static_cast<std::size_t>(std::max(length, 0))};
}

} // namespace zhilan
