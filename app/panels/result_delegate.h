#pragma once

#include "app/panels/row_delegate.h"

namespace zhilan::panels
{

/// A result of the search as a card: document, heading path, what it is and its time in one line, the snippet below.
class ResultDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

    /// Cards as low as can be read. The view is to measure them anew.
    void setCompact(bool compact) { m_compact = compact; }
    [[nodiscard]] bool isCompact() const { return m_compact; }
    [[nodiscard]] QRectF timeRect(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// Folders, file and headings with " › " between them, as much as fits of the end: what a hit stands in says more
    /// of it than what that stands in.
    [[nodiscard]] static QString placeWithin(const QString& place, const QFontMetricsF& metrics, double width);

protected:
    double run(QPainter* painter, const QStyleOptionViewItem& option, const QRectF& rect,
               const QModelIndex& index) const override;

private:
    bool m_compact = false;
};

} // namespace zhilan::panels
