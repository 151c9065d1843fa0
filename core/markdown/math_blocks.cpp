#include "core/markdown/math_blocks.h"

#include "core/markdown/inline_scan.h"
#include "core/text/lines.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace zhilan::markdown
{
namespace
{

/// A fence that no formula and hardly any code has.
constexpr std::string_view kMask = "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~";

struct Line {
    std::string_view text; ///< behind quote marks and white space, without white space at its end
    std::size_t begin;     ///< of `text`
    std::size_t quotes;    ///< number of quote marks before it
    std::size_t indent;    ///< columns behind the last quote mark, tabs as four
};

Line lineOf(std::string_view source, std::size_t begin, std::size_t end)
{
    Line line{{}, begin, 0, 0};
    for (; line.begin < end; ++line.begin) {
        const char c = source[line.begin];
        if (c == '>' && line.indent < 4) {
            ++line.quotes;
            line.indent = 0;
            if (line.begin + 1 < end && source[line.begin + 1] == ' ')
                ++line.begin;
        } else if (c == ' ' || c == '\t') {
            line.indent += c == ' ' ? 1 : 4;
        } else {
            break;
        }
    }
    line.text = source.substr(line.begin, end - line.begin);
    while (!line.text.empty() && scan::isSpace(line.text.back()))
        line.text.remove_suffix(1);
    return line;
}

/// Length of the marker of a list item with the space behind it; 0 where there is none.
std::size_t markerSize(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && at < 9 && scan::isDigit(text[at]))
        ++at;
    const bool marker = at < text.size() && (at == 0 ? std::string_view("-+*").find(text[at]) != scan::kNone
                                                     : text[at] == '.' || text[at] == ')');
    return marker && at + 1 < text.size() && text[at + 1] == ' ' ? at + 2 : 0;
}

std::size_t fenceSize(std::string_view text)
{
    if (text.empty() || (text[0] != '`' && text[0] != '~'))
        return 0;
    const std::size_t size = std::min(text.find_first_not_of(text[0]), text.size());
    return size >= 3 ? size : 0;
}

class MathLines
{
public:
    /// Offsets of the "$$" to be masked, in order.
    std::vector<std::size_t> find(std::string_view source)
    {
        for (text::Lines lines(source); lines.next();) {
            const Line line = lineOf(source, lines.begin(), lines.end());
            if (line.quotes < m_quotes || (m_fence == 0 && !m_open && line.quotes != m_quotes)) {
                m_open = false;
                m_fence = 0;
                m_itemIndent = 0;
            }
            if (!m_open && m_fence == 0)
                m_quotes = line.quotes;
            if (m_open) {
                if (line.text == "$$" && line.quotes == m_quotes) { // more quote marks are part of the formula
                    m_found.push_back(m_begin);
                    m_found.push_back(line.begin);
                    m_open = false;
                }
            } else if (!inCode(line)) {
                place(line);
            }
        }
        return std::move(m_found);
    }

private:
    bool inCode(const Line& line)
    {
        const std::size_t size = fenceSize(line.text);
        if (m_fence > 0) {
            if (size >= m_fence && line.text[0] == m_fenceMark && size == line.text.size() && line.quotes == m_quotes)
                m_fence = 0;
            return true;
        }
        if (size == 0 || (line.text[0] == '`' && line.text.find('`', size) != scan::kNone))
            return false;
        m_fence = size;
        m_fenceMark = line.text[0];
        return true;
    }

    void place(const Line& line)
    {
        if (line.text.empty())
            return;
        if (line.indent < m_itemIndent)
            m_itemIndent = 0;
        if (line.text == "$$") {
            m_open = line.indent < m_itemIndent + 4;
            m_begin = line.begin;
        } else if (const std::size_t marker = markerSize(line.text); marker > 0 && line.indent < m_itemIndent + 4) {
            m_itemIndent = line.indent + marker;
        }
    }

    std::vector<std::size_t> m_found;
    bool m_open = false;     ///< a "$$" at m_begin waits for its partner
    std::size_t m_begin = 0; ///< of that
    std::size_t m_quotes = 0;
    std::size_t m_fence = 0; ///< length of the code fence that is open
    char m_fenceMark = 0;
    std::size_t m_itemIndent = 0; ///< where the content of the list item around begins
};

} // namespace

std::string maskMathBlocks(std::string_view markdown)
{
    std::string masked;
    if (markdown.find("$$") == std::string_view::npos)
        return masked;
    std::size_t done = 0;
    for (const std::size_t at : MathLines().find(markdown)) {
        masked.append(markdown.substr(done, at - done)).append(kMask);
        done = at + 2;
    }
    if (done > 0)
        masked.append(markdown.substr(done));
    return masked;
}

std::string withoutMasks(std::string_view text)
{
    std::string result;
    std::size_t done = 0;
    for (std::size_t at = 0; (at = text.find(kMask, done)) != std::string_view::npos;) {
        result.append(text.substr(done, at - done)).append("$$");
        done = at + kMask.size();
    }
    result.append(text.substr(done));
    return result;
}

} // namespace zhilan::markdown
