#include "core/code/scanner.h"

#include <algorithm>
#include <optional>
#include <string>

namespace zhilan::code
{

namespace
{

std::optional<TokenKind> kindOfDifference(std::string_view line)
{
    constexpr std::string_view kHeads[] = {
        "diff ", "index ", "new file", "deleted file", "rename ",      "similarity index", "+++ ",
        "--- ",  "*** ",   "old mode", "new mode",     "Binary files", "Only in "};
    for (const std::string_view head : kHeads) {
        if (line.starts_with(head))
            return TokenKind::Directive;
    }
    if (line.starts_with("@@"))
        return TokenKind::Tag;
    if (line.starts_with('+') || line.starts_with('>'))
        return TokenKind::Inserted;
    if (line.starts_with('-') || line.starts_with('<'))
        return TokenKind::Removed;
    return {};
}

/// Code between runs of the same number of backquotes.
void codeSpan(Scanner& scanner)
{
    const std::string_view text = scanner.text();
    const std::size_t behindRun = scanner.runEnd(scanner.at(), [](char b) { return b == '`'; });
    const std::string_view run = text.substr(scanner.at(), behindRun - scanner.at());
    // What has no end on its line takes the rest of it, so that the rest is looked through once.
    scanner.take(scanner.behindInLine(run, behindRun), TokenKind::String);
}

} // namespace

void scanDifference(Scanner& scanner)
{
    while (scanner.goesOn()) {
        const std::size_t end = scanner.lineEnd();
        const std::optional<TokenKind> kind = kindOfDifference(scanner.text().substr(scanner.at(), end - scanner.at()));
        if (kind)
            scanner.take(end, *kind);
        scanner.advance(end + 1);
    }
}

void scanMarkdown(Scanner& scanner)
{
    const std::string_view text = scanner.text();
    while (scanner.goesOn()) {
        const std::size_t at = scanner.at();
        const char c = scanner.peek();
        const bool start = scanner.atLineStart() && !isSpace(c);
        if (start && c == '#') {
            scanner.take(scanner.lineEnd(), TokenKind::Tag);
        } else if (start && (scanner.startsWith("```") || scanner.startsWith("~~~"))) {
            const std::string fence = "\n" + std::string(text.substr(at, 3));
            const std::size_t end = scanner.behind(fence, scanner.lineEnd());
            scanner.take(end, TokenKind::String);
        } else if (start && c == '>') {
            scanner.take(at + 1, TokenKind::Comment);
        } else if (start && (c == '-' || c == '*' || c == '+') && isSpace(scanner.peek(1))) {
            scanner.take(at + 1, TokenKind::Keyword);
        } else if (scanner.startsWith("<!--")) {
            scanner.take(scanner.behind("-->", at), TokenKind::Comment);
        } else if (c == '`') {
            codeSpan(scanner);
        } else if (scanner.startsWith("](")) {
            scanner.skip(2);
            const std::size_t close = scanner.behindInLine(")", scanner.at());
            scanner.take(close > scanner.at() && text[close - 1] == ')' ? close - 1 : close, TokenKind::Attribute);
        } else if (scanner.startsWith("**") || scanner.startsWith("__")) {
            scanner.take(at + 2, TokenKind::Keyword);
        } else {
            scanner.skip();
        }
    }
}

void scanTex(Scanner& scanner)
{
    const std::string_view text = scanner.text();
    while (scanner.goesOn()) {
        const std::size_t at = scanner.at();
        const char c = scanner.peek();
        if (c == '%') {
            scanner.take(scanner.lineEnd(), TokenKind::Comment);
        } else if (c == '\\' || c == '@') {
            const std::size_t end =
                scanner.runEnd(at + 1, [](char b) { return isCapital(b) || (b >= 'a' && b <= 'z'); });
            // \% and its like are one sign.
            const bool sign = end == at + 1 && c == '\\' && end < text.size() &&
                              static_cast<unsigned char>(text[end]) < 0x80 && text[end] != '\n';
            end > at + 1 || sign ? scanner.take(sign ? at + 2 : end, TokenKind::Keyword) : scanner.skip();
        } else if (c == '$') {
            scanner.take(at + (scanner.peek(1) == '$' ? 2 : 1), TokenKind::String);
        } else if (scanner.isNumber()) {
            scanner.take(scanner.numberEnd(false), TokenKind::Number);
        } else if (isLetter(c)) {
            scanner.advance(scanner.wordEnd(at));
        } else {
            scanner.skip();
        }
    }
}

} // namespace zhilan::code
