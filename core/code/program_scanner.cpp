#include "core/code/program_scanner.h"

#include <algorithm>
#include <string>

namespace zhilan::code
{

namespace
{

constexpr std::size_t kLongestWord = 40; ///< of a list of words; no longer one is looked up

std::unordered_set<std::string_view> setOf(std::string_view list)
{
    std::unordered_set<std::string_view> words;
    eachWord(list, [&](std::string_view word) { words.insert(word); });
    return words;
}

bool isLispPart(char c)
{
    return isWordPart(c) || std::string_view("-+*/<>=!?.:&%^~").find(c) != std::string_view::npos;
}

} // namespace

ProgramScanner::ProgramScanner(Scanner& scanner, const Language& language)
    : m_scanner(scanner)
    , m_language(language)
    , m_keywords(setOf(language.keywords))
    , m_types(setOf(language.types))
    , m_constants(setOf(language.constants))
{
    eachWord(language.lineComments, [this](std::string_view opener) { m_lineComments.push_back(opener); });
    const std::string_view block = language.blockComment;
    if (!block.empty()) {
        m_blockOpen = block.substr(0, block.find(' '));
        m_blockClose = block.substr(block.find(' ') + 1);
    }
}

void ProgramScanner::scan()
{
    while (m_scanner.goesOn()) {
        const char c = m_scanner.peek();
        if (c == '\n') {
            m_scanner.skip();
            m_commandNext = true;
            takeHereDocuments();
        } else if (isSpace(c)) {
            m_scanner.skip();
        } else if (!comment() && !directive() && !literal() && !variable() && !word()) {
            sign();
        }
    }
}

char ProgramScanner::before() const
{
    return m_scanner.at() == 0 ? '\n' : m_scanner.text()[m_scanner.at() - 1];
}

bool ProgramScanner::comment()
{
    if (!m_blockOpen.empty() && m_scanner.startsWith(m_blockOpen)) {
        m_scanner.take(blockCommentEnd(), TokenKind::Comment);
        return true;
    }
    for (const std::string_view opener : m_lineComments) {
        if (!m_scanner.startsWith(opener))
            continue;
        const bool word = isLetter(opener.front());
        if (word && (!m_scanner.atLineStart() || isWordPart(m_scanner.peek(opener.size()))))
            continue;
        if (has(kShellWords) && !isSpace(before()) && before() != ';' && before() != '(')
            continue;
        m_scanner.take(m_scanner.lineEnd(), TokenKind::Comment);
        return true;
    }
    return false;
}

std::size_t ProgramScanner::blockCommentEnd() const
{
    const std::string_view text = m_scanner.text();
    std::size_t at = m_scanner.at() + m_blockOpen.size();
    if (!has(kNestedComments))
        return m_scanner.behind(m_blockClose, at);
    int depth = 1;
    while (at < text.size() && depth > 0) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with(m_blockClose)) {
            --depth;
            at += m_blockClose.size();
        } else if (rest.starts_with(m_blockOpen)) {
            ++depth;
            at += m_blockOpen.size();
        } else {
            ++at;
        }
    }
    m_scanner.looked(at - m_scanner.at());
    return at;
}

bool ProgramScanner::directive()
{
    const char c = m_scanner.peek();
    const std::string_view text = m_scanner.text();
    if (c == '#' && has(kHashDirectives) && m_scanner.atLineStart()) {
        const std::size_t name = m_scanner.runEnd(m_scanner.at() + 1, [](char b) { return b == ' ' || b == '\t'; });
        const std::size_t end = m_scanner.wordEnd(name);
        const bool includes = text.substr(name, end - name) == "include";
        m_scanner.take(end, TokenKind::Directive);
        while (includes && (m_scanner.peek() == ' ' || m_scanner.peek() == '\t'))
            m_scanner.skip();
        if (includes && m_scanner.peek() == '<')
            m_scanner.take(m_scanner.behindInLine(">", m_scanner.at()), TokenKind::String);
        return true;
    }
    if (c == '#' && has(kHashRawStrings) && (m_scanner.startsWith("#[") || m_scanner.startsWith("#!["))) {
        m_scanner.take(m_scanner.behindInLine("]", m_scanner.at()), TokenKind::Directive);
        return true;
    }
    if (c == '@' && has(kAnnotations) && isLetter(m_scanner.peek(1)) && !isWordPart(before())) {
        std::size_t end = m_scanner.wordEnd(m_scanner.at() + 1);
        while (end + 1 < text.size() && text[end] == '.' && isLetter(text[end + 1]))
            end = m_scanner.wordEnd(end + 1);
        m_scanner.take(end, TokenKind::Directive);
        return true;
    }
    if (has(kTargets) && m_scanner.atLineStart() && before() == '\n') {
        const std::size_t end = m_scanner.runEnd(
            m_scanner.at(), [](char b) { return isWordPart(b) || b == '.' || b == '-' || b == '/' || b == '%'; });
        const bool named = end > m_scanner.at() && end < text.size() && text[end] == ':';
        if (named && !text.substr(end).starts_with(":=")) {
            m_scanner.take(end, TokenKind::Function);
            return true;
        }
    }
    return false;
}

bool ProgramScanner::word()
{
    const std::string_view text = m_scanner.text();
    const std::size_t begin = m_scanner.at();
    if (m_scanner.isNumber() && !isWordPart(before())) {
        m_scanner.take(m_scanner.numberEnd(has(kDigitQuotes)), TokenKind::Number);
        m_value = true;
        m_commandNext = false;
        return true;
    }
    if (has(kShellWords) && m_scanner.peek() == '-' && isSpace(before()) &&
        (isLetter(m_scanner.peek(1)) || m_scanner.peek(1) == '-')) {
        m_scanner.take(m_scanner.runEnd(begin, [](char b) { return isWordPart(b) || b == '-'; }), TokenKind::Attribute);
        return true;
    }
    const bool lisp = has(kLispWords);
    if (!isLetter(m_scanner.peek()) && !(lisp && isLispPart(m_scanner.peek())))
        return false;
    std::size_t end = m_scanner.runEnd(begin, lisp ? isLispPart : isWordPart);
    const auto joins = [&](std::size_t at) {
        const char c = text[at];
        return has(kShellWords) && (c == '-' || c == '.' || c == '/' || c == '+' || c == ':') && at + 1 < text.size() &&
               isWordPart(text[at + 1]);
    };
    while (end < text.size() && joins(end))
        end = m_scanner.wordEnd(end + 1);
    if (prefixedString(end))
        return true;
    take(end);
    return true;
}

/// A string with letters before it, which belong to it.
bool ProgramScanner::prefixedString(std::size_t wordEnd)
{
    constexpr std::size_t kLongestPrefix = 3;
    const std::string_view text = m_scanner.text();
    const std::string_view prefix = text.substr(m_scanner.at(), wordEnd - m_scanner.at());
    const char next = wordEnd < text.size() ? text[wordEnd] : '\0';
    if (prefix.size() > kLongestPrefix)
        return false;
    if (has(kHashRawStrings) && (prefix == "r" || prefix == "br") && (next == '#' || next == '"')) {
        const std::size_t quote = m_scanner.runEnd(wordEnd, [](char b) { return b == '#'; });
        if (quote < text.size() && text[quote] == '"') {
            const std::string close = '"' + std::string(quote - wordEnd, '#');
            takeText(m_scanner.behind(close, quote + 1));
            return true;
        }
    }
    if (next != '"' && next != '\'')
        return false;
    if (has(kCppRawStrings) && prefix.ends_with('R') && next == '"') {
        constexpr std::size_t kLongestDelimiter = 16; // [lex.string]
        const std::string_view delimiter = text.substr(wordEnd + 1, kLongestDelimiter + 1);
        const std::size_t size = delimiter.find('(');
        if (size == std::string_view::npos)
            return false;
        const std::string close = ')' + std::string(delimiter.substr(0, size)) + '"';
        takeText(m_scanner.behind(close, wordEnd + 1 + size));
        return true;
    }
    const bool python = has(kTripleQuotes) && m_language.quotes.size() == 2 &&
                        prefix.find_first_not_of("rRbBfFuU") == std::string_view::npos;
    const bool others = (has(kCppRawStrings | kHashRawStrings) || has(kHashDirectives)) &&
                        (prefix == "L" || prefix == "u" || prefix == "U" || prefix == "u8" || prefix == "b");
    if (!python && !others)
        return false;
    m_scanner.take(wordEnd, TokenKind::String);
    return literal();
}

/// Goes over a word and colours it as what it is.
void ProgramScanner::take(std::size_t end)
{
    const std::string_view text = m_scanner.text();
    const std::size_t begin = m_scanner.at();
    const std::string_view written = text.substr(begin, end - begin);
    const bool member = before() == '.' && begin > 1 && text[begin - 2] != '.';
    const bool command = has(kCommands) && m_commandNext;
    const char next = end < text.size() ? text[end] : '\0';
    const std::optional<TokenKind> announced = std::exchange(m_announced, std::nullopt);
    std::optional<TokenKind> kind = member ? std::nullopt : listed(written);
    m_value = kind != TokenKind::Keyword;
    if (has(kCommands))
        m_commandNext = command && kind == TokenKind::Keyword;
    if (kind == TokenKind::Keyword) {
        for (const std::string_view announces : {"class", "struct", "interface", "trait", "enum", "protocol"})
            m_announced = written == announces ? TokenKind::Type : m_announced;
        for (const std::string_view announces : {"def", "fn", "fun", "func", "function", "defun", "sub", "macro"})
            m_announced = written == announces ? TokenKind::Function : m_announced;
    } else if (!kind && announced) {
        kind = announced;
    } else if (!kind && has(kShellWords) && next == '=' && isSpace(before())) {
        kind = TokenKind::Variable;
        m_commandNext = has(kCommands) && command;
    } else if (!kind && has(kLispWords)) {
        kind = before() == '(' ? std::optional(TokenKind::Function) : std::nullopt;
    } else if (!kind && (next == '(' || command)) {
        kind = TokenKind::Function;
    } else if (!kind && has(kCapitalTypes) && isCapital(written.front())) {
        const bool shouts = written.size() > 1 && std::none_of(written.begin(), written.end(),
                                                               [](char c) { return isLetter(c) && c >= 'a'; });
        kind = shouts ? TokenKind::Constant : TokenKind::Type;
    }
    if (kind)
        m_scanner.take(end, *kind);
    else
        m_scanner.advance(end);
}

std::optional<TokenKind> ProgramScanner::listed(std::string_view word) const
{
    if (word.size() > kLongestWord)
        return {};
    std::string lower;
    if (has(kIgnoresCase)) {
        for (const char c : word)
            lower += isCapital(c) ? static_cast<char>(c - 'A' + 'a') : c;
        word = lower;
    }
    if (m_keywords.contains(word))
        return TokenKind::Keyword;
    if (m_types.contains(word))
        return TokenKind::Type;
    if (m_constants.contains(word))
        return TokenKind::Constant;
    return {};
}

void ProgramScanner::sign()
{
    const char c = m_scanner.peek();
    if (c == '{' && !m_braces.empty())
        ++m_braces.back();
    if (c == '}' && !m_braces.empty() && m_braces.back()-- == 0) {
        m_braces.pop_back();
        m_scanner.skip();
        templateText();
        return;
    }
    m_value = c == ')' || c == ']' || c == '}';
    if (has(kCommands))
        m_commandNext = c == '|' || c == ';' || c == '&' || c == '(' || c == '`' || c == '{' ||
                        (m_commandNext && (c == '$' || c == '%' || c == '!'));
    m_scanner.skip();
}

void scanProgram(Scanner& scanner, const Language& language)
{
    ProgramScanner(scanner, language).scan();
}

} // namespace zhilan::code
