#include "core/text/line_index.h"

#include "core/text/lines.h"

#include <algorithm>

namespace zhilan::text
{

LineIndex::LineIndex(std::string_view text)
{
    for (Lines lines(text); lines.next();) {
        if (lines.isEnded())
            m_starts.push_back(lines.nextBegin());
    }
    m_starts.shrink_to_fit();
}

std::uint32_t LineIndex::lineOf(std::uint32_t byte) const
{
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), byte);
    return static_cast<std::uint32_t>(after - m_starts.begin());
}

std::uint32_t LineIndex::lineOf(std::uint32_t byte, std::uint32_t near) const
{
    constexpr std::size_t kNext = 16;
    if (near < 1 || near > m_starts.size() || byte < m_starts[near - 1])
        return lineOf(byte);
    const std::size_t last = std::min(near + kNext, m_starts.size());
    for (std::size_t line = near; line < last; ++line)
        if (byte < m_starts[line])
            return static_cast<std::uint32_t>(line);
    return last == m_starts.size() ? static_cast<std::uint32_t>(last) : lineOf(byte);
}

} // namespace zhilan::text
