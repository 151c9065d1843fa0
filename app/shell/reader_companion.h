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

/// What the reading view wants of the window around it: the terms of the glossary in its text, a word about what was
/// copied, where a link leads, a search for what is selected.
class ReaderCompanion : public QObject
{
    Q_OBJECT

public:
    /// None is owned.
    ReaderCompanion(reader::ReaderView* reader, panels::Omnibox* omnibox, panels::StatusBar* status, QObject* parent);

    /// The document has been painted: there is time to look for its terms.
    void setDocument(const std::shared_ptr<const document::Document>& document);

private:
    tasks::TermFinder m_terms;
};

} // namespace zhilan::shell
