#include "core/code/scanner.h"

#include <algorithm>

namespace zhilan::code
{

namespace
{

bool holds(std::string_view list, std::string_view word)
{
    bool found = false;
    eachWord(list, [&](std::string_view each) { found = found || each == word; });
    return found;
}

/// A number, a date or a word of a list; false for anything else, which stays as it is.
bool plainValue(Scanner& scanner, const Language& language)
{
    const bool sign = scanner.peek() == '-' || scanner.peek() == '+';
    if (scanner.isNumber() || (sign && isDigit(scanner.peek(1)))) {
        if (sign)
            scanner.take(scanner.at() + 1, TokenKind::Number);
        std::size_t end = scanner.numberEnd(false);
        // 2026-01-31T10:00:00
        const std::string_view text = scanner.text();
        if (end + 1 < text.size() && (text[end] == '-' || text[end] == ':') && isDigit(text[end + 1]))
            end = scanner.runEnd(end, [](char b) { return isWordPart(b) || b == '-' || b == ':'; });
        scanner.take(end, TokenKind::Number);
        return true;
    }
    if (!isLetter(scanner.peek()))
        return false;
    const std::size_t end = scanner.wordEnd(scanner.at());
    if (holds(language.constants, scanner.text().substr(scanner.at(), end - scanner.at())))
        scanner.take(end, TokenKind::Constant);
    else
        scanner.advance(end);
    return true;
}

/// Where a key that begins here ends, in front of its `sign`; at() where the line has none. In YAML a space or the
/// line's end must follow the colon.
std::size_t keyEnd(const Scanner& scanner, std::string_view signs, bool spaceFollows)
{
    const std::string_view text = scanner.text();
    const std::size_t line = scanner.lineEnd();
    std::size_t at = scanner.at();
    if (scanner.peek() == '"' || scanner.peek() == '\'')
        at = std::min(scanner.stringEnd(false), line);
    scanner.looked(line - scanner.at());
    for (; at < line; ++at) {
        const char c = text[at];
        const bool ends = !spaceFollows || at + 1 >= text.size() || isSpace(text[at + 1]);
        if (signs.find(c) != std::string_view::npos && ends)
            return at;
        if (c == '#' && at > scanner.at() && isSpace(text[at - 1]))
            break;
    }
    return scanner.at();
}

void takeKey(Scanner& scanner, std::size_t end)
{
    std::size_t last = end;
    while (last > scanner.at() && isSpace(scanner.text()[last - 1]))
        --last;
    scanner.take(last, TokenKind::Attribute);
    scanner.advance(end + 1);
}

/// Spaces, and the column that they lead to.
std::size_t indentation(std::string_view text, std::size_t lineBegin)
{
    std::size_t at = lineBegin;
    while (at < text.size() && text[at] == ' ')
        ++at;
    return at - lineBegin;
}

/// Behind the lines after this one that are blank or stand further in than `column`.
std::size_t blockEnd(const Scanner& scanner, std::size_t column)
{
    const std::string_view text = scanner.text();
    std::size_t at = scanner.lineEnd();
    while (at < text.size()) {
        const std::size_t next = at + 1;
        const std::size_t inside = indentation(text, next);
        const bool blank = next + inside >= text.size() || text[next + inside] == '\n' || text[next + inside] == '\r';
        if (!blank && inside <= column)
            break;
        at = std::min(text.find('\n', next), text.size());
    }
    scanner.looked(at - scanner.at());
    return at;
}

class YamlScanner
{
public:
    YamlScanner(Scanner& scanner, const Language& language) : m_scanner(scanner), m_language(language) {}

    void scan()
    {
        while (m_scanner.goesOn()) {
            if (m_scanner.at() == 0 || m_scanner.text()[m_scanner.at() - 1] == '\n')
                lineStart();
            else
                one();
        }
    }

private:
    void lineStart()
    {
        m_column = indentation(m_scanner.text(), m_scanner.at());
        m_scanner.skip(m_column);
        if (m_scanner.startsWith("---") || m_scanner.startsWith("...") || m_scanner.peek() == '%') {
            m_scanner.take(m_scanner.lineEnd(), TokenKind::Directive);
        } else {
            while (m_scanner.startsWith("- ") || m_scanner.startsWith("? "))
                m_scanner.skip(2);
            key();
        }
        if (m_scanner.peek() == '\n' || m_column == 0)
            one();
    }

    void key()
    {
        if (m_scanner.peek() == '#')
            return;
        const std::size_t end = keyEnd(m_scanner, ":", true);
        if (end > m_scanner.at())
            takeKey(m_scanner, end);
    }

    void one()
    {
        const std::size_t at = m_scanner.at();
        const char c = m_scanner.peek();
        const bool begins = at == 0 || isSpace(m_scanner.text()[at - 1]) || m_scanner.text()[at - 1] == '[' ||
                            m_scanner.text()[at - 1] == '{' || m_scanner.text()[at - 1] == ',';
        if (m_scanner.atEnd())
            return;
        if (c == '#' && begins) {
            m_scanner.take(m_scanner.lineEnd(), TokenKind::Comment);
        } else if ((c == '"' || c == '\'') && begins) {
            m_scanner.take(m_scanner.stringEnd(false), TokenKind::String);
        } else if ((c == '|' || c == '>') && begins) {
            m_scanner.take(m_scanner.lineEnd(), TokenKind::Directive);
            m_scanner.take(blockEnd(m_scanner, m_column), TokenKind::String);
        } else if ((c == '&' || c == '*') && begins && isLetter(m_scanner.peek(1))) {
            m_scanner.take(m_scanner.wordEnd(at + 1), TokenKind::Variable);
        } else if (c == '!' && begins) {
            m_scanner.take(std::max(m_scanner.wordEnd(at + 1), at + 1), TokenKind::Type);
        } else if (!begins || !plainValue(m_scanner, m_language)) {
            isLetter(c) ? m_scanner.advance(m_scanner.wordEnd(at)) : m_scanner.skip();
        }
    }

    Scanner& m_scanner;
    const Language& m_language;
    std::size_t m_column = 0;
};

} // namespace

void scanJson(Scanner& scanner, const Language& language)
{
    const std::string_view text = scanner.text();
    while (scanner.goesOn()) {
        const std::size_t at = scanner.at();
        const char c = scanner.peek();
        if (scanner.startsWith("//") && (at == 0 || text[at - 1] != ':')) {
            scanner.take(scanner.lineEnd(), TokenKind::Comment);
        } else if (scanner.startsWith("/*")) {
            scanner.take(scanner.behind("*/", at + 2), TokenKind::Comment);
        } else if (c == '"' || c == '\'') {
            const std::size_t end = scanner.stringEnd(false);
            const std::size_t next = scanner.runEnd(end, isSpace);
            const bool key = next < text.size() && text[next] == ':';
            scanner.take(end, key ? TokenKind::Attribute : TokenKind::String);
            scanner.advance(next);
        } else if (!plainValue(scanner, language)) {
            scanner.skip();
        }
    }
}

void scanYaml(Scanner& scanner, const Language& language)
{
    YamlScanner(scanner, language).scan();
}

void scanSettings(Scanner& scanner, const Language& language)
{
    const bool triple = (language.traits & kTripleQuotes) != 0;
    const std::string_view text = scanner.text();
    while (scanner.goesOn()) {
        const std::size_t at = scanner.at();
        const char c = scanner.peek();
        const bool start = scanner.atLineStart();
        const bool begins = start || isSpace(text[at - 1]);
        if (begins && language.lineComments.find(c) != std::string_view::npos) {
            scanner.take(scanner.lineEnd(), TokenKind::Comment);
        } else if (start && c == '[') {
            scanner.take(scanner.lineEnd(), TokenKind::Tag);
        } else if (const std::size_t end = start && !isSpace(c) ? keyEnd(scanner, triple ? "=" : "=:", false) : at;
                   end > at) {
            takeKey(scanner, end);
        } else if (language.quotes.find(c) != std::string_view::npos) {
            const bool overLines = triple && (scanner.startsWith("\"\"\"") || scanner.startsWith("'''"));
            scanner.take(overLines ? scanner.behind(text.substr(at, 3), at + 3) : scanner.stringEnd(false),
                         TokenKind::String);
        } else if (isSpace(c) || !plainValue(scanner, language)) {
            scanner.skip();
        }
    }
}

} // namespace zhilan::code
