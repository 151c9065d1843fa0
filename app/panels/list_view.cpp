#include "app/panels/list_view.h"

#include "app/panels/row_delegate.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

namespace zhilan::panels
{

ListView::ListView(QWidget* parent) : LazyList(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    // The panel's or card's ground shows through.
    viewport()->setAutoFillBackground(false);
    QPalette clear = palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    setPalette(clear);
}

void ListView::setModel(QAbstractItemModel* model)
{
    LazyList::setModel(model);
    if (model != nullptr) {
        connect(model, &QAbstractItemModel::modelReset, this, &ListView::fit);
        connect(model, &QAbstractItemModel::rowsInserted, this, &ListView::fit);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &ListView::fit);
    }
}

void ListView::setFitsContents(bool fits)
{
    m_fits = fits;
    setVerticalScrollBarPolicy(fits ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    QSizePolicy policy(QSizePolicy::Preferred, fits ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    policy.setHeightForWidth(fits);
    setSizePolicy(policy);
    fit();
}

int ListView::heightUpTo(int width, int most) const
{
    int height = 0;
    const int rows = model() != nullptr ? model()->rowCount(rootIndex()) : 0;
    for (int row = 0; row < rows && height < most; ++row) {
        height += rowHeight(row, width);
    }
    return height;
}

QSize ListView::sizeHint() const
{
    const int width = LazyList::sizeHint().width();
    return m_fits ? QSize(width, heightForWidth(this->width())) : LazyList::sizeHint();
}

QSize ListView::minimumSizeHint() const
{
    return m_fits ? QSize(0, heightForWidth(width())) : QSize(0, 0);
}

void ListView::fit()
{
    if (m_fits) {
        updateGeometry();
    }
}

bool ListView::isOnTime(const QModelIndex& index, const QPoint& position) const
{
    const auto* delegate = qobject_cast<const RowDelegate*>(itemDelegate());
    if (!index.isValid() || delegate == nullptr) {
        return false;
    }
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    return delegate->timeRect(option, index).contains(position);
}

bool ListView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && currentIndex().isValid()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    return LazyList::event(event);
}

void ListView::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        if ((event->modifiers() & Qt::ControlModifier) != 0) {
            Q_EMIT timeActivated(currentIndex());
        } else {
            Q_EMIT rowActivated(currentIndex());
        }
        return;
    }
    LazyList::keyPressEvent(event);
}

void ListView::mouseMoveEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    viewport()->setCursor(index.isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    LazyList::mouseMoveEvent(event);
}

void ListView::mouseReleaseEvent(QMouseEvent* event)
{
    LazyList::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !index.isValid()) {
        return;
    }
    if (isOnTime(index, event->position().toPoint())) {
        Q_EMIT timeActivated(index);
    } else {
        Q_EMIT rowActivated(index);
    }
}

void ListView::resizeEvent(QResizeEvent* event)
{
    LazyList::resizeEvent(event);
    fit();
}

void ListView::changeEvent(QEvent* event)
{
    LazyList::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        scheduleDelayedItemsLayout();
        fit();
    }
}

} // namespace zhilan::panels
