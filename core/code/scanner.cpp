#include "core/code/scanner.h"

#include <algorithm>

namespace zhilan::code
{

bool Scanner::goesOn()
{
    constexpr std::size_t kBetween = 4096;
    if (m_at - m_asked >= kBetween) {
        m_asked = m_at;
        if (m_stop.stop_requested())
            return false;
    }
    return m_at < m_text.size();
}

void Scanner::advance(std::size_t to)
{
    to = std::min(to, m_text.size());
    for (; m_at < to; ++m_at) {
        const char c = m_text[m_at];
        if (c == '\n')
            m_lineBlank = true;
        else if (c != ' ' && c != '\t' && c != '\r')
            m_lineBlank = false;
    }
}

void Scanner::take(std::size_t to, TokenKind kind)
{
    to = std::min(to, m_text.size());
    if (to <= m_at)
        return;
    const ByteSpan span{static_cast<std::uint32_t>(m_at), static_cast<std::uint32_t>(to)};
    if (!m_out.empty() && m_out.back().span.end == span.begin && m_out.back().kind == kind)
        m_out.back().span.end = span.end;
    else
        m_out.push_back({span, kind});
    advance(to);
}

std::size_t Scanner::lineEnd() const
{
    // Asked for at many places of a line, it is looked for once.
    if (m_lineEnd < m_at || m_lineEnd == 0) {
        const std::size_t feed = m_text.find('\n', m_at);
        m_lineEnd = feed == std::string_view::npos ? m_text.size() : feed;
        looked(m_lineEnd - m_at + 1);
    }
    return m_lineEnd;
}

std::size_t Scanner::behind(std::string_view what, std::size_t from) const
{
    const std::size_t found = m_text.find(what, from);
    const std::size_t end = found == std::string_view::npos ? m_text.size() : found + what.size();
    looked(end - std::min(from, end) + 1);
    return end;
}

std::size_t Scanner::behindInLine(std::string_view what, std::size_t from) const
{
    const std::size_t line = lineEnd();
    const std::size_t found = m_text.substr(0, line).find(what, std::min(from, line));
    const std::size_t end = found == std::string_view::npos ? line : found + what.size();
    looked(end - std::min(from, end) + 1);
    return end;
}

std::size_t Scanner::numberEnd(bool digitQuotes) const
{
    std::size_t end = m_at;
    bool point = false;
    const bool hexadecimal = peek() == '0' && (peek(1) == 'x' || peek(1) == 'X');
    while (end < m_text.size()) {
        const char c = m_text[end];
        const char next = end + 1 < m_text.size() ? m_text[end + 1] : '\0';
        if (static_cast<unsigned char>(c) < 0x80 && isWordPart(c)) {
            ++end;
            if ((c == 'e' || c == 'E') && !hexadecimal && (next == '+' || next == '-'))
                ++end;
        } else if (c == '.' && !point && !hexadecimal && next != '.' && (isDigit(next) || !isLetter(next))) {
            point = true;
            ++end;
        } else if (c == '\'' && digitQuotes && isDigit(next)) {
            ++end;
        } else {
            break;
        }
    }
    looked(end - m_at + 1);
    return end;
}

std::size_t Scanner::stringEnd(bool overLines) const
{
    const char quote = m_text[m_at];
    std::size_t end = m_at + 1;
    bool closed = false;
    while (end < m_text.size() && !closed) {
        const char c = m_text[end];
        if (c == '\n' && !overLines)
            break;
        closed = c == quote;
        // A backslash at the end of a line has it go on.
        end += c == '\\' ? 2 : 1;
    }
    end = std::min(end, m_text.size());
    looked(end - m_at);
    return end;
}

} // namespace zhilan::code
