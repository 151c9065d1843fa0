#include "app/charts/plot_paint.h"

#include "app/style/style.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace zhilan::charts
{
namespace
{

constexpr double kRadius = 4;
constexpr double kStroke = 2.2;
constexpr double kBarOpacity = 0.45;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

/// Whole device pixels, so that 1 px lines are one pixel and not two grey ones, at every display scale.
double sharp(const QPainter& painter, double position)
{
    const double ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
    return (std::floor(position * ratio) + 0.5) / ratio;
}

QPen hairline(const QColor& color)
{
    QPen pen(color, 1);
    pen.setCosmetic(true);
    return pen;
}

QColor transparent(QColor color, double opacity)
{
    color.setAlphaF(float(opacity));
    return color;
}

void paintBars(QPainter& painter, const PlotData& data, const PlotLayout& layout, const PlotColors& colors, double unit)
{
    const double thickness = std::min(14 * unit, layout.rowHeight * 0.6);
    const double zero = layout.zero.value_or(layout.plot.left());
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < layout.points.size(); ++i) {
        const QPointF end = layout.points[i];
        const bool range = layout.highs[i] - layout.lows[i] > 1;
        const bool leftwards = end.x() < zero;
        // Of a range, what is certain is solid and the rest lighter.
        const double solid = !range ? end.x() : leftwards ? layout.highs[i] : layout.lows[i];
        const auto bar = [&](double from, double to, double opacity) {
            QRectF rect(std::min(from, to), end.y() - thickness / 2, std::max(1.0, std::abs(to - from)), thickness);
            painter.setBrush(transparent(colors.series, opacity));
            painter.drawRoundedRect(rect, 3 * unit, 3 * unit);
        };
        bar(zero, solid, data.points[i].approximate ? 0.55 : 1);
        if (range)
            bar(layout.lows[i], layout.highs[i], kBarOpacity);
    }
}

void paintArrow(QPainter& painter, QPointF from, double direction, double unit)
{
    const double length = 19 * unit;
    const double head = 4 * unit;
    const QPointF tip = from + QPointF(0, direction * length);
    painter.drawLine(from + QPointF(0, direction * kRadius * unit), tip);
    painter.drawLine(tip, tip + QPointF(-head, -direction * head));
    painter.drawLine(tip, tip + QPointF(head, -direction * head));
}

/// Two short strokes across the line: between here and the axis, the scale does not go on.
void paintBreak(QPainter& painter, QPointF foot, const PlotColors& colors, double unit)
{
    const QPointF at = foot - QPointF(0, 10 * unit);
    painter.setPen(QPen(colors.theme.card, 5 * unit));
    painter.drawLine(at + QPointF(-5, 0) * unit, at + QPointF(5, -4) * unit);
    painter.setPen(QPen(colors.series, 1.4 * unit, Qt::SolidLine, Qt::RoundCap));
    for (const double shift : {0.0, 4.0})
        painter.drawLine(at + QPointF(-5, 2 - shift) * unit, at + QPointF(5, -2 - shift) * unit);
}

void paintMarkers(QPainter& painter, const PlotData& data, const PlotLayout& layout, const PlotColors& colors,
                  std::optional<std::size_t> current, double unit)
{
    // Markers of a dense series would be one thick band.
    const double room = layout.plot.width() / double(std::max<std::size_t>(1, layout.points.size()));
    const bool every = room > 2.5 * kRadius * unit;
    for (std::size_t i = 0; i < layout.points.size(); ++i) {
        if (!every && current != i)
            continue;
        const PlotPoint& point = data.points[i];
        const QPointF at = layout.points[i];
        if (layout.lows[i] - layout.highs[i] > 1) {
            painter.setPen(QPen(transparent(colors.series, kBarOpacity), 5 * unit, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(at.x(), layout.lows[i]), QPointF(at.x(), layout.highs[i]));
        }
        if (point.kind == quantity::Kind::AtLeast || point.kind == quantity::Kind::AtMost) {
            painter.setPen(QPen(colors.series, 1.8 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            paintArrow(painter, at, point.kind == quantity::Kind::AtLeast ? -1 : 1, unit);
        }
        if (layout.atFoot[i])
            paintBreak(painter, at, colors, unit);
        const bool active = current == i;
        const double radius = (kRadius + (active ? 1.5 : 0) + (point.approximate ? 0.8 : 0)) * unit;
        if (active) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(transparent(colors.series, 0.2));
            painter.drawEllipse(at, radius + 5 * unit, radius + 5 * unit);
        }
        QPen ring(colors.series, kStroke * unit);
        if (point.approximate) {
            // Gaps in the ring: "about" is told by shape, not by colour. A little thinner, so that they show.
            ring.setWidthF(1.7 * unit);
            const double dash = 2 * std::numbers::pi * radius / ring.widthF() / 6;
            ring.setCapStyle(Qt::FlatCap);
            ring.setDashPattern({dash * 0.62, dash * 0.38});
            ring.setDashOffset(dash * 0.31);
        }
        painter.setBrush(active && !point.approximate ? colors.series : colors.theme.card);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(at, radius + kStroke * unit / 2, radius + kStroke * unit / 2);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(ring);
        painter.drawEllipse(at, radius, radius);
    }
}

struct Paragraph {
    std::vector<QString> lines;
    QFont font;
    QColor color;
};

Paragraph wrapped(const QString& text, const QFont& font, const QColor& color, double width, std::size_t most)
{
    Paragraph paragraph{{}, font, color};
    const QFontMetricsF metrics(font);
    constexpr qsizetype kLongest = 400; // more could never be shown
    const QString shortened = text.simplified().left(kLongest);
    QTextLayout layout(shortened, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    while (paragraph.lines.size() < most) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        const bool last = paragraph.lines.size() + 1 == most;
        const QString rest = shortened.mid(line.textStart());
        paragraph.lines.push_back(last ? metrics.elidedText(rest, Qt::ElideRight, width)
                                       : shortened.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return paragraph;
}

} // namespace

void paintBehind(QPainter& painter, const PlotData& data, const PlotLayout& layout, const PlotColors& colors,
                 const QFont& font)
{
    const double unit = style::scale(font);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setFont(labelFont(font));
    const QRectF plot = layout.plot;
    for (const AxisLabel& label : layout.values) {
        painter.setPen(hairline(colors.theme.line));
        const double at = sharp(painter, label.position);
        if (layout.bars)
            painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()));
        else
            painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at));
        painter.setPen(colors.theme.muted);
        painter.drawText(label.box,
                         (layout.bars ? Qt::AlignHCenter : Qt::AlignRight) | Qt::AlignVCenter | Qt::TextDontClip,
                         label.text);
    }
    const QColor strong = style::mix(colors.theme.line, colors.theme.muted, 0.35);
    if (!layout.bars) {
        painter.setPen(hairline(layout.zero ? colors.theme.line : strong));
        painter.drawLine(QPointF(plot.left(), sharp(painter, plot.bottom())),
                         QPointF(plot.right(), sharp(painter, plot.bottom())));
    }
    if (layout.zero) {
        painter.setPen(hairline(strong));
        const double at = sharp(painter, *layout.zero);
        if (layout.bars)
            painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()));
        else
            painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at));
    }
    const QFontMetricsF metrics(labelFont(font));
    for (const AxisLabel& label : layout.times) {
        if (layout.timesAreTicks) {
            painter.setPen(hairline(strong));
            const double at = sharp(painter, label.position);
            painter.drawLine(QPointF(at, plot.bottom()), QPointF(at, plot.bottom() + 4 * unit));
        }
        painter.setPen(layout.bars ? colors.theme.text : colors.theme.muted);
        const QString text =
            layout.bars ? metrics.elidedText(label.text, Qt::ElideRight, label.box.width() + 0.5) : label.text;
        painter.drawText(label.box,
                         (layout.bars ? Qt::AlignRight : Qt::AlignHCenter) | Qt::AlignVCenter | Qt::TextDontClip, text);
    }
    if (layout.bars)
        paintBars(painter, data, layout, colors, unit);
    if (layout.leftOut > 0) {
        painter.setPen(colors.theme.muted);
        const double top = plot.bottom() + metrics.height() + 8 * unit;
        painter.drawText(QRectF(0, top, plot.right(), metrics.height() + 4), Qt::AlignRight | Qt::AlignVCenter,
                         Words::tr("and %n more in the table", nullptr, int(layout.leftOut)));
    }
    painter.restore();
}

void paintBefore(QPainter& painter, const PlotData& data, const PlotLayout& layout, const PlotColors& colors,
                 const QFont& font, std::optional<std::size_t> current)
{
    const double unit = style::scale(font);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (!layout.bars) {
        paintMarkers(painter, data, layout, colors, current, unit);
    } else if (current && *current < layout.points.size()) {
        const double y = layout.points[*current].y();
        painter.setPen(QPen(colors.series, 1.5 * unit));
        painter.setBrush(transparent(colors.series, 0.1));
        painter.drawRoundedRect(
            QRectF(layout.plot.left() - 2, y - layout.rowHeight / 2 + 1, layout.plot.width(), layout.rowHeight - 2),
            4 * unit, 4 * unit);
    }
    painter.setFont(valueFont(font));
    painter.setPen(colors.theme.text);
    const int alignment = (layout.bars ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter | Qt::TextDontClip;
    for (const PointLabel& label : layout.labels)
        painter.drawText(label.box, alignment, label.text);
    painter.restore();
}

void paintCard(QPainter& painter, const PointCard& card, QPointF point, const QRectF& bounds, const PlotColors& colors,
               const QFont& font)
{
    const double unit = style::scale(font);
    const double padding = 9 * unit;
    const double most = std::min(270 * unit, bounds.width() - 2 * padding - 4);
    if (most < 40)
        return;
    const QFont small = style::smallFont(font);
    const QFont bold = style::strongFont(small);
    const std::array<Paragraph, 3> paragraphs = {wrapped(card.head, bold, colors.theme.text, most, 2),
                                                 wrapped(card.text, small, colors.theme.text, most, 4),
                                                 wrapped(card.source, small, colors.theme.muted, most, 1)};
    double width = 0;
    double height = 0;
    for (const Paragraph& paragraph : paragraphs) {
        const QFontMetricsF metrics(paragraph.font);
        for (const QString& line : paragraph.lines)
            width = std::max(width, std::ceil(metrics.horizontalAdvance(line)));
        height += metrics.height() * double(paragraph.lines.size());
    }

    QRectF box(0, 0, width + 2 * padding, height + 2 * padding * 0.8);
    const double distance = 14 * unit;
    box.moveLeft(std::clamp(point.x() - box.width() / 2, bounds.left() + 1,
                            std::max(bounds.left() + 1, bounds.right() - box.width() - 1)));
    box.moveTop(point.y() + distance);
    if (box.bottom() > bounds.bottom())
        box.moveBottom(point.y() - distance);
    if (box.top() < bounds.top()) { // no room above or below: beside the point
        box.moveTop(std::clamp(point.y() - box.height() / 2, bounds.top() + 1,
                               std::max(bounds.top() + 1, bounds.bottom() - box.height() - 1)));
        if (point.x() - distance - box.width() >= bounds.left())
            box.moveRight(point.x() - distance);
        else if (point.x() + distance + box.width() <= bounds.right())
            box.moveLeft(point.x() + distance);
    }

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    for (int spread = 3; spread >= 1; --spread) { // a soft shadow, enough to part the card from the line
        painter.setBrush(QColor(0, 0, 0, 9));
        painter.drawRoundedRect(box.adjusted(-spread, -spread + 1, spread, spread + 1), 8 * unit, 8 * unit);
    }
    painter.setBrush(colors.theme.card);
    painter.setPen(QPen(style::mix(colors.theme.line, colors.theme.muted, 0.3), 1));
    painter.drawRoundedRect(box, 7 * unit, 7 * unit);
    double top = box.top() + padding * 0.8;
    for (const Paragraph& paragraph : paragraphs) {
        const QFontMetricsF metrics(paragraph.font);
        painter.setFont(paragraph.font);
        painter.setPen(paragraph.color);
        for (const QString& line : paragraph.lines) {
            painter.drawText(QPointF(box.left() + padding, top + metrics.ascent()), line);
            top += metrics.height();
        }
    }
    painter.restore();
}

} // namespace zhilan::charts
