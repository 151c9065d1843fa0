#include "app/reader/reader_view_private.h"

#include <QPainter>

#include <algorithm>

namespace zhilan::reader
{

/// The same is kept while the table is in view.
BlockLayout* ReaderView::Private::headerOf(std::size_t index)
{
    const Block& block = flow.list().blocks[index];
    if (block.kind != BlockKind::Table)
        return nullptr;
    const double width = flow.layout(index).width();
    if (!header.layout || header.table != block.node || header.width != width || header.made != flow.epoch())
        header = {block.node, width, flow.epoch(), tableHeader(block, width, flow.context())};
    return header.layout.get();
}

std::optional<ReaderView::Private::Sticky> ReaderView::Private::stickyHeader()
{
    if (flow.isEmpty())
        return std::nullopt;
    const Block& block = flow.list().blocks[anchor];
    const QPointF content = flow.contentOrigin(anchor) - QPointF(0, into);
    if (block.kind != BlockKind::Table || (block.firstPart && content.y() >= 0))
        return std::nullopt;
    BlockLayout& part = flow.layout(anchor);
    BlockLayout* layout = headerOf(anchor);
    if (layout == nullptr)
        return std::nullopt;
    layout->setScrolled(part.scrolled());
    // It leaves together with the last row.
    double bottom = content.y() + part.bodyHeight();
    const double height = layout->height();
    for (std::size_t i = anchor; !flow.list().blocks[i].lastPart && bottom < height && i + 1 < flow.size();)
        bottom += flow.layout(++i).bodyHeight();
    const double top = std::min(0.0, bottom - height);
    if (top <= -height)
        return std::nullopt;
    return Sticky{QPointF(columnLeft() + content.x(), top), layout};
}

double ReaderView::Private::coveredAbove(std::size_t block)
{
    const Block& wanted = flow.list().blocks[block];
    if (wanted.kind != BlockKind::Table || (wanted.firstPart && contentAt(block).y() >= 0))
        return 0;
    const BlockLayout* layout = headerOf(block);
    return layout == nullptr ? 0 : layout->height();
}

void ReaderView::Private::paintSticky(QPainter& painter, const QRectF& clip, const PaintState& state)
{
    const std::optional<Sticky> sticky = stickyHeader();
    if (!sticky)
        return;
    const QRectF place(sticky->at, QSizeF(sticky->layout->width(), sticky->layout->height()));
    painter.fillRect(place, theme.paper);
    PaintState plain = state;
    plain.hovered.reset();
    plain.focused.reset();
    plain.hoveredHot = plain.focusedHot = -1;
    sticky->layout->paint(painter, sticky->at, clip, plain);
    QLinearGradient shade(place.bottomLeft(), place.bottomLeft() + QPointF(0, 5));
    QColor dark = theme.text;
    dark.setAlphaF(0.10F);
    shade.setColorAt(0, dark);
    shade.setColorAt(1, Qt::transparent);
    painter.fillRect(QRectF(place.left(), place.bottom(), place.width(), 5), shade);
}

} // namespace zhilan::reader
