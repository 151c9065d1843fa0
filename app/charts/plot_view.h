#pragma once

#include "app/charts/plot_layout.h"
#include "app/charts/plot_paint.h"
#include "app/style/theme.h"
#include "core/document/document.h"
#include "core/series/series.h"

#include <QtCharts/QChartView>

#include <memory>
#include <optional>

class QAreaSeries;
class QLineSeries;

namespace zhilan::charts
{

/// One series as a picture: Qt Charts draws line and band, the rest is drawn around them. Pointer and keyboard look at
/// points (left, right, Home, End, Escape) and activate them (click, Enter, Space).
class PlotView : public QChartView
{
    Q_OBJECT

public:
    /// The series and the document outlive the view.
    PlotView(const series::Series& series, const document::Document* document, std::size_t colorIndex,
             QWidget* parent = nullptr);
    ~PlotView() override;

    void setTheme(const style::Theme& theme);
    void setScale(Scale scale);
    void retranslate();
    /// Where a point of series::Series is drawn, in the view's coordinates; nullopt when it cannot be drawn.
    [[nodiscard]] std::optional<QPoint> positionOf(std::size_t point) const;
    [[nodiscard]] std::optional<std::size_t> currentPoint() const; ///< index into Series::points
    [[nodiscard]] const PlotLayout& plotLayout() const { return m_layout; }

Q_SIGNALS:
    void pointActivated(std::size_t point); ///< index into Series::points
    void focusChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    class Layer;

    void relayout();
    void recolor();
    void setCurrent(std::optional<std::size_t> point);
    void activate(std::size_t point);
    void paintFront(QPainter& painter) const;

    const series::Series& m_series;
    const document::Document* m_document;
    std::size_t m_colorIndex;
    PlotData m_data;
    PlotLayout m_layout;
    PlotColors m_colors;
    Scale m_scale = Scale::Linear;
    std::optional<std::size_t> m_current; ///< into PlotData::points
    std::optional<std::size_t> m_pressed;
    bool m_pointed = false; ///< m_current is what the pointer is at
    QLineSeries* m_line = nullptr;
    QLineSeries* m_low = nullptr;
    QLineSeries* m_high = nullptr;
    QAreaSeries* m_band = nullptr;
    Layer* m_behind = nullptr;
    Layer* m_before = nullptr;
};

} // namespace zhilan::charts
