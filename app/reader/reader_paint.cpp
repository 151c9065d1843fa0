#include "app/reader/card_paint.h"
#include "app/reader/copy_text.h"
#include "app/reader/metrics.h"
#include "app/reader/reader_view_private.h"
#include "app/style/style.h"

#include <QPainter>
#include <QPaintEvent>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

constexpr double kFlashHold = 0.45; ///< of its time at full strength, then it fades
constexpr double kBeyond = 64;      ///< a huge card is drawn no further than this outside of the viewport

} // namespace

double ReaderView::Private::flashStrength() const
{
    if (flashing.state() != QAbstractAnimation::Running)
        return 0;
    const double t = flashing.currentValue().toDouble();
    return t <= kFlashHold ? 1 : std::clamp(1 - (t - kFlashHold) / (1 - kFlashHold), 0.0, 1.0);
}

void ReaderView::Private::paintCards(QPainter& painter, std::size_t first, std::size_t last)
{
    const double zoom = flow.context().zoom;
    std::vector<std::uint32_t> cards;
    for (std::size_t i = first; i <= last; ++i) {
        for (std::uint32_t card = flow.list().blocks[i].card; card != kNone; card = flow.list().cards[card].parent) {
            if (std::find(cards.begin(), cards.end(), card) == cards.end())
                cards.push_back(card);
        }
    }
    // Outer cards begin earlier, so their number is smaller.
    std::sort(cards.begin(), cards.end());
    const double bottom = q->viewport()->height() + kBeyond;
    for (const std::uint32_t index : cards) {
        const Card& card = flow.list().cards[index];
        QRectF rect = flow.cardRect(index).translated(columnLeft(), -scrollY());
        rect.setTop(std::max(rect.top(), -kBeyond));
        rect.setBottom(std::min(rect.bottom(), bottom));
        paintCard(painter, rect, card, theme, zoom);
    }
}

void ReaderView::Private::paintEmpty(QPainter& painter)
{
    painter.setFont(style::withPixelSize(flow.context().interfaceFont, metrics::kTable * flow.context().zoom));
    painter.setPen(theme.muted);
    painter.drawText(q->viewport()->rect(), Qt::AlignCenter, ReaderView::tr("This document is empty"));
}

void ReaderView::Private::paint(QPainter& painter, const QRectF& clip)
{
    painter.fillRect(clip, theme.paper);
    if (!document)
        return;
    if (flow.isEmpty()) {
        paintEmpty(painter);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const double height = q->viewport()->height();
    std::size_t last = anchor;
    for (double y = -into; last < flow.size() && y < height; ++last)
        y += flow.blockHeight(last);
    last = last > anchor ? last - 1 : anchor;

    PaintState state;
    state.theme = &theme;
    state.marks = &marks;
    state.currentMark = currentMark;
    state.flash = flashed;
    state.flashStrength = flashStrength();
    state.chapter = chapter;
    state.active = q->hasFocus() || !q->isActiveWindow();

    paintCards(painter, anchor, last);
    double y = -into;
    for (std::size_t i = anchor; i <= last; ++i) {
        BlockLayout& layout = flow.layout(i);
        const QPointF origin = QPointF(columnLeft(), y) + flow.contentOrigin(i);
        y += flow.blockHeight(i);
        if (origin.y() > clip.bottom() + kBeyond || y < clip.top())
            continue;
        state.selection = selectedIn(*document, layout.block(), selection());
        state.hovered = i == hoveredBlock ? hovered : std::nullopt;
        state.hoveredHot = i == hoveredBlock ? hoveredHot : -1;
        state.isHovered = i == hoveredBlock;
        state.focused.reset();
        state.focusedHot = -1;
        if (focusBlock == i && q->hasFocus()) {
            const std::vector<Focusable>& all = layout.focusables();
            if (focusIndex < all.size()) {
                if (all[focusIndex].target != nullptr)
                    state.focused = all[focusIndex].target->span;
                state.focusedHot = all[focusIndex].hot;
            }
        }
        layout.paint(painter, origin, clip, state);
    }
    state.selection = selection();
    paintSticky(painter, clip, state);
    if (caretShown && q->hasFocus()) {
        const QRectF caret = caretRect();
        painter.fillRect(QRectF(std::round(caret.left()), caret.top(), std::max(1.5, 1.5 * zoom), caret.height()),
                         theme.accent);
    }
}

void ReaderView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    m_d->paint(painter, event->rect());
    if (m_d->ring && hasFocus()) {
        painter.setPen(QPen(m_d->theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (!m_d->painted && m_d->document) {
        m_d->painted = true;
        QMetaObject::invokeMethod(this, &ReaderView::firstPaintDone, Qt::QueuedConnection);
    }
}

} // namespace zhilan::reader
