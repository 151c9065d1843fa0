#include "app/panels/lazy_list.h"

#include <QAccessible>
#include <QPainter>
#include <QPaintEvent>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>
#include <numeric>

namespace zhilan::panels
{

namespace
{

constexpr int kFirstGuess = 48;

void tellRow(QListView* list, QAccessible::Event what, const QModelIndex& index)
{
    if (QAccessible::isActive() && index.isValid()) {
        QAccessibleEvent event(list, what);
        event.setChild(index.row());
        QAccessible::updateAccessibility(&event);
    }
}

QModelIndex firstOf(const QItemSelection& selection)
{
    return selection.isEmpty() ? QModelIndex() : QModelIndex(selection.first().topLeft());
}

} // namespace

LazyList::LazyList(QWidget* parent) : QListView(parent), m_tops(1, 0), m_guess(kFirstGuess)
{
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
}

std::size_t LazyList::measuredRows() const
{
    return static_cast<std::size_t>(m_heights.size() - std::count(m_heights.begin(), m_heights.end(), 0));
}

void LazyList::tellCurrent()
{
    tellRow(this, QAccessible::Focus, currentIndex());
}

void LazyList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QAbstractItemView::currentChanged(current, previous);
    if (hasFocus()) {
        tellCurrent();
    }
}

void LazyList::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    tellRow(this, QAccessible::Selection, firstOf(selected));
    tellRow(this, QAccessible::SelectionRemove, firstOf(deselected));
}

void LazyList::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    // Qt tells of the list as such behind this.
    QMetaObject::invokeMethod(this, &LazyList::tellCurrent, Qt::QueuedConnection);
}

int LazyList::rowHeight(int row, int width) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = QRect(0, 0, width, 0);
    const QModelIndex index = model()->index(row, modelColumn(), rootIndex());
    return std::max(1, itemDelegateForIndex(index)->sizeHint(option, index).height());
}

bool LazyList::measure(int row)
{
    int& height = m_heights[static_cast<std::size_t>(row)];
    if (height > 0) {
        return false;
    }
    height = rowHeight(row, viewport()->width());
    return true;
}

void LazyList::sum()
{
    m_tops.resize(m_heights.size() + 1);
    int top = 0;
    for (std::size_t row = 0; row < m_heights.size(); ++row) {
        m_tops[row] = top;
        top += m_heights[row] > 0 ? m_heights[row] : m_guess;
    }
    m_tops.back() = top;
}

int LazyList::rowAt(int y) const
{
    const auto after = std::upper_bound(m_tops.begin(), m_tops.end() - 1, y);
    return std::max(0, static_cast<int>(after - m_tops.begin()) - 1);
}

LazyList::Anchor LazyList::firstInView() const
{
    if (rows() == 0) {
        return {};
    }
    const int begin = verticalOffset();
    const int first = rowAt(begin);
    // A row that has been in view stays in place rather than one above that was not: its height is only guessed.
    for (int row = first; row < rows() && m_tops[static_cast<std::size_t>(row)] < begin + viewport()->height(); ++row) {
        if (m_heights[static_cast<std::size_t>(row)] > 0) {
            return {row, m_tops[static_cast<std::size_t>(row)] - begin};
        }
    }
    return {first, m_tops[static_cast<std::size_t>(first)] - begin};
}

void LazyList::settle(Anchor anchor)
{
    if (m_settling) {
        return;
    }
    m_settling = true;
    const int height = viewport()->height();
    if (anchor.row < rows() && isVisible()) {
        int below = anchor.y;
        for (int row = anchor.row; row < rows() && below < height; ++row) {
            measure(row);
            below += m_heights[static_cast<std::size_t>(row)];
        }
        // At the end of the list more of it comes into view from above.
        int above = anchor.y - std::max(0, height - below);
        for (int row = anchor.row - 1; row >= 0 && above > 0; --row) {
            measure(row);
            above -= m_heights[static_cast<std::size_t>(row)];
        }
        sum();
    }
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setSingleStep(std::max(1, fontMetrics().height()));
    verticalScrollBar()->setRange(0, std::max(0, m_tops.back() - height));
    if (anchor.row < rows()) {
        verticalScrollBar()->setValue(m_tops[static_cast<std::size_t>(anchor.row)] - anchor.y);
    }
    viewport()->update();
    m_settling = false;
}

/// Other rows, whatever their numbers.
void LazyList::reset()
{
    m_heights.clear();
    sum();
    QListView::reset();
}

void LazyList::doItemsLayout()
{
    const Anchor anchor = firstInView();
    const auto known = static_cast<int>(measuredRows());
    if (known > 0) {
        m_guess = std::max(1, std::accumulate(m_heights.begin(), m_heights.end(), 0) / known);
    }
    m_heights.assign(static_cast<std::size_t>(model() != nullptr ? model()->rowCount(rootIndex()) : 0), 0);
    sum();
    if (anchor.row < rows()) {
        settle(anchor);
    }
    QAbstractItemView::doItemsLayout();
}

void LazyList::updateGeometries()
{
    settle(firstInView());
    QAbstractItemView::updateGeometries();
}

void LazyList::showEvent(QShowEvent* event)
{
    QAbstractItemView::showEvent(event);
    settle(firstInView());
}

void LazyList::resizeEvent(QResizeEvent* event)
{
    QAbstractItemView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        doItemsLayout(); // rows wrap anew
    } else {
        settle(firstInView());
    }
}

void LazyList::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    settle(firstInView());
}

void LazyList::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles)
{
    const Anchor anchor = firstInView();
    for (int row = std::max(0, topLeft.row()); row <= bottomRight.row() && row < rows(); ++row) {
        m_heights[static_cast<std::size_t>(row)] = 0;
    }
    settle(anchor);
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
}

int LazyList::verticalOffset() const
{
    return verticalScrollBar()->value();
}

QRect LazyList::visualRect(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= rows() || index.parent() != rootIndex()) {
        return {};
    }
    const auto row = static_cast<std::size_t>(index.row());
    return {0, m_tops[row] - verticalOffset(), viewport()->width(), m_tops[row + 1] - m_tops[row]};
}

QModelIndex LazyList::indexAt(const QPoint& point) const
{
    const int y = point.y() + verticalOffset();
    if (rows() == 0 || y < 0 || y >= m_tops.back() || point.x() < 0 || point.x() >= viewport()->width()) {
        return {};
    }
    return model()->index(rowAt(y), modelColumn(), rootIndex());
}

void LazyList::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    executeDelayedItemsLayout();
    if (!index.isValid() || index.row() >= rows()) {
        return;
    }
    if (measure(index.row())) {
        const Anchor anchor = firstInView();
        sum();
        settle(anchor);
    }
    const QRect rect = visualRect(index);
    const int room = viewport()->height();
    int y = rect.top();
    if (hint == PositionAtTop || (hint == EnsureVisible && (rect.top() < 0 || rect.height() > room))) {
        y = 0;
    } else if (hint == PositionAtBottom || (hint == EnsureVisible && rect.bottom() >= room)) {
        y = room - rect.height();
    } else if (hint == PositionAtCenter) {
        y = (room - rect.height()) / 2;
    }
    settle({index.row(), y});
}

QModelIndex LazyList::moveCursor(CursorAction action, Qt::KeyboardModifiers /*modifiers*/)
{
    executeDelayedItemsLayout();
    if (rows() == 0) {
        return {};
    }
    const int last = rows() - 1;
    const bool any = currentIndex().isValid() && currentIndex().row() <= last;
    const int row = any ? currentIndex().row() : 0;
    const auto page = [&](int distance) {
        return rowAt(m_tops[static_cast<std::size_t>(row)] + distance);
    };
    int to = row;
    switch (action) {
    case MoveHome:
        to = 0;
        break;
    case MoveEnd:
        to = last;
        break;
    case MovePageUp:
        to = std::min(row - 1, page(-viewport()->height()));
        break;
    case MovePageDown:
        to = std::max(row + 1, page(viewport()->height()));
        break;
    case MoveUp:
    case MovePrevious:
        to = any ? row - 1 : last;
        break;
    case MoveDown:
    case MoveNext:
        to = any ? row + 1 : 0;
        break;
    case MoveLeft:
    case MoveRight:
        break;
    }
    return model()->index(std::clamp(to, 0, last), modelColumn(), rootIndex());
}

void LazyList::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex index = indexAt(rect.topLeft());
    selectionModel()->select(index.isValid() ? QItemSelection(index, index) : QItemSelection(), command);
}

QRegion LazyList::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    for (const QModelIndex& index : selection.indexes()) {
        region += visualRect(index);
    }
    return region & viewport()->rect();
}

QModelIndex LazyList::hoveredRow() const
{
    return viewport()->underMouse() ? indexAt(viewport()->mapFromGlobal(QCursor::pos())) : QModelIndex();
}

/// Qt only paints again what its own events have come across: not a row that came below a resting pointer.
bool LazyList::viewportEvent(QEvent* event)
{
    const bool done = QListView::viewportEvent(event);
    if (const QModelIndex hovered = hoveredRow(); m_hovered.isValid() && m_hovered != hovered) {
        viewport()->update(visualRect(m_hovered));
        viewport()->update(visualRect(hovered));
        m_hovered = hovered;
    }
    return done;
}

void LazyList::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const bool active = window()->isActiveWindow();
    option.state.setFlag(QStyle::State_Active, active);
    const QStyle::State plain = option.state & ~(QStyle::State_HasFocus | QStyle::State_Selected);
    m_hovered = hoveredRow();
    const QRect dirty = event->rect();
    for (int row = rows() == 0 ? 0 : rowAt(verticalOffset() + dirty.top()); row < rows(); ++row) {
        const QModelIndex index = model()->index(row, modelColumn(), rootIndex());
        option.rect = visualRect(index);
        // Rows that have just been removed are not there even before the next layout.
        if (!index.isValid() || option.rect.top() > dirty.bottom()) {
            break;
        }
        option.state = plain;
        option.state.setFlag(QStyle::State_MouseOver, index == m_hovered);
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

} // namespace zhilan::panels
