#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// The small grammars of GFM 0.29 that need no state: each function looks at `text` from `at` on and returns where what
/// it looks for ends (half-open), or kNone. All are linear in what they look at.
namespace zhilan::markdown::scan
{

inline constexpr std::size_t kNone = std::string_view::npos;

[[nodiscard]] constexpr bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
[[nodiscard]] constexpr bool isAlpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool isAlnum(char c)
{
    return isAlpha(c) || isDigit(c);
}
[[nodiscard]] constexpr bool isPunctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// Spaces, tabs and at most one line end (section 6.6).
[[nodiscard]] std::size_t spacesAndLineEnd(std::string_view text, std::size_t at);

/// "<https://…>" at '<' (section 6.9).
[[nodiscard]] std::size_t uriAutolink(std::string_view text, std::size_t at);
/// "<somebody@example.org>" at '<'.
[[nodiscard]] std::size_t emailAutolink(std::string_view text, std::size_t at);

/// Raw HTML at '<' (section 6.10). Comments, instructions, declarations and CDATA without an end are asked for again
/// and again by hostile text: HtmlScanner remembers that the rest of its text holds none.
class HtmlScanner
{
public:
    explicit HtmlScanner(std::string_view text) : m_text(text) {}
    [[nodiscard]] std::size_t tag(std::size_t at);

private:
    [[nodiscard]] std::size_t until(std::string_view closer, std::size_t from, bool& missing);
    [[nodiscard]] std::size_t comment(std::size_t at);
    [[nodiscard]] std::size_t openTag(std::size_t at) const;
    [[nodiscard]] std::size_t closingTag(std::size_t at) const;

    std::string_view m_text;
    bool m_noComment = false;
    bool m_noInstruction = false;
    bool m_noDeclaration = false;
    bool m_noCdata = false;
};

/// Link destination (section 6.6), in angle brackets or bare.
[[nodiscard]] std::size_t destination(std::string_view text, std::size_t at);
/// Link title with its quotes.
[[nodiscard]] std::size_t title(std::string_view text, std::size_t at);
/// "[label]" at '[': no brackets inside unless escaped, at most 1000 bytes (cmark-gfm's limit).
[[nodiscard]] std::size_t label(std::string_view text, std::size_t at);

/// Entity or numeric character reference at '&'; `decoded` gets its characters.
[[nodiscard]] std::size_t entity(std::string_view text, std::size_t at, std::string& decoded);

/// Entities resolved.
[[nodiscard]] std::string withoutEntities(std::string_view text);
/// Backslash escapes and entities resolved.
[[nodiscard]] std::string unescaped(std::string_view text);

/// Label made comparable: trimmed, runs of white space as one space, Unicode case folding (section 6.6).
[[nodiscard]] std::string normalizedLabel(std::string_view label);

} // namespace zhilan::markdown::scan
