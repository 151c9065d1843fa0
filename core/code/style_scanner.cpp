#include "core/code/scanner.h"

#include <algorithm>

namespace zhilan::code
{

namespace
{

bool isNamePart(char c)
{
    return isWordPart(c) || c == '-';
}

/// A style sheet is a row of statements: what ends with an opening brace is a selector, else it is a declaration.
class StyleScanner
{
public:
    explicit StyleScanner(Scanner& scanner) : m_scanner(scanner), m_text(scanner.text()) {}

    void scan()
    {
        while (m_scanner.goesOn()) {
            if (m_scanner.at() >= m_statementEnd)
                beginStatement();
            one();
        }
    }

private:
    void beginStatement()
    {
        const std::size_t end = m_text.find_first_of(";{}", m_scanner.at());
        m_statementEnd = end == std::string_view::npos ? m_text.size() : end + 1;
        // "#{…}" stands for a value in SCSS.
        m_scanner.looked(m_statementEnd - m_scanner.at());
        m_selector = end != std::string_view::npos && m_text[end] == '{' && (end == 0 || m_text[end - 1] != '#');
        m_value = false;
    }

    void one()
    {
        const std::size_t at = m_scanner.at();
        const char c = m_scanner.peek();
        if (m_scanner.startsWith("/*")) {
            m_scanner.take(m_scanner.behind("*/", at + 2), TokenKind::Comment);
        } else if (m_scanner.startsWith("//") && (at == 0 || m_text[at - 1] != ':')) {
            m_scanner.take(m_scanner.lineEnd(), TokenKind::Comment);
        } else if (c == '"' || c == '\'') {
            m_scanner.take(m_scanner.stringEnd(false), TokenKind::String);
        } else if (c == '@' || c == '!') {
            const std::size_t end = m_scanner.runEnd(at + 1, isNamePart);
            end > at + 1 ? m_scanner.take(end, TokenKind::Keyword) : m_scanner.skip();
        } else if (c == '$' || m_scanner.startsWith("--")) {
            m_scanner.take(m_scanner.runEnd(at + 1, isNamePart), TokenKind::Variable);
        } else if (c == '#' || ((c == '.' || c == ':') && m_selector)) {
            named(c);
        } else if (m_scanner.isNumber()) {
            std::size_t end = m_scanner.numberEnd(false);
            if (end < m_text.size() && m_text[end] == '%')
                ++end;
            m_scanner.take(end, TokenKind::Number);
        } else if (isNamePart(c)) {
            word();
        } else {
            if (c == ':')
                m_value = true;
            m_scanner.skip();
        }
    }

    /// #name, .name, :name
    void named(char sign)
    {
        std::size_t begin = m_scanner.at() + 1;
        if (sign == ':' && m_scanner.peek(1) == ':')
            ++begin;
        const std::size_t end = m_scanner.runEnd(begin, isNamePart);
        if (end == begin)
            m_scanner.skip();
        else
            m_scanner.take(end, !m_selector ? TokenKind::Number : sign == ':' ? TokenKind::Directive : TokenKind::Type);
    }

    void word()
    {
        const std::size_t end = m_scanner.runEnd(m_scanner.at(), isNamePart);
        const bool called = end < m_text.size() && m_text[end] == '(';
        if (called)
            m_scanner.take(end, TokenKind::Function);
        else if (m_selector)
            m_scanner.take(end, TokenKind::Tag);
        else if (!m_value)
            m_scanner.take(end, TokenKind::Attribute);
        else
            m_scanner.advance(end);
    }

    Scanner& m_scanner;
    std::string_view m_text;
    std::size_t m_statementEnd = 0;
    bool m_selector = false;
    bool m_value = false; ///< behind the colon of a declaration
};

} // namespace

void scanStyleSheet(Scanner& scanner)
{
    StyleScanner(scanner).scan();
}

} // namespace zhilan::code
