#include "app/shell/main_menu.h"

#include "app/shell/actions.h"

#include <QDir>
#include <QFileInfo>

namespace zhilan::shell
{

MainMenu::MainMenu(const Actions& actions, QWidget* parent)
    : QMenu(parent)
    , m_recent(new QMenu(this))
    , m_show(new QMenu(this))
    , m_theme(new QMenu(this))
    , m_language(new QMenu(this))
    , m_help(new QMenu(this))
    , m_clear(new QAction(this))
{
    setObjectName(QStringLiteral("mainMenu"));
    m_recent->setObjectName(QStringLiteral("recentMenu"));
    m_recent->setToolTipsVisible(true);
    m_clear->setObjectName(QStringLiteral("clearRecent"));
    const auto add = [&actions](QMenu* menu, std::initializer_list<ActionId> ids) {
        for (const ActionId id : ids) {
            menu->addAction(actions[id]);
        }
        menu->addSeparator();
    };
    add(this, {ActionId::OpenFile, ActionId::OpenFolder});
    addMenu(m_recent);
    add(this, {ActionId::CloseFolders});
    add(this, {ActionId::Print, ActionId::ExportPdf, ActionId::ExportHtml});
    add(this, {ActionId::Search, ActionId::Find, ActionId::FindNext, ActionId::FindPrevious});
    add(this, {ActionId::Back, ActionId::Forward, ActionId::OpenVideo});
    add(this, {ActionId::Copy, ActionId::SelectAll});
    addMenu(m_show);
    add(m_show, {ActionId::ToggleNavigation, ActionId::ToggleInspector});
    add(m_show, {ActionId::ShowCharts, ActionId::ShowChapters, ActionId::ShowQuotes, ActionId::ShowGlossary});
    add(m_show, {ActionId::FocusNavigation, ActionId::FocusReader, ActionId::NextPane, ActionId::PreviousPane});
    add(m_show, {ActionId::ZoomIn, ActionId::ZoomOut, ActionId::ZoomReset});
    add(m_show, {ActionId::WiderColumn, ActionId::NarrowerColumn});
    add(m_show, {ActionId::CaretBrowsing});
    addMenu(m_theme);
    add(m_theme, {ActionId::ThemeSystem, ActionId::ThemeLight, ActionId::ThemeDark});
    add(m_theme, {ActionId::SwitchTheme});
    addMenu(m_language);
    add(m_language, {ActionId::LanguageSystem, ActionId::LanguageChinese, ActionId::LanguageEnglish});
    addSeparator();
    addMenu(m_help);
    add(m_help, {ActionId::OpenSample, ActionId::About});
    add(this, {ActionId::Quit});
    connect(m_clear, &QAction::triggered, this, &MainMenu::clearRecentRequested);
    retranslate();
}

void MainMenu::setRecentFiles(const QStringList& files)
{
    m_recent->clear();
    for (const QString& file : files) {
        QString name = QFileInfo(file).completeBaseName();
        // An ampersand would mark a key.
        QAction* action = m_recent->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setToolTip(QDir::toNativeSeparators(file));
        connect(action, &QAction::triggered, this, [this, file] { Q_EMIT recentFileChosen(file); });
    }
    m_recent->addSeparator();
    m_recent->addAction(m_clear);
    m_recent->setEnabled(!files.isEmpty());
}

void MainMenu::setEncodingMenu(QMenu* menu)
{
    m_show->addSeparator();
    m_show->addMenu(menu);
}

void MainMenu::retranslate()
{
    m_recent->setTitle(tr("Recent files"));
    m_clear->setText(tr("Clear this list"));
    m_show->setTitle(tr("View"));
    m_theme->setTitle(tr("Theme"));
    m_language->setTitle(tr("Language"));
    m_help->setTitle(tr("Help"));
}

} // namespace zhilan::shell
