#include "core/document/inline_text.h"
#include "core/document/work.h"

namespace zhilan::document
{
namespace
{

using markdown::NodeId;
using markdown::NodeKind;

/// Cells that rows leave out and the model fills in. A header of 50,000 columns over as many rows of one cell would
/// take all memory; rows past this many are not in the model, though the reader still shows them.
constexpr std::size_t kMostFilledCells = 1U << 20U;

Table readTable(Work& work, NodeId id, std::size_t& filled)
{
    const markdown::Tree& tree = work.tree;
    Table table;
    table.node = id;
    table.span = tree[id].span;
    table.section = work.sectionAt(table.span.begin);
    table.line = work.lineOf(table.span);
    for (const NodeId rowId : tree.children(id)) {
        const markdown::Node& rowNode = tree[rowId];
        if (rowNode.header) {
            for (const NodeId cell : tree.children(rowId)) {
                table.header.emplace_back(trimmed(seenText(tree, cell)));
                table.alignment.push_back(tree[cell].alignment);
            }
            continue;
        }
        Table::Row row;
        row.node = rowId;
        row.span = rowNode.span;
        row.line = work.lineOf(row.span);
        row.cells.reserve(table.header.size());
        row.cellSpans.reserve(table.header.size());
        for (const NodeId cell : tree.children(rowId)) {
            if (row.cells.size() == table.header.size())
                break;
            row.cells.emplace_back(trimmed(seenText(tree, cell)));
            row.cellSpans.push_back(tree[cell].span);
        }
        filled += table.header.size() - row.cells.size();
        if (filled > kMostFilledCells)
            break;
        row.cells.resize(table.header.size());
        row.cellSpans.resize(table.header.size(), ByteSpan{row.span.end, row.span.end});
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

void readTables(Work& work)
{
    std::size_t filled = 0;
    for (NodeId id = 0; id < work.tree.size() && !work.stopped(); ++id)
        if (work.tree[id].kind == NodeKind::Table)
            work.document.tables.push_back(readTable(work, id, filled));
        else if (markdown::holdsText(work.tree[id].kind))
            id = work.tree[id].end - 1;
}

} // namespace zhilan::document
