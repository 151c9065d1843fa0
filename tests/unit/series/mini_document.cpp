#include "tests/unit/series/mini_document.h"

#include <algorithm>

using namespace zhilan;

namespace
{

std::string_view trim(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r");
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::vector<std::string_view> cellsOf(std::string_view line)
{
    line = trim(line);
    line.remove_prefix(1);
    if (line.ends_with('|'))
        line.remove_suffix(1);
    std::vector<std::string_view> out;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find('|', begin), line.size());
        out.push_back(trim(line.substr(begin, end - begin)));
        begin = end + 1;
    }
    return out;
}

bool isDelimiter(std::string_view line)
{
    return trim(line).starts_with('|') && line.find_first_not_of("|-: \t\r") == std::string_view::npos;
}

} // namespace

document::Document miniDocument(std::string_view text, std::optional<std::chrono::sys_days> date)
{
    document::Document out;
    out.lines = text::LineIndex(text);
    if (date)
        out.date = Period{*date, *date + std::chrono::days{1}, Precision::Day, false, {}};
    std::string_view previous;
    document::Table* open = nullptr;
    std::uint32_t line = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view words = text.substr(begin, end - begin);
        const ByteSpan span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        ++line;
        if (words.starts_with('#')) {
            document::Section section;
            section.title = out.texts.keep(trim(words.substr(
                words.find_first_not_of('#') == std::string_view::npos ? words.size() : words.find_first_not_of('#'))));
            section.line = line;
            section.span = span;
            out.sections.push_back(section);
        }
        if (open == nullptr && isDelimiter(words) && trim(previous).starts_with('|')) {
            out.tables.emplace_back();
            open = &out.tables.back();
            for (const std::string_view cell : cellsOf(previous))
                out.cells.push_back(out.texts.keep(cell));
            open->alignment.resize(cellsOf(previous).size());
            open->line = line - 1;
            open->span = {static_cast<std::uint32_t>(previous.data() - text.data()), span.end};
            open->section =
                out.sections.empty() ? document::kNoSection : static_cast<std::uint32_t>(out.sections.size() - 1);
        } else if (open != nullptr && trim(words).starts_with('|')) {
            document::Table::Row row;
            row.line = line;
            row.span = span;
            std::vector<std::string_view> cells = cellsOf(words);
            cells.resize(open->alignment.size());
            for (const std::string_view cell : cells) {
                const auto at = static_cast<std::uint32_t>(cell.empty() ? span.begin : cell.data() - text.data());
                out.cells.push_back(out.texts.keep(cell));
                out.cellSpans.push_back({at, at + static_cast<std::uint32_t>(cell.size())});
            }
            open->span.end = span.end;
            open->rows.push_back(row);
        } else {
            open = nullptr;
        }
        previous = words;
        begin = end + 1;
    }
    out.placeCells();
    return out;
}
