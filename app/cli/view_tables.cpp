#include "app/cli/layout.h"
#include "app/cli/views.h"

namespace zhilan::cli
{

namespace
{

const char* alignmentName(markdown::Alignment alignment)
{
    switch (alignment) {
    case markdown::Alignment::Left:
        return "left";
    case markdown::Alignment::Center:
        return "center";
    case markdown::Alignment::Right:
        return "right";
    case markdown::Alignment::None:
        break;
    }
    return "none";
}

} // namespace

Json tablesJson(const Input& input)
{
    Json json = Json::array();
    for (std::size_t index = 0; index < input->tables.size(); ++index) {
        const document::Table& table = input->tables[index];
        Json entry;
        entry["index"] = index;
        entry["section_slug"] = sectionSlug(*input, table.section);
        entry["line"] = table.line;
        entry["header"] = table.header;
        entry["align"] = Json::array();
        for (const markdown::Alignment alignment : table.alignment)
            entry["align"].push_back(alignmentName(alignment));
        entry["rows"] = Json::array();
        for (const document::Table::Row& row : table.rows)
            entry["rows"].push_back(row.cells);
        json.push_back(std::move(entry));
    }
    return json;
}

std::string tablesText(const Input& input)
{
    std::string out;
    for (std::size_t index = 0; index < input->tables.size(); ++index) {
        const document::Table& table = input->tables[index];
        out += (out.empty() ? "" : "\n") + std::to_string(index) + "  line " + std::to_string(table.line);
        if (table.section < input->sections.size())
            out += "  " + oneLine(input->sections[table.section].title);
        std::vector<Align> alignment;
        for (const markdown::Alignment column : table.alignment)
            alignment.push_back(column == markdown::Alignment::Right ? Align::Right : Align::Left);
        Columns columns(std::move(alignment), 4);
        columns.add(table.header);
        for (const document::Table::Row& row : table.rows)
            columns.add(row.cells);
        out += '\n' + columns.text();
    }
    return out;
}

} // namespace zhilan::cli
