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
    const QRectF here = caretRect();
    if (!goal)
        goal = here.center().x();
    double y = down ? here.bottom() : here.top();
    for (int i = 0; i < kSearchSteps; ++i) {
        y += down ? kSearchStep : -kSearchStep;
        // Lines outside of the view have no place yet.
        if (y < 0 || y > q->viewport()->height()) {
            const double before = scrollY();
            const double by = down ? kKeepFree : -kKeepFree;
            scrollBy(by);
            y -= scrollY() - before;
            if (scrollY() == before)
                return std::nullopt;
        }
        const std::optional<Caret> caret = caretAt({*goal, y});
        if (!caret || *caret == selectionTo)
            continue;
        const bool beyond = down ? caret->next > selectionTo.next : caret->next < selectionTo.next;
        if (beyond)
            return caret;
    }
    return std::nullopt;
}

QRectF ReaderView::Private::caretRect()
{
    const Spot spot = spotOf(selectionTo);
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
    if (rect.top() < kKeepFree)
        scrollBy(std::floor(rect.top() - kKeepFree));
    else if (rect.bottom() > height - kKeepFree)
        scrollBy(std::ceil(rect.bottom() - height + kKeepFree));
}

bool ReaderView::Private::extendByKey(const QKeyEvent& event)
{
    if (flow.isEmpty() || !(event.modifiers() & Qt::ShiftModifier))
        return false;
    const bool words = (event.modifiers() & Qt::ControlModifier) != 0;
    // Without any caret yet the selection begins with the first text in view.
    if (!placed) {
        const std::optional<Caret> top = caretAt({columnLeft(), 4});
        if (!top)
            return false;
        selectionFrom = selectionTo = *top;
        placed = true;
    }
    std::optional<Caret> to;
    Spot spot = spotOf(selectionTo);
    const auto within = [&](Move move) {
        if (spot.item < 0 && !toNextText(spot, move == Move::NextCharacter || move == Move::NextWord))
            return;
        moveSpot(spot, move);
        to = caretOf(spot);
    };
    const std::optional<double> column = goal;
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
    case Qt::Key_Home:
    case Qt::Key_End: {
        const bool end = event.key() == Qt::Key_End;
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
        goal = column;
        return false;
    }
    caretShown = true;
    if (to) {
        setSelection(selectionFrom, *to);
        revealCaret();
    }
    q->viewport()->update();
    return true;
}

} // namespace zhilan::reader
