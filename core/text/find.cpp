#include "core/text/find.h"

#include <cstring>

namespace zhilan::text
{

std::size_t findString(std::string_view text, std::string_view what, std::size_t from)
{
    if (from > text.size())
        return std::string_view::npos;
    const void* hit = ::memmem(text.data() + from, text.size() - from, what.data(), what.size());
    return hit == nullptr ? std::string_view::npos
                          : static_cast<std::size_t>(static_cast<const char*>(hit) - text.data());
}

void StringPlaces::findBorders()
{
    m_borders.resize(m_what.size());
    std::uint32_t border = 0;
    for (std::size_t i = 1; i < m_what.size(); ++i) {
        while (border > 0 && m_what[i] != m_what[border])
            border = m_borders[border - 1];
        border += m_what[i] == m_what[border] ? 1 : 0;
        m_borders[i] = border;
    }
}

/// Where the place before reaches over `from`, what of the string is matched already is told by its borders (Knuth,
/// Morris and Pratt): to look for the whole again would take the string's length for every place.
std::size_t StringPlaces::next(std::size_t from)
{
    constexpr std::size_t kShort = 32; // to look again takes less
    if (m_last == std::string_view::npos || m_what.size() <= kShort || from >= m_last + m_what.size())
        return m_last = findString(m_text, m_what, from);
    if (m_borders.empty())
        findBorders();
    std::size_t at = m_last + m_what.size();
    for (std::size_t matched = m_borders.back(); matched > 0 && at < m_text.size(); ++at) {
        while (matched > 0 && m_text[at] != m_what[matched])
            matched = m_borders[matched - 1];
        matched += m_text[at] == m_what[matched] ? 1 : 0;
        if (matched < m_what.size())
            continue;
        if (const std::size_t begin = at + 1 - matched; begin >= from)
            return m_last = begin;
        matched = m_borders.back();
    }
    return m_last = findString(m_text, m_what, at);
}

} // namespace zhilan::text
