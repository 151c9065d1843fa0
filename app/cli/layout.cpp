#include "app/cli/layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cwchar>
#include <limits>

namespace zhilan::cli
{

namespace
{

constexpr std::size_t kWidestPaddedCell = 44;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Decoded {
    char32_t codePoint = 0;
    std::size_t size = 1;
    bool valid = false;
};

/// Paths and arguments reach this, so the bytes may be anything.
Decoded decodeAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return static_cast<unsigned char>(text[i]);
    };
    const unsigned lead = byte(at);
    if (lead < 0x80)
        return {lead, 1, true};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || at + size > text.size())
        return {};
    char32_t codePoint = lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80)
            return {};
        codePoint = (codePoint << 6U) | (byte(at + i) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
    if (codePoint < kLeast[size] || codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint < 0xE000))
        return {};
    return {codePoint, size, true};
}

bool isControl(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

bool isSpace(char32_t c)
{
    return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

} // namespace

std::size_t displayWidth(std::string_view utf8)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const Decoded c = decodeAt(utf8, at);
        at += c.size;
        const int columns = c.valid ? ::wcwidth(static_cast<wchar_t>(c.codePoint)) : 1;
        width += static_cast<std::size_t>(std::max(columns, 0));
    }
    return width;
}

std::string printable(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Decoded c = decodeAt(text, at);
        if (c.codePoint == U'\t')
            out += "    ";
        else if (c.codePoint == U'\r' && at + 1 < text.size() && text[at + 1] == '\n')
            ; // the line feed that follows says it
        else if (!c.valid || (isControl(c.codePoint) && c.codePoint != U'\n'))
            out += kReplacement;
        else
            out += text.substr(at, c.size);
        at += c.size;
    }
    return out;
}

std::string oneLine(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded c = decodeAt(text, at);
        if (c.valid && isSpace(c.codePoint)) {
            gap = true;
        } else {
            if (gap && !out.empty())
                out += ' ';
            gap = false;
            if (!c.valid || isControl(c.codePoint))
                out += kReplacement;
            else
                out += text.substr(at, c.size);
        }
        at += c.size;
    }
    return out;
}

void Columns::add(std::vector<std::string> cells, std::size_t lastCellIndent)
{
    for (std::string& cell : cells)
        cell = oneLine(cell);
    if (!cells.empty())
        cells.back().insert(0, lastCellIndent, ' ');
    m_rows.push_back(std::move(cells));
}

std::string Columns::text() const
{
    std::vector<std::vector<std::size_t>> widths;
    std::vector<std::size_t> columns;
    widths.reserve(m_rows.size());
    for (const auto& row : m_rows) {
        columns.resize(std::max(columns.size(), row.size()));
        auto& rowWidths = widths.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) {
            rowWidths.push_back(displayWidth(row[i]));
            if (rowWidths[i] <= kWidestPaddedCell)
                columns[i] = std::max(columns[i], rowWidths[i]);
        }
    }
    std::string out;
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
        std::string line(m_indent, ' ');
        for (std::size_t i = 0; i < m_rows[r].size(); ++i) {
            const std::size_t padding = columns[i] - std::min(columns[i], widths[r][i]);
            const bool right = i < m_alignment.size() && m_alignment[i] == Align::Right;
            line += right ? std::string(padding, ' ') + m_rows[r][i] : m_rows[r][i] + std::string(padding, ' ');
            line += "  ";
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + '\n';
    }
    return out;
}

std::string readableNumber(double value)
{
    if (std::isinf(value))
        return value > 0 ? "∞" : "-∞";
    if (std::isnan(value))
        return "?";
    std::array<char, 400> buffer{};
    constexpr double kExact = 9007199254740992.0; // 2^53: beyond, further digits would be made up
    const char* format = std::abs(value) >= kExact ? "%.15g" : std::abs(value) >= 1000 ? "%.2f" : "%.6g";
    std::snprintf(buffer.data(), buffer.size(), format, value);
    std::string digits = buffer.data();
    if (digits.find('e') != std::string::npos)
        return digits;
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.')
            digits.pop_back();
    }
    const std::size_t first = digits.front() == '-' ? 1 : 0;
    for (std::size_t at = std::min(digits.find('.'), digits.size()); at > first + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

std::string counted(std::size_t count, std::string_view noun)
{
    return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

} // namespace zhilan::cli
