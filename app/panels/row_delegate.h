#pragma once

#include "app/panels/text_block.h"

#include <QStyledItemDelegate>

namespace zhilan::panels
{

/// What the delegates of ListView share.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Where the time stands that leads to the video; empty without one.
    [[nodiscard]] virtual QRectF timeRect(const QStyleOptionViewItem& option, const QModelIndex& index) const;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const final;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const final;

    /// "46:20"; empty for a time that is not known.
    [[nodiscard]] static QString clock(qint64 milliseconds);
    /// The same for a row; "from 46:20" where it is a time that the text tells of what is around or before it.
    [[nodiscard]] static QString timeText(const QModelIndex& index);

    /// Over such a time, what it means.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    /// Draws the row into `rect` and returns the height it takes; without a painter it only measures.
    virtual double run(QPainter* painter, const QStyleOptionViewItem& option, const QRectF& rect,
                       const QModelIndex& index) const = 0;

    /// Ground of a row: the current one's, or the one under the pointer.
    static void drawGround(QPainter& painter, const QStyleOptionViewItem& option, const QRectF& rect, bool current);
    static double place(QPainter* painter, const TextBlock& block, const QRectF& rect);
};

/// Time in the accent, right-aligned, and the title, two lines at most. With `alt` the other language's title below.
class ChapterDelegate : public RowDelegate
{
    Q_OBJECT

public:
    explicit ChapterDelegate(bool withAlt, QObject* parent = nullptr) : RowDelegate(parent), m_withAlt(withAlt) {}
    [[nodiscard]] QRectF timeRect(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    double run(QPainter* painter, const QStyleOptionViewItem& option, const QRectF& rect,
               const QModelIndex& index) const override;

private:
    bool m_withAlt;
};

/// A card with the speaker's name and colour, as in the reader.
class QuoteDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    [[nodiscard]] QRectF timeRect(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    double run(QPainter* painter, const QStyleOptionViewItem& option, const QRectF& rect,
               const QModelIndex& index) const override;
};

class TermDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    double run(QPainter* painter, const QStyleOptionViewItem& option, const QRectF& rect,
               const QModelIndex& index) const override;
};

} // namespace zhilan::panels
