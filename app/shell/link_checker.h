#pragma once

#include "app/tasks/latest_task.h"

#include <QObject>

namespace zhilan::reader
{
class ReaderView;
}

namespace zhilan::shell
{

class LibraryController;
class Navigator;

/// Finds out which links of the open document lead to files and pages that are not there, in the background, and tells
/// the reading view. Begun when the document has been painted, and again when the library is another. As long as the
/// library is being read, no page is missing.
class LinkChecker : public QObject
{
    Q_OBJECT

public:
    /// None is owned.
    LinkChecker(Navigator* navigator, LibraryController* library, reader::ReaderView* reader, QObject* parent);

private:
    void check();

    Navigator* m_navigator;
    LibraryController* m_library;
    reader::ReaderView* m_reader;
    tasks::LatestTask m_task;
};

} // namespace zhilan::shell
