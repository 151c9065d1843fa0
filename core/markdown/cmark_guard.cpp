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
constexpr std::string_view kPlain = ">-+*.)[|";
constexpr std::string_view kCover = "\x02\x03\x04\x05\x06\x0E\x0F\x10";

/// Empty cells that cmark may add to rows that are too short, in a whole document.
constexpr std::size_t kMostFilledCells = 1U << 17U;
/// Bytes that cmark may look through for the headers of tables: so many, and as multiple of the text. At a delimiter
/// row it goes through the whole paragraph above, and once more from each of its lines that has no pipe.
constexpr std::size_t kMostLookedThrough = 1U << 27U;
constexpr std::size_t kMostTimesLookedThrough = 32;
/// Steps that cmark may take along lists of cells: it looks for a list's end at each cell of a row.
constexpr std::size_t kMostListSteps = 1U << 27U;
/// So many cells more than the header has are let through. cmark ignores them.
constexpr std::size_t kMostExcessCells = 256;

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
            m_paragraph = {line.next};
            return;
        }
        const std::string_view text = m_text.substr(body, line.end - body);
        const std::size_t cells = cellsOf(text);
        if (isDelimiterRow(text)) {
            finishTable();
            const std::size_t looks = m_paragraph.bytesLookedThrough(line.begin);
            const std::size_t steps = m_paragraph.listSteps + cells * cells;
            if (m_lookedThrough + looks > kMostLookedThrough + m_text.size() * kMostTimesLookedThrough ||
                m_listSteps + steps > kMostListSteps) {
                cover(body + text.find('-'), line.number, m_out.costlyTable);
            } else {
                m_lookedThrough += looks;
                m_listSteps += steps;
                m_columns = cells;
                m_delimiterLine = line.number;
                m_dash = body + text.find('-');
            }
        } else if (m_columns > 0) {
            const std::size_t kept = std::min(cells, m_columns + kMostExcessCells);
            if (kept < cells)
                coverPipes(body, line.end, kept);
            m_missing += m_columns - std::min(m_columns, cells);
            m_tableSteps += kept * kept;
        }
        m_paragraph.listSteps += cells * cells;
        if (cells == 1) {
            ++m_paragraph.plainLines;
            m_paragraph.plainBegins += line.begin - m_paragraph.begin;
        }
    }

    void finishTable()
    {
        if (m_columns > 0) {
            if (m_filled + m_missing > kMostFilledCells || m_listSteps + m_tableSteps > kMostListSteps) {
                cover(m_dash, m_delimiterLine, m_out.costlyTable);
            } else {
                m_filled += m_missing;
                m_listSteps += m_tableSteps;
            }
        }
        m_columns = m_missing = m_tableSteps = 0;
    }

    /// At least as many as cmark finds.
    static std::size_t cellsOf(std::string_view text)
    {
        const std::size_t first = text.find('|'); // most have none, which this tells sooner than counting
        return first == std::string_view::npos
                   ? 1
                   : static_cast<std::size_t>(std::count(text.begin() + first, text.end(), '|')) + 1;
    }

    /// Dashes alone underline a heading.
    static bool isDelimiterRow(std::string_view text)
    {
        return text.find_first_not_of("|-: \t\v\f") == std::string_view::npos &&
               text.find('-') != std::string_view::npos && text.find_first_of("|:") != std::string_view::npos;
    }

    /// All but the first `kept` pipes of a row that are not escaped.
    void coverPipes(std::size_t begin, std::size_t end, std::size_t kept)
    {
        std::uint32_t line = 1; // none to tell of: what is covered is not shown either way
        for (std::size_t at = begin; at < end; ++at) {
            if (m_text[at] != '|' || (at > begin && m_text[at - 1] == '\\'))
                continue;
            if (kept > 0)
                --kept;
            else
                cover(at, line, line);
        }
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
    /// The lines that have no empty one between them, and what a delimiter row below would cost.
    struct Paragraph {
        std::size_t begin = 0;
        std::size_t listSteps = 0;
        std::size_t plainLines = 0;  ///< without a pipe
        std::size_t plainBegins = 0; ///< sum of where these begin, from `begin` on

        [[nodiscard]] std::size_t bytesLookedThrough(std::size_t end) const
        {
            const std::size_t size = end - std::min(begin, end);
            return size + plainLines * size - plainBegins;
        }
    };
    Paragraph m_paragraph;
    std::size_t m_lookedThrough = 0;
    std::size_t m_listSteps = 0;
    std::size_t m_filled = 0;
    // The table that the lines may belong to.
    std::size_t m_columns = 0; ///< 0: none
    std::size_t m_missing = 0;
    std::size_t m_tableSteps = 0;
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
