#pragma once

#include <QListView>
#include <QPersistentModelIndex>

#include <cstddef>
#include <vector>

namespace zhilan::panels
{

/// A list of wrapping rows of which only those in view are measured: QListView asks the delegate for every row before
/// it shows one, which takes a second where there are ten thousand. The others count as high as the measured ones are
/// on average; when they become known, what is in view stays where it is. One column, single selection, no editing.
class LazyList : public QListView
{
    Q_OBJECT

public:
    explicit LazyList(QWidget* parent = nullptr);

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    void reset() override;

    /// Rows that have been measured since the last change of rows, width or font.
    [[nodiscard]] std::size_t measuredRows() const;

    /// Tells screen readers that the current row has the focus. Done by itself while the keyboard is in the list.
    void tellCurrent();

protected:
    /// Of a row at some width. Costs the layout of its text.
    [[nodiscard]] int rowHeight(int row, int width) const;

    // QListView would tell screen readers rows by its own layout, which is not made.
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void focusInEvent(QFocusEvent* event) override;

    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void showEvent(QShowEvent* event) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    void updateGeometries() override;
    bool viewportEvent(QEvent* event) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;

private:
    /// What stays where it is: a row's top, counted from the viewport's.
    struct Anchor {
        int row = 0;
        int y = 0;
    };

    [[nodiscard]] int rows() const { return static_cast<int>(m_heights.size()); }
    /// The row at a height of the whole list. Precondition: there are rows.
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] Anchor firstInView() const;
    /// Below the pointer, which need not have moved since the row came there.
    [[nodiscard]] QModelIndex hoveredRow() const;
    bool measure(int row);
    void sum();
    /// Measures what is in view around the anchor, and scrolls so that it stands there.
    void settle(Anchor anchor);

    std::vector<int> m_heights; ///< 0: not measured
    std::vector<int> m_tops;    ///< one more than heights
    int m_guess;                ///< height of a row that has not been measured
    bool m_settling = false;
    QPersistentModelIndex m_hovered; ///< as it was painted
};

} // namespace zhilan::panels
