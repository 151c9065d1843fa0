#include "app/reader/list_marker.h"

#include "app/reader/metrics.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace zhilan::reader
{

using markdown::kNoNode;

ListMarker::ListMarker(const LayoutContext& context, const Block& block, const TextLook& look, double baseline)
    : m_font(look.font), m_zoom(context.zoom), m_baseline(baseline), m_middle(baseline - look.pixelSize * 0.37)
{
    if (block.marker == kNoNode)
        return;
    if (block.card != kNone) {
        // Of a card that stands in the item the bar is between the two.
        const double inset = block.left - context.list->cards[block.card].left;
        m_before = inset < metrics::kCardBar + metrics::kCardSide + 1 ? inset * m_zoom : 0;
    }
    const markdown::Tree& tree = *context.document->tree;
    const markdown::Node& item = tree[block.marker];
    m_text = markerText(tree, block);
    if (item.task != markdown::TaskState::None)
        m_shape = item.task == markdown::TaskState::Done ? Shape::DoneTask : Shape::OpenTask;
    else if (block.ordinal != kNone)
        m_shape = Shape::Number;
    else
        m_shape = block.level <= 1 ? Shape::Disc : block.level == 2 ? Shape::Ring : Shape::Square;
}

void ListMarker::paint(QPainter& painter, QPointF origin, const style::Theme& theme) const
{
    origin.rx() -= m_before;
    const double right = origin.x() - metrics::kMarkerGap * m_zoom;
    const double middle = origin.y() + m_middle;
    const double r = 2.4 * m_zoom;
    const QPointF center(origin.x() - 13 * m_zoom, middle);
    switch (m_shape) {
    case Shape::None:
        return;
    case Shape::Number: {
        painter.setFont(m_font);
        painter.setPen(theme.muted);
        const double width = QFontMetricsF(m_font).horizontalAdvance(m_text);
        painter.drawText(QPointF(right - width, origin.y() + m_baseline), m_text);
        return;
    }
    case Shape::Disc:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.muted);
        painter.drawEllipse(center, r, r);
        return;
    case Shape::Ring:
        painter.setPen(QPen(theme.muted, 1.2 * m_zoom));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(center, r, r);
        return;
    case Shape::Square:
        painter.fillRect(QRectF(center.x() - r * 0.85, center.y() - r * 0.85, r * 1.7, r * 1.7), theme.muted);
        return;
    case Shape::OpenTask:
    case Shape::DoneTask: {
        const double size = 13 * m_zoom;
        const QRectF box(right - size, middle - size / 2, size, size);
        const bool done = m_shape == Shape::DoneTask;
        painter.setPen(QPen(done ? theme.accent : theme.muted, 1.3 * m_zoom));
        painter.setBrush(done ? QBrush(theme.accent) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(box, 3 * m_zoom, 3 * m_zoom);
        if (done) {
            QPainterPath tick;
            tick.moveTo(box.left() + size * 0.24, box.top() + size * 0.52);
            tick.lineTo(box.left() + size * 0.43, box.top() + size * 0.71);
            tick.lineTo(box.left() + size * 0.77, box.top() + size * 0.31);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.onAccent, 1.7 * m_zoom, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPath(tick);
        }
        return;
    }
    }
}

QString markerText(const markdown::Tree& tree, const Block& block)
{
    if (block.marker == kNoNode)
        return {};
    const markdown::Node& item = tree[block.marker];
    if (item.task != markdown::TaskState::None)
        return item.task == markdown::TaskState::Done ? QStringLiteral("☑") : QStringLiteral("☐");
    if (block.ordinal != kNone)
        return QString::number(block.ordinal) + u'.';
    return QStringLiteral("•");
}

} // namespace zhilan::reader
