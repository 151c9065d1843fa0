#pragma once

#include "app/shell/actions.h"
#include "app/shell/library_controller.h"
#include "app/shell/message_controller.h"
#include "app/shell/named_paths.h"

#include <QWidget>

#include <filesystem>
#include <memory>

class QSplitter;
class QStackedWidget;

namespace zhilan::panels
{
class Breadcrumb;
class FindBar;
class Inspector;
class MessageBar;
class NavigationPanel;
class SearchPage;
class StatusBar;
} // namespace zhilan::panels
namespace zhilan::reader
{
class ReaderView;
}

namespace zhilan::shell
{

class Appearance;
class DocumentPanels;
class EarlyDocument;
class EncodingController;
class FindController;
class ReaderCompanion;
class Language;
class LibraryWatch;
class LinkFollower;
class MainMenu;
class Navigator;
class IndexController;
class SearchController;
class Opener;
struct OpenedDocument;
class SessionStore;
class TopBar;
class UrlOpener;

/// Composes the window and connects its parts; does nothing itself.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    /// What the window works with; all of it outlives the window.
    struct Services {
        SessionStore& store;
        UrlOpener& opener;
        Appearance& appearance;
        Language& language;
        QString sampleLibrary;              ///< folder; shown while the reader has nothing else
        QString sampleDocument;             ///< opened at the very first start
        std::filesystem::path cache;        ///< where the index is kept; empty: nowhere
        EarlyDocument* early = nullptr;     ///< being read already, if anything is
        NamedPaths::IsFolder isFolder = {}; ///< as NamedPaths has it
    };

    explicit MainWindow(const Services& services);
    ~MainWindow() override;

    /// Begins to load: `files` (as those of open()), or else what the session remembers, or else the sample.
    /// `section` is a slug in the first of them.
    void start(const QStringList& files, const QString& section = {});
    /// Files and folders, as models::toName() gives them.
    void open(const QStringList& paths);
    void openPath(const QString& path) { open({path}); }

    using Until = MessageController::Until;
    /// Shows a message above the text, in place of the one before.
    void say(const Message& message, Until until = Until::NextSuccess) { m_messages->say(message, until); }

Q_SIGNALS:
    /// Document, panels and library are all shown as they shall be.
    void settled();
    /// A document could not be opened, or its first paint is done.
    void firstPaintDone();
    /// What was asked for could not be opened: why, as the reader is told.
    void failed(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    using Opened = std::shared_ptr<const OpenedDocument>;

    void connectParts();
    void connectServices();
    void restore();

    void onOpened(const Opened& document);
    void onFailed(const Error& error);
    void onScanned();
    void fillPanels();
    /// Once what happens now is done.
    void fillPanelsSoon();
    void showPlace();
    void arrangePanels();
    void keepGeometry();
    void keepPlace();
    void retranslate();
    void connectLibrary();
    void showProblems();

    Services m_services;
    Actions m_actions;
    LibraryController m_library;

    MainMenu* m_menu;
    TopBar* m_top;
    QSplitter* m_splitter;
    panels::NavigationPanel* m_navigation;
    panels::Breadcrumb* m_breadcrumb;
    panels::MessageBar* m_message;
    MessageController* m_messages;
    panels::FindBar* m_findBar;
    reader::ReaderView* m_reader;
    DocumentPanels* m_panels;
    panels::Inspector* m_inspector;
    panels::StatusBar* m_status;
    Navigator* m_navigator;
    ReaderCompanion* m_companion;
    EncodingController* m_encodings;
    FindController* m_find;
    LinkFollower* m_links;
    IndexController* m_index;
    panels::SearchPage* m_page;
    QStackedWidget* m_stack; ///< text or search page
    SearchController* m_search;
    Opener* m_opener;
    LibraryWatch* m_watch;

    bool m_scanned = false;
    bool m_filled = false; ///< the panels show the open document
};

} // namespace zhilan::shell
