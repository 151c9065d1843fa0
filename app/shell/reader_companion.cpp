#include "app/shell/reader_companion.h"

#include "app/models/text_conversion.h"
#include "app/panels/omnibox.h"
#include "app/panels/status_bar.h"
#include "app/reader/reader_view.h"
#include "app/shell/document_loader.h"
#include "app/shell/session.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>
#include <QUrl>

#include <cmath>

namespace zhilan::shell
{

ReaderCompanion::ReaderCompanion(reader::ReaderView* reader, panels::Omnibox* omnibox, panels::StatusBar* status,
                                 SessionStore& store, QObject* parent)
    : QObject(parent)
{
    connect(reader, &reader::ReaderView::linkHovered, status, &panels::StatusBar::setHoveredLink);
    connect(reader, &reader::ReaderView::csvCopied, status,
            [status](int rows) { status->showNote(tr("Copied as CSV: %n row(s)", nullptr, rows)); });
    connect(reader, &reader::ReaderView::zoomChanged, this, [status, &store](double factor) {
        status->showNote(tr("Text size: %1 %").arg(QLocale().toString(std::lround(factor * 100))));
        store.update([factor](Session& session) { session.zoom = factor; });
    });
    connect(reader, &reader::ReaderView::measureChanged, this, [status, &store](int characters) {
        status->showNote(tr("At most %n Han character(s) in a line", nullptr, characters));
        store.update([characters](Session& session) { session.measure = characters; });
    });
    connect(reader, &reader::ReaderView::sectionLinkRequested, this,
            [this, reader, status](document::SectionId section) {
                if (m_opened && m_opened->document == reader->document()) {
                    copyLink(section);
                    status->showNote(tr("Link to this section copied"));
                }
            });
    connect(reader, &reader::ReaderView::searchRequested, omnibox, [omnibox](const QString& words) {
        omnibox->begin();
        omnibox->setText(words);
    });
    connect(&m_terms, &tasks::TermFinder::found, reader,
            [reader](const std::shared_ptr<const document::Document>& document,
                     const std::vector<tasks::TermMention>& mentions) {
                if (reader->document() != document) {
                    return;
                }
                std::vector<reader::TermMark> marks;
                marks.reserve(mentions.size());
                for (const tasks::TermMention& mention : mentions) {
                    marks.push_back({mention.span, mention.term});
                }
                reader->setTerms(std::move(marks));
            });
}

void ReaderCompanion::setDocument(const std::shared_ptr<const OpenedDocument>& opened)
{
    m_opened = opened;
    m_terms.find(opened->document);
}

void ReaderCompanion::copyLink(document::SectionId section) const
{
    const document::Section& to = m_opened->document->sections[section];
    QUrl url = QUrl::fromLocalFile(models::toPlain(m_opened->path));
    url.setFragment(models::toQString(to.slug), QUrl::DecodedMode);
    const QString address = url.toString(QUrl::FullyEncoded);
    auto* data = new QMimeData;
    data->setText(address);
    data->setHtml(QStringLiteral("<a href=\"%1\">%2</a>").arg(address, models::toQString(to.title).toHtmlEscaped()));
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace zhilan::shell
