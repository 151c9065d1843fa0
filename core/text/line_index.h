#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace zhilan::text
{

/// Byte offset ⇄ line number, 1-based as editors count. LF, CRLF and lone CR end a line (CommonMark 0.31, section 2.1).
class LineIndex
{
public:
    LineIndex() = default;
    /// Linear in the text, which need not outlive the index.
    explicit LineIndex(std::string_view text);

    /// Line of a byte; a byte past the end belongs to the last line. Logarithmic.
    [[nodiscard]] std::uint32_t lineOf(std::uint32_t byte) const;
    /// The same, in constant time where that is the line `near` or one of the next few. Any number may be asked for.
    [[nodiscard]] std::uint32_t lineOf(std::uint32_t byte, std::uint32_t near) const;
    /// First byte of a line. Precondition: 1 <= line <= lineCount().
    [[nodiscard]] std::uint32_t startOf(std::uint32_t line) const { return m_starts[line - 1]; }
    [[nodiscard]] std::uint32_t lineCount() const { return static_cast<std::uint32_t>(m_starts.size()); }

private:
    std::vector<std::uint32_t> m_starts{0};
};

} // namespace zhilan::text
