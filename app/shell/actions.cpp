#include "app/shell/actions.h"

#include "app/style/style.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QWidget>

namespace zhilan::shell
{

namespace
{

struct Spec {
    const char* name;
    const char* text;
    const char* shortcuts; ///< parted by "; "
    const char* icon;
    bool checkable = false;
};

constexpr auto kContext = "zhilan::shell::Actions";

/// In the order of ActionId.
constexpr std::array<Spec, static_cast<std::size_t>(ActionId::Count)> kSpecs{{
    {"openFile", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Open file…"), "Ctrl+O", "open"},
    {"openFolder", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Open folder…"), "Ctrl+Shift+O", "folder"},
    {"closeFolders", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Close all folders"), "Ctrl+Shift+W", ""},
    {"print", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Print…"), "Ctrl+P", ""},
    {"exportPdf", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Save as PDF…"), "Ctrl+Shift+E", ""},
    {"exportHtml", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Save as HTML…"), "", ""},
    {"quit", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Quit"), "Ctrl+Q", ""},
    {"back", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Back"), "Alt+Left; Back", "back"},
    {"forward", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Forward"), "Alt+Right; Forward", "forward"},
    {"search", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Search or go to…"), "Ctrl+K; Ctrl+L", "search"},
    {"find", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Find in this document…"), "Ctrl+F", "search"},
    {"findNext", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Next place"), "F3; Ctrl+G", "down"},
    {"findPrevious", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Previous place"), "Shift+F3; Ctrl+Shift+G", "up"},
    {"copy", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Copy"), "", "copy"},
    {"selectAll", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Select all"), "", ""},
    {"openVideo", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Open video"), "Ctrl+Return", "play"},
    {"toggleNavigation", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Library"), "F9", "menu", true},
    {"toggleInspector", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Side panel"), "Shift+F9", "sidebar", true},
    {"showCharts", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Charts"), "Alt+1", "chart"},
    {"showChapters", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Chapters"), "Alt+2", "play"},
    {"showQuotes", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Quotes"), "Alt+3", "quote"},
    {"showGlossary", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Glossary"), "Alt+4", "bookmark"},
    {"focusNavigation", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Go to the library"), "Ctrl+1", ""},
    {"focusReader", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Go to the text"), "Ctrl+2", ""},
    {"nextPane", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Next part of the window"), "F6", ""},
    {"previousPane", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Previous part of the window"), "Shift+F6", ""},
    {"zoomIn", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Larger text"), "Ctrl++; Ctrl+=", ""},
    {"zoomOut", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Smaller text"), "Ctrl+-", ""},
    {"zoomReset", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Normal text size"), "Ctrl+0", ""},
    {"widerColumn", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Longer lines"), "Ctrl+]", ""},
    {"narrowerColumn", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Shorter lines"), "Ctrl+[", ""},
    {"caretBrowsing", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Caret in the text"), "F7", "", true},
    {"switchTheme", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Switch between light and dark"), "Ctrl+Shift+D",
     "theme"},
    {"themeSystem", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "As the desktop"), "", "", true},
    {"themeLight", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Light"), "", "", true},
    {"themeDark", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Dark"), "", "", true},
    {"languageSystem", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Language of the desktop"), "", "", true},
    // Languages carry their own names, so that they are found by those who read nothing else.
    {"languageChinese", "中文", "", "", true},
    {"languageEnglish", "English", "", "", true},
    {"showMenu", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Menu"), "F10; Alt+M", "more"},
    {"contextMenu", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Menu of what has the focus"), "Shift+F10", ""},
    {"openSample", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "Open the sample library"), "", ""},
    {"about", QT_TRANSLATE_NOOP("zhilan::shell::Actions", "About Zhilan"), "", ""},
}};

} // namespace

Actions::Actions(QWidget* window) : QObject(window)
{
    for (std::size_t i = 0; i < kSpecs.size(); ++i) {
        auto* action = new QAction(window);
        action->setObjectName(QLatin1String(kSpecs[i].name));
        action->setCheckable(kSpecs[i].checkable);
        action->setShortcuts(QKeySequence::listFromString(QLatin1String(kSpecs[i].shortcuts)));
        window->addAction(action);
        m_actions[i] = action;
    }
    (*this)[ActionId::Copy]->setShortcut(QKeySequence::Copy);
    (*this)[ActionId::SelectAll]->setShortcut(QKeySequence::SelectAll);
    // The text fields have these themselves; in the window they are the view's.
    (*this)[ActionId::Copy]->setShortcutContext(Qt::WidgetShortcut);
    (*this)[ActionId::SelectAll]->setShortcutContext(Qt::WidgetShortcut);

    const auto choice = [this](std::initializer_list<ActionId> ids) {
        auto* group = new QActionGroup(this);
        for (const ActionId id : ids) {
            group->addAction((*this)[id]);
        }
    };
    choice({ActionId::ThemeSystem, ActionId::ThemeLight, ActionId::ThemeDark});
    choice({ActionId::LanguageSystem, ActionId::LanguageChinese, ActionId::LanguageEnglish});
    retranslate();
    redraw();
}

void Actions::retranslate()
{
    for (std::size_t i = 0; i < kSpecs.size(); ++i) {
        QAction* action = m_actions[i];
        const QString text = QCoreApplication::translate(kContext, kSpecs[i].text);
        action->setText(text);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys));
    }
}

void Actions::redraw()
{
    for (std::size_t i = 0; i < kSpecs.size(); ++i) {
        if (*kSpecs[i].icon != '\0') {
            m_actions[i]->setIcon(style::icon(QLatin1String(kSpecs[i].icon), style::currentTheme()));
        }
    }
}

} // namespace zhilan::shell
