#pragma once

#include <QMenu>

namespace zhilan::shell
{

class Actions;

/// Everything the window can do, behind the "⋯" button.
class MainMenu : public QMenu
{
    Q_OBJECT

public:
    MainMenu(const Actions& actions, QWidget* parent = nullptr);

    /// Newest first.
    void setRecentFiles(const QStringList& files);
    /// Put at the end of what concerns the open document; not owned.
    void setEncodingMenu(QMenu* menu);
    void retranslate();

Q_SIGNALS:
    void recentFileChosen(const QString& file);
    void clearRecentRequested();

private:
    QMenu* m_recent;
    QMenu* m_show;
    QMenu* m_theme;
    QMenu* m_language;
    QMenu* m_help;
    QAction* m_clear;
};

} // namespace zhilan::shell
