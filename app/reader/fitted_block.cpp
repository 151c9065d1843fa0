#include "app/reader/block_layout.h"

#include <QPainter>

#include <cmath>

namespace zhilan::reader
{

namespace
{

/// A block that is too wide, laid out as wide as it wants to be and shown smaller.
class FittedBlock final : public BlockLayout
{
public:
    FittedBlock(std::unique_ptr<BlockLayout> inner, double width)
        : BlockLayout(inner->block()), m_inner(std::move(inner)), m_scale(width / m_inner->width())
    {
        m_width = width;
        m_height = std::ceil(m_inner->height() * m_scale);
    }

    void paint(QPainter& painter, QPointF origin, const QRectF& clip, const PaintState& state) const override
    {
        const QTransform transform = QTransform::fromTranslate(origin.x(), origin.y()).scale(m_scale, m_scale);
        painter.save();
        painter.setTransform(transform, true);
        m_inner->paint(painter, {}, transform.inverted().mapRect(clip), state);
        painter.restore();
    }

    [[nodiscard]] std::vector<double> breaks() const override
    {
        std::vector<double> breaks = m_inner->breaks();
        for (double& each : breaks)
            each *= m_scale;
        return breaks;
    }

    [[nodiscard]] std::vector<ActiveArea> activeAreas() const override
    {
        std::vector<ActiveArea> areas = m_inner->activeAreas();
        for (ActiveArea& each : areas)
            each.rect = QRectF(each.rect.topLeft() * m_scale, each.rect.size() * m_scale);
        return areas;
    }

private:
    std::unique_ptr<BlockLayout> m_inner;
    double m_scale;
};

} // namespace

std::unique_ptr<BlockLayout> fitted(std::unique_ptr<BlockLayout> layout, LayoutContext& context)
{
    const double width = layout->width();
    const double wanted = width + layout->scrollRange(); // however small that makes it: a PDF can be looked at closely
    if (wanted <= width)
        return layout;
    const Block block = layout->block();
    const auto shape = context.shapes.find(block.node);
    const TableShape narrow = shape != context.shapes.end() ? shape->second : TableShape();
    context.shapes.erase(block.node);
    context.fits = false;
    auto inner = layOut(block, wanted, context);
    context.fits = true;
    // The other parts of the table are measured against the column first, like this one.
    if (!narrow.widths.empty())
        context.shapes[block.node] = narrow;
    return std::make_unique<FittedBlock>(std::move(inner), width);
}

} // namespace zhilan::reader
