#pragma once

#include "core/code/language.h"
#include "core/code/token.h"

#include <algorithm>
#include <cstddef>
#include <stop_token>
#include <string_view>
#include <vector>

namespace zhilan::code
{

[[nodiscard]] constexpr bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// What is not ASCII counts as a letter: so words are never cut within a character.
[[nodiscard]] constexpr bool isLetter(char c)
{
    return isCapital(c) || (c >= 'a' && c <= 'z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

[[nodiscard]] constexpr bool isWordPart(char c)
{
    return isLetter(c) || isDigit(c);
}

/// The words of a list that words parted by single spaces make.
template <typename Use>
void eachWord(std::string_view list, Use use)
{
    while (!list.empty()) {
        const std::string_view word = list.substr(0, list.find(' '));
        use(word);
        list.remove_prefix(word.size() + (word.size() < list.size() ? 1 : 0));
    }
}

/// Goes through code once, from front to back, and collects tokens. One use, one thread.
class Scanner
{
public:
    Scanner(std::string_view text, std::vector<Token>& out, const std::stop_token& stop)
        : m_text(text), m_out(out), m_stop(stop)
    {
    }

    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    /// The byte `ahead` of this place; 0 beyond the end.
    [[nodiscard]] char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    [[nodiscard]] bool startsWith(std::string_view what) const { return m_text.substr(m_at).starts_with(what); }
    /// Nothing but spaces and tabs before this place in its line. Kept up to date by going forward.
    [[nodiscard]] bool atLineStart() const { return m_lineBlank; }

    /// False once there is nothing more to do: the end, or stopped.
    [[nodiscard]] bool goesOn();

    void skip(std::size_t count = 1) { advance(m_at + count); }
    void advance(std::size_t to);
    /// Goes to `to` and has what lies between coloured. Nothing happens to an empty stretch.
    void take(std::size_t to, TokenKind kind);

    /// Where the line ends: at its line feed or the end of the text.
    [[nodiscard]] std::size_t lineEnd() const;
    /// Behind the next `what` from `from` on; the end of the text where it is not found.
    [[nodiscard]] std::size_t behind(std::string_view what, std::size_t from) const;
    /// The same within this line.
    [[nodiscard]] std::size_t behindInLine(std::string_view what, std::size_t from) const;
    /// Behind the bytes from `from` on for which `belongs` holds.
    template <typename Predicate>
    [[nodiscard]] std::size_t runEnd(std::size_t from, Predicate belongs) const
    {
        std::size_t end = from;
        while (end < m_text.size() && belongs(m_text[end]))
            ++end;
        looked(end - std::min(from, end) + 1);
        return end;
    }
    [[nodiscard]] std::size_t wordEnd(std::size_t from) const { return runEnd(from, isWordPart); }
    /// Behind a number that begins here.
    [[nodiscard]] std::size_t numberEnd(bool digitQuotes) const;
    [[nodiscard]] bool isNumber() const { return isDigit(peek()) || (peek() == '.' && isDigit(peek(1))); }
    /// Behind a string that begins here with one character and ends with the same one; backslashes escape. Without
    /// `overLines` it ends where the line does.
    [[nodiscard]] std::size_t stringEnd(bool overLines) const;

    /// Whoever looks at bytes in any other way says how many. Going over the text is not counted.
    void looked(std::size_t bytes) const { m_looked += bytes; }
    [[nodiscard]] std::size_t lookedAt() const { return m_looked; }

private:
    std::string_view m_text;
    std::vector<Token>& m_out;
    const std::stop_token& m_stop;
    std::size_t m_at = 0;
    std::size_t m_asked = 0; ///< where the stop token was looked at
    bool m_lineBlank = true;
    mutable std::size_t m_lineEnd = 0; ///< of the line that was asked for last
    mutable std::size_t m_looked = 0;
};

/// What tokens() does. Returns how many bytes were looked at ahead of where the scanner was: linear in the text, which
/// tests hold it to.
std::size_t scan(std::string_view utf8, const Language& language, const std::stop_token& stop, std::vector<Token>& out);

// One file each. All take the whole of the scanner's text.
void scanProgram(Scanner& scanner, const Language& language);
void scanMarkup(Scanner& scanner, const Language& language, const std::stop_token& stop, std::vector<Token>& out);
void scanStyleSheet(Scanner& scanner);
void scanJson(Scanner& scanner, const Language& language);
void scanYaml(Scanner& scanner, const Language& language);
void scanSettings(Scanner& scanner, const Language& language);
void scanDifference(Scanner& scanner);
void scanMarkdown(Scanner& scanner);
void scanTex(Scanner& scanner);

} // namespace zhilan::code
