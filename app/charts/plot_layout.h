#pragma once

#include "app/charts/plot_data.h"

#include <QFont>
#include <QLocale>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

/// Every place of a picture of a series, in the picture's own device-independent pixels. Pure but for font metrics.
namespace zhilan::charts
{

struct AxisLabel {
    double position = 0; ///< along the axis: y of a value, x of a time
    QRectF box;
    QString text;
};

struct PointLabel {
    std::size_t point = 0; ///< into PlotData::points
    QRectF box;
    QString text;
};

struct PlotLayout {
    Scale scale = Scale::Linear;
    bool bars = false;             ///< XKind::Category: a bar a row, values along x
    QRectF plot;                   ///< the plot area
    std::vector<AxisLabel> values; ///< labels with a grid line each
    std::vector<AxisLabel> times;  ///< below the plot, or the categories left of it
    bool timesAreTicks = false;    ///< calendar steps (with a tick mark) rather than the points' own names
    std::vector<QPointF> points;   ///< one for each of PlotData::points
    std::vector<double> lows;      ///< the same for low and high: y (bars: x)
    std::vector<double> highs;
    std::vector<bool> atFoot; ///< zero on a logarithmic axis: drawn at the foot, with a break mark
    std::vector<PointLabel> labels;
    std::optional<double> zero; ///< where zero lies: y (bars: x), if inside the plot
    double rowHeight = 0;       ///< bars
    std::size_t leftOut = 0;    ///< bars beyond kMostBars
};

/// Longer lists of categories are cut; the table has them all.
inline constexpr std::size_t kMostBars = 40;

/// Height that the picture wants at that font.
[[nodiscard]] double preferredHeight(const PlotData& data, const QFont& font);

/// `font` is the widget's; labels are drawn in labelFont() and valueFont() of it. With a scale that the data cannot
/// have, the linear one is taken. Linear in the points but for at most 120 labelled ones.
[[nodiscard]] PlotLayout layOut(const PlotData& data, QSizeF size, Scale scale, const QFont& font,
                                const QLocale& locale);

[[nodiscard]] QFont labelFont(const QFont& font); ///< axes: 11 of 13
[[nodiscard]] QFont valueFont(const QFont& font); ///< point labels: the same, semi-bold

/// The point nearest to a position, at most `reach` away (bars: the row it is in); nullopt without. Linear.
[[nodiscard]] std::optional<std::size_t> nearestPoint(const PlotLayout& layout, QPointF position, double reach);

} // namespace zhilan::charts
