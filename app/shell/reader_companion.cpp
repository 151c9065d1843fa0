#include "app/shell/reader_companion.h"

#include "app/panels/omnibox.h"
#include "app/panels/status_bar.h"
#include "app/reader/reader_view.h"

#include <QLocale>

#include <cmath>

namespace zhilan::shell
{

ReaderCompanion::ReaderCompanion(reader::ReaderView* reader, panels::Omnibox* omnibox, panels::StatusBar* status,
                                 QObject* parent)
    : QObject(parent)
{
    connect(reader, &reader::ReaderView::linkHovered, status, &panels::StatusBar::setHoveredLink);
    connect(reader, &reader::ReaderView::csvCopied, status,
            [status](int rows) { status->showNote(tr("Copied as CSV: %n row(s)", nullptr, rows)); });
    connect(reader, &reader::ReaderView::zoomChanged, status, [status](double factor) {
        status->showNote(tr("Text size: %1 %").arg(QLocale().toString(std::lround(factor * 100))));
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

void ReaderCompanion::setDocument(const std::shared_ptr<const document::Document>& document)
{
    m_terms.find(document);
}

} // namespace zhilan::shell
