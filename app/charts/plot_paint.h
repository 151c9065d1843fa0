#pragma once

#include "app/charts/plot_layout.h"
#include "app/style/theme.h"

#include <optional>

class QPainter;

/// Draws what stands around the line of a chart: axes below it, markers, labels and the card of the point that is
/// looked at above it. Pure drawing.
namespace zhilan::charts
{

struct PlotColors {
    style::Theme theme;
    QColor series;
};

/// Grid lines, axis labels; of bars, the bars too.
void paintBehind(QPainter& painter, const PlotData& data, const PlotLayout& layout, const PlotColors& colors,
                 const QFont& font);

/// Capped bars of ranges, arrows of open bounds, break marks, markers, point labels. `current` is drawn larger.
void paintBefore(QPainter& painter, const PlotData& data, const PlotLayout& layout, const PlotColors& colors,
                 const QFont& font, std::optional<std::size_t> current);

struct PointCard {
    QString head;   ///< x
    QString text;   ///< as the document wrote it
    QString source; ///< where
};

/// The card beside a point, inside `bounds`, not over the point.
void paintCard(QPainter& painter, const PointCard& card, QPointF point, const QRectF& bounds, const PlotColors& colors,
               const QFont& font);

} // namespace zhilan::charts
