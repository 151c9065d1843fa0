#include "app/reader/copy_text.h"
#include "app/reader/reader_view_private.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>
#include <QTextBoundaryFinder>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

constexpr double kZoomStep = 1.1;
constexpr double kWheelLines = 3;
constexpr double kWheelLine = 32;
constexpr double kKeyStep = 56;

} // namespace

// Selection -----------------------------------------------------------------------------------------------------------

ByteSpan ReaderView::Private::selection() const
{
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
}

ByteSpan ReaderView::Private::unitAt(const Hit& hit)
{
    const InlineText& text = flow.layout(hit.block).items()[static_cast<std::size_t>(hit.item)].layout->text();
    if (unit == Unit::Paragraph)
        return text.span();
    const QString& shown = text.text();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, shown);
    const int at = hit.character >= 0 ? hit.character : hit.position;
    finder.setPosition(std::min<qsizetype>(at, shown.size()));
    const qsizetype begin =
        finder.isAtBoundary() ? finder.position() : std::max<qsizetype>(0, finder.toPreviousBoundary());
    finder.setPosition(begin);
    qsizetype end = finder.toNextBoundary();
    if (end < 0)
        end = shown.size();
    return {text.byteOf(static_cast<int>(begin)), text.endByteOf(static_cast<int>(end))};
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
        return;
    }
    const std::optional<Hit> hit = d->hitAt(event->position());
    if (!hit)
        return;
    if (hit->hot >= 0) {
        const Hot hot = d->flow.layout(hit->block).hots()[static_cast<std::size_t>(hit->hot)];
        d->activateHot(hot, event->modifiers());
    } else if (hit->target != nullptr) {
        const Target target = *hit->target;
        d->activate(target);
    }
}

// Links ---------------------------------------------------------------------------------------------------------------

void ReaderView::Private::hover(QPointF point, bool inside)
{
    std::optional<Hit> hit;
    if (inside)
        hit = hitAt(point);
    std::optional<ByteSpan> span;
    QString address;
    int hot = -1;
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (hit) {
        hot = hit->hot;
        if (hit->target != nullptr) {
            span = hit->target->span;
            address = hit->target->address;
        }
        shape = hot >= 0 || hit->target != nullptr ? Qt::PointingHandCursor
                : hit->character >= 0              ? Qt::IBeamCursor
                                                   : Qt::ArrowCursor;
    }
    q->viewport()->setCursor(shape);
    const std::size_t block = hit ? hit->block : 0;
    const bool changed = span != hovered || hot != hoveredHot || block != hoveredBlock;
    hovered = span;
    hoveredHot = hot;
    hoveredBlock = block;
    if (changed)
        q->viewport()->update();
    if (address != hoveredAddress) {
        hoveredAddress = address;
        Q_EMIT q->linkHovered(address);
    }
}

void ReaderView::Private::activate(const Target& target)
{
    if (target.time) {
        Q_EMIT q->timeActivated(*target.time);
    } else if (!target.footnote.isEmpty()) {
        const auto note = flow.list().footnotes.find(target.footnote.toStdString());
        if (note == flow.list().footnotes.end())
            return;
        const ByteSpan span = flow.list().blocks[note->second].span;
        q->revealByte(span.begin);
        q->flash(span);
    } else {
        Q_EMIT q->linkActivated(target.address);
    }
}

void ReaderView::Private::activateHot(const Hot& hot, Qt::KeyboardModifiers modifiers)
{
    switch (hot.kind) {
    case Hot::Kind::Video:
        Q_EMIT q->videoActivated();
        break;
    case Hot::Kind::Chapter: {
        const document::Chapter& chosen = document->chapters[hot.index];
        if (chosen.section < document->sections.size() && !(modifiers & Qt::ControlModifier))
            q->scrollToByte(document->sections[chosen.section].span.begin);
        else
            Q_EMIT q->timeActivated(chosen.start);
        break;
    }
    case Hot::Kind::Chart:
        Q_EMIT q->chartRequested(hot.index);
        break;
    case Hot::Kind::Csv:
        copyCsv(hot.index);
        break;
    case Hot::Kind::Time:
        if (document->quotes[hot.index].start)
            Q_EMIT q->timeActivated(*document->quotes[hot.index].start);
        break;
    case Hot::Kind::Image:
        break;
    }
}

void ReaderView::Private::copyCsv(std::uint32_t table) const
{
    if (table >= document->tables.size())
        return;
    QGuiApplication::clipboard()->setText(tableAsCsv(document->tables[table]));
    Q_EMIT q->csvCopied(static_cast<int>(document->tables[table].rows.size()));
}

std::vector<ReaderView::Private::Focusable> ReaderView::Private::focusables(BlockLayout& layout) const
{
    std::vector<Focusable> result;
    for (const TextItem& item : layout.items()) {
        for (const Target& target : item.layout->text().targets()) {
            const std::vector<QRectF> rects = item.layout->rects(target.begin, target.end, 0);
            if (!rects.empty())
                result.push_back({&target, -1, rects.front().translated(layout.itemOrigin(item))});
        }
    }
    for (std::size_t i = 0; i < layout.hots().size(); ++i)
        result.push_back({nullptr, static_cast<int>(i), layout.hots()[i].rect});
    return result;
}

bool ReaderView::Private::mayFocus(std::size_t index) const
{
    const Block& block = flow.list().blocks[index];
    if (block.kind == BlockKind::Head || block.kind == BlockKind::Table || block.kind == BlockKind::Image ||
        block.quote != kNone)
        return true;
    const auto within = [&block](const auto& list) {
        const auto at = std::partition_point(
            list.begin(), list.end(), [&block](const auto& entry) { return entry.span.begin < block.span.begin; });
        return at != list.end() && at->span.begin < block.span.end;
    };
    return within(document->links) || within(flow.list().annotations.times);
}

bool ReaderView::Private::moveFocus(bool next)
{
    if (flow.isEmpty())
        return false;
    const auto step = [next](std::size_t i) {
        return next ? i + 1 : i - 1;
    };
    std::size_t block = focusBlock.value_or(anchor);
    std::size_t index = 0;
    bool entered = !focusBlock.has_value();
    if (focusBlock) {
        const std::size_t count = focusables(flow.layout(block)).size();
        if (next ? focusIndex + 1 < count : focusIndex > 0) {
            index = step(focusIndex);
        } else {
            block = step(block);
            entered = true;
        }
    }
    for (; block < flow.size(); block = step(block)) {
        if (entered && !mayFocus(block))
            continue;
        const std::vector<Focusable> all = focusables(flow.layout(block));
        if (entered) {
            if (all.empty())
                continue;
            index = next ? 0 : all.size() - 1;
        }
        focusBlock = block;
        focusIndex = index;
        const QRectF rect = all[index].rect.translated(contentAt(block));
        const double height = q->viewport()->height();
        if (rect.top() < 8 || rect.bottom() > height - 8)
            place(block, rect.top() - blockTop(block), std::floor(height / 3));
        q->viewport()->update();
        return true;
    }
    focusBlock.reset();
    q->viewport()->update();
    return false;
}

void ReaderView::Private::activateFocus()
{
    if (!focusBlock)
        return;
    BlockLayout& layout = flow.layout(*focusBlock);
    const std::vector<Focusable> all = focusables(layout);
    if (focusIndex >= all.size())
        return;
    if (all[focusIndex].target != nullptr) {
        const Target target = *all[focusIndex].target;
        activate(target);
    } else {
        const Hot hot = layout.hots()[static_cast<std::size_t>(all[focusIndex].hot)];
        activateHot(hot, {});
    }
}

bool ReaderView::focusNextPrevChild(bool next)
{
    return m_d->moveFocus(next) || QAbstractScrollArea::focusNextPrevChild(next);
}

void ReaderView::focusInEvent(QFocusEvent* event)
{
    Private* d = m_d.get();
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        d->focusBlock.reset();
    d->ring = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
              event->reason() == Qt::ShortcutFocusReason;
    viewport()->update();
    QAbstractScrollArea::focusInEvent(event);
}

void ReaderView::focusOutEvent(QFocusEvent* event)
{
    viewport()->update();
    QAbstractScrollArea::focusOutEvent(event);
}

// Keys, wheel, menus --------------------------------------------------------------------------------------------------

void ReaderView::keyPressEvent(QKeyEvent* event)
{
    Private* d = m_d.get();
    const double page = std::max(40.0, viewport()->height() - 2 * kKeyStep);
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
    } else if (event->matches(QKeySequence::ZoomIn)) {
        setZoom(zoom() * kZoomStep);
    } else if (event->matches(QKeySequence::ZoomOut)) {
        setZoom(zoom() / kZoomStep);
    } else if (event->key() == Qt::Key_Escape && hasSelection()) {
        d->setSelection(d->selectionTo, d->selectionTo);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && d->focusBlock) {
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

void ReaderView::contextMenuEvent(QContextMenuEvent* event)
{
    Private* d = m_d.get();
    const std::optional<Hit> hit = d->hitAt(event->pos());
    const QString address = hit && hit->target != nullptr ? hit->target->address : QString();
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("readerMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copying = menu->addAction(tr("Copy"), this, [this] { copy(); });
    copying->setShortcut(QKeySequence::Copy);
    copying->setEnabled(hasSelection());
    QAction* all = menu->addAction(tr("Select all"), this, [this] { selectAll(); });
    all->setShortcut(QKeySequence::SelectAll);
    if (!address.isEmpty()) {
        menu->addSeparator();
        menu->addAction(tr("Copy link"), this, [address] { QGuiApplication::clipboard()->setText(address); });
    }
    menu->popup(event->globalPos());
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
