#pragma once

#include "core/markdown/content_map.h"
#include "core/markdown/emphasis.h"
#include "core/markdown/html_tag.h"
#include "core/markdown/inline_items.h"
#include "core/markdown/inline_scan.h"
#include "core/markdown/references.h"
#include "core/markdown/syntax.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zhilan::markdown
{

/// The inline structure of one block's content after another. Own rather than cmark-gfm's, since that keeps no exact
/// places (lines and columns only, wrong in tables, after tabs and in later lines of a quote), cannot be told the
/// flanking rules that Chinese needs, and changes tables shared by all threads while it runs.
/// GFM 0.29, chapter 6, with footnotes, and what note-taking programs added: "==marks==", "$math$", "[[wikilinks]]" and
/// "![[embeds]]". Linear save for labels, which are 1000 bytes at most.
class InlineParser
{
public:
    /// `source` and `references` must outlive the parser; literals go to the end of `literals`.
    InlineParser(std::string_view source, const References& references, std::string& literals)
        : m_source(source), m_references(references), m_literals(literals), m_delimiters(m_items)
    {
    }

    void setSource(std::string_view source) { m_source = source; }
    void setSyntax(Syntax syntax) { m_syntax = syntax; }
    /// What the items' ranges are of: the content given, without trailing white space.
    [[nodiscard]] std::string_view content() const { return m_content; }

    /// The items stay until the next call. `map` says where `content` stands in the source.
    const InlineItems& parse(std::string_view content, const ContentMap& map);

private:
    struct Bracket {
        std::uint32_t item;
        std::size_t delimiters; ///< how many runs there were before it
        std::uint32_t inner;    ///< first content byte after "["
        bool image;
        bool active = true;
        bool bracketAfter = false;
    };

    void handle(char c);
    void escape();
    void entity();
    void code();
    void angle();
    void delimiterRun(char c);
    void lineEnd();
    void openBracket(bool image);
    void closeBracket();
    void closeLink(const Bracket& opener, std::size_t end, TextRef url, TextRef title);
    struct LinkTail {
        std::size_t end = 0; ///< 0: there is none
        TextRef url;
        TextRef title;
    };
    [[nodiscard]] LinkTail linkTail(std::size_t at);
    void forbidLinksAround();
    void popBrackets(std::size_t count);
    [[nodiscard]] bool inlineLink(const Bracket& opener);
    [[nodiscard]] bool wikiLink(const Bracket& opener);
    void mathSpan();
    void comment();
    [[nodiscard]] std::size_t mathEnd(std::size_t begin) const;
    [[nodiscard]] std::size_t displayMathEnd(std::size_t begin);
    void addMath(std::size_t inner, std::size_t innerEnd, std::size_t end, bool display);
    [[nodiscard]] bool referenceLink(const Bracket& opener);
    [[nodiscard]] bool footnote(const Bracket& opener);
    void bareLinkAt(std::size_t begin, std::size_t end, std::string_view prefix);
    void findEmails();
    void resolveHtml();
    [[nodiscard]] bool pairTags(std::uint32_t open, std::uint32_t close, HtmlElement element, bool linkInside);
    void htmlImage(std::uint32_t index);
    bool htmlLoadedLink(std::uint32_t index, std::size_t tagEnd);
    [[nodiscard]] TextRef unescapedEntities(std::size_t begin, std::size_t end);
    [[nodiscard]] std::size_t backticksEnd(std::size_t from, std::size_t length);
    [[nodiscard]] bool breaksBetweenHan(std::size_t before, std::size_t after) const;

    void flushText(std::size_t end);
    std::uint32_t append(InlineItem::Kind kind, NodeKind node, std::size_t begin, std::size_t end);
    [[nodiscard]] TextRef inSourceOrLiteral(std::size_t begin, std::size_t end);
    [[nodiscard]] TextRef literal(std::string_view text);
    [[nodiscard]] TextRef unescapedRef(std::size_t begin, std::size_t end);

    std::string_view m_source;
    Syntax m_syntax;
    const References& m_references;
    std::string& m_literals;

    std::size_t m_expanded = 0; ///< bytes of definitions that links of this document stand for

    std::string_view m_content;
    const ContentMap* m_map = nullptr;
    scan::HtmlScanner m_html{{}};
    std::size_t m_at = 0;
    std::size_t m_textBegin = 0;
    bool m_maybeEmail = false;
    bool m_maybeHtml = false;
    bool m_noDisplayMath = false;
    bool m_noComment = false;
    InlineItems m_items;
    DelimiterStack m_delimiters;
    std::vector<Bracket> m_brackets;
    std::size_t m_forbidden = 0; ///< so many of the first brackets can no longer be links
    /// Where the last run of so many backticks begins, once the whole content was looked through.
    std::array<std::size_t, 81> m_lastBackticks{};
    bool m_backticksKnown = false;
};

} // namespace zhilan::markdown
