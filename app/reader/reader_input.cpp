#include "app/reader/popup_card.h"
#include "app/reader/reader_view_private.h"

#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

constexpr double kWheelLines = 3;
constexpr double kWheelLine = 32;
constexpr double kKeyStep = 56;

} // namespace

void ReaderView::keyPressEvent(QKeyEvent* event)
{
    Private* d = m_d.get();
    const double page = std::max(40.0, viewport()->height() - 2 * kKeyStep);
    if (d->moveCaretByKey(*event)) {
        event->accept();
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (event->matches(QKeySequence::ZoomIn)) {
        setZoom(zoom() * kZoomStep);
    } else if (event->matches(QKeySequence::ZoomOut)) {
        setZoom(zoom() / kZoomStep);
    } else if (event->key() == Qt::Key_Escape && d->card != nullptr && d->card->isVisible()) {
        d->hideCard();
    } else if (event->key() == Qt::Key_Escape && hasSelection()) {
        d->caretShown = d->caretBrowsing;
        d->setSelection(d->selectionTo, d->selectionTo);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && d->focusBlock) {
        d->activateFocus();
    } else if (event->key() == Qt::Key_Space && d->focusFolds()) {
        d->activateFocus();
    } else if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier) &&
               event->key() != Qt::Key_Home && event->key() != Qt::Key_End) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    } else {
        switch (event->key()) {
        case Qt::Key_Down:
            d->scrollSmoothly(kKeyStep);
            break;
        case Qt::Key_Up:
            d->scrollSmoothly(-kKeyStep);
            break;
        case Qt::Key_Left:
        case Qt::Key_Right:
            d->sideways(event->key() == Qt::Key_Left ? -kKeyStep : kKeyStep);
            break;
        case Qt::Key_PageDown:
            d->scrollSmoothly(page);
            break;
        case Qt::Key_PageUp:
            d->scrollSmoothly(-page);
            break;
        case Qt::Key_Space:
            d->scrollSmoothly(event->modifiers() & Qt::ShiftModifier ? -page : page);
            break;
        case Qt::Key_Home:
            if (!d->flow.isEmpty())
                d->place(0, 0, 0);
            break;
        case Qt::Key_End:
            if (!d->flow.isEmpty()) {
                const std::size_t last = d->flow.size() - 1;
                d->flow.layout(last);
                d->place(last, d->flow.blockHeight(last), 0);
            }
            break;
        default:
            event->ignore();
            return;
        }
    }
    event->accept();
}

void ReaderView::wheelEvent(QWheelEvent* event)
{
    Private* d = m_d.get();
    const QPoint angle = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        if (angle.y() != 0)
            setZoom(zoom() * std::pow(kZoomStep, angle.y() / 120.0));
        event->accept();
        return;
    }
    const bool shift = (event->modifiers() & Qt::ShiftModifier) != 0;
    const double line = kWheelLine * d->flow.context().zoom;
    const QPointF pixels =
        event->hasPixelDelta() ? QPointF(event->pixelDelta()) : QPointF(angle) / 120.0 * (kWheelLines * line);
    const double sideways = shift && pixels.x() == 0 ? pixels.y() : pixels.x();
    if (sideways != 0 && (shift || std::abs(pixels.x()) > std::abs(pixels.y()))) {
        d->sidewaysAt(event->position(), -sideways);
    } else if (pixels.y() != 0) {
        if (event->hasPixelDelta())
            d->scrollBy(-pixels.y());
        else
            d->scrollSmoothly(-pixels.y());
    }
    event->accept();
}

bool ReaderView::viewportEvent(QEvent* event)
{
    Private* d = m_d.get();
    if (event->type() == QEvent::Leave) {
        d->hover({}, false);
    } else if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const std::optional<Hit> hit = d->hitAt(help->pos());
        QString tip;
        if (hit && hit->hot >= 0)
            tip = d->flow.layout(hit->block).hots()[static_cast<std::size_t>(hit->hot)].tip;
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), Qt::convertFromPlainText(tip, Qt::WhiteSpaceNormal), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace zhilan::reader
