#include "core/markdown/cmark_guard.h"

#include "core/markdown/inline_scan.h"
#include "core/text/lines.h"

#include <algorithm>
#include <cstdint>

namespace zhilan::markdown
{
namespace
{

/// Each byte that may be covered, and the control character that stands for it meanwhile.
constexpr std::string_view kPlain = ">-+*.)[";
constexpr std::string_view kCover = "\x02\x03\x04\x05\x06\x0E\x0F";

/// Empty cells that cmark may add to rows that are too short, in a whole document.
constexpr std::size_t kMostFilledCells = 1U << 17U;
/// Bytes of paragraphs that cmark may look through for the headers of tables, as multiple of the text.
constexpr std::size_t kMostLookedThrough = 32;

struct Line {
    std::size_t begin;
    std::size_t end;  ///< before its line end
    std::size_t next; ///< behind it
    std::uint32_t number;
};

bool isSpaceOrTab(char c)
{
    return c == ' ' || c == '\t';
}

/// The container marker at `at`: where it ends, and which byte of it to cover. `end` is npos where there is none.
struct Marker {
    std::size_t end = std::string_view::npos;
    std::size_t cover = 0;
};

Marker markerAt(std::string_view text, std::size_t at, std::size_t lineEnd)
{
    const auto spaceAt = [&](std::size_t place) {
        return place >= lineEnd || isSpaceOrTab(text[place]);
    };
    switch (text[at]) {
    case '>':
        return {at + 1, at};
    case '-':
    case '+':
    case '*':
        return spaceAt(at + 1) ? Marker{at + 1, at} : Marker{};
    case '[': {
        constexpr std::size_t kLongestLabel = 1000;
        if (!text.substr(at + 1).starts_with('^'))
            return {};
        const std::size_t close = text.substr(at, std::min(lineEnd - at, kLongestLabel)).find("]:");
        return close == std::string_view::npos ? Marker{} : Marker{at + close + 2, at};
    }
    default: {
        std::size_t digits = at;
        while (digits < lineEnd && digits - at < 9 && scan::isDigit(text[digits]))
            ++digits;
        const bool number = digits > at && digits < lineEnd && (text[digits] == '.' || text[digits] == ')');
        return number && spaceAt(digits + 1) ? Marker{digits + 1, digits} : Marker{};
    }
    }
}

class Guard
{
public:
    explicit Guard(std::string_view text) : m_text(text) {}

    GuardedText run()
    {
        std::uint32_t number = 0;
        for (text::Lines lines(m_text); lines.next();) {
            const Line line{lines.begin(), lines.end(), lines.nextBegin(), ++number};
            table(line, nesting(line));
        }
        finishTable();
        return std::move(m_out);
    }

private:
    /// Where the line's text begins behind the markers of containers. Two columns of indentation may be one level.
    std::size_t nesting(const Line& line)
    {
        std::size_t levels = 0;
        std::size_t columns = 0;
        std::size_t at = line.begin;
        while (at < line.end) {
            if (isSpaceOrTab(m_text[at])) {
                columns += m_text[at] == '\t' ? 4 : 1;
                ++at;
                continue;
            }
            const Marker marker = markerAt(m_text, at, line.end);
            if (marker.end == std::string_view::npos)
                break;
            if (levels + columns / 2 >= kDeepestNesting) {
                cover(marker.cover, line.number, m_out.deepLine);
                break;
            }
            ++levels;
            at = marker.end;
        }
        return at;
    }

    void table(const Line& line, std::size_t body)
    {
        if (body == line.end) {
            finishTable();
            m_paragraph = line.next;
            return;
        }
        const std::string_view text = m_text.substr(body, line.end - body);
        if (const std::size_t columns = delimiters(text); columns > 0) {
            finishTable();
            m_lookedThrough += line.begin - std::min(m_paragraph, line.begin);
            if (m_lookedThrough > (m_text.size() + 1000) * kMostLookedThrough) {
                cover(body + text.find('-'), line.number, m_out.costlyTable);
            } else {
                m_columns = columns;
                m_delimiterLine = line.number;
                m_dash = body + text.find('-');
            }
        } else if (m_columns > 0) {
            const auto cells = static_cast<std::size_t>(std::count(text.begin(), text.end(), '|')) + 1;
            m_missing += m_columns - std::min(m_columns, cells);
        }
    }

    void finishTable()
    {
        if (m_columns > 0) {
            if (m_filled + m_missing > kMostFilledCells)
                cover(m_dash, m_delimiterLine, m_out.costlyTable);
            else
                m_filled += m_missing;
        }
        m_columns = m_missing = 0;
    }

    /// Columns of what may be a delimiter row; 0 for anything else.
    static std::size_t delimiters(std::string_view text)
    {
        if (text.find_first_not_of("|-: \t\v\f") != std::string_view::npos || text.find('-') == std::string_view::npos)
            return 0;
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), '|')) + 1;
    }

    void cover(std::size_t place, std::uint32_t line, std::uint32_t& first)
    {
        if (m_out.covered.empty())
            m_out.covered = m_text;
        m_out.covered[place] = kCover[kPlain.find(m_text[place])];
        if (first == 0)
            first = line;
    }

    std::string_view m_text;
    GuardedText m_out;
    std::size_t m_paragraph = 0; ///< where the lines begin that have no empty one between them
    std::size_t m_lookedThrough = 0;
    std::size_t m_filled = 0;
    // The table that the lines may belong to.
    std::size_t m_columns = 0; ///< 0: none
    std::size_t m_missing = 0;
    std::size_t m_dash = 0;
    std::uint32_t m_delimiterLine = 0;
};

} // namespace

GuardedText guardedText(std::string_view markdown)
{
    return Guard(markdown).run();
}

void uncover(unsigned char* text, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i) {
        if (const std::size_t which = kCover.find(static_cast<char>(text[i])); which != std::string_view::npos)
            text[i] = static_cast<unsigned char>(kPlain[which]);
    }
}

} // namespace zhilan::markdown
