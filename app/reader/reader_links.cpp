#include "app/reader/accessible_reader.h"
#include "app/reader/copy_text.h"
#include "app/reader/property_rows.h"
#include "app/reader/reader_view_private.h"

#include <QClipboard>
#include <QFocusEvent>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

/// A wikilink names a page, which is no address.
QString shownAddress(const Target& target)
{
    return target.kind == Target::Kind::Page ? QStringLiteral("[[%1]]").arg(target.address) : target.address;
}

} // namespace

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
            address = shownAddress(*hit->target);
        }
        shape = hot >= 0 || hit->target != nullptr ? Qt::PointingHandCursor
                : hit->character >= 0              ? Qt::IBeamCursor
                                                   : Qt::ArrowCursor;
    }
    q->viewport()->setCursor(shape);
    const auto block = hit ? std::optional(hit->block) : std::nullopt;
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
    if (changed)
        hoverCard(hit && hit->target != nullptr ? hit->target : nullptr);
}

void ReaderView::Private::activate(const Target& target)
{
    switch (target.kind) {
    case Target::Kind::Time:
        Q_EMIT q->timeActivated(target.time);
        break;
    case Target::Kind::Note:
    case Target::Kind::Term:
        // The first time it is shown here, the second time gone to.
        if (cardFor(target))
            goTo(target);
        else
            showCard(target);
        break;
    case Target::Kind::Back:
        Q_EMIT q->leaving();
        q->revealByte((*document->tree)[target.note].span.begin);
        q->flash((*document->tree)[target.note].span);
        break;
    case Target::Kind::Page:
        Q_EMIT q->pageActivated(target.address);
        break;
    case Target::Kind::Link:
    case Target::Kind::Image:
        Q_EMIT q->linkActivated(target.address);
        break;
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
        if (chosen.section < document->sections.size() && !(modifiers & Qt::ControlModifier)) {
            Q_EMIT q->leaving();
            q->scrollToByte(document->sections[chosen.section].span.begin);
        } else {
            Q_EMIT q->timeActivated(chosen.start);
        }
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
    case Hot::Kind::Fold:
        toggleFold(hot.index);
        break;
    case Hot::Kind::Image:
        showPicture(hot.index);
        break;
    case Hot::Kind::Section:
        Q_EMIT q->sectionLinkRequested(document->sectionAt((*document->tree)[hot.index].span.begin));
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

std::optional<ReaderView::Private::FocusKey> ReaderView::Private::focusKey(std::size_t block, std::size_t index)
{
    const BlockLayout& layout = flow.layout(block);
    const std::vector<Focusable>& all = layout.focusables();
    if (index >= all.size())
        return std::nullopt;
    const Focusable& what = all[index];
    if (what.target != nullptr)
        return FocusKey{static_cast<int>(what.target->kind), what.item, what.target->span, what.target->note};
    const Hot& hot = layout.hots()[static_cast<std::size_t>(what.hot)];
    return FocusKey{static_cast<int>(hot.kind), -1, {}, hot.index};
}

std::optional<std::size_t> ReaderView::Private::focusIndexOf(std::size_t block, const FocusKey& key)
{
    const std::size_t count = flow.layout(block).focusables().size();
    for (std::size_t i = 0; i < count; ++i) {
        if (focusKey(block, i) == key)
            return i;
    }
    return std::nullopt;
}

void ReaderView::Private::targetsChanged(const std::optional<FocusKey>& focused)
{
    if (focusBlock && focused) {
        const std::optional<std::size_t> index = focusIndexOf(*focusBlock, *focused);
        focusIndex = index.value_or(0);
        if (!index)
            focusBlock.reset();
    }
    if (accessible != nullptr)
        accessible->elementsChanged();
}

bool ReaderView::Private::mayFocus(std::size_t index) const
{
    const Block& block = flow.list().blocks[index];
    if (block.kind == BlockKind::Head || block.kind == BlockKind::Table || block.kind == BlockKind::Image ||
        block.quote != kNone || block.fold != kNone || block.back != markdown::kNoNode)
        return true;
    if (block.kind == BlockKind::Property)
        return mayHaveLink(*document, block);
    const auto within = [&block](const auto& list) {
        const auto at = std::partition_point(
            list.begin(), list.end(), [&block](const auto& entry) { return entry.span.begin < block.span.begin; });
        return at != list.end() && at->span.begin < block.span.end;
    };
    return within(document->links) || within(flow.context().annotations().times) || within(flow.context().terms);
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
        const std::size_t count = flow.layout(block).focusables().size();
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
        const std::vector<Focusable>& all = flow.layout(block).focusables();
        if (entered) {
            if (all.empty())
                continue;
            index = next ? 0 : all.size() - 1;
        }
        setFocus(block, index);
        if (const std::optional<Target> target = focusedTarget(); target && target->kind == Target::Kind::Term)
            showCard(*target);
        else
            hideCard();
        return true;
    }
    focusBlock.reset();
    q->viewport()->update();
    return false;
}

void ReaderView::Private::setFocus(std::size_t block, std::size_t index)
{
    const std::vector<Focusable>& all = flow.layout(block).focusables();
    if (index >= all.size())
        return;
    focusBlock = block;
    focusIndex = index;
    const QRectF rect = all[index].rect.translated(contentAt(block));
    const double height = q->viewport()->height();
    if (rect.top() < 8 || rect.bottom() > height - 8)
        place(block, rect.top() - blockTop(block), std::floor(height / 3));
    q->viewport()->update();
    if (accessible != nullptr)
        accessible->focusMoved();
}

bool ReaderView::Private::focusFolds()
{
    if (!focusBlock)
        return false;
    const BlockLayout& layout = flow.layout(*focusBlock);
    const std::vector<Focusable>& all = flow.layout(*focusBlock).focusables();
    if (focusIndex >= all.size() || all[focusIndex].hot < 0)
        return false;
    return layout.hots()[static_cast<std::size_t>(all[focusIndex].hot)].kind == Hot::Kind::Fold;
}

std::optional<Target> ReaderView::Private::focusedTarget()
{
    if (!focusBlock)
        return std::nullopt;
    const std::vector<Focusable>& all = flow.layout(*focusBlock).focusables();
    if (focusIndex >= all.size() || all[focusIndex].target == nullptr)
        return std::nullopt;
    return *all[focusIndex].target;
}

void ReaderView::Private::activateFocus()
{
    if (!focusBlock)
        return;
    BlockLayout& layout = flow.layout(*focusBlock);
    const std::vector<Focusable>& all = layout.focusables();
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

} // namespace zhilan::reader
