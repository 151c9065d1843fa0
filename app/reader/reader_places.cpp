#include "app/reader/reader_view_private.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <limits>

namespace zhilan::reader
{

QPointF ReaderView::Private::contentAt(std::size_t block) const
{
    return QPointF(columnLeft(), blockTop(block)) + flow.contentOrigin(block);
}

const TextItem* ReaderView::Private::itemOfByte(BlockLayout& layout, std::uint32_t byte) const
{
    const TextItem* best = nullptr;
    for (const TextItem& item : layout.items()) {
        if (item.layout->text().isEmpty())
            continue;
        best = &item;
        if (item.layout->text().span().end > byte)
            break;
    }
    return best != nullptr ? best : layout.items().empty() ? nullptr : &layout.items().front();
}

QRectF ReaderView::Private::rectOf(std::uint32_t byte)
{
    const std::size_t block = flow.list().blockOf(byte);
    BlockLayout& layout = flow.layout(block);
    const QPointF origin = contentAt(block);
    const TextItem* item = itemOfByte(layout, byte);
    if (item == nullptr)
        return {origin, QSizeF(layout.width(), layout.height())};
    const QString& text = item->layout->text().text();
    const int position = item->layout->text().positionOf(byte);
    int end = std::min(position + 1, static_cast<int>(text.size()));
    if (end < text.size() && text.at(end).isLowSurrogate())
        ++end;
    const std::vector<QRectF> rects = item->layout->rects(position, end, 0);
    const QRectF rect = rects.empty() ? QRectF(0, 0, 1, item->layout->lineHeight()) : rects.front();
    return rect.translated(origin + layout.itemOrigin(*item));
}

std::optional<ReaderView::Private::Headed> ReaderView::Private::headingAbove(std::size_t block, double most)
{
    double distance = 0;
    for (std::size_t i = block;; --i) {
        flow.layout(i);
        distance += i == block ? 0 : flow.blockHeight(i);
        if (distance >= most)
            return std::nullopt;
        const BlockKind kind = flow.list().blocks[i].kind;
        if (kind == BlockKind::Heading || i == 0)
            return Headed{i, distance};
    }
}

std::optional<Hit> ReaderView::Private::hitAt(QPointF point)
{
    if (flow.isEmpty())
        return std::nullopt;
    // On a header that stays at the top nothing below it is hit.
    if (const std::optional<Sticky> sticky = stickyHeader()) {
        const QRectF place(sticky->at, QSizeF(sticky->layout->width(), sticky->layout->height()));
        if (place.contains(point))
            return std::nullopt;
    }
    Hit hit;
    double y = -into;
    hit.block = anchor;
    while (hit.block + 1 < flow.size() && point.y() >= y + flow.blockHeight(hit.block)) {
        y += flow.blockHeight(hit.block);
        ++hit.block;
        flow.layout(hit.block);
    }
    BlockLayout& layout = flow.layout(hit.block);
    const QPointF origin = contentAt(hit.block);
    const QPointF local = point - origin;
    for (std::size_t i = 0; i < layout.hots().size(); ++i) {
        if (layout.hots()[i].rect.contains(local))
            hit.hot = static_cast<int>(i);
    }
    double nearest = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < layout.items().size(); ++i) {
        const TextItem& item = layout.items()[i];
        const QPointF at = layout.itemOrigin(item) + QPointF(item.layout->usedLeft(), 0);
        const double bottom = at.y() + item.layout->height();
        const double above = std::max({0.0, at.y() - local.y(), local.y() - bottom});
        const double beside =
            std::max({0.0, at.x() - local.x(), local.x() - at.x() - std::max(1.0, item.layout->usedWidth())});
        // Lines count more than columns: beside a row is still in the row.
        const double distance = above * 8 + beside;
        if (distance < nearest) {
            nearest = distance;
            hit.item = static_cast<int>(i);
        }
    }
    if (hit.item >= 0) {
        const TextItem& item = layout.items()[static_cast<std::size_t>(hit.item)];
        const QPointF inside = local - layout.itemOrigin(item);
        hit.position = inside.y() < 0                        ? 0
                       : inside.y() >= item.layout->height() ? static_cast<int>(item.layout->text().text().size())
                                                             : item.layout->positionAt(inside);
        const bool shown = !item.scrolls || (local.x() >= 0 && local.x() <= layout.width());
        hit.character = shown ? item.layout->characterAt(inside) : -1;
        if (hit.character >= 0)
            hit.target = item.layout->text().targetAt(hit.character);
    }
    return hit;
}

std::optional<Caret> ReaderView::Private::caretAt(QPointF point)
{
    const std::optional<Hit> hit = hitAt(point);
    if (!hit)
        return std::nullopt;
    BlockLayout& layout = flow.layout(hit->block);
    if (hit->item < 0) {
        const ByteSpan span = layout.block().span;
        const bool below = point.y() > contentAt(hit->block).y() + layout.height() / 2;
        return below ? Caret{span.end, span.end} : Caret{span.begin, span.begin};
    }
    const InlineText& text = layout.items()[static_cast<std::size_t>(hit->item)].layout->text();
    if (text.isEmpty())
        return Caret{layout.block().span.begin, layout.block().span.begin};
    return Caret{text.byteOf(hit->position), text.endByteOf(hit->position)};
}

bool ReaderView::Private::sidewaysAt(QPointF point, double pixels)
{
    const std::optional<Hit> hit = hitAt(point);
    return hit && scrollBlock(hit->block, pixels);
}

bool ReaderView::Private::sideways(double pixels)
{
    double y = -into;
    for (std::size_t i = anchor; i < flow.size() && y < q->viewport()->height(); ++i) {
        if (scrollBlock(i, pixels))
            return true;
        y += flow.blockHeight(i);
    }
    return false;
}

bool ReaderView::Private::scrollBlock(std::size_t block, double pixels)
{
    BlockLayout& layout = flow.layout(block);
    if (layout.scrollRange() <= 0)
        return false;
    const markdown::NodeId node = layout.block().node;
    layout.setScrolled(layout.scrolled() + pixels);
    const double scrolled = layout.scrolled();
    flow.context().scrolled[node] = scrolled;
    // The other parts of the same table go along.
    for (std::size_t i = block; i-- > 0 && flow.list().blocks[i].node == node && flow.isLaidOut(i);)
        flow.layout(i).setScrolled(scrolled);
    for (std::size_t i = block + 1; i < flow.size() && flow.list().blocks[i].node == node && flow.isLaidOut(i); ++i)
        flow.layout(i).setScrolled(scrolled);
    q->viewport()->update();
    return true;
}

} // namespace zhilan::reader
