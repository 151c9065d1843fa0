#pragma once

#include "core/code/scanner.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace zhilan::code
{

/// Takes code of a language that Language describes apart. What spans lines or does not end is remembered, so that no
/// place is looked for twice: time is linear.
class ProgramScanner
{
public:
    /// Both must outlive it.
    ProgramScanner(Scanner& scanner, const Language& language);
    void scan();

private:
    [[nodiscard]] bool has(std::uint32_t traits) const { return (m_language.traits & traits) != 0; }
    /// The byte before this place; a line feed at the front.
    [[nodiscard]] char before() const;

    // Each goes over what it is named after; false where none begins here.
    bool comment();
    bool directive();
    bool word();
    void sign();

    [[nodiscard]] std::size_t blockCommentEnd() const;
    bool prefixedString(std::size_t wordEnd);
    void take(std::size_t end);
    [[nodiscard]] std::optional<TokenKind> listed(std::string_view word) const;

    // Strings (program_text.cpp).
    bool literal();
    bool variable();
    void takeText(std::size_t end);
    bool characterOrLifetime();
    bool quoted();
    void doubleQuoted();
    void templateText();
    bool regex();
    bool longBracket();
    bool hereDocument();
    void takeHereDocuments();
    /// Behind the next `c` of the line from `from` on; nullopt without one.
    [[nodiscard]] std::optional<std::size_t> behindInLine(char c, std::size_t from);

    Scanner& m_scanner;
    const Language& m_language;
    std::unordered_set<std::string_view> m_keywords;
    std::unordered_set<std::string_view> m_types;
    std::unordered_set<std::string_view> m_constants;
    std::vector<std::string_view> m_lineComments;
    std::string_view m_blockOpen;
    std::string_view m_blockClose;

    bool m_value = false;                  ///< what stands before is one, so that a slash divides
    bool m_commandNext = true;             ///< the next word is what is called
    std::optional<TokenKind> m_announced;  ///< what the next word is, by the keyword before it
    std::vector<int> m_braces;             ///< open in each ${…} of a template
    std::array<std::size_t, 128> m_none{}; ///< by character: no such one up to here
    bool m_unclosed[2] = {};               ///< no " (or ') that ends a string over lines is left
    std::size_t m_noRegex = 0;             ///< none begins before this place
    struct HereDocument {
        std::string_view end;
        bool indented = false;
    };
    std::vector<HereDocument> m_hereDocuments; ///< that begin with the next line
};

} // namespace zhilan::code
