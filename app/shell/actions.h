#pragma once

#include <QAction>
#include <QObject>

#include <array>
#include <cstddef>

namespace zhilan::shell
{

/// Everything the window can be asked to do. Object names of the actions are in actions.cpp.
enum class ActionId : std::size_t {
    OpenFile,
    OpenFolder,
    CloseFolders,
    Print,
    ExportPdf,
    ExportHtml,
    Quit,
    Back,
    Forward,
    Search,
    Find,
    FindNext,
    FindPrevious,
    Copy,
    SelectAll,
    OpenVideo,
    ToggleNavigation,
    ToggleInspector,
    ShowCharts,
    ShowChapters,
    ShowQuotes,
    ShowGlossary,
    FocusNavigation,
    FocusReader,
    NextPane,
    PreviousPane,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    WiderColumn,
    NarrowerColumn,
    CaretBrowsing,
    SwitchTheme,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    LanguageSystem,
    LanguageChinese,
    LanguageEnglish,
    ShowMenu,
    ContextMenu,
    OpenSample,
    About,
    Count,
};

/// All actions of a window: names, shortcuts and icons in one table.
class Actions : public QObject
{
    Q_OBJECT

public:
    /// Actions belong to `window`, so that their shortcuts work in it.
    explicit Actions(QWidget* window);

    [[nodiscard]] QAction* operator[](ActionId id) const { return m_actions[static_cast<std::size_t>(id)]; }

    void retranslate();
    /// Icons in the present theme's colours.
    void redraw();

private:
    std::array<QAction*, static_cast<std::size_t>(ActionId::Count)> m_actions{};
};

} // namespace zhilan::shell
