#include "app/charts/plot_layout.h"

#include "app/charts/label_layout.h"
#include "app/charts/numbers.h"
#include "app/charts/ticks.h"
#include "app/charts/value_axis.h"
#include "app/style/style.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace zhilan::charts
{
namespace
{

constexpr double kPlotHeight = 192;
constexpr double kRowHeight = 26;
constexpr double kArrow = 20;
constexpr double kMarker = 7;
constexpr std::size_t kMostLabelled = 120;

/// Numbers of Han, which only some languages' readers count in.
bool countsInHan(const QLocale& locale)
{
    switch (locale.language()) {
    case QLocale::Chinese:
    case QLocale::Japanese:
    case QLocale::Korean:
        return true;
    default:
        return false;
    }
}

/// As the text wrote it, but for readers who would not know its 万 and 亿: theirs as on the axis.
QString labelOf(const PlotPoint& point, const QString& unit, const QLocale& locale)
{
    const bool han =
        std::any_of(point.label.begin(), point.label.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
    if (!han || countsInHan(locale))
        return point.label;
    const QString sign = unit == u"%" || unit == u"x" ? unit : QString(); // others are in the subtitle
    const auto number = [&](double value) {
        return axisNumber(value, sign, locale);
    };
    if (point.kind == quantity::Kind::AtLeast)
        return u'≥' + number(point.value);
    if (point.kind == quantity::Kind::AtMost)
        return u'≤' + number(point.value);
    const QString about = point.approximate ? QStringLiteral("~") : QString();
    if (point.low == point.high)
        return about + number(point.value);
    return about + number(point.low) + u'–' + number(point.high);
}

/// Points whose labels are tried: all of few; of many the ends, the extremes, and evenly between.
std::vector<std::size_t> labelled(const PlotData& data)
{
    const std::size_t count = data.points.size();
    std::vector<std::size_t> chosen;
    const std::size_t step = std::max<std::size_t>(1, (count + kMostLabelled - 1) / kMostLabelled);
    for (std::size_t i = 0; i < count; i += step)
        chosen.push_back(i);
    if (!chosen.empty() && chosen.back() != count - 1)
        chosen.push_back(count - 1);
    return chosen;
}

class LinePlot
{
public:
    LinePlot(const PlotData& data, QSizeF size, Scale scale, const QFont& font, const QLocale& locale)
        : m_data(data)
        , m_size(size)
        , m_font(font)
        , m_locale(locale)
        , m_unit(style::scale(font))
        , m_metrics(labelFont(font))
        , m_valueMetrics(valueFont(font))
    {
        m_layout.scale = scale;
    }

    PlotLayout run()
    {
        placeValues();
        placePoints();
        placeTimes();
        placePointLabels();
        return std::move(m_layout);
    }

private:
    void placeValues()
    {
        const double labelHeight = m_metrics.height();
        const double top =
            std::max(6 * m_unit, std::ceil(labelHeight / 2)); // the upper half of a label may stand there
        const double bottom = m_size.height() - labelHeight - 8 * m_unit;
        const double height = std::max(20.0, bottom - top);

        const ValueAxis axis = valueAxis(m_data, m_layout.scale);
        const bool fromZero = m_layout.scale == Scale::Linear && axis.low == 0;
        const double head = (m_valueMetrics.height() + kMarker * m_unit * 2 + (hasOpenTop() ? 8 * m_unit : 0)) / height;
        const double foot = fromZero ? 0 : 14 * m_unit / height;
        m_axis = widened(axis, std::min(foot, 0.3), std::min(head, 0.4));

        const std::vector<double> ticks = valueTicks(axis, m_axis, height, labelHeight);
        double gutter = 24 * m_unit;
        for (const double tick : ticks)
            gutter = std::max(gutter, m_metrics.horizontalAdvance(axisNumber(tick, m_data.unit, m_locale)));
        gutter = std::min(gutter, m_size.width() * 0.4);
        const double left = gutter + 7 * m_unit;
        m_layout.plot = QRectF(left, top, std::max(20.0, m_size.width() - left - 2 * m_unit), height);

        for (const double tick : ticks) {
            const double y = yOf(tick);
            m_layout.values.push_back(
                {y, QRectF(0, y - labelHeight / 2, gutter, labelHeight), axisNumber(tick, m_data.unit, m_locale)});
        }
        if (m_layout.scale == Scale::Linear && m_axis.low <= 0 && m_axis.high >= 0)
            m_layout.zero = yOf(0);
    }

    void placePoints()
    {
        const double inset = 16 * m_unit;
        const double left = m_layout.plot.left() + inset;
        const double width = std::max(1.0, m_layout.plot.width() - 2 * inset);
        const double first = m_data.points.front().x;
        const double last = m_data.points.back().x;
        m_timeAxis = {Scale::Linear, first, last};
        m_timeLeft = left;
        m_timeWidth = width;
        for (const PlotPoint& point : m_data.points) {
            const double x = last > first ? left + width * m_timeAxis.at(point.x) : left + width / 2;
            const bool foot = m_layout.scale == Scale::Log && point.value <= 0;
            const double y = foot ? m_layout.plot.bottom() : yOf(point.value);
            m_layout.points.push_back({x, y});
            m_layout.atFoot.push_back(foot);
            m_layout.lows.push_back(m_layout.scale == Scale::Log && point.low <= 0 ? m_layout.plot.bottom()
                                                                                   : yOf(point.low));
            m_layout.highs.push_back(m_layout.scale == Scale::Log && point.high <= 0 ? m_layout.plot.bottom()
                                                                                     : yOf(point.high));
        }
    }

    void placeTimes()
    {
        const double top = m_layout.plot.bottom() + 6 * m_unit;
        const double height = m_metrics.height();
        const double gap = 6 * m_unit;
        // The points' own names, as long as every one of them has room.
        constexpr std::size_t kFew = 24;
        if (m_data.points.size() <= kFew) {
            std::vector<double> centers;
            std::vector<double> widths;
            std::vector<QString> names;
            for (std::size_t i = 0; i < m_data.points.size(); ++i) {
                const QString name = m_metrics.elidedText(m_data.points[i].xLabel, Qt::ElideRight, 120 * m_unit);
                if (!names.empty() && name == names.back() && m_layout.points[i].x() == centers.back())
                    continue;
                names.push_back(name);
                centers.push_back(m_layout.points[i].x());
                widths.push_back(m_metrics.horizontalAdvance(name));
            }
            if (const auto edges = fitAll(centers, widths, m_layout.plot.left() - 4, m_size.width(), gap)) {
                for (std::size_t i = 0; i < names.size(); ++i)
                    m_layout.times.push_back({centers[i], QRectF((*edges)[i], top, widths[i], height), names[i]});
                return;
            }
        }

        m_layout.timesAreTicks = true;
        const auto add = [&](double x, const QString& text) {
            const double width = m_metrics.horizontalAdvance(text);
            QRectF box(x - width / 2, top, width, height);
            box.moveRight(std::min(box.right(), m_size.width()));
            if (m_layout.times.empty() || box.left() >= m_layout.times.back().box.right() + gap)
                m_layout.times.push_back({x, box, text});
        };
        const auto position = [&](double x) {
            return m_timeLeft + m_timeWidth * m_timeAxis.at(x);
        };
        if (!(m_timeAxis.high > m_timeAxis.low))
            return;
        if (m_data.xKind == series::XKind::Time) {
            using std::chrono::days;
            const double widest = m_metrics.horizontalAdvance(QStringLiteral("2026-00-00")) + gap;
            const int most = std::max(2, int(m_layout.plot.width() / widest));
            const auto first = std::chrono::sys_days(days(int(m_timeAxis.low)));
            const auto last = std::chrono::sys_days(days(int(m_timeAxis.high)));
            for (const TimeTick& tick : timeTicks(first, last, most))
                add(position(double(tick.day.time_since_epoch().count())), tick.label);
        } else {
            const int most = std::max(2, int(m_layout.plot.width() / (60 * m_unit)));
            for (const double tick : linearTicks(m_timeAxis.low, m_timeAxis.high, most))
                add(position(tick), shortNumber(tick, m_locale));
        }
    }

    void placePointLabels()
    {
        std::vector<QRectF> obstacles;
        const bool few = m_data.points.size() <= kMostLabelled;
        for (std::size_t i = 0; i < m_data.points.size() && few; ++i) {
            const QPointF at = m_layout.points[i];
            const double radius = 5 * m_unit;
            obstacles.emplace_back(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius);
            obstacles.emplace_back(at.x() - 3, m_layout.highs[i], 6, m_layout.lows[i] - m_layout.highs[i]);
            if (m_data.points[i].kind == quantity::Kind::AtLeast)
                obstacles.emplace_back(at.x() - 4, at.y() - kArrow * m_unit, 8, kArrow * m_unit);
        }
        std::vector<LabelRequest> requests;
        std::vector<std::size_t> owners;
        for (const std::size_t i : labelled(m_data)) {
            const PlotPoint& point = m_data.points[i];
            const QString text = labelOf(point, m_data.unit, m_locale);
            if (text.isEmpty())
                continue;
            LabelRequest request;
            request.anchor = m_layout.points[i];
            request.size = {std::ceil(m_valueMetrics.horizontalAdvance(text)) + 2, m_valueMetrics.height() - 2};
            request.above = kMarker * m_unit + std::max(0.0, m_layout.points[i].y() - m_layout.highs[i]);
            if (point.kind == quantity::Kind::AtLeast)
                request.above = (kArrow + 2) * m_unit;
            request.below = kMarker * m_unit + std::max(0.0, m_layout.lows[i] - m_layout.points[i].y());
            const bool end = i == 0 || i + 1 == m_data.points.size();
            const bool extreme = point.high == m_data.largest || point.low == m_data.smallest;
            request.importance = end ? 3 : extreme ? 2 : 1;
            requests.push_back(request);
            owners.push_back(i);
        }
        const QRectF bounds(m_layout.plot.left() - 4, 0, m_size.width() - m_layout.plot.left() + 4,
                            m_layout.plot.bottom() - 1);
        const std::vector<QPointF> line = few ? m_layout.points : std::vector<QPointF>{};
        const auto boxes = placeLabels(requests, bounds, obstacles, line);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            if (boxes[i])
                m_layout.labels.push_back(
                    {owners[i], *boxes[i], labelOf(m_data.points[owners[i]], m_data.unit, m_locale)});
        }
    }

    [[nodiscard]] double yOf(double value) const
    {
        return m_layout.plot.isNull() ? 0 : m_layout.plot.bottom() - m_layout.plot.height() * m_axis.at(value);
    }

    [[nodiscard]] bool hasOpenTop() const
    {
        return std::any_of(m_data.points.begin(), m_data.points.end(),
                           [](const PlotPoint& point) { return point.kind == quantity::Kind::AtLeast; });
    }

    const PlotData& m_data;
    QSizeF m_size;
    QFont m_font;
    QLocale m_locale;
    double m_unit;
    QFontMetricsF m_metrics;
    QFontMetricsF m_valueMetrics;
    ValueAxis m_axis;
    ValueAxis m_timeAxis;
    double m_timeLeft = 0;
    double m_timeWidth = 1;
    PlotLayout m_layout;
};

PlotLayout layOutBars(const PlotData& data, QSizeF size, const QFont& font, const QLocale& locale)
{
    const double unit = style::scale(font);
    const QFontMetricsF metrics(labelFont(font));
    const QFontMetricsF valueMetrics(valueFont(font));
    PlotLayout layout;
    layout.bars = true;
    layout.rowHeight = kRowHeight * unit;
    const std::size_t rows = std::min(data.points.size(), kMostBars);
    layout.leftOut = data.points.size() - rows;

    double names = 0;
    double widest = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        names = std::max(names, metrics.horizontalAdvance(data.points[i].xLabel));
        widest = std::max(widest, valueMetrics.horizontalAdvance(labelOf(data.points[i], data.unit, locale)));
    }
    names = std::min(names, size.width() * 0.36);
    widest = std::min(widest, size.width() * 0.3) + 8 * unit;
    const double left = names + 10 * unit;
    layout.plot =
        QRectF(left, 4 * unit, std::max(20.0, size.width() - left - 2 * unit), double(rows) * layout.rowHeight);

    const ValueAxis axis = valueAxis(data, Scale::Linear);
    const double room = std::min(0.6, widest / layout.plot.width());
    const ValueAxis wide = widened(axis, axis.low < 0 ? room : 0, room);
    const auto xOf = [&](double value) {
        return layout.plot.left() + layout.plot.width() * wide.at(value);
    };
    layout.zero = xOf(0);

    double end = layout.plot.left() - 1e3;
    const double top = layout.plot.bottom() + 4 * unit;
    for (const double tick : linearTicks(wide.low, wide.high, 3)) {
        const QString text = axisNumber(tick, data.unit, locale);
        const double width = metrics.horizontalAdvance(text);
        const double x = xOf(tick);
        QRectF box(x - width / 2, top, width, metrics.height());
        box.moveRight(std::min(box.right(), size.width()));
        if (box.left() < end + 8 * unit)
            continue;
        end = box.right();
        layout.values.push_back({x, box, text});
    }

    for (std::size_t i = 0; i < rows; ++i) {
        const PlotPoint& point = data.points[i];
        const double rowTop = layout.plot.top() + double(i) * layout.rowHeight;
        const double y = rowTop + layout.rowHeight / 2;
        layout.points.push_back({xOf(point.value), y});
        layout.lows.push_back(xOf(point.low));
        layout.highs.push_back(xOf(point.high));
        layout.atFoot.push_back(false);
        layout.times.push_back({y, QRectF(0, rowTop, names, layout.rowHeight), point.xLabel});
        const QString text =
            valueMetrics.elidedText(labelOf(point, data.unit, locale), Qt::ElideRight, size.width() * 0.3);
        const double width = valueMetrics.horizontalAdvance(text) + 2;
        const bool leftwards = point.value < 0;
        const double edge = leftwards ? layout.lows.back() - 5 * unit - width : layout.highs.back() + 5 * unit;
        layout.labels.push_back(
            {i, QRectF(std::clamp(edge, 0.0, std::max(0.0, size.width() - width)), rowTop, width, layout.rowHeight),
             text});
    }
    return layout;
}

} // namespace

QFont labelFont(const QFont& font)
{
    return style::withPixelSize(font, style::pixelSize(font) * 11 / 13);
}

QFont valueFont(const QFont& font)
{
    return style::strongFont(labelFont(font));
}

double preferredHeight(const PlotData& data, const QFont& font)
{
    const double unit = style::scale(font);
    if (data.xKind != series::XKind::Category)
        return kPlotHeight * unit;
    const double rows = double(std::min(data.points.size(), kMostBars)) + (data.points.size() > kMostBars ? 1 : 0);
    return (std::max(rows, 1.0) * kRowHeight + 28) * unit;
}

PlotLayout layOut(const PlotData& data, QSizeF size, Scale scale, const QFont& font, const QLocale& locale)
{
    if (data.points.empty() || size.width() < 40 || size.height() < 40)
        return {};
    if (data.xKind == series::XKind::Category)
        return layOutBars(data, size, font, locale);
    return LinePlot(data, size, canBeLog(data) ? scale : Scale::Linear, font, locale).run();
}

std::optional<std::size_t> nearestPoint(const PlotLayout& layout, QPointF position, double reach)
{
    if (layout.bars) {
        if (position.y() < layout.plot.top() || position.y() >= layout.plot.bottom() || layout.rowHeight <= 0)
            return std::nullopt;
        const auto row = std::size_t((position.y() - layout.plot.top()) / layout.rowHeight);
        return row < layout.points.size() ? std::optional(row) : std::nullopt;
    }
    std::optional<std::size_t> nearest;
    double best = reach * reach;
    for (std::size_t i = 0; i < layout.points.size(); ++i) {
        const QPointF delta = layout.points[i] - position;
        const double distance = QPointF::dotProduct(delta, delta);
        if (distance <= best) {
            best = distance;
            nearest = i;
        }
    }
    return nearest;
}

} // namespace zhilan::charts
