#pragma once

#include <QStyledItemDelegate>
#include <QTreeView>

namespace zhilan::panels
{

/// Rows of the library tree: the whole row is the item's, the arrow stands inside of it.
class NavigationDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] static QRectF arrowRect(const QStyleOptionViewItem& option, const QModelIndex& index);
    /// Where the row's text has room, the count beside it included.
    [[nodiscard]] static QRectF textRect(const QStyleOptionViewItem& option, const QModelIndex& index);
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class NavigationTree : public QTreeView
{
    Q_OBJECT

public:
    explicit NavigationTree(QWidget* parent = nullptr);

    /// Scrolls so that the row is seen with what stands around it.
    void reveal(const QModelIndex& index);
    /// To where the scroll bar was, as far as the present rows reach.
    void scrollBack(int value);

Q_SIGNALS:
    /// A click beside the arrow, or Enter.
    void rowActivated(const QModelIndex& index);
    /// What can be done with a row is wanted: at a point of the screen, or beside the row's text by the keyboard.
    void menuRequested(const QModelIndex& index, const QRect& beside);

protected:
    // Qt tells screen readers that the current row has the focus wherever the keyboard is.
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] bool isOnArrow(const QModelIndex& index, const QPoint& position) const;

    QPersistentModelIndex m_pressed;
};

} // namespace zhilan::panels
