#include "app/reader/citation.h"
#include "app/reader/copy_text.h"
#include "app/reader/reader_view_private.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

namespace zhilan::reader
{

namespace
{

constexpr qsizetype kMostSearched = 120;    ///< characters of a selection that are searched for
constexpr std::uint32_t kMostSource = 4096; ///< bytes that these can stand in
constexpr qsizetype kMostShown = 24;

} // namespace

void ReaderView::copy() const
{
    m_d->copy(CopiedData::Forms::PlainAndRich);
}

void ReaderView::Private::copy(CopiedData::Forms forms) const
{
    if (!selection().empty())
        QGuiApplication::clipboard()->setMimeData(
            new CopiedData(flow.content(), flow.shown(), selection(), forms, CopiedData::Making::Now));
}

void ReaderView::Private::offerSelection() const
{
    QClipboard* clipboard = QGuiApplication::clipboard();
    if (clipboard->supportsSelection() && !selection().empty())
        clipboard->setMimeData(new CopiedData(flow.content(), flow.shown(), selection(), CopiedData::Forms::Plain,
                                              CopiedData::Making::WhenAsked),
                               QClipboard::Selection);
}

QString ReaderView::selectedWords() const
{
    QString words;
    if (m_d->selection().size() <= kMostSource)
        words = copiedText(m_d->flow.context(), m_d->selection(), markdown::NoteMarks::LeftOut);
    return words.size() <= kMostSearched ? words : QString();
}

QString ReaderView::selectedMarkdown() const
{
    return copiedMarkdown(m_d->flow.context(), m_d->selection());
}

QString ReaderView::selectedCitation() const
{
    if (!hasSelection())
        return {};
    const QString words = copiedText(m_d->flow.context(), m_d->selection(), markdown::NoteMarks::LeftOut);
    return citation(*m_d->document, m_d->selection(), words);
}

/// That the keyboard is at.
std::size_t ReaderView::Private::menuBlock()
{
    if (focusBlock)
        return *focusBlock;
    return caretShown && !flow.isEmpty() ? spotOf(selectionTo).block : anchor;
}

void ReaderView::Private::addToMenu(QMenu& menu, const BlockLayout& layout)
{
    const auto add = [&menu](const char* name, const QString& text, const auto& done) {
        QAction* action = menu.addAction(text);
        QObject::connect(action, &QAction::triggered, &menu, done);
        action->setObjectName(QLatin1String(name));
    };
    const Block& block = layout.block();
    const auto& hots = layout.hots();
    if (std::any_of(hots.begin(), hots.end(), [](const Hot& hot) { return hot.kind == Hot::Kind::Image; })) {
        const PictureAddress picture = wantedPicture(*document->tree, block.node);
        add("lookAtPicture", ReaderView::tr("Look at the picture"), [this, node = block.node, of = document] {
            if (of == document) // the file may have changed below the open menu
                showPicture(node);
        });
        add("copyPicture", ReaderView::tr("Copy picture"), [this, picture] { copyPicture(picture); });
        if (!picture.address.startsWith(QStringLiteral("data:"), Qt::CaseInsensitive))
            add("revealPicture", ReaderView::tr("Show in the file manager"),
                [this, picture] { Q_EMIT q->pictureFileRequested(picture); });
        menu.addSeparator();
    } else if (block.kind == BlockKind::Code) {
        add("copyCode", ReaderView::tr("Copy code"), [node = block.node, of = document] {
            const markdown::Tree& tree = *of->tree;
            QString text = codeText(tree, node, tree[node].span, 0).text();
            QGuiApplication::clipboard()->setText(text.replace(QChar::LineSeparator, u'\n'));
        });
        menu.addSeparator();
    }
}

/// In all its pixels, which are read first where it is shown smaller.
void ReaderView::Private::copyPicture(const PictureAddress& address)
{
    constexpr QSize kAny{1 << 14, 1 << 14};
    QObject::disconnect(copying);
    const QSize size = pictures.find(address, {1, 1}).size;
    const auto copied = [this, address, size] {
        const Picture& picture = pictures.find(address, size.isEmpty() ? kAny : size);
        if (picture.state != Picture::State::Ready || picture.image.width() < picture.size.width())
            return false;
        QGuiApplication::clipboard()->setImage(picture.image);
        return true;
    };
    if (!copied())
        copying = QObject::connect(&pictures, &Pictures::ready, q, [this, address, copied](const QString& ready) {
            if (ready == address.address && copied())
                QObject::disconnect(copying);
        });
}

void ReaderView::contextMenuEvent(QContextMenuEvent* event)
{
    Private* d = m_d.get();
    d->hideCard();
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const std::optional<Hit> hit = byKey ? std::nullopt : d->hitAt(event->pos());
    std::optional<Target> target;
    if (hit && hit->target != nullptr)
        target = *hit->target;
    if (byKey)
        target = d->focusedTarget();
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("readerMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const char* name, const QString& text, bool enabled, const auto& done) {
        QAction* action = menu->addAction(text);
        QObject::connect(action, &QAction::triggered, menu, done);
        action->setObjectName(QLatin1String(name));
        action->setEnabled(enabled);
        return action;
    };
    const auto toClipboard = [](const QString& text) {
        QGuiApplication::clipboard()->setText(text);
    };
    const bool leads = target && (target->kind == Target::Kind::Link || target->kind == Target::Kind::Image ||
                                  target->kind == Target::Kind::Page);
    if (leads) {
        add("openLink", tr("Open link"), true, [d, link = *target] { d->activate(link); });
        if (target->kind != Target::Kind::Page)
            add("copyLink", tr("Copy link address"), true,
                [toClipboard, address = target->address] { toClipboard(address); });
        menu->addSeparator();
    }
    const std::size_t block = hit ? hit->block : d->menuBlock();
    if (!d->flow.isEmpty())
        d->addToMenu(*menu, d->flow.layout(block));
    const bool selected = hasSelection();
    add("copy", tr("Copy"), selected, [this] { copy(); })->setShortcut(QKeySequence::Copy);
    add("copyMarkdown", tr("Copy as Markdown"), selected, [this, toClipboard] { toClipboard(selectedMarkdown()); });
    add("copyPlain", tr("Copy as plain text"), selected, [d] { d->copy(CopiedData::Forms::Plain); });
    add("copyCitation", tr("Copy quote with source"), selected,
        [this, toClipboard] { toClipboard(selectedCitation()); });
    const QString words = selectedWords().simplified();
    if (!words.isEmpty()) {
        const QString shown = words.size() > kMostShown ? words.left(kMostShown) + QStringLiteral("…") : words;
        QString text = tr("Search for “%1”").arg(shown);
        // What is selected may hold the sign that marks a letter as its key.
        text.replace(u'&', QStringLiteral("&&"));
        add("searchSelection", text, true, [this, words] { Q_EMIT searchRequested(words); });
    }
    const document::SectionId section =
        d->flow.isEmpty() ? document::kNoSection : d->document->sectionAt(d->flow.list().blocks[block].span.begin);
    if (section != document::kNoSection)
        add("copySectionLink", tr("Copy link to this section"), true, [this, section, document = d->document] {
            if (document == m_d->document) // the file may have changed below the open menu
                Q_EMIT sectionLinkRequested(section);
        });
    menu->addSeparator();
    add("selectAll", tr("Select all"), d->document != nullptr, [this] {
        selectAll();
    })->setShortcut(QKeySequence::SelectAll);
    menu->popup(event->globalPos());
}

} // namespace zhilan::reader
