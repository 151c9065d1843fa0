#include "core/text/moved_place.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

namespace zhilan::text
{

namespace
{

constexpr int kLines = 20; ///< looked for, from the place on
constexpr std::size_t kLongest = 400;
constexpr std::size_t kFarthest = std::size_t{1} << 20; ///< bytes that a line may have moved to be found

std::size_t lineBegin(std::string_view text, std::size_t at)
{
    return at == 0 ? 0 : text.substr(0, at).rfind('\n') + 1; // npos + 1 is 0
}

std::size_t lineEnd(std::string_view text, std::size_t at)
{
    return std::min(text.find('\n', at), text.size());
}

/// Of the lines that begin with `wanted` (all of it where it is a whole line), the one nearest to `place`.
std::optional<std::size_t> nearestLine(std::string_view text, std::string_view wanted, std::size_t place)
{
    const std::size_t from = place - std::min(place, kFarthest);
    const std::string_view near = text.substr(std::min(from, text.size()), 2 * kFarthest);
    std::optional<std::size_t> nearest;
    const auto take = [&](std::size_t begin) {
        const auto distance = [place](std::size_t at) {
            return std::max(at, place) - std::min(at, place);
        };
        if (!nearest || distance(begin) < distance(*nearest))
            nearest = begin;
    };
    const bool whole = wanted.size() < kLongest;
    if (from == 0 && near.starts_with(wanted) && (!whole || lineEnd(near, 0) == wanted.size()))
        take(0);
    const std::string line = '\n' + std::string(wanted);
    for (std::size_t at = 0; (at = near.find(line, at)) != std::string_view::npos; ++at) {
        const std::size_t end = at + line.size();
        if (!whole || end == near.size() || near[end] == '\n')
            take(from + at + 1);
    }
    return nearest;
}

} // namespace

std::uint32_t movedPlace(std::string_view before, std::string_view after, std::uint32_t byte)
{
    const std::size_t place = std::min<std::size_t>(byte, before.size());
    const std::size_t placeEnd = lineEnd(before, place);
    const auto common = static_cast<std::ptrdiff_t>(std::min(before.size(), after.size()));
    const auto same = static_cast<std::size_t>(
        std::mismatch(before.begin(), before.begin() + common, after.begin()).first - before.begin());
    // A whole line: the next one may begin alike.
    if (placeEnd < same || same == before.size())
        return static_cast<std::uint32_t>(place);
    const auto sameEnd = static_cast<std::size_t>(
        std::mismatch(before.rbegin(), before.rbegin() + common, after.rbegin()).first - before.rbegin());
    const std::size_t endBefore = before.size() - sameEnd; // what is behind is the same in both
    if (place >= endBefore)
        return static_cast<std::uint32_t>(after.size() - (before.size() - place));
    // The line itself has been changed, within or at its beginning.
    if (same > place)
        return static_cast<std::uint32_t>(place);
    if (placeEnd > endBefore)
        return static_cast<std::uint32_t>(lineBegin(after, after.size() - (before.size() - placeEnd)));
    // There are changes before and behind it.
    std::size_t at = place;
    for (int line = 0; line < kLines && at < before.size(); ++line) {
        const std::size_t stop = lineEnd(before, at);
        const std::string_view wanted = before.substr(at, std::min(stop - at, kLongest));
        if (wanted.find_first_not_of(" \t\r-*|#>") != std::string_view::npos) {
            if (const auto found = nearestLine(after, wanted, at))
                return static_cast<std::uint32_t>(*found);
        }
        at = stop + 1;
    }
    return static_cast<std::uint32_t>(std::min(place, after.size()));
}

} // namespace zhilan::text
