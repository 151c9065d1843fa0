#include "core/series/captions.h"

#include "core/series/cells.h"
#include "core/series/markers.h"

#include <algorithm>

namespace zhilan::series
{
namespace
{

using document::Document;
using document::Table;

/// The line of text right above, past blank ones.
std::string_view lineAbove(const Document& document, std::uint32_t begin)
{
    constexpr std::size_t kLongestLine = 240;
    constexpr std::size_t kMostBlanks = 400;
    if (!document.tree || begin > document.tree->source().size())
        return {};
    std::string_view before = document.tree->source().substr(0, begin);
    const std::size_t end = before.find_last_not_of(" \t\r\n>");
    if (end == std::string_view::npos || before.size() - end > kMostBlanks)
        return {};
    before = before.substr(0, end + 1);
    const std::string_view window = before.substr(before.size() - std::min(before.size(), kLongestLine + 1));
    const std::size_t lineBegin = window.find_last_of('\n');
    if (lineBegin == std::string_view::npos)
        return before.size() > kLongestLine ? std::string_view() : trimmed(window);
    return trimmed(window.substr(lineBegin + 1));
}

std::string_view withoutColon(std::string_view words)
{
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view mark : {":", "：", "#", "**"}) {
            if (words.ends_with(mark)) {
                words = trimmed(words.substr(0, words.size() - mark.size()));
                again = true;
            }
        }
    }
    return words;
}

/// 2025 of "2025年各月销量"; none where the heading names two.
std::optional<int> yearIn(std::string_view heading)
{
    constexpr std::size_t kLongestHeading = 160;
    if (heading.size() > kLongestHeading || !mayHoldNumber(heading))
        return std::nullopt;
    const quantity::Reading reading = quantity::read(heading);
    if (reading.periods.size() != 1 || reading.periods.front().precision != Precision::Year)
        return std::nullopt;
    return static_cast<int>(std::chrono::year_month_day{reading.periods.front().start}.year());
}

/// Empty for running text.
std::string captionIn(std::string_view line, bool colonNames)
{
    constexpr std::size_t kLongestBold = 120;
    constexpr std::size_t kLongestLead = 90;
    std::string_view words = line;
    while (words.starts_with("- ") || words.starts_with("* ") || words.starts_with("> "))
        words = trimmed(words.substr(2));
    if (words.starts_with('#'))
        return std::string(withoutColon(trimmed(words.substr(std::min(words.find_first_not_of('#'), words.size())))));
    if (words.starts_with("**") && words.size() <= kLongestBold) {
        const std::size_t end = words.find("**", 2);
        const std::string_view after = end == std::string_view::npos ? words : trimmed(words.substr(end + 2));
        if (end != std::string_view::npos &&
            (after.empty() || after == ":" || after == "：" || (after.starts_with("（") && after.ends_with("）")) ||
             (after.starts_with('(') && after.ends_with(')'))))
            return std::string(withoutColon(trimmed(words.substr(2, end - 2)))) +
                   std::string(after.size() > 3 ? after : "");
        return {};
    }
    const bool colon = words.ends_with(":") || words.ends_with("：");
    if (colonNames && colon && words.size() <= kLongestLead && words.find('|') == std::string_view::npos)
        return std::string(withoutColon(words));
    // "表1 各厂商产能（GW）", "Table 2: capacity"
    for (const std::string_view lead : {"表", "图", "圖", "Table ", "Figure ", "Exhibit ", "Fig. "}) {
        const std::string_view number =
            words.starts_with(lead) ? trimmed(words.substr(lead.size())) : std::string_view();
        if (!number.empty() && number.front() >= '0' && number.front() <= '9' && words.size() <= kLongestBold)
            return std::string(withoutColon(words));
    }
    return {};
}

} // namespace

namespace
{

bool saysUnit(std::string_view line)
{
    return line.find("单位") != std::string_view::npos || line.find("單位") != std::string_view::npos ||
           line.find("単位") != std::string_view::npos;
}

/// "单位：亿元" as the first line below the heading holds for all tables of the section.
std::optional<quantity::NamedUnit> sectionUnit(const Document& document, const Table& table)
{
    constexpr std::size_t kLongestLine = 240;
    if (table.section >= document.sections.size() || !document.tree)
        return std::nullopt;
    const markdown::Tree& tree = *document.tree;
    const markdown::NodeId first = tree.next(document.sections[table.section].heading);
    if (first == markdown::kNoNode || tree[first].kind != markdown::NodeKind::Paragraph ||
        tree[first].span.size() > kLongestLine)
        return std::nullopt;
    const std::string_view line = tree[first].span.of(tree.source());
    return saysUnit(line) ? quantity::captionUnit(line) : std::nullopt;
}

} // namespace

std::string captionAbove(const Document& document, std::uint32_t begin, bool colonNames)
{
    return captionIn(lineAbove(document, begin), colonNames);
}

Surroundings surroundingsOf(const Document& document, const Table& table)
{
    Surroundings out;
    // a title made of the file's name says nothing about a table
    if (table.section < document.sections.size())
        out.heading = document.sections[table.section].title;
    else if (document.titleNode != markdown::kNoNode)
        out.heading = document.title;
    const std::string_view above = lineAbove(document, table.span.begin);
    if (!above.starts_with('|') && saysUnit(above))
        out.unit = quantity::captionUnit(above);
    if (std::string caption = captionIn(above, false); !caption.empty())
        out.heading = std::move(caption);
    if (!out.unit)
        out.unit = sectionUnit(document, table);
    if (!out.unit)
        out.unit = quantity::captionUnit(out.heading);
    if (!out.unit && (out.unit = quantity::trailingUnit(out.heading)))
        out.heading = out.unit->name;
    if (!out.unit && (above.ends_with(':') || above.ends_with("：")))
        out.unit = quantity::trailingUnit(withoutColon(above));
    out.year = yearIn(out.heading);
    return out;
}

} // namespace zhilan::series
