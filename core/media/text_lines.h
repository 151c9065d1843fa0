#pragma once

#include <cstdint>
#include <string_view>

namespace zhilan::media
{

/// The lines of a text, ended by LF, CRLF or CR, one after another.
class TextLines
{
public:
    explicit TextLines(std::string_view text) : m_text(text) {}

    /// Moves on to the next line; false at the end. A line break at the very end begins no further line.
    bool next()
    {
        if (m_next >= m_text.size())
            return false;
        m_begin = m_next;
        const std::size_t end = m_text.find_first_of("\r\n", m_begin);
        m_end = end == std::string_view::npos ? m_text.size() : end;
        m_next = m_end;
        if (m_next < m_text.size())
            m_next += m_text.substr(m_next).starts_with("\r\n") ? 2 : 1;
        return true;
    }

    /// The line without its break.
    [[nodiscard]] std::string_view line() const { return m_text.substr(m_begin, m_end - m_begin); }
    [[nodiscard]] std::uint32_t begin() const { return static_cast<std::uint32_t>(m_begin); }
    [[nodiscard]] std::uint32_t end() const { return static_cast<std::uint32_t>(m_end); }

    /// The next call of next() gives this line once more.
    void again() { m_next = m_begin; }

private:
    std::string_view m_text;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::size_t m_next = 0;
};

} // namespace zhilan::media
