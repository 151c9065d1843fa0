#include "app/reader/citation.h"
#include "app/reader/copy_text.h"
#include "app/reader/reader_view_private.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

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
    if (!hasSelection())
        return;
    const LayoutContext& context = m_d->flow.context();
    auto* data = new QMimeData;
    data->setText(selectedText());
    data->setHtml(copiedHtml(context, m_d->selection()));
    QGuiApplication::clipboard()->setMimeData(data);
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
    const bool selected = hasSelection();
    add("copy", tr("Copy"), selected, [this] { copy(); })->setShortcut(QKeySequence::Copy);
    add("copyMarkdown", tr("Copy as Markdown"), selected, [this, toClipboard] { toClipboard(selectedMarkdown()); });
    add("copyPlain", tr("Copy as plain text"), selected, [this, toClipboard] { toClipboard(selectedText()); });
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
    const std::size_t block = hit ? hit->block : d->focusBlock.value_or(d->anchor);
    const document::SectionId section =
        d->flow.isEmpty() ? document::kNoSection : d->document->sectionAt(d->flow.list().blocks[block].span.begin);
    if (section != document::kNoSection)
        add("copySectionLink", tr("Copy link to this section"), true,
            [this, section] { Q_EMIT sectionLinkRequested(section); });
    menu->addSeparator();
    add("selectAll", tr("Select all"), d->document != nullptr, [this] {
        selectAll();
    })->setShortcut(QKeySequence::SelectAll);
    menu->popup(event->globalPos());
}

} // namespace zhilan::reader
