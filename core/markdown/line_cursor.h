#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace zhilan::markdown
{

/// A place in one line that counts columns as Markdown does: tabs reach to the next multiple of four, and a block may
/// take a part of one (GFM 0.29, section 2.2).
class LineCursor
{
public:
    LineCursor() = default;
    /// The line is source[begin, end), its line end not included.
    LineCursor(std::string_view source, std::uint32_t begin, std::uint32_t end)
        : m_source(source.data()), m_at(begin), m_end(end), m_text(begin)
    {
        findText();
    }

    [[nodiscard]] std::uint32_t at() const { return m_at; }
    [[nodiscard]] std::uint32_t end() const { return m_end; }
    /// The first byte from here that is no space or tab; end() when the rest is blank.
    [[nodiscard]] std::uint32_t text() const { return m_text; }
    [[nodiscard]] bool blank() const { return m_text == m_end; }
    /// Columns from here to text().
    [[nodiscard]] std::uint32_t indent() const { return m_textColumn - m_column; }
    [[nodiscard]] std::uint32_t column() const { return m_column; }
    /// The byte at text(), '\n' at the end.
    [[nodiscard]] char textByte() const { return blank() ? '\n' : m_source[m_text]; }
    [[nodiscard]] bool atSpace() const { return m_at < m_end && isSpaceOrTab(m_source[m_at]); }
    /// Columns left of a tab that was taken in part. The tab itself stands at at().
    [[nodiscard]] std::uint32_t tabRest() const { return m_insideTab ? kTab - m_column % kTab : 0; }

    void advanceColumns(std::uint32_t count)
    {
        while (count > 0 && m_at < m_end) {
            if (m_source[m_at] == '\t') {
                const std::uint32_t toStop = kTab - m_column % kTab;
                const std::uint32_t taken = std::min(count, toStop);
                m_insideTab = toStop > count;
                m_column += taken;
                m_at += m_insideTab ? 0 : 1;
                count -= taken;
            } else {
                m_insideTab = false;
                ++m_at;
                ++m_column;
                --count;
            }
        }
        findText();
    }
    void advanceTo(std::uint32_t place)
    {
        for (; m_at < place; ++m_at)
            m_column += m_source[m_at] == '\t' ? kTab - m_column % kTab : 1;
        m_insideTab = false;
        findText();
    }

private:
    static constexpr std::uint32_t kTab = 4;

    static bool isSpaceOrTab(char c) { return c == ' ' || c == '\t'; }

    void findText()
    {
        // What is known stays true while the place moves through the white space before it.
        if (m_known && m_text > m_at)
            return;
        m_known = true;
        m_text = m_at;
        m_textColumn = m_column;
        for (; m_text < m_end && isSpaceOrTab(m_source[m_text]); ++m_text)
            m_textColumn += m_source[m_text] == '\t' ? kTab - m_textColumn % kTab : 1;
    }

    const char* m_source = nullptr;
    std::uint32_t m_at = 0;
    std::uint32_t m_end = 0;
    std::uint32_t m_column = 0;
    std::uint32_t m_text = 0;
    std::uint32_t m_textColumn = 0;
    bool m_insideTab = false;
    bool m_known = false;
};

} // namespace zhilan::markdown
