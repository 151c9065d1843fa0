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
    std::vector<std::string_view>& cells = work.document.cells;
    std::vector<ByteSpan>& spans = work.document.cellSpans;
    Table table;
    table.node = id;
    table.span = tree[id].span;
    table.section = work.sectionAt(table.span.begin);
    table.line = work.lineOf(table.span);
    for (const NodeId rowId : tree.children(id)) {
        const markdown::Node& rowNode = tree[rowId];
        if (rowNode.header) {
            for (const NodeId cell : tree.children(rowId)) {
                cells.push_back(trimmed(work.keepSeen(cell)));
                table.alignment.push_back(tree[cell].alignment);
            }
            continue;
        }
        const std::size_t columns = table.alignment.size();
        Table::Row row;
        row.node = rowId;
        row.span = rowNode.span;
        row.line = work.lineOf(row.span);
        std::size_t count = 0;
        for (const NodeId cell : tree.children(rowId)) {
            if (count == columns)
                break;
            cells.push_back(trimmed(work.keepSeen(cell)));
            spans.push_back(tree[cell].span);
            ++count;
        }
        filled += columns - count;
        if (filled > kMostFilledCells) {
            cells.resize(cells.size() - count);
            spans.resize(spans.size() - count);
            break;
        }
        cells.resize(cells.size() + columns - count);
        spans.resize(spans.size() + columns - count, ByteSpan{row.span.end, row.span.end});
        table.rows.push_back(row);
    }
    table.rows.shrink_to_fit();
    table.alignment.shrink_to_fit();
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
    work.document.cells.shrink_to_fit();
    work.document.cellSpans.shrink_to_fit();
    work.document.placeCells();
}

} // namespace zhilan::document
