#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Plain text for a terminal. Documents are not trusted: what is printed holds no control character besides the line
/// feed, so that no document can move the cursor or rename the window.
namespace zhilan::cli
{

/// Columns that a terminal gives the text: wide characters (UAX #11) take two, marks none. Needs a UTF-8 LC_CTYPE.
[[nodiscard]] std::size_t displayWidth(std::string_view utf8);

/// Control characters and invalid bytes become U+FFFD, tabs four spaces; line feeds stay.
[[nodiscard]] std::string printable(std::string_view text);

/// printable(), and every run of white space is one space.
[[nodiscard]] std::string oneLine(std::string_view text);

enum class Align : unsigned char { Left, Right };

/// Rows of cells laid out in columns two spaces apart. Cells wider than a limit do not widen their column, so that one
/// long cell does not push every row to the right.
class Columns
{
public:
    explicit Columns(std::vector<Align> alignment, std::size_t indent = 0)
        : m_alignment(std::move(alignment)), m_indent(indent)
    {
    }
    /// `lastCellIndent` spaces stand before the last cell's text, to show a tree.
    void add(std::vector<std::string> cells, std::size_t lastCellIndent = 0);
    void add(std::span<const std::string_view> cells) { add(std::vector<std::string>(cells.begin(), cells.end())); }
    [[nodiscard]] bool empty() const { return m_rows.empty(); }
    /// Every row with a line feed, no trailing spaces.
    [[nodiscard]] std::string text() const;

private:
    std::vector<Align> m_alignment; ///< columns beyond are to the left
    std::size_t m_indent = 0;
    std::vector<std::vector<std::string>> m_rows;
};

/// Digits in groups of three, at most six significant digits behind the point: "9,000,000,000", "0.35".
[[nodiscard]] std::string readableNumber(double value);

/// "1 line", "2 lines".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

} // namespace zhilan::cli
