#include "app/shell/main_window.h"

#include "app/models/text_conversion.h"
#include "app/panels/breadcrumb.h"
#include "app/panels/find_bar.h"
#include "app/panels/inspector.h"
#include "app/panels/message_bar.h"
#include "app/panels/navigation_panel.h"
#include "app/panels/search_page.h"
#include "app/panels/status_bar.h"
#include "app/reader/reader_view.h"
#include "app/shell/appearance.h"
#include "app/shell/choices.h"
#include "app/shell/document_panels.h"
#include "app/shell/drop_target.h"
#include "app/shell/encoding_controller.h"
#include "app/shell/file_revealer.h"
#include "app/shell/find_controller.h"
#include "app/shell/hit_opener.h"
#include "app/shell/index_controller.h"
#include "app/shell/language.h"
#include "app/shell/library_menu.h"
#include "app/shell/library_watch.h"
#include "app/shell/link_follower.h"
#include "app/shell/main_menu.h"
#include "app/shell/navigator.h"
#include "app/shell/opener.h"
#include "app/shell/print_controller.h"
#include "app/shell/reader_companion.h"
#include "app/shell/recent_files.h"
#include "app/shell/search_controller.h"
#include "app/shell/session.h"
#include "app/shell/top_bar.h"
#include "app/shell/whereabouts.h"
#include "app/shell/window_actions.h"
#include "app/shell/window_layout.h"
#include "app/shell/window_places.h"
#include "app/style/style.h"

#include <QCloseEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

namespace zhilan::shell
{

MainWindow::MainWindow(const Services& services)
    : m_services(services)
    , m_actions(this)
    , m_library(models::toPath(services.sampleLibrary), services.cache)
    , m_menu(new MainMenu(m_actions, this))
    , m_top(new TopBar(m_actions, m_menu, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_navigation(new panels::NavigationPanel(&m_library.model(), this))
    , m_breadcrumb(new panels::Breadcrumb(this))
    , m_message(new panels::MessageBar(this))
    , m_messages(new MessageController(m_message, this))
    , m_findBar(new panels::FindBar(this))
    , m_reader(new reader::ReaderView(this))
    , m_panels(new DocumentPanels(this))
    , m_inspector(m_panels->inspector())
    , m_status(new panels::StatusBar(this))
    , m_navigator(new Navigator(
          m_reader, [&store = services.store](const auto& file) { return EncodingController::encodingOf(store, file); },
          this))
    , m_companion(new ReaderCompanion(m_reader, m_top->omnibox(), m_status, services.store, this))
    , m_encodings(new EncodingController(services.store, m_navigator, m_status, this))
    , m_find(new FindController(m_findBar, m_reader, this))
    , m_links(new LinkFollower(m_navigator, &m_library, &services.opener, this))
    , m_index(new IndexController(services.cache, m_status, this))
    , m_page(new panels::SearchPage(this))
    , m_stack(new QStackedWidget(this))
    , m_search(new SearchController({m_top->omnibox(), m_page, m_stack, m_status, &m_library.model(), m_index}, this))
    , m_opener(new Opener(&services.store, m_navigator, &m_library, {services.sampleLibrary, services.sampleDocument},
                          services.isFolder, this))
    , m_watch(new LibraryWatch({&m_library, m_index, m_navigator, m_status, &services.store, m_messages}, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    connect(new DropTarget(this), &DropTarget::dropped, this, &MainWindow::open);
    m_reader->setObjectName(QStringLiteral("reader"));
    m_reader->setTheme(services.appearance.theme());
    layOutWindow({this, m_top, m_splitter, m_navigation, m_stack, m_breadcrumb, m_message, m_findBar, m_reader, m_page,
                  m_inspector, m_status});
    connectActions({this, &m_actions, m_reader, m_navigator, m_find, m_links, m_search, m_page, m_top->omnibox(),
                    m_navigation, m_inspector, &services.store, new PrintController(m_reader, m_status, this),
                    m_opener});
    connectParts();
    connectLibrary();
    connectServices();
    restore();
    retranslate();
    m_reader->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectParts()
{
    connect(m_navigator, &Navigator::opened, this, &MainWindow::onOpened);
    connect(m_navigator, &Navigator::failed, this, &MainWindow::onFailed);
    connect(m_navigator, &Navigator::skipped, this,
            [this](const Error& error) { say(m_watch->messageFor(error), Until::DocumentAfter); });
    connect(m_navigator, &Navigator::jumped, this, [this] { m_messages->hushAfter(Until::NextSuccess); });
    connect(m_navigator, &Navigator::anchorMissing, this, [this](const QString& anchor) {
        say(Messages::forRefusal({Refusal::NoSuchAnchor, QLatin1Char('#') + anchor}));
        Q_EMIT failed(m_message->text());
    });
    connect(m_navigator, &Navigator::placeChanged, this, &MainWindow::showPlace);
    connect(m_opener, &Opener::readingChanged, m_status, &panels::StatusBar::setReading);
    connect(m_navigator, &Navigator::historyChanged, this, [this] {
        m_actions[ActionId::Back]->setEnabled(m_navigator->canGoBack());
        m_actions[ActionId::Forward]->setEnabled(m_navigator->canGoForward());
    });

    connectPlaces({m_breadcrumb, m_inspector, m_navigation, m_reader, m_panels, m_search, m_navigator, m_links,
                   new HitOpener({m_navigator, m_find, m_links, m_reader, m_status}, this)});
    connect(m_inspector, &panels::Inspector::currentTabChanged, this, [this] {
        m_services.store.update(
            [this](Session& session) { session.inspectorTab = static_cast<int>(m_inspector->currentTab()); });
    });
    connect(m_navigation, &panels::NavigationPanel::openFolderRequested, m_actions[ActionId::OpenFolder],
            &QAction::trigger);
    connect(m_panels, &DocumentPanels::noted, m_status, &panels::StatusBar::showNote);
    connect(m_links, &LinkFollower::refused, this, [this](const Message& message) { say(message); });
    connect(m_reader, &reader::ReaderView::chartRequested, this, [this](std::uint32_t table) {
        m_actions[ActionId::ToggleInspector]->setChecked(true);
        m_panels->revealTable(table);
    });
    connect(m_reader, &reader::ReaderView::firstPaintDone, this, [this] {
        Q_EMIT firstPaintDone();
        // The panels wait for the text, until it is on the screen: it is what the reader came for.
        fillPanelsSoon();
    });
    connect(m_stack, &QStackedWidget::currentChanged, this, &MainWindow::fillPanelsSoon);

    connect(m_splitter, &QSplitter::splitterMoved, this, [this] {
        m_services.store.update([this](Session& session) {
            session.panelWidths = {m_navigation->width(), m_inspector->width()};
        });
    });
}

void MainWindow::connectLibrary()
{
    connect(m_opener, &Opener::libraryAsked, m_index, &IndexController::setFolders);
    connect(m_opener, &Opener::libraryAsked, m_watch, &LibraryWatch::setFolders);
    connect(&m_index->service(), &tasks::IndexService::finished, this, &MainWindow::showProblems);
    auto* files = new FileRevealer(&m_services.opener, this);
    connect(files, &FileRevealer::failed, this, [this](const Message& message) { say(message); });
    connect(m_reader, &reader::ReaderView::pictureFileRequested, files,
            [this, files](const auto& picture) { files->revealPicture(picture, m_reader->pictureFolders()); });
    new LibraryMenu({m_navigation, m_status, m_opener, m_index, m_navigator, m_reader, files, m_messages}, this);
    connect(m_opener, &Opener::libraryAsked, this, [this] {
        m_actions[ActionId::CloseFolders]->setEnabled(m_opener->hasOwn());
        m_navigation->setReading(true);
        m_status->setLibraryCount(-1);
    });
    connect(&m_library, &LibraryController::scanned, this, &MainWindow::onScanned);
    connect(&m_library, &LibraryController::rescanned, this, [this] {
        m_status->setLibraryCount(static_cast<int>(m_library.documentCount()));
        if (const Opened& current = m_navigator->current(); current && m_filled) {
            m_library.setOpened(*current);
        }
    });
    connect(&m_library, &LibraryController::failed, this, [this](const Error& first, int count) {
        m_messages->sayToo(Messages::forErrors(first, count), Until::NextSuccess);
    });
    connect(&m_library, &LibraryController::problemsChanged, this, &MainWindow::showProblems);
    connect(&m_library, &LibraryController::nothingIn, this, [this](const std::filesystem::path& folder) {
        const Message message = Messages::noMarkdown(models::toQString(folder));
        m_messages->sayToo(message, Until::Closed);
        Q_EMIT failed(message.text());
        m_opener->refuse(folder);
    });
}

void MainWindow::connectServices()
{
    Appearance& appearance = m_services.appearance;
    connect(&appearance, &Appearance::themeChanged, this, [this](const style::Theme& theme) {
        m_reader->setTheme(theme);
        m_panels->setTheme(theme);
        m_actions.redraw();
    });
    connect(m_menu, &MainMenu::clearRecentRequested, this, [this] { m_search->setRecent({}, {}); });
    connect(m_menu, &MainMenu::recentFileChosen, this, &MainWindow::openPath);
    m_navigator->setEarly(m_services.early);
    m_menu->setEncodingMenu(m_encodings->menu());
    connectChoices(m_actions, *m_menu, appearance, m_services.language, m_services.store);
    connect(m_status, &panels::StatusBar::languageRequested, this, [this] {
        const bool chinese = m_services.language.current() == QStringLiteral("zh_CN");
        m_services.language.setChoice(chinese ? QStringLiteral("en") : QStringLiteral("zh_CN"));
    });
}

void MainWindow::restore()
{
    const Session& session = m_services.store.session();
    resize((QSizeF(1440, 900) * style::scale(font())).toSize());
    restoreGeometry(session.geometry);
    {
        const QSignalBlocker quiet(m_reader); // nothing was changed
        m_reader->setZoom(session.zoom);
        m_reader->setMeasure(session.measure);
    }
    m_inspector->showTab(static_cast<panels::Inspector::Tab>(session.inspectorTab));
    m_actions[ActionId::ToggleNavigation]->setChecked(session.navigationVisible);
    m_actions[ActionId::ToggleInspector]->setChecked(session.inspectorVisible);
    m_navigation->setVisible(session.navigationVisible);
    m_inspector->setVisible(session.inspectorVisible);
    m_menu->setRecentFiles(session.recent);
    arrangePanels();
}

void MainWindow::start(const QStringList& files, const QString& section)
{
    m_opener->start(files, section);
}

void MainWindow::open(const QStringList& paths)
{
    m_search->leave();
    m_messages->keepTogether(false);
    m_opener->open(paths);
}

void MainWindow::onScanned()
{
    m_scanned = true;
    m_navigation->setReading(false);
    m_status->setLibraryCount(static_cast<int>(m_library.documentCount()));
    const bool opening = m_opener->openFirst();
    const Opened& current = m_navigator->current();
    if (current && !opening) {
        m_library.setOpened(*current);
    }
    showPlace();
    if (!opening && (m_filled || !current)) {
        Q_EMIT settled();
    }
}

void MainWindow::onOpened(const Opened& document)
{
    m_filled = false;
    const document::Document& model = *document->document;
    if (const std::optional<Message> doubt = Messages::forEncoding(document->path, model)) {
        say(*doubt, Until::Document);
    } else {
        m_messages->hushAfter(Until::Document);
    }
    m_status->setHoveredLink({});
    m_reader->setChartedTables(document->charted);
    m_status->setCounts({static_cast<int>(model.sections.size()), static_cast<int>(model.chars),
                         static_cast<int>(model.readingMinutes)});
    m_actions[ActionId::OpenVideo]->setEnabled(!model.videoUrl.empty());
    const QString file = models::toName(document->path);
    m_services.store.update([&file](Session& session) {
        session.document = file;
        session.recent = withRecentFile(session.recent, file);
    });
    const QStringList& recent = m_services.store.session().recent;
    m_menu->setRecentFiles(recent);
    m_search->setRecent(recent, file);
    m_search->setDocument(document->path, document->document);
    setWindowFilePath(file);
    retranslate();
    if (m_search->isOpen()) { // no paint of the text is to be waited for
        fillPanelsSoon();
    }
}

void MainWindow::showProblems()
{
    m_navigation->setProblems(m_index->problems(m_library.problems()));
}

void MainWindow::fillPanelsSoon()
{
    QTimer::singleShot(0, this, &MainWindow::fillPanels);
}

void MainWindow::fillPanels()
{
    const Opened& current = m_navigator->current();
    if (!current || m_filled) {
        return;
    }
    m_panels->show(current, m_services.appearance.theme());
    m_companion->setDocument(current);
    m_find->setDocument(current->path, current->document);
    m_library.setOpened(*current);
    m_actions[ActionId::CloseFolders]->setEnabled(m_opener->hasOwn());
    m_filled = true;
    if (!m_opener->isLibraryAsked()) {
        m_services.appearance.followDesktop();
        m_opener->readLibrary();
    }
    showPlace();
    if (m_scanned) {
        Q_EMIT settled();
    }
}

void MainWindow::onFailed(const Error& error)
{
    const Message message = m_watch->messageFor(error);
    m_messages->keepTogether(m_opener->isAsked(error.detail));
    if (m_opener->openNext(error.detail)) {
        m_messages->sayToo(message, Until::DocumentAfter);
        return;
    }
    m_messages->sayToo(message, Until::NextSuccess);
    Q_EMIT failed(message.text());
    if (!m_opener->isLibraryAsked()) {
        m_opener->readLibrary();
    } else if (const Opened& current = m_navigator->current()) {
        m_library.setOpened(*current);
    }
    Q_EMIT firstPaintDone();
    if (m_scanned) {
        Q_EMIT settled();
    }
}

void MainWindow::showPlace()
{
    const Opened& current = m_navigator->current();
    if (!current) {
        return;
    }
    const document::Document& model = *current->document;
    const document::SectionId section = m_navigator->section();
    const Whereabouts whereabouts = whereaboutsOf(model, section);
    m_breadcrumb->setPlace(whereabouts.steps, whereabouts.time);
    m_navigation->showPlace(current->path, section);
    m_panels->setCurrentSection(section);
    m_reader->setCurrentSection(section);
    keepPlace();
}

void MainWindow::keepPlace()
{
    if (m_navigator->current()) {
        m_services.store.update([this](Session& session) { session.keepPlace(*m_reader); });
    }
}

void MainWindow::arrangePanels()
{
    resizePanels(m_splitter, width(), m_services.store.session().panelWidths);
}

void MainWindow::keepGeometry()
{
    if (isVisible()) {
        m_services.store.update([this](Session& session) { session.geometry = saveGeometry(); });
    }
}

void MainWindow::retranslate()
{
    m_actions.retranslate();
    m_menu->retranslate();
    m_encodings->retranslate();
    m_index->retranslate();
    m_search->retranslate();
    m_messages->retranslate();
    m_status->setLanguageName(m_services.language.currentName());
    const Opened& current = m_navigator->current();
    const QString title = current ? style::windowTitle(models::toQString(current->document->title)) : QString();
    setWindowTitle(current ? title + QStringLiteral(" — ") + tr("Zhilan") : tr("Zhilan"));
}

void MainWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showProblems();
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    keepGeometry();
    keepPlace();
    m_services.store.flush();
    QWidget::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrangePanels();
    keepGeometry();
}

} // namespace zhilan::shell
