#pragma once

#include <QList>

class QSplitter;
class QStackedWidget;
class QWidget;

namespace zhilan::shell
{

/// The parts of the window; `splitter` gets navigation, `stack` and inspector; `stack` the column
/// with the reader, or the search page.
struct WindowParts {
    QWidget* window;
    QWidget* top;
    QSplitter* splitter;
    QWidget* navigation;
    QStackedWidget* stack;
    QWidget* breadcrumb;
    QWidget* message;
    QWidget* findBar;
    QWidget* reader;
    QWidget* search;
    QWidget* inspector;
    QWidget* status;
};

/// Puts them in their places.
void layOutWindow(const WindowParts& parts);

/// Widths of the two panels: those chosen, else by the mock-ups' proportion, so that the reader keeps half of a small
/// window.
void resizePanels(QSplitter* splitter, int windowWidth, const QList<int>& chosen);

} // namespace zhilan::shell
