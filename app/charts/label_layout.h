#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <span>
#include <vector>

/// Where labels go without covering each other. Pure; any thread.
namespace zhilan::charts
{

struct LabelRequest {
    QPointF anchor; ///< the point that the label belongs to
    QSizeF size;
    double above = 9;   ///< distance from the anchor to the label's foot, over bars and arrows
    double below = 9;   ///< distance from the anchor to the label's top
    int importance = 0; ///< larger is placed first; equal ones in order
};

/// A rectangle for each request, or none where there is no room: inside `bounds`, no two overlapping, none over an
/// obstacle. Above the point first, then shifted aside, then below; a place that a line crosses is taken only when
/// there is no better. Quadratic in the number of requests: callers pass at most some hundred.
[[nodiscard]] std::vector<std::optional<QRectF>> placeLabels(std::span<const LabelRequest> requests,
                                                             const QRectF& bounds, std::span<const QRectF> obstacles,
                                                             std::span<const QPointF> line);

/// Which of `centers` (ascending) get their label of that width so that labels stay `gap` apart and inside
/// [left, right], those at the ends shifted inwards: the labels' left edges, or nullopt when not all of them fit.
[[nodiscard]] std::optional<std::vector<double>> fitAll(std::span<const double> centers, std::span<const double> widths,
                                                        double left, double right, double gap);

} // namespace zhilan::charts
