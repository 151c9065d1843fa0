#include "app/panels/navigation_tree.h"

#include "app/models/roles.h"
#include "app/style/style.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace zhilan::panels
{

namespace
{

constexpr int kNarrow =
    220; ///< of rows: below it the text needs the room more than its level needs to be seen from afar

double indent(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const double unit = style::scale(option.font);
    const int step = option.rect.width() < kNarrow * unit ? 9 : 15;
    return (4 + step * index.data(models::LevelRole).toInt()) * unit;
}

} // namespace

QRectF NavigationDelegate::arrowRect(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const double unit = style::scale(option.font);
    return {option.rect.left() + indent(option, index), static_cast<double>(option.rect.top()), 16 * unit,
            static_cast<double>(option.rect.height())};
}

QRectF NavigationDelegate::textRect(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const double unit = style::scale(option.font);
    QRectF rect(option.rect);
    rect.setLeft(arrowRect(option, index).right() + 2 * unit);
    rect.setRight(option.rect.right() - 6 * unit);
    return rect;
}

QSize NavigationDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& /*index*/) const
{
    return {0, static_cast<int>(28 * style::scale(option.font))};
}

void NavigationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const style::Theme& theme = style::currentTheme();
    const double unit = style::scale(option.font);
    const auto kind = static_cast<models::ItemKind>(index.data(models::KindRole).toInt());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || hovered || focused) {
        painter->setBrush(selected  ? theme.accentSoft
                          : hovered ? style::mix(theme.panel, theme.accentSoft, 0.55)
                                    : QBrush(Qt::NoBrush));
        painter->setPen(focused ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
        const double radius = style::kRowRadius * unit;
        painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }

    const QRectF arrow = arrowRect(option, index);
    const auto* view = qobject_cast<const QTreeView*>(option.widget);
    if (index.model()->hasChildren(index)) {
        const bool expanded = view != nullptr && view->isExpanded(index);
        const auto side = static_cast<int>(12 * unit);
        QRect place(0, 0, side, side);
        place.moveCenter(arrow.center().toPoint());
        style::icon(expanded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), theme)
            .paint(painter, place);
    }

    const QFont& face = option.font;
    const bool isGone = index.data(models::GoneRole).toBool();
    const QColor ink = kind == models::ItemKind::Section || isGone ? theme.muted : theme.text;
    painter->setFont(face);
    QRectF rect = textRect(option, index);
    if (const QVariant count = index.data(models::CountRole); count.isValid()) {
        const QFont small = style::tabularFont(style::smallFont(option.font));
        painter->setFont(small);
        painter->setPen(theme.muted);
        const QString text = QLocale().toString(count.toInt());
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, text);
        rect.setRight(rect.right() - QFontMetricsF(small).horizontalAdvance(text) - 8 * unit);
        painter->setFont(face);
    }
    if (isGone && !index.parent().isValid()) {
        const auto side = static_cast<int>(14 * unit);
        QRect place(0, 0, side, side);
        place.moveCenter(rect.center().toPoint());
        place.moveRight(static_cast<int>(rect.right()));
        style::icon(QStringLiteral("warning"), theme).paint(painter, place);
        rect.setRight(place.left() - 6 * unit);
    }
    painter->setPen(selected ? style::readable(theme.accent, theme.accentSoft) : ink);
    const QString title = index.data().toString().simplified();
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetricsF(face).elidedText(title, Qt::ElideRight, rect.width()));
    painter->restore();
}

NavigationTree::NavigationTree(QWidget* parent) : QTreeView(parent)
{
    setObjectName(QStringLiteral("libraryTree"));
    setFrameShape(QFrame::NoFrame);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setExpandsOnDoubleClick(false);
    setEditTriggers(NoEditTriggers);
    // What is selected is where the reader is: the panel says so, not the pointer or the arrow keys.
    setSelectionMode(NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setItemDelegate(new NavigationDelegate(this));
    viewport()->setAutoFillBackground(false);
}

void NavigationTree::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    if (hasFocus()) {
        QTreeView::currentChanged(current, previous);
    } else {
        QAbstractItemView::currentChanged(current, previous);
    }
}

void NavigationTree::reveal(const QModelIndex& index)
{
    constexpr int kAround = 2;
    QModelIndex above = index;
    QModelIndex below = index;
    for (int i = 0; i < kAround; ++i) {
        above = above.isValid() ? indexAbove(above) : above;
        below = below.isValid() ? indexBelow(below) : below;
    }
    for (const QModelIndex& row : {above, below, index}) {
        if (row.isValid()) {
            scrollTo(row);
        }
    }
}

void NavigationTree::scrollBack(int value)
{
    executeDelayedItemsLayout(); // until then the scroll bar is of other rows
    verticalScrollBar()->setValue(value);
}

void NavigationTree::drawBranches(QPainter* /*painter*/, const QRect& /*rect*/, const QModelIndex& /*index*/) const {}

void NavigationTree::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    // Without the style's own ground behind the row: the delegate draws a rounded one.
    QStyleOptionViewItem row = option;
    row.rect = visualRect(index);
    if (!row.rect.isValid()) {
        return;
    }
    row.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
    row.state.setFlag(QStyle::State_HasFocus, hasFocus() && currentIndex() == index);
    row.state.setFlag(QStyle::State_MouseOver,
                      row.rect.contains(viewport()->mapFromGlobal(QCursor::pos())) && viewport()->underMouse());
    row.widget = this;
    itemDelegate()->paint(painter, row, index);
}

bool NavigationTree::isOnArrow(const QModelIndex& index, const QPoint& position) const
{
    if (!index.isValid() || !model()->hasChildren(index)) {
        return false;
    }
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    return NavigationDelegate::arrowRect(option, index).contains(position);
}

void NavigationTree::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    if (!index.isValid()) {
        return;
    }
    QRect beside(event->globalPos(), QSize(0, 0));
    if (byKey) {
        scrollTo(index); // it may have been scrolled away
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        option.rect = visualRect(index);
        beside = NavigationDelegate::textRect(option, index).toRect();
        beside.moveTopLeft(viewport()->mapToGlobal(beside.topLeft()));
    }
    Q_EMIT menuRequested(index, beside);
}

void NavigationTree::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        Q_EMIT rowActivated(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void NavigationTree::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    m_pressed = QModelIndex();
    if (event->button() == Qt::LeftButton && isOnArrow(index, event->position().toPoint())) {
        setExpanded(index, !isExpanded(index));
        return;
    }
    m_pressed = index;
    QTreeView::mousePressEvent(event);
}

void NavigationTree::mouseReleaseEvent(QMouseEvent* event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && m_pressed == index) {
        Q_EMIT rowActivated(index);
    }
    m_pressed = QModelIndex();
}

void NavigationTree::mouseDoubleClickEvent(QMouseEvent* event)
{
    // As a second press: two quick clicks on an arrow close what the first one opened.
    mousePressEvent(event);
}

} // namespace zhilan::panels
