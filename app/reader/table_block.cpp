#include "app/reader/block_layout.h"
#include "app/reader/metrics.h"
#include "app/reader/table_shape.h"
#include "app/style/style.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QIcon>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace zhilan::reader
{

namespace
{

using markdown::kNoNode;
using markdown::NodeId;

constexpr double kSparkline = 88; ///< width

/// One part of a table. Its cells are text items in row order.
class TableBlock final : public BlockLayout
{
    Q_DECLARE_TR_FUNCTIONS(zhilan::reader::ReaderView)

public:
    TableBlock(const Block& block, double width, LayoutContext& context) : BlockLayout(block)
    {
        m_width = width;
        m_zoom = context.zoom;
        CellLayouts measured;
        m_shape = tableShape(block, width, context, &measured);
        m_tableWidth = std::max(m_shape.total, width);
        m_scrollRange = std::max(0.0, std::ceil(m_shape.total - width));
        addRows(context, measured);
        m_frameHeight = m_rows.empty() ? 0 : m_rows.back().bottom;
        m_height = std::ceil(m_frameHeight);
        if (block.lastPart)
            addChips(context);
        const auto scrolled = context.scrolled.find(block.node);
        setScrolled(scrolled == context.scrolled.end() ? 0 : scrolled->second);
    }

    [[nodiscard]] double bodyHeight() const override { return m_frameHeight; }

    void paint(QPainter& painter, QPointF origin, const QRectF& clip, const PaintState& state) const override
    {
        const style::Theme& theme = *state.theme;
        const QRectF frame(origin, QSizeF(m_width, m_frameHeight));
        const double radius = metrics::kTableRadius * m_zoom;
        // Parts share one border: what is not a true end is drawn beyond the part and cut off.
        const QRectF whole =
            frame.adjusted(0.5, m_block.firstPart ? 0.5 : -2 * radius, -0.5, m_block.lastPart ? -0.5 : 2 * radius);
        QPainterPath border;
        border.addRoundedRect(whole, radius, radius);
        painter.save();
        painter.setClipRect(frame, Qt::IntersectClip);
        painter.save();
        painter.setClipPath(border, Qt::IntersectClip);
        for (const RowPlace& row : m_rows) {
            const QRectF place(frame.left(), frame.top() + row.top, frame.width(), row.bottom - row.top);
            if (place.bottom() < clip.top() || place.top() > clip.bottom())
                continue;
            if (row.header)
                painter.fillRect(place, theme.tableHeader);
            if (row.isLit(state)) {
                QColor hit = theme.hit;
                hit.setAlphaF(static_cast<float>(state.flashStrength));
                painter.fillRect(place, hit);
            }
            const bool last = &row == &m_rows.back() && m_block.lastPart;
            if (!last)
                painter.fillRect(QRectF(place.left(), place.bottom() - 1, place.width(), 1), theme.line);
        }
        PaintState cells = state;
        cells.groundIsLit = true;
        auto row = m_rows.begin();
        for (const TextItem& item : m_items) {
            while (item.origin.y() >= row->bottom)
                ++row;
            cells.flash = row->isLit(state) ? row->span : ByteSpan{};
            paintItem(painter, origin, item, clip, cells);
        }
        paintScrollShades(painter, frame, theme);
        painter.restore();
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.line, 1));
        painter.drawPath(border);
        if (m_block.lastPart)
            paintScrollBar(painter, frame, theme);
        painter.restore();
        for (std::size_t i = 0; i < m_hots.size(); ++i) {
            paintChip(painter, i, origin, state);
            paintHot(painter, origin, i, state);
        }
    }

    /// Behind rows, but not behind a header.
    [[nodiscard]] std::vector<double> breaks() const override
    {
        std::vector<double> breaks;
        for (const RowPlace& row : m_rows) {
            if (!row.header)
                breaks.push_back(row.bottom);
        }
        return breaks;
    }

private:
    struct RowPlace {
        double top = 0;
        double bottom = 0;
        bool header = false;
        ByteSpan span;

        /// All of it, whatever of it the flash is of.
        [[nodiscard]] bool isLit(const PaintState& state) const
        {
            return state.flashStrength > 0 && state.flash.begin < span.end && state.flash.end > span.begin;
        }
    };

    /// Takes those that were measured where they are as they shall be.
    void addRows(const LayoutContext& context, CellLayouts& measured)
    {
        const markdown::Tree& tree = *context.document->tree;
        const double padX = metrics::kCellX * m_zoom;
        const double padY = std::round(metrics::kCellY * m_zoom);
        std::array<TextLook, 4> looks; // plain and bold, tabular
        for (std::size_t i = 0; i < looks.size(); ++i) {
            looks[i] = cellLook(context, m_block, i % 2 != 0, i / 2 != 0);
        }
        double y = 0;
        for (NodeId row = m_block.first; row != kNoNode && row != m_block.last; row = tree.next(row)) {
            const markdown::Node& rowNode = tree[row];
            const std::size_t firstItem = m_items.size();
            double x = 0;
            double height = 0;
            std::size_t column = 0;
            for (NodeId cell = tree.firstChild(row); cell != kNoNode && column < m_shape.widths.size();
                 cell = tree.next(cell), ++column) {
                const QPointF place{x + padX, y + padY};
                const double inner = m_shape.widths[column] - 2 * padX;
                TextItem& item = addCell(cell, rowNode.header, column, looks, place, inner, context, measured);
                item.scrolls = true;
                item.cell = true;
                item.firstCell = column == 0;
                item.bold = rowNode.header;
                height = std::max(height, item.layout->height());
                x += m_shape.widths[column];
            }
            if (m_items.size() == firstItem)
                height = std::round(metrics::kTable * metrics::kTableLine * m_zoom);
            const double bottom = std::ceil(y + height + 2 * padY) + 1;
            m_rows.push_back({y, bottom, rowNode.header, rowNode.span});
            y = bottom;
        }
    }

    TextItem& addCell(NodeId cell, bool header, std::size_t column, const std::array<TextLook, 4>& looks, QPointF place,
                      double width, const LayoutContext& context, CellLayouts& measured)
    {
        const markdown::Tree& tree = *context.document->tree;
        const auto known = measured.find(cell);
        if (known != measured.end() && m_shape.alignment[column] == Qt::AlignLeft &&
            (header || !saysNothingNew(known->second->text().text()))) {
            TextItem item;
            item.layout = std::move(known->second);
            item.layout->setWidth(width);
            item.origin = place;
            m_items.push_back(std::move(item));
            return m_items.back();
        }
        TextLook look = looks[(header ? 1 : 0) + (m_shape.right[column] ? 2 : 0)];
        look.alignment = m_shape.alignment[column];
        InlineText content = inlineText(tree, cell, tree[cell].span, context.annotations());
        if (!header && saysNothingNew(content.text()))
            look.color = context.theme->muted;
        return addText(std::move(content), look, *context.theme, place, width);
    }

    void addChips(const LayoutContext& context)
    {
        const std::vector<document::Table>& tables = context.document->tables;
        const auto table = std::partition_point(tables.begin(), tables.end(),
                                                [this](const document::Table& t) { return t.node < m_block.node; });
        if (table == tables.end() || table->node != m_block.node)
            return;
        const auto index = static_cast<std::size_t>(table - tables.begin());
        if (!context.charted)
            return;
        const auto chart = std::partition_point(context.charted->begin(), context.charted->end(),
                                                [index](const ChartedTable& c) { return c.table < index; });
        if (chart == context.charted->end() || chart->table != index)
            return;
        m_charted = *chart;
        m_chipFont = style::withPixelSize(context.readingFont, metrics::kSmall * m_zoom);
        m_chipIcon = style::icon(QStringLiteral("chart"), *context.theme);
        m_chart = tr("Chart");
        m_csv = tr("Copy as CSV");
        const QFontMetricsF fontMetrics(m_chipFont);
        const double height = std::round(22 * m_zoom);
        const double top = m_height + std::round(9 * m_zoom);
        const double csvWidth = std::round(fontMetrics.horizontalAdvance(m_csv) + 22 * m_zoom);
        const double chartWidth = std::round(fontMetrics.horizontalAdvance(m_chart) + 40 * m_zoom);
        const double csvLeft = m_width - csvWidth;
        const double chartLeft = csvLeft - std::round(6 * m_zoom) - chartWidth;
        m_chip = QRectF(chartLeft, top, chartWidth, height);
        const double sparkWidth = std::round(kSparkline * m_zoom);
        const double sparkLeft = chartLeft - std::round(10 * m_zoom) - sparkWidth;
        // Where there is no room beside the buttons, the shape is left out.
        if (!m_charted.line.empty() && sparkLeft >= 0)
            m_spark = QRectF(sparkLeft, top, sparkWidth, height);
        QString tip = tr("Show the chart made from this table");
        if (!m_charted.name.isEmpty())
            tip = tr("Show the chart made from this table: %1").arg(m_charted.name);
        // The shape is a part of what shows the chart.
        m_hots.push_back({Hot::Kind::Chart, m_spark.isEmpty() ? m_chip : m_spark.united(m_chip),
                          static_cast<std::uint32_t>(index), tip});
        m_hots.push_back({Hot::Kind::Csv, QRectF(csvLeft, top, csvWidth, height), static_cast<std::uint32_t>(index),
                          tr("Copy the table as comma-separated values")});
        m_height = std::ceil(top + height);
    }

    void paintChip(QPainter& painter, std::size_t index, QPointF origin, const PaintState& state) const
    {
        const style::Theme& theme = *state.theme;
        const Hot& hot = m_hots[index];
        const bool chart = hot.kind == Hot::Kind::Chart;
        const QRectF rect = (chart ? m_chip : hot.rect).translated(origin).adjusted(0.5, 0.5, -0.5, -0.5);
        if (chart && !m_spark.isEmpty())
            paintSparkline(painter, m_spark.translated(origin), m_charted, theme, m_zoom);
        const bool hovered = state.hoveredHot == static_cast<int>(index);
        painter.setPen(QPen(hovered ? theme.accentSoft : theme.line, 1));
        painter.setBrush(hovered ? theme.accentSoft : theme.paper);
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
        painter.setPen(hovered ? theme.accent : theme.muted);
        painter.setFont(m_chipFont);
        if (chart) {
            const double size = std::round(14 * m_zoom);
            const QRectF place(rect.left() + 11 * m_zoom, rect.center().y() - size / 2, size, size);
            m_chipIcon.paint(&painter, place.toAlignedRect(), Qt::AlignCenter);
            painter.drawText(rect.adjusted(29 * m_zoom, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, m_chart);
        } else {
            painter.drawText(rect, Qt::AlignCenter, m_csv);
        }
    }

    /// Shows that there is more to the side.
    void paintScrollShades(QPainter& painter, const QRectF& frame, const style::Theme& theme) const
    {
        if (m_scrollRange <= 0)
            return;
        const double width = 14 * m_zoom;
        const auto shade = [&](QRectF rect, bool leftDark) {
            QLinearGradient gradient(rect.topLeft(), rect.topRight());
            QColor dark = theme.text;
            dark.setAlphaF(0.10F);
            gradient.setColorAt(leftDark ? 0 : 1, dark);
            gradient.setColorAt(leftDark ? 1 : 0, Qt::transparent);
            painter.fillRect(rect, gradient);
        };
        if (m_scrolled > 0)
            shade(QRectF(frame.left(), frame.top(), width, frame.height()), true);
        if (m_scrolled < m_scrollRange)
            shade(QRectF(frame.right() - width, frame.top(), width, frame.height()), false);
    }

    double m_zoom = 1;
    double m_tableWidth = 0;
    double m_frameHeight = 0;
    TableShape m_shape;
    std::vector<RowPlace> m_rows;
    ChartedTable m_charted;
    QRectF m_chip;
    QRectF m_spark; ///< empty: none
    QFont m_chipFont;
    QIcon m_chipIcon;
    QString m_chart;
    QString m_csv;
};

} // namespace

std::unique_ptr<BlockLayout> tableHeader(const Block& block, double width, LayoutContext& context)
{
    const markdown::Tree& tree = *context.document->tree;
    const NodeId row = block.kind == BlockKind::Table ? tree.firstChild(block.node) : kNoNode;
    if (row == kNoNode || !tree[row].header)
        return nullptr;
    Block first = block;
    first.first = row;
    first.last = tree.next(row);
    first.span = tree[row].span;
    first.firstPart = true;
    first.lastPart = false;
    return layOut(first, width, context);
}

std::unique_ptr<BlockLayout> makeTable(const Block& block, double width, LayoutContext& context)
{
    return std::make_unique<TableBlock>(block, width, context);
}

} // namespace zhilan::reader
