#pragma once

#include "core/base/byte_span.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
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

/// The last opening bracket.
[[nodiscard]] inline std::optional<ByteSpan> lastOpening(std::string_view text)
{
    std::optional<ByteSpan> last;
    for (const std::string_view bracket : kOpeningBrackets) {
        const std::size_t at = text.rfind(bracket);
        if (at != std::string_view::npos && (!last || at > last->begin))
            last = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + bracket.size())};
    }
    return last;
}

/// The first closing bracket.
[[nodiscard]] inline std::optional<ByteSpan> firstClosing(std::string_view text)
{
    std::optional<ByteSpan> first;
    for (const std::string_view bracket : kClosingBrackets) {
        const std::size_t at = text.find(bracket);
        if (at != std::string_view::npos && (!first || at < first->begin))
            first = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + bracket.size())};
    }
    return first;
}

} // namespace zhilan::document
