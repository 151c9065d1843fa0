#include "app/reader/sparkline.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace zhilan::reader
{

void paintSparkline(QPainter& painter, const QRectF& place, const ChartedTable& chart, const style::Theme& theme,
                    double zoom)
{
    if (chart.line.empty())
        return;
    const double dot = 2.2 * zoom;
    const QRectF inside = place.adjusted(dot, dot, -dot, -dot);
    const auto at = [&inside](double x, double y) {
        return QPointF(inside.left() + x * inside.width(), inside.bottom() - y * inside.height());
    };
    QPolygonF band;
    QPolygonF line;
    for (const SparkPoint& point : chart.line) {
        band.append(at(point.x, point.high));
        line.append(at(point.x, point.value));
    }
    for (auto point = chart.line.rbegin(); point != chart.line.rend(); ++point)
        band.append(at(point->x, point->low));
    const QColor ink = theme.seriesColor(chart.color);
    QColor soft = ink;
    soft.setAlphaF(0.22F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(soft);
    painter.drawPolygon(band);
    painter.setPen(QPen(ink, 1.4 * zoom, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(line.last(), dot, dot);
    painter.restore();
}

} // namespace zhilan::reader
