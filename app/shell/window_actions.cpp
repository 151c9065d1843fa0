#include "app/shell/window_actions.h"

#include "app/panels/inspector.h"
#include "app/panels/navigation_panel.h"
#include "app/panels/omnibox.h"
#include "app/panels/search_page.h"
#include "app/reader/reader_view.h"
#include "app/shell/actions.h"
#include "app/shell/dialogs.h"
#include "app/shell/find_controller.h"
#include "app/shell/link_follower.h"
#include "app/shell/main_window.h"
#include "app/shell/navigator.h"
#include "app/shell/opener.h"
#include "app/shell/print_controller.h"
#include "app/shell/room_for_text.h"
#include "app/shell/search_controller.h"
#include "app/shell/session.h"

#include <QApplication>
#include <QContextMenuEvent>

#include <algorithm>
#include <array>
#include <iterator>

namespace zhilan::shell
{

namespace
{

constexpr int kMeasureStep = 3;

void connectFiles(const ActionTargets& t)
{
    const auto open = [window = t.window](const QString& path) {
        window->openPath(path);
    };
    const auto on = [&t](ActionId id, auto slot) {
        QObject::connect((*t.actions)[id], &QAction::triggered, t.window, slot);
    };
    on(ActionId::OpenFile, [window = t.window, open] { Dialogs::chooseFile(window, open); });
    on(ActionId::OpenFolder, [window = t.window, open] { Dialogs::chooseFolder(window, open); });
    on(ActionId::CloseFolders, [opener = t.opener] { opener->closeAll(); });
    on(ActionId::OpenSample, [opener = t.opener, search = t.search] {
        search->leave();
        opener->openSample();
    });
    (*t.actions)[ActionId::OpenSample]->setEnabled(t.opener->hasSample());
    on(ActionId::Print, [print = t.print] { print->print(); });
    on(ActionId::ExportPdf, [print = t.print] { print->exportPdf(); });
    on(ActionId::ExportHtml, [print = t.print] { print->exportHtml(); });
    QObject::connect(t.print, &PrintController::failed, t.window,
                     [window = t.window](const Message& message) { window->say(message); });
    QObject::connect(t.store, &SessionStore::failed, t.window,
                     [window = t.window](const QString& file, ErrorCode reason) {
                         window->say(Messages::notKept(file, reason), MainWindow::Until::Closed);
                     });
    on(ActionId::About, [window = t.window] { Dialogs::about(window); });
    on(ActionId::Quit, [window = t.window] { window->close(); });
}

void connectReading(const ActionTargets& t)
{
    const auto on = [&t](ActionId id, auto slot) {
        QObject::connect((*t.actions)[id], &QAction::triggered, t.window, slot);
    };
    // What is about the text brings it to the front.
    const auto onText = [&](ActionId id, auto slot) {
        on(id, [search = t.search, slot] {
            search->leave();
            slot();
        });
    };
    onText(ActionId::Back, [navigator = t.navigator] { navigator->back(); });
    onText(ActionId::Forward, [navigator = t.navigator] { navigator->forward(); });
    on(ActionId::Search, [omnibox = t.omnibox] { omnibox->begin(); });
    onText(ActionId::Find, [find = t.find] { find->begin(); });
    onText(ActionId::FindNext, [find = t.find] { find->next(); });
    onText(ActionId::FindPrevious, [find = t.find] { find->previous(); });
    on(ActionId::Copy, [reader = t.reader] { reader->copy(); });
    on(ActionId::SelectAll, [reader = t.reader] { reader->selectAll(); });
    on(ActionId::OpenVideo, [links = t.links] { links->openVideo(std::chrono::milliseconds(0)); });
    on(ActionId::ZoomIn, [reader = t.reader] { reader->setZoom(reader->zoom() * reader::ReaderView::kZoomStep); });
    on(ActionId::ZoomOut, [reader = t.reader] { reader->setZoom(reader->zoom() / reader::ReaderView::kZoomStep); });
    on(ActionId::ZoomReset, [reader = t.reader] { reader->setZoom(1); });
    on(ActionId::WiderColumn, [reader = t.reader] { reader->setMeasure(reader->measure() + kMeasureStep); });
    on(ActionId::NarrowerColumn, [reader = t.reader] { reader->setMeasure(reader->measure() - kMeasureStep); });
    QAction* caret = (*t.actions)[ActionId::CaretBrowsing];
    on(ActionId::CaretBrowsing, [reader = t.reader, search = t.search](bool checked) {
        search->leave();
        reader->setCaretBrowsing(checked);
        reader->setFocus(Qt::ShortcutFocusReason);
    });
    QObject::connect(t.reader, &reader::ReaderView::caretBrowsingChanged, caret, &QAction::setChecked);
}

/// The text, or the results that are shown in its place.
QWidget* middlePane(const ActionTargets& t)
{
    return t.search->isOpen() ? static_cast<QWidget*>(t.results) : t.reader;
}

bool holds(const QWidget* pane, const QWidget* focus)
{
    return focus != nullptr && (pane == focus || pane->isAncestorOf(focus));
}

/// The focus goes to the next of library, text and side panel that is shown, or the one before; from elsewhere to the
/// text.
void goToPane(const ActionTargets& t, int step)
{
    constexpr int kPanes = 3;
    const std::array<QWidget*, kPanes> panes{t.navigation, middlePane(t), t.inspector};
    const QWidget* focus = QApplication::focusWidget();
    const auto* const at =
        std::find_if(panes.begin(), panes.end(), [focus](const QWidget* pane) { return holds(pane, focus); });
    auto index = static_cast<int>(std::distance(panes.begin(), at));
    if (index == kPanes) {
        middlePane(t)->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    do {
        index = (index + step + kPanes) % kPanes;
    } while (!panes[static_cast<std::size_t>(index)]->isVisible());
    if (panes[static_cast<std::size_t>(index)] == t.inspector) {
        t.inspector->focusPage();
    } else {
        panes[static_cast<std::size_t>(index)]->setFocus(Qt::ShortcutFocusReason);
    }
}

/// As Qt does for the menu key.
void showContextMenu()
{
    if (QWidget* focus = QApplication::focusWidget()) {
        const QPoint place = focus->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, focus->mapToGlobal(place));
        QApplication::sendEvent(focus, &event);
    }
}

bool hasNothing(const OpenedDocument& opened, panels::Inspector::Tab tab)
{
    switch (tab) {
    case panels::Inspector::Tab::Charts:
        return opened.numbers.series.empty() &&
               std::none_of(opened.numbers.refused.begin(), opened.numbers.refused.end(), series::isFault);
    case panels::Inspector::Tab::Chapters:
        return opened.document->chapters.empty();
    case panels::Inspector::Tab::Quotes:
        return opened.document->quotes.empty();
    case panels::Inspector::Tab::Glossary:
        return opened.document->terms.empty();
    }
    return false;
}

void connectPanels(const ActionTargets& t)
{
    const Actions& actions = *t.actions;
    const auto toggle = [&](ActionId id, QWidget* panel, bool Session::*visible) {
        QObject::connect(actions[id], &QAction::toggled, t.window, [t, panel, visible](bool on) {
            if (!on && holds(panel, QApplication::focusWidget())) {
                middlePane(t)->setFocus(Qt::OtherFocusReason); // it would go to whatever comes next in the window
            }
            panel->setVisible(on);
            t.store->update([&](Session& session) { session.*visible = on; });
        });
    };
    toggle(ActionId::ToggleNavigation, t.navigation, &Session::navigationVisible);
    toggle(ActionId::ToggleInspector, t.inspector, &Session::inspectorVisible);
    auto* room = new RoomForText(t.window, actions[ActionId::ToggleInspector], t.store);
    // Before the text is painted, so that it need not move.
    QObject::connect(t.navigator, &Navigator::opened, room,
                     [t, room](const auto& opened) { room->setEmpty(hasNothing(*opened, t.inspector->currentTab())); });

    const auto showTab = [&](ActionId id, panels::Inspector::Tab tab) {
        QObject::connect(actions[id], &QAction::triggered, t.window, [t, tab] {
            (*t.actions)[ActionId::ToggleInspector]->setChecked(true);
            t.inspector->showTab(tab);
            t.inspector->focusPage();
        });
    };
    showTab(ActionId::ShowCharts, panels::Inspector::Tab::Charts);
    showTab(ActionId::ShowChapters, panels::Inspector::Tab::Chapters);
    showTab(ActionId::ShowQuotes, panels::Inspector::Tab::Quotes);
    showTab(ActionId::ShowGlossary, panels::Inspector::Tab::Glossary);

    QObject::connect(actions[ActionId::NextPane], &QAction::triggered, t.window, [t] { goToPane(t, 1); });
    QObject::connect(actions[ActionId::PreviousPane], &QAction::triggered, t.window, [t] { goToPane(t, -1); });
    QObject::connect(actions[ActionId::ContextMenu], &QAction::triggered, t.window, showContextMenu);
    QObject::connect(actions[ActionId::FocusReader], &QAction::triggered, t.window,
                     [reader = t.reader, omnibox = t.omnibox] {
                         omnibox->leave(); // results of a search are in front of it
                         reader->setFocus(Qt::ShortcutFocusReason);
                     });
    QObject::connect(actions[ActionId::FocusNavigation], &QAction::triggered, t.window, [t] {
        (*t.actions)[ActionId::ToggleNavigation]->setChecked(true);
        t.navigation->setFocus(Qt::ShortcutFocusReason);
    });
}

} // namespace

void connectActions(const ActionTargets& targets)
{
    connectFiles(targets);
    connectReading(targets);
    connectPanels(targets);
    // Until there is a document.
    for (const ActionId id : {ActionId::Back, ActionId::Forward, ActionId::OpenVideo}) {
        (*targets.actions)[id]->setEnabled(false);
    }
}

} // namespace zhilan::shell
