#include "app/reader/accessible_table.h"

#include <algorithm>

namespace zhilan::reader
{

namespace
{

using Kind = AccessibleReader::Kind;
using markdown::kNoNode;
using markdown::NodeId;

/// The rows of a table and where its parts have them.
struct Grid {
    std::vector<NodeId> rows;
    int columns = 0;

    Grid(const markdown::Tree& tree, NodeId table)
    {
        for (NodeId row = tree.firstChild(table); row != kNoNode; row = tree.next(row))
            rows.push_back(row);
        if (rows.empty())
            return;
        for (NodeId cell = tree.firstChild(rows.front()); cell != kNoNode; cell = tree.next(cell))
            ++columns;
    }
};

/// Kept from call to call: a table is asked for cell after cell.
const Grid& gridOf(const AccessibleReader& reader, std::size_t block);

class AccessibleCell;

class AccessibleTable final : public AccessibleElement, public QAccessibleTableInterface
{
public:
    AccessibleTable(AccessibleReader* reader, std::size_t block)
        : AccessibleElement(reader, block), m_grid(tree(), blockData().node)
    {
    }

    [[nodiscard]] const Grid& grid() const { return m_grid; }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface*>(this) : nullptr;
    }

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Table; }
    [[nodiscard]] QString text(QAccessible::Text) const override { return {}; }

    [[nodiscard]] QRect rect() const override
    {
        const QPointF from = reader().contentAt(m_block);
        const std::size_t last = lastPart();
        const BlockLayout& layout = accessible().layout(last);
        const double bottom = reader().contentAt(last).y() + layout.height();
        return accessible().onScreen({from, QSizeF(layout.width(), bottom - from.y())});
    }

    /// The cells, and the buttons below them.
    [[nodiscard]] int childCount() const override { return cells() + static_cast<int>(buttons().size()); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        if (index < 0)
            return nullptr;
        if (index < cells())
            return accessible().element(Kind::Cell, m_block, index);
        const std::vector<int> below = buttons();
        const auto button = static_cast<std::size_t>(index - cells());
        return button < below.size() ? accessible().element(Kind::Hot, lastPart(), below[button]) : nullptr;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override;
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override;

    [[nodiscard]] int rowCount() const override { return static_cast<int>(m_grid.rows.size()); }
    [[nodiscard]] int columnCount() const override { return m_grid.columns; }
    [[nodiscard]] QAccessibleInterface* cellAt(int row, int column) const override
    {
        return row >= 0 && column >= 0 && row < rowCount() && column < columnCount()
                   ? accessible().element(Kind::Cell, m_block, row * columnCount() + column)
                   : nullptr;
    }
    [[nodiscard]] QString columnDescription(int column) const override
    {
        const QAccessibleInterface* head = cellAt(0, column);
        return head != nullptr && head->role() == QAccessible::ColumnHeader ? head->text(QAccessible::Name) : QString();
    }
    [[nodiscard]] QString rowDescription(int row) const override
    {
        const QAccessibleInterface* first = cellAt(row, 0);
        return first != nullptr ? first->text(QAccessible::Name) : QString();
    }

    [[nodiscard]] QAccessibleInterface* caption() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* summary() const override { return nullptr; }
    [[nodiscard]] int selectedCellCount() const override { return 0; }
    [[nodiscard]] QList<QAccessibleInterface*> selectedCells() const override { return {}; }
    [[nodiscard]] int selectedColumnCount() const override { return 0; }
    [[nodiscard]] int selectedRowCount() const override { return 0; }
    [[nodiscard]] QList<int> selectedColumns() const override { return {}; }
    [[nodiscard]] QList<int> selectedRows() const override { return {}; }
    [[nodiscard]] bool isColumnSelected(int) const override { return false; }
    [[nodiscard]] bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override {}

private:
    [[nodiscard]] int cells() const { return rowCount() * columnCount(); }

    [[nodiscard]] std::size_t lastPart() const
    {
        const std::vector<Block>& all = reader().flow.list().blocks;
        std::size_t last = m_block;
        while (last + 1 < all.size() && all[last + 1].kind == BlockKind::Table && all[last + 1].node == all[last].node)
            ++last;
        return last;
    }

    /// Indexes of what is to be clicked below the table in the last part's focusables.
    [[nodiscard]] std::vector<int> buttons() const
    {
        std::vector<int> result;
        const std::vector<Focusable>& all = accessible().layout(lastPart()).focusables();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].hot >= 0)
                result.push_back(static_cast<int>(i));
        }
        return result;
    }

    Grid m_grid;
};

class AccessibleCell final : public AccessibleElement, public QAccessibleTableCellInterface
{
public:
    AccessibleCell(AccessibleReader* reader, std::size_t block, int index)
        : AccessibleElement(reader, block, Kind::Cell, index)
    {
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface*>(this) : nullptr;
    }

    [[nodiscard]] QAccessibleInterface* parent() const override
    {
        return accessible().element(Kind::Block, m_block, 0);
    }
    [[nodiscard]] QAccessible::Role role() const override
    {
        return tree()[gridOf(accessible(), m_block).rows[static_cast<std::size_t>(rowIndex())]].header
                   ? QAccessible::ColumnHeader
                   : QAccessible::Cell;
    }

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const NodeId cell = node();
        if (kind != QAccessible::Name || cell == kNoNode)
            return {};
        QString words = inlineText(tree(), cell, tree()[cell].span, reader().flow.list().annotations).text();
        return words.replace(QChar::LineSeparator, u'\n');
    }

    [[nodiscard]] QRect rect() const override
    {
        const auto [part, item] = place();
        const BlockLayout& layout = accessible().layout(part);
        if (item < 0)
            return {};
        const TextItem& text = layout.items()[static_cast<std::size_t>(item)];
        const QRectF rect(layout.itemOrigin(text) + QPointF(text.layout->usedLeft(), 0),
                          QSizeF(std::max(1.0, text.layout->usedWidth()), text.layout->height()));
        return accessible().onScreen(rect.translated(reader().contentAt(part)));
    }

    /// Links in the cell.
    [[nodiscard]] int childCount() const override { return static_cast<int>(links().size()); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        const std::vector<int> all = links();
        return index >= 0 && static_cast<std::size_t>(index) < all.size()
                   ? accessible().element(Kind::Hot, place().first, all[static_cast<std::size_t>(index)])
                   : nullptr;
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        const auto* element = dynamic_cast<const AccessibleElement*>(child);
        if (element == nullptr || element->kind() != Kind::Hot || element->block() != place().first)
            return -1;
        const std::vector<int> all = links();
        const auto found = std::find(all.begin(), all.end(), element->index());
        return found != all.end() ? static_cast<int>(found - all.begin()) : -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override
    {
        const auto [part, item] = place();
        return item >= 0 ? hotAt(part, x, y, item) : nullptr;
    }

    [[nodiscard]] bool isSelected() const override { return false; }
    [[nodiscard]] QList<QAccessibleInterface*> columnHeaderCells() const override
    {
        QAccessibleInterface* head = accessible().element(Kind::Cell, m_block, columnIndex());
        return rowIndex() > 0 && head->role() == QAccessible::ColumnHeader ? QList{head}
                                                                           : QList<QAccessibleInterface*>();
    }
    [[nodiscard]] QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    [[nodiscard]] int columnIndex() const override { return m_index % columns(); }
    [[nodiscard]] int rowIndex() const override { return m_index / columns(); }
    [[nodiscard]] int columnExtent() const override { return 1; }
    [[nodiscard]] int rowExtent() const override { return 1; }
    [[nodiscard]] QAccessibleInterface* table() const override { return parent(); }

private:
    [[nodiscard]] int columns() const { return std::max(1, gridOf(accessible(), m_block).columns); }

    /// kNoNode where the row has fewer cells.
    [[nodiscard]] NodeId node() const
    {
        NodeId cell = tree().firstChild(gridOf(accessible(), m_block).rows[static_cast<std::size_t>(rowIndex())]);
        for (int i = 0; i < columnIndex() && cell != kNoNode; ++i)
            cell = tree().next(cell);
        return cell;
    }

    /// The part that has the row, and its text item; -1 where the row has fewer cells.
    [[nodiscard]] std::pair<std::size_t, int> place() const
    {
        const NodeId row = gridOf(accessible(), m_block).rows[static_cast<std::size_t>(rowIndex())];
        const std::vector<Block>& all = reader().flow.list().blocks;
        std::size_t part = m_block;
        while (all[part].last != kNoNode && all[part].last <= row)
            ++part;
        int above = 0; // rows of the part
        for (NodeId first = all[part].first; first != row; first = tree().next(first))
            ++above;
        const std::vector<TextItem>& items = accessible().layout(part).items();
        int seen = -1;
        for (std::size_t i = 0; i < items.size(); ++i) {
            seen += items[i].firstCell ? 1 : 0;
            if (seen != above)
                continue;
            const std::size_t wanted = i + static_cast<std::size_t>(columnIndex());
            const bool there =
                node() != kNoNode && wanted < items.size() && (columnIndex() == 0 || !items[wanted].firstCell);
            return {part, there ? static_cast<int>(wanted) : -1};
        }
        return {part, -1};
    }

    [[nodiscard]] std::vector<int> links() const
    {
        const auto [part, item] = place();
        std::vector<int> result;
        const std::vector<Focusable>& all = accessible().layout(part).focusables();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (item >= 0 && all[i].item == item)
                result.push_back(static_cast<int>(i));
        }
        return result;
    }
};

int AccessibleTable::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* element = dynamic_cast<const AccessibleElement*>(child);
    if (element == nullptr || element->kind() == Kind::Block)
        return -1;
    if (element->kind() == Kind::Cell)
        return element->block() == m_block ? element->index() : -1;
    const std::vector<int> below = buttons();
    const auto found = std::find(below.begin(), below.end(), element->index());
    return element->block() == lastPart() && found != below.end() ? cells() + static_cast<int>(found - below.begin())
                                                                  : -1;
}

QAccessibleInterface* AccessibleTable::childAt(int x, int y) const
{
    const std::optional<Hit> hit = reader().hitAt(reader().q->viewport()->mapFromGlobal(QPoint(x, y)));
    if (!hit || hit->block < m_block || hit->block > lastPart())
        return nullptr;
    if (QAccessibleInterface* button = hotAt(hit->block, x, y, -1))
        return button;
    QAccessibleInterface* cell = hit->item >= 0 ? cellOfItem(accessible(), hit->block, hit->item) : nullptr;
    return cell != nullptr && cell->rect().contains(x, y) ? cell : nullptr;
}

const Grid& gridOf(const AccessibleReader& reader, std::size_t block)
{
    return static_cast<const AccessibleTable*>(reader.element(Kind::Block, block, 0))->grid();
}

} // namespace

AccessibleElement* makeAccessibleTable(AccessibleReader* reader, std::size_t block)
{
    return new AccessibleTable(reader, block);
}

AccessibleElement* makeAccessibleCell(AccessibleReader* reader, std::size_t block, int index)
{
    return new AccessibleCell(reader, block, index);
}

QAccessibleInterface* cellOfItem(AccessibleReader& reader, std::size_t part, int item)
{
    const std::size_t whole = reader.wholeOf(part);
    const std::vector<Block>& all = reader.reader().flow.list().blocks;
    const std::vector<TextItem>& items = reader.layout(part).items();
    int row = -1; // of the part
    int column = 0;
    for (int i = 0; i <= item && static_cast<std::size_t>(i) < items.size(); ++i) {
        row += items[static_cast<std::size_t>(i)].firstCell ? 1 : 0;
        column = items[static_cast<std::size_t>(i)].firstCell ? 0 : column + 1;
    }
    for (std::size_t before = whole; before < part; ++before)
        row += static_cast<int>(all[before].rows);
    const auto* table = static_cast<const AccessibleTable*>(reader.element(Kind::Block, whole, 0));
    return table->cellAt(row, column);
}

} // namespace zhilan::reader
