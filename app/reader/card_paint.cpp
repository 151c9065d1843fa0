#include "app/reader/card_paint.h"

#include "app/reader/callout_look.h"
#include "app/reader/metrics.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace zhilan::reader
{

void paintCard(QPainter& painter, const QRectF& rect, const Card& card, const style::Theme& theme, double zoom)
{
    const double radius = metrics::kCardRadius * zoom;
    QPainterPath path;
    path.moveTo(rect.topLeft());
    path.lineTo(rect.right() - radius, rect.top());
    path.arcTo(QRectF(rect.right() - 2 * radius, rect.top(), 2 * radius, 2 * radius), 90, -90);
    path.lineTo(rect.right(), rect.bottom() - radius);
    path.arcTo(QRectF(rect.right() - 2 * radius, rect.bottom() - 2 * radius, 2 * radius, 2 * radius), 0, -90);
    path.lineTo(rect.bottomLeft());
    path.closeSubpath();
    const bool nested = card.parent != kNone;
    QColor ground = nested ? style::mix(theme.quote, theme.text, 0.035) : theme.quote;
    QColor bar = card.speaker != kNone ? theme.seriesColor(card.speaker) : style::mix(theme.line, theme.muted, 0.45);
    if (card.callout) {
        const CalloutLook look = calloutLook(*card.callout, theme);
        ground = look.ground;
        bar = look.ink;
    }
    painter.fillPath(path, ground);
    painter.fillRect(QRectF(rect.left(), rect.top(), std::round(metrics::kCardBar * zoom), rect.height()), bar);
}

} // namespace zhilan::reader
