#include "app/reader/accessible_reader.h"
#include "app/reader/reader_view_private.h"
#include "app/reader/text_units.h"

#include <QApplication>
#include <QMouseEvent>
#include <QStyleHints>

#include <algorithm>

namespace zhilan::reader
{

ByteSpan ReaderView::Private::selection() const
{
    if (selectionFrom == selectionTo)
        return {selectionTo.next, selectionTo.next};
    const bool forward = selectionFrom.next <= selectionTo.next;
    const Caret& first = forward ? selectionFrom : selectionTo;
    const Caret& last = forward ? selectionTo : selectionFrom;
    return {first.next, std::max(first.next, last.prev)};
}

void ReaderView::Private::setSelection(Caret from, Caret to)
{
    const ByteSpan before = selection();
    selectionFrom = from;
    selectionTo = to;
    if (selection() == before)
        return;
    q->viewport()->update();
    Q_EMIT q->selectionChanged();
    if (accessible != nullptr)
        accessible->caretMoved();
}

ByteSpan ReaderView::Private::unitAt(const Hit& hit)
{
    const InlineText& text = flow.layout(hit.block).items()[static_cast<std::size_t>(hit.item)].layout->text();
    if (unit == Unit::Paragraph)
        return text.span();
    const auto [begin, end] = wordAt(text.text(), hit.character >= 0 ? hit.character : hit.position);
    return {text.byteOf(begin), text.endByteOf(end)};
}

void ReaderView::Private::extendTo(QPointF point)
{
    const QPointF inside(point.x(), std::clamp(point.y(), 0.0, q->viewport()->height() - 1.0));
    const std::optional<Hit> hit = hitAt(inside);
    const std::optional<Caret> caret = caretAt(inside);
    if (!hit || !caret)
        return;
    if (unit == Unit::Character || hit->item < 0) {
        setSelection(selectionFrom, *caret);
        return;
    }
    const ByteSpan here = unitAt(*hit);
    if (here.begin < selectionUnit.begin)
        setSelection({selectionUnit.end, selectionUnit.end}, {here.begin, here.begin});
    else
        setSelection({selectionUnit.begin, selectionUnit.begin},
                     {std::max(here.end, selectionUnit.end), std::max(here.end, selectionUnit.end)});
}

void ReaderView::mousePressEvent(QMouseEvent* event)
{
    Private* d = m_d.get();
    if (event->button() != Qt::LeftButton) {
        QAbstractScrollArea::mousePressEvent(event);
        return;
    }
    d->glide.stop();
    d->hideCard();
    d->ring = false;
    d->pressed = true;
    d->dragging = false;
    d->pressedAt = event->pos();
    d->focusBlock.reset();
    const std::optional<Caret> caret = d->caretAt(event->position());
    if (!caret)
        return;
    const bool third = d->sinceDouble.isValid() &&
                       d->sinceDouble.elapsed() < QGuiApplication::styleHints()->mouseDoubleClickInterval() &&
                       (event->pos() - d->doubleAt).manhattanLength() < QApplication::startDragDistance();
    if (third) {
        const std::optional<Hit> hit = d->hitAt(event->position());
        d->sinceDouble.invalidate();
        if (hit && hit->item >= 0) {
            d->unit = Private::Unit::Paragraph;
            d->selectionUnit = d->unitAt(*hit);
            d->setSelection({d->selectionUnit.begin, d->selectionUnit.begin},
                            {d->selectionUnit.end, d->selectionUnit.end});
        }
        return;
    }
    d->unit = Private::Unit::Character;
    d->caretShown = d->caretBrowsing;
    d->goal.reset();
    d->placed = true;
    if (event->modifiers() & Qt::ShiftModifier)
        d->setSelection(d->selectionFrom, *caret);
    else
        d->setSelection(*caret, *caret);
    viewport()->update();
}

void ReaderView::mouseDoubleClickEvent(QMouseEvent* event)
{
    Private* d = m_d.get();
    const std::optional<Hit> hit = d->hitAt(event->position());
    if (event->button() != Qt::LeftButton || !hit || hit->item < 0)
        return;
    d->pressed = true;
    d->pressedAt = event->pos();
    d->unit = Private::Unit::Word;
    d->selectionUnit = d->unitAt(*hit);
    d->setSelection({d->selectionUnit.begin, d->selectionUnit.begin}, {d->selectionUnit.end, d->selectionUnit.end});
    d->sinceDouble.start();
    d->doubleAt = event->pos();
}

void ReaderView::mouseMoveEvent(QMouseEvent* event)
{
    Private* d = m_d.get();
    if (d->pressed && (event->buttons() & Qt::LeftButton)) {
        if (!d->dragging && (event->pos() - d->pressedAt).manhattanLength() < QApplication::startDragDistance())
            return;
        d->dragging = true;
        d->dragPoint = event->pos();
        d->extendTo(event->position());
        if (!viewport()->rect().contains(event->pos()) && !d->dragScroll.isActive())
            d->dragScroll.start();
        return;
    }
    d->hover(event->position(), true);
}

void ReaderView::mouseReleaseEvent(QMouseEvent* event)
{
    Private* d = m_d.get();
    if (event->button() != Qt::LeftButton || !d->pressed)
        return;
    d->pressed = false;
    d->dragScroll.stop();
    if (d->dragging || hasSelection()) {
        d->dragging = false;
        d->offerSelection();
        return;
    }
    const std::optional<Hit> hit = d->hitAt(event->position());
    if (!hit)
        return;
    if (hit->hot >= 0 && !hit->isLinkInTitle(d->flow.layout(hit->block))) {
        const Hot hot = d->flow.layout(hit->block).hots()[static_cast<std::size_t>(hit->hot)];
        d->activateHot(hot, event->modifiers());
    } else if (hit->target != nullptr) {
        const Target target = *hit->target;
        d->activate(target);
    }
}

} // namespace zhilan::reader
