#include "app/charts/plot_view.h"

#include "app/charts/series_text.h"
#include "app/style/style.h"

#include <QGraphicsItem>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <functional>

namespace zhilan::charts
{
namespace
{

constexpr double kReach = 44;
constexpr double kBandOpacity = 0.16;
constexpr double kStroke = 2.2;

QFont plainFont(const QWidget& widget)
{
    return widget.font();
}

} // namespace

/// A layer of the scene that covers the whole view and is drawn by a function.
class PlotView::Layer : public QGraphicsItem
{
public:
    Layer(std::function<void(QPainter&)> draw, double z) : m_draw(std::move(draw))
    {
        setZValue(z);
        setAcceptedMouseButtons(Qt::NoButton);
    }

    void setRect(const QRectF& rect)
    {
        prepareGeometryChange();
        m_rect = rect;
    }

    [[nodiscard]] QRectF boundingRect() const override { return m_rect; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override { m_draw(*painter); }

private:
    std::function<void(QPainter&)> m_draw;
    QRectF m_rect;
};

PlotView::PlotView(const series::Series& series, const document::Document* document, std::size_t colorIndex,
                   QWidget* parent)
    : QChartView(new QChart, parent)
    , m_series(series)
    , m_document(document)
    , m_colorIndex(colorIndex)
    , m_data(plotData(series))
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    // Layers are larger than what changes in them, but hovering repaints one small picture: simple wins.
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);

    QChart* picture = chart();
    picture->setBackgroundVisible(false);
    picture->setMargins({});
    picture->layout()->setContentsMargins(0, 0, 0, 0);
    picture->legend()->hide();
    picture->setAnimationOptions(QChart::NoAnimation);
    m_low = new QLineSeries(picture);
    m_high = new QLineSeries(picture);
    m_band = new QAreaSeries(m_high, m_low);
    m_line = new QLineSeries;
    auto* x = new QValueAxis;
    auto* y = new QValueAxis;
    picture->addAxis(x, Qt::AlignBottom);
    picture->addAxis(y, Qt::AlignLeft);
    for (QAbstractSeries* drawn : {static_cast<QAbstractSeries*>(m_band), static_cast<QAbstractSeries*>(m_line)}) {
        picture->addSeries(drawn);
        drawn->attachAxis(x);
        drawn->attachAxis(y);
    }
    for (QValueAxis* axis : {x, y}) {
        axis->setRange(0, 1);
        axis->setVisible(false);
    }

    const double above = 1000; // whatever Qt Charts uses for its own items is far below
    m_behind = new Layer(
        [this](QPainter& painter) { paintBehind(painter, m_data, m_layout, m_colors, plainFont(*this)); }, -above);
    m_before = new Layer([this](QPainter& painter) { paintFront(painter); }, above);
    scene()->addItem(m_behind);
    scene()->addItem(m_before);
    setTheme(style::theme(style::Appearance::Light));
    retranslate();
}

PlotView::~PlotView() = default;

void PlotView::setTheme(const style::Theme& theme)
{
    m_colors.theme = theme;
    m_colors.series = theme.seriesColor(m_colorIndex);
    recolor();
}

void PlotView::setScale(Scale scale)
{
    m_scale = scale;
    relayout();
}

void PlotView::retranslate()
{
    setAccessibleName(QString::fromStdString(m_series.title));
    setAccessibleDescription(summaryText(m_series, m_document));
    relayout();
}

std::optional<QPoint> PlotView::positionOf(std::size_t point) const
{
    for (std::size_t i = 0; i < m_layout.points.size(); ++i) {
        if (m_data.points[i].index == point)
            return m_layout.points[i].toPoint();
    }
    return std::nullopt;
}

std::optional<std::size_t> PlotView::currentPoint() const
{
    return m_current ? std::optional(m_data.points[*m_current].index) : std::nullopt;
}

void PlotView::relayout()
{
    const QSizeF size = viewport()->size();
    m_layout = layOut(m_data, size, m_scale, plainFont(*this), QLocale());
    if (m_current && *m_current >= m_layout.points.size())
        m_current.reset();
    const QRectF whole(QPointF(), size);
    m_behind->setRect(whole);
    m_before->setRect(whole);

    // Qt Charts sees the unit square only: no value of a document can upset its axes.
    QList<QPointF> line;
    QList<QPointF> low;
    QList<QPointF> high;
    const QRectF plot = m_layout.plot;
    bool range = false;
    if (!m_layout.bars && !plot.isEmpty()) {
        chart()->setPlotArea(plot);
        for (std::size_t i = 0; i < m_layout.points.size(); ++i) {
            const QPointF at = m_layout.points[i];
            const double x = (at.x() - plot.left()) / plot.width();
            const auto y = [&](double pixel) {
                return (plot.bottom() - pixel) / plot.height();
            };
            line.append({x, y(at.y())});
            low.append({x, y(m_layout.lows[i])});
            high.append({x, y(m_layout.highs[i])});
            range = range || m_layout.lows[i] - m_layout.highs[i] > 0.5;
        }
    }
    m_line->replace(line);
    m_low->replace(range ? low : QList<QPointF>());
    m_high->replace(range ? high : QList<QPointF>());
    m_band->setVisible(range);
    viewport()->update();
}

void PlotView::recolor()
{
    const double unit = style::scale(plainFont(*this));
    m_line->setPen(QPen(m_colors.series, kStroke * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QColor soft = m_colors.series;
    soft.setAlphaF(float(kBandOpacity));
    m_band->setBrush(soft);
    m_band->setPen(Qt::NoPen);
    viewport()->update();
}

void PlotView::paintFront(QPainter& painter) const
{
    paintBefore(painter, m_data, m_layout, m_colors, plainFont(*this), m_current);
    if (!m_current)
        return;
    const series::Point& point = m_series.points[m_data.points[*m_current].index];
    PointCard card;
    card.head = QString::fromStdString(point.x);
    card.text = QString::fromStdString(point.text.empty() ? point.label : point.text);
    card.source = pointSourceText(m_series.source, point, m_document);
    paintCard(painter, card, m_layout.points[*m_current], viewport()->rect(), m_colors, plainFont(*this));
}

void PlotView::setCurrent(std::optional<std::size_t> point)
{
    if (m_current == point)
        return;
    m_current = point;
    // The description is what screen readers speak when it changes: the point looked at, else the whole.
    setAccessibleDescription(point ? pointText(m_series.points[m_data.points[*point].index])
                                   : summaryText(m_series, m_document));
    viewport()->update();
}

void PlotView::activate(std::size_t point)
{
    Q_EMIT pointActivated(m_data.points[point].index);
}

void PlotView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    relayout();
}

void PlotView::changeEvent(QEvent* event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_before) {
        recolor();
        relayout();
    }
}

void PlotView::mouseMoveEvent(QMouseEvent* event)
{
    const auto point = nearestPoint(m_layout, event->position(), kReach);
    viewport()->setCursor(point ? Qt::PointingHandCursor : Qt::ArrowCursor);
    m_pointed = point.has_value();
    setCurrent(point);
}

void PlotView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        m_pressed = nearestPoint(m_layout, event->position(), kReach);
        m_pointed = m_pressed.has_value();
        setCurrent(m_pressed);
    }
    event->accept();
}

void PlotView::mouseReleaseEvent(QMouseEvent* event)
{
    event->accept();
    if (event->button() != Qt::LeftButton)
        return;
    const auto pressed = std::exchange(m_pressed, std::nullopt);
    if (pressed && pressed == nearestPoint(m_layout, event->position(), kReach))
        activate(*pressed);
}

void PlotView::leaveEvent(QEvent* event)
{
    QChartView::leaveEvent(event);
    // What the keyboard came to stays.
    if (std::exchange(m_pointed, false) || !hasFocus())
        setCurrent(std::nullopt);
}

void PlotView::keyPressEvent(QKeyEvent* event)
{
    const std::size_t count = m_layout.points.size();
    if (count == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const int key = event->key();
    m_pointed = false;
    // Bars run downwards, so up and down are their left and right.
    const bool back = key == Qt::Key_Left || (m_layout.bars && key == Qt::Key_Up);
    const bool on = key == Qt::Key_Right || (m_layout.bars && key == Qt::Key_Down);
    if (back) {
        setCurrent(m_current ? std::max<std::size_t>(*m_current, 1) - 1 : count - 1);
    } else if (on) {
        setCurrent(m_current ? std::min(*m_current + 1, count - 1) : 0);
    } else if (key == Qt::Key_Home) {
        setCurrent(0);
    } else if (key == Qt::Key_End) {
        setCurrent(count - 1);
    } else if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) && m_current) {
        activate(*m_current);
    } else if (key == Qt::Key_Escape && m_current) {
        setCurrent(std::nullopt);
    } else {
        QWidget::keyPressEvent(event); // not the scroll area's: it would eat what the window wants
        return;
    }
    event->accept();
}

void PlotView::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    Q_EMIT focusChanged();
    viewport()->update();
}

void PlotView::focusOutEvent(QFocusEvent* event)
{
    QChartView::focusOutEvent(event);
    Q_EMIT focusChanged();
    setCurrent(std::nullopt);
    viewport()->update();
}

void PlotView::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // the panel scrolls
}

} // namespace zhilan::charts
