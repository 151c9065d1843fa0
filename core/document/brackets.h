#pragma once

#include <algorithm>
#include <array>
#include <string_view>

/// The brackets that writers put around a time, a role or a remark.
namespace zhilan::document
{

inline constexpr std::array<std::string_view, 4> kOpeningBrackets{"(", "（", "[", "【"};
inline constexpr std::array<std::string_view, 4> kClosingBrackets{")", "）", "]", "】"};

[[nodiscard]] inline bool startsWithOpening(std::string_view text)
{
    return std::any_of(kOpeningBrackets.begin(), kOpeningBrackets.end(),
                       [text](std::string_view bracket) { return text.starts_with(bracket); });
}

[[nodiscard]] inline bool startsWithClosing(std::string_view text)
{
    return std::any_of(kClosingBrackets.begin(), kClosingBrackets.end(),
                       [text](std::string_view bracket) { return text.starts_with(bracket); });
}

/// Whether the text is one closing bracket and nothing else.
[[nodiscard]] inline bool isClosing(std::string_view text)
{
    return std::find(kClosingBrackets.begin(), kClosingBrackets.end(), text) != kClosingBrackets.end();
}

/// Where the last opening bracket stands; npos without.
[[nodiscard]] inline std::size_t lastOpening(std::string_view text)
{
    std::size_t last = std::string_view::npos;
    for (const std::string_view bracket : kOpeningBrackets) {
        const std::size_t at = text.rfind(bracket);
        if (at != std::string_view::npos && (last == std::string_view::npos || at > last))
            last = at;
    }
    return last;
}

/// Where the first closing bracket stands; npos without.
[[nodiscard]] inline std::size_t firstClosing(std::string_view text)
{
    std::size_t first = std::string_view::npos;
    for (const std::string_view bracket : kClosingBrackets)
        first = std::min(first, text.find(bracket));
    return first;
}

} // namespace zhilan::document
