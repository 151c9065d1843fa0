#pragma once

#include "app/style/theme.h"

#include <QRectF>
#include <QString>

#include <cstdint>
#include <vector>

class QPainter;

namespace zhilan::reader
{

/// A point within the unit square: x from left to right, the rest from the foot upwards. low <= value <= high.
struct SparkPoint {
    double x = 0;
    double low = 0;
    double value = 0;
    double high = 0;
};

/// A table that a chart was made from, and the shape of it.
struct ChartedTable {
    std::uint32_t table = 0;      ///< in Document::tables
    std::vector<SparkPoint> line; ///< by x; empty: none is shown
    std::uint32_t color = 0;      ///< Theme::seriesColor()
    QString name;                 ///< of the chart
};

using ChartedTables = std::vector<ChartedTable>;

/// The line with a band from low to high and a dot at its end.
void paintSparkline(QPainter& painter, const QRectF& place, const ChartedTable& chart, const style::Theme& theme,
                    double zoom);

} // namespace zhilan::reader
