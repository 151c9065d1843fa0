#include "app/reader/accessible_reader.h"
#include "app/reader/reader_view_private.h"
#include "app/reader/text_units.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace zhilan::reader
{

namespace
{

constexpr double kSearchStep = 5; ///< pixels in which the next line is looked for
constexpr int kSearchSteps = 120;
constexpr double kKeepFree = 24; ///< between the caret and the edge of the view

} // namespace

/// The text that holds a caret. Blocks without text have none.
ReaderView::Private::Spot ReaderView::Private::spotOf(const Caret& caret)
{
    Spot spot;
    spot.block = flow.list().blockOf(caret.next);
    BlockLayout& layout = flow.layout(spot.block);
    const TextItem* found = nullptr;
    for (const TextItem& item : layout.items()) {
        const InlineText& text = item.layout->text();
        // The end of a text counts as in it: the next one begins behind syntax.
        if (!text.isEmpty() && text.span().begin <= caret.next && caret.next <= text.span().end) {
            found = &item;
            break;
        }
    }
    if (found == nullptr)
        found = itemOfByte(layout, caret.next);
    if (found == nullptr || found->layout->text().isEmpty())
        return spot;
    spot.item = static_cast<int>(found - layout.items().data());
    const InlineText& text = found->layout->text();
    spot.position = caret.next >= text.span().end ? static_cast<int>(text.text().size()) : text.positionOf(caret.next);
    return spot;
}

Caret ReaderView::Private::caretOf(const Spot& spot)
{
    const BlockLayout& layout = flow.layout(spot.block);
    const InlineText& text = layout.items()[static_cast<std::size_t>(spot.item)].layout->text();
    return {text.byteOf(spot.position), text.endByteOf(spot.position)};
}

bool ReaderView::Private::toNextText(Spot& spot, bool forward)
{
    const int step = forward ? 1 : -1;
    std::size_t block = spot.block;
    int item = spot.item + step;
    for (;;) {
        const auto& items = flow.layout(block).items();
        const int count = static_cast<int>(items.size());
        for (; item >= 0 && item < count; item += step) {
            const InlineText& text = items[static_cast<std::size_t>(item)].layout->text();
            if (text.isEmpty())
                continue;
            spot = {block, item, forward ? 0 : static_cast<int>(text.text().size())};
            return true;
        }
        if (forward ? block + 1 >= flow.size() : block == 0)
            return false;
        block = forward ? block + 1 : block - 1;
        item = forward ? 0 : static_cast<int>(flow.layout(block).items().size()) - 1;
    }
}

void ReaderView::Private::moveSpot(Spot& spot, Move move)
{
    const bool forward = move == Move::NextCharacter || move == Move::NextWord;
    const TextLayout& layout = *flow.layout(spot.block).items()[static_cast<std::size_t>(spot.item)].layout;
    const QString& text = layout.text().text();
    const int size = static_cast<int>(text.size());
    if (forward ? spot.position >= size : spot.position <= 0) {
        toNextText(spot, forward);
        return;
    }
    switch (move) {
    case Move::NextCharacter:
    case Move::PreviousCharacter:
        spot.position = layout.neighbour(spot.position, forward);
        break;
    case Move::NextWord:
        spot.position = wordAt(text, spot.position).second;
        while (spot.position < size && text.at(spot.position).isSpace())
            ++spot.position;
        break;
    case Move::PreviousWord:
        while (spot.position > 1 && text.at(spot.position - 1).isSpace())
            --spot.position;
        spot.position = wordAt(text, spot.position - 1).first;
        break;
    }
}

/// A line up or down: wherever the caret gets to from the same column, past pictures and rules.
std::optional<Caret> ReaderView::Private::caretBeyond(bool down)
{
    QRectF here = caretRect();
    if (!goal)
        goal = here.center().x();
    double y = down ? here.bottom() : here.top();
    std::optional<Caret> sameLine; // the way to the end of the last line, to the beginning of the first
    for (int i = 0; i < kSearchSteps; ++i) {
        y += down ? kSearchStep : -kSearchStep;
        // Lines outside of the view have no place yet.
        if (y < 0 || y > q->viewport()->height()) {
            const double before = scrollY();
            const double by = down ? kKeepFree : -kKeepFree;
            scrollBy(by);
            y -= scrollY() - before;
            here.translate(0, before - scrollY());
            if (scrollY() == before)
                return sameLine;
        }
        const std::optional<Caret> caret = caretAt({*goal, y});
        if (!caret || *caret == selectionTo)
            continue;
        const auto placeOf = [this](const Caret& at) {
            return std::pair(flow.list().blockOf(at.next), at.next);
        };
        const bool further = down ? placeOf(*caret) > placeOf(selectionTo) : placeOf(*caret) < placeOf(selectionTo);
        if (!further)
            continue;
        const QRectF there = caretRect(*caret);
        const double half = here.height() / 2;
        if (down ? there.top() > here.top() + half : there.bottom() < here.bottom() - half)
            return caret;
        sameLine = caret;
    }
    return sameLine;
}

QRectF ReaderView::Private::caretRect(const Caret& caret)
{
    const Spot spot = spotOf(caret);
    const BlockLayout& layout = flow.layout(spot.block);
    if (spot.item < 0)
        return {contentAt(spot.block), QSizeF(1, layout.height())};
    const TextItem& item = layout.items()[static_cast<std::size_t>(spot.item)];
    const std::vector<QRectF> rects = item.layout->rects(spot.position, spot.position, 1);
    const QRectF rect = rects.empty() ? QRectF(0, 0, 1, item.layout->lineHeight()) : rects.front();
    return rect.translated(contentAt(spot.block) + layout.itemOrigin(item));
}

void ReaderView::Private::revealCaret()
{
    const QRectF rect = caretRect();
    const double height = q->viewport()->height();
    // What lies between is not laid out for a way that nobody sees.
    const bool far = rect.top() < -height || rect.bottom() > 2 * height;
    if (far)
        place(flow.list().blockOf(selectionTo.next), rect.top() - blockTop(flow.list().blockOf(selectionTo.next)),
              std::floor(height / 3));
    else if (rect.top() < kKeepFree)
        scrollBy(std::floor(rect.top() - kKeepFree));
    else if (rect.bottom() > height - kKeepFree)
        scrollBy(std::ceil(rect.bottom() - height + kKeepFree));
}

bool ReaderView::Private::placeCaret()
{
    if (placed)
        return true;
    if (flow.isEmpty())
        return false;
    const std::optional<Caret> there = arrival();
    const std::optional<Caret> first = there ? there : caretAt({columnLeft(), 4});
    if (!first)
        return false;
    selectionFrom = selectionTo = *first;
    placed = true;
    return true;
}

std::optional<Caret> ReaderView::Private::arrival()
{
    if (!arrived || flow.isEmpty())
        return std::nullopt;
    const QRectF rect = rectOf(*arrived);
    const bool inView = rect.bottom() > 0 && rect.top() < q->viewport()->height();
    return inView ? std::optional(Caret{*arrived, *arrived}) : std::nullopt;
}

void ReaderView::Private::arriveAt(std::uint32_t byte)
{
    arrived = byte;
    if (selection().empty()) {
        placed = caretBrowsing;
        selectionFrom = selectionTo = {byte, byte};
        q->viewport()->update();
    }
    if (accessible != nullptr)
        accessible->caretMoved();
}

void ReaderView::Private::putCaret(Caret from, Caret to)
{
    placed = true;
    caretShown = true;
    unit = Unit::Character;
    goal.reset();
    setSelection(from, to);
    revealCaret();
    q->viewport()->update();
    if (accessible != nullptr)
        accessible->caretMoved();
}

void ReaderView::setCaretBrowsing(bool on)
{
    Private* d = m_d.get();
    if (on == d->caretBrowsing)
        return;
    d->caretBrowsing = on;
    d->caretShown = on;
    if (on && d->placeCaret()) {
        d->revealCaret();
        if (d->accessible != nullptr)
            d->accessible->caretMoved();
    }
    viewport()->update();
    Q_EMIT caretBrowsingChanged(on);
}

bool ReaderView::isCaretBrowsing() const
{
    return m_d->caretBrowsing;
}

bool ReaderView::Private::moveCaretByKey(const QKeyEvent& event)
{
    const bool extends = (event.modifiers() & Qt::ShiftModifier) != 0;
    if (flow.isEmpty() || !(extends || caretBrowsing) || (event.modifiers() & (Qt::AltModifier | Qt::MetaModifier)))
        return false;
    const bool words = (event.modifiers() & Qt::ControlModifier) != 0;
    std::optional<Caret> to;
    const auto within = [&](Move move) {
        Spot spot = spotOf(selectionTo);
        if (spot.item < 0 && !toNextText(spot, move == Move::NextCharacter || move == Move::NextWord))
            return;
        moveSpot(spot, move);
        to = caretOf(spot);
    };
    const std::optional<double> column = goal;
    switch (event.key()) {
    case Qt::Key_Right:
    case Qt::Key_Left:
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_Home:
    case Qt::Key_End:
        break;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        if (!extends)
            break;
        [[fallthrough]];
    default:
        return false;
    }
    // Without any caret yet the selection begins with the first text in view.
    if (!placeCaret())
        return false;
    goal.reset();
    switch (event.key()) {
    case Qt::Key_Right:
        within(words ? Move::NextWord : Move::NextCharacter);
        break;
    case Qt::Key_Left:
        within(words ? Move::PreviousWord : Move::PreviousCharacter);
        break;
    case Qt::Key_Down:
    case Qt::Key_Up:
        goal = column;
        to = caretBeyond(event.key() == Qt::Key_Down);
        break;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp: {
        revealCaret();
        const QPointF at = caretRect().center();
        goal = column.value_or(at.x());
        const double before = scrollY();
        const double page = (q->viewport()->height() - 4 * kKeepFree) * (event.key() == Qt::Key_PageDown ? 1 : -1);
        scrollBy(page);
        // At an end of the document the caret goes the rest of the way.
        to = caretAt({*goal, at.y() + page - (scrollY() - before)});
        break;
    }
    case Qt::Key_Home:
    case Qt::Key_End: {
        const bool end = event.key() == Qt::Key_End;
        Spot spot = spotOf(selectionTo);
        if (words) {
            const auto size = static_cast<std::uint32_t>(document->tree->source().size());
            to = end ? Caret{size, size} : Caret{0, 0};
        } else if (spot.item >= 0) {
            const TextItem& item = flow.layout(spot.block).items()[static_cast<std::size_t>(spot.item)];
            spot.position = item.layout->lineEdge(spot.position, end);
            to = caretOf(spot);
        }
        break;
    }
    default:
        break;
    }
    caretShown = true;
    if (to) {
        setSelection(extends ? selectionFrom : *to, *to);
        offerSelection();
        revealCaret();
    }
    q->viewport()->update();
    return true;
}

} // namespace zhilan::reader
