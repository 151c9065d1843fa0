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

} // namespace zhilan::text
