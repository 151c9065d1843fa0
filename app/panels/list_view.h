#pragma once

#include "app/panels/lazy_list.h"

#include <limits>

namespace zhilan::panels
{

/// A list whose rows wrap, on the ground of the panel it is in. Rows are activated by a click or Enter; Ctrl+Enter and
/// a click on a row's time ask for the video.
class ListView : public LazyList
{
    Q_OBJECT

public:
    explicit ListView(QWidget* parent = nullptr);

    /// As high as its rows, without scrolling: for a short list in a card.
    void setFitsContents(bool fits);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return m_fits; }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        return heightUpTo(width, std::numeric_limits<int>::max());
    }
    /// Of all rows, or at least `most` if they are higher than that: then not all of them are measured.
    [[nodiscard]] int heightUpTo(int width, int most) const;

    void setModel(QAbstractItemModel* model) override;

Q_SIGNALS:
    void rowActivated(const QModelIndex& index);
    void timeActivated(const QModelIndex& index);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] bool isOnTime(const QModelIndex& index, const QPoint& position) const;
    void fit();

    bool m_fits = false;
};

} // namespace zhilan::panels
