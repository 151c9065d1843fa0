#pragma once

#include <QList>

class QSplitter;
class QWidget;

namespace zhilan::shell
{

/// The parts of the window; `splitter` gets navigation, the column with the reader, and inspector.
struct WindowParts {
    QWidget* window;
    QWidget* top;
    QSplitter* splitter;
    QWidget* navigation;
    QWidget* breadcrumb;
    QWidget* message;
    QWidget* findBar;
    QWidget* reader;
    QWidget* inspector;
    QWidget* status;
};

/// Puts them in their places.
void layOutWindow(const WindowParts& parts);

/// Widths of the two panels: those chosen, else by the mock-ups' proportion, so that the reader keeps half of a small
/// window.
void resizePanels(QSplitter* splitter, int windowWidth, const QList<int>& chosen);

} // namespace zhilan::shell
