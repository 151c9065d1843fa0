#pragma once

#include "app/tasks/term_finder.h"

#include <QObject>

#include <memory>

namespace zhilan::panels
{
class Omnibox;
class StatusBar;
} // namespace zhilan::panels

namespace zhilan::reader
{
class ReaderView;
}

namespace zhilan::shell
{

struct OpenedDocument;
class SessionStore;

/// What the reading view wants of the window around it: the terms of the glossary in its text, a word about what was
/// copied, where a link leads, a search for what is selected, that its sizes are kept.
class ReaderCompanion : public QObject
{
    Q_OBJECT

public:
    /// None is owned.
    ReaderCompanion(reader::ReaderView* reader, panels::Omnibox* omnibox, panels::StatusBar* status,
                    SessionStore& store, QObject* parent);

    /// The document has been painted: there is time to look for its terms.
    void setDocument(const std::shared_ptr<const OpenedDocument>& opened);

private:
    void copyLink(document::SectionId section) const;

    tasks::TermFinder m_terms;
    std::shared_ptr<const OpenedDocument> m_opened;
};

} // namespace zhilan::shell
