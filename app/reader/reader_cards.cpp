#include "app/reader/accessible_reader.h"
#include "app/reader/picture_viewer.h"
#include "app/reader/popup_card.h"
#include "app/reader/reader_view_private.h"
#include "core/markdown/picture_name.h"

#include <QCursor>

#include <algorithm>

namespace zhilan::reader
{

namespace
{

constexpr std::size_t kMostBlocks = 16; ///< of a footnote are shown in its card

} // namespace

void ReaderView::Private::toggleFold(std::uint32_t fold)
{
    const std::optional<std::size_t> head = flow.headOf(fold);
    if (!head)
        return;
    const std::size_t block = *head; // also afterwards: what is before it stays
    // What was clicked stays where it is.
    const double top = blockTop(block);
    hideCard();
    changeFolds([&] { flow.setFolded(fold, !flow.isClosed(fold)); });
    told.reset();
    place(block, 0, top);
}

void ReaderView::Private::foldsChanged(std::optional<std::size_t> focusedPlace)
{
    focusBlock = focusedPlace ? flow.indexOf(*focusedPlace) : std::nullopt;
    hoveredHot = -1;
    if (accessible != nullptr)
        accessible->documentChanged();
}

std::vector<std::uint32_t> ReaderView::turnedFolds() const
{
    return m_d->flow.turnedFolds();
}

void ReaderView::setTurnedFolds(const std::vector<std::uint32_t>& turned)
{
    Private* d = m_d.get();
    if (d->flow.isEmpty() || turned == d->flow.turnedFolds())
        return;
    const Position kept = position();
    d->hideCard();
    d->changeFolds([&] { d->flow.setTurnedFolds(turned); });
    d->anchor = d->flow.list().blockOf(kept.byte);
    d->place(d->anchor, kept.fraction * d->flow.blockHeight(d->anchor), 0);
}

void ReaderView::Private::unfoldTo(std::uint32_t byte)
{
    if (flow.isEmpty() || !flow.isHidden(byte))
        return;
    const std::size_t top = flow.placeOf(anchor);
    changeFolds([&] { flow.unfoldTo(byte); });
    anchor = flow.indexOf(top).value_or(0); // what was shown still is
}

bool ReaderView::Private::cardFor(const Target& target) const
{
    return card != nullptr && card->isVisible() && cardTarget == target.span;
}

void ReaderView::Private::hoverCard(const Target* target)
{
    hoverTimer.stop();
    const bool explained =
        target != nullptr && (target->kind == Target::Kind::Note || target->kind == Target::Kind::Term);
    if (explained && !cardFor(*target)) {
        hoverTarget = *target;
        hoverTimer.start();
    } else if (card != nullptr && card->isVisible() && (target == nullptr || !cardFor(*target))) {
        // A moment to reach the card with the pointer.
        hoverTarget.reset();
        hoverTimer.start();
    }
}

void ReaderView::Private::hoverRests()
{
    if (hoverTarget)
        showCard(*hoverTarget);
    else if (card != nullptr && !card->geometry().contains(q->viewport()->mapFromGlobal(QCursor::pos())))
        hideCard();
}

void ReaderView::Private::hideCard()
{
    hoverTimer.stop();
    if (card != nullptr)
        card->hide();
}

std::size_t ReaderView::Private::firstOfNote(markdown::NodeId note) const
{
    const BlockStore& blocks = flow.list().blocks;
    const markdown::NodeId end = (*document->tree)[note].end;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block block = blocks[i];
        if (block.note && ((block.node > note && block.node < end) || block.back == note))
            return i;
    }
    return blocks.size();
}

void ReaderView::Private::showCard(const Target& target)
{
    const std::optional<QRectF> at = rectOfTarget(target);
    if (!at)
        return;
    if (card == nullptr) {
        card = new PopupCard(q->viewport());
        QObject::connect(card, &PopupCard::activated, q, [this] {
            hideCard();
            if (cardLeads)
                goTo(*cardLeads);
        });
        QObject::connect(card, &PopupCard::left, q, [this] {
            hoverTarget.reset();
            hoverTimer.start();
        });
    }
    LayoutContext context = flow.context();
    context.shapes.clear();
    PopupCard::Content content;
    const double width = card->widthFor(context);
    if (target.kind == Target::Kind::Term) {
        const document::Term& term = document->terms[target.term];
        content.blocks.push_back(makeDefinition(term, width, context));
        content.footer = ReaderView::tr("Go to the glossary");
    } else {
        content.blocks = noteBlocks(target.note, width, context);
        content.footer = ReaderView::tr("Go to the note");
    }
    if (content.blocks.empty())
        return;
    for (const auto& block : content.blocks) {
        for (const TextItem& item : block->items())
            content.text += item.layout->text().text() + QLatin1Char(' ');
    }
    cardTarget = target.span;
    cardLeads = target;
    card->showAt(*at, std::move(content), context);
}

std::vector<std::unique_ptr<BlockLayout>> ReaderView::Private::noteBlocks(markdown::NodeId note, double width,
                                                                          LayoutContext& context) const
{
    std::vector<std::unique_ptr<BlockLayout>> result;
    const BlockStore& blocks = flow.list().blocks;
    const markdown::NodeId end = (*document->tree)[note].end;
    for (std::size_t i = firstOfNote(note); i < blocks.size() && result.size() < kMostBlocks; ++i) {
        Block block = blocks[i];
        if (block.node <= note || block.node >= end)
            break;
        block.back = markdown::kNoNode;
        if (result.empty())
            block.marker = markdown::kNoNode;
        result.push_back(layOut(block, width, context));
    }
    return result;
}

void ReaderView::Private::goTo(const Target& target)
{
    if (target.kind != Target::Kind::Term) {
        goToNote(target.note);
        return;
    }
    hideCard();
    Q_EMIT q->leaving();
    const ByteSpan span = document->terms[target.term].span;
    q->revealByte(span.begin);
    q->flash(span);
}

std::optional<QRectF> ReaderView::Private::rectOfTarget(const Target& target)
{
    if (flow.isEmpty())
        return std::nullopt;
    const QRectF rect = rectOf(target.span.begin);
    return rect.isEmpty() ? std::nullopt : std::optional(rect);
}

void ReaderView::Private::showPicture(markdown::NodeId node)
{
    const PictureAddress picture = wantedPicture(*document->tree, node);
    const std::string words = markdown::plainText(*document->tree, node);
    const QString caption = markdown::embedWidth(words) > 0 ? QString() : QString::fromStdString(words);
    auto* viewer = new PictureViewer(picture, caption, pictures.folders(), theme, q);
    viewer->show();
}

void ReaderView::Private::goToNote(markdown::NodeId note)
{
    const std::size_t block = firstOfNote(note);
    if (block >= flow.size())
        return;
    hideCard();
    Q_EMIT q->leaving();
    const ByteSpan span = flow.list().blocks[block].span;
    q->revealByte(span.begin);
    q->flash(span);
}

} // namespace zhilan::reader
