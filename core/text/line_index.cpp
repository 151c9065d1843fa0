#include "core/text/line_index.h"

#include <algorithm>

namespace zhilan::text
{

LineIndex::LineIndex(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool lone = text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n');
        if (text[at] == '\n' || lone)
            m_starts.push_back(static_cast<std::uint32_t>(at + 1));
    }
}

std::uint32_t LineIndex::lineOf(std::uint32_t byte) const
{
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), byte);
    return static_cast<std::uint32_t>(after - m_starts.begin());
}

} // namespace zhilan::text
