#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace zhilan::text
{

/// The lines of a text, one after another: LF, CRLF and lone CR end one (CommonMark 0.31, section 2.1). A line end at
/// the very end begins no further line. Linear over all lines, whichever way they end: each kind of line end is
/// searched for once, never again for every line that ends the other way.
class Lines
{
public:
    explicit Lines(std::string_view text) : m_text(text), m_feed(text.find('\n')), m_return(text.find('\r')) {}

    /// Moves on to the next line; false at the end.
    bool next()
    {
        if (m_again) {
            m_again = false;
            return true;
        }
        if (m_next >= m_text.size())
            return false;
        m_begin = m_next;
        if (m_feed < m_begin)
            m_feed = m_text.find('\n', m_begin);
        if (m_return < m_begin)
            m_return = m_text.find('\r', m_begin);
        m_end = std::min({m_feed, m_return, m_text.size()});
        const std::size_t breakSize = m_end == m_text.size() ? 0 : m_feed == m_end + 1 && m_return == m_end ? 2 : 1;
        m_next = m_end + breakSize;
        return true;
    }

    /// The line without its end.
    [[nodiscard]] std::string_view line() const { return m_text.substr(m_begin, m_end - m_begin); }
    [[nodiscard]] std::uint32_t begin() const { return static_cast<std::uint32_t>(m_begin); }
    [[nodiscard]] std::uint32_t end() const { return static_cast<std::uint32_t>(m_end); }
    /// Behind the line's end.
    [[nodiscard]] std::uint32_t nextBegin() const { return static_cast<std::uint32_t>(m_next); }
    /// Whether the line has an end, which the last one of a text may lack.
    [[nodiscard]] bool isEnded() const { return m_next > m_end; }

    /// The next call of next() gives this line once more.
    void again() { m_again = true; }

private:
    std::string_view m_text;
    std::size_t m_feed;   ///< the first LF that is not before the line; npos without
    std::size_t m_return; ///< the same of CR
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::size_t m_next = 0;
    bool m_again = false;
};

} // namespace zhilan::text
