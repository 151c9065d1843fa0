#include "core/code/program_scanner.h"

#include <algorithm>

namespace zhilan::code
{

/// What is written for its own sake: strings of all kinds.
bool ProgramScanner::literal()
{
    const char c = m_scanner.peek();
    if (has(kHereDocuments) && m_scanner.startsWith("<<") && hereDocument())
        return true;
    if (c == '`' && has(kTemplates)) {
        m_scanner.take(m_scanner.at() + 1, TokenKind::String);
        templateText();
        return true;
    }
    if (c == '`' && has(kBackquotes)) {
        takeText(m_scanner.behind("`", m_scanner.at() + 1));
        return true;
    }
    if (c == '\'' && has(kLifetimes))
        return characterOrLifetime();
    if (c == '/' && has(kRegexLiterals) && !m_value && regex())
        return true;
    if (c == '[' && has(kLongBrackets) && longBracket())
        return true;
    return m_language.quotes.find(c) != std::string_view::npos && quoted();
}

void ProgramScanner::takeText(std::size_t end)
{
    m_scanner.take(end, TokenKind::String);
    m_value = true;
    m_commandNext = false;
}

/// 'a' is a character, 'a alone a lifetime, a label or a part of a name.
bool ProgramScanner::characterOrLifetime()
{
    const std::string_view text = m_scanner.text();
    const std::size_t begin = m_scanner.at();
    if (m_scanner.peek(1) == '\\') {
        takeText(m_scanner.stringEnd(false));
        return true;
    }
    std::size_t next = begin + 2; // behind one character of UTF-8
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U)
        ++next;
    if (next < text.size() && text[next] == '\'' && text[begin + 1] != '\n') {
        takeText(next + 1);
        return true;
    }
    if (isLetter(m_scanner.peek(1)) && !isWordPart(before()))
        m_scanner.take(m_scanner.wordEnd(begin + 1), TokenKind::Variable);
    else
        m_scanner.skip();
    return true;
}

bool ProgramScanner::quoted()
{
    const std::string_view text = m_scanner.text();
    const std::size_t begin = m_scanner.at();
    const char quote = m_scanner.peek();
    if (has(kTripleQuotes) && m_scanner.peek(1) == quote && m_scanner.peek(2) == quote) {
        takeText(m_scanner.behind(text.substr(begin, 3), begin + 3));
        return true;
    }
    if (has(kDollarVariables) && quote == '"') {
        doubleQuoted();
        return true;
    }
    bool& unclosed = m_unclosed[quote == '"' ? 0 : 1];
    const bool escapes = !has(kDoubledQuotes) && !(has(kShellWords) && quote == '\'');
    if (!has(kStringsOverLines) || unclosed) {
        takeText(escapes ? m_scanner.stringEnd(false) : m_scanner.behindInLine({&quote, 1}, begin + 1));
        return true;
    }
    const std::size_t close = escapes ? m_scanner.stringEnd(true) : m_scanner.behind({&quote, 1}, begin + 1);
    unclosed = close == text.size() && (close == begin + 1 || text[close - 1] != quote);
    // A quotation mark that has no other is more likely an apostrophe than the begin of all that follows.
    if (unclosed)
        m_scanner.skip();
    else
        takeText(close);
    return true;
}

/// "…$name…": the variables in it are told apart.
void ProgramScanner::doubleQuoted()
{
    const std::string_view text = m_scanner.text();
    bool& unclosed = m_unclosed[0];
    const bool overLines = has(kStringsOverLines) && !unclosed;
    const std::size_t close = m_scanner.stringEnd(overLines);
    const bool closed = close > m_scanner.at() + 1 && text[close - 1] == '"';
    if (overLines && !closed) {
        unclosed = true;
        m_scanner.skip();
        return;
    }
    std::size_t at = m_scanner.at() + 1;
    while (at < close) {
        if (text[at] == '\\') {
            at += 2;
        } else if (text[at] == '$') {
            m_scanner.take(at, TokenKind::String);
            if (!variable())
                m_scanner.take(at + 1, TokenKind::String);
            at = m_scanner.at();
        } else {
            ++at;
        }
    }
    if (m_scanner.at() < close)
        takeText(close);
    m_value = true;
    m_commandNext = false;
}

/// From within `…` to its end or to the next "${".
void ProgramScanner::templateText()
{
    const std::string_view text = m_scanner.text();
    std::size_t at = m_scanner.at();
    while (at < text.size()) {
        if (text[at] == '`') {
            m_scanner.looked(at - m_scanner.at());
            takeText(at + 1);
            return;
        }
        if (text[at] == '$' && at + 1 < text.size() && text[at + 1] == '{') {
            m_scanner.looked(at - m_scanner.at());
            m_scanner.take(at, TokenKind::String);
            m_scanner.skip(2);
            m_braces.push_back(0);
            m_value = false;
            return;
        }
        at += text[at] == '\\' ? 2 : 1;
    }
    takeText(text.size());
}

bool ProgramScanner::variable()
{
    const std::string_view text = m_scanner.text();
    const std::size_t begin = m_scanner.at();
    const char c = m_scanner.peek();
    const char next = m_scanner.peek(1);
    std::size_t end = begin;
    if (c == '$' && has(kDollarVariables)) {
        const char close = next == '{' ? '}' : next == '(' && has(kTargets) ? ')' : '\0';
        if (close != '\0')
            end = behindInLine(close, begin + 2).value_or(begin);
        else if (isLetter(next))
            end = m_scanner.wordEnd(begin + 1);
        else if (next != '\0' && std::string_view("?#@*!$&0123456789<^").find(next) != std::string_view::npos)
            end = begin + 2;
    } else if ((c == '@' || c == '%') && has(kSigils) && !m_value) {
        std::size_t name = begin + 1;
        if (c == '@' && next == '@')
            ++name;
        if (name < text.size() && isLetter(text[name]))
            end = m_scanner.wordEnd(name);
    } else if (c == ':' && has(kColonSymbols) && isLetter(next) && !isWordPart(before()) && before() != ':') {
        m_scanner.take(m_scanner.wordEnd(begin + 1), TokenKind::Constant);
        m_value = true;
        return true;
    }
    if (end == begin)
        return false;
    m_scanner.take(end, TokenKind::Variable);
    m_value = true;
    m_commandNext = false;
    return true;
}

std::optional<std::size_t> ProgramScanner::behindInLine(char c, std::size_t from)
{
    std::size_t& none = m_none[static_cast<unsigned char>(c) % m_none.size()];
    const std::size_t line = m_scanner.lineEnd();
    if (from < none || from >= line)
        return {};
    const std::size_t end = m_scanner.behindInLine({&c, 1}, from);
    if (m_scanner.text()[end - 1] == c)
        return end;
    none = line;
    return {};
}

bool ProgramScanner::regex()
{
    const std::string_view text = m_scanner.text();
    const std::size_t line = m_scanner.lineEnd();
    if (m_scanner.at() < m_noRegex)
        return false;
    bool bracket = false;
    for (std::size_t at = m_scanner.at() + 1; at < line; ++at) {
        const char c = text[at];
        if (c == '\\') {
            ++at;
        } else if (c == '[' || c == ']') {
            bracket = c == '[';
        } else if (c == '/' && !bracket) {
            if (at == m_scanner.at() + 1)
                return false;
            m_scanner.looked(at - m_scanner.at());
            takeText(m_scanner.wordEnd(at + 1));
            return true;
        }
    }
    m_scanner.looked(line - m_scanner.at());
    m_noRegex = line;
    return false;
}

bool ProgramScanner::longBracket()
{
    const std::string_view text = m_scanner.text();
    const std::size_t open = m_scanner.runEnd(m_scanner.at() + 1, [](char b) { return b == '='; });
    if (open >= text.size() || text[open] != '[')
        return false;
    const std::string close = ']' + std::string(open - m_scanner.at() - 1, '=') + ']';
    takeText(m_scanner.behind(close, open + 1));
    return true;
}

bool ProgramScanner::hereDocument()
{
    const std::string_view text = m_scanner.text();
    std::size_t at = m_scanner.at() + 2;
    if (at < text.size() && text[at] == '<') { // here strings
        m_scanner.skip(3);
        return true;
    }
    HereDocument document;
    if (at < text.size() && (text[at] == '-' || text[at] == '~')) {
        document.indented = true;
        ++at;
    }
    if (has(kShellWords) && at < text.size() && text[at] == ' ')
        ++at;
    const bool quoted = at < text.size() && (text[at] == '\'' || text[at] == '"');
    at += quoted ? 1 : 0;
    const std::size_t end = m_scanner.wordEnd(at);
    if (end == at || isDigit(text[at]))
        return false;
    document.end = text.substr(at, end - at);
    m_hereDocuments.push_back(document);
    m_scanner.take(end + (quoted ? 1 : 0), TokenKind::String);
    return true;
}

/// At the start of a line.
void ProgramScanner::takeHereDocuments()
{
    const std::string_view text = m_scanner.text();
    for (const HereDocument& document : std::exchange(m_hereDocuments, {})) {
        std::size_t at = m_scanner.at();
        while (at < text.size()) {
            const std::size_t feed = std::min(text.find('\n', at), text.size());
            std::string_view line = text.substr(at, feed - at);
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            while (document.indented && (line.starts_with('\t') || line.starts_with(' ')))
                line.remove_prefix(1);
            at = feed;
            if (line == document.end)
                break;
            at = std::min(feed + 1, text.size());
        }
        m_scanner.looked(at - m_scanner.at());
        m_scanner.take(at, TokenKind::String);
    }
}

} // namespace zhilan::code
