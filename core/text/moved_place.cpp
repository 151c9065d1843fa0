#include "core/text/moved_place.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace zhilan::text
{

namespace
{

constexpr int kLines = 50; ///< looked for, from the place on
constexpr std::size_t kLongest = 400;

std::size_t lineEnd(std::string_view text, std::size_t at)
{
    return std::min(text.find('\n', at), text.size());
}

/// Of the places where `wanted` stands, the one nearest to `place`.
std::optional<std::size_t> nearest(std::string_view text, std::string_view wanted, std::size_t place)
{
    const std::size_t before = text.substr(0, std::min(text.size(), place + wanted.size())).rfind(wanted);
    const std::size_t behind = text.find(wanted, std::min(place, text.size()));
    if (before == std::string_view::npos)
        return behind == std::string_view::npos ? std::nullopt : std::optional(behind);
    return behind == std::string_view::npos || place - std::min(place, before) <= behind - place ? before : behind;
}

} // namespace

std::uint32_t movedPlace(std::string_view before, std::string_view after, std::uint32_t byte)
{
    const std::size_t place = std::min<std::size_t>(byte, before.size());
    const auto end = std::min(before.size(), after.size());
    const auto same = static_cast<std::size_t>(
        std::mismatch(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(end), after.begin()).first -
        before.begin());
    // A whole line: the next one may begin alike.
    if (lineEnd(before, place) < same || same == before.size())
        return static_cast<std::uint32_t>(place);
    const auto sameEnd = static_cast<std::size_t>(
        std::mismatch(before.rbegin(), before.rbegin() + static_cast<std::ptrdiff_t>(end), after.rbegin()).first -
        before.rbegin());
    const auto moved = static_cast<std::ptrdiff_t>(after.size()) - static_cast<std::ptrdiff_t>(before.size());
    if (place + sameEnd >= before.size())
        return static_cast<std::uint32_t>(static_cast<std::ptrdiff_t>(place) + moved);
    // Several edits around it.
    std::size_t at = place;
    for (int line = 0; line < kLines && at < before.size(); ++line) {
        const std::size_t stop = lineEnd(before, at);
        const std::string_view wanted = before.substr(at, std::min(stop - at, kLongest));
        if (wanted.find_first_not_of(" \t\r-*|#>") != std::string_view::npos) {
            if (const auto found = nearest(after, wanted, at))
                return static_cast<std::uint32_t>(*found);
        }
        at = stop + 1;
    }
    return static_cast<std::uint32_t>(std::min(place, after.size()));
}

} // namespace zhilan::text
